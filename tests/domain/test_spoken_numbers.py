"""Numbers that are dictated are read as one number, in every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amount import Amount, read_amounts
from bot.domain.spoken_numbers import spoken_in_digits


@pytest.mark.parametrize(
    ("said", "in_digits"),
    [
        ("two point three billion", "2.3 billion"),
        ("fifty-three point five billion", "53.5 billion"),
        ("fifty three point five billion", "53.5 billion"),
        ("the total of 53 point 5 billion", "the total of 53.5 billion"),
        ("one point zero two percent", "1.02 percent"),
        ("zwei komma drei Milliarden", "2.3 Milliarden"),
        ("dreiundfünfzig komma fünf Milliarden", "53.5 Milliarden"),
        ("deux virgule trois milliards", "2.3 milliards"),
        ("dos coma tres mil millones", "2.3 mil millones"),
        ("dwa przecinek trzy miliarda", "2.3 miliarda"),
        ("дві кома три мільярда", "2.3 мільярда"),
        ("два запятая три миллиарда", "2.3 миллиарда"),
        ("in july twenty twenty four", "in july 2024"),
        ("back in twenty-twenty-two", "back in 2022"),
        ("since twenty fourteen", "since 2014"),
        ("aid in nineteen ninety seven", "aid in 1997"),
        ("in twenty oh eight", "in 2008"),
        ("800 plus in one week", "800+ in one week"),
        ("what is that per 24 hours", "what is that per day"),
        ("what % of the total", "what percent of the total"),
    ],
)
def test_a_number_that_is_said_is_put_into_digits(said: str, in_digits: str) -> None:
    assert spoken_in_digits(said) == in_digits


@pytest.mark.parametrize(
    "plain",
    [
        "what is the point three people made",
        "a point about the aid",
        "twenty four tanks",
        "from this point on two billion",
        "at this point three packages were announced",
        "le point sur l'aide",
        "en coma tres días",
        "150 plus 200 million",
        "150 million plus the rest",
        "5% of the total",
        "%%%",
    ],
)
def test_a_point_that_is_none_is_left_alone(plain: str) -> None:
    assert spoken_in_digits(plain) == plain


def test_no_amount_is_made_of_what_stands_behind_the_point() -> None:
    found = read_amounts(spoken_in_digits("a package of two point three billion dollars"))
    assert [str(amount.value) for amount in found if isinstance(amount, Amount)] == ["2300000000"]


@given(st.text(max_size=80))
def test_any_text_comes_through(text: str) -> None:
    assert isinstance(spoken_in_digits(text), str)
