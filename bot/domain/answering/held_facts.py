"""What can be told of facts by themselves: their day, which of them are one thing, and no fact twice."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from bot.domain.model import Figure, Held, Quote, Statement
from bot.domain.partial_date import PartialDate
from bot.domain.terms import Term, When
from bot.domain.text import tokens
from bot.domain.vocabulary import Vocabulary


def without_repeats(facts: Iterable[Held], *left_out: str) -> tuple[Held, ...]:
    """The facts in order, each id once."""
    seen = set(left_out)
    kept = []
    for held in facts:
        if held.fact.id not in seen:
            seen.add(held.fact.id)
            kept.append(held)
    return tuple(kept)


def time_of(held: Held) -> PartialDate | None:
    """The day a fact stands for."""
    fact = held.fact
    return fact.time if isinstance(fact, Figure) else fact.said_on if isinstance(fact, Quote) else fact.date


def on_date(held: Held, when: When) -> bool:
    """Whether a fact's day agrees with a date of the question, in any year where the question names none."""
    return _same_day_of_any_year(held, when) if when.open_year else _day_matches(held, when)


def _same_day_of_any_year(held: Held, when: When) -> bool:
    time = time_of(held)
    if time is None or time.month is None:
        return False
    for span in when.readings:
        if span.grain == "month" and time.month == span.first.month:
            return True
        if span.grain == "day" and (time.month, time.day) == (span.first.month, span.first.day):
            return True
    return False


def _day_matches(held: Held, when: When) -> bool:
    """Whether a fact's time agrees with one date of the question, by its relation."""
    time = time_of(held)
    if time is None:
        return False
    return any(_within(time.first, time.last, span.first, span.last, when.relation) for span in when.readings)


def _within(first: date, last: date, low: date, high: date, relation: str) -> bool:
    if relation == "before":
        return last < low
    if relation == "by":
        return first <= high
    if relation == "after":
        return first > high
    if relation == "since":
        return last >= low
    return first <= high and last >= low


def things(facts: Collection[Held]) -> dict[str, str]:
    """For the id of each fact the id under which it and its twins among these are one; twins may name each other."""
    twin_of = {held.fact.id: held.fact.same_as for held in facts}
    return {fact_id: _first_twin(fact_id, twin_of) for fact_id in twin_of}


def _first_twin(fact_id: str, twin_of: Mapping[str, str | None]) -> str:
    path = [fact_id]
    while (twin := twin_of.get(path[-1])) is not None and twin in twin_of:
        if twin in path:
            return min(path[path.index(twin) :])
        path.append(twin)
    return path[-1]


def is_statement(held: Held, *facets: str) -> bool:
    """Whether it is a statement of one of these facets."""
    return isinstance(held.fact, Statement) and held.fact.facet in facets


def series_of(held: Held) -> tuple[object, ...]:
    """What has to agree for two totals to be one series in time: who, to whom, of what kind, in what, since which year."""
    figure = held.figure
    since = figure.counted_since.year if figure.counted_since else None
    return (figure.donor, figure.recipient, figure.kind, figure.unit, since)


def is_topic(term: Term, held: Held, vocabulary: Vocabulary) -> bool:
    """Whether a statement or quote was given a word for it by hand; what its text names may be told of something else."""
    if isinstance(held.fact, Figure):
        return False
    given = [token.folded for topic in held.fact.topics for token in tokens(topic)]
    return not term.concepts.isdisjoint(vocabulary.spotted(given))


def leads_up_to(held: Held, when: When) -> bool:
    """Whether a count is of the days that end with the one it is asked "before" ("in the week before 30 June")."""
    start, end = (held.fact.period_start, held.fact.period_end) if isinstance(held.fact, Figure) else (None, None)
    if when.relation != "before" or start is None or end is None:
        return False
    return any(start.first < span.first <= end.last <= span.last for span in when.readings)
