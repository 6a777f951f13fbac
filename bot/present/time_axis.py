"""Which days are named below an axis of time."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_skeleton

from bot.domain.partial_date import PartialDate
from bot.present.days import day_words
from bot.present.locales import spoken
from bot.present.picture import Mark, Tick

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
"""Months from one named day to the next."""
_MOST = 4
_YEAR = 12
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


def ticks(marks: Sequence[Mark], language: str) -> tuple[Tick, ...]:
    """Name a few months or years between the first day and the last, or else those two days."""
    first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
    rhythms = ((step, _every(step, date.fromordinal(first), date.fromordinal(last))) for step in _STEPS)
    step, found = next(((step, days) for step, days in rhythms if len(days) <= _MOST), (1, []))
    if len(found) > 1:
        return tuple(Tick(day.toordinal(), _name(day, step, language)) for day in found)
    days = dict.fromkeys((first, last))
    return tuple(Tick(day, day_words(PartialDate.of(date.fromordinal(day)), language)) for day in days)


def _every(step: int, first: date, last: date) -> list[date]:
    """The first days of months in a rhythm of so many months."""
    months = range(first.year * _YEAR + first.month - 1, last.year * _YEAR + last.month)
    days = [date(month // _YEAR, month % _YEAR + 1, 1) for month in months if month % step == 0]
    return [day for day in days if first <= day <= last]


def _name(day: date, step: int, language: str) -> str:
    if step % _YEAR == 0:
        return str(day.year)
    return format_skeleton("yMMM", day, locale=spoken(language)).translate(_SPACES)
