"""Sums on sourced figures: every input is one, all are shown, and what counts different things is not added."""

from decimal import Decimal

import pytest

from bot.domain.answer import Operation
from tests.questions import Bot, refuses

TOTAL, PACKAGE = "seed-total-since-invasion", "seed-package-amount"


@pytest.mark.parametrize(
    "question",
    [
        "what share of the 53.5 billion is the 2.3 billion",
        "what percent of the total as of 2 july 2024 is the 2.3 billion package",
        "скільки відсотків від 53,5 млрд становлять 2,3 млрд",
        "какой процент от 53,5 млрд составляют 2,3 млрд",
        "wie viel Prozent von 53,5 Milliarden sind 2,3 Milliarden",
        "quel pourcentage de 53,5 milliards représentent 2,3 milliards",
        "qué porcentaje de 53,5 mil millones son 2,3 mil millones",
        "jaki procent 53,5 miliarda stanowi 2,3 miliarda",
    ],
)
def test_a_share_is_worked_out_from_two_sourced_figures(bot: Bot, question: str) -> None:
    computed = bot.answer(question).computed
    assert computed is not None
    assert computed.operation is Operation.SHARE
    assert {held.fact.id for held in computed.inputs} == {TOTAL, PACKAGE}
    assert round(computed.result, 1) == Decimal("4.3")


@pytest.mark.parametrize(
    ("question", "operation", "result"),
    [
        ("difference between 53.5 billion and 2.3 billion", Operation.DIFFERENCE, "51200000000"),
        ("how many times bigger is 53.5 billion than 2.3 billion", Operation.RATIO, "23.3"),
        ("sum of 150 million and 2.2 billion", Operation.SUM, "2350000000"),
        ("what is 2.3 billion in millions", Operation.IN_MILLIONS, "2300"),
        ("how many bombs a day is 800 in a week", Operation.PER_DAY, "114.3"),
        ("800 bombs in 7 days is how many per day", Operation.PER_DAY, "114.3"),
        ("53.5 billion without the 2.3 billion is", Operation.DIFFERENCE, "51200000000"),
        ("whats left of the 53.5 billion once you take out the 2.3 billion", Operation.DIFFERENCE, "51200000000"),
        ("how much before the 2.3 billion was added to reach 53.5 billion", Operation.DIFFERENCE, "51200000000"),
        ("us total before the july 2 2024 package", Operation.DIFFERENCE, "51200000000"),
    ],
)
def test_what_is_asked_is_worked_out(bot: Bot, question: str, operation: Operation, result: str) -> None:
    computed = bot.answer(question).computed
    assert computed is not None
    assert (computed.operation, round(computed.result, 1)) == (operation, Decimal(result))


def test_every_input_is_shown_as_a_fact_that_answers(bot: Bot) -> None:
    answer = bot.answer("difference between 53.5 billion and 2.3 billion")
    assert answer.computed is not None
    assert answer.main == answer.computed.inputs


@pytest.mark.parametrize(
    "question",
    [
        "difference between 800 bombs and 50 allies",
        "which is bigger 64.6 billion or 53.5 billion",
        "sum of 800 bombs and 2.3 billion",
        "sum of 2.3 billion and 53.5 billion",
        "2.3 billion plus 53.5 billion",
    ],
)
def test_figures_that_count_different_things_or_overlap_are_not_added(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "difference between 2.3 billion and 7.77 billion",
        "share of 2.3 billion in 99 billion",
        "how much is 2.3 billion per day",
        "what share of the 2.3 billion went to giraffes",
        "what share of the 53.5 billion was delivered",
        "which share of the 2.3 billion is for Patriot",
    ],
)
def test_without_a_sourced_figure_for_each_part_nothing_is_worked_out(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    ("question", "rate", "days"),
    [
        ("800 bombs in a week, whats that per hour", Operation.PER_HOUR, 7),
        ("how many bombs per day", Operation.PER_DAY, 7),
        ("us total per month as of 2 july 2024", Operation.PER_MONTH, 883),
        ("us total per year as of 2 july 2024", Operation.PER_YEAR, 883),
        ("wie viel pro monat im schnitt haben die usa insgesamt bis 2. juli 2024 gegeben", Operation.PER_MONTH, 883),
    ],
)
def test_a_rate_is_by_the_days_between_two_sourced_ends(bot: Bot, question: str, rate: Operation, days: int) -> None:
    computed = bot.answer(question).computed
    assert computed is not None
    assert (computed.operation, computed.days) == (rate, days)


