"""What is kept around facts: proposals, and questions without an answer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from bot.domain.record import from_record
from bot.store.revising import Circumstances, moment, refuse_others
from bot.store.rows import scope_of, server_of, storable, write_record

_LONGEST_QUESTION = 500
_KEPT_QUESTIONS = 2000
"""For each server, so that nobody can fill the disk by asking."""

_PROPOSAL = "SELECT id, scope, record, actor_id, actor_name, at, reason FROM proposals"
_PROPOSE = """
    INSERT INTO proposals (scope, record, actor_id, actor_name, at, reason) VALUES (?, ?, ?, ?, ?, ?) RETURNING id
"""
_NOTE = """
    INSERT INTO questions (scope, key, text, first_asked, last_asked) VALUES (:scope, :key, :text, :at, :at)
    ON CONFLICT DO UPDATE SET count = count + 1, text = excluded.text, last_asked = excluded.last_asked
"""
_FORGET = """
    DELETE FROM questions WHERE scope = :scope AND key IN (
        SELECT key FROM questions WHERE scope = :scope AND key <> :key
        ORDER BY count DESC, last_asked DESC LIMIT -1 OFFSET :kept)
"""
_ASKED = """
    SELECT text, key, count, first_asked, last_asked FROM questions WHERE scope = ?
    ORDER BY count DESC, last_asked DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that somebody proposes and no curator has settled yet."""

    id: int
    server: int | None
    record: Mapping[str, object]
    actor_id: int
    actor_name: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that found no answer, and how often it was asked between two moments."""

    text: str
    key: str
    count: int
    first_asked: str
    last_asked: str


def propose(db: Database, record: Mapping[str, object], here: Circumstances) -> int:
    """Keep a proposed fact; raise InvalidFact where it could not be stored as it is."""
    text = write_record(from_record(record))
    who = (here.actor.id, storable(here.actor.name), here.moment, storable(here.reason))
    return int(db.execute(_PROPOSE, (here.scope, text, *who)).fetchone()[0])


def proposals(db: Database, server: int | None) -> Sequence[Proposal]:
    """Give the proposals that wait in a server, oldest first."""
    rows = db.execute(f"{_PROPOSAL} WHERE scope = ? AND accepted IS NULL ORDER BY id", [scope_of(server)])
    return tuple(_proposal(row) for row in rows)


def settle(db: Database, proposal: int, *, accepted: bool, here: Circumstances) -> Proposal | None:
    """Close a proposal that waits in this server; None where no such one waits."""
    refuse_others(here)
    row = db.execute(f"{_PROPOSAL} WHERE id = ? AND scope = ? AND accepted IS NULL", [proposal, here.scope]).fetchone()
    if row is None:
        return None
    settled = {"accepted": int(accepted), "settled_by": here.actor.id, "settled_at": here.moment}
    db.table("proposals").update(proposal, settled)
    return _proposal(row)


def note_question(db: Database, text: str, key: str, server: int | None, at: datetime) -> None:
    """Count a question that found no answer, and forget the least asked beyond what is kept."""
    values = {
        "scope": scope_of(server),
        "key": storable(key)[:_LONGEST_QUESTION],
        "text": storable(text)[:_LONGEST_QUESTION],
        "at": moment(at),
    }
    db.execute(_NOTE, values)
    db.execute(_FORGET, values | {"kept": _KEPT_QUESTIONS - 1})


def open_questions(db: Database, server: int | None, limit: int) -> Sequence[OpenQuestion]:
    """Give the questions that found no answer, the most asked first."""
    return tuple(OpenQuestion(*row) for row in db.execute(_ASKED, [scope_of(server), limit]))


def _proposal(row: tuple[Any, ...]) -> Proposal:
    number, scope, record, actor_id, actor_name, at, reason = row
    return Proposal(number, server_of(scope), json.loads(record), actor_id, actor_name, at, reason)
