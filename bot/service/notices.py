"""Telling members when what they asked is answered: who waits is kept, each question is asked again when facts change.

Sending is the front end's; what it takes from here counts as told before it is sent.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from bot.domain.model import Actor
from bot.domain.text import fold
from bot.errors import AidbotError
from bot.present.notices import now_answered
from bot.present.reply import Reply, ReplyKind
from bot.service.asked import Asked
from bot.store.following import gather, note_delivery
from bot.store.letters import Letter, begin_letters, settle_letter, take_letter
from bot.store.notices import (
    Notice,
    Waiting,
    begin_notices,
    forget_notices,
    keep_notice,
    settle_notice,
    take_notice,
    waiting_notices,
)
from bot.store.store import Store

_LETTER = "letter"
_ANSWERS = frozenset([ReplyKind.FIGURE, ReplyKind.QUOTE, ReplyKind.LIST, ReplyKind.TEXT])

AskAgain = Callable[[Asked, date], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Due:
    """Something to tell: to whom (None: the whole channel), where (None: in direct messages), how it opens, and the rest."""

    id: str
    member: int | None
    server: int | None
    channel: int | None
    opening: str
    reply: Reply


class Notices:
    """Who waits for which answer. `ask` answers a question of an earlier day from the facts of a later one."""

    def __init__(
        self,
        store: Store,
        ask: AskAgain,
        speak: Callable[[Letter], Awaitable[tuple[str, Reply]]],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._clock = clock
        self._ask = ask
        self._speak = speak
        self._changed: set[int | None] = set()

    async def keep(self, asked: Asked, texts: tuple[str, ...], likeness: str = "") -> bool:
        """Keep that the asker wants to be told; false where too many wait already."""
        notice = Notice(
            texts=texts,
            key="\n".join(fold(text) for text in texts),
            server=asked.server,
            member=asked.actor.id,
            channel=None if asked.server is None else asked.channel,
            asked_on=asked.today,
            likeness=likeness,
        )
        return await self._store.write(lambda db: keep_notice(db, notice))

    async def forget(self, actor: Actor) -> int:
        """Forget everything that somebody waits for; give how much that was."""
        return await self._store.write(lambda db: forget_notices(db, actor.id))

    async def begin(self) -> None:
        """Prepare for a new start: facts may have changed meanwhile, and what could not be sent is tried once more."""
        await self._store.write(begin_notices)
        await self._store.write(begin_letters)
        self.note_change(None)

    def note_change(self, server: int | None) -> None:
        """Remember that facts of a server changed, or with None those that all servers see."""
        self._changed.add(server)

    async def due(self, today: date) -> AsyncIterator[Due]:
        """Give what is answered now, each once: it counts as told from then on."""
        while self._changed:
            server = self._changed.pop()
            try:
                for waiting in await self._store.query(partial(waiting_notices, server=server)):
                    due = await self._answered(waiting, today)
                    if due is not None:
                        yield due
            except AidbotError:
                self._changed.add(server)
                raise
        await self._store.write(partial(gather, at=self._clock()))
        while letter := await self._store.write(take_letter):
            opening, reply = await self._speak(letter)
            where = (letter.member, letter.server, letter.channel)
            yield Due(f"{_LETTER}:{letter.id}", *where, opening=opening, reply=reply)

    async def settle(self, due: str, *, delivered: bool) -> None:
        """Forget what was delivered; what failed for the first time is tried again at the next start."""
        sort, _, number = due.partition(":")
        settle = settle_letter if sort == _LETTER else settle_notice
        await self._store.write(lambda db: settle(db, int(number), delivered=delivered))

    async def note_channel(self, channel: int, *, delivered: bool) -> None:
        """Note whether what is told to a whole channel gets there; one where it never does is told no more."""
        await self._store.write(lambda db: note_delivery(db, channel, delivered=delivered))

    async def _answered(self, waiting: Waiting, today: date) -> Due | None:
        """Ask again what somebody waits for; an answer is taken by the first who comes for it."""
        reply = await self._ask(_as_asked(waiting), today)
        taken = reply.kind in _ANSWERS and await self._store.write(partial(take_notice, notice=waiting.id))
        where = (waiting.member, waiting.server, waiting.channel)
        opening = now_answered(waiting.texts[-1], reply.language)
        return Due(f"notice:{waiting.id}", *where, opening=opening, reply=reply) if taken else None


def _as_asked(waiting: Waiting) -> Asked:
    """The question as it was asked, on its day."""
    return Asked(
        text=waiting.texts[-1],
        earlier=waiting.texts[:-1],
        actor=Actor(waiting.member, ""),
        server=waiting.server,
        today=waiting.asked_on,
    )
