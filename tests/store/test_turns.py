"""A crowd of look-ups is handed to the readers a few at a time, so that nobody's turn is thousands of results long."""

import asyncio
import threading
from pathlib import Path

from bot.store import Store
from bot.store.shelf import SqliteShelf
from bot.store.store import _MOST_AT_ONCE


async def test_a_thousand_look_ups_at_once_are_all_answered_a_few_at_a_time(shipped_store: Path) -> None:
    store = Store.open(shipped_store, read_only=True)
    given, most, lock = 0, 0, threading.Lock()
    ended = 0

    def look(shelf: SqliteShelf) -> bool:
        return bool(shelf.has_word("ukraine"))

    async def one() -> bool:
        nonlocal given, most, ended
        answer = await store.read(None, look)
        with lock:
            ended += 1
        return answer

    submit = store._reading.submit

    def counted(*job: object, **more: object) -> object:
        nonlocal given, most
        given += 1
        most = max(most, given - ended)
        return submit(*job, **more)  # type: ignore[arg-type]

    store._reading.submit = counted  # type: ignore[method-assign,assignment]
    try:
        assert all(await asyncio.gather(*(one() for _ in range(1000))))
        assert most <= 2 * _MOST_AT_ONCE
    finally:
        await store.close()
