"""Sentences: where a message may be cut for checking, and where not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.service.passages import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four…", ["One.", "Two!", "Three?", "Four..."]),
        ("It was $2.3 billion. More came.", ["It was $2.3 billion.", "More came."]),
        ("The U.S. Army said so. Yes.", ["The U.S. Army said so.", "Yes."]),
        ("Mr. Austin and Gen. Milley met.", ["Mr. Austin and Gen. Milley met."]),
        ("Am 2. Juli kamen 2,3 Mrd. Dollar.", ["Am 2. Juli kamen 2,3 Mrd. Dollar."]),
        ("So it was in 2023. The next year too.", ["So it was in 2023.", "The next year too."]),
        ("Це було 2,3 млрд. Доларів. Так.", ["Це було 2,3 млрд. Доларів.", "Так."]),
        ("He said “It ends. It begins.” Then he left.", ['He said "It ends. It begins."', "Then he left."]),
        ("“We stand. Always.” — Austin", ['"We stand. Always." - Austin']),
        ("first line\nsecond line", ["first line", "second line"]),
        ("> We will\n> never waver\nAustin", ['"We will never waver"', "Austin"]),
        (">>> “Never waver”", ['"Never waver"']),
        ("See https://a.example/2024/07/02 it says 5", ["See it says 5"]),
        ("<@123456789012345678> <:aid:123456789012345678> <#5> owes me 5", ["owes me 5"]),
        ("😀 … !!!", []),
        ("", []),
    ],
)
def test_a_text_is_cut_at_the_ends_of_its_sentences(text: str, found: list[str]) -> None:
    assert list(sentences(text)) == found


@given(st.text(alphabet=' .!?"“”«»>\n(Aa1ж', max_size=60))
def test_no_letter_is_lost_and_none_is_told_twice(text: str) -> None:
    letters = [each for each in text if each.isalnum()]
    assert [each for sentence in sentences(text) for each in sentence if each.isalnum()] == letters
