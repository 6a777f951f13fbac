"""Facts that members propose: kept until curators decide, changed by them meanwhile, and decided once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.domain.model import AnyFact
from bot.domain.record import from_record
from bot.errors import InvalidFact, NotAllowed
from bot.store.letters import Letter, put_letter
from bot.store.revising import Circumstances, add, edit, refuse_others, visible
from bot.store.rows import scope_of, server_of, storable, write_record
from bot.store.stored import read_json

_COLUMNS = "id, scope, record, actor_id, actor_name, at, reason, channel, revised, accepted, outcome, settled_name, approved_name"
_PROPOSE = """
    INSERT INTO proposals (scope, record, actor_id, actor_name, at, reason, channel) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
"""
_MOST_WAITING = 200
"""For each server, so that nobody can fill the disk by proposing."""
_MOST_EACH = 20


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that somebody proposes. `accepted` is None while it waits; then `outcome` is its fact's id, or why not."""

    id: int
    server: int | None
    record: Mapping[str, object]
    actor_id: int
    actor_name: str
    at: str
    reason: str
    channel: int | None
    revised: int
    accepted: bool | None
    outcome: str | None
    settled_by: str | None
    approved_by: str | None
    """The name of the first of two curators who approve it."""

    @property
    def fact(self) -> AnyFact:
        """What is proposed."""
        return from_record(self.record)


def propose(db: Database, record: Mapping[str, object], here: Circumstances, channel: int | None) -> int:
    """Keep a proposed fact; raise InvalidFact where it could not be stored as it is, or too many wait."""
    text = write_record(from_record(record))
    waiting, own = db.execute(
        "SELECT count(*), count(*) FILTER (WHERE actor_id = ?) FROM proposals WHERE scope = ? AND accepted IS NULL",
        [here.actor.id, here.scope],
    ).fetchone()
    if waiting >= _MOST_WAITING or (own >= _MOST_EACH and here.actor.id):
        raise InvalidFact(["Too many proposals wait here already. Ask a curator to decide on them first."])
    who = (here.actor.id, storable(here.actor.name), here.moment, storable(here.reason), channel)
    return int(db.execute(_PROPOSE, (here.scope, text, *who)).fetchone()[0])


def proposals(db: Database, server: int | None) -> Sequence[Proposal]:
    """Give the proposals that wait in a server, oldest first."""
    sql = f"SELECT {_COLUMNS} FROM proposals WHERE scope = ? AND accepted IS NULL ORDER BY id"  # noqa: S608
    return tuple(_read(row) for row in db.execute(sql, [scope_of(server)]))


def proposal(db: Database, number: int, server: int | None) -> Proposal | None:
    """Give one proposal of a server, decided or not."""
    sql = f"SELECT {_COLUMNS} FROM proposals WHERE id = ? AND scope = ?"  # noqa: S608
    row = db.execute(sql, [number, scope_of(server)]).fetchone()
    return _read(row) if row else None


def amend_proposal(db: Database, number: int, fact: AnyFact, revised: int, here: Circumstances) -> bool:
    """Change what waits, from the state that the curator saw; a first approval no longer counts. False where it moved on."""
    refuse_others(here)
    sql = (
        "UPDATE proposals SET record = ?, revised = revised + 1, approved_by = NULL, approved_name = NULL "
        "WHERE id = ? AND scope = ? AND revised = ? AND accepted IS NULL RETURNING id"
    )
    return db.execute(sql, [write_record(fact), number, here.scope, revised]).fetchone() is not None


def approve_proposal(
    db: Database, number: int, seen: tuple[int, int], needed: int, here: Circumstances
) -> tuple[Proposal, str]:
    """Approve a proposal as it was seen: how often it was revised, and the version of the fact that it changes.

    Gives the proposal and what came of it: `stored`, `first` (one more curator is needed), `again` (the same curator),
    `settled` (somebody was faster) or `changed` (it is not what was seen any more). Raises InvalidFact for no such one, and
    NotAllowed where two must approve and the proposer is one of them.
    """
    refuse_others(here)
    found = _standing(db, number, here)
    if found.accepted is not None:
        return found, "settled"
    fact = found.fact
    current = visible(db, fact.id, here.server)
    base = current.version if current and not current.retired else 0
    if seen != (found.revised, base):
        return found, "changed"
    if needed > 1:
        if found.actor_id == here.actor.id:
            raise NotAllowed("Here two curators must approve a proposal, and neither may be who proposed it.")
        sql = "SELECT approved_by FROM proposals WHERE id = ?"
        first = db.execute(sql, [number]).fetchone()[0]
        if first is None:
            changed = {"approved_by": here.actor.id, "approved_name": storable(here.actor.name)}
            db.table("proposals").update(number, changed)
            return found, "first"
        if first == here.actor.id:
            return found, "again"
    if base:
        edit(db, fact, base, here)
    else:
        add(db, fact, here)
    _settle(db, found, here, accepted=True, outcome=fact.id)
    return _standing(db, number, here), "stored"


def reject_proposal(db: Database, number: int, why: str, here: Circumstances) -> tuple[Proposal, bool]:
    """Reject a proposal with a reason; false where it was settled already."""
    refuse_others(here)
    found = _standing(db, number, here)
    if found.accepted is not None:
        return found, False
    _settle(db, found, here, accepted=False, outcome=why)
    return _standing(db, number, here), True


def _settle(db: Database, found: Proposal, here: Circumstances, *, accepted: bool, outcome: str) -> None:
    settled = {
        "accepted": int(accepted),
        "settled_by": here.actor.id,
        "settled_name": storable(here.actor.name),
        "settled_at": here.moment,
        "outcome": storable(outcome),
    }
    db.table("proposals").update(found.id, settled)
    if found.actor_id and (found.channel is not None or found.server is None):
        content = {
            "about": "proposal",
            "number": found.id,
            "accepted": accepted,
            "outcome": outcome,
            "fact": found.fact.id,
        }
        letter = Letter(server=found.server, member=found.actor_id, channel=found.channel, content=content)
        put_letter(db, letter, here.at)


def _standing(db: Database, number: int, here: Circumstances) -> Proposal:
    found = proposal(db, number, here.server)
    if found is None:
        raise InvalidFact([f"No proposal {number} waits here. See them with `fact proposals`."])
    return found


def _read(row: tuple[Any, ...]) -> Proposal:
    number, scope, record, actor_id, actor_name, at, reason, channel, revised, accepted, outcome, settled, approved = (
        row
    )
    decided = None if accepted is None else bool(accepted)
    return Proposal(
        *(number, server_of(scope), read_json(record), actor_id, actor_name, at, reason),
        *(channel, revised, decided, outcome, settled, approved),
    )
