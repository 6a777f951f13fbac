"""Taking facts out of a file into the store: all of them in one transaction, each with a revision."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bot.domain.model import AnyFact
from bot.store.revising import Change, Circumstances, record, refuse_others
from bot.store.rows import find, write_record


@dataclass(frozen=True, slots=True)
class Loading:
    """Ids of facts that are new here, stand otherwise here (or are retired), and stand here just so."""

    added: tuple[str, ...]
    differing: tuple[str, ...]
    same: tuple[str, ...]


def compare(db: Database, facts: Sequence[AnyFact], here: Circumstances) -> Loading:
    """Tell what a load would find; nothing is written."""
    added, differing, same = [], [], []
    for fact in facts:
        held = find(db, here.scope, fact.id)
        if held is None:
            added.append(fact.id)
        elif held.retired or write_record(held.fact) != write_record(fact):
            differing.append(fact.id)
        else:
            same.append(fact.id)
    return Loading(tuple(added), tuple(differing), tuple(same))


def load(db: Database, facts: Sequence[AnyFact], here: Circumstances, *, replace: bool) -> Loading:
    """Store what is new, and with `replace` also what stands otherwise here."""
    refuse_others(here)
    found = compare(db, facts, here)
    wanted = {*found.added, *(found.differing if replace else ())}
    for fact in facts:
        if fact.id in wanted:
            before = find(db, here.scope, fact.id)
            action = "added" if before is None else "restored" if before.retired else "edited"
            record(db, Change(action=action, fact=fact, before=before, after=fact), here)
    return found
