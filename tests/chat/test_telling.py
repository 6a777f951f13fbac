"""Telling what waited while the bot was away, also where the store was busy when it came."""

from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.chat.telling import Telling
from bot.errors import StoreUnavailable


class _Answers:
    def __init__(self) -> None:
        self.begun = 0
        self.looked = 0

    async def begin_notices(self) -> None:
        self.begun += 1
        if self.begun == 1:
            raise StoreUnavailable("The fact store is busy.")

    async def due_notices(self) -> AsyncIterator[Any]:
        self.looked += 1
        for due in cast(tuple[Any, ...], ()):
            yield due


async def test_what_waits_is_told_at_the_next_connection_where_the_store_was_busy_at_the_first() -> None:
    answers = _Answers()
    telling = Telling(cast(Any, None), cast(Any, SimpleNamespace(answers=answers)))
    with pytest.raises(StoreUnavailable):
        await telling.begin()
    await telling.begin()
    await telling.begin()
    assert (answers.begun, answers.looked) == (2, 1)
