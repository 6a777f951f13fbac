"""The slash commands /settings, /checkup, /privacy and /forget me; their text goes to the service as it is."""

from collections.abc import Iterator
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.asking import Choices, ask
from bot.chat.front import Front

_MOST_SUGGESTIONS = 25
_LONGEST_NAME = 100
_LANGUAGES = ("en", "uk", "ru", "de", "fr", "es", "pl")

_Setting = Literal[
    "prefix", "curators", "channels", "donor", "recipient", "language", "style", "retention", "approvals", "corrections"
]


class ServerSettings(commands.Cog):
    """What a server chooses for itself, and whether anything keeps the bot from working there."""

    def __init__(self, front: Front) -> None:
        self._front = front

    @app_commands.command(description="See what this server chose, or change it")
    @app_commands.describe(setting="What to change", value="What it should be; default takes a choice back")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def settings(
        self,
        interaction: discord.Interaction,
        setting: _Setting | None = None,
        value: app_commands.Range[str, 1, 1900] | None = None,
    ) -> None:
        """Show or change settings."""
        await ask(interaction, " ".join(filter(None, (setting, value))), "settings", self._front)

    @settings.autocomplete("value")
    async def _values(self, interaction: discord.Interaction, typed: str) -> Choices:
        wanted = typed.casefold().lstrip("@#")
        fitting = [(name, value) for name, value in _offered(interaction) if wanted in name.casefold()]
        return [app_commands.Choice(name=name[:_LONGEST_NAME], value=value) for name, value in fitting][
            :_MOST_SUGGESTIONS
        ]

    @app_commands.command(description="See what I may not do here, and what stops working without it")
    async def checkup(self, interaction: discord.Interaction) -> None:
        """Check permissions and intents."""
        await ask(interaction, "", "checkup", self._front)

    @app_commands.command(description="See what is stored about you and this server")
    async def privacy(self, interaction: discord.Interaction) -> None:
        """Tell what is stored."""
        await ask(interaction, "", "privacy", self._front)


class Forgetting(commands.GroupCog, group_name="forget", group_description="Be forgotten"):
    """What a member may have taken out of the store."""

    def __init__(self, front: Front) -> None:
        self._front = front
        super().__init__()

    @app_commands.command(description="Take your id and name out of everything that is stored, in every server")
    async def me(self, interaction: discord.Interaction) -> None:
        """Forget whoever asks for it."""
        await ask(interaction, "me", "forget", self._front)


def _offered(interaction: discord.Interaction) -> Iterator[tuple[str, str]]:
    """What a setting may be set to, by what is shown; only to who may see it."""
    guild = interaction.guild
    if guild is None or not interaction.permissions.manage_guild:
        return
    match getattr(interaction.namespace, "setting", None):
        case "curators":
            yield from ((f"@{role.name}", role.mention) for role in guild.roles if not role.is_default())
        case "channels":
            yield "all", "all"
            yield from ((f"#{channel.name}", channel.mention) for channel in guild.text_channels)
        case "language":
            yield from ((code, code) for code in _LANGUAGES)
        case "style":
            yield from ((style, style) for style in ("embed", "text"))
        case "corrections":
            yield from ((switch, switch) for switch in ("on", "off"))
        case "approvals":
            yield from ((number, number) for number in ("1", "2"))
    yield "default", "default"
