"""Dates in words for each language: days, spans and how old something is. Reading dates is `domain/dates.py`."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.units import format_unit

from bot.domain.partial_date import PartialDate
from bot.present.locales import ENGLISH, spoken

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})
_LAST_MONTH = 12
_REMEMBERED = 4096
_AGES = {
    "en": "{} old",
    "uk": "{} тому",
    "ru": "{} назад",
    "de": "{} alt",
    "fr": "il y a {}",
    "es": "hace {}",
    "pl": "{} temu",
}
_NOW = {
    "en": ("from today", "from this month", "from this year"),
    "uk": ("сьогодні", "цього місяця", "цього року"),
    "ru": ("сегодня", "в этом месяце", "в этом году"),
    "de": ("von heute", "aus diesem Monat", "aus diesem Jahr"),
    "fr": ("d’aujourd’hui", "de ce mois-ci", "de cette année"),
    "es": ("de hoy", "de este mes", "de este año"),
    "pl": ("dzisiaj", "w tym miesiącu", "w tym roku"),
}
_AHEAD = {
    "en": "still ahead",
    "uk": "ще попереду",
    "ru": "ещё впереди",
    "de": "noch in der Zukunft",
    "fr": "encore à venir",
    "es": "aún por llegar",
    "pl": "jeszcze przed nami",
}


@lru_cache(maxsize=_REMEMBERED)
def day_words(day: PartialDate, locale: str = ENGLISH) -> str:
    """Write a date as exactly as it is known: `2 July 2024`, `July 2024` or `2024`."""
    shown = spoken(locale)
    if day.month is None:
        return str(day.year)
    if day.day is None:
        return format_skeleton("yMMMM", day.first, locale=shown).translate(_SPACES)
    return format_date(day.first, "long", locale=shown).translate(_SPACES)


@lru_cache(maxsize=_REMEMBERED)
def bound_words(day: PartialDate, locale: str = ENGLISH) -> str:
    """Write a date as it stands after words like `since`, which in some languages put its month in the genitive."""
    if day.month is None or day.day is not None:
        return day_words(day, locale)
    return _formatted(day, "yMMMM", spoken(locale)).translate(_SPACES)


def yearless_words(day: PartialDate, locale: str = ENGLISH) -> str:
    """Write a day or month of any year: `2 July`, `July`."""
    shown = spoken(locale)
    if day.day is None:
        return format_date(day.first, "LLLL", locale=shown)
    return _formatted(day, "MMMMd", shown).translate(_SPACES)


def span_words(start: PartialDate, end: PartialDate, locale: str = ENGLISH) -> str:
    """Write a span of time, in the fewest words that lose nothing: `2023`, `May 2023`, `2023 – 2025`."""
    whole = _whole(start, end)
    return day_words(whole, locale) if whole else f"{day_words(start, locale)} – {day_words(end, locale)}"


@lru_cache(maxsize=_REMEMBERED)
def age_words(day: PartialDate, today: date, locale: str = ENGLISH) -> str:
    """Tell how long ago a date was, as exactly as it is known: `2 years and 4 months old`."""
    shown = spoken(locale)
    if day.first > today:
        return _AHEAD[shown.language]
    parts = _elapsed(day, today)
    if not parts:
        return _NOW[shown.language][0 if day.day else 1 if day.month else 2]
    units = [format_unit(count, f"duration-{unit}", locale=shown) for unit, count in parts]
    return _AGES[shown.language].format(format_list(units, locale=shown)).translate(_SPACES)


def _formatted(day: PartialDate, skeleton: str, locale: Locale) -> str:
    """Format by a skeleton with the month in the form that it has beside a day."""
    pattern: str = locale.datetime_skeletons[skeleton].pattern
    return format_date(day.first, pattern.replace("LLLL", "MMMM"), locale=locale)


def _whole(start: PartialDate, end: PartialDate) -> PartialDate | None:
    """Give the one date that both ends amount to, where there is one."""
    if start == end:
        return start
    wholes = (PartialDate(start.year), PartialDate(start.year, start.month))
    return next((whole for whole in wholes if (start.first, end.last) == (whole.first, whole.last)), None)


def _elapsed(day: PartialDate, today: date) -> list[tuple[str, int]]:
    """Give the largest whole units between a date and today, at most two of them."""
    if day.month is None:
        return _counted(("year", today.year - day.year))
    months = (today.year - day.year) * _LAST_MONTH + today.month - day.month
    if day.day is None:
        return _counted(("year", months // _LAST_MONTH), ("month", months % _LAST_MONTH))
    months -= today.day < day.day
    if months < 1:
        return _counted(("day", (today - day.first).days))
    return _counted(("year", months // _LAST_MONTH), ("month", months % _LAST_MONTH))


def _counted(*parts: tuple[str, int]) -> list[tuple[str, int]]:
    return [(unit, count) for unit, count in parts if count]
