"""Aliases and topics of each server, and every change of them. What may be a name is decided in the service."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.domain.naming import NO_NAMES, Alias, Names, Topic
from bot.errors import InvalidFact, NothingToUndo
from bot.store.revising import Circumstances, refuse_others
from bot.store.rows import scope_of, storable
from bot.store.stored import read_json

ALIAS, TOPIC = "alias", "topic"
MOST = {ALIAS: 500, TOPIC: 100}
"""So many of each a server may have."""
MOST_FACTS = 200
"""So many facts a topic may have."""

_ALL = "SELECT sort, key, record FROM namings WHERE scope = ?"
_NOTE = """
    INSERT INTO naming_changes (scope, sort, key, action, before, after, actor_id, actor_name, at, undoes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_LAST = """
    SELECT sequence, before, after FROM naming_changes AS changed
    WHERE scope = ? AND sort = ? AND key = ? AND undoes IS NULL
        AND NOT EXISTS (SELECT 1 FROM naming_changes AS undone WHERE undone.undoes = changed.sequence)
    ORDER BY sequence DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class NamingChange:
    """One change of an alias or topic: `before` and `after` are what stood and stands, None for nothing."""

    action: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    actor_name: str
    at: str


def names_of(db: Database, server: int | None) -> Names:
    """Give all names of a server."""
    rows = db.execute(_ALL, [scope_of(server)]).fetchall() if server is not None else []
    if not rows:
        return NO_NAMES
    aliases, topics = {}, {}
    for sort, key, text in rows:
        record = read_json(text)
        if sort == ALIAS:
            aliases[key] = Alias(record["words"], record["means"], record["entity"])
        else:
            topics[key] = Topic(record["name"], record["about"], tuple(record["facts"]))
    return Names(aliases, topics)


def put_name(
    db: Database, sort: str, key: str, record: Mapping[str, Any] | None, action: str, here: Circumstances
) -> None:
    """Put an alias or topic in the place of what stands under its key, None to remove it; one change in history.

    Raises NotAllowed for anybody but curators, and InvalidFact where a server has too many.
    """
    refuse_others(here)
    before = _standing(db, sort, key, here)
    if before is None and record is not None:
        count = db.execute("SELECT count(*) FROM namings WHERE scope = ? AND sort = ?", [here.scope, sort]).fetchone()[
            0
        ]
        if count >= MOST[sort]:
            raise InvalidFact(
                [f"This server has {count} of these already, which is all there may be. Remove one first."]
            )
    _put(db, sort, key, record, here)
    _note(db, sort, key, action, before, record, here)


def undo_name(db: Database, sort: str, key: str, here: Circumstances) -> Mapping[str, Any] | None:
    """Return to the state before the last change that was not undone; give it. Raises NothingToUndo where there is none."""
    refuse_others(here)
    last = db.execute(_LAST, [here.scope, sort, key]).fetchone()
    if last is None:
        raise NothingToUndo(f"The {sort} {key} has no change here that could be undone.")
    sequence, before, _ = last
    record = None if before is None else read_json(before)
    standing = _standing(db, sort, key, here)
    _put(db, sort, key, record, here)
    _note(db, sort, key, "undone", standing, record, here, undoes=sequence)
    return record


def naming_history(db: Database, sort: str, key: str, server: int | None) -> tuple[NamingChange, ...]:
    """Give what happened to an alias or topic, oldest first."""
    sql = (
        "SELECT action, before, after, actor_name, at FROM naming_changes "
        "WHERE scope = ? AND sort = ? AND key = ? ORDER BY sequence"
    )
    return tuple(
        NamingChange(action, _read(before), _read(after), name, at)
        for action, before, after, name, at in db.execute(sql, [scope_of(server), sort, key])
    )


def _standing(db: Database, sort: str, key: str, here: Circumstances) -> Mapping[str, Any] | None:
    sql = "SELECT record FROM namings WHERE scope = ? AND sort = ? AND key = ?"
    row = db.execute(sql, [here.scope, sort, key]).fetchone()
    return _read(row[0]) if row else None


def _put(db: Database, sort: str, key: str, record: Mapping[str, Any] | None, here: Circumstances) -> None:
    if record is None:
        db.execute("DELETE FROM namings WHERE scope = ? AND sort = ? AND key = ?", [here.scope, sort, key])
        return
    sql = "INSERT INTO namings VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET record = excluded.record"
    db.execute(sql, [here.scope, sort, storable(key), _write(record)])


def _note(
    db: Database,
    sort: str,
    key: str,
    action: str,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    here: Circumstances,
    undoes: int | None = None,
) -> None:
    states = [None if state is None else _write(state) for state in (before, after)]
    who = [here.actor.id, storable(here.actor.name), here.moment]
    db.execute(_NOTE, [here.scope, sort, key, action, *states, *who, undoes])


def _read(text: str | None) -> Mapping[str, Any] | None:
    return None if text is None else dict(read_json(text))


def _write(record: Mapping[str, Any]) -> str:
    return storable(json.dumps(dict(record), ensure_ascii=False))
