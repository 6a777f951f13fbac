"""Bringing a data file: /fact import with a publisher's data set attached."""

from collections.abc import Mapping
from dataclasses import replace

import discord

from bot.chat.delivery import respond
from bot.chat.failures import Failed, outcome
from bot.chat.front import Front
from bot.errors import UnreadableDocument
from bot.present.reply import Reply

LARGEST_DATA = 25 * 1024**2
"""Larger ones belong to the operator's command line, which reads them row by row."""


async def import_from_command(
    interaction: discord.Interaction, file: discord.Attachment, told: Mapping[str, str | None], front: Front
) -> None:
    """Show what a data file would change, to its curator alone."""

    async def acknowledge() -> None:
        await front.refusals.heed(interaction.response.defer(ephemeral=True, thinking=True), interaction.channel_id)

    async def asked() -> Reply:
        described = "; ".join(f"{name}: {_plain(value)}" for name, value in told.items() if value)
        return await front.ask(
            f"import {described}",
            user=interaction.user,
            server=interaction.guild_id,
            channel=interaction.channel_id,
            when=interaction.created_at,
            slash="fact",
            document=(file.filename, await read_data_file(file)),
        )

    result = await outcome(asked(), acknowledge)
    reply = result.reply if isinstance(result, Failed) else result
    await respond(interaction, replace(reply, ephemeral=True), front)


async def read_data_file(file: discord.Attachment) -> bytes:
    """Read an attached data file; raise UnreadableDocument for one that is too large."""
    if file.size > LARGEST_DATA:
        raise UnreadableDocument(
            f"The file is larger than {LARGEST_DATA // 1024**2} MB. Cut out the rows you need, or ask the operator of this bot "
            "to import it with `aidbot import`."
        )
    return await file.read()


def _plain(value: str) -> str:
    """A field in one line without what would end it."""
    return " ".join(value.replace(";", ",").split())
