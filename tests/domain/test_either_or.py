"""A question that offers two answers to choose from asks for the right one."""

import pytest

from bot.domain.either_or import as_asked
from tests.questions import Bot, told


@pytest.mark.parametrize(
    "question",
    [
        "was it a monday or a tuesday when austin announced the 2.3 billion dollar package?",
        "Monday or Thursday, when did Austin announce the 2.3 billion package?",
        "on which day of the week did austin make his 2.3 billion dollar statement?",
        "welcher wochentag war es, als austin die 2,3 milliarden ankuendigte",
    ],
)
def test_a_choice_of_weekdays_asks_for_the_day(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == "seed-date-statement"


@pytest.mark.parametrize(
    "question",
    ["pentagon jul 2 2024 is it 2.3 or 23b", "is it 2.3 billion or 3.2 billion that austin announced on 2 july 2024"],
)
def test_a_choice_of_amounts_asks_for_the_amount(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == "seed-package-amount"


@pytest.mark.parametrize(
    "text",
    [
        "did austin or umerov speak first",
        "is it more or less than 2 billion",
        "weapons or money, what did austin announce",
    ],
)
def test_other_choices_stay_as_they_are(text: str) -> None:
    assert as_asked(text) == text
