"""Whatever is typed takes steps that grow with its length, never with its square, whatever it repeats."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest

from bot.domain.amount import read_amounts
from bot.domain.dates import read_dates
from bot.domain.form import read_form, read_quote_form
from bot.domain.question import read_question
from bot.errors import AidbotError
from bot.present.compose import compose
from bot.service.checking import Checking
from tests.growth import growth
from tests.questions import Bot

LETTERS = 300
EVEN = 2.7
"""Work that grows with the square would be four times as much."""
TODAY = date(2026, 11, 26)
PIECES = (
    *(
        "Minister John Doe, ",
        "teh presidnet sadi ",
        "$1 million, ",
        "2 July 2024 ",
        "Ukraine germany ",
        "“a” ",
        "and not ",
    ),
    *("Austin said ", "5% of $2 ", "twenty ", "xq zv ", "the 27th ", "млрд ", "1.2.3 ", "((", "a"),
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_question_twice_as_long_takes_no_more_than_twice_the_work(bot: Bot, piece: str) -> None:
    def ask(text: str) -> object:
        with bot.store.reading(None) as shelf:
            return compose(bot.answering.answer(read_question(text, bot.vocabulary, TODAY), shelf), bot.vocabulary)

    assert growth(ask, piece, LETTERS) < EVEN


@pytest.mark.parametrize("piece", PIECES)
def test_nor_does_a_text_to_check(bot: Bot, piece: str) -> None:
    checking = Checking(bot.answering, bot.vocabulary)

    def check(text: str) -> object:
        with bot.store.reading(None) as shelf:
            return checking.check(text, TODAY, shelf), checking.correction(text, TODAY, shelf)

    # Of so few shares no figure is looked at yet; from more of them on, each makes the same work.
    letters = 4 * LETTERS if "%" in piece else LETTERS
    assert growth(check, piece, letters) < EVEN


@pytest.mark.parametrize("read", [read_amounts, lambda text: read_dates(text, TODAY), read_form, read_quote_form])
@pytest.mark.parametrize("piece", [*PIECES, "value: 1; ", "who: A → B; ", '"x" — y, ', "2/7/24 ", "from 1 to 2 "])
def test_nor_do_numbers_days_and_forms(read: Callable[[str], object], piece: str) -> None:
    assert growth(lambda text: _told(read, text), piece, LETTERS) < EVEN


def _told(read: Callable[[str], object], text: str) -> None:
    with suppress(AidbotError):
        read(text)
