"""Servers in which people talk to the real bot on a store of its own, which outlives the bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import discord
import simcord
from simcord.actors import MemberActor

from bot.chat.client import AidBot, build_client
from bot.domain.vocabulary import Vocabulary
from bot.service.service import Service
from bot.store import Store
from tests.chat.conftest import ChatSettings, words

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
QUESTION = "norway ukraine package december 2025"
FACT = (
    "value: $1.25 billion; who: Norway → Ukraine; kind: military; stage: announced; measure: package; when: 2025-12-20;"
    ' what: Norway announced a package.; source: NRK, "Package", https://www.nrk.no/package, 2025-12-20'
)


class Place:
    """A server with a channel, a member and a curator."""

    def __init__(self, env: simcord.Env, name: str) -> None:
        assert env.bot.user is not None
        self.env = env
        self.mention = env.bot.user.mention
        self.guild = env.create_guild(name)
        managers = self.guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        self.channel = self.guild.create_text_channel("general")
        self.member = self.guild.add_member(env.create_user(f"member-{name}"))
        self.curator = self.guild.add_member(env.create_user(f"curator-{name}"), roles=[managers])

    @property
    def last(self) -> discord.Message:
        """The last message that everybody sees."""
        message = self.channel.last_message
        assert message is not None
        return message

    async def ask(self, text: str, *, person: MemberActor | None = None) -> discord.Message:
        """Have somebody mention the bot; give the reply."""
        await (person or self.member).send(self.channel, f"{self.mention} {text}")
        return self.last

    async def go_on(self, answer: discord.Message, text: str) -> discord.Message:
        """Have the member reply to an answer of the bot; give the reply to that."""
        await self.member.send(self.channel, text, reply_to=answer)
        return self.last

    async def add_fact(self, fact: str = FACT) -> None:
        """Have the curator add a fact and save it."""
        await self.curator.send(self.channel, f"!fact add {fact}")
        await self.curator.click(self.last, label="Save")

    def said(self) -> list[str]:
        """Everything that the bot said here for all to see, oldest first."""
        bot = self.env.bot.user
        return [words(message) for message in self.channel.history() if message.author == bot]


@asynccontextmanager
async def opened(path: Path, vocabulary: Vocabulary) -> AsyncIterator[Service]:
    """Open a store and the service on it, as one running program does."""
    store = Store.open(path)
    try:
        yield Service(store, vocabulary, lambda: NOW)
    finally:
        await store.close()


def bot_on(service: Service, path: Path, *operators: int) -> AidBot:
    """Build the bot on a service."""
    return build_client(service, ChatSettings(path, operators=operators))
