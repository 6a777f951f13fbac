"""Which announced package a question speaks of: by amount, day, people, number or the words around it."""

from collections.abc import Iterable

from bot.domain.answering.desk import Desk, without_repeats
from bot.domain.answering.figures import (
    Wanted,
    distinct,
    matching,
    newest_first,
    open_year_matches,
    referred_to,
    wanted_figures,
)
from bot.domain.model import Figure, Held
from bot.domain.question import Term

_PACKAGE = frozenset({"package"})


def packages_meant(desk: Desk, leaving: Iterable[Term] = ()) -> tuple[Held, ...]:
    """The packages that account for every word of the question but those left to the answer itself, newest first.

    Each is given once, however many sources tell it. Empty when the question points to no package.
    """
    reading = desk.reading
    wanted = wanted_figures(desk, _PACKAGE)
    if not (reading.whens or reading.amounts or reading.named("measure") or _people(desk)):
        return ()
    left = set(leaving)
    terms = [term for term in reading.content if term not in wanted.roles.terms and term not in left]
    pool = _pool(desk, wanted)
    desk.gather(pool)
    found = [held for held in pool if not desk.unexplained(held, terms=terms)]
    return distinct(newest_first(found))


def _pool(desk: Desk, wanted: Wanted) -> tuple[Held, ...]:
    reading = desk.reading
    if reading.amounts:
        named = [held for amount in reading.amounts for held in referred_to(desk, amount, wanted)]
        packages = [held for held in named if isinstance(held.fact, Figure) and held.fact.measure == "package"]
        return tuple(held for held in without_repeats(packages) if _on_days(desk, wanted, held))
    if any(when.open_year for when in reading.whens):
        return open_year_matches(desk, wanted)
    return matching(desk, wanted)


def _on_days(desk: Desk, wanted: Wanted, held: Held) -> bool:
    if not wanted.whens:
        return True
    on_days = open_year_matches(desk, wanted) if any(w.open_year for w in wanted.whens) else matching(desk, wanted)
    return held.fact.id in {other.fact.id for other in on_days}


def _people(desk: Desk) -> bool:
    return any(
        desk.vocabulary.entities[entity].type == "person"
        for term in desk.reading.terms
        for entity in term.entities
        if entity in desk.vocabulary.entities
    ) or bool(desk.reading.terms_of("office:"))
