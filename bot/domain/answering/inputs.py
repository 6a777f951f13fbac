"""The sourced figures that a sum is on: those that amounts stand for, and those that "the package" and "the total" name."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.domain.amount import Amount
from bot.domain.answer import Answer, AnswerKind
from bot.domain.answering.counts import answer_count
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import distinct, matching, newest_first, referred_to, wanted_figures
from bot.domain.answering.held_facts import on_date
from bot.domain.answering.packages import packages_meant, wholes
from bot.domain.answering.reckoning import RATES, mark_named, spans_named, takes_off
from bot.domain.answering.values import answer_value
from bot.domain.keys import PACKAGE
from bot.domain.model import Figure, Held, Precision
from bot.domain.terms import Term

_OF_THE_SUM = ("ask.", "noun.half", "noun.quarter_share", "measure.total", "measure.remaining", "occasion.invasion")
"""What says how to reckon, or names the whole, rather than which package is meant."""


def valued(desk: Desk) -> tuple[Held, ...]:
    """The figure that a rate without an amount, or a total in another scale, is asked of ("the us total in millions")."""
    reading = desk.reading
    if reading.amounts:
        return ()
    if reading.asks & RATES:
        return _told_by(desk, answer_value, answer_count)
    measures = reading.named("measure")
    rescaled = reading.asks & {"in_millions", "in_full"} and "total" in measures and "package" not in measures
    return _told_by(desk, answer_value) if rescaled else ()


def _told_by(desk: Desk, *answers: Callable[[Desk], Answer]) -> tuple[Held, ...]:
    found = (answer(desk) for answer in answers)
    return next((answer.main[:1] for answer in found if answer.kind is AnswerKind.FIGURE), ())


def above_mark(desk: Desk) -> tuple[Held, Amount] | None:
    """The figure that is held against a mark somebody names, and the mark ("how far above 50 billion is the us total")."""
    mark = mark_named(desk.reading)
    if mark is None:
        return None
    terms = tuple(term for term in desk.reading.terms if not term.concepts & _MEASURING)
    found = _told_by(desk.reading_as(replace(desk.reading, terms=terms, amounts=())), answer_value)
    if not found or mark.unit not in (None, found[0].figure.unit):
        return None
    figure = found[0].figure
    if mark.precision is Precision.UP_TO:
        return (found[0], mark) if figure.value < mark.value and figure.precision is Precision.EXACT else None
    return (found[0], mark) if figure.value > mark.value and figure.precision is not Precision.UP_TO else None


_MEASURING = frozenset({"ask.difference", "ask.measured", "ask.how_much", "ask.bigger", "ask.smaller"})


def figures_named(desk: Desk, leaving: Sequence[Amount] = ()) -> tuple[Held, ...]:
    """The sourced figures that the amounts, but those left out, and names of a question stand for, in the order named."""
    leaving = [*leaving, *spans_named(desk.reading)]
    amounts = [amount for amount in desk.reading.amounts if amount.unit != "percent" and amount not in leaving]
    meant = [referred_to(desk, amount) for amount in amounts]
    closest = [_closest(desk, mine, [o for other in meant if other is not mine for o in other]) for mine in meant]
    if not all(closest):
        return ()
    named = [mine[0] for mine in closest]
    if len(named) < 2:
        named.extend(_named_in_words(desk, named))
    return tuple(named)


def _closest(desk: Desk, mine: Sequence[Held], others: Sequence[Held]) -> list[Held]:
    """Of the figures that one amount can stand for, those tied to the other amounts or telling most of the question."""
    inside = [held for held in mine if _tied(held, others)]
    on_day = [held for held in inside or mine if all(on_date(held, when) for when in desk.reading.whens)]
    kept = on_day or inside or list(mine)
    return sorted(distinct(kept), key=lambda held: len(desk.unexplained(held)))


def _tied(held: Held, others: Sequence[Held]) -> bool:
    fact = held.fact
    return isinstance(fact, Figure) and any(
        isinstance(other.fact, Figure) and (other.fact.id in fact.includes or fact.id in other.fact.includes)
        for other in others
    )


def _named_in_words(desk: Desk, named: Sequence[Held]) -> list[Held]:
    """What "the package" or "the total" adds to the figure already named: the whole it is in, or the part that is in it."""
    measures = desk.reading.named("measure")
    if not named:
        return _packages_in_words(desk)
    first = named[0].figure
    if ("package" in measures or "packages" in desk.reading.words) and first.includes:
        parts = [
            held for held in desk.shelf.fetch(first.includes) if all(on_date(held, when) for when in desk.reading.whens)
        ]
        return parts[:1]
    before = any("ask.difference" in term.concepts and term.words.startswith("before") for term in desk.reading.terms)
    if "total" in measures or before or takes_off(desk.reading) or _names_the_whole(desk):
        around = [
            held
            for held in desk.context(named[0])
            if isinstance(held.fact, Figure) and first.id in held.fact.includes and _is_as_of(desk, held)
        ]
        return list(distinct(newest_first(around)))[:1]
    return []


def _names_the_whole(desk: Desk) -> bool:
    """Whether the whole of a share is all that somebody gave by a day ("of everything the us had given by july 2")."""
    asks = desk.reading.asks & {"share", "ratio"}
    gave = {"give.gives", "stage.allocated", "stage.committed", "stage.provided"} & desk.reading.concepts
    by_then = any(when.relation == "by" for when in desk.reading.whens)
    return bool(asks and gave) and (by_then or not _ALL.isdisjoint(desk.reading.words))


_ALL = frozenset(
    """
    all everything altogether overall whole entire alles gesamt gesamten insgesamt tout toute total totale todo toda wszystko
    wszystkiego calosc calosci усього всього все весь всего вся
    """.split()
)


def _is_as_of(desk: Desk, held: Held) -> bool:
    """Whether a total is of the very day by which all is counted."""
    by = [when for when in desk.reading.whens if when.relation == "by"]
    time = held.figure.time
    return all(time is not None and any(s.first <= time.last <= s.last for s in when.readings) for when in by)


def _packages_in_words(desk: Desk) -> list[Held]:
    """The package named without an amount, with the total that it is in where that is named; or one of each day named."""
    measures = desk.reading.named("measure")
    days = [when for when in desk.reading.whens if when.relation == "on"]
    if len(days) > 1 and "including" in desk.reading.asks:
        return []  # a time from which all is counted dates no package
    if len(days) > 1 and "package" in measures:
        wanted = wanted_figures(desk, PACKAGE)
        of_days = [wholes(newest_first(matching(desk, replace(wanted, whens=(when,))))) for when in days]
        return [found[0] for found in of_days] if all(len(found) == 1 for found in of_days) else []
    packages = packages_meant(desk, leaving=[term for term in desk.reading.content if _is_of_the_sum(term)])
    if len({held.figure.value for held in packages}) > 1:
        return []
    if "total" not in measures:
        return list(packages[:1])
    whole = [total for package in packages[:1] for total in _totals_with(desk, package)]
    return [packages[0], whole[0]] if whole else []


def _is_of_the_sum(term: Term) -> bool:
    return bool(term.concepts) and all(concept.startswith(_OF_THE_SUM) for concept in term.concepts)


def _totals_with(desk: Desk, part: Held) -> tuple[Held, ...]:
    """The totals that a figure is in, newest first."""
    around = [
        held
        for held in desk.context(part)
        if isinstance(held.fact, Figure) and part.figure.id in held.fact.includes and held.figure.measure != "package"
    ]
    return distinct(newest_first(around))
