"""Claims of more or less than an amount ("under 3 billion", "at least 50"), against figures that may be bounds themselves."""

import re

from bot.domain.amount import Amount
from bot.domain.model import Figure, Precision
from bot.domain.question import Reading
from bot.domain.text import fold_word

_BELOW = re.compile(
    r"\b(?:under|below|less than|fewer than|short of|shy of|south of|not even|beneath|"
    r"unter|weniger als|moins de|menos de|mniej niz|mniej niż|менше|менше ніж|менее|"
    r"меньше|меньше чем|menos que) $",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:only|just|merely|exactly|nur|genau|seulement|exactement|solo|exactamente|tylko|лише|только) $", re.I
)


_NO_MORE = re.compile(
    r"\b(?:(?:no|nothing|not (?:(?:a|one) )?(?:(?:cent|penny|dollar|single one) )?)\s?more|and thats? (?:it|all)|tops|"
    r"und (?:nicht|kein\w*)(?: \w+)? mehr|(?:pas|rien) (?:un \w+ )?de plus|(?:nada|no|ni (?:un|una) \w+) mas|"
    r"(?:ani \w+|nie|nic) wiecej|не більше|не больше)\b(?! (?:than|als|que|niz|ніж|чем))"
)
"""Folded words behind an amount by which there is nothing above it."""


_LEAD, _BEHIND = 40, 240
"""How many letters before and behind an amount may bound it."""


def bound_claimed(reading: Reading, amount: Amount) -> str | None:
    """Which side of the amount is claimed: `less`, `at_most`, `only`, `more`, `at_least`, or None for the amount itself."""
    before = reading.whole[max(0, amount.start - _LEAD) : amount.start]
    said = reading.whole[amount.start : amount.end]
    if "smaller" in reading.asks or _BELOW.search(before) or _BELOW.search(_lead(said)):
        return "less"
    if amount.precision is Precision.UP_TO:
        return "at_most"
    if amount.precision is Precision.EXACT or _ONLY.search(before) or is_all_there_is(reading, amount):
        return "only"
    if amount.precision is Precision.MORE_THAN or "bigger" in reading.asks:
        return "more"
    return "at_least" if amount.precision is Precision.AT_LEAST else None


def is_all_there_is(reading: Reading, amount: Amount) -> bool:
    """Whether words behind an amount say that there is no more of it ("80 in a week, no more")."""
    behind = fold_word(reading.whole[amount.end : amount.end + _BEHIND])
    return bool(_NO_MORE.search(behind.replace("'", "")))


def _lead(said: str) -> str:
    """The words of an amount before its first digit."""
    digit = re.search(r"\d", said)
    return said[: digit.start()] if digit else said


def lies_within(figure: Figure, amount: Amount, bound: str) -> bool:
    """Whether a figure, which may itself be a bound, surely lies on the claimed side of an amount."""
    open_above = figure.precision in (Precision.MORE_THAN, Precision.AT_LEAST)
    if bound == "less":
        return figure.value < amount.value and not open_above
    if bound == "at_most":
        return figure.value <= amount.high and not open_above
    if bound == "only":
        return amount.covers(figure.value) and figure.precision is Precision.EXACT
    if figure.precision is Precision.UP_TO:
        return False
    if bound == "more":
        return figure.value > amount.value or (figure.value == amount.value and figure.precision is Precision.MORE_THAN)
    return figure.value >= amount.low


def says_otherwise(figure: Figure, amount: Amount, reading: Reading) -> bool:
    """Whether a claim has a figure's very number, but as another bound than the source."""
    return bound_claimed(reading, amount) is not None and amount.covers(figure.value)
