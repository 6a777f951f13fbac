"""Work that no reply waits for: noting an unanswered question must not hold back, or take away, the reply to it."""

import asyncio
import logging
from collections.abc import Coroutine

from bot.errors import AidbotError

_LOG = logging.getLogger(__name__)


class Behind:
    """Runs coroutines behind the replies; one that fails is logged and forgotten."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[None, None, None]) -> None:
        """Start some work; nobody waits for it."""
        task = asyncio.create_task(_logged(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def finish(self) -> None:
        """Wait until all of it is done."""
        await asyncio.gather(*self._running)


async def _logged(work: Coroutine[None, None, None]) -> None:
    try:
        await work
    except AidbotError as error:
        _LOG.warning("a question could not be noted: %s", error)
