"""Whether a fact that tells who, when or where falls on the dates that are asked of."""

from dataclasses import replace

from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import on_date
from bot.domain.model import Held, Statement
from bot.domain.terms import When

_ANNOUNCEMENT = frozenset({"measure.package", "stage.announced"})


def at_time(desk: Desk, held: Held) -> bool:
    """Whether the fact, or the occasion that it belongs to, falls on the dates asked."""
    return all(
        on_date(held, when)
        or _in_office(held, when)
        or _dates_the_package(desk, held, when)
        or (when.relation == "on" and any(on_date(other, when) for other in desk.context(held)))
        for when in desk.reading.whens
    )


def _dates_the_package(desk: Desk, held: Held, when: When) -> bool:
    """Whether the date is that of the announcement "before" or "after" which something was ("before the 2 July announcement")."""
    named = any(term.at in (when.at, when.at + 1) and term.concepts & _ANNOUNCEMENT for term in desk.reading.terms)
    on_day = replace(when, relation="on")
    return named and (on_date(held, on_day) or any(on_date(other, on_day) for other in desk.context(held)))


def _in_office(held: Held, when: When) -> bool:
    fact = held.fact
    if not isinstance(fact, Statement) or not (fact.valid_from or fact.valid_to):
        return False
    starts = fact.valid_from.first if fact.valid_from else None
    ends = fact.valid_to.last if fact.valid_to else None
    return any(
        (starts is None or starts <= span.last) and (ends is None or ends >= span.first) for span in when.readings
    )


def stays_within(desk: Desk, held: Held) -> bool:
    """Whether what was given over some time was so within the span asked about ("from june 2023 to july 2024")."""
    start, end = held.figure.period_start, held.figure.period_end
    spans = [when for when in desk.reading.whens if when.relation == "on" and when.readings[0].grain == "range"]
    if start is None or end is None:
        return True
    return all(any(span.first <= start.first and end.last <= span.last for span in when.readings) for when in spans)
