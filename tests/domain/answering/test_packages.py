"""Which package is meant: by day, amount, person or number; several are asked back, the whole is named and not its parts."""

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot, ids, refuses, told

PACKAGE = "seed-package-amount"


@pytest.mark.parametrize(
    "question",
    [
        "how big was the 2 July 2024 package",
        "package 2024-07-02",
        "package of July 2nd, 2024",
        "the 2.3b package",
        "the 2.3 billion dollar package of july 2024",
        "how much was in the package that Austin announced on 2 July 2024",
        "яким був пакет 2 липня 2024",
        "сколько составил пакет 2 июля 2024",
        "wie groß war das Paket vom 2. Juli 2024",
        "combien valait le paquet du 2 juillet 2024",
        "de cuánto fue el paquete del 2 de julio de 2024",
        "ile wynosił pakiet z 2 lipca 2024",
    ],
)
def test_a_package_is_found_by_its_day_or_amount(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == PACKAGE


@pytest.mark.parametrize(
    "question",
    [
        "july package",
        "package in july",
        "пакет за липень",
        "пакет июля",
        "Paket im Juli",
        "le paquet de juillet",
        "el paquete de julio",
        "pakiet z lipca",
    ],
)
def test_july_without_a_year_is_asked_back_with_several(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.CLARIFY
    assert len({held.figure.value for held in answer.choices}) > 2


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how big was the 62nd drawdown", "us-pda-62"),
        ("how much was drawdown number 62", "us-pda-62"),
        ("drawdown no. 43 amount", "us-pda-43"),
    ],
)
def test_a_drawdown_is_found_by_its_number(bot: Bot, question: str, fact: str) -> None:
    assert told(bot.answer(question)) == fact


@pytest.mark.parametrize("question", ["what was in drawdown 62", "PDA 43", "how much was drawdown number 999"])
def test_a_numbered_drawdown_is_never_answered_with_another_or_with_a_definition(bot: Bot, question: str) -> None:
    assert not {"st-pda-what", "st-pda-caps"} & set(ids(bot.answer(question)))


def test_the_whole_is_named_and_not_its_parts(bot: Bot) -> None:
    answer = bot.answer("how much did the US announce for Ukraine on 2 july 2024")
    assert told(answer) == PACKAGE
    assert not {"us-pda-2024-07-03", "us-usai-2024-07-03"} & {held.fact.id for held in (*answer.main, *answer.beside)}


def test_two_parts_announced_on_one_day_are_asked_back(bot: Bot) -> None:
    answer = bot.answer("how much was the package of 3 July 2024")
    assert {held.fact.id for held in answer.choices} == {"us-pda-2024-07-03", "us-usai-2024-07-03"}


@pytest.mark.parametrize(
    "question",
    ["package of 4 july 2024", "package of 2 july 2019", "package 2 july 2024 for Israel", "the 9.9 billion package"],
)
def test_a_day_or_amount_without_a_package_is_refused(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


def test_a_package_named_by_who_announced_it_is_answered_with_its_amount(bot: Bot) -> None:
    assert told(bot.answer("amount of the package announced by Austin on 2 July 2024")) == PACKAGE


def test_a_day_that_no_calendar_has_is_asked_back(bot: Bot) -> None:
    assert bot.answer("how much was the package of 31 february 2024").kind is AnswerKind.CLARIFY


def test_a_day_and_month_that_may_be_swapped_are_asked_back(bot: Bot) -> None:
    assert bot.answer("package of 7/2/2024").kind is AnswerKind.CLARIFY


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("how much was announced on 2 july 2024 before the NATO summit", True),
        ("how much was the 2.3 billion package announced after the NATO summit", False),
    ],
)
def test_before_and_after_an_occasion_count(bot: Bot, question: str, found: bool) -> None:
    assert (told(bot.answer(question)) == PACKAGE) == found