@pytest.mark.parametrize("question", ["2.3b per month", "allies per day", "2.3 billion per person"])
def test_what_has_no_sourced_start_and_end_has_no_rate(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "us total without the 2.3 billion that austin announced on july 2 2024",
        "us total besides the 2.3 billion of july 2 2024",
    ],
)
def test_a_total_less_a_part_of_it_shows_both(bot: Bot, question: str) -> None:
    computed = bot.answer(question).computed
    assert computed is not None
    assert {held.fact.id for held in computed.inputs} == {TOTAL, PACKAGE}
    assert computed.result == Decimal("51200000000")


@pytest.mark.parametrize(
    "question",
    ["2.3 billion of july 2 2024 with all the zeros", "2,3 млрд усіма цифрами", "2,3 milliards avec tous les zéros"],
)
def test_an_amount_is_written_out_in_all_its_digits(bot: Bot, question: str) -> None:
    computed = bot.answer(question).computed
    assert computed is not None
    assert (computed.operation, computed.result) == (Operation.IN_FULL, Decimal(2_300_000_000))


@pytest.mark.parametrize(
    ("question", "operation", "result"),
    [
        ("whats half of austins july 2 2024 package", Operation.SCALED, "1150000000"),
        ("double the july 2 2024 package, how much", Operation.SCALED, "4600000000"),
        ("a quarter of the july 2 2024 package is how much", Operation.SCALED, "575000000"),
        ("what percent of the 53.5b was not the new 2.3b package", Operation.REST, "95.7"),
        ("difference between the us total on 2 july 2024 and the new package", Operation.DIFFERENCE, "51200000000"),
        ("what was the total before they added the 2.3 billion in july 2024", Operation.DIFFERENCE, "51200000000"),
        ("take the july 2 2024 package away from the us total, whats left", Operation.DIFFERENCE, "51200000000"),
        ("how many packages the size of july 2 2024's would make up the total of 53.5b", Operation.RATIO, "23.3"),
        ("the july 2 2024 package plus the july 11 2024 package", Operation.SUM, "2525000000"),
        ("if 53.5b is the total since february 2022, what fraction is the newest package", Operation.SHARE, "4.3"),
    ],
)
def test_figures_named_in_words_are_inputs(bot: Bot, question: str, operation: Operation, result: str) -> None:
    computed = bot.answer(question).computed
    assert computed is not None
    assert computed.operation is operation
    assert round(computed.result, 1) == Decimal(result)


@pytest.mark.parametrize(
    "question",
    [
        "did ukraine get half of the 2.3 billion",
        "how much of the 2.3b is half for training",
        "who took half of the package",
        "two thirds of the july 2 2024 package",
        "half of the allies",
        "half of the july 2024 package",
        "the 2.3 billion plus the 53.5 billion",
    ],
)
def test_a_part_that_somebody_got_and_sums_that_count_twice_are_not_worked_out(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("is it accurate that the july 2 2024 package is less than 5 percent of the us total", True),
        ("the july 2 2024 package is over 10% of the us total, true?", False),
        ("true that 2.3b is 4.3 percent of 53.5b", True),
        ("true that the 2.3b package is less than a tenth of the 53.5b total", True),
        ("true that the 2.3b package is more than a tenth of the 53.5b total", False),
    ],
)
def test_a_share_that_is_claimed_gets_a_verdict(bot: Bot, claim: str, supported: bool) -> None:
    answer = bot.answer(claim)
    assert answer.computed is not None
    assert answer.claim is not None
    assert answer.claim.supported == supported


@pytest.mark.parametrize(
    "question", ["how much was there before the 2.3 got added", "how much was it before they added the 2.3 billion"]
)
def test_what_there_was_before_an_amount_is_the_total_less_it(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.computed is not None
    assert answer.computed.result == Decimal("51.2") * 10**9
