"""What answering may ask of a store: look-ups by key, each bounded by an index, none a walk over all facts.

The store implements this (`store/facts.py`); tests may implement it over a list.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from bot.domain.model import Dispute, FactType, Held

Words = str | tuple[str, ...]
"""A word to search for, or several that stand for one thing."""


NOBODY = "<nobody>"
"""In place of a donor or recipient: figures that name none there, such as what came from all donors together."""


class Order(StrEnum):
    """Which few facts come first when more match than are wanted."""

    NEWEST = "newest"
    RECENT = "recent"
    OLDEST = "oldest"
    LARGEST = "largest"
    SMALLEST = "smallest"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureKey:
    """Which figures are wanted; None leaves a key open, `NOBODY` wants none of that sort named.

    At least one of donor, recipient, unit, value or event is given.

    `first` and `last` bound the figure's time (as-of, else period end, else period start), both inclusive: a figure matches
    when the span it can mean lies within them, or, with `covers`, when its period or year overlaps them.
    `value_low` and `value_high` bound the value in whole units, inclusive. `counts` leaves out amounts of money, whose
    unit is an ISO 4217 code.
    """

    donor: str | None = None
    recipient: str | None = None
    measures: Collection[str] = ()
    kinds: Collection[str] = ()
    stages: Collection[str] = ()
    mechanisms: Collection[str] = ()
    units: Collection[str] = ()
    first: date | None = None
    last: date | None = None
    covers: bool = False
    value_low: Decimal | None = None
    value_high: Decimal | None = None
    event: str | None = None
    drawdown_number: int | None = None
    counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RankKey:
    """Which figures of imported data sets stand in one list: those of one measure with every donor, or every recipient.

    `other` is the party on the other side, None where the data sets name none there. `first` and `last` bound the time.
    """

    by: str
    """donor or recipient"""
    other: str | None
    measure: str
    kinds: Collection[str] = ()
    stages: Collection[str] = ()
    first: date | None = None
    last: date | None = None
    smallest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteKey:
    """Which quotes are wanted. `words` must all occur in the text, a wording, the occasion, place or topics (any order)."""

    speaker: str | None = None
    first: date | None = None
    last: date | None = None
    words: Collection[str] = ()
    event: str | None = None


class Shelf(Protocol):
    """The facts visible from one place: the global ones and the server's own. Retired facts are not on it."""

    def figures(self, key: FigureKey, order: Order = Order.NEWEST, limit: int = 40) -> Sequence[Held]:
        """Figures that match every given part of the key."""
        ...

    def ranked(self, key: RankKey, limit: int = 120) -> Sequence[Held]:
        """Figures of imported data sets at the newest time that has any, by value; bounded, whatever the store holds."""
        ...

    def has_figures(self, donor: str | None, recipient: str | None) -> bool:
        """Whether any figure is filed under this donor and recipient (None: whoever)."""
        ...

    def has_word(self, word: str) -> bool:
        """Whether any fact's indexed words hold this word, whatever its ending."""
        ...

    def quotes(self, key: QuoteKey, limit: int = 40) -> Sequence[Held]:
        """Quotes that match, newest first."""
        ...

    def statements(
        self, *, facet: str | None = None, subject: str | None = None, person: str | None = None, limit: int = 40
    ) -> Sequence[Held]:
        """Statements by facet, folded subject, or a person who took part; newest first."""
        ...

    def fetch(self, ids: Sequence[str]) -> Sequence[Held]:
        """These facts, in the order given; ids not visible here are left out."""
        ...

    def linked(self, ids: Collection[str]) -> Sequence[Held]:
        """Facts whose `about` or `same_as` names one of these ids."""
        ...

    def at_event(self, event: str) -> Sequence[Held]:
        """Every fact of one event."""
        ...

    def search(
        self, words: Collection[Words], *, types: Collection[FactType] = (), every: bool = True, limit: int = 10
    ) -> Sequence[Held]:
        """Facts whose indexed words hold every (or any) of these words, whatever their endings; best match first.

        Where several words stand for one thing, a fact needs to hold only one of them. Words are data: they never reach
        FTS5 as query syntax.
        """
        ...

    def disputes(self, ids: Collection[str]) -> Sequence[Dispute]:
        """Disputes that name one of these facts."""
        ...
