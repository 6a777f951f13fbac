"""Reading the revisions of facts. Making them lives in `revising.py`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.domain.model import AnyFact, Held, Revision
from bot.store.rows import GLOBAL, scope_of, server_of
from bot.store.stored import read_json, read_record

_REVISION = """
    SELECT sequence, fact_id, version, action, scope, actor_id, actor_name, at, reason, before, after, undoes
    FROM revisions
"""
_STANDING = """
    SELECT sequence, before, copies FROM revisions AS done WHERE fact_id = ? AND scope = ? AND undoes IS NULL
    AND NOT EXISTS (SELECT 1 FROM revisions WHERE undoes = done.sequence) ORDER BY sequence DESC LIMIT 1
"""
_SHOWN_WHOLE = 80


@dataclass(frozen=True, slots=True)
class Standing:
    """A change that was not undone: its number, what stood before it, and whether it began a server's own copy."""

    sequence: int
    before: AnyFact | None
    copies: bool


def revision(db: Database, sequence: int) -> Revision:
    """Give one revision by its number."""
    return _read(db.execute(f"{_REVISION} WHERE sequence = ?", [sequence]).fetchone())


def history(db: Database, fact_id: str, server: int | None) -> Sequence[Revision]:
    """Give what happened to a fact as far as a server may see it, oldest first."""
    sql = f"{_REVISION} WHERE fact_id = ? AND scope IN (?, ?) ORDER BY sequence"
    return tuple(_read(row) for row in db.execute(sql, [fact_id, GLOBAL, scope_of(server)]))


def last_standing(db: Database, scope: int, fact_id: str) -> Standing | None:
    """Give the last change in a scope that is neither undone nor an undoing."""
    row = db.execute(_STANDING, [fact_id, scope]).fetchone()
    if row is None:
        return None
    sequence, before, copies = row
    return Standing(sequence, None if before is None else read_record(before), bool(copies))


def changed_since(db: Database, expected: int, current: Held, server: int | None) -> Sequence[str]:
    """Say which fields changed after a version, and who changed them."""
    revisions = history(db, current.fact.id, server)
    later = (each for each in revisions if each.version > expected and current.server in (None, each.server))
    return tuple(line for each in later for line in _told(each))


def _told(done: Revision) -> Iterator[str]:
    if done.before is None or done.after is None:
        yield f"{done.action} by {done.actor_name}"
        return
    for name in sorted({*done.before, *done.after}):
        before, after = done.before.get(name), done.after.get(name)
        if before != after:
            yield f"{name}{_difference(before, after)} ({done.action} by {done.actor_name})"


def _difference(before: object, after: object) -> str:
    told = f": {_shown(before)} → {_shown(after)}"
    return told if len(told) <= _SHOWN_WHOLE and not isinstance(before or after, list | dict) else ""


def _shown(value: object) -> str:
    return "nothing" if value is None else str(value)


def _read(row: tuple[Any, ...]) -> Revision:
    sequence, fact_id, version, action, scope, actor_id, actor_name, at, reason, before, after, undoes = row
    return Revision(
        sequence=sequence,
        fact_id=fact_id,
        version=version,
        action=action,
        server=server_of(scope),
        actor_id=actor_id,
        actor_name=actor_name,
        at=at,
        reason=reason,
        before=None if before is None else read_json(before),
        after=None if after is None else read_json(after),
        undoes=undoes,
    )
