"""An abstention names what could not be placed and what is nearest; a question back offers readings to pick from."""

import pytest

from bot.domain.answer import AnswerKind
from bot.domain.answering.nearest import MOST_NEAREST
from bot.domain.answering.replies import MOST_CHOICES
from tests.questions import Bot

ANSWERED = [
    "how big was the 2 july 2024 package",
    "us total to ukraine as of 2 july 2024",
    "what was in the 2 July 2024 package",
    "who announced the 2.3 billion package",
    "when was the 2.3 billion package announced",
    "how many allies support Ukraine",
    "how is the 2.3 billion package paid for",
    "what did Austin say about NATO",
    "what share of the 53.5 billion is the 2.3 billion",
    "total ODA of Germany in 2023",
]


@pytest.mark.parametrize("question", ANSWERED)
@pytest.mark.parametrize("word", ["giraffe", "saxophone", "жираф"])
def test_one_word_that_nothing_tells_of_turns_an_answer_into_an_abstention_that_names_it(
    bot: Bot, question: str, word: str
) -> None:
    assert bot.answer(question).main
    answer = bot.answer(f"{question} {word}")
    assert answer.kind is AnswerKind.ABSTAIN
    assert word in answer.unexplained


@pytest.mark.parametrize("question", ANSWERED)
@pytest.mark.parametrize("filler", ["please {}", "hey, {} thanks!", "{} pls", "I would like to know: {}?"])
def test_fillers_change_no_answer(bot: Bot, question: str, filler: str) -> None:
    plain, polite = bot.answer(question), bot.answer(filler.format(question))
    assert [held.fact.id for held in polite.main] == [held.fact.id for held in plain.main]


@pytest.mark.parametrize(
    "question", ["giraffe aid to ukraine", "us total in 2033", "what did Austin say about bitcoin"]
)
def test_an_abstention_offers_a_few_nearest_facts(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.ABSTAIN
    assert 0 < len(answer.nearest) <= MOST_NEAREST
    assert not answer.main


def test_a_question_back_offers_a_few_readings(bot: Bot) -> None:
    answer = bot.answer("july package")
    assert 1 < len(answer.choices) <= MOST_CHOICES
    assert not answer.main


def test_disputes_about_a_figure_come_with_it(bot: Bot) -> None:
    with bot.store.reading(None) as shelf:
        disputed = shelf.disputes(["seed-package-amount"])
    assert bot.answer("how big was the 2 july 2024 package").disputes == tuple(disputed)
