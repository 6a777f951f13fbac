"""Amounts in free text, in seven languages: money, percentages and counts. Showing them is `present/numbers.py`."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import islice

from bot.domain._amount_units import (
    currency_before,
    precision_after,
    precision_before,
    scale_after,
    scale_values,
    unit_after,
    unit_around,
)
from bot.domain._amount_words import ENGLISH_SCALES, MEASURES, ORDINAL_ENDS, POLISH_SCALES, RANGE_JOINERS, SHARED_SCALES
from bot.domain._lexemes import Lexemes, lexemes, words
from bot.domain._number_words import ANCHORS, STARTS, read_number_words, stands_for_itself
from bot.domain._numerals import GROUP, Numeral, past_numeral, read_numeral
from bot.domain.dates import AnyDate, read_dates
from bot.domain.model import Precision
from bot.domain.text import normalise
from bot.errors import InvalidFact

_DIGIT = re.compile("[0-9]")
_MOST = 100
_NAME_MARKS = frozenset("#№@&")
_SMALLEST_MONEY = 10**6
_SOME_DAY = date(2030, 1, 1)
"""Where dates stand in a text does not depend on the day it is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One number with what it counts. `unit` is an ISO 4217 code, `percent`, or None for a plain count.

    `low` and `high` bound what the digits as written can stand for: 2.3 billion is anything from 2.25 to 2.35 billion.
    `precision` is None where the text makes no claim. `text[start:end]` holds it with its unit and precision words.
    """

    value: Decimal
    unit: str | None
    low: Decimal
    high: Decimal
    precision: Precision | None
    start: int
    end: int

    @property
    def counts_things(self) -> bool:
        """Whether it can only count things: a bare number too small for an amount of aid ("over 800")."""
        return self.unit is None and self.value < _SMALLEST_MONEY

    def covers(self, value: Decimal) -> bool:
        """Whether the digits as written can stand for this value."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class AmbiguousAmount:
    """Words that can stand for one of several amounts, such as a lone 2,300 or `2-3 billion`."""

    readings: tuple[Amount, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount while it is being read: the pieces it covers and its readings."""

    begin: int
    end: int
    readings: tuple[Amount, ...]
    number_end: int
    factor: Decimal
    """What its scale multiplies by: 1 where it has none."""

    @property
    def scaled(self) -> bool:
        return self.factor != 1


def read_amounts(
    text: str, language: str | None = None, *, dates: Sequence[AnyDate] | None = None, strict: bool = False
) -> tuple[Amount | AmbiguousAmount, ...]:
    """Find every amount in a text, left to right, with offsets into the normalised text.

    After a hundred amounts it stops. Digits that belong to dates, ordinals and names such as F-16 are none. Give
    `dates` where they were read already. Three digits after one separator (`2,300`) are thousands in
    an amount of money without a scale. With a scale, the scale's language decides which separator groups. On their own
    the given language decides; without one they are thousands, or with `strict`, money too, ambiguous.
    """
    text = normalise(text)
    if not _DIGIT.search(text) and ANCHORS.isdisjoint(words(text)):
        return ()
    pieces = lexemes(text)
    spans = read_dates(text, _SOME_DAY) if dates is None else dates
    found = _found(pieces, _covered(pieces, spans), language, strict)
    return tuple(_told(one) for one in islice(found, _MOST))


def read_amount(text: str, language: str | None = None, *, strict: bool = True) -> Amount:
    """Read the one amount of a form's field; raise InvalidFact where there is none, more than one, or two readings."""
    found = read_amounts(text, language, strict=strict, dates=())
    shown = f"“{normalise(text)[:40]}”"
    if len(found) != 1 or _has_other_digits(text, found[0]):
        raise InvalidFact([f"{shown} is not one amount. Write it as 2300000000, 2.3 billion or 5%."])
    only = found[0]
    if isinstance(only, AmbiguousAmount):
        meanings = " or ".join(_readable_again(reading.value) for reading in only.readings)
        raise InvalidFact([f"{shown} can mean {meanings}. Write the one you mean in full digits."])
    return only


def _readable_again(value: Decimal) -> str:
    """Write a number so that it has one reading: a fourth decimal tells that three are no thousands."""
    digits = f"{value:f}"
    return f"{digits}0" if len(digits.partition(".")[2]) == GROUP else digits


def _has_other_digits(text: str, found: Amount | AmbiguousAmount) -> bool:
    rest = normalise(text)
    return bool(_DIGIT.search(rest[: found.start] + rest[found.end :]))


def _told(found: _Found) -> Amount | AmbiguousAmount:
    if len(found.readings) == 1:
        return found.readings[0]
    return AmbiguousAmount(readings=found.readings, start=found.readings[0].start, end=found.readings[0].end)


def _covered(pieces: Lexemes, spans: Sequence[AnyDate]) -> Set[int]:
    if not spans:
        return frozenset()
    places = sorted((span.start, span.end) for span in spans)
    starts = [start for start, _ in places]
    before = [bisect_right(starts, piece.start) - 1 for piece in pieces]
    return {index for index, one in enumerate(before) if one >= 0 and pieces[index].start < places[one][1]}


def _found(pieces: Lexemes, taken: Set[int], language: str | None, strict: bool) -> Iterator[_Found]:
    waiting: _Found | None = None
    for found in _each(pieces, taken, language, strict):
        joined = _joined(pieces, waiting, found) if waiting else None
        if waiting and not joined:
            yield waiting
        waiting = joined or found
    if waiting:
        yield waiting


def _each(pieces: Lexemes, taken: Set[int], language: str | None, strict: bool) -> Iterator[_Found]:
    at, floor = 0, 0
    while at < len(pieces):
        found = None if at in taken else _at(pieces, at, taken, language, strict)
        if found:
            yield replace(found, begin=max(found.begin, floor))
            at = floor = found.end
        else:
            at = past_numeral(pieces, at) if pieces[at].is_digits else at + 1


def _at(pieces: Lexemes, at: int, taken: Set[int], language: str | None, strict: bool) -> _Found | None:
    if pieces[at].is_digits:
        numeral = read_numeral(pieces, at, taken)
        return _around(pieces, numeral, language, strict) if numeral and not _in_a_name(pieces, numeral) else None
    spelled = read_number_words(pieces, at, language) if pieces[at].word in STARTS else None
    if not spelled:
        return None
    value, end = spelled
    found = _around(pieces, Numeral(at, end, value, None, ""), language, strict)
    return found if stands_for_itself(value) or found.scaled or found.readings[0].unit else None


def _in_a_name(pieces: Lexemes, numeral: Numeral) -> bool:
    """Tell whether letters make these digits a name, a measure or an ordinal: F-16, 155mm, 9th."""
    return _named_before(pieces, numeral.begin) or _named_after(pieces, numeral)


def _named_before(pieces: Lexemes, begin: int) -> bool:
    if not pieces.glued(begin):
        return False
    before = pieces.at(begin - 1).word
    if before == "-" and pieces.glued(begin - 1):
        return pieces.at(begin - 2).word.isalpha()
    return before in _NAME_MARKS or (before.isalpha() and not currency_before(pieces, begin))


def _named_after(pieces: Lexemes, numeral: Numeral) -> bool:
    end = numeral.end
    after, glued = pieces.at(end).word, pieces.glued(end)
    scaled = scale_after(pieces, end, money=currency_before(pieces, numeral.begin) is not None)
    if scaled or not after.isalpha():
        return False
    if after in MEASURES or (glued and after in ORDINAL_ENDS):
        return True
    return glued and not (unit_after(pieces, end) or precision_after(pieces, end))


def _around(pieces: Lexemes, numeral: Numeral, language: str | None, strict: bool) -> _Found:
    """Read what stands around a number and give every amount it can be."""
    money = currency_before(pieces, numeral.begin) is not None
    word, number_end = scale_after(pieces, numeral.end, money=money) or ("", numeral.end)
    unit, begin, end = unit_around(pieces, numeral.begin, number_end)
    before = precision_before(pieces, begin, polish=language == "pl" or word in POLISH_SCALES)
    after = precision_after(pieces, end)
    precision = before or after
    covers = (before[1] if before else begin, after[1] if after else end)
    frame = _frame(pieces, covers, unit, precision[0] if precision else None)
    numbers = _settled(numeral, word, language, strict, money=unit not in (None, "percent"))
    factors = {number: _factors(pieces, number_end, word, language, number, numeral.mark) for number in numbers}
    readings = dict.fromkeys(_scaled(frame, number, factor) for number in numbers for factor in factors[number])
    return _Found(*covers, tuple(readings), number_end, factors[numbers[0]][0])


def _factors(
    pieces: Lexemes, end: int, scale: str, language: str | None, number: Decimal, mark: str
) -> tuple[Decimal, ...]:
    return scale_values(scale, language, number, mark, pieces.at(end).word) if scale else (Decimal(1),)


def _frame(pieces: Lexemes, covers: tuple[int, int], unit: str | None, precision: Precision | None) -> Amount:
    start, end = pieces[covers[0]].start, pieces[covers[1] - 1].end
    nothing = Decimal(0)
    return Amount(value=nothing, unit=unit, low=nothing, high=nothing, precision=precision, start=start, end=end)


def _settled(numeral: Numeral, scale: str, language: str | None, strict: bool, *, money: bool) -> tuple[Decimal, ...]:
    """Decide whether three digits after one separator are thousands or decimals."""
    if numeral.whole is None or numeral.decimal is None:
        return tuple(value for value in (numeral.whole, numeral.decimal) if value is not None)
    both = (numeral.whole, numeral.decimal)
    groups = numeral.mark == "," if language == "en" else numeral.mark == "."
    if language is not None:
        return (both[0] if groups or (money and not scale) else both[1],)
    if scale in SHARED_SCALES:
        return both
    if scale:
        english = scale in ENGLISH_SCALES
        return (both[0] if (numeral.mark == ",") == english else both[1],)
    return both if strict else both[:1]


def _scaled(frame: Amount, number: Decimal, factor: Decimal) -> Amount:
    exponent = number.as_tuple().exponent
    half = Decimal(5).scaleb(exponent - 1 if isinstance(exponent, int) else -1) * factor
    value = number * factor
    return replace(frame, value=_tidy(value), low=_tidy(value - half), high=_tidy(value + half))


def _tidy(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _joined(pieces: Lexemes, before: _Found, after: _Found) -> _Found | None:
    """Join `2 million 300 thousand` into one amount and `2-3 billion` into one with two readings."""
    if len(before.readings) != 1 or len(after.readings) != 1:
        return None
    first, second = before.readings[0], after.readings[0]
    between = [pieces[index].word for index in range(before.end, after.begin)]
    goes_on = before.end == before.number_end and second.precision is None and second.unit != "percent"
    if not between and goes_on and 0 < second.value < before.factor and before.scaled:
        return replace(after, begin=before.begin, readings=(_sum(first, second),))
    if len(between) == 1 and between[0] in RANGE_JOINERS and not before.scaled and after.scaled:
        return replace(after, begin=before.begin, readings=_ends(first, second, after.factor))
    return None


def _sum(first: Amount, second: Amount) -> Amount:
    return replace(
        second,
        value=first.value + second.value,
        low=first.value + second.low,
        high=first.value + second.high,
        unit=first.unit or second.unit,
        precision=first.precision,
        start=first.start,
    )


def _ends(first: Amount, second: Amount, factor: Decimal) -> tuple[Amount, ...]:
    unit = first.unit or second.unit
    scaled = replace(first, value=first.value * factor, low=_tidy(first.low * factor), high=_tidy(first.high * factor))
    return tuple(replace(one, unit=unit, start=first.start, end=second.end) for one in (scaled, second))


def states_amount(text: str, amount: Amount) -> bool:
    """Whether a text names a number that this amount can stand for."""
    return any(isinstance(own, Amount) and amount.covers(own.value) for own in read_amounts(text))
