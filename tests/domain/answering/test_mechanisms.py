"""How it is paid for, and what a mechanism is."""

import pytest

from bot.domain.answer import AnswerKind, Point
from tests.questions import Bot, refuses, told


@pytest.mark.parametrize(
    "question",
    [
        "how is the 2.3 billion package paid for",
        "under which authority was the 2.3 billion package given",
        "how is the package of 2 july 2024 financed",
        "як фінансується пакет 2 липня 2024",
        "как финансируется пакет 2 июля 2024",
        "wie wird das Paket vom 2. Juli 2024 bezahlt",
        "comment est financé le paquet du 2 juillet 2024",
        "cómo se financia el paquete del 2 de julio de 2024",
        "jak finansowany jest pakiet z 2 lipca 2024",
    ],
)
def test_a_package_is_paid_for_as_its_source_says(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert (answer.point, told(answer)) == (Point.MECHANISM, "seed-mechanism")


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("what is presidential drawdown authority", "st-pda-what"),
        ("what does PDA mean", "st-pda-what"),
        ("was bedeutet PDA", "st-pda-what"),
        ("що таке PDA", "st-pda-what"),
        ("what is USAI", "st-usai-what"),
    ],
)
def test_a_mechanism_is_explained(bot: Bot, question: str, fact: str) -> None:
    assert told(bot.answer(question)) == fact


@pytest.mark.parametrize(
    "question", ["where do the weapons come from in a drawdown", "is the 2.3 billion from US stocks"]
)
def test_where_the_weapons_come_from(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.main
    assert any("stock" in held.statement.sentence for held in answer.main)


@pytest.mark.parametrize(
    "question",
    ["how is the package of 2 july 2019 paid for", "what does ZQX mean", "what is presidential pardon authority"],
)
def test_a_mechanism_that_no_source_tells_is_refused(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question", ["how much of the 2022 appeal was funded by november", "what part of it was paid by december"]
)
def test_how_much_of_something_was_paid_is_not_told_by_how_aid_is_paid(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is not AnswerKind.TEXT
