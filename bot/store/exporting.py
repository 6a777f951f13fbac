"""Facts out of a store one by one, and back into one: what exports, snapshots and the published site are made from."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlite_utils import Database

from bot.domain.model import AnyFact, Dispute, Held
from bot.domain.record import dispute_from_record
from bot.store.revising import Change, Circumstances, record, refuse_others
from bot.store.rows import find, held, scope_of

_EVERY = "SELECT id, scope, version, retired, record FROM facts WHERE scope = ? AND retired = 0 ORDER BY id"


@dataclass(slots=True)
class Loaded:
    """Ids of facts that loading added, changed, found as they are, and left alone because they stand otherwise."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def every_fact(db: Database, server: int | None) -> Iterator[Held]:
    """Give every fact of exactly this server that is not retired, by id; for None the global ones, which all may see."""
    for row in db.execute(_EVERY, [scope_of(server)]):
        yield held(row)


def every_dispute(db: Database) -> Iterator[Dispute]:
    """Give every dispute, by id."""
    for row in db.execute("SELECT record FROM disputes ORDER BY id"):
        yield dispute_from_record(json.loads(row[0]))


def last_revision(db: Database) -> int:
    """Give the number of the last change."""
    return int(db.execute("SELECT coalesce(max(sequence), 0) FROM revisions").fetchone()[0])


def load(db: Database, facts: Iterable[AnyFact], here: Circumstances, *, replace: bool) -> Loaded:
    """Store facts that are not there, each as one revision; with `replace` also those that stand otherwise."""
    refuse_others(here)
    loaded = Loaded()
    for fact in facts:
        standing = find(db, here.scope, fact.id)
        if standing is not None and not standing.retired and standing.fact == fact:
            loaded.same.append(fact.id)
        elif standing is None or standing.retired:
            record(db, Change(action="added", fact=fact, before=standing, after=fact), here)
            loaded.added.append(fact.id)
        elif replace:
            record(db, Change(action="edited", fact=fact, before=standing, after=fact), here)
            loaded.changed.append(fact.id)
        else:
            loaded.left.append(fact.id)
    return loaded
