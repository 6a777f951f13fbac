"""Dates written in digits: 2024-07-02, 2.7.2024, 2/7/24, 07/2024, 2022-24, '24, fy2023 and bare years."""

from collections.abc import Iterator, Set
from datetime import date

from bot.domain._date_found import Found, Reading, day_reading, month_reading, open_day, stands_alone, year_reading
from bot.domain._date_spans import Grain
from bot.domain._date_words import FISCAL, RELATION_ENDS, YEAR_WORDS
from bot.domain._lexemes import Lexemes, word_set

_SEPARATORS = frozenset("-./")
_LONG = 4
_BARE_YEARS = range(2010, 2040)
_TIED_YEARS = range(1945, 2101)
_KNOWN_YEARS = range(1900, 2101)
_CENTURY = 100
_DAY_GIVERS = word_set("am vom bis zum dem")


def read_full(pieces: Lexemes, today: date, language: str | None) -> Iterator[Found]:
    """Give each date of three numbers, left to right."""
    for index, piece in enumerate(pieces):
        if piece.number >= 0 and _separated(pieces, index, 3):
            found = _triple(pieces, index, today, language)
            if found:
                yield found


def read_years(pieces: Lexemes, today: date, taken: Set[int]) -> Iterator[Found]:
    """Give each year, month of a year, span of years and fiscal year that no other date covers."""
    for index, piece in enumerate(pieces):
        if piece.number < 0 or index in taken:
            continue
        found = (
            _fiscal(pieces, index, today)
            or _pair(pieces, index)
            or _german_day(pieces, index, today)
            or _short(pieces, index, today)
            or _bare(pieces, index)
        )
        if found:
            yield found


def _separated(pieces: Lexemes, index: int, count: int) -> bool:
    """Tell whether exactly so many short numbers stand here, joined by one kind of mark without spaces."""
    mark = pieces.at(index + 1).word
    end = index + 2 * count - 1
    if mark not in _SEPARATORS or any(not pieces.glued(at) for at in range(index + 1, end)):
        return False
    if any(pieces.at(at).word != mark or pieces.at(at + 1).number < 0 for at in range(index + 1, end, 2)):
        return False
    return not (_joined(pieces, index - 1, -1) or _joined(pieces, end, 1))


def _joined(pieces: Lexemes, mark: int, side: int) -> bool:
    """Tell whether digits go on beyond a separator, so that this is no date (an address, a version)."""
    beyond = pieces.at(mark + side)
    touching = pieces.glued(max(mark, mark + side)) and pieces.glued(max(mark - side, mark))
    return touching and pieces.at(mark).word in _SEPARATORS and beyond.is_digits


def _triple(pieces: Lexemes, index: int, today: date, language: str | None) -> Found | None:
    first, second, third = (pieces[index + step] for step in (0, 2, 4))
    end = index + 5
    if len(first.word) == _LONG:
        known = first.number in _KNOWN_YEARS
        return Found(index, end, day_reading(first.number, second.number, third.number)) if known else None
    if len(first.word) > 2 or len(second.word) > 2 or len(third.word) not in (2, _LONG):
        return None
    year = third.number if len(third.word) == _LONG else _full_year(third.number, today)
    if year not in _KNOWN_YEARS:
        return None
    day_first = day_reading(year, second.number, first.number)
    month_first = day_reading(year, first.number, second.number)
    settled = pieces[index + 1].word == "." or language not in (None, "en")
    if not day_first or not month_first or day_first == month_first or settled:
        return Found(index, end, day_first or month_first)
    return Found(index, end, day_first + month_first)


def _full_year(number: int, today: date) -> int:
    century = today.year - today.year % _CENTURY
    year = century + number if century + number <= today.year + 10 else century - _CENTURY + number
    return year if year > 0 else year + _CENTURY


def _pair(pieces: Lexemes, index: int) -> Found | None:
    if not _separated(pieces, index, 2) or (pieces.glued(index + 3) and pieces.at(index + 3).word.isalpha()):
        return None
    first, mark, second = pieces[index], pieces[index + 1].word, pieces[index + 2]
    if len(second.word) == _LONG and second.number in _TIED_YEARS and len(first.word) <= 2:
        readings = _month_of(second.number, first.number)
    elif len(first.word) != _LONG or first.number not in _TIED_YEARS or mark == ".":
        return None
    elif len(second.word) == _LONG:
        readings = _years(first.number, second.number)
    elif len(second.word) == 2:
        readings = _month_of(first.number, second.number) + _years(
            first.number, _same_century(first.number, second.number)
        )
    else:
        return None
    return Found(index, index + 3, readings) if readings else None


def _month_of(year: int, month: int) -> tuple[Reading, ...]:
    return (month_reading(year, month),) if 1 <= month <= 12 else ()


def _years(first: int, last: int) -> tuple[Reading, ...]:
    if not first < last <= _TIED_YEARS.stop:
        return ()
    return (Reading(date(first, 1, 1), date(last, 12, 31), Grain.RANGE),)


def _same_century(year: int, number: int) -> int:
    return year - year % _CENTURY + number


def _german_day(pieces: Lexemes, index: int, today: date) -> Found | None:
    """Read `am 2.7.`, only after a word that leaves no doubt."""
    day, month = pieces[index], pieces.at(index + 2)
    marks = pieces.at(index + 1).word + pieces.at(index + 3).word
    glued = all(pieces.glued(index + step) for step in (1, 2, 3))
    if marks != ".." or not glued or pieces.at(index - 1).word not in _DAY_GIVERS or month.number not in range(1, 13):
        return None
    return Found(index, index + 4, open_day(month.number, day.number, today))


def _fiscal(pieces: Lexemes, index: int, today: date) -> Found | None:
    begin = index - 1
    while pieces.at(begin).word in {"year", "'"} or (pieces.at(begin).word == "-" and pieces.glued(begin)):
        begin -= 1
    if pieces.at(begin).word not in FISCAL or pieces.inside_number(index):
        return None
    piece = pieces[index]
    year = piece.number if len(piece.word) == _LONG else _full_year(piece.number, today)
    if len(piece.word) not in (2, _LONG) or year not in _TIED_YEARS:
        return None
    return Found(begin, index + 1, (Reading(date(year - 1, 10, 1), date(year, 9, 30), Grain.FISCAL_YEAR),))


def _short(pieces: Lexemes, index: int, today: date) -> Found | None:
    """Read `'24`."""
    piece, mark = pieces[index], pieces.at(index - 1)
    if mark.word != "'" or not pieces.glued(index) or len(piece.word) != 2 or pieces.at(index + 1).word == "'":
        return None
    return Found(index - 1, index + 1, (year_reading(_full_year(piece.number, today)),))


def _bare(pieces: Lexemes, index: int) -> Found | None:
    piece, end = pieces[index], index + 1
    named = pieces.at(end).word in YEAR_WORDS
    tied = named or pieces.at(index - 1).word in RELATION_ENDS
    if len(piece.word) != _LONG or piece.number not in (_TIED_YEARS if tied else _BARE_YEARS):
        return None
    if not stands_alone(pieces, index):
        return None
    if named:
        end += 1 + (pieces.at(end).word in {"г", "р", "r"} and pieces.at(end + 1).word == ".")
    return Found(index, end, (year_reading(piece.number),))
