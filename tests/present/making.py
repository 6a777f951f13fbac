"""Facts, readings and answers to show, made by hand: nothing here is looked up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.answer import Answer, AnswerKind, ClaimVerdict, Differs, Point
from bot.domain.model import (
    AidKind,
    AnyFact,
    Dispute,
    Figure,
    Held,
    Position,
    Precision,
    Quote,
    Source,
    Stage,
    Statement,
    Wording,
)
from bot.domain.partial_date import PartialDate
from bot.domain.question import Reading

TODAY = date(2026, 11, 26)
NAMES = {
    "US": {"en": "United States", "uk": "Сполучені Штати", "de": "Vereinigte Staaten"},
    "UA": {"en": "Ukraine", "uk": "Україна"},
    "DE": {"en": "Germany", "de": "Deutschland"},
    "austin": {"en": "Lloyd Austin", "uk": "Ллойд Остін"},
    "umerov": {"en": "Rustem Umerov"},
    "blinken": {"en": "Antony Blinken"},
}


class Names:
    """The names that these facts need."""

    def label(self, entity_id: str, language: str = "en") -> str:
        """Give a name, in English where there is no other."""
        names = NAMES[entity_id]
        return names.get(language, names["en"])


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


WIRE = Source("wire", "Example Wire (EW)", "https://example.org/wire", "Aid announced", day("2024-07-02"), via="Agency")
POST = Source("post", "Example Post", "https://example.org/post", "Aid committed", day("2024-07-03"))

PACKAGE = Figure(
    id="package",
    source=WIRE,
    value=Decimal(2_300_000_000),
    unit="USD",
    precision=Precision.EXACT,
    donor="US",
    recipient="UA",
    kind=AidKind.MILITARY,
    stage=Stage.ANNOUNCED,
    measure="package",
    sentence="The Pentagon chief said that it would come soon.",
    mechanism="PDA",
    period_start=day("2024-07-02"),
)
TOTAL = replace(
    PACKAGE,
    id="total",
    value=Decimal(53_500_000_000),
    precision=Precision.MORE_THAN,
    stage=Stage.ALLOCATED,
    measure="running_total",
    sentence="The total is above 53.5 billion dollars.",
    mechanism=None,
    period_start=None,
    as_of=day("2024-07-02"),
    counted_since=day("2022-02"),
    includes=("package",),
)
BOMBS = replace(
    PACKAGE,
    id="bombs",
    value=Decimal(800),
    unit="bombs",
    precision=Precision.MORE_THAN,
    donor=None,
    recipient=None,
    kind=AidKind.NOT_AID,
    stage=Stage.REPORTED,
    measure="count",
    sentence="The president spoke of bombs dropped in a week.",
    mechanism=None,
    period_start=day("2024-06-24"),
    period_end=day("2024-06-30"),
)
CONTENTS = Statement(
    id="contents",
    source=WIRE,
    sentence="The package holds anti-tank weapons and interceptors.",
    facet="contents",
    subject="US package of 2 July 2024",
    date=day("2024-07-02"),
    items=("anti-tank weapons", "interceptors"),
    note="What the report does not name is not thereby excluded.",
)
QUOTE = Quote(
    id="quote",
    source=WIRE,
    text="Ukraine does not stand alone",
    speaker="austin",
    said_on=day("2024-07-02"),
    role="Secretary of Defense",
    occasion="Opening of a meeting, 2 July 2024",
    wordings=(Wording("Ukraine is not alone", POST), Wording("Ukraine does not stand alone", POST)),
)
DISPUTE = Dispute(
    id="size",
    about="Exact size",
    entries=("package",),
    positions=(
        Position("2.3 billion USD", WIRE),
        Position("more than 2.3 billion USD", POST),
        Position("2.3 billion USD", POST),
    ),
    assessment="They agree within rounding.",
    best="about 2.35 billion USD",
)


def held(*facts: AnyFact) -> tuple[Held, ...]:
    return tuple(Held(fact) for fact in facts)


def reading(whole: str = "") -> Reading:
    return Reading(whole, TODAY, words=(), terms=(), whens=(), amounts=(), quoted=(), doubts=())


def answer(*facts: AnyFact, kind: AnswerKind = AnswerKind.FIGURE, point: Point = Point.VALUE) -> Answer:
    return Answer(kind=kind, reading=reading(), point=point, main=held(*facts))


def claim(*facts: AnyFact, differs: Sequence[Differs] = ()) -> Answer:
    verdict = ClaimVerdict(supported=not differs, differs=tuple(differs))
    return replace(answer(*facts, kind=AnswerKind.VERDICT), claim=verdict)
