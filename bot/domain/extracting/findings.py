"""What an article is found to say: one figure, day, mechanism, list of contents or quotation, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.kinds import AidKind, Precision, Stage
from bot.domain.partial_date import PartialDate


class FindingKind(StrEnum):
    """What sort of thing was found."""

    MONEY = "money"
    COUNT = "count"
    SHARE = "share"
    DATE = "date"
    MECHANISM = "mechanism"
    CONTENTS = "contents"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said something: an entity where known, and the name to show."""

    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a finding stands to the facts there are: ids of those that tell the same, tell otherwise, or word it otherwise."""

    stored: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that an article says, in the sentence `text[start:end]`.

    `words` are copied from there. `value` is an amount for figures, an ISO day or span for dates, the name of a mechanism,
    or the words of a quotation; `items` are what a package holds. `day` is when it was said, announced or counted.
    """

    kind: FindingKind
    start: int
    end: int
    words: str
    value: Decimal | str | None = None
    value_to: Decimal | None = None
    """The upper end, where a range is given."""
    unit: str | None = None
    precision: Precision | None = None
    stage: Stage | None = None
    measure: str | None = None
    aid: AidKind | None = None
    mechanism: str | None = None
    donor: str | None = None
    recipient: str | None = None
    speaker: Speaker | None = None
    day: PartialDate | None = None
    since: PartialDate | None = None
    """Since when a total is counted."""
    period: tuple[date, date] | None = None
    """The days over which something was counted."""
    items: tuple[str, ...] = ()
    includes: tuple[Decimal, ...] = ()
    """Amounts that are inside this one."""
    converts: str | None = None
    """The amount in another currency that this one restates."""
    again: tuple[tuple[int, int], ...] = ()
    """Other sentences that tell it once more."""
    quoted: bool = False
    """Whether it stands inside a quotation."""
    standing: Standing = field(default_factory=Standing)


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """One finding as it waits for its curator: the form of its fact, and lines that tell what was found and where."""

    article: int
    number: int
    title: str
    form: Mapping[str, str]
    told: tuple[str, ...]
    count: int
    """How many findings the article has."""
    state: str
    """waiting, approved or skipped"""

    @property
    def key(self) -> str:
        """What it is called when it is approved, amended or skipped."""
        return f"{self.article}.{self.number}"
