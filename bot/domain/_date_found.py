"""A date while it is being read: the pieces it covers and what they can mean; and the calendar sums readers share."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain._amount_words import SCALES
from bot.domain._date_spans import Grain, Relation
from bot.domain._date_words import ORDINALS, YEAR_WORDS
from bot.domain._lexemes import Lexemes

_LEAP_CYCLE = 8
"""No day of the year is missing from eight years in a row (1900 was not a leap year)."""
_NO_DATE_AFTER = frozenset('%+°$€£¥₴"')
_NO_DATE_BEFORE = frozenset("$€£¥₴#№")
_LONG_YEAR = 4
_SMALLEST_SHORT_YEAR = 20
"""Two digits from here up to next year may be a year; smaller ones after a month are its day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that the words can mean."""

    first: date
    last: date
    grain: Grain
    open_year: bool = False
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Pieces `begin` to `end` (not included) name a date: in one way, in several, or in none that exists."""

    begin: int
    end: int
    readings: tuple[Reading, ...]
    relation: Relation | None = None

    def widened(self, begin: int, end: int | None = None) -> "Found":
        """Cover more pieces."""
        return replace(self, begin=begin, end=self.end if end is None else end)


def day_reading(year: int, month: int, day: int) -> tuple[Reading, ...]:
    """Give the day, or nothing where no calendar has it."""
    try:
        found = date(year, month, day)
    except ValueError:
        return ()
    return (Reading(found, found, Grain.DAY),)


def month_reading(year: int, month: int) -> Reading:
    """Give a whole month of a year that the text names."""
    return Reading(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Grain.MONTH)


def year_reading(year: int) -> Reading:
    """Give a whole year."""
    return Reading(date(year, 1, 1), date(year, 12, 31), Grain.YEAR)


def open_day(month: int, day: int, today: date) -> tuple[Reading, ...]:
    """Give the most recent such day not after today, or nothing where no year has it."""
    for year in range(today.year, today.year - _LEAP_CYCLE - 1, -1):
        for reading in day_reading(year, month, day):
            if reading.first <= today:
                return (replace(reading, open_year=True),)
    return ()


def open_month(month: int, today: date) -> Reading:
    """Give the most recent such month that has begun."""
    return replace(month_reading(today.year - (month > today.month), month), open_year=True)


def moved(reading: Reading, year: int) -> Reading:
    """Put a reading without a year into one."""
    if reading.grain is Grain.MONTH:
        return month_reading(year, reading.first.month)
    day = min(reading.first.day, calendar.monthrange(year, reading.first.month)[1])
    first = date(year, reading.first.month, day)
    return replace(reading, first=first, last=first + (reading.last - reading.first), open_year=False)


def shifted_month(day: date, months: int) -> date:
    """Give the first day of the month that lies so many months away; raise ValueError outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def week_of(day: date) -> Reading:
    """Give the week, Monday to Sunday, of a day."""
    monday = day - timedelta(days=day.weekday())
    return Reading(monday, monday + timedelta(days=6), Grain.WEEK)


def stands_alone(pieces: Lexemes, index: int, month: int | None = None) -> bool:
    """Tell whether digits may be a day or a year: no part of a number, a name such as F-16, an amount or a percentage.

    `month` is the place of the month they belong to, which may touch them as in `JULY2`.
    """
    before, after = pieces.at(index - 1).word, pieces.at(index + 1).word
    if pieces.inside_number(index) or after in _NO_DATE_AFTER or after in SCALES or before in _NO_DATE_BEFORE:
        return False
    return not (_touches_letters_before(pieces, index, month) or _touches_letters_after(pieces, index, month))


def short_year(number: int, today: date) -> int | None:
    """Read two digits as a year, where they are recent enough to be meant so."""
    return 2000 + number if _SMALLEST_SHORT_YEAR <= number <= today.year % 100 + 1 else None


def covered_by(found: Iterable[Found]) -> set[int]:
    """Collect the pieces that dates cover."""
    return {index for one in found for index in range(one.begin, one.end)}


def _touches_letters_before(pieces: Lexemes, index: int, month: int | None) -> bool:
    if not pieces.glued(index):
        return False
    hyphen = pieces.at(index - 1).word == "-" and pieces.glued(index - 1)
    before = index - 1 - hyphen
    if hyphen and len(pieces[index].word) == _LONG_YEAR:
        return False
    return before != month and pieces.at(before).word.isalpha()


def _touches_letters_after(pieces: Lexemes, index: int, month: int | None) -> bool:
    after = pieces.at(index + 1).word
    if not pieces.glued(index + 1) or not after.isalpha() or after in ORDINALS or after in YEAR_WORDS:
        return False
    return month not in (index + 1, index - 1)
