"""Fractions and multiples in words ("half of", "twice"): what a figure is taken by, or a share is held against."""

from decimal import Decimal
from types import MappingProxyType

from bot.domain.question import Reading

_HALF, _THIRD, _QUARTER, _FIFTH, _TENTH = (Decimal(1) / part for part in (2, 3, 4, 5, 10))
_DOUBLE = Decimal(2)
_IN_WORDS = {
    _HALF: "half halfway halfte moitie mitad polowa polowe polowy половина половину половини половины",
    _THIRD: "third thirds drittel tiers tercio treti третина третину треть трети",
    _QUARTER: "quarter quarters viertel quart cuarto cwierc чверть чверті четверть четверти",
    _FIFTH: "fifth fifths funftel cinquieme quinto quinta",
    _TENTH: "tenth tenths zehntel dixieme decimo decima",
    _DOUBLE: "double doubled doubling twice doppelt doppelte verdoppelt doble podwojny dwukrotnosc вдвічі вдвое",
    Decimal(3): "triple tripled thrice dreifache triple",
}
_FACTORS = MappingProxyType({word: factor for factor, words in _IN_WORDS.items() for word in words.split()})
_SEVERAL = frozenset(
    {"two", "three", "four", "zwei", "drei", "deux", "trois", "dos", "tres", "dwie", "trzy", "дві", "две", "три"}
)
"""Before a fraction these make another one of it ("two thirds"), which is not worked out."""


def factor_of(reading: Reading) -> Decimal | None:
    """The one fraction or multiple that a question names; None where there is none, or several."""
    found = {_FACTORS[word] for word in reading.words if word in _FACTORS}
    return found.pop() if len(found) == 1 and _SEVERAL.isdisjoint(reading.words) else None
