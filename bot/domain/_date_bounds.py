"""What stands around a date: which part of it is meant, what ties it to its sentence, the other end of a range."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain._date_found import Found, Reading, month_reading, moved
from bot.domain._date_spans import Grain, Relation
from bot.domain._date_words import (
    AND_JOINERS,
    ARTICLES,
    BETWEEN,
    FROM,
    IN_WORDS,
    NTH_WEEKDAY,
    ON_WORDS,
    PART_ENDS,
    PARTS,
    POLISH,
    RELATION_ENDS,
    RELATIONS,
    SHORT_WEEKDAYS,
    TO_JOINERS,
    WEEKDAYS,
)
from bot.domain._lexemes import Lexemes

_LONGEST_PHRASE = 4
_MONTH_PARTS = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
    "first_week": (1, 7),
}
_YEAR_PARTS = {
    "early": (1, 4, Grain.PART),
    "mid": (5, 8, Grain.PART),
    "late": (9, 12, Grain.PART),
    "first_half": (1, 6, Grain.HALF),
    "second_half": (7, 12, Grain.HALF),
    "spring": (3, 5, Grain.QUARTER),
    "summer": (6, 8, Grain.QUARTER),
    "autumn": (9, 11, Grain.QUARTER),
    "q1": (1, 3, Grain.QUARTER),
    "q2": (4, 6, Grain.QUARTER),
    "q3": (7, 9, Grain.QUARTER),
    "q4": (10, 12, Grain.QUARTER),
}


def with_part(pieces: Lexemes, found: Found) -> Found:
    """Narrow a month or year to its early, middle or late part, half, quarter or week where the text says so."""
    begin = _before_articles(pieces, found.begin)
    length = _phrase_before(pieces, begin, PARTS, PART_ENDS)
    if length:
        part = PARTS[_words(pieces, begin - length, begin)]
        return _narrowed(found, part, begin - length, found.end)
    for length in (2, 1):
        part = PARTS.get(_words(pieces, found.end, found.end + length), "")
        if part[:1] in {"q", "f", "s"} or part == "autumn":
            return _narrowed(found, part, found.begin, found.end + length)
    return found


def with_weekday(pieces: Lexemes, found: Found) -> Found:
    """Cover the name of the weekday before or after a day."""
    begin = found.begin
    for _ in range(2):
        begin -= pieces.at(begin - 1).word in ARTICLES or pieces.at(begin - 1).word == ","
    name = pieces.at(begin - 1).word
    if not found.readings or found.readings[0].grain is not Grain.DAY or found.readings[0].relative:
        return found
    end = found.end + (pieces.at(found.end).word == ",")
    end = end + 1 if pieces.at(end).word in WEEKDAYS else found.end
    return found.widened(begin - 1 if name in WEEKDAYS or name in SHORT_WEEKDAYS else found.begin, end)


def with_relation(pieces: Lexemes, found: Found, language: str | None = None) -> Found:
    """Add the word that ties a date to its sentence, and let it settle `in july 24` and `on july 24`."""
    if found.relation:
        return found
    polish = language == "pl" or _is_polish(pieces, found)
    for begin in (found.begin, _before_articles(pieces, found.begin)):
        length = _phrase_before(pieces, begin, RELATIONS, RELATION_ENDS)
        if length and not (pieces[begin - 1].word == "do" and not polish):
            phrase = _words(pieces, begin - length, begin)
            relation = _relation(phrase, found)
            settled = replace(found.widened(begin - length), relation=relation, readings=_settled(found, phrase[-1]))
            return _at_the_edge(settled)
    return found


def _at_the_edge(found: Found) -> Found:
    """What is since, from or before the beginning or the end of a year or month, by its first or last days alone."""
    edges = [_edge(reading) for reading in found.readings]
    if "late" in edges and found.relation is Relation.BEFORE:
        return replace(found, relation=Relation.BY)
    if "early" in edges and found.relation is Relation.FROM:
        found = replace(found, relation=Relation.SINCE)
    if found.relation is not Relation.SINCE:
        return found
    return replace(found, readings=tuple(map(_narrowed_to_edge, found.readings, edges)))


def _edge(reading: Reading) -> str | None:
    """Whether a part is the `early` or the `late` one of its year or month; None for anything else."""
    if reading.grain is not Grain.PART:
        return None
    of_month = reading.first.month == reading.last.month
    after = reading.last + timedelta(days=1)
    if after.day == 1 and (of_month or after.month == 1):
        return "late"
    return "early" if reading.first.day == 1 and (of_month or reading.first.month == 1) else None


def _narrowed_to_edge(reading: Reading, edge: str | None) -> Reading:
    of_month = reading.first.month == reading.last.month
    if edge == "early":
        last = reading.first.replace(day=_EDGE_DAYS) if of_month else month_reading(reading.first.year, 1).last
        return replace(reading, last=last)
    if edge == "late":
        first = reading.last - timedelta(days=_EDGE_DAYS - 1) if of_month else reading.last.replace(day=1)
        return replace(reading, first=first)
    return reading


_EDGE_DAYS = 5
"""So many days are the beginning, or the end, of a month that something is counted from."""


def joined(pieces: Lexemes, before: Found, after: Found) -> Found | None:
    """Join two dates that are the ends of one range; give None where they are not."""
    between = [word for word in _words(pieces, before.end, after.begin) if word not in ARTICLES]
    if len(between) != 1 or not before.readings or not after.readings:
        return None
    begin = _before_articles(pieces, before.begin)
    lead = pieces.at(begin - 1).word
    opened = (
        lead in BETWEEN
        if between[0] in AND_JOINERS
        else between[0] in TO_JOINERS or _are_two_months(before, between, after)
    )
    if not opened and not (between[0] in TO_JOINERS and lead in FROM):
        return None
    readings = tuple(span for one, other in _pairs(before, after) if (span := _span(one, other)))
    if not readings:
        return None
    leads = lead in BETWEEN or lead in FROM
    return Found(begin - 1 if leads else before.begin, after.end, readings, Relation.ON if leads else None)


def _are_two_months(before: Found, between: Sequence[str], after: Found) -> bool:
    """Whether a stroke stands between two months ("june/july 2024")."""
    return between == ["/"] and all(span.grain is Grain.MONTH for span in (*before.readings, *after.readings))


def _before_articles(pieces: Lexemes, begin: int) -> int:
    for _ in range(2):
        begin -= pieces.at(begin - 1).word in ARTICLES
    return begin


def _words(pieces: Lexemes, begin: int, end: int) -> tuple[str, ...]:
    return tuple(pieces.at(index).word for index in range(begin, end))


def _phrase_before(
    pieces: Lexemes, end: int, phrases: Mapping[tuple[str, ...], str], last_words: frozenset[str]
) -> int:
    """Give the length of the longest of these phrases that ends just before a piece, or 0."""
    if pieces.at(end - 1).word not in last_words:
        return 0
    lengths = range(min(_LONGEST_PHRASE, end), 0, -1)
    return next((length for length in lengths if _words(pieces, end - length, end) in phrases), 0)


def _narrowed(found: Found, part: str, begin: int, end: int) -> Found:
    readings = tuple(narrow for reading in found.readings if (narrow := _part_of(reading, part)))
    return replace(found, begin=begin, end=end, readings=readings) if readings else found


def _part_of(reading: Reading, part: str) -> Reading | None:
    if reading.grain is Grain.YEAR and part in _YEAR_PARTS:
        opening, closing, grain = _YEAR_PARTS[part]
        year = reading.first.year
        return replace(reading, first=date(year, opening, 1), last=month_reading(year, closing).last, grain=grain)
    if reading.grain is not Grain.MONTH:
        return None
    if part.startswith(NTH_WEEKDAY):
        return _nth_weekday(reading, *map(int, part.split()[1:]))
    if part == "last_week":
        return replace(reading, first=reading.last - timedelta(days=6), grain=Grain.WEEK)
    if part not in _MONTH_PARTS:
        return None
    start, stop = _MONTH_PARTS[part]
    last = reading.last.replace(day=min(stop, reading.last.day))
    return replace(reading, first=reading.first.replace(day=start), last=last, grain=Grain.PART)


def _nth_weekday(month: Reading, number: int, weekday: int) -> Reading:
    """The first to fourth Monday, Tuesday… of a month, or with number 0 the last; weekdays are counted from Monday, 0."""
    if number:
        first = month.first + timedelta(days=(weekday - month.first.weekday()) % 7 + 7 * (number - 1))
    else:
        first = month.last - timedelta(days=(month.last.weekday() - weekday) % 7)
    return replace(month, first=first, last=first, grain=Grain.DAY)


def _is_polish(pieces: Lexemes, found: Found) -> bool:
    return any(word in POLISH or word in {"roku", "r"} for word in _words(pieces, found.begin, found.end))


def _relation(phrase: tuple[str, ...], found: Found) -> Relation:
    daily = found.readings and found.readings[0].grain is Grain.DAY
    if phrase[-1] in _FOR and len(phrase) == 1 and found.readings and found.readings[0].grain is Grain.YEAR:
        return Relation.ON
    return Relation.ON if phrase == ("від",) and daily else RELATIONS[phrase]


_FOR = frozenset({"на", "na"})
"""Before a year it means that year ("на 2023 рік"), before anything shorter its state then."""


def _settled(found: Found, word: str) -> tuple[Reading, ...]:
    grains = {reading.grain for reading in found.readings}
    if grains != {Grain.DAY, Grain.MONTH} or word not in IN_WORDS | ON_WORDS:
        return found.readings
    wanted = Grain.MONTH if word in IN_WORDS else Grain.DAY
    return tuple(reading for reading in found.readings if reading.grain is wanted)


def _pairs(before: Found, after: Found) -> list[tuple[Reading, Reading]]:
    alike = [(one, other) for one in before.readings for other in after.readings if one.grain is other.grain]
    if len(before.readings) == len(after.readings):
        return list(zip(before.readings, after.readings, strict=True))
    return alike or [(one, other) for one in before.readings for other in after.readings]


def _span(one: Reading, other: Reading) -> Reading | None:
    if one.open_year:
        one = _moved_before(one, other)
    elif other.open_year:
        other = _moved_after(other, one)
    if one.first > other.last:
        return None
    return Reading(
        one.first, other.last, Grain.RANGE, one.open_year and other.open_year, one.relative or other.relative
    )


def _moved_before(one: Reading, other: Reading) -> Reading:
    placed = moved(one, other.first.year)
    if placed.first > other.last:
        placed = moved(one, other.first.year - 1)
    return replace(placed, open_year=other.open_year)


def _moved_after(other: Reading, one: Reading) -> Reading:
    placed = moved(other, one.first.year)
    return placed if placed.last >= one.first else moved(other, one.first.year + 1)
