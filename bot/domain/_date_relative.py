"""Dates that depend on today: yesterday, last month, three weeks ago, the past year, Tuesday."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.domain._date_found import Found, Reading, day_reading, month_reading, shifted_month, week_of, year_reading
from bot.domain._date_spans import Grain
from bot.domain._date_words import WEEKDAYS
from bot.domain._lexemes import Lexemes, word_set

_UNITS = {
    Grain.DAY: "day days tag tage tagen jour jours dia dias dzien dni дні днів день дня дней",
    Grain.WEEK: "week weeks woche wochen semaine semaines semana semanas tydzien tygodnia tygodniu tygodnie tygodni "
    "тиждень тижня тижні тижнів неделя недели неделе неделю недель",
    Grain.MONTH: "month months monat monate monaten monats mois mes meses miesiac miesiaca miesiacu miesiace miesiecy "
    "місяць місяця місяці місяців месяц месяца месяце месяцев",
    Grain.QUARTER: "quarter quarters quartal quartals trimestre trimestres kwartal kwartalu kwartale квартал кварталу "
    "кварталі квартала квартале",
    Grain.YEAR: "year years jahr jahre jahren jahres annee annees an ans l'an l'annee ano anos rok roku lata lat "
    "рік року році роки років год года году лет",
}
_UNIT = {word: grain for grain, words in _UNITS.items() for word in words.split()}
_OFFSETS = {
    -1: "last previous letzte letzten letztes letzter letztem vergangene vergangenen "
    "vergangenes vorige vorigen voriges "
    "dernier derniere passe passee pasado pasada anterior zeszlym zeszlego zeszly ubieglym ubieglego "
    "ubiegly poprzednim poprzedniego минулого минулому минулий попереднього прошлой прошлую прошлого "
    "прошлом прошлый предыдущего предыдущем",
    0: "this current diese diesen diesem dieses dieser laufenden cette ce cet esta este tym tego biezacym biezacego "
    "цього цьому цей поточного поточному этой эту этого этом этот текущего текущем",
    1: "next coming nachste nachsten nachstes kommende kommenden kommendes prochain prochaine proximo proxima "
    "przyszlym przyszlego nastepnym nastepnego наступного наступному следующей следующую следующего следующем",
}
_OFFSET = {word: offset for offset, words in _OFFSETS.items() for word in words.split()}
_DAYS = {
    0: "today heute aujourd'hui hoy dzis dzisiaj сьогодні сегодня",
    -1: "yesterday gestern hier ayer wczoraj вчора учора вчера",
    1: "tomorrow morgen demain jutro завтра",
}
_DAY = {word: offset for offset, words in _DAYS.items() for word in words.split()}
_LAST_YEAR = "торік"
_AGO_AFTER = word_set("ago temu тому назад")
_AGO_BEFORE = word_set("vor hace")
_ROLLING = word_set(
    "last past letzten vergangenen derniers dernieres ultimos ultimas ostatnie ostatnich останні останніх "
    "последние последних"
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DAYS_IN = {Grain.DAY: 1, Grain.WEEK: 7}
_MONTHS_IN = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}
_OF = frozenset({"of", "de"})

ANCHORS = frozenset(part for word in (*_UNIT, *_DAY, *WEEKDAYS, _LAST_YEAR) for part in word.split("'"))
"""Words without which no text holds a relative date."""


def read_relatives(pieces: Lexemes, today: date) -> Iterator[Found]:
    """Give each relative date, left to right."""
    for index, piece in enumerate(pieces):
        word = piece.word.removesuffix("'s")
        if (found := _day(word, index, today)) or (
            word in _UNIT and (found := _unit(pieces, index, _UNIT[word], today))
        ):
            yield replace(found, readings=tuple(replace(one, relative=True) for one in found.readings))


def named_year(pieces: Lexemes, at: int, today: date) -> tuple[int, int] | None:
    """Read `last year` or `цього року` after a month; give the year and the end of what it covers."""
    at += pieces.at(at).word in _OF
    pair = (pieces.at(at).word, pieces.at(at + 1).word)
    for offset, unit in (pair, pair[::-1]):
        if offset in _OFFSET and _UNIT.get(unit) is Grain.YEAR:
            return today.year + _OFFSET[offset], at + 2
    return None


def _day(word: str, index: int, today: date) -> Found | None:
    if word in _DAY:
        day = today + timedelta(days=_DAY[word])
    elif word in WEEKDAYS:
        day = today - timedelta(days=(today.weekday() - WEEKDAYS[word] - 1) % 7 + 1)
    elif word == _LAST_YEAR:
        return Found(index, index + 1, (year_reading(today.year - 1),))
    else:
        return None
    return Found(index, index + 1, day_reading(day.year, day.month, day.day))


def _unit(pieces: Lexemes, index: int, grain: Grain, today: date) -> Found | None:
    return (
        _counted(pieces, index, grain, today)
        or _beside(pieces, index, index - 1, grain, today)
        or _beside(pieces, index, index + 1, grain, today)
    )


def _beside(pieces: Lexemes, index: int, at: int, grain: Grain, today: date) -> Found | None:
    begin, end = min(index, at), max(index, at) + 1
    if pieces.at(at).word not in _OFFSET or grain is Grain.DAY or pieces.at(end).word in _OF:
        return None
    offset = _OFFSET[pieces.at(at).word]
    return Found(begin, end, (_shifted(grain, offset, today),))


def _counted(pieces: Lexemes, index: int, grain: Grain, today: date) -> Found | None:
    """Read `3 weeks ago`, `vor 3 Wochen`, `last 3 months` and `the past year`."""
    at = index - 1
    if pieces.at(at).word in _ROLLING and pieces.at(at - 1).number > 0:
        return _rolling(at - 1, index + 1, grain, pieces[at - 1].number, today)
    count = pieces.at(at).number if pieces.at(at).is_digits else _NUMBERS.get(pieces.at(at).word, -1)
    before = pieces.at(at - 1).word
    if count > 0 and before in _ROLLING:
        return _rolling(at - 1, index + 1, grain, count, today)
    if pieces.at(at).word == "past":
        return _rolling(at, index + 1, grain, 1, today)
    if count > 0 and (before in _AGO_BEFORE or _french_ago(pieces, at)):
        return _ago(at - (1 if before in _AGO_BEFORE else 3), index + 1, grain, count, today)
    if count > 0 and pieces.at(index + 1).word in _AGO_AFTER:
        return _ago(at, index + 2, grain, count, today)
    return None


def _french_ago(pieces: Lexemes, at: int) -> bool:
    return tuple(pieces.at(at - back).word for back in (3, 2, 1)) == ("il", "y", "a")


def _ago(begin: int, end: int, grain: Grain, count: int, today: date) -> Found | None:
    try:
        return Found(begin, end, (_shifted(grain, -count, today),))
    except (ValueError, OverflowError):
        return None


def _rolling(begin: int, end: int, grain: Grain, count: int, today: date) -> Found | None:
    try:
        first = _rolled_back(grain, count, today)
    except (ValueError, OverflowError):
        return None
    return Found(begin, end, (Reading(first, today, Grain.RANGE),))


def _rolled_back(grain: Grain, count: int, today: date) -> date:
    if grain in _DAYS_IN:
        return today - timedelta(days=_DAYS_IN[grain] * count - 1)
    month = shifted_month(today, -_MONTHS_IN[grain] * count)
    return month + timedelta(days=min(today.day, month_reading(month.year, month.month).last.day) - 1)


def _shifted(grain: Grain, offset: int, today: date) -> Reading:
    if grain is Grain.DAY:
        day = today + timedelta(days=offset)
        return Reading(day, day, grain)
    if grain is Grain.WEEK:
        return week_of(today + timedelta(weeks=offset))
    if grain is Grain.MONTH:
        month = shifted_month(today, offset)
        return month_reading(month.year, month.month)
    if grain is Grain.YEAR:
        return year_reading(shifted_month(today, 12 * offset).year)
    first = shifted_month(today.replace(month=(today.month - 1) // 3 * 3 + 1), 3 * offset)
    last = shifted_month(first, 3) - timedelta(days=1)
    return Reading(first, last, grain)
