"""How a question was read, in plain words: what was asked, about whom and when, and each default that was taken."""

from collections.abc import Iterator

from bot.domain.answer import Answer, Assumed, Operation, Point
from bot.domain.coverage import people_of
from bot.domain.dates import DateSpan, Grain
from bot.domain.model import Figure, Held
from bot.domain.partial_date import PartialDate
from bot.domain.terms import When
from bot.present.days import bound_words, day_words, span_words, yearless_words
from bot.present.facts import FactWords
from bot.present.messages import mark
from bot.present.numbers import amount_words
from bot.present.terms import measure_words

_ASKED = {
    Point.VALUE: mark("how much"),
    Point.COUNT: mark("how many"),
    Point.ITEMS: mark("what is in it"),
    Point.PEOPLE: mark("who"),
    Point.ROLE: mark("which post"),
    Point.PLACE: mark("where"),
    Point.DAY: mark("when"),
    Point.END: mark("until when"),
    Point.MECHANISM: mark("how it is paid for"),
    Point.DONOR: mark("who gives"),
    Point.WORDS: mark("what was said"),
    Point.HISTORY: mark("a list of figures"),
}

_WORKED_OUT = {
    Operation.SHARE: mark("which share"),
    Operation.DIFFERENCE: mark("the difference"),
    Operation.RATIO: mark("how many times as much"),
    Operation.SUM: mark("the sum"),
    Operation.PER_HOUR: mark("how much an hour"),
    Operation.PER_DAY: mark("how much a day"),
    Operation.PER_WEEK: mark("how much a week"),
    Operation.PER_MONTH: mark("how much a month"),
    Operation.PER_YEAR: mark("how much a year"),
    Operation.IN_MILLIONS: mark("how many millions"),
    Operation.IN_FULL: mark("all digits"),
    Operation.LARGER: mark("which is larger"),
    Operation.REST: mark("the share that is left"),
    Operation.SCALED: mark("a fraction or multiple"),
}

_BOUNDS = {
    "by": mark("by {day}"),
    "before": mark("before {day}"),
    "after": mark("after {day}"),
    "since": mark("since {day}"),
}

_TO_THE_END = frozenset({"by", "after"})

_TAKEN = {
    "donor": mark("{name} as the donor"),
    "recipient": mark("{name} as the recipient"),
    "person": mark("{name} as the person"),
    "year": mark("{name} as the year"),
    "start": mark("{name} as the start"),
    "kind": mark("{name} as the kind of aid"),
    "currency": mark("{name} as the currency"),
    "all": mark("what is stored here as all there is"),
    "spelling": mark("“{typed}” as “{name}”"),
    "fringe": mark("“{name}” as beside the point"),
}
_NAMED_BY_ID = frozenset({"donor", "recipient", "person"})


def read_as(answer: Answer, words: FactWords) -> str | None:
    """How the question was read: what about, and each default that was taken."""
    told = ", ".join(dict.fromkeys(part for part in _parts(answer, words) if part))
    taken = ", ".join(_taken(assumed, words) for assumed in answer.assumed)
    return words.messages.say("{told}; taking {taken}", told=told, taken=taken) if taken else told or None


def with_earlier(told: str | None, answer: Answer, words: FactWords) -> str | None:
    """Add to how a question was read the earlier one that it goes on from, what is not said again being inherited."""
    earlier = answer.reading.follows
    if earlier is None:
        return told
    if not told:
        return words.messages.say("going on from “{question}”", question=earlier)
    return words.messages.say("{told}; going on from “{question}”", told=told, question=earlier)


def _parts(answer: Answer, words: FactWords) -> Iterator[str]:
    if answer.computed:
        yield words.messages.say(_WORKED_OUT[answer.computed.operation])
    elif answer.ranked:
        yield words.messages.say("who gives or gets most")
    elif answer.claim is None and answer.point in _ASKED:
        yield words.messages.say(_ASKED[answer.point])
    if answer.claim is not None or answer.point is Point.VALUE:
        yield _measure(answer, words)
    named = [entity for held in answer.main for entity in _entities(held)]
    for term in answer.reading.terms:
        yield from (words.name(entity) for entity in term.entities if entity in named)
    yield from (_when(when, answer, words) for when in answer.reading.whens)
    language = words.messages.language
    yield from (amount_words(a.value, a.unit or "", a.precision, language).strip() for a in answer.reading.amounts)


def _measure(answer: Answer, words: FactWords) -> str:
    """The one thing that is measured, where the answer is of one."""
    measures = {held.fact.measure for held in answer.main if isinstance(held.fact, Figure)}
    one = len(measures) == 1 and len(answer.main) == 1
    return measure_words(measures.pop(), words.messages) if one else ""


def _entities(held: Held) -> Iterator[str]:
    fact = held.fact
    if isinstance(fact, Figure):
        yield from (entity for entity in (fact.donor, fact.recipient) if entity)
    yield from people_of(fact)


def _taken(assumed: Assumed, words: FactWords) -> str:
    typed, _, value = assumed.value.rpartition("=")
    name = words.name(value) if assumed.what in _NAMED_BY_ID else value
    return words.messages.say(_TAKEN[assumed.what], typed=typed, name=name)


def _when(when: When, answer: Answer, words: FactWords) -> str:
    span, language = _meant(when, answer), words.messages.language
    bound = _BOUNDS.get(when.relation)
    if bound is None:
        return _span(span, language)
    end = PartialDate.of(span.last if when.relation in _TO_THE_END else span.first)
    return words.messages.say(bound, day=bound_words(_partial(span) or end, language))


def _meant(when: When, answer: Answer) -> DateSpan:
    """Of the readings of a date, the one that the answer is from."""
    times = [held.fact.time for held in answer.main if isinstance(held.fact, Figure) and held.fact.time]
    fitting = (s for s in when.readings for t in times if s.first <= t.last and t.first <= s.last)
    return next(fitting, when.readings[0])


def _span(span: DateSpan, language: str) -> str:
    day = _partial(span)
    if day is None:
        return span_words(PartialDate.of(span.first), PartialDate.of(span.last), language)
    return yearless_words(day, language) if span.open_year else day_words(day, language)


def _partial(span: DateSpan) -> PartialDate | None:
    match span.grain:
        case Grain.DAY:
            return PartialDate.of(span.first)
        case Grain.MONTH:
            return PartialDate(span.first.year, span.first.month)
        case Grain.YEAR:
            return PartialDate(span.first.year)
        case _:
            return None
