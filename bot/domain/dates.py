"""Dates in free text, in seven languages. One ISO date is `partial_date.py`; showing dates `present/days.py`."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice

from bot.domain._date_bounds import joined, with_part, with_relation, with_weekday
from bot.domain._date_found import Found, Reading, covered_by
from bot.domain._date_months import read_months
from bot.domain._date_numeric import read_full, read_years
from bot.domain._date_relative import ANCHORS, read_relatives
from bot.domain._date_spans import AmbiguousDate, AnyDate, DateSpan, Grain, ImpossibleDate, Relation
from bot.domain._date_words import MONTHS
from bot.domain._lexemes import Lexemes, lexemes, words
from bot.domain.partial_date import PartialDate
from bot.domain.text import normalise
from bot.errors import InvalidFact

__all__ = ["AmbiguousDate", "AnyDate", "DateSpan", "Grain", "ImpossibleDate", "Relation", "read_dates", "read_day"]

_DIGIT = re.compile("[0-9]")
_ANCHORS = ANCHORS | MONTHS.keys()
_MOST = 100
_EARLIEST_YEAR = 1900
_FURTHEST = timedelta(days=366)
_WRITE_IT = "Write it as 2024-07-02, 2024-07 or 2024."


def read_dates(text: str, today: date, language: str | None = None) -> tuple[AnyDate, ...]:
    """Find every date in a text, left to right, with offsets into the normalised text.

    It stops after a hundred of one sort. A `language` other than English settles dates such as 2/7/24, day first;
    without one they stay ambiguous. Polish reads "do 2023" as until then.
    """
    text = normalise(text)
    if not _DIGIT.search(text) and _ANCHORS.isdisjoint(words(text)):
        return ()
    pieces = lexemes(text)
    return tuple(_told(text, pieces, found) for found in _bounded(pieces, _cores(pieces, today, language), language))


def read_day(text: str, today: date) -> PartialDate:
    """Read the one date of a form's field; raise InvalidFact where it is none, two, impossible or too far ahead."""
    day = _iso(text) or _partial(_settled(text, today), text)
    if day.first > today + _FURTHEST:
        raise InvalidFact([f"{_shown(text)} lies more than a year ahead. Check the year."])
    return day


def _iso(text: str) -> PartialDate | None:
    """Read what is written as a form asks for it, so that 2010-11 is a month there and no span of years."""
    try:
        day = PartialDate.parse(normalise(text))
    except ValueError:
        return None
    return day if day.year >= _EARLIEST_YEAR else None


def _settled(text: str, today: date) -> DateSpan:
    found = read_dates(text, today)
    if len(found) != 1 or not _is_whole(text, found[0]):
        raise InvalidFact([f"{_shown(text)} is not a date. {_WRITE_IT}"])
    only = found[0]
    if isinstance(only, ImpossibleDate):
        raise InvalidFact([f"No calendar has {_shown(text)}. {_WRITE_IT}"])
    if isinstance(only, AmbiguousDate):
        meanings = " or ".join(str(_partial(reading, text)) for reading in only.readings)
        raise InvalidFact([f"{_shown(text)} can mean {meanings}. Write the one you mean."])
    if only.open_year:
        raise InvalidFact([f"{_shown(text)} has no year. {_WRITE_IT}"])
    return only


def _cores(pieces: Lexemes, today: date, language: str | None) -> list[Found]:
    cores: list[Found] = []
    taken: set[int] = set()

    def keep(candidates: Iterable[Found]) -> None:
        for found in islice(candidates, _MOST):
            covered = covered_by([found])
            if taken.isdisjoint(covered):
                taken.update(covered)
                cores.append(found)

    keep(read_full(pieces, today, language))
    keep(read_months(pieces, today))
    keep(read_years(pieces, today, taken))
    keep(read_relatives(pieces, today))
    return sorted(cores, key=lambda found: found.begin)


def _bounded(pieces: Lexemes, cores: list[Found], language: str | None) -> list[Found]:
    bounded: list[Found] = []
    for core in cores:
        found = with_weekday(pieces, with_part(pieces, core))
        while bounded and bounded[-1].begin >= found.begin:
            bounded.pop()
        whole = joined(pieces, bounded[-1], found) if bounded else None
        if whole:
            bounded[-1] = whole
        elif not bounded or bounded[-1].end <= found.begin:
            bounded.append(found)
    return [with_relation(pieces, found, language) for found in bounded]


def _told(text: str, pieces: Lexemes, found: Found) -> AnyDate:
    start, end = pieces[found.begin].start, pieces[found.end - 1].end
    said = text[start:end]
    spans = tuple(_span(reading, found.relation, start, said) for reading in found.readings)
    if len(spans) == 1:
        return spans[0]
    if spans:
        return AmbiguousDate(readings=spans, start=start, end=end, words=said, relation=found.relation)
    return ImpossibleDate(start=start, end=end, words=said)


def _span(reading: Reading, relation: Relation | None, start: int, said: str) -> DateSpan:
    return DateSpan(
        first=reading.first,
        last=reading.last,
        grain=reading.grain,
        start=start,
        end=start + len(said),
        words=said,
        relation=relation,
        open_year=reading.open_year,
        relative=reading.relative,
    )


def _is_whole(text: str, found: AnyDate) -> bool:
    rest = normalise(text)
    return not (rest[: found.start] + rest[found.end :]).strip(" .,")


def _partial(span: DateSpan, text: str) -> PartialDate:
    if span.grain is Grain.DAY:
        return PartialDate.of(span.first)
    if span.grain is Grain.MONTH:
        return PartialDate(span.first.year, span.first.month)
    if span.grain is Grain.YEAR:
        return PartialDate(span.first.year)
    raise InvalidFact([f"{_shown(text)} is not a day, month or year. {_WRITE_IT}"])


def _shown(text: str) -> str:
    short = normalise(text)[:40]
    return f"“{short}”" if short else "An empty field"
