"""What an answer is, as a plain value: which facts answer, how, and what was assumed. `present/` turns it into words."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.model import Dispute, Held
from bot.domain.question import Reading
from bot.domain.verify import QuoteVerdict


class AnswerKind(StrEnum):
    """What sort of answer it is."""

    FIGURE = "figure"
    QUOTE = "quote"
    LIST = "list"
    TEXT = "text"
    VERDICT = "verdict"
    CLARIFY = "clarify"
    ABSTAIN = "abstain"


class Point(StrEnum):
    """Which part of its facts an answer is about."""

    VALUE = "value"
    COUNT = "count"
    ITEMS = "items"
    PEOPLE = "people"
    ROLE = "role"
    PLACE = "place"
    DAY = "day"
    END = "end"
    MECHANISM = "mechanism"
    DONOR = "donor"
    SENTENCE = "sentence"
    WORDS = "words"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Assumed:
    """A default that was taken and is told: what (`donor`, `recipient`, `year`, `start`, `kind`, `person`, `currency`) and which.

    `all` takes the stored facts for all there are. A `spelling` has the word as typed and as it was taken (`regoin=region`).
    """

    what: str
    value: str


class Operation(StrEnum):
    """A sum on sourced figures; each input is shown."""

    SHARE = "share"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    SUM = "sum"
    PER_HOUR = "per_hour"
    PER_DAY = "per_day"
    PER_WEEK = "per_week"
    PER_MONTH = "per_month"
    PER_YEAR = "per_year"
    IN_MILLIONS = "in_millions"
    IN_FULL = "in_full"
    LARGER = "larger"
    REST = "rest"
    """The share that a part leaves of the whole it is in."""
    SCALED = "scaled"
    """A fraction or multiple of one figure."""


@dataclass(frozen=True, slots=True)
class Computed:
    """A result and the figures that went into it, in order; `bound` is the percentage or amount it was compared with.

    A rate is the figure by the `days` from its start to its end, both sourced.
    """

    operation: Operation
    inputs: tuple[Held, ...]
    result: Decimal
    unit: str
    bound: Decimal | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Differs:
    """One way in which a claim departs from the sourced fact: what differs, as claimed and as sourced (plain values)."""

    what: str
    claimed: str
    sourced: str


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """Whether the sources support a claim; `differs` says where they do not."""

    supported: bool
    differs: tuple[Differs, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer with its evidence. `main` are the facts that answer, best first; `beside` other accounts of the same thing.

    `choices` are facts to pick from (clarify); `nearest` what the store has instead (abstain), `unexplained` the words that no
    visible fact tells, `elsewhere` those that facts tell, but not the nearest one.
    """

    kind: AnswerKind
    reading: Reading
    point: Point = Point.SENTENCE
    main: tuple[Held, ...] = ()
    beside: tuple[Held, ...] = ()
    people: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    computed: Computed | None = None
    claim: ClaimVerdict | None = None
    quote: QuoteVerdict | None = None
    choices: tuple[Held, ...] = ()
    nearest: tuple[Held, ...] = ()
    unexplained: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    reason: str | None = None
    """Why it abstains or asks back, as a code: `words`, `no_fact`, `stage`, `direction`, `date`, `which_package`, `who`, …"""
    ranked: int | None = None
    """Of a list of the first few by value: among how many they are, all of one data set that counts them alike."""
    looked_for: tuple[str, ...] = ()
    """Entity ids, days or items named in the reason."""
