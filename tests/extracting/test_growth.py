"""Reading an article takes steps that grow with its length, never with its square, whatever it repeats; there is a bound."""

from datetime import date
from functools import partial

import pytest

from bot.domain.extracting import extract
from bot.domain.extracting._reading import MOST_STEPS
from bot.errors import TooTangled
from tests.growth import calls, growth
from tests.questions import Bot

PUBLISHED = date(2024, 7, 2)
EVEN = 2.7
"""Work that grows with the square would be four times as much."""
LETTERS = 1400
"""Twice as many are still one paragraph: longer ones are cut."""
WITHIN_A_PARAGRAPH = (
    *(
        "word ",
        "Minister John Doe, ",
        "Jens Müller, Ulla Kron, ",
        "he said ",
        "Austin said. She said ",
        "the minister ",
    ),
    *(
        "$1 million, ",
        "10 tanks, ",
        "Ukraine $5 ",
        "to Sudan 5 million dollars ",
        "5% of $2 ",
        "€1",
        "1.2.3 ",
        "PDA loan ",
    ),
    *("2 July 2024 ", "on Tuesday ", "since 2022 ", "“a” “b” ", '{"a":', "“We will help,” he said. ", "“a ", "'", "»«"),
    *(
        "including tanks, ",
        "it includes: ",
        "(((",
        "[(“",
        "A.B. ",
        "Іван сказав: «так». ",
        "млрд ",
        "NATO members gave ",
    ),
)
LINES = (
    "- a:\n",
    "It includes:\n- 5 tanks\n",
    "- tanks:\n- guns\n",
    "a\n\n",
    "BIDEN: Yes.\nQ: Why?\n",
    "He gave $5.\n\n",
    "Ann Lee spoke.\n\n",
)


@pytest.mark.parametrize("piece", [*WITHIN_A_PARAGRAPH, *LINES])
def test_twice_the_text_is_no_more_than_twice_the_work(bot: Bot, piece: str) -> None:
    assert growth(lambda text: extract(text, PUBLISHED, bot.vocabulary), piece, LETTERS) < EVEN


@pytest.mark.parametrize(
    "numbered", ["Germany gave ${} million.\n\n", "Ann L{}e spoke.\n\n", "“We sent {} tanks,” he said.\n\n"]
)
def test_nor_is_it_where_every_paragraph_tells_something_else(bot: Bot, numbered: str) -> None:
    half, whole = ("".join(numbered.format(number) for number in range(2, last)) for last in (120, 240))
    read = partial(extract, published=PUBLISHED, vocabulary=bot.vocabulary)
    read(whole)
    assert calls(lambda: read(whole)) < EVEN * calls(lambda: read(half))


@pytest.mark.parametrize("tangled", ["a\n" * 50_000, "“a” “b” " * 12_000, "x, " * 30_000])
def test_a_text_that_is_too_tangled_is_left_with_a_word_on_what_to_do(bot: Bot, tangled: str) -> None:
    with pytest.raises(TooTangled, match="Bring only the part that tells the facts"):
        extract(tangled, PUBLISHED, bot.vocabulary, most=MOST_STEPS // 100)


def test_the_longest_article_that_is_taken_is_read(bot: Bot) -> None:
    prose = "Germany will give Ukraine another 17 million euros for its power grid, the government in Berlin said on Tuesday. "
    found = extract(prose * (100_000 // len(prose)), PUBLISHED, bot.vocabulary)
    assert [str(finding.value) for finding in found if finding.unit == "EUR"] == ["17000000"]
