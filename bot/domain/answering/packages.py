"""Which announced package a question speaks of: by amount, day, people, number or the words around it."""

from collections.abc import Iterable, Sequence

from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import (
    Wanted,
    distinct,
    matching,
    newest_first,
    open_year_matches,
    referred_to,
    wanted_figures,
    whatever_kind,
)
from bot.domain.answering.held_facts import is_statement, without_repeats
from bot.domain.keys import PACKAGE
from bot.domain.model import Figure, Held
from bot.domain.ordinals import PREFIX
from bot.domain.question import Reading
from bot.domain.terms import Term

_PERSONS = frozenset({"person"})
ORDERS = frozenset({"latest", "first", "largest", "smallest"})
"""Asks that pick one package of several."""


def packages_meant(desk: Desk, leaving: Iterable[Term] = ()) -> tuple[Held, ...]:
    """The packages that account for every word of the question but those left to the answer itself, newest first.

    Each is given once, however many sources tell it. Empty when the question points to no package.
    """
    reading = desk.reading
    wanted = wanted_figures(desk, PACKAGE)
    names_people = any(desk.names(term, _PERSONS) for term in reading.terms)
    if not (reading.whens or reading.amounts or reading.drawdown or reading.named("measure") or names_people):
        return ()
    left = {*leaving, *_orders(reading)}
    terms = [term for term in reading.content if term not in wanted.roles.terms and term not in left]
    pool = _pool(desk, wanted)
    desk.gather(pool)
    found = [held for held in pool if not desk.unexplained(held, terms=terms) and in_order(desk, held)]
    return _picked(reading, wholes(newest_first(found)))


def is_of_drawdown(desk: Desk, held: Held) -> bool:
    """Whether a fact belongs to the drawdown whose number the question names, or tells that number itself."""
    number = desk.reading.drawdown
    if number is None or f"{PREFIX}{number}" in desk.coverage(held).concepts:
        return True
    owners = desk.shelf.fetch(held.fact.about)
    return any(isinstance(o.fact, Figure) and o.figure.drawdown_number == number for o in owners)


def _orders(reading: Reading) -> list[Term]:
    """The words that pick one of several ("the last", "the largest")."""
    return [term for term in reading.terms if term.concepts & {f"ask.{order}" for order in ORDERS}]


def _picked(reading: Reading, packages: Sequence[Held]) -> tuple[Held, ...]:
    """The newest, oldest, largest or smallest of the packages, newest first, where the question wants that one."""
    if not reading.asks & ORDERS or not packages:
        return tuple(packages)
    if "latest" in reading.asks:
        return tuple(packages[:1])
    if "first" in reading.asks:
        return tuple(packages[-1:])
    by_value = sorted(packages, key=lambda held: held.figure.value)
    return (by_value[-1],) if "largest" in reading.asks else (by_value[0],)


def wholes(packages: Sequence[Held]) -> tuple[Held, ...]:
    """Each package once: no twins from other sources, and no parts of another one here."""
    parts = {part for held in packages for part in held.figure.includes}
    return distinct([held for held in packages if held.fact.id not in parts])


def in_order(desk: Desk, held: Held) -> bool:
    """Whether a figure came before or after the dated occasion that the question ties it to ("before the summit")."""
    asks = desk.reading.asks & {"before", "after"}
    occasions = desk.reading.terms_of("occasion")
    time = held.figure.time
    if len(asks) != 1 or not occasions or time is None or not names_occasion_last(desk.reading, occasions):
        return True
    dated = [
        o
        for o in desk.context(held)
        if is_statement(o, "date") and not desk.unexplained(o, wide=False, terms=occasions)
    ]
    if "before" in asks:
        return all(time.first < other.statement.date.first for other in dated)
    return all(time.last > other.statement.date.last for other in dated)


def packages_near(desk: Desk) -> tuple[Held, ...]:
    """The packages on the days that the question names, whatever else it says of them."""
    return distinct(newest_first(_pool(desk, whatever_kind(wanted_figures(desk, PACKAGE)))))


def names_occasion_last(reading: Reading, occasions: Sequence[Term]) -> bool:
    """Whether the occasion stands behind the word for before or after ("announced before the summit")."""
    ties = [term.at for term in reading.terms if term.concepts & {"ask.before", "ask.after"}]
    return min(term.at for term in occasions) > min(ties, default=0)


def _pool(desk: Desk, wanted: Wanted) -> tuple[Held, ...]:
    reading = desk.reading
    amounts = [amount for amount in reading.amounts if amount.unit != "percent"]
    if amounts:
        named = [held for amount in amounts for held in referred_to(desk, amount, wanted)]
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
