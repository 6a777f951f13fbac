"""Sums on sourced figures: share, difference, ratio, per day, in millions. Every input is a figure of the store and is shown."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from bot.domain.amount import Amount
from bot.domain.answer import Answer, AnswerKind, ClaimVerdict, Computed, Differs, Operation, Point
from bot.domain.answering.bounds import bound_claimed
from bot.domain.answering.desk import Desk
from bot.domain.answering.fractions import factor_of
from bot.domain.answering.inputs import above_mark, figures_named, valued
from bot.domain.answering.reckoning import RATES, TAKE, before_a_package, spans_named, takes_off
from bot.domain.answering.replies import abstained, answered, asked_back
from bot.domain.answering.slots import days_of
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
_BOTH = (Operation.SHARE, Operation.REST, Operation.DIFFERENCE, Operation.RATIO, Operation.SUM, Operation.LARGER)


def answer_sum(desk: Desk) -> Answer:
    """Work out what is asked from the figures it names; abstain unless each is a sourced one and they can be compared."""
    if _has_plain_factor(desk.reading.amounts) or _is_mere_arithmetic(desk) or "give.asks" in desk.reading.concepts:
        return abstained(desk, "inputs")
    before = before_a_package(desk.reading)
    if before is not None:
        whens = tuple(replace(when, relation="on") if when is before else when for when in desk.reading.whens)
        reading = replace(desk.reading, whens=whens)
        desk = desk.reading_as(reading)
    held_against = above_mark(desk)
    if held_against is not None:
        held, mark = held_against
        apart = Computed(
            Operation.DIFFERENCE, (held,), abs(held.figure.value - mark.value), held.figure.unit, mark.value
        )
        return replace(answered(desk, AnswerKind.FIGURE, Point.VALUE, [held]), computed=apart)
    inputs = valued(desk) or figures_named(desk)
    if any(days != days_of(held.figure) for held in inputs for days in spans_named(desk.reading).values()):
        return abstained(desk, "inputs", inputs)
    operation = Operation.DIFFERENCE if before is not None else _operation(desk, inputs)
    if not inputs:
        return (
            abstained(desk, "words")
            if desk.reading.content or desk.reading.amounts
            else asked_back(desk, "which_figure")
        )
    if operation is Operation.SHARE and _asks_for_the_rest(desk):
        operation = Operation.REST
    needed = 2 if operation in _BOTH else 1
    if len({held.fact.id for held in inputs}) < needed or _unexplained_by_all(desk, inputs):
        return abstained(desk, "inputs", inputs)
    computed = _computed(desk, operation, inputs[:needed])
    if computed is None:
        return abstained(desk, "inputs", inputs)
    claim = _weighed(desk, computed)
    answer = answered(desk, AnswerKind.VERDICT if claim else AnswerKind.FIGURE, Point.VALUE, computed.inputs)
    return replace(answer, computed=computed, claim=claim)


def _is_mere_arithmetic(desk: Desk) -> bool:
    """Whether it sums small whole numbers up and names nothing that they would be of ("what is 2 plus 2")."""
    reading = desk.reading
    named = [
        term for term in reading.content if not all(c.startswith("ask.") for c in term.concepts) or not term.concepts
    ]
    small = [
        a.unit is None and a.value < _LEAST_NAMED and a.value == a.value.to_integral_value() for a in reading.amounts
    ]
    return bool(small) and all(small) and not named and not reading.whens and RATES.isdisjoint(reading.asks)


_LEAST_NAMED = 1000


def _weighed(desk: Desk, computed: Computed) -> ClaimVerdict | None:
    """The verdict on a claim that a share is under, over or about a percentage; None where nothing is claimed."""
    if computed.bound is None or "true" not in desk.reading.asks:
        return None
    stated = next((amount for amount in desk.reading.amounts if amount.unit == "percent"), None)
    side = bound_claimed(desk.reading, stated) if stated else _side(desk.reading.asks)
    if side in ("less", "at_most"):
        holds = computed.result < computed.bound
    elif side in ("more", "at_least"):
        holds = computed.result > computed.bound
    else:
        holds = abs(computed.result - computed.bound) <= _rounded_by(computed.bound)
    holds ^= any("filler.negation" in term.concepts for term in desk.reading.terms)
    return ClaimVerdict(supported=holds, differs=() if holds else (Differs("precision", "", ""),))


def _side(asks: frozenset[str]) -> str | None:
    """Which side of a fraction in words is claimed."""
    return "less" if "smaller" in asks else "more" if asks & {"bigger", "precision"} else None


def _rounded_by(bound: Decimal) -> Decimal:
    """How far a share may be from one told with so many decimals."""
    exponent = bound.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0)) / 2


def _asks_for_the_rest(desk: Desk) -> bool:
    """Whether the share asked for is the one that the part leaves ("what percent was not the new package")."""
    return any(term.concepts & {"filler.negation", "noun.previous", "measure.remaining"} for term in desk.reading.terms)


def _has_plain_factor(amounts: Sequence[Amount]) -> bool:
    """Whether a small whole number stands beside an amount: something to multiply or divide by, which no source gives."""
    small = [a.unit is None and a.value <= _LARGEST_FACTOR and a.value == a.value.to_integral_value() for a in amounts]
    return any(small) and any(amount.value >= _SMALLEST_SCALED for amount in amounts)


_LARGEST_FACTOR, _SMALLEST_SCALED = 12, 10**6


def _unexplained_by_all(desk: Desk, inputs: Sequence[Held]) -> bool:
    unexplained = [set(desk.unexplained(held)) for held in inputs]
    left = set.intersection(*unexplained)
    return any(term.concepts != {"measure.remaining"} and term.words not in TAKE for term in left)


def _operation(desk: Desk, inputs: Sequence[Held]) -> Operation:
    asks = desk.reading.asks
    bound = any(amount.unit == "percent" for amount in desk.reading.amounts)
    if "share" in asks or bound:
        return Operation.SHARE
    if takes_off(desk.reading) or _is_less(desk):
        return Operation.DIFFERENCE
    factor = factor_of(desk.reading)
    if factor is not None and len(inputs) > 1:
        return Operation.SHARE
    if factor is not None and len(inputs) == 1 and not asks & {"bigger", "smaller"}:
        return Operation.SCALED
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
    if operation is Operation.SCALED:
        factor = factor_of(desk.reading)
        return Computed(operation, held, values[0] * factor, unit) if factor else None
    small, large = sorted(values)
    if operation is Operation.SHARE:
        return Computed(operation, held, small / large * 100, "percent", _bound(desk))
    if operation is Operation.REST:
        return Computed(operation, held, (large - small) / large * 100, "percent") if _overlap(figures) else None
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


def _is_less(desk: Desk) -> bool:
    """Whether nothing but "less" stands between two amounts ("53.5b less 2.3b")."""
    words = desk.reading.words
    return any(
        words[at] == "less" and at and desk.reading.is_amount(at - 1) and desk.reading.is_amount(at + 1)
        for at in range(len(words))
    )


def _bound(desk: Desk) -> Decimal | None:
    """The percentage that a share is held against, in digits or as a fraction in words."""
    stated = next((amount.value for amount in desk.reading.amounts if amount.unit == "percent"), None)
    factor = factor_of(desk.reading)
    return stated if stated is not None or factor is None else factor * 100
