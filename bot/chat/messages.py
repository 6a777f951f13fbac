"""Messages: which of them ask something, the reply to each, and the reply again when the question is edited."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import discord

from bot.chat.access import allowed_in
from bot.chat.addressed import addressed
from bot.chat.articles import document_of
from bot.chat.delivery import replace, send
from bot.chat.earlier import earlier_questions
from bot.chat.failures import Failed, outcome
from bot.chat.front import Front
from bot.chat.recent import Recent
from bot.chat.surroundings import places
from bot.present.reply import Reply, ReplyKind

_BETWEEN_CORRECTIONS = timedelta(minutes=10)
"""So long a channel is left alone after something in it was corrected unasked."""


@dataclass(slots=True)
class _Exchange:
    """A question, how it read when it was last seen, and the reply to it."""

    content: str
    reply: discord.Message | None = None
    waiting: "_Heard | None" = None
    at_work: bool = False


@dataclass(frozen=True, slots=True)
class _Heard:
    """A message that asks the bot something."""

    message: discord.Message
    text: str
    me: discord.abc.User


class Conversation:
    """Answers messages that are addressed to the bot."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._exchanges: Recent[int, _Exchange] = Recent(1000)
        self._corrected: Recent[int, datetime] = Recent(1000)

    async def hear(self, message: discord.Message, me: discord.abc.User) -> None:
        """Answer a new message, if it is addressed to the bot."""
        text = await self._question(message, me)
        if text is None:
            await self._correct(message)
            return
        if message.id in self._exchanges:
            return
        if not allowed_in(message).send:
            self._front.refusals.note_silence(message.channel.id)
            return
        exchange = _Exchange(message.content)
        self._exchanges.put(message.id, exchange)
        await self._answer(exchange, _Heard(message, text, me))

    async def _correct(self, message: discord.Message) -> None:
        """Correct what nobody asked about, where the server wants that; no channel more often than once in a while."""
        if message.guild is None or message.author.bot or message.webhook_id is not None or not message.content:
            return
        channel, now = message.channel.id, message.created_at
        last = self._corrected.get(channel)
        if (last is not None and now - last < _BETWEEN_CORRECTIONS) or not allowed_in(message).send:
            return
        within = places(message.guild, channel)
        correcting = self._front.answers.correction(
            message.content, server=message.guild.id, within=within, today=now.date()
        )
        found = await outcome(correcting)
        if found is not None and not isinstance(found, Failed):
            self._corrected.put(channel, now)
            await send(message, found, self._front)

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
            await self._answer(exchange, _Heard(message, text, me))

    async def _question(self, message: discord.Message, me: discord.abc.User) -> str | None:
        if message.author.bot or message.webhook_id is not None:
            return None
        prefix = await self._front.prefix(_server(message))
        return addressed(message, me, prefix)

    async def _answer(self, exchange: _Exchange, heard: _Heard) -> None:
        """Answer a question as it reads now; one that is edited meanwhile is answered as it reads then."""
        exchange.waiting = heard
        if exchange.at_work:
            return
        exchange.at_work = True
        try:
            while exchange.waiting:
                heard = exchange.waiting
                exchange.waiting = None
                reply = await self._ask(heard)
                if not exchange.waiting:
                    await self._show(exchange, heard.message, reply)
        finally:
            exchange.at_work = False

    async def _ask(self, heard: _Heard) -> Reply:
        channel = heard.message.channel
        result = await outcome(self._asked(heard), lambda: self._front.refusals.heed(channel.typing(), channel.id))
        return result.reply if isinstance(result, Failed) else result

    async def _asked(self, heard: _Heard) -> Reply:
        message = heard.message
        return await self._front.ask(
            heard.text,
            user=message.author,
            server=_server(message),
            channel=message.channel.id,
            when=message.edited_at or message.created_at,
            document=await document_of(message, heard.text, await self._front.prefix(_server(message))),
            earlier=await earlier_questions(message, heard.me, self._front),
        )

    async def _show(self, exchange: _Exchange, message: discord.Message, reply: Reply) -> None:
        if reply.kind is ReplyKind.SILENT:
            return
        result = await outcome(self._put(exchange, message, reply))
        if isinstance(result, Failed):
            await send(message, result.reply, self._front)

    async def _put(self, exchange: _Exchange, message: discord.Message, reply: Reply) -> None:
        if exchange.reply is None:
            exchange.reply = await send(message, reply, self._front)
            return
        await replace(exchange.reply, message, reply, self._front)


def _server(message: discord.Message) -> int | None:
    return message.guild.id if message.guild else None
