"""The bot on Discord: which events it hears, and to whom each of them goes."""

import logging
import sys
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.answers import Answers, ChatSettings, Shards
from bot.chat.articles import extract_menu
from bot.chat.asking import Asking
from bot.chat.buttons import BUTTONS
from bot.chat.checking import check_menu
from bot.chat.curating import Curating, Following, Inbox, Naming
from bot.chat.delivery import respond
from bot.chat.failures import explain
from bot.chat.fairness import taking_turns
from bot.chat.forms import rescue
from bot.chat.front import Front
from bot.chat.housekeeping import Housekeeping
from bot.chat.messages import Conversation
from bot.chat.pressing import ButtonPresses
from bot.chat.server_settings import Forgetting, ServerSettings
from bot.chat.stopping import finish_at_work
from bot.chat.syncing import CommandsMemory, NoMemory, sync_if_changed
from bot.chat.telling import Telling
from bot.chat.watching import Watch
from bot.errors import AidbotError

_log = logging.getLogger(__name__)


class AidBot(commands.AutoShardedBot):
    """The Discord client, with the shards given, or as many as Discord asks for.

    Text commands go to the service, so that it has none of its own besides slash commands.
    """

    def __init__(
        self, front: Front, *, message_content: bool, memory: CommandsMemory, shards: Shards | None = None
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=_intents(message_content=message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            tree_cls=_Tree,
            **_sharding(shards),
        )
        self.http.ws_connect = taking_turns(self.http.ws_connect)  # type: ignore[method-assign,assignment]
        self.front = front
        self.presses = ButtonPresses(front)
        self._conversation = Conversation(front)
        self._telling = Telling(self, front)
        self._memory = memory
        self._connected = False
        self._stopping = False

    async def close(self) -> None:
        """Hear nothing new, finish what was begun to be answered, then leave Discord."""
        if not self._stopping:
            self._stopping = True
            await finish_at_work()
        await super().close()

    async def setup_hook(self) -> None:
        """Make the commands and buttons known before Discord sends anything."""
        for cog in (Asking, Curating, Following, Inbox, Naming, ServerSettings, Forgetting, Housekeeping):
            await self.add_cog(cog(self.front))
        self.tree.add_command(check_menu(self.front))
        self.tree.add_command(extract_menu(self.front))
        self.add_dynamic_items(*BUTTONS)
        await sync_if_changed(self.tree, self._memory)
        self.front.answers.when_facts_change(lambda: self.dispatch("facts_change"))
        self.front.answers.when_digests_change(lambda: self.dispatch("digests_change"))

    async def on_shard_connect(self, shard: int) -> None:
        """Tell the log that the bot is there, at its first shard, and note that a shard is."""
        if not self._connected:
            _log.info("Connected to Discord as %s", self.user)
            self._connected = True
            self.front.watch.runs(self.shard_ids or range(self.shard_count or 1))
        self.front.watch.gateway(shard, up=True)

    async def on_shard_resumed(self, shard: int) -> None:
        """Note that a lost connection is mended."""
        self.front.watch.gateway(shard, up=True)

    async def on_shard_disconnect(self, shard: int) -> None:
        """Note that a connection is lost."""
        self.front.watch.gateway(shard, up=False)

    async def on_ready(self) -> None:
        """Tell those who wait what was answered while the bot was away."""
        await self._telling.begin()

    async def on_facts_change(self) -> None:
        """Tell those who wait what is answered now."""
        await self._telling.tell()

    async def on_message(self, message: discord.Message, /) -> None:
        """Hear a message."""
        if self.user is not None and not self._stopping:
            await self._conversation.hear(message, self.user)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Hear of an edited message."""
        if self.user is not None and not self._stopping:
            await self._conversation.hear_edit(payload.message, self.user)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Hear of a form that was sent or a button that was pressed; the library dispatches all that it knows of itself."""
        if interaction.type is discord.InteractionType.modal_submit:
            await rescue(interaction, self.front)
        elif interaction.type is discord.InteractionType.component:
            await self.presses.pass_over(interaction)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Log what went wrong while hearing an event, where nobody waits for a reply."""
        error = sys.exc_info()[1]
        if isinstance(error, AidbotError):
            _log.warning("%s came to nothing: %s", event_method, error)
        elif error is not None:
            explain(error)


class _Tree(app_commands.CommandTree[AidBot]):
    async def on_error(self, interaction: discord.Interaction[AidBot], error: app_commands.AppCommandError, /) -> None:
        """Say what went wrong with a slash command."""
        await respond(interaction, explain(error), interaction.client.front)


def build_client(
    service: Answers,
    settings: ChatSettings,
    *,
    message_content: bool = True,
    memory: CommandsMemory | None = None,
    watch: Watch | None = None,
) -> AidBot:
    """Build the bot over a service. Without `message_content` it hears mentions, direct messages and slash commands."""
    return AidBot(
        Front(service, settings, sees_content=message_content, watch=watch),
        message_content=message_content,
        memory=memory or NoMemory(),
        shards=settings.shards,
    )


def _intents(*, message_content: bool) -> discord.Intents:
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    intents.message_content = message_content
    return intents


def _sharding(shards: Shards | None) -> dict[str, Any]:
    return {} if shards is None else {"shard_ids": list(shards.ids), "shard_count": shards.count}
