"""The only place that turns exceptions into replies at the console: one failure ends neither a talk nor a file."""

import asyncio
import logging
import secrets
from collections.abc import Coroutine
from typing import Any

from bot.errors import AidbotError, InvalidFact
from bot.present.reply import Reply, ReplyKind

_log = logging.getLogger(__name__)


async def reply_of(work: Coroutine[Any, Any, Reply]) -> Reply:
    """Give the reply that the work comes to, or what to say of its failure."""
    task = asyncio.ensure_future(work)
    await asyncio.wait({task})
    error = task.exception()
    return task.result() if error is None else _explained(error)


def _explained(error: BaseException) -> Reply:
    if isinstance(error, InvalidFact):
        return Reply(kind=ReplyKind.TEXT, headline="This cannot be saved yet.", body=error.faults)
    if isinstance(error, AidbotError):
        return Reply(kind=ReplyKind.TEXT, headline=str(error))
    name = secrets.token_hex(3)
    _log.error("Unexpected failure %s", name, exc_info=error)
    return Reply(kind=ReplyKind.TEXT, headline=f"Something went wrong (id {name}); the log tells more under that id.")
