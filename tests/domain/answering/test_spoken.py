"""Words asked for with no verb of saying: a person and what they spoke of."""

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot, refuses, told


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("blinken on f-16 jets", "q-blinken-2024-07-10-f16"),
        ("fletcher on gaza", "q-fletcher-2025-07-16-gaza"),
        ("griffiths on children at the front line", "q-griffiths-2024-01-15-children"),
        ("oecd dac chair on the fall of oda", "q-staur-2025-04-16"),
        ("de domenico appeal gaza west bank", "q-dedomenico-2024-04-16"),
        ("patel on atacms", "q-patel-2024-04-24-march-package"),
        ("guterres half the help", "q-guterres-2024-12-04-half"),
        ("biden allies stronger", "q-biden-2024-04-24-stronger"),
        ("zelensky thanks for the july 2024 packages", "q-zelenskyy-2024-07-29-thanks"),
        ("trump 350 billion", "q-trump-2025-02-350bn"),
        ("von der leyen 85 billion", "q-vdl-2023-11-22"),
    ],
)
def test_a_person_and_a_subject_lead_to_their_words(bot: Bot, question: str, quote: str) -> None:
    answer = bot.answer(question)
    assert (answer.kind, told(answer)) == (AnswerKind.QUOTE, quote)


@pytest.mark.parametrize(
    "question", ["biden on fishing rights", "fletcher 900 billion", "austin about bananas", "umerov on patriots"]
)
def test_words_on_what_nobody_spoke_of_are_not_made_up(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    ("question", "quote"),
    [("!quote biden got it done", "q-biden-2024-04-24-done"), ("!quote biden still in", "q-biden-2024-06-07-still-in")],
)
def test_little_words_typed_one_behind_the_other_name_a_quote(bot: Bot, question: str, quote: str) -> None:
    assert bot.answer(question).main[0].fact.id == quote


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("when did the first himars reach ukraine", "st-first-himars"),
        ("when did the long range atacms arrive", "st-first-atacms-long"),
        ("how did the us speed up interceptor deliveries", "st-resequencing"),
    ],
)
def test_a_stage_given_to_a_statement_by_hand_finds_it(bot: Bot, question: str, statement: str) -> None:
    assert told(bot.answer(question)) == statement
