"""Finding facts by their words, and that no word is ever query syntax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.model import FactType
from bot.domain.shelf import FigureKey, QuoteKey
from bot.store import SqliteShelf, Store
from tests.store.conftest import Opened
from tests.store.making import FACTS, SERVER, ids, quote


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["patriot"], ["st-pda"]),
        (["interceptor", "stock"], ["st-pda"]),
        (["f16"], ["st-pda"]),
        (["F-16"], ["st-pda"]),
        (["interceptor", "waver"], []),
        (["us"], []),
        (["f1"], []),
        (["café"], ["q-other", "st-met"]),
        ([], []),
        ([""], []),
    ],
)
def test_search_finds_words_and_beginnings_of_long_ones(shelf: SqliteShelf, words: list[str], found: list[str]) -> None:
    assert sorted(ids(shelf.search(words))) == found


def test_any_word_is_enough_when_not_every_one_is_wanted(shelf: SqliteShelf) -> None:
    assert sorted(ids(shelf.search(["patriot", "waver", "!"], every=False))) == ["q-old", "st-pda"]


def test_search_keeps_to_the_types_and_the_number_asked_for(shelf: SqliteShelf) -> None:
    assert ids(shelf.search(["summit", "ramstein"], types=[FactType.QUOTE], every=False)) == ["q-old"]
    assert len(shelf.search(["package"], limit=2)) == 2
    assert shelf.search(["package"], types=[FactType.QUOTE]) == ()


def test_search_puts_the_fact_that_says_little_else_first(opened: Opened) -> None:
    long = quote("q-long", text="We spoke at length of many things, of trade, of grain and of one howitzer as well.")
    with opened(long, quote("q-short", text="A howitzer.")).reading(None) as shelf:
        assert ids(shelf.search(["howitzer"])) == ["q-short", "q-long"]


ODD = [
    '"',
    "'",
    "*",
    "NEAR(",
    "a AND b",
    "words:x",
    "x*",
    '"patriot"',
    "-patriot",
    "^patriot",
    "\0",
    "\ud800",
    "(",
    "OR",
]


@pytest.mark.parametrize("odd", ODD)
def test_no_word_is_query_syntax(shelf: SqliteShelf, odd: str) -> None:
    assert set(ids(shelf.search([odd]))) <= {"st-pda"}
    assert shelf.search([odd, "nowhere"]) == ()
    assert set(ids(shelf.quotes(QuoteKey(words=[odd])))) == set()


@given(st.lists(st.text(max_size=12), max_size=6), st.booleans())
def test_any_text_can_be_searched_for(built: Store, words: list[str], every: bool) -> None:
    with built.reading(SERVER) as shelf:
        assert len(shelf.search(words, every=every)) <= len(FACTS)


@given(st.text(max_size=20))
def test_any_text_can_be_a_key(built: Store, text: str) -> None:
    with built.reading(None) as shelf:
        found = [
            *shelf.fetch([text]),
            *shelf.linked([text]),
            *shelf.at_event(text),
            *shelf.statements(subject=text),
            *shelf.figures(FigureKey(donor=text)),
            *shelf.quotes(QuoteKey(speaker=text)),
        ]
        assert found == []
        assert shelf.disputes([text]) == ()


def test_a_thousand_words_can_be_searched_for(shelf: SqliteShelf) -> None:
    assert shelf.search([f"word{'x' * number}" for number in range(1000)], every=False) == ()
