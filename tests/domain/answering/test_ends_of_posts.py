"""When somebody gave up a post is told by the day on which the post ended, not by the one on which it began."""

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("when did umerov stop being defence minister", "17 July 2025"),
        ("until when was austin secretary of defense", "January 2025"),
        ("when did austin leave office", "January 2025"),
        ("when did reznikov step down", "5 September 2023"),
        ("kiedy umierow przestał być ministrem obrony", "17 lipca 2025"),
        ("коли умєров перестав бути міністром оборони", "17 липня 2025"),
        ("когда умеров перестал быть министром обороны", "17 июля 2025"),
        ("bis wann war austin verteidigungsminister", "Januar 2025"),
        ("jusqu'à quand austin était-il ministre de la défense", "janvier 2025"),
        ("hasta cuándo fue austin secretario de defensa", "enero de 2025"),
    ],
)
def test_the_end_of_a_post_is_told(bot: Bot, question: str, day: str) -> None:
    assert day in bot.ask(question).headline


@pytest.mark.parametrize(
    "question",
    [
        "when did zelensky stop being president",
        "when did hegseth step down",
        "when did the us stop being ukraine's ally",
        "when did austin stop being president",
    ],
)
def test_an_end_that_no_source_tells_is_not_answered(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN


def test_its_beginning_is_still_told(bot: Bot) -> None:
    assert "25 January 2021" in bot.ask("when did austin become secretary of defense").headline
