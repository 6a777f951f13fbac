"""Sums on sourced figures: share, difference, ratio, per day, in millions. Every input is a figure of the store and is shown."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from bot.domain.amount import Amount
from bot.domain.answer import Answer, AnswerKind, Computed, Operation, Point
from bot.domain.answering.counts import answer_count
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import distinct, newest_first, referred_to
from bot.domain.answering.held_facts import on_date
from bot.domain.answering.intent import RATES, takes_off
from bot.domain.answering.packages import packages_meant
from bot.domain.answering.replies import abstained, answered, asked_back
from bot.domain.answering.values import answer_value
from bot.domain.model import Figure, Held

RATE_DAYS = MappingProxyType(
    {
        Operation.PER_HOUR: 1 / Decimal(24),
        Operation.PER_DAY: Decimal(1),
        Operation.PER_WEEK: Decimal(7),
        Operation.PER_MONTH: Decimal("30.436875"),
        Operation.PER_YEAR: Decimal("365.2425"),
    }
)
"""How many days each rate is by; months and years are the means of the Gregorian calendar (ISO 8601)."""
_BOTH = (Operation.SHARE, Operation.DIFFERENCE, Operation.RATIO, Operation.SUM, Operation.LARGER)


def answer_sum(desk: Desk) -> Answer:
    """Work out what is asked from the figures it names; abstain unless each is a sourced one and they can be compared."""
    if _has_plain_factor(desk.reading.amounts):
        return abstained(desk, "inputs")
    inputs = _valued(desk) or figures_named(desk)
    operation = _operation(desk, inputs)
    if not inputs:
        return (
            abstained(desk, "words")
            if desk.reading.content or desk.reading.amounts
            else asked_back(desk, "which_figure")
        )
    rest = {"filler.negation", "noun.previous", "measure.remaining"}
    if operation is Operation.SHARE and any(term.concepts & rest for term in desk.reading.terms):
        return abstained(desk, "part", inputs)
    needed = 2 if operation in _BOTH else 1
    if len(inputs) < needed or _unexplained_by_all(desk, inputs):
        return abstained(desk, "inputs", inputs)
    computed = _computed(desk, operation, inputs[:needed])
    if computed is None:
        return abstained(desk, "inputs", inputs)
    answer = answered(desk, AnswerKind.FIGURE, Point.VALUE, computed.inputs)
    return replace(answer, computed=computed)


def _has_plain_factor(amounts: Sequence[Amount]) -> bool:
    """Whether a small whole number stands beside an amount: something to multiply or divide by, which no source gives."""
    small = [a.unit is None and a.value <= _LARGEST_FACTOR and a.value == a.value.to_integral_value() for a in amounts]
    return any(small) and any(amount.value >= _SMALLEST_SCALED for amount in amounts)


_LARGEST_FACTOR, _SMALLEST_SCALED = 12, 10**6


def _valued(desk: Desk) -> tuple[Held, ...]:
    """The figure that a rate without an amount is asked of ("how much a month as of july 2024")."""
    if desk.reading.amounts or not desk.reading.asks & RATES:
        return ()
    answers = (answer(desk) for answer in (answer_value, answer_count))
    return next((answer.main[:1] for answer in answers if answer.kind is AnswerKind.FIGURE), ())


def figures_named(desk: Desk, leaving: Sequence[Amount] = ()) -> tuple[Held, ...]:
    """The sourced figures that the amounts, but those left out, and names of a question stand for, in the order named."""
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
        return list(packages_meant(desk)[:1])
    first = named[0].figure
    if "package" in measures and first.includes:
        parts = [
            held for held in desk.shelf.fetch(first.includes) if all(on_date(held, when) for when in desk.reading.whens)
        ]
        return parts[:1]
    if "total" in measures:
        around = [
            held for held in desk.context(named[0]) if isinstance(held.fact, Figure) and first.id in held.fact.includes
        ]
        return list(distinct(newest_first(around)))[:1]
    return []


def _unexplained_by_all(desk: Desk, inputs: Sequence[Held]) -> bool:
    unexplained = [set(desk.unexplained(held)) for held in inputs]
    return bool(set.intersection(*unexplained))


def _operation(desk: Desk, inputs: Sequence[Held]) -> Operation:
    asks = desk.reading.asks
    bound = any(amount.unit == "percent" for amount in desk.reading.amounts)
    if "share" in asks or bound:
        return Operation.SHARE
    if takes_off(desk.reading):
        return Operation.DIFFERENCE
    by_ask = {
        "difference": Operation.DIFFERENCE,
        "ratio": Operation.RATIO,
        "sum": Operation.SUM,
        "in_millions": Operation.IN_MILLIONS,
        "in_full": Operation.IN_FULL,
    }
    rates = {rate.value: rate for rate in RATE_DAYS}
    return next((operation for ask, operation in (by_ask | rates).items() if ask in asks), Operation.LARGER)


def _computed(desk: Desk, operation: Operation, inputs: Sequence[Held]) -> Computed | None:
    figures = [held.fact for held in inputs if isinstance(held.fact, Figure)]
    if len({figure.unit for figure in figures}) != 1:
        return None
    values = [figure.value for figure in figures]
    unit = figures[0].unit
    held = tuple(inputs)
    if operation in RATE_DAYS:
        return _rate(operation, held, figures[0])
    if operation is Operation.IN_MILLIONS:
        return Computed(operation, held, values[0] / 10**6, unit)
    if operation is Operation.IN_FULL:
        return Computed(operation, held, values[0], unit)
    small, large = sorted(values)
    if operation is Operation.SHARE:
        return Computed(operation, held, small / large * 100, "percent", _bound(desk.reading.amounts))
    if operation is Operation.RATIO:
        return Computed(operation, held, large / small, "times")
    if operation is Operation.SUM:
        return None if _overlap(figures) else Computed(operation, held, small + large, unit)
    return Computed(operation, held, large - small, unit)


def _overlap(figures: Sequence[Figure]) -> bool:
    """Whether one is inside the other, so that adding them would count it twice."""
    one, other = figures
    return one.id in other.includes or other.id in one.includes


def _rate(operation: Operation, held: tuple[Held, ...], figure: Figure) -> Computed | None:
    """A figure by the time it is of: its own period, or for a total from the day it is counted from to the day it is of."""
    start, end = figure.period_start or figure.counted_since, figure.period_end or figure.time
    if start is None or end is None:
        return None
    days = (end.last - start.first).days + 1
    if days < RATE_DAYS[operation]:
        return None
    return Computed(operation, held, figure.value / days * RATE_DAYS[operation], figure.unit, days=days)


def _bound(amounts: Sequence[Amount]) -> Decimal | None:
    return next((amount.value for amount in amounts if amount.unit == "percent"), None)
