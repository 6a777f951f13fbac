"""To whom something was said: the person met on that occasion, or nobody where that is not stored."""

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot


@pytest.mark.parametrize(
    "question",
    [
        "who did austin tell about the bridge to nato",
        "a quién le dijo austin lo del puente hacia la otan",
        "wem hat austin von der brücke zur nato erzählt",
    ],
)
def test_the_one_who_was_told_comes_first_with_the_words_beside(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.TEXT
    assert answer.people[0] == "rustem-umerov"
    assert [held.fact.id for held in answer.beside] == ["seed-q-austin-nato-bridge"]


@pytest.mark.parametrize("question", ["who did zelenskyy tell about the bombs", "who did biden tell that"])
def test_where_no_listener_is_stored_none_is_named(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN
