"""Ukrainian and Russian in Latin letters are read as if typed in Cyrillic; everything else stays as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.transliteration import in_cyrillic
from bot.domain.vocabulary import Vocabulary
from tests.questions import Bot


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            "kakie strany soyuznikov i partnerov nazval ostin 2 iyulya 2024",
            "какие страны союзников и партнеров назвал",
        ),
        ("bomb rosiya skynula za tyzhden", "бомб росія скинула за"),
        ("chto vhodit v paket pomoschi na 2.3 milliarda", "что входит в пакет помощи на 2.3 миллиарда"),
    ],
)
def test_latin_letters_are_put_back(vocabulary: Vocabulary, typed: str, meant: str) -> None:
    assert in_cyrillic(typed, vocabulary).startswith(meant)


@pytest.mark.parametrize(
    "typed",
    [
        "hwo much hsa the us alloctaed to ukarine since feb 22",
        "combien les états-unis ont donné à l'ukraine",
        "asdf qwer zxcv tyui",
        "Lloyd Austin Rustem Umerov Pentagon",
        "was steckt in dem paket drin",
        "what sum did the american defence secreetary nme for ukranie on tuisday, 2 julie 2024",
    ],
)
def test_other_languages_and_gibberish_stay(vocabulary: Vocabulary, typed: str) -> None:
    assert in_cyrillic(typed, vocabulary) == typed


@given(st.text(max_size=80))
def test_any_text_survives(vocabulary: Vocabulary, typed: str) -> None:
    assert isinstance(in_cyrillic(typed, vocabulary), str)


def test_a_question_in_latin_letters_is_answered(bot: Bot) -> None:
    answer = bot.answer("skolko stran soyuznikov i partnerov nazval ostin 2 iyulya 2024")
    assert [held.fact.id for held in answer.main] == ["seed-allies-count"]
    assert answer.reading.language == "ru"
