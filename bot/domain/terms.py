"""What a question names: its terms, and its dates with how each bounds the answer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from bot.domain.dates import AmbiguousDate, DateSpan, Grain, ImpossibleDate, Relation
from bot.domain.text import fold_word

FREE_KINDS = frozenset({"filler", "role", "give", "ask", "aid"})
"""First parts of concept ids that narrow nothing by themselves."""

NARROWING_ASKS = frozenset(
    f"ask.{name}"
    for name in """
    share difference ratio sum double average measured per_hour per_day per_week per_month per_year per_person
    top_donor top_recipient least_donor by_year in_euros in_dollars in_pounds in_hryvnias in_rubles in_zloty
    latest first largest smallest rather_than
    """.split()
)
"""Asks that change which figure is right, so that an answer has to honour them."""

_TIES = {"ask.since": "since", "ask.before": "before", "ask.after": "after"}
BEGINNINGS = tuple("invas invad вторг inwaz einmarsch angriff uberfall krieg war guerr wojn війн войн".split())
_STARTS = frozenset({"occasion.invasion", "occasion.war"})
_REMEMBERED = 8192


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a question names: its possible concepts (none for an unknown word), its words and first word's index.

    `meant` are its words with their spelling mended.
    """

    concepts: frozenset[str]
    words: str
    at: int
    end: int
    meant: str = ""

    @property
    def is_free(self) -> bool:
        """Whether every way to take it narrows nothing."""
        return _are_free(self.concepts)

    @property
    def entities(self) -> tuple[str, ...]:
        """Entity ids it can mean."""
        return _entities_among(self.concepts)


# The same few meanings come again with every question, and are asked for dozens of times within each.
@lru_cache(maxsize=_REMEMBERED)
def _are_free(concepts: frozenset[str]) -> bool:
    return bool(concepts) and all(
        concept.split(".", 1)[0] in FREE_KINDS and concept not in NARROWING_ASKS for concept in concepts
    )


@lru_cache(maxsize=_REMEMBERED)
def _entities_among(concepts: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(concept[1:] for concept in concepts if concept[0] == "@"))


@dataclass(frozen=True, slots=True)
class When:
    """One date in a question: its readings (several for `july 24`) and how it bounds (`on`, `by`, `before`, `after`, `since`)."""

    readings: tuple[DateSpan, ...]
    relation: str
    at: int
    words: str
    either: bool = False
    """Whether it may or may not count what it names as well ("until 2023", "до 2023"): bound `by` its end, or `before` it."""

    @property
    def open_year(self) -> bool:
        """Whether it names a day or month without a year."""
        return all(span.open_year for span in self.readings)


def bound_dates(
    dates: Iterable[DateSpan | AmbiguousDate | ImpossibleDate], places: dict[int, int], terms: tuple[Term, ...]
) -> tuple[When, ...]:
    """The dates that bound the answer; `places` gives the index of each among the words by its start."""
    whens = _from_to(_opened(_whens(dates, places), terms), terms)
    return _counting_in(_own(_not_denied(_tied(_said_on(whens), terms), terms), terms), terms)


def _counting_in(whens: tuple[When, ...], terms: tuple[Term, ...]) -> tuple[When, ...]:
    """The dates, sure of their end where a word behind them counts it in ("до червня включно")."""
    sure = {term.at for term in terms if term.words in _INCLUSIVE}
    return tuple(replace(when, either=False) if when.at + 1 in sure else when for when in whens)


_INCLUSIVE = frozenset(
    "inclusive included включно включительно einschliesslich inklusive inclus compris incluido incluida wlacznie".split()
)


def _opened(whens: tuple[When, ...], terms: tuple[Term, ...]) -> tuple[When, ...]:
    """A span that a total is counted over ("since February 2022 until 2 July 2024") as its start and the day it is of."""
    total = any("measure.total" in term.concepts for term in terms)
    return tuple(end for when in whens for end in (_ends(when) if _is_counted_over(when, total=total) else (when,)))


def _is_counted_over(when: When, *, total: bool) -> bool:
    span = when.readings[0]
    if len(when.readings) > 1 or span.grain != "range" or span.relative or span.open_year:
        return False
    begun = (span.first.year, span.first.month) == _INVASION
    return total or begun or any(when.words.lower().startswith(word) for word in _SINCE)


def _ends(when: When) -> tuple[When, When]:
    span = when.readings[0]
    first = replace(span, last=span.first, grain=Grain.DAY)
    last = replace(span, first=span.last, grain=Grain.DAY)
    return replace(when, readings=(first,), relation="since"), replace(
        when, readings=(last,), relation="by", either=False
    )


_INVASION = (2022, 2)
_SINCE = ("since", "seit", "depuis", "starting")


