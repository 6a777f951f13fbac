"""What one publisher counts at two stages, committed and paid out, is never told by one of them alone."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.model import Actor, AidKind, Figure, Stage
from bot.domain.partial_date import PartialDate
from bot.domain.vocabulary import Vocabulary
from bot.present.reply import ReplyKind
from bot.store import Ledger
from tests.questions import NOON, Bot, open_bot, whole

OPERATOR = Actor(1, "Olena", operator=True)
BILLION = 10**9


def staged(model: Figure, stage: Stage, billions: int) -> Figure:
    """A total that Ireland reports at one stage."""
    return replace(
        model,
        id=f"ie-total-{stage}",
        donor="IE",
        stage=stage,
        kind=AidKind.ALL,
        unit="EUR",
        value=Decimal(billions) * BILLION,
        sentence=f"Ireland {stage} {billions} billion euros for Ukraine.",
        same_as=None,
        includes=(),
        about=(),
        people=(),
        topics=(),
        event=None,
        note=None,
    )


@pytest.fixture(scope="module")
def importing(copied: Callable[[str], Path], vocabulary: Vocabulary, runner: asyncio.Runner) -> Iterator[Bot]:
    """A store with totals and amounts of a year at several stages, as data sets have them."""
    bot = open_bot(copied("stages"), vocabulary, runner)
    with bot.store.reading(None) as shelf:
        total = shelf.fetch(["us-total-inv-2024-07-02"])[0].figure
    ledger = Ledger(bot.store)
    for stage, billions in ((Stage.COMMITTED, 9), (Stage.DISBURSED, 4)):
        of_year = replace(
            staged(total, stage, billions - 2),
            id=f"ie-2023-{stage}",
            measure="annual_amount",
            as_of=None,
            counted_since=None,
            period_start=PartialDate(2023),
            period_end=PartialDate(2023),
        )
        for figure in (staged(total, stage, billions), of_year):
            runner.run(ledger.add(figure, server=None, actor=OPERATOR, at=NOON, reason="import"))
    yield bot
    bot.store.shut()


ASKED = [
    "how much did ireland give ukraine",
    "irish aid to ukraine",
    "скільки ірландія дала україні",
    "сколько ирландия дала украине",
    "wie viel gab irland der ukraine",
    "combien l'irlande a donné à l'ukraine",
    "cuánto dio irlanda a ucrania",
    "ile irlandia dała ukrainie",
]


@pytest.mark.parametrize("question", ASKED)
def test_a_question_that_names_no_stage_is_told_both(importing: Bot, question: str) -> None:
    told = whole(importing.ask(question))
    assert "9" in told
    assert "4" in told
    assert importing.ask(question).facts == ("ie-total-committed", "ie-total-disbursed")


@pytest.mark.parametrize(("question", "stage"), [("committed", "committed"), ("disbursed", "disbursed")])
def test_a_question_that_names_a_stage_is_told_that_one(importing: Bot, question: str, stage: str) -> None:
    assert importing.ask(f"how much has ireland {question} to ukraine").facts == (f"ie-total-{stage}",)


def test_amounts_of_a_year_at_two_stages_are_offered_with_their_stage(importing: Bot) -> None:
    reply = importing.ask("how much did ireland give ukraine in 2023")
    assert reply.kind is ReplyKind.CLARIFY
    assert [choice.label for choice in reply.choices] == [
        "More than €7 billion, 2023, committed",
        "More than €2 billion, 2023, disbursed (paid out)",
    ]
