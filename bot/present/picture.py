"""A picture before it is drawn: everything that stands in it, as plain words and numbers. `bot/drawing` draws it.

Equal pictures look the same, so that a drawn one can be kept under what it shows. All strings are plain text: nothing
in them is markup, and whoever draws them takes them as they are.
"""

from dataclasses import dataclass
from enum import StrEnum


class Bound(StrEnum):
    """How a number stands to the true one, which the shape of its mark shows."""

    AT = "at"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What every picture has.

    title   what it shows
    about   what all of it counts, a line below
    notes   what a reader must know to read it rightly
    sources who says so and when, in a line
    alt     all of it in words, for who cannot see it
    """

    title: str
    about: str = ""
    notes: tuple[str, ...] = ()
    sources: str
    alt: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure on an axis of time. `start` and `end` are the first and last day that its date can mean, as ordinals."""

    start: int
    end: int
    value: float
    label: str
    bound: Bound = Bound.AT
    alike: bool = True
    """Whether it counts the same as the others; one that does not is drawn hollow."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named below the axis, as an ordinal."""

    at: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History(Picture):
    """A total over time. `scale` names the unit of the labels."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    scale: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure as a bar: what it is, how much in words, what it counts, and where the bar starts and ends.

    `texture` is the same for bars that count the same.
    """

    label: str
    amount: str
    detail: str
    start: float
    end: float
    texture: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars(Picture):
    """Figures side by side, or a whole and its parts. Each group of bars has a scale of its own."""

    groups: tuple[tuple[Bar, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Picture):
    """One figure, or one quote: `title` is the amount, or the words said."""

    quote: bool
    lines: tuple[str, ...]
    """What is below the title: who to whom, or who said it and where; the first of them stands out."""
