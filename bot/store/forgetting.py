"""Forgetting people: one member who asks for it, everywhere; and what was kept long enough, server by server.

A table that names people belongs into `forget_member`; `tests/store/test_forgetting.py` looks through every column.
"""

from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from bot.domain.server import USUAL_RETENTION
from bot.store.articles import forget_articles
from bot.store.data_files import forget_files
from bot.store.letters import forget_letters
from bot.store.notices import forget_notices
from bot.store.schema import FORGOTTEN

# The reason of an accepted proposal names who made it.
_REASONS = """
    UPDATE revisions SET reason = 'proposed by ' || :forgotten
    WHERE reason LIKE 'proposed by %' AND EXISTS (
        SELECT 1 FROM proposals WHERE proposals.scope = revisions.scope AND proposals.actor_id <> 0
        AND revisions.reason = 'proposed by ' || proposals.actor_name AND {which})
"""
_REVISIONS = "UPDATE revisions SET actor_id = 0, actor_name = :forgotten WHERE actor_id = :member RETURNING sequence"
_PROPOSALS = "UPDATE proposals SET actor_id = 0, actor_name = :forgotten WHERE actor_id = :member RETURNING id"
_DECIDED = (
    "UPDATE proposals SET settled_by = NULL, settled_name = :forgotten WHERE settled_by = :member",
    # Who approved first is still told apart from everybody else, and nobody else has the id 0.
    "UPDATE proposals SET approved_by = 0, approved_name = :forgotten WHERE approved_by = :member",
    "UPDATE reports SET settled_by = NULL WHERE settled_by = :member",
)
_IMPORTS = "UPDATE imports SET actor_id = 0, actor_name = :forgotten WHERE actor_id = :member RETURNING id"
_NAMINGS = "UPDATE naming_changes SET actor_id = 0, actor_name = :forgotten WHERE actor_id = :member RETURNING sequence"
_REPORTS = "UPDATE reports SET member = 0 WHERE member = :member"

_FIRST_DAY_KEPT = """
    date(:today, '-' || coalesce(
        (SELECT json_extract(settings, '$.retention') FROM servers WHERE servers.id = {table}.scope), :usual) || ' days')
"""
_OLD_QUESTIONS = "DELETE FROM questions WHERE substr(last_asked, 1, 10) < {first} RETURNING key"
_OLD_NOTICES = "DELETE FROM notices WHERE asked_on < {first} RETURNING id"
_OLD_TEXTS = "DELETE FROM kept_texts WHERE substr(at, 1, 10) < date(:today, '-' || :usual || ' days') RETURNING key"
_OLD_REPORTS = "DELETE FROM reports WHERE substr(at, 1, 10) < {first} RETURNING id"
_OLD_LETTERS = "DELETE FROM letters WHERE substr(at, 1, 10) < {first} RETURNING id"
_OLD_ARTICLES = "DELETE FROM articles WHERE substr(at, 1, 10) < {first} RETURNING id"
_OLD_FILES = "DELETE FROM data_files WHERE substr(at, 1, 10) < date(:today, '-1 day') RETURNING id"
_LONG_SETTLED = "accepted IS NOT NULL AND substr(settled_at, 1, 10) < {first}"
_OLD_PROPOSALS = """
    UPDATE proposals SET actor_id = 0, actor_name = :forgotten, settled_by = NULL, settled_name = :forgotten,
        approved_by = NULL, approved_name = NULL
    WHERE (actor_id <> 0 OR settled_by IS NOT NULL) AND {which} RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many changes and proposals no longer name a member, and how many answers the member no longer waits for."""

    revisions: int
    proposals: int
    notices: int


def forget_member(db: Database, member: int) -> Forgotten:
    """Take a member's id and name out of everything, in every server; what they did stays."""
    values = {"member": member, "forgotten": FORGOTTEN}
    db.execute(_REASONS.format(which="actor_id = :member"), values)
    revisions = len(db.execute(_REVISIONS, values).fetchall()) + len(db.execute(_NAMINGS, values).fetchall())
    db.execute(_IMPORTS, values).fetchall()
    proposals = len(db.execute(_PROPOSALS, values).fetchall())
    for sql in (*_DECIDED, _REPORTS):
        db.execute(sql, values)
    forget_letters(db, member)
    forget_articles(db, member)
    forget_files(db, member)
    return Forgotten(revisions, proposals, forget_notices(db, member))


def forget_old(db: Database, today: date) -> int:
    """Forget what each server keeps no longer, and who made proposals settled that long ago; give how much that was."""
    values = {"today": today.isoformat(), "usual": USUAL_RETENTION, "forgotten": FORGOTTEN}
    settled = _LONG_SETTLED.format(first=_first_day_kept("proposals"))
    db.execute(_REASONS.format(which=settled), values)
    old = (
        _OLD_QUESTIONS.format(first=_first_day_kept("questions")),
        _OLD_NOTICES.format(first=_first_day_kept("notices")),
        _OLD_TEXTS,
        _OLD_REPORTS.format(first=_first_day_kept("reports")),
        _OLD_LETTERS.format(first=_first_day_kept("letters")),
        _OLD_ARTICLES.format(first=_first_day_kept("articles")),
        _OLD_FILES,
        _OLD_PROPOSALS.format(which=settled),
    )
    return sum(len(db.execute(sql, values).fetchall()) for sql in old)


def _first_day_kept(table: str) -> str:
    return _FIRST_DAY_KEPT.format(table=table)
