"""Telling members what they wait for: each answer once, where they asked."""

import discord

from bot.chat.access import allowed_at
from bot.chat.delivery import tell
from bot.chat.failures import Failed, outcome
from bot.chat.front import Front
from bot.chat.surroundings import places
from bot.errors import AidbotError
from bot.service.notices import Due


class Telling:
    """Sends the answers that members wait for."""

    def __init__(self, client: discord.Client, front: Front) -> None:
        self._client = client
        self._front = front
        self._begun = False

    async def begin(self) -> None:
        """Tell what was answered while the bot was away, on the first connection of a start."""
        if self._begun:
            return
        self._begun = True
        try:
            await self._front.answers.begin_notices()
        except AidbotError:
            self._begun = False  # a store that is busy or full now is not so at the next connection
            raise
        await self.tell()

    async def tell(self) -> None:
        """Tell everything that is due."""
        async for due in self._front.answers.due_notices():
            result = await outcome(self._tell(due))
            delivered = not isinstance(result, Failed) and result
            await self._front.answers.settle_notice(due.id, delivered=delivered)
            if due.member is None and due.channel is not None:
                await self._front.answers.note_channel(due.channel, delivered=delivered)

    async def _tell(self, due: Due) -> bool:
        channel = await self._front.refusals.heed(self._channel(due), due.channel)
        if channel is None:
            return False
        guild = getattr(channel, "guild", None)
        allowed = allowed_at(channel, guild)
        if due.member is not None and not (await self._front.answers.chosen(due.server)).answers_in(
            places(guild, due.channel)
        ):
            return False
        return allowed.send and await tell(channel, due, allowed, self._front)

    async def _channel(self, due: Due) -> "discord.abc.MessageableChannel | None":
        if due.channel is None:
            if due.member is None:
                return None
            return await self._client.create_dm(discord.Object(due.member))
        channel = self._client.get_channel(due.channel) or await self._client.fetch_channel(due.channel)
        return channel if isinstance(channel, discord.abc.Messageable) else None
