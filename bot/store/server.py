"""What each server chose, and whether it was greeted. What may be chosen is decided in the service."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlite_utils import Database

from bot.domain.model import Actor
from bot.domain.server import USUAL_RETENTION, ServerSettings, Style
from bot.errors import NotAllowed
from bot.store.rows import storable, write_json
from bot.store.stored import read_json

_READ = "SELECT prefix, curator_role, settings FROM servers WHERE id = ?"
_WRITE = """
    INSERT INTO servers (id, prefix, curator_role, settings) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
        prefix = excluded.prefix, curator_role = excluded.curator_role, settings = excluded.settings
"""
_GREET = """
    INSERT INTO servers (id, settings, greeted) VALUES (?, '{}', 1)
    ON CONFLICT DO UPDATE SET greeted = 1 WHERE greeted = 0 RETURNING id
"""


def server_settings(db: Database, server: int) -> ServerSettings:
    """Give what a server chose, or the defaults."""
    return _settings(*_row(db, server))


def change_server_settings(
    db: Database, server: int, alter: Callable[[ServerSettings], ServerSettings], actor: Actor
) -> ServerSettings:
    """Change what a server chose, from what it is now; only who manages the server and the operator may."""
    if not (actor.manager or actor.operator):
        raise NotAllowed("Only members with the Manage Server permission may change the settings of this server.")
    prefix, curator_role, other = _row(db, server)
    chosen = alter(_settings(prefix, curator_role, other))
    text = write_json({**other, **_other(chosen)})
    db.execute(_WRITE, [server, chosen.prefix and storable(chosen.prefix), chosen.curator_role, text])
    return chosen


def claim_greeting(db: Database, server: int) -> bool:
    """Remember that a server is greeted; false where it was before."""
    return db.execute(_GREET, [server]).fetchone() is not None


def _row(db: Database, server: int) -> tuple[str | None, int | None, Mapping[str, Any]]:
    row = db.execute(_READ, [server]).fetchone()
    return (None, None, {}) if row is None else (row[0], row[1], read_json(row[2]))


def _settings(prefix: str | None, curator_role: int | None, other: Mapping[str, Any]) -> ServerSettings:
    return ServerSettings(
        prefix=prefix,
        curator_role=curator_role,
        channels=tuple(other.get("channels", ())),
        donor=other.get("donor"),
        recipient=other.get("recipient"),
        language=other.get("language"),
        style=Style(other.get("style", Style.EMBED)),
        retention=other.get("retention", USUAL_RETENTION),
        approvals=other.get("approvals", 1),
        corrections=other.get("corrections", False),
    )


def _other(chosen: ServerSettings) -> dict[str, object]:
    """What has no column of its own."""
    return {
        "channels": list(chosen.channels),
        "donor": chosen.donor,
        "recipient": chosen.recipient,
        "language": chosen.language,
        "style": chosen.style.value,
        "retention": chosen.retention,
        "approvals": chosen.approvals,
        "corrections": chosen.corrections,
    }
