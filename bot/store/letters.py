"""What people and channels are to be told, kept until it was sent, and no longer.

A letter is marked as told before it is sent, so that no crash can make it be sent twice.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from bot.store.revising import moment
from bot.store.rows import scope_of, server_of, storable
from bot.store.stored import read_json

_PUT = "INSERT INTO letters (scope, member, channel, content, at) VALUES (?, ?, ?, ?, ?)"
_TAKE = """
    UPDATE letters SET state = 'told' WHERE id = (SELECT min(id) FROM letters WHERE state = 'waiting')
    RETURNING id, scope, member, channel, content
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Something to tell: to a member (in a channel, or directly where `channel` is None), or to a channel at large.

    `content` says what it is about, as plain values; the presenter puts it into words.
    """

    server: int | None
    member: int | None
    channel: int | None
    content: Mapping[str, Any]
    id: int = 0


def put_letter(db: Database, letter: Letter, at: datetime) -> None:
    """Keep a letter until it is sent."""
    content = storable(json.dumps(dict(letter.content), ensure_ascii=False))
    db.execute(_PUT, [scope_of(letter.server), letter.member, letter.channel, content, moment(at)])


def take_letter(db: Database) -> Letter | None:
    """Give the oldest letter that waits, which counts as told from then on; None where none waits."""
    row = db.execute(_TAKE).fetchone()
    if row is None:
        return None
    number, scope, member, channel, content = row
    return Letter(id=number, server=server_of(scope), member=member, channel=channel, content=read_json(content))


def settle_letter(db: Database, letter: int, *, delivered: bool) -> None:
    """Forget a letter that was delivered or failed twice; keep one that failed once for the next start."""
    db.execute("DELETE FROM letters WHERE id = ? AND state = 'told' AND (? OR failures > 0)", [letter, delivered])
    db.execute("UPDATE letters SET state = 'failed', failures = failures + 1 WHERE id = ? AND state = 'told'", [letter])


def begin_letters(db: Database) -> None:
    """Prepare for a new start: what failed waits once more, and what may have been sent before a crash is forgotten."""
    db.execute("DELETE FROM letters WHERE state = 'told'")
    db.execute("UPDATE letters SET state = 'waiting' WHERE state = 'failed'")


def forget_letters(db: Database, member: int) -> int:
    """Forget everything that a member is to be told; give how much that was."""
    return len(db.execute("DELETE FROM letters WHERE member = ? RETURNING id", [member]).fetchall())