def _from_to(whens: tuple[When, ...], terms: tuple[Term, ...]) -> tuple[When, ...]:
    """Two dates with "from" before the first and "till" between them, or "between" and "and", open and close a span."""
    if len(whens) != _PAIR:
        return whens
    first, last = whens
    opens = any(term.end == first.at and "role.from" in term.concepts for term in terms)
    closes = any(first.at < term.at < last.at and (term.concepts & _CLOSING or term.words in _TILL) for term in terms)
    between = any(term.words in _BETWEEN and term.end <= first.at for term in terms)
    if between and any(first.at < term.at < last.at and term.words in _AND for term in terms):
        opens = closes = True
    earlier = tuple(span for span in first.readings if span.first < last.readings[0].first)
    if not (opens and closes and earlier and first.relation == "on"):
        return whens
    return replace(first, readings=earlier, relation="since"), replace(last, relation="by", either=False)


_PAIR = 2
_CLOSING = frozenset({"ask.as_of"})
_BETWEEN = frozenset({"between", "zwischen", "entre", "miedzy", "між", "между"})
_AND = frozenset({"and", "und", "et", "y", "i", "і", "та", "й", "и"})
_TILL = frozenset({"to", "till", "until", "til", "through", "up to"})


def _said_on(whens: tuple[When, ...]) -> tuple[When, ...]:
    """Without "past week" and the like where a day is named too: they are told as of that day, not of today."""
    days = [when for when in whens if all(span.grain == "day" and not span.relative for span in when.readings)]
    if not days:
        return whens
    return tuple(when for when in whens if when in days or not all(span.relative for span in when.readings))


def _whens(dates: Iterable[DateSpan | AmbiguousDate | ImpossibleDate], places: dict[int, int]) -> tuple[When, ...]:
    whens = []
    for found in dates:
        if isinstance(found, ImpossibleDate):
            continue
        readings = found.readings if isinstance(found, AmbiguousDate) else (found,)
        relation = _relation(found)
        either = relation == "by" and _may_leave_out(found.words, readings)
        whens.append(When(tuple(readings), relation, places.get(found.start, -1), found.words, either))
    return tuple(whens)


def _may_leave_out(words: str, readings: Iterable[DateSpan]) -> bool:
    """Whether a word for "up to" leads to a month, a year or a part of one: some count that in, some do not.

    A day counts, and so does what is said to reach to an end ("by the end of 2023").
    """
    lead = fold_word(words).split(" ")[0]
    return lead in _UP_TO and all(_has_two_ends(span) for span in readings)


def _has_two_ends(span: DateSpan) -> bool:
    if span.relative or span.open_year or span.grain not in _LONG:
        return False
    return not (span.grain == Grain.PART and _is_the_last(span))


def _is_the_last(span: DateSpan) -> bool:
    """Whether a part of a year or month is the end of it."""
    after = span.last + date.resolution
    return after.day == 1 and (after.month == 1 or span.first.month == span.last.month)


_LONG = frozenset({Grain.YEAR, Grain.MONTH, Grain.HALF, Grain.QUARTER, Grain.PART})
_UP_TO = frozenset("until till til up by bis hasta do до к ко jusqu'en jusqu'a jusqu'au d'ici".split())


def _tied(whens: tuple[When, ...], terms: tuple[Term, ...]) -> tuple[When, ...]:
    """Dates bound by the word before them where its spelling had to be mended first ("sinse 2022")."""
    ties = {term.end: _TIES[concept] for term in terms for concept in term.concepts if concept in _TIES}
    return tuple(
        replace(when, relation=ties[when.at]) if when.relation == "on" and when.at in ties else when for when in whens
    )


def _not_denied(whens: tuple[When, ...], terms: tuple[Term, ...]) -> tuple[When, ...]:
    """The dates meant, without those ruled out ("not 2023")."""
    denied = {term.end for term in terms if "filler.negation" in term.concepts}
    return tuple(when for when in whens if when.at not in denied)


def _counts_from_a_start(term: Term) -> bool:
    """Whether it is a way of saying "since the invasion"."""
    return "measure.total" in term.concepts and any(start in term.words for start in BEGINNINGS)


def _own(whens: tuple[When, ...], terms: tuple[Term, ...]) -> tuple[When, ...]:
    """Dates as they bound the answer: "before the July 2024 summit" dates the summit, and bounds nothing else."""
    occasions = {term.at for term in terms if any(concept.startswith("occasion.") for concept in term.concepts)}
    starts = {term.end for term in terms if term.concepts & _STARTS or _counts_from_a_start(term)}
    begun = {term.at for term in terms if term.concepts & _STARTS}
    counted = any("ask.since" in term.concepts or _counts_from_a_start(term) for term in terms)
    names = {term.at for term in terms if term.entities}

    def dates_an_occasion(when: When) -> bool:
        after = when.at + 1
        return after in occasions or (after in names and after + 1 in occasions)

    def bound(when: When) -> When:
        if when.relation in ("before", "after") and dates_an_occasion(when):
            return replace(when, relation="on")
        # "counted from the invasion in february 2022" dates the start, not the total
        dates_a_start = not starts.isdisjoint((when.at, when.at - 1)) or when.at + 1 in begun
        begins = counted and when.relation == "on" and dates_a_start
        return replace(when, relation="since") if begins else when

    return tuple(bound(when) for when in whens)


def _relation(found: DateSpan | AmbiguousDate) -> str:
    """How the date bounds; "from 2 July" dates a package rather than opening a span."""
    return "on" if found.relation in (None, Relation.FROM) else str(found.relation)
