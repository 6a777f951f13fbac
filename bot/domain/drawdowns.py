"""A drawdown named by its number: the United States counts the drawdowns of one recipient ("the 62nd", "PDA 43")."""

import re
from dataclasses import dataclass

_NAMED = r"(?:drawdowns?|pda|дродаун\w*)"
_NUMBER = r"(?:number|num|nr|no|numéro|número|numer|номер)\b\.?\s*|[#№]\s*"
_AFTER = re.compile(rf"\b{_NAMED}\s+(?P<span>(?:{_NUMBER})?(?P<number>\d{{1,3}}))\b")
_BEFORE = re.compile(
    rf"\b(?P<span>(?P<number>\d{{1,3}})(?:st|nd|rd|th|\.|-?(?:й|я|ий|ая)|e|ème|º|ª))\s+(?:us\s+)?{_NAMED}\b"
)
_UNIT = re.compile(r"\s*(?:[.,]\d|bn\b|b\b|m\b|mln\b|bil|mil|%|million|billion)")
"""What makes the number an amount after all ("a drawdown of 100 million")."""


@dataclass(frozen=True, slots=True)
class DrawdownNumber:
    """The number of a drawdown, and where it stands in the text."""

    number: int
    start: int
    end: int


def read_drawdown_number(text: str) -> DrawdownNumber | None:
    """Find a drawdown's number; the text is normalised, in any case."""
    lowered = text.lower()
    for pattern in (_BEFORE, _AFTER):
        found = pattern.search(lowered)
        if found and not _UNIT.match(lowered, found.end("span")):
            return DrawdownNumber(int(found["number"]), *found.span("span"))
    return None
