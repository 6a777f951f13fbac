"""What a sentence of an article stands in."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.domain.dates import AnyDate
from bot.domain.extracting._days import Day, counted_since
from bot.domain.extracting._parties import Party, Sides
from bot.domain.extracting._reading import Stretch
from bot.domain.extracting.findings import Speaker
from bot.domain.partial_date import PartialDate

_HOSTILE = ("occasion.bombing", "occasion.destroy", "occasion.shoot_down", "occasion.war")


@dataclass(frozen=True)
class Setting:
    """What a sentence stands in: its place, its days, who gives and gets around it, and who tells it."""

    start: int
    end: int
    stretch: Stretch
    days: Sequence[Day]
    dates: Sequence[AnyDate]
    parties: Sequence[Party]
    recipient: str | None
    donor: str | None
    quoted: Sequence[tuple[int, int, Speaker | None]]
    teller: Speaker | None
    told_on: PartialDate
    language: str
    published: date
    dollars: tuple[str, str] | None = None
    """Whose dollars a bare "$" means where that state gives, and their code."""

    @cached_property
    def since(self) -> PartialDate | None:
        """Since when a total in it is counted."""
        return counted_since(self.stretch, self.days)

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """Over which days things in it are counted."""
        spans = (day.span for day in self.days if day.is_period and day.span.relative)
        return next(((span.first, span.last) for span in spans), None)

    @cached_property
    def sides(self) -> Sides:
        """Who gives and who gets."""
        return Sides(self.parties)

    @cached_property
    def tells_of_goods(self) -> bool:
        """Whether it tells of goods that are given rather than of what an enemy did."""
        hostile = bool(self.stretch.of(*_HOSTILE)) and "RU" in {party.entity for party in self.parties}
        return bool(self.stretch.of("item.") and self.stretch.of("give.", "stage.")) and not hostile

    @cached_property
    def _marks(self) -> list[int]:
        return [start for start, _, _ in self.quoted]

    def quotation_at(self, character: int) -> tuple[int, int, Speaker | None] | None:
        """The quotation that a character stands in."""
        at = bisect_right(self._marks, character) - 1
        return self.quoted[at] if at >= 0 and character < self.quoted[at][1] else None
