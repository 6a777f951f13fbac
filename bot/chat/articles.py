"""Bringing an article: /fact from with a pasted text or a file, and the message menu "Extract facts"."""

import secrets
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.chat.data_files import read_data_file
from bot.chat.delivery import respond
from bot.chat.failures import Failed, explain, outcome
from bot.chat.forms import ARTICLE_ID
from bot.chat.front import Front
from bot.errors import UnreadableDocument
from bot.present.articles import SOURCE_EXAMPLE
from bot.service.commands import read_command
from bot.service.extracting import LARGEST
from bot.service.verbs import read_verb

EXTRACT_FACTS = "Extract facts"

_PASTES = 3
"""A field of a modal holds 4,000 characters; an article is pasted into so many."""
_LONGEST_FIELD = 4000


class ArticleModal(discord.ui.Modal):
    """Asks where an article was published, and for its text where there is no file."""

    def __init__(self, front: Front, source: str, article: str | bytes | None) -> None:
        super().__init__(title="Facts from an article", custom_id=f"{ARTICLE_ID}:{secrets.token_hex(4)}")
        self._front, self._article = front, article
        self._source: discord.ui.TextInput[ArticleModal] = discord.ui.TextInput(
            custom_id="source",
            style=discord.TextStyle.paragraph,
            placeholder='UNN, "Title", https://example.org/page, 2024-07-02',
            default=source or None,
            max_length=_LONGEST_FIELD,
        )
        self.add_item(discord.ui.Label(text="Source: publisher, title, link, day", component=self._source))
        self._texts: list[discord.ui.TextInput[ArticleModal]] = []
        for part in range(0 if article is not None else _PASTES):
            pasted: discord.ui.TextInput[ArticleModal] = discord.ui.TextInput(
                custom_id=f"text{part}",
                style=discord.TextStyle.paragraph,
                required=part == 0,
                max_length=_LONGEST_FIELD,
            )
            self._texts.append(pasted)
            label = "Text of the article" if part == 0 else f"Text, part {part + 1}, where it is longer"
            self.add_item(discord.ui.Label(text=label, component=pasted))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Have the article read."""
        self._front.taken.put(interaction.id, True)
        article = self._article
        if article is None:
            article = "".join(pasted.value for pasted in self._texts)
        await bring(interaction, self._source.value, article, self._front)

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, *_: object) -> None:
        """Say what went wrong."""
        await respond(interaction, explain(error), self._front)


async def bring(interaction: discord.Interaction, source: str, article: str | bytes, front: Front) -> None:
    """Have an article read and show its first finding to its curator alone."""

    async def acknowledge() -> None:
        await front.refusals.heed(interaction.response.defer(ephemeral=True, thinking=True), interaction.channel_id)

    bringing = front.bring_article(
        " ".join(source.split()),
        article,
        user=interaction.user,
        server=interaction.guild_id,
        when=interaction.created_at,
    )
    result = await outcome(bringing, acknowledge)
    reply = result.reply if isinstance(result, Failed) else result
    await respond(interaction, replace(reply, ephemeral=True), front)


async def bring_from_command(
    interaction: discord.Interaction, source: str | None, file: discord.Attachment | None, front: Front
) -> None:
    """Read a file with its source at once; ask for what is missing. Who may not bring one is told before any form opens."""
    if await _refused(interaction, front):
        return
    article = None
    if file is not None:
        read = await outcome(read_file(file))
        if isinstance(read, Failed):
            await respond(interaction, replace(read.reply, ephemeral=True), front)
            return
        article = read
    if source is not None and article is not None:
        await bring(interaction, source, article, front)
        return
    modal = ArticleModal(front, source or "", article)
    await front.refusals.heed(interaction.response.send_modal(modal), interaction.channel_id)


def extract_menu(front: Front) -> app_commands.ContextMenu:
    """Make the menu that curators find under messages."""

    async def extract(interaction: discord.Interaction, message: discord.Message) -> None:
        if message.attachments:
            await bring_from_command(interaction, None, message.attachments[0], front)
            return
        if await _refused(interaction, front):
            return
        modal = ArticleModal(front, "", message.content)
        await front.refusals.heed(interaction.response.send_modal(modal), interaction.channel_id)

    return app_commands.ContextMenu(name=EXTRACT_FACTS, callback=extract)


async def _refused(interaction: discord.Interaction, front: Front) -> bool:
    """Refuse who may not add facts here; true where that was said."""
    form = await outcome(front.form(None, user=interaction.user, server=interaction.guild_id, quote=False))
    if isinstance(form, Failed):
        await respond(interaction, form.reply, front)
        return True
    return False


async def document_of(message: discord.Message, text: str, prefix: str) -> tuple[str, bytes] | None:
    """Give the file of a message that brings an article or data, by name; files of all other messages are left alone."""
    command = read_command(text, prefix)
    verb = read_verb(command.rest)[0]
    if not message.attachments or command.name != "fact" or verb not in ("from", "import"):
        return None
    file = message.attachments[0]
    return file.filename, await (read_file(file) if verb == "from" else read_data_file(file))


async def read_file(file: discord.Attachment) -> bytes:
    """Read an attached article; raise UnreadableDocument for one that is too large."""
    if file.size > LARGEST:
        raise UnreadableDocument(
            f"The file is larger than {LARGEST // 1024**2} MB. Cut out the article. {SOURCE_EXAMPLE}"
        )
    return await file.read()
