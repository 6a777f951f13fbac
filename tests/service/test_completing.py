"""Suggestions while typing: what exists here, at most as many as fit, and nothing of another server."""

import pytest

from bot.service.completing import MOST
from tests.questions import Bot


def suggested(bot: Bot, field: str, typed: str, server: int | None = None) -> list[str]:
    return [each.value for each in bot.runner.run(bot.service.complete(field, typed, server))]


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("donor", "germ", "Germany"),
        ("donor", "GERM", "Germany"),
        ("donor", "king", "United Kingdom"),
        ("speaker", "aust", "Lloyd Austin"),
        ("quote", "lloyd", "Lloyd Austin"),
        ("topic", "suda", "Sudan"),
        ("question", "us to", "us total ukraine"),
        ("question", "ukr", "Ukraine"),
        ("fact", "us-pda-62", "us-pda-62"),
        ("fact", "US-PDA-62", "us-pda-62"),
    ],
)
def test_a_few_letters_are_enough(bot: Bot, field: str, typed: str, value: str) -> None:
    assert value in suggested(bot, field, typed)


@pytest.mark.parametrize("field", ["donor", "speaker", "quote", "topic", "question", "fact"])
def test_before_anything_is_typed_there_are_suggestions_that_fit(bot: Bot, field: str) -> None:
    assert 0 < len(suggested(bot, field, "")) <= MOST


@pytest.mark.parametrize("typed", ["zzzz", "%", "_", "'; DROP TABLE facts; --", "*"])
@pytest.mark.parametrize("field", ["donor", "speaker", "fact"])
def test_what_nothing_begins_with_suggests_nothing(bot: Bot, field: str, typed: str) -> None:
    assert suggested(bot, field, typed) == []


def test_beginnings_come_before_words_inside(bot: Bot) -> None:
    found = suggested(bot, "donor", "united")
    assert found[0].startswith("United")


def test_an_unknown_field_suggests_nothing(bot: Bot) -> None:
    assert suggested(bot, "weather", "") == []


@pytest.mark.parametrize("example", ["us total ukraine", "package 2 july 2024", "sudan 2024 requirement", "oda 2024"])
def test_suggested_questions_have_answers(bot: Bot, example: str) -> None:
    assert example in suggested(bot, "question", example[:4])
    assert bot.ask(example).facts
