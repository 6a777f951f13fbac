"""The bot on a simulated Discord, with a server, a channel and a few people in it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.results import InteractionResult

from bot.chat import failures
from bot.chat.client import AidBot, build_client
from bot.settings import ShardRange
from tests.chat.answers_double import Told


@dataclass
class ChatSettings:
    """The settings that a test bot runs on."""

    facts_db: Path
    discord_token: None = None
    message_content: bool = True
    log_level: str = "INFO"
    operators: tuple[int, ...] = ()
    default_prefix: str = "!"
    most_per_minute: int = 0
    shards: ShardRange = field(default_factory=lambda: ShardRange(range(1), 1))


@dataclass
class World:
    """A server with the bot in it."""

    env: simcord.Env
    service: Told
    guild: GuildHandle
    channel: ChannelHandle
    member: MemberActor
    curator: MemberActor
    hurry: Callable[[], None]
    """Makes work count as slow almost at once."""

    @property
    def mention(self) -> str:
        """How people mention the bot."""
        user = self.env.bot.user
        assert user is not None
        return user.mention

    def channel_without(self, permission: str) -> ChannelHandle:
        """Make a channel in which the bot lacks a permission."""
        assert self.env.bot.user is not None
        return self.guild.create_text_channel(
            "restricted", overwrites={self.env.bot.user: discord.PermissionOverwrite(**{permission: False})}
        )

    def hold_answers(self) -> Callable[[], None]:
        """Keep the service from answering until what is returned is called."""
        gate = asyncio.Event()
        self.hurry()
        self.service.hold = lambda: self.env.external_wait(gate.wait(), reason="the service is still at work")
        return gate.set

    @property
    def said(self) -> list[discord.Message]:
        """What the bot said in the channel for all to see, oldest first."""
        return said_in(self)

    def said_to(self, person: MemberActor) -> list[discord.Message]:
        """Give what the bot said in the channel as one person sees it, oldest first."""
        user = self.env.bot.user
        return [message for message in self.channel.history(viewer=person) if message.author == user]


def said_in(world: World, channel: ChannelHandle | None = None) -> list[discord.Message]:
    """Give what the bot said in a channel, oldest first."""
    user = world.env.bot.user
    assert user is not None
    return [message for message in (channel or world.channel).history() if message.author.id == user.id]


def words(message: discord.Message) -> str:
    """Give everything that a message shows in words."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.description or "", *(f"{field.name}: {field.value}" for field in embed.fields)]
    return "\n".join(parts)


def labels(message: discord.Message) -> list[str | None]:
    """Give what the buttons of a message say."""
    view = discord.ui.View.from_message(message)
    return [item.label for item in view.children if isinstance(item, discord.ui.Button)]


def fields(shown: InteractionResult) -> dict[str, Any]:
    """Give the fields of an open modal and what they hold."""
    assert shown.modal is not None
    inputs = [row["component"] for row in shown.modal["components"]]
    return {text_input["custom_id"]: text_input.get("value", "") for text_input in inputs}


@pytest.fixture
def service() -> Told:
    return Told()


@pytest.fixture
def settings(tmp_path: Path) -> ChatSettings:
    return ChatSettings(tmp_path / "facts.db")


@pytest.fixture
def simcord_bot(service: Told, settings: ChatSettings) -> AidBot:
    return build_client(service, settings)


@pytest.fixture
async def world(simcord_env: simcord.Env, service: Told, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    guild = simcord_env.create_guild()
    managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    yield World(
        env=simcord_env,
        service=service,
        guild=guild,
        channel=guild.create_text_channel("general"),
        member=guild.add_member(simcord_env.create_user("member")),
        curator=guild.add_member(simcord_env.create_user("curator"), roles=[managers]),
        hurry=lambda: monkeypatch.setattr(failures, "PATIENCE", 0.05),
    )
