"""What the bot promises before a fact is saved: slips and copies are pointed out, honest neighbours are not."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.likeness import CautionKind, cautions
from bot.domain.model import (
    AidKind,
    AnyFact,
    Figure,
    Held,
    Precision,
    Quote,
    Source,
    Stage,
    Statement,
    Wording,
)
from bot.domain.partial_date import PartialDate

PAGE = Source("press", "Example Press", "https://press.example/page", "A page", PartialDate(2024, 7, 2))
ELSEWHERE = replace(PAGE, source_id="other", url="https://other.example/page")
BILLION = Decimal(10) ** 9


def total(fact_id: str, billions: str, day: str = "2024-07-02", **given: Any) -> Figure:
    made = Figure(
        id=fact_id,
        source=ELSEWHERE,
        value=Decimal(billions) * BILLION,
        unit="USD",
        precision=Precision.EXACT,
        donor="US",
        recipient="UA",
        kind=AidKind.MILITARY,
        stage=Stage.COMMITTED,
        measure="running_total",
        sentence="A total.",
        as_of=PartialDate.parse(day),
    )
    return replace(made, **given)


def package(fact_id: str, billions: str, day: str = "2024-07-02") -> Figure:
    return total(fact_id, billions, measure="package", as_of=None, period_start=PartialDate.parse(day))


def quote(fact_id: str, text: str, *wordings: str) -> Quote:
    others = tuple(Wording(words, ELSEWHERE) for words in wordings)
    return Quote(id=fact_id, source=PAGE, text=text, speaker="lloyd-austin", said_on=PartialDate(2024), wordings=others)


def statement(fact_id: str, sentence: str, source: Source = PAGE) -> Statement:
    return Statement(
        id=fact_id, source=source, sentence=sentence, facet="event", subject="meeting", date=PartialDate(2024)
    )


def kinds(new: AnyFact, *stored: AnyFact) -> list[CautionKind]:
    return [caution.kind for caution in cautions(new, [Held(fact) for fact in stored])]


@pytest.mark.parametrize(
    ("new", "stored", "expected"),
    [
        (total("new", "53.5"), total("old", "53.5"), CautionKind.DUPLICATE),
        (total("new", "53.5", source=PAGE), total("old", "53.5", "2024-06-01", source=PAGE), CautionKind.DUPLICATE),
        (total("new", "0.0535"), total("old", "53.5"), CautionKind.FACTOR),
        (total("new", "5.35"), total("old", "53.5"), CautionKind.FACTOR),
        (total("new", "53500"), total("old", "51.2", "2024-05-01"), CautionKind.FACTOR),
        (package("new", "2300"), package("old", "2.3"), CautionKind.FACTOR),
        (total("new", "50", "2024-08-01"), total("old", "53.5"), CautionKind.FALLING),
        (total("new", "60", "2024-01-01"), total("old", "53.5"), CautionKind.FALLING),
        (total("new", "55"), total("old", "53.5"), CautionKind.OTHER_VALUE),
        (quote("new", "Ukraine is not alone."), quote("old", "ukraine is not alone"), CautionKind.DUPLICATE),
        (quote("new", "Ukraine is not alone."), quote("old", "…", "Ukraine is not alone!"), CautionKind.DUPLICATE),
        (statement("new", "They met at noon."), statement("old", "They met at noon"), CautionKind.DUPLICATE),
    ],
)
def test_a_copy_a_slip_or_a_contradiction_is_pointed_out(new: AnyFact, stored: AnyFact, expected: CautionKind) -> None:
    assert kinds(new, stored) == [expected]


@pytest.mark.parametrize(
    ("new", "stored"),
    [
        (total("new", "53.5", "2024-07-02"), total("old", "51.2", "2024-05-01")),
        (total("new", "53.5"), total("old", "53.5", donor="DE")),
        (total("new", "53.5"), total("old", "53.5", unit="EUR")),
        (total("new", "50", "2024-08-01"), total("old", "53.5", stage=Stage.DELIVERED)),
        (total("new", "50", "2024-08-01"), total("old", "53.5", counted_since=PartialDate(2014))),
        (total("new", "53.5"), replace(total("new", "53.5"), note="the fact that is edited")),
        (total("new", "0"), total("old", "53.5", "2024-08-01")),
        (package("new", "0.23", "2024-05-01"), package("old", "2.3")),
        (package("new", "1.7"), package("old", "2.3")),
        (quote("new", "Ukraine is not alone."), quote("old", "We will never waver in our support.")),
        (statement("new", "They met at noon."), statement("old", "They met at noon.", ELSEWHERE)),
        (quote("new", "They met at noon."), statement("old", "They met at noon.")),
    ],
)
def test_an_honest_neighbour_raises_no_caution(new: AnyFact, stored: AnyFact) -> None:
    assert kinds(new, stored) == []


def test_a_slip_tells_by_how_much_and_beside_what() -> None:
    (caution,) = cautions(total("new", "0.0535"), [Held(total("old", "53.5"))])
    assert (caution.factor, caution.held.fact.id) == (1000, "old")


def test_the_weightiest_caution_comes_first_and_retired_facts_raise_none() -> None:
    new = total("new", "50", "2024-08-01")
    stored = [
        Held(total("falls", "53.5")),
        Held(total("same", "50", "2024-08-01")),
        Held(total("gone", "60"), retired=True),
    ]
    found = [(caution.kind, caution.held.fact.id) for caution in cautions(new, stored)]
    assert found == [(CautionKind.DUPLICATE, "same"), (CautionKind.FALLING, "falls")]


def test_one_neighbour_is_enough_to_show_a_slip_the_nearest_in_time() -> None:
    stored = [Held(total(day, "53.5", day)) for day in ("2024-01-01", "2024-07-01", "2023-01-01")]
    assert [caution.held.fact.id for caution in cautions(total("new", "0.0535"), stored)] == ["2024-07-01"]
