"""Questions behind buttons whose ids are too short for them: kept by a key made of the words, never with who asked."""

from datetime import datetime

from sqlite_utils import Database

from bot.store.revising import moment
from bot.store.rows import storable

_LONGEST = 8000
_MOST = 20_000
"""So many texts are kept; the oldest go first."""

_KEEP = "INSERT INTO kept_texts (key, text, at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at"
_FORGET = "DELETE FROM kept_texts WHERE key IN (SELECT key FROM kept_texts ORDER BY at DESC LIMIT -1 OFFSET ?)"


def keep_text(db: Database, key: str, text: str, at: datetime) -> None:
    """Keep a text under its key, as used now."""
    if len(text) > _LONGEST:
        return
    new = db.execute("SELECT 1 FROM kept_texts WHERE key = ?", [key]).fetchone() is None
    db.execute(_KEEP, [key, storable(text), moment(at)])
    if new:
        db.execute(_FORGET, [_MOST])


def kept_text(db: Database, key: str) -> str | None:
    """Give the text of a key, None where it is forgotten."""
    row = db.execute("SELECT text FROM kept_texts WHERE key = ?", [key]).fetchone()
    return None if row is None else str(row[0])
