"""The slash commands /server …: what commands start with in a server, and who its curators are."""

from collections.abc import Coroutine

import discord
from discord import app_commands
from discord.ext import commands

from bot.chat.delivery import respond
from bot.chat.failures import outcome
from bot.chat.front import Front
from bot.domain.model import Actor
from bot.errors import NotAllowed
from bot.present.reply import Reply, ReplyKind


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class ServerSettings(commands.GroupCog, group_name="server", group_description="Settings of this server"):
    """What each server chooses for itself."""

    def __init__(self, front: Front) -> None:
        self._front = front
        super().__init__()

    @app_commands.command(description="Choose what commands start with in this server")
    @app_commands.describe(value="For example ! or aid!")
    async def prefix(self, interaction: discord.Interaction, value: app_commands.Range[str, 1, 10]) -> None:
        """Set the prefix."""
        await self._settle(interaction, self._set_prefix(interaction, value))

    @app_commands.command(description="Choose the role whose members may add and change this server's facts")
    @app_commands.describe(role="The role; leave it out to leave curating to Manage Server alone")
    async def curators(self, interaction: discord.Interaction, role: discord.Role | None = None) -> None:
        """Set the curators' role."""
        await self._settle(interaction, self._set_curators(interaction, role))

    async def _set_prefix(self, interaction: discord.Interaction, value: str) -> str:
        server, actor = await self._actor(interaction)
        await self._front.answers.set_prefix(server, value, actor=actor)
        return f"Commands now start with {value} here, for example {value}aid total."

    async def _set_curators(self, interaction: discord.Interaction, role: discord.Role | None) -> str:
        server, actor = await self._actor(interaction)
        await self._front.answers.set_curator_role(server, role.id if role else None, actor=actor)
        if role is None:
            return "Only members with Manage Server curate this server's facts now."
        return f"Members with the role {role.name} curate this server's facts now."

    async def _settle(self, interaction: discord.Interaction, setting: Coroutine[object, object, str]) -> None:
        result = await outcome(setting)
        told = Reply(kind=ReplyKind.TEXT, headline=result, ephemeral=True) if isinstance(result, str) else result.reply
        await respond(interaction, told, self._front)

    async def _actor(self, interaction: discord.Interaction) -> tuple[int, Actor]:
        if interaction.guild_id is None:
            raise NotAllowed("This works in a server only.")
        return interaction.guild_id, await self._front.actor(interaction.user, interaction.guild_id)
