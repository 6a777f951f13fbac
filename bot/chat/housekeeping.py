"""What the bot does on Discord unasked: it greets servers, prepares digests, and forgets every day what is old."""

import logging
from datetime import timedelta

import discord
from discord.ext import commands, tasks

from bot.chat.delivery import post
from bot.chat.failures import Failed, outcome
from bot.chat.front import Front
from bot.chat.surroundings import speakable

_LONGEST_WAIT = 3600.0
"""Seconds after which the plan of digests is looked at again in any case: clocks jump."""
_SHORTEST_WAIT = 1.0

_log = logging.getLogger(__name__)


class Housekeeping(commands.Cog):
    """Greets servers, and keeps what is stored no longer than they chose."""

    def __init__(self, front: Front) -> None:
        self._front = front

    async def cog_load(self) -> None:
        """Forget at the start and then every day."""
        self._forget_old.start()
        self._gather_digests.start()

    async def cog_unload(self) -> None:
        """Stop with the bot."""
        self._forget_old.cancel()
        self._gather_digests.cancel()

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greet a server once, in a channel where the bot may speak."""
        channel = speakable(guild)
        if channel is None:
            _log.info("Joined server %s, where the bot may not speak in any channel", guild.id)
            return
        greeting = await outcome(self._front.greeting(guild, channel.id))
        if isinstance(greeting, Failed):
            _log.warning("Server %s was not greeted: %s", guild.id, greeting.reply.headline)
        elif greeting is not None:
            await post(channel, greeting, self._front)

    @commands.Cog.listener()
    async def on_digests_change(self) -> None:
        """Look at the plan of digests anew."""
        self._gather_digests.restart()

    @tasks.loop(seconds=_LONGEST_WAIT)
    async def _gather_digests(self) -> None:
        """Prepare the digests that are due, and come back when the next one is."""
        left = await outcome(self._front.answers.gather_digests())
        if isinstance(left, Failed):
            _log.warning("The weekly digests wait: %s", left.reply.headline)
        known = left.total_seconds() if isinstance(left, timedelta) else _LONGEST_WAIT
        self._gather_digests.change_interval(seconds=min(max(known, _SHORTEST_WAIT), _LONGEST_WAIT))

    @tasks.loop(hours=24)
    async def _forget_old(self) -> None:
        gone = await outcome(self._front.answers.forget_old())
        if isinstance(gone, Failed):
            _log.warning("Nothing old was forgotten today: %s", gone.reply.headline)
        else:
            _log.info("Forgot %s old entries", gone)
