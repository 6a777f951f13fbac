"""What stands around a question and says nothing of it is left aside, and told; what might narrow it never is."""

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot, refuses, told, whole


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("for my essay!! how much did the us announce for ukraine on 2 july 2024", "seed-package-amount"),
        (
            "i was wondering if someone could enlighten me how much the us allocated by 2 july 2024",
            "seed-total-since-invasion",
        ),
        ("what did the us proudly announce on 2 july 2024", "seed-package-amount"),
    ],
)
def test_begging_and_praise_change_nothing_of_what_is_asked(bot: Bot, question: str, fact: str) -> None:
    assert told(bot.answer(question)) == fact


def test_what_was_left_aside_is_told(bot: Bot) -> None:
    assert "“proudly” as beside the point" in whole(bot.ask("what did the us proudly announce on 2 july 2024"))


def test_a_tag_of_other_words_behind_a_statement_checks_it(bot: Bot) -> None:
    answer = bot.answer(
        "Motion: by 2 July 2024 America had allocated more than fifty billion dollars to Ukraine. Does it stand?"
    )
    assert answer.claim is not None
    assert answer.claim.supported


@pytest.mark.parametrize(
    "question",
    [
        "secretly, how much did the us give on 2 july 2024",
        "poltava: how much did the us announce on 2 july 2024",
        "how much was the 2 july 2024 package, excluding rifles",
        "how much was the 2 july 2024 package, rifles only",
        "how much did the us announce on 2 july 2024, for orphans",
        "why, how much did the us embezzle on 2 july 2024",
    ],
)
def test_a_name_and_what_narrows_are_never_left_aside(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in (AnswerKind.ABSTAIN, AnswerKind.CLARIFY)


@pytest.mark.parametrize("thing", ["butterfly", "dragonfly", "firefly", "jelly", "anomaly", "rally"])
def test_a_thing_that_only_ends_like_an_adverb_is_not_left_aside(bot: Bot, thing: str) -> None:
    assert refuses(bot.answer(f"what did austin say about the nato {thing}"))
    assert refuses(bot.answer(f"austin on nato membership {thing}"))
