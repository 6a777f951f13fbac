"""Readable ids for new facts, made of what tells them apart."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from bot.domain._diff import words_of
from bot.domain.model import AnyFact, Figure, Quote, Statement
from bot.domain.text import fold

_LONGEST = 90
_SCALES = ((9, "bn"), (6, "m"), (3, "k"))


def new_id(fact: AnyFact) -> str:
    """Make an id for a fact; whether it is taken is for the ledger to know."""
    return slug(" ".join(str(part) for part in _telling(fact) if part))[:_LONGEST].rstrip("-") or "fact"


def numbered_id(taken: str, number: int) -> str:
    """Make the next id to try where one is taken."""
    return f"{taken}-{number}"


def slug(text: str) -> str:
    """Make a part of an id from words: folded, ASCII, joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "")).strip("-")


def _telling(fact: AnyFact) -> Iterator[object]:
    match fact:
        case Figure():
            yield from (fact.donor, fact.recipient, fact.measure, fact.time, _short(fact.value))
        case Quote():
            yield from ("q", fact.speaker, fact.said_on)
            yield from islice((word.key for word in words_of(fact.text) if word.is_content), 2)
        case Statement():
            yield from (fact.subject, fact.facet, fact.date)


def _short(value: Decimal) -> str:
    """Write a number with few digits: 53500000000 as `53-5bn`."""
    power, letter = next(((power, name) for power, name in _SCALES if abs(value) >= 10**power), (0, ""))
    return f"{(value / 10**power).normalize():f}{letter}"
