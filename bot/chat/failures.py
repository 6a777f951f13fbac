"""The only place that turns exceptions into replies, for messages and interactions alike."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import aiohttp
import discord
from discord import app_commands

from bot.chat.recent import Recent
from bot.errors import AidbotError, InvalidFact
from bot.present.reply import Reply, ReplyKind

T = TypeVar("T")

PATIENCE = 1.5
"""Seconds before work counts as slow: half of what Discord allows for an acknowledgement."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failed:
    """Work that raised, and what to tell the person who asked for it."""

    reply: Reply


async def outcome(work: Coroutine[Any, Any, T], when_slow: Callable[[], Awaitable[object]] | None = None) -> T | Failed:
    """Do the work and give what it returns, or what to say of its failure. Slow work is announced once."""
    task = asyncio.ensure_future(work)
    await asyncio.wait({task}, timeout=PATIENCE)
    if not task.done() and when_slow:
        await when_slow()
    await asyncio.wait({task})
    error = task.exception()
    return task.result() if error is None else Failed(explain(error))


def explain(error: BaseException) -> Reply:
    """Say what went wrong: the sentence of our own errors, and for anything else an id under which it was logged."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, InvalidFact):
        return _told("This cannot be saved yet.", error.faults)
    if isinstance(error, AidbotError):
        return _told(str(error))
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return _told("This command has changed. Wait a minute, reload Discord and try again.")
    if isinstance(error, app_commands.CheckFailure):
        return _told("This command cannot be used here.")
    name = secrets.token_hex(3)
    _log.error("Unexpected failure %s", name, exc_info=error)
    return _told(f"Something went wrong (id {name}). Whoever runs this bot finds the id in its log.")


class Refusals:
    """Discord's refusals to carry out what we asked, logged once for each place and reason."""

    def __init__(self) -> None:
        self._seen: Recent[str, bool] = Recent(1000)

    async def heed(self, request: Awaitable[T], place: int | None) -> T | None:
        """Carry out a request to Discord; None when it comes to nothing."""
        try:
            return await request
        except discord.HTTPException as error:
            self._note(f"Discord refused a request in {place}: status {error.status}, code {error.code}")
        except (aiohttp.ClientError, OSError) as error:
            self._note(f"Discord could not be reached for a request in {place}: {type(error).__name__}")
        return None

    def note_silence(self, place: int) -> None:
        """Log that we were asked where we may not speak."""
        self._note(f"Asked in channel {place}, where the bot may not send messages")

    def _note(self, sentence: str) -> None:
        if sentence not in self._seen:
            _log.warning(sentence)
        self._seen.put(sentence, True)


def _told(sentence: str, more: tuple[str, ...] = ()) -> Reply:
    return Reply(kind=ReplyKind.TEXT, headline=sentence, body=more, ephemeral=True)
