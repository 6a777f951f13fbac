"""Facts to store in tests, each valid, with only what a test is about given by name."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bot.domain.model import (
    Actor,
    AidKind,
    AnyFact,
    Dispute,
    Figure,
    Position,
    Precision,
    Quote,
    Source,
    Stage,
    Statement,
    Wording,
)
from bot.domain.partial_date import PartialDate

SOURCE = Source("example-page", "Example Press", "https://press.example/page", "A page", PartialDate(2024, 7, 2))
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
SERVER, OTHER_SERVER = 111, 222

OPERATOR = Actor(1, "Olena", operator=True)
CURATOR = Actor(2, "Anna", curator=True)
MEMBER = Actor(3, "Max")
GLOBALLY: dict[str, Any] = {"server": None, "actor": OPERATOR, "at": NOON, "reason": "test"}
HERE: dict[str, Any] = {"server": SERVER, "actor": CURATOR, "at": NOON, "reason": "test"}


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def figure(fact_id: str = "us-package", **given: Any) -> Figure:
    usual: dict[str, Any] = {
        "source": SOURCE,
        "value": Decimal(2_300_000_000),
        "unit": "USD",
        "precision": Precision.EXACT,
        "donor": "us",
        "recipient": "ukraine",
        "kind": AidKind.MILITARY,
        "stage": Stage.ANNOUNCED,
        "measure": "package",
        "sentence": "The United States announced a package of 2.3 billion dollars.",
    }
    if not {"as_of", "period_start", "period_end"} & set(given):
        usual["period_start"] = day("2024-07-02")
    return Figure(id=fact_id, **usual | given)


def worth(amount: int) -> Figure:
    """The package with another amount."""
    return figure(value=Decimal(amount))


def quote(fact_id: str = "q-alone", **given: Any) -> Quote:
    usual: dict[str, Any] = {
        "source": SOURCE,
        "text": "Make no mistake, Ukraine is not alone.",
        "speaker": "lloyd-austin",
        "said_on": day("2024-07-02"),
    }
    return Quote(id=fact_id, **usual | given)


def statement(fact_id: str = "st-drawdown", **given: Any) -> Statement:
    usual: dict[str, Any] = {
        "source": SOURCE,
        "sentence": "A drawdown sends arms out of existing stocks.",
        "facet": "mechanism",
        "subject": "Presidential drawdown authority",
        "date": day("2023"),
    }
    return Statement(id=fact_id, **usual | given)


def dispute(*entries: str, dispute_id: str = "d-mechanism") -> Dispute:
    return Dispute(
        id=dispute_id,
        about="How the package is paid for",
        entries=entries,
        positions=(Position("From stocks.", SOURCE), Position("By new contracts.", None)),
        assessment="Both are right about a part of it.",
    )


def ids(helds: Any) -> list[str]:
    return [each.fact.id for each in helds]


FACTS: tuple[AnyFact, ...] = (
    figure("us-2022", as_of=day("2022-12-31"), measure="running_total", value=Decimal(20), event="summit"),
    figure("us-2024", as_of=day("2024-07-02"), measure="running_total", value=Decimal(50), stage=Stage.COMMITTED),
    figure("us-year", period_start=day("2023"), period_end=day("2023"), measure="annual_amount", value=Decimal(15)),
    figure("us-pda", period_start=day("2024-07-03"), value=Decimal("0.15"), mechanism="PDA", drawdown_number=61),
    figure("uk-2024", donor="uk", as_of=day("2024-05"), value=Decimal(9), unit="GBP", kind=AidKind.HUMANITARIAN),
    figure("uk-sudan", donor="uk", recipient="sudan", as_of=day("2024-06-01"), value=Decimal(3), unit="GBP"),
    figure("bombs", donor=None, kind=AidKind.NOT_AID, unit="bombs", value=Decimal(800), as_of=day("2024-06-30")),
    quote("q-old", said_on=day("2022-04-26"), text="We will never waver.", occasion="Ramstein meeting"),
    quote("q-new", topics=("air defence",), about=("us-pda",), event="summit"),
    quote("q-other", speaker="rustem-umerov", wordings=(Wording("We thank our café partners.", SOURCE),)),
    statement("st-pda", about=("us-pda",), items=("Patriot interceptors", "F-16 parts")),
    statement("st-met", facet="event", subject="Café meeting", people=("lloyd-austin",), event="summit"),
)
"""A small store of everything a shelf can look up."""
