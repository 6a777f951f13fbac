"""One person's talk with the bot on this machine: words go to the service, a number picks a choice just offered.

A question that comes after an answer may go on from it; whether it does is for the service to say.
"""

from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from typing import Any, Protocol

from bot.console.completing import COMMANDS
from bot.console.failures import reply_of
from bot.domain.model import Actor
from bot.errors import AidbotError
from bot.present.reply import Choice, Reply, ReplyKind
from bot.service.asked import Asked, Completion

_LEAVING = frozenset({"exit", "quit", ":q"})
_HELP = frozenset({"help", "?"})
_TAKING_ANYTHING = frozenset({"quote", "check"})
_ANSWERS = frozenset([ReplyKind.FIGURE, ReplyKind.QUOTE, ReplyKind.LIST, ReplyKind.TEXT, ReplyKind.VERDICT])


class Answering(Protocol):
    """What the console needs of the service."""

    def respond(self, asked: Asked) -> Coroutine[Any, Any, Reply]:
        """Answer one message."""
        ...

    async def complete(self, field: str, typed: str, server: int | None) -> Sequence[Completion]:
        """Suggest values for one field of a command."""
        ...


def local_actor(curator: bool) -> Actor:
    """Name the person at this machine, who may change global facts when they asked to."""
    return Actor(id=0, name="console", curator=curator, operator=curator)


class Talk:
    """The state of a talk: the choices offered last, and what was answered last. Each is gone with the next question."""

    def __init__(
        self, service: Answering, actor: Actor, today: Callable[[], date], prefix: str, *, bare: bool = False
    ) -> None:
        """`bare` lets commands do without their prefix, as at a terminal, where nobody else is talked to."""
        self.prefix = prefix
        self._bare = bare
        self._service = service
        self._actor = actor
        self._today = today
        self._choices: tuple[Choice, ...] = ()
        self._answered: tuple[str, ...] = ()

    def is_farewell(self, typed: str) -> bool:
        """Whether these words mean to leave."""
        return typed.strip().removeprefix(self.prefix).casefold() in _LEAVING

    async def answer(self, typed: str) -> Reply:
        """Answer what was typed; a failure is told in the reply."""
        asked = Asked(
            text=self._meant(typed),
            actor=self._actor,
            server=None,
            today=self._today(),
            prefix=self.prefix,
            earlier=self._answered,
            in_reply=False,
        )
        reply = await reply_of(self._service.respond(asked))
        self._choices = reply.choices
        self._answered = reply.asked if reply.kind in _ANSWERS else ()
        return reply

    async def complete(self, field: str, typed: str) -> Sequence[Completion]:
        """Suggest values for one field of a command; nothing when the store cannot be asked now."""
        try:
            return await self._service.complete(field, typed, None)
        except AidbotError:
            return ()

    def _meant(self, typed: str) -> str:
        word = typed.strip()
        picks = {str(number): choice.question for number, choice in enumerate(self._choices, 1)}
        if word in picks:
            return picks[word]
        if word.casefold() in _HELP:
            return f"{self.prefix}help"
        return f"{self.prefix}{word}" if self._bare and _is_command(word) else typed


def _is_command(words: str) -> bool:
    """Whether words without a prefix are a command: its name alone, or with a word that goes with it alone."""
    name, *rest = words.casefold().split(maxsplit=2) or [""]
    if name not in COMMANDS or not rest:
        return name in COMMANDS
    return name in _TAKING_ANYTHING or rest[0] in (*COMMANDS[name], "help")
