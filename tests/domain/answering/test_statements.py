"""What needs no number is told by one statement, when its own words account for all of the question."""

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot, refuses, told


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("did Austin mention the restrictions on Western weapons", "seed-not-addressed"),
        ("fighting in the Donetsk region and the aid", "seed-context-front"),
    ],
)
def test_a_statement_answers_what_it_tells(bot: Bot, question: str, fact: str) -> None:
    assert told(bot.answer(question)) == fact


def test_what_was_asked_for_is_not_answered_with_what_was_given(bot: Bot) -> None:
    answer = bot.answer("what did Ukraine ask for in July 2024")
    assert told(answer) == "seed-requests" or answer.kind is AnswerKind.ABSTAIN


@pytest.mark.parametrize(
    "question",
    [
        "fighting in the Kherson region and the aid",
        "why did the package come so late",
        "who won the football match on 2 july 2024",
        "is the pentagon haunted",
    ],
)
def test_one_word_that_it_does_not_tell_rules_a_statement_out(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))
