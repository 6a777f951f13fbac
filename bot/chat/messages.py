"""Messages: which of them ask something, the reply to each, and the reply again when the question is edited."""

import asyncio
from dataclasses import dataclass, field

import discord

from bot.chat.access import allowed_in
from bot.chat.addressed import addressed
from bot.chat.delivery import replace, send
from bot.chat.failures import Failed, outcome
from bot.chat.front import Front
from bot.chat.recent import Recent
from bot.present.reply import ReplyKind


@dataclass(slots=True)
class _Exchange:
    """A question, as it read when it was last answered, and the reply to it."""

    content: str
    reply: discord.Message | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Conversation:
    """Answers messages that are addressed to the bot."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._exchanges: Recent[int, _Exchange] = Recent(1000)

    async def hear(self, message: discord.Message, me: discord.abc.User) -> None:
        """Answer a new message, if it is addressed to the bot."""
        text = await self._question(message, me)
        if text is None or message.id in self._exchanges:
            return
        if not allowed_in(message).send:
            self._front.refusals.note_silence(message.channel.id)
            return
        exchange = _Exchange(message.content)
        self._exchanges.put(message.id, exchange)
        await self._answer(exchange, message, text)

    async def hear_edit(self, message: discord.Message, me: discord.abc.User) -> None:
        """Answer an edited question again, in the place of the earlier reply.

        Discord also reports an edit when it merely unfolds a link; then the words are the same.
        """
        exchange = self._exchanges.get(message.id)
        if exchange is None or exchange.content == message.content:
            return
        exchange.content = message.content
        text = await self._question(message, me)
        if text is not None:
            await self._answer(exchange, message, text)

    async def _question(self, message: discord.Message, me: discord.abc.User) -> str | None:
        if message.author.bot or message.webhook_id is not None:
            return None
        prefix = await self._front.prefix(message.guild.id if message.guild else None)
        return addressed(message, me, prefix)

    async def _answer(self, exchange: _Exchange, message: discord.Message, text: str) -> None:
        async with exchange.turn:
            asking = self._front.ask(
                text,
                user=message.author,
                server=message.guild.id if message.guild else None,
                when=message.edited_at or message.created_at,
            )
            result = await outcome(
                asking, lambda: self._front.refusals.heed(message.channel.typing(), message.channel.id)
            )
            reply = result.reply if isinstance(result, Failed) else result
            if reply.kind is ReplyKind.SILENT:
                return
            if exchange.reply is None:
                exchange.reply = await send(message, reply, self._front)
                return
            await replace(exchange.reply, message, reply, self._front)
