"""Who waits for which answer: kept from the asking until the answer was sent, and no longer.

A notice is marked as told before it is sent, so that no crash can make it be sent twice.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from bot.store.rows import scope_of, server_of, storable
from bot.store.stored import read_json

_MOST_EACH = 10
_MOST_HERE = 500
"""For each member, and for each server or all direct messages together."""

_WAITING = "SELECT id, scope, member, channel, texts, asked_on FROM notices WHERE state = 'waiting'"
_KEEP = """
    INSERT INTO notices (scope, key, member, channel, texts, asked_on, likeness) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET channel = excluded.channel, asked_on = excluded.asked_on, state = 'waiting', failures = 0
"""
_FULL = """
    SELECT (SELECT count(*) FROM notices WHERE member = :member) >= :each
        OR (SELECT count(*) FROM notices WHERE scope = :scope) >= :here
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A question, after those it goes on from, its key, who asked it on which day, and where they are to be told.

    `channel` None stands for direct messages.
    """

    texts: tuple[str, ...]
    key: str
    server: int | None
    member: int
    channel: int | None
    asked_on: date
    likeness: str = ""
    """The key under which the question is counted in the inbox."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice in the store, not told yet."""

    id: int
    server: int | None
    member: int
    channel: int | None
    texts: tuple[str, ...]
    asked_on: date


def keep_notice(db: Database, notice: Notice) -> bool:
    """Keep a notice, once for each member and question; tell whether there was room for it."""
    scope, key = scope_of(notice.server), storable(notice.key)
    known = db.execute(
        "SELECT 1 FROM notices WHERE member = ? AND scope = ? AND key = ?", [notice.member, scope, key]
    ).fetchone()
    bounds = {"member": notice.member, "scope": scope, "each": _MOST_EACH, "here": _MOST_HERE}
    if not known and db.execute(_FULL, bounds).fetchone()[0]:
        return False
    texts = json.dumps([storable(text) for text in notice.texts], ensure_ascii=False)
    likeness = storable(notice.likeness)
    db.execute(_KEEP, [scope, key, notice.member, notice.channel, texts, notice.asked_on.isoformat(), likeness])
    return True


def waiting_notices(db: Database, server: int | None) -> Sequence[Waiting]:
    """Give what a changed fact of a server, or with None one that all servers see, may answer; oldest first."""
    rows = (
        db.execute(f"{_WAITING} ORDER BY id")
        if server is None
        else db.execute(f"{_WAITING} AND scope = ? ORDER BY id", [scope_of(server)])
    )
    return tuple(
        Waiting(number, server_of(scope), member, channel, tuple(read_json(texts)), date.fromisoformat(asked_on))
        for number, scope, member, channel, texts, asked_on in rows
    )


def take_notice(db: Database, notice: int) -> bool:
    """Mark a notice as told; false where it no longer waits."""
    sql = "UPDATE notices SET state = 'told' WHERE id = ? AND state = 'waiting' RETURNING id"
    return db.execute(sql, [notice]).fetchone() is not None


def settle_notice(db: Database, notice: int, *, delivered: bool) -> None:
    """Forget a notice that was delivered or failed twice; keep one that failed once for the next start."""
    db.execute("DELETE FROM notices WHERE id = ? AND state = 'told' AND (? OR failures > 0)", [notice, delivered])
    db.execute("UPDATE notices SET state = 'failed', failures = failures + 1 WHERE id = ? AND state = 'told'", [notice])


def begin_notices(db: Database) -> None:
    """Prepare for a new start: what failed waits once more, and what may have been sent before a crash is forgotten."""
    db.execute("DELETE FROM notices WHERE state = 'told'")
    db.execute("UPDATE notices SET state = 'waiting' WHERE state = 'failed'")


def take_alike(db: Database, likeness: str, server: int | None) -> Sequence[Waiting]:
    """Give every notice of a server whose question is counted under a key, and forget them: they are told otherwise."""
    sql = """
        DELETE FROM notices WHERE scope = ? AND likeness = ? AND state = 'waiting'
        RETURNING id, scope, member, channel, texts, asked_on
    """
    rows = db.execute(sql, [scope_of(server), storable(likeness)]).fetchall()
    return tuple(
        Waiting(number, server_of(scope), member, channel, tuple(read_json(texts)), date.fromisoformat(asked_on))
        for number, scope, member, channel, texts, asked_on in rows
    )


def forget_notices(db: Database, member: int) -> int:
    """Forget everything that a member waits for, on every server; give how much that was."""
    return len(db.execute("DELETE FROM notices WHERE member = ? RETURNING id", [member]).fetchall())
