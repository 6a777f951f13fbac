"""Which language a text is in: by most of its words, by letters that only one language has, never by one chance slip."""

import pytest

from bot.domain.leaning import Telling, language_of, leaning
from tests.questions import Bot


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("липневий пакет", "uk"),
        ("июльский пакет", "ru"),
        ("цитата умєрова", "uk"),
        ("łączna pomoc", "pl"),
        ("größtes paket", "de"),
        ("¿cuánto?", "es"),
        ("aide française", "fr"),
        ("aid", None),
    ],
)
def test_letters_and_months_tell_a_language(text: str, language: str | None) -> None:
    assert leaning(text) == language


def test_words_spelled_right_count_before_mended_ones() -> None:
    assert language_of([Telling(("fr",), 1, False), Telling(("de",), 1, True), Telling(("de",), 1, True)], None) == "fr"


def test_one_mended_word_does_not_break_a_tie_but_two_do() -> None:
    tie = Telling(("en", "de"), 1, False)
    assert language_of([tie, Telling(("de",), 1, True)], None) == "en"
    assert language_of([tie, Telling(("de",), 1, True), Telling(("de",), 1, True)], None) == "de"


def test_ukrainian_letters_rule_russian_out() -> None:
    assert language_of([Telling(("ru",), 2, False), Telling(("uk",), 1, False)], "uk") == "uk"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("дай цитату остіна про нато", "uk"),
        ("кто обьявил пакед на 2.3 милиарда дол в июле 24", "ru"),
        ("quote esper scarlett igloo", "en"),
    ],
)
def test_the_reply_is_in_the_language_of_the_question(bot: Bot, question: str, language: str) -> None:
    assert bot.read(question).language == language
