"""Changing facts on the writer's connection, inside its transaction: a revision, and the state that it leads to.

Who may change what is decided here too, so that no front end can forget it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlite_utils import Database

from bot.domain.model import Actor, AnyFact, Held, Revision
from bot.errors import InvalidFact, NotAllowed, NothingToUndo, RetiredFact, StaleVersion, UnknownFact
from bot.store.history import changed_since, last_standing, revision
from bot.store.rows import GLOBAL, find, put, scope_of, storable, take, write_record

_REMEMBER = """
    INSERT INTO revisions (scope, fact_id, version, action, before, after, copies, undoes,
        actor_id, actor_name, at, reason)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# A global version is newer than those of all servers' copies, so that no number ever stands for two states of a fact.
_LAST_VERSION = """
    SELECT max(version) FROM (
        SELECT version FROM facts WHERE id = :id AND (:scope = 0 OR scope IN (0, :scope))
        UNION ALL SELECT version FROM revisions WHERE fact_id = :id AND (:scope = 0 OR scope IN (0, :scope)))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Where a change is made (None: for every server), who makes it, when and why."""

    server: int | None
    actor: Actor
    at: datetime
    reason: str

    @property
    def scope(self) -> int:
        """The scope that changes."""
        return scope_of(self.server)

    @property
    def moment(self) -> str:
        """The time as it is stored; raise ValueError for a time without a zone."""
        return moment(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a revision does to a fact: `before` is what was visible, `after` what will be, None where no fact stands."""

    action: str
    fact: AnyFact
    before: Held | None = None
    after: AnyFact | None = None
    undoes: int | None = None
    ends_copy: bool = False
    shipped: str | None = None


def add(db: Database, fact: AnyFact, here: Circumstances) -> Revision:
    """Store a new fact."""
    refuse_others(here)
    if visible(db, fact.id, here.server):
        raise InvalidFact([f"The id {fact.id!r} is taken. Give the new fact another id, or edit the one that has it."])
    return record(db, Change(action="added", fact=fact, after=fact), here)


def edit(db: Database, fact: AnyFact, expected_version: int, here: Circumstances) -> Revision:
    """Replace a fact; for a server, a global one gets a copy that is the server's own."""
    refuse_others(here)
    current = _current(db, fact.id, expected_version, here.server)
    return record(db, Change(action="edited", fact=fact, before=current, after=fact), here)


def retire(db: Database, fact_id: str, expected_version: int, here: Circumstances) -> Revision:
    """Take a fact off the shelf; for a server, a global one goes off that server's shelf alone."""
    refuse_others(here)
    current = _current(db, fact_id, expected_version, here.server)
    return record(db, Change(action="retired", fact=current.fact, before=current), here)


def undo(db: Database, fact_id: str, here: Circumstances, expected_version: int | None = None) -> Revision:
    """Return to the state before the last change made here that was not undone yet, if that led to the version."""
    refuse_others(here)
    current = visible(db, fact_id, here.server)
    if current is None:
        raise UnknownFact(fact_id)
    if expected_version is not None:
        _refuse_stale(db, current, expected_version, here.server)
    last = last_standing(db, here.scope, fact_id)
    if last is None:
        raise NothingToUndo(f"{fact_id} has no change here that could be undone.")
    after = _shared(db, fact_id) if last.copies else last.before
    fact = after or current.fact
    return record(
        db,
        Change(action="undone", fact=fact, before=current, after=after, undoes=last.sequence, ends_copy=last.copies),
        here,
    )


def visible(db: Database, fact_id: str, server: int | None) -> Held | None:
    """Give the fact that a server sees under this id, its own before the global one; retired ones too."""
    own = None if server is None else find(db, server, fact_id)
    return own or find(db, GLOBAL, fact_id)


def standing(db: Database, fact_id: str, server: int | None) -> Held:
    """Give the fact that a server sees under this id; raise UnknownFact, or RetiredFact where it is out of use."""
    found = visible(db, fact_id, server)
    if found is None:
        raise UnknownFact(fact_id)
    if found.retired:
        raise _retired(db, found, server)
    return found


def record(db: Database, change: Change, here: Circumstances) -> Revision:
    """Write a revision and the state that it leads to."""
    fact_id, before = change.fact.id, change.before
    version = db.execute(_LAST_VERSION, {"id": fact_id, "scope": here.scope}).fetchone()[0] or 0
    state = Held(change.fact, version + 1, here.server, retired=change.after is None)
    if change.ends_copy:
        take(db, here.scope, fact_id)
    else:
        put(db, state, shipped=change.shipped)
    row = (
        *(here.scope, fact_id, state.version, change.action),
        write_record(before.fact) if before and not before.retired else None,
        write_record(change.after) if change.after else None,
        *(before is not None and before.server != here.server, change.undoes),
        *(here.actor.id, storable(here.actor.name), here.moment, storable(here.reason)),
    )
    sequence = db.execute(f"{_REMEMBER} RETURNING sequence", row).fetchone()[0]
    return revision(db, sequence)


def refuse_others(here: Circumstances) -> None:
    """Raise NotAllowed unless the actor may change facts here."""
    if here.actor.operator or (here.actor.curator and here.server is not None):
        return
    if here.server is None:
        raise NotAllowed("Only the operator may change the facts that every server sees. You may propose one.")
    raise NotAllowed("Only curators of this server may change its facts. You may propose one.")


def moment(at: datetime) -> str:
    """Write a time as UTC in ISO 8601; raise ValueError for one without a zone."""
    if at.tzinfo is None:
        raise ValueError("a stored time needs its zone")
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _current(db: Database, fact_id: str, expected_version: int, server: int | None) -> Held:
    current = standing(db, fact_id, server)
    _refuse_stale(db, current, expected_version, server)
    return current


def _refuse_stale(db: Database, current: Held, expected_version: int, server: int | None) -> None:
    if current.version != expected_version:
        changes = changed_since(db, expected_version, current, server)
        raise StaleVersion(current.fact.id, expected_version, current.version, changes)


def _retired(db: Database, held: Held, server: int | None) -> RetiredFact:
    """Say where a fact went out of use, and who can bring it back how."""
    fact_id = held.fact.id
    where = "for every server" if held.server is None else "in this server"
    if held.server != server:
        return RetiredFact(fact_id, where, "Only the operator of this bot can bring it back.")
    if last_standing(db, scope_of(held.server), fact_id) is None:
        return RetiredFact(fact_id, where, "There is no earlier state to return to: add it again.")
    return RetiredFact(fact_id, where, f"`fact undo {fact_id}` brings it back.")


def _shared(db: Database, fact_id: str) -> AnyFact | None:
    found = find(db, GLOBAL, fact_id)
    return None if found is None or found.retired else found.fact
