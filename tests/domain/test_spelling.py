"""What a misspelled word is taken for: the nearest known one, a slip or two away, and nothing further."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.spelling import Spelling, distance_allowed

KNOWN = Spelling(
    {
        "ukraine": "en fr",
        "austin": "en",
        "germany": "en",
        "package": "en",
        "pakiet": "pl",
        "pakete": "de",
        "military": "en",
        "militaire": "fr",
        "interceptors": "en",
        "drawdown": "en",
        "patriot": "en de",
        "total": "en de fr",
        "us": "en",
        "nato": "en",
        "україна": "uk",
        "украина": "ru",
    }
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ukarine", "ukraine"),
        ("ukrain", "ukraine"),
        ("ukrainee", "ukraine"),
        ("austn", "austin"),
        ("totla", "total"),
        ("pakage", "package"),
        ("packege", "package"),
        ("miltary", "military"),
        ("millitarry", "military"),
        ("intercepters", "interceptors"),
        ("interseptorz", "interceptors"),
        ("drowdawn", "drawdown"),
        ("naot", "nato"),
        ("укрїана", "україна"),
    ],
)
def test_a_slip_of_the_keys_is_mended(typed: str, meant: str) -> None:
    assert KNOWN.mend(typed) == meant


@pytest.mark.parametrize("typed", ["giraffe", "banana", "xkraine", "ostrich", "patio", "boston", "pack", "germs"])
def test_another_word_is_not_bent_into_a_known_one(typed: str) -> None:
    assert KNOWN.mend(typed) is None


@pytest.mark.parametrize("typed", ["u", "as", "uss", "ua"])
def test_short_words_are_never_mended(typed: str) -> None:
    assert KNOWN.mend(typed) is None


@pytest.mark.parametrize("typed", ["ukra1ne", "total2", "2024", "m1a1", "nat0"])
def test_nothing_with_a_digit_is_mended(typed: str) -> None:
    assert KNOWN.mend(typed) is None


def test_a_word_is_mended_in_the_language_of_its_text() -> None:
    assert KNOWN.mend("paket", "pl") == "pakiet"
    assert KNOWN.mend("paket", "de") == "pakete"
    assert KNOWN.mend("militaray", "en") == "military"


def test_letters_that_only_changed_places_are_preferred() -> None:
    near = Spelling({"dorn": "en", "drone": "en"})
    assert near.mend("dronee") == "drone"
    assert Spelling({"form": "en", "fort": "en"}).mend("fomr") == "form"


def test_long_words_may_hold_two_slips_and_short_ones_one() -> None:
    assert [distance_allowed(length) for length in (2, 3, 7, 8, 20)] == [0, 1, 1, 2, 2]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(["germany", "military", "interceptors", "drawdown", "україна"]), st.data())
def test_any_one_letter_doubled_is_mended(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    assert KNOWN.mend(word[:at] + word[at] + word[at:]) == word


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(["germany", "military", "interceptors", "drawdown"]), st.data())
def test_more_slips_than_allowed_are_not_mended(word: str, data: st.DataObject) -> None:
    slips = distance_allowed(len(word)) + 1
    places = data.draw(st.lists(st.integers(1, len(word) - 1), min_size=slips, max_size=slips, unique=True))
    assert KNOWN.mend("".join("q" if at in places else letter for at, letter in enumerate(word))) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hermany", "germany"), ("ilitary", "military"), ("oackage", "package"), ("nterceptors", "interceptors")],
)
def test_a_first_letter_left_out_or_hit_beside_is_mended(typed: str, meant: str) -> None:
    assert KNOWN.mend(typed) == meant


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(["germany", "military", "interceptors"]), st.sampled_from("pqswxz"))
def test_another_first_letter_makes_another_word(word: str, letter: str) -> None:
    assert KNOWN.mend(letter + word[1:]) is None


def test_a_first_letter_is_not_mended_beside_another_slip() -> None:
    assert KNOWN.mend("hermani") is None


def test_words_that_are_equally_near_are_told_likeliest_first() -> None:
    near = Spelling({"sean": "en", "sudan": "en", "swan": "en"})
    assert near.nearest("sdan") == ("sudan", "sean", "swan")
