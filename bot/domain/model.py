"""What the bot knows: figures, quotes and statements, each with its source. Values only; reading and storing live elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from bot.domain.kinds import FACETS, MEASURES, AidKind, FactType, Precision, Stage
from bot.domain.partial_date import PartialDate

__all__ = [
    "FACETS",
    "MEASURES",
    "Actor",
    "AidKind",
    "AnyFact",
    "Dispute",
    "Fact",
    "FactType",
    "Figure",
    "Held",
    "Position",
    "Precision",
    "Quote",
    "Revision",
    "Source",
    "Stage",
    "Statement",
    "Wording",
]


_RELATIONS = frozenset(
    {"via", "citing", "quoting", "reporting", "relaying", "copy", "rewrite"}
    | {"republished", "published", "summary", "translation"}
)
"""First words of a `via` that says by itself how one publisher relays another."""


IMPORTED = "imported from "
"""How `audit` of an imported fact begins; the code of its data set follows."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. `published` is None only where the page shows no date; `via` names who relays whom."""

    source_id: str
    publisher: str
    url: str
    title: str | None = None
    published: PartialDate | None = None
    publisher_class: str | None = None
    via: str | None = None
    note: str | None = None

    @property
    def relayed(self) -> str | None:
        """Say `via` in words: a bare name becomes `via X`, `citing X` or `copy at X` stays as it is."""
        if self.via is None or self.via.split(" ")[0] in _RELATIONS:
            return self.via
        return f"via {self.via}"


@dataclass(frozen=True, slots=True)
class Wording:
    """Another published account of the same thing: other words of a quote, or what another page says of a figure."""

    words: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has. `about` are ids of facts that this one belongs to (contents of a package, place of a meeting).

    `event` names the occasion that facts share, such as one announcement; `same_as` the id of the same thing from another
    source; `topics` are extra words under which a curator wants it found.
    """

    id: str
    source: Source
    second_sources: tuple[Source, ...] = ()
    note: str | None = None
    verified: str | None = None
    audit: str | None = None
    about: tuple[str, ...] = ()
    event: str | None = None
    same_as: str | None = None
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Entity ids of persons who took part: announced it, met, attended."""

    @property
    def data_set(self) -> str | None:
        """The data set it was imported with, None for a fact that somebody wrote."""
        return self.audit.removeprefix(IMPORTED) if self.audit and self.audit.startswith(IMPORTED) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """One number about aid. `value` is in whole units of `unit` (ISO 4217 code, `percent`, or a plural noun)."""

    value: Decimal
    unit: str
    precision: Precision
    donor: str | None
    """Entity id of who gives, asks or reports; None for a count of things."""
    recipient: str | None
    kind: AidKind
    stage: Stage
    measure: str
    sentence: str
    """The fact in one sentence of our own."""
    unit_note: str | None = None
    price_base: str | None = None
    kind_note: str | None = None
    mechanism: str | None = None
    as_of: PartialDate | None = None
    counted_since: PartialDate | None = None
    period_start: PartialDate | None = None
    period_end: PartialDate | None = None
    drawdown_number: int | None = None
    other_accounts: tuple[Wording, ...] = ()
    includes: tuple[str, ...] = ()
    """Ids of figures that are inside this one (a package inside a total)."""

    @property
    def time(self) -> PartialDate | None:
        """The day the figure stands for: as-of of a total, else the end of a flow, else the announcement."""
        return self.as_of or self.period_end or self.period_start

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency code."""
        return len(self.unit) == 3 and self.unit.isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Fact):
    """Words somebody said, verbatim, as the source prints them. An original `language` other than `en` means a translation."""

    text: str
    speaker: str
    """Entity id of the person."""
    said_on: PartialDate
    role: str | None = None
    place: str | None = None
    occasion: str | None = None
    language: str | None = None
    rights: str | None = None
    wordings: tuple[Wording, ...] = ()
    difference: str | None = None
    """How the wordings differ, in words of our own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """A fact with no number of its own, in one sentence of ours. `items` list what a package holds."""

    sentence: str
    facet: str
    subject: str
    date: PartialDate
    items: tuple[str, ...] = ()
    value: str | None = None
    """The short answer (a place, a day, a name) where there is one."""
    place: str | None = None
    role: str | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    other_accounts: tuple[Wording, ...] = ()


AnyFact = Figure | Quote | Statement
_F = TypeVar("_F", Figure, Quote, Statement)


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute and where it was read (the publisher alone where no page is known)."""

    says: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where sources differ: shown whole wherever one of its `entries` is shown."""

    id: str
    about: str
    entries: tuple[str, ...]
    positions: tuple[Position, ...]
    assessment: str
    best: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A fact as the store holds it: its version, and the server it belongs to (None: global)."""

    fact: AnyFact
    version: int = 1
    server: int | None = None
    retired: bool = False

    @property
    def figure(self) -> Figure:
        """The fact as a figure; TypeError where it is none."""
        return _as(Figure, self.fact)

    @property
    def quote(self) -> Quote:
        """The fact as a quote; TypeError where it is none."""
        return _as(Quote, self.fact)

    @property
    def statement(self) -> Statement:
        """The fact as a statement; TypeError where it is none."""
        return _as(Statement, self.fact)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something. `operator` may change global facts, `curator` those of the server at hand, `manager` its settings."""

    id: int
    name: str
    curator: bool = False
    operator: bool = False
    manager: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """One change: `before` and `after` are whole fact records (see `record.py`), None where there was or is none."""

    sequence: int
    fact_id: str
    version: int
    action: str
    """added · edited · retired · restored · undone · shipped · upgraded"""
    server: int | None
    actor_id: int
    actor_name: str
    at: str
    """UTC, ISO 8601."""
    reason: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None
    undoes: int | None = None


def _as(kind: type[_F], fact: AnyFact) -> _F:
    if not isinstance(fact, kind):
        raise TypeError(f"{fact.id} is no {kind.__name__.lower()}")
    return fact
