"""The message menu "Check this message": what somebody wrote against the facts, told to the one who asked alone."""

from dataclasses import replace

import discord
from discord import app_commands

from bot.chat.delivery import respond
from bot.chat.failures import Failed, outcome
from bot.chat.front import Front

CHECK_MESSAGE = "Check this message"


def check_menu(front: Front) -> app_commands.ContextMenu:
    """Make the menu that everybody finds under the messages of others."""

    async def check(interaction: discord.Interaction, message: discord.Message) -> None:
        await _check(interaction, message, front)

    return app_commands.ContextMenu(name=CHECK_MESSAGE, callback=check)


async def _check(interaction: discord.Interaction, message: discord.Message, front: Front) -> None:
    user, server, when = interaction.user, interaction.guild_id, interaction.created_at
    checking = front.check_text(message.content, user=user, server=server, when=when)
    heed, defer = front.refusals.heed, interaction.response.defer
    result = await outcome(checking, lambda: heed(defer(ephemeral=True, thinking=True), interaction.channel_id))
    reply = result.reply if isinstance(result, Failed) else result
    await respond(interaction, replace(reply, ephemeral=True), front)
