"""What reading dates gives: settled spans, those with two readings, and days that no calendar has."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Grain(StrEnum):
    """How wide a stretch of time was named."""

    DAY = "day"
    WEEK = "week"
    PART = "part"
    """An early, middle or late part of a month or year."""
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    """A US fiscal year: October to September."""
    RANGE = "range"


class Relation(StrEnum):
    """How the sentence ties something to a date."""

    ON = "on"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    FROM = "from"
    """English `from` and Ukrainian `від`: dated so, or starting then; only the rest of the sentence tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A stretch of days that a text names. `text[start:end]` is `words`, with the word that ties it to its sentence.

    `open_year` means that the text gives no year: the dates are the most recent ones not after today, and any year may
    be meant. `relative` means that the dates depend on the day the text was written (yesterday, last month, Tuesday).
    """

    first: date
    last: date
    grain: Grain
    start: int
    end: int
    words: str
    relation: Relation | None = None
    open_year: bool = False
    relative: bool = False

    @property
    def year_known(self) -> bool:
        """Whether the text gives the year."""
        return not self.open_year


@dataclass(frozen=True, slots=True, kw_only=True)
class AmbiguousDate:
    """Words that name one of two dates, such as 2/7/24 or `july 24`."""

    readings: tuple[DateSpan, ...]
    start: int
    end: int
    words: str
    relation: Relation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpossibleDate:
    """Words that look like a date that no calendar has, such as 30 February."""

    start: int
    end: int
    words: str


AnyDate = DateSpan | AmbiguousDate | ImpossibleDate
