"""Dates with a month's name in them: `july 2 2024`, `2. Juli`, `2 липня 2024 року`, `July 2024`, `june 24-30`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain._date_found import (
    Found,
    Reading,
    day_reading,
    month_reading,
    open_day,
    open_month,
    short_year,
    stands_alone,
)
from bot.domain._date_relative import named_year
from bot.domain._date_spans import Grain
from bot.domain._date_words import (
    AND_JOINERS,
    MONTHS,
    OF,
    ORDINALS,
    SPELLABLE,
    TO_JOINERS,
    WEAK_MONTHS,
    YEAR_WORDS,
)
from bot.domain._lexemes import Lexemes, word_set

_LAST_DAY = 31
_MOST_LIKE_A_DAY = 39
_SHORTEST_MISSPELT = 5
_LOOSE = frozenset(".,-/") | OF
_VERBS = word_set("be have has not also well only still never")
_TIES = word_set("in since during until till im en seit depuis desde od w early mid late у в від з с")
_EDGES = word_set("end beginning start middle month first second last")
_OFFSETS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}


def read_months(pieces: Lexemes, today: date) -> Iterator[Found]:
    """Give each date that names its month, left to right."""
    floor = 0
    for index, piece in enumerate(pieces):
        if piece.is_digits or index < floor or not (month := _named(pieces, index)):
            continue
        found = _read(pieces, index, month, today)
        if found and found.begin >= floor:
            floor = found.end
            yield found


def _named(pieces: Lexemes, index: int) -> int | None:
    word = pieces[index].word
    if month := MONTHS.get(word):
        return month
    if "'" in word:
        head, _, tail = word.partition("'")
        return MONTHS.get(tail) or MONTHS.get(head)
    if len(word) < _SHORTEST_MISSPELT or not _beside_day_or_year(pieces, index):
        return None
    return _misspelt(word)


def _beside_day_or_year(pieces: Lexemes, index: int) -> bool:
    before, after = pieces.at(index - 1), pieces.at(index + 1)
    if before.word in _LOOSE:
        before = pieces.at(index - 2)
    if after.word in _LOOSE:
        after = pieces.at(index + 2)
    return any(0 < near.number <= _LAST_DAY or _is_long_year(near.number) for near in (before, after))


def _misspelt(word: str) -> int | None:
    best = process.extractOne(word, SPELLABLE, scorer=OSA.distance, score_cutoff=1)
    return MONTHS[best[0]] if best and best[0][0] == word[0] else None


def _read(pieces: Lexemes, index: int, month: int, today: date) -> Found | None:
    if pieces[index].word in WEAK_MONTHS and pieces.at(index + 1).word in _VERBS:
        return None
    after = _day_after(pieces, index, month, today)
    if after and not any(reading.open_year for reading in after.readings):
        return after
    return (
        _year_before(pieces, index, month)
        or _day_before(pieces, index, month, today)
        or _month_and_year(pieces, index, month, today)
        or after
        or _alone(pieces, index, month, today)
    )


def _day_after(pieces: Lexemes, index: int, month: int, today: date) -> Found | None:
    """Read `july 2`, `july 2nd 2024`, `july 2 24`, `june 24-30` and the two meanings of `july 24`."""
    at = index + 1 + (pieces.at(index + 1).word in {".", "-", "the", "/"})
    if not _is_day(pieces, at, index):
        return None
    day, end = pieces[at].number, _past_ordinal(pieces, at)
    if span := _days_to(pieces, at, end, month, today):
        return span.widened(index)
    if year := _year_after(pieces, end, today):
        return Found(index, year[1], day_reading(year[0], month, day))
    if day > _LAST_DAY:
        return None
    as_year = short_year(day, today) if end == at + 1 else None
    monthly = (month_reading(as_year, month),) if as_year else ()
    return Found(index, end, open_day(month, day, today) + monthly)


def _days_to(pieces: Lexemes, at: int, end: int, month: int, today: date) -> Found | None:
    if pieces.at(end).word not in TO_JOINERS or not _is_day(pieces, end + 1, None):
        return None
    last = end + 1
    if pieces[last].number <= pieces[at].number or _names_month(pieces, last + 1):
        return None
    return _day_range(pieces, (pieces[at].number, pieces[last].number), month, (at, _past_ordinal(pieces, last)), today)


def _day_range(
    pieces: Lexemes, days: tuple[int, int], month: int, covers: tuple[int, int], today: date
) -> Found | None:
    begin, end = covers
    year = _year_after(pieces, end, today)
    edges = [day_reading(year[0], month, day) if year else open_day(month, day, today) for day in days]
    if not (edges[0] and edges[1]):
        return Found(begin, end, ())
    last = edges[1][0]
    span = Reading(last.last.replace(day=days[0]), last.last, Grain.RANGE, last.open_year)
    return Found(begin, year[1] if year else end, (span,))


def _year_before(pieces: Lexemes, index: int, month: int) -> Found | None:
    """Read `2024 July` and `2024 July 2`."""
    at = index - 1 - (pieces.at(index - 1).word in _LOOSE)
    if not _is_long_year(pieces.at(at).number) or not stands_alone(pieces, at, index):
        return None
    year = pieces[at].number
    if _is_day(pieces, index + 1, index):
        return Found(at, _past_ordinal(pieces, index + 1), day_reading(year, month, pieces[index + 1].number))
    if _is_long_year(pieces.at(index + 1).number) or _is_day(pieces, at - 1, None):
        return None
    return Found(at, index + 1, (month_reading(year, month),))


def _day_before(pieces: Lexemes, index: int, month: int, today: date) -> Found | None:
    """Read `2 July`, `2nd of July 2024`, `2. Juli`, `24-30 June`."""
    at = _day_place(pieces, index)
    if at is None:
        return None
    day = pieces[at].number
    year = _year_after(pieces, index + 1, today)
    first = _range_start(pieces, at)
    if first is not None:
        span = _day_range(pieces, (pieces[first].number, day), month, (first, index + 1), today)
        return span and span.widened(first)
    if year:
        return Found(at, year[1], day_reading(year[0], month, day))
    return Found(at, index + 1, open_day(month, day, today)) if day <= _LAST_DAY else None


def _day_place(pieces: Lexemes, index: int) -> int | None:
    at = index - 1
    for _ in range(3):
        word = pieces.at(at).word
        if word in OF or word in ".-" or (word in ORDINALS and pieces.glued(at)):
            at -= 1
    return at if _is_day(pieces, at, index) else None


def _range_start(pieces: Lexemes, at: int) -> int | None:
    joiner, first = at - 1, at - 2
    if pieces.at(first).word in ORDINALS | {"."}:
        first -= 1
    if pieces.at(joiner).word not in TO_JOINERS or not _is_day(pieces, first, None):
        return None
    return first if pieces[first].number < pieces[at].number else None


def _month_and_year(pieces: Lexemes, index: int, month: int, today: date) -> Found | None:
    year = _year_after(pieces, index + 1, today, bare_short=False) or named_year(pieces, index + 1, today)
    return Found(index, year[1], (month_reading(year[0], month),)) if year else None


def _alone(pieces: Lexemes, index: int, month: int, today: date) -> Found | None:
    before = pieces.at(index - 1).word
    weak = pieces[index].word in WEAK_MONTHS
    if before in _OFFSETS and not weak:
        return Found(index - 1, index + 1, (_offset_month(month, _OFFSETS[before], today),))
    if weak and not (before in _TIES or _after_edge(pieces, index) or _beside_month(pieces, index)):
        return None
    if (
        len(pieces[index].word) >= _SHORTEST_MISSPELT
        and pieces[index].word not in MONTHS
        and "'" not in pieces[index].word
    ):
        return None
    return Found(index, index + 1, (open_month(month, today),))


def _offset_month(month: int, offset: int, today: date) -> Reading:
    passed = month < today.month
    year = today.year + {-1: 0 if passed else -1, 0: 0, 1: 1 if month <= today.month else 0}[offset]
    return replace(month_reading(year, month), relative=True)


def _after_edge(pieces: Lexemes, index: int) -> bool:
    return pieces.at(index - 1).word == "of" and pieces.at(index - 2).word in _EDGES


def _beside_month(pieces: Lexemes, index: int) -> bool:
    joined = AND_JOINERS | TO_JOINERS
    return any(pieces.at(index + side).word in joined and _names_month(pieces, index + 2 * side) for side in (1, -1))


def _names_month(pieces: Lexemes, index: int) -> bool:
    return pieces.at(index).word in MONTHS


def _is_day(pieces: Lexemes, at: int, month: int | None) -> bool:
    piece = pieces.at(at)
    return 0 < piece.number <= _MOST_LIKE_A_DAY and len(piece.word) <= 2 and stands_alone(pieces, at, month)


def _past_ordinal(pieces: Lexemes, at: int) -> int:
    hyphen = pieces.glued(at + 1) and pieces.at(at + 1).word == "-" and pieces.at(at + 2).word in {"го", "е"}
    if hyphen:
        return at + 3
    return at + 1 + (pieces.glued(at + 1) and pieces.at(at + 1).word in ORDINALS)


def _is_long_year(number: int) -> bool:
    return 1900 <= number <= 2100


def _year_after(pieces: Lexemes, at: int, today: date, *, bare_short: bool = True) -> tuple[int, int] | None:
    """Read a year that follows a day or month; give it and the end of what it covers."""
    marked = False
    for _ in range(2):
        word = pieces.at(at).word
        if word not in _LOOSE and word != "'":
            break
        marked = marked or word == "'"
        at += 1
    piece = pieces.at(at)
    if piece.number < 0 or not stands_alone(pieces, at, at - 1):
        return None
    if _is_long_year(piece.number):
        return piece.number, _past_year_word(pieces, at + 1)
    short = short_year(piece.number, today) if len(piece.word) == 2 and (bare_short or marked) else None
    return (short, _past_year_word(pieces, at + 1)) if short else None


def _past_year_word(pieces: Lexemes, at: int) -> int:
    if pieces.at(at).word not in YEAR_WORDS:
        return at
    return at + 1 + (pieces.at(at).word in {"г", "р", "r"} and pieces.at(at + 1).word == ".")
