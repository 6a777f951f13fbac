"""Bringing a reply to where it was asked for: as an answer to a message, or to an interaction. Nothing ever pings."""

import secrets
from dataclasses import dataclass
from functools import partial

import discord

from bot.chat.access import Allowed, allowed_by, allowed_in
from bot.chat.buttons import buttons
from bot.chat.failures import Failed
from bot.chat.front import Front
from bot.chat.shown import FormParts, Page, Shown, show
from bot.present.reply import Reply


@dataclass(frozen=True, slots=True)
class _Parcel:
    """The first page of a reply, its buttons and its file."""

    page: Page
    view: discord.ui.View
    files: list[discord.File]


async def send(message: discord.Message, reply: Reply, front: Front) -> discord.Message | None:
    """Answer a message; None when Discord does not let us."""
    allowed = allowed_in(message)
    parcel = _packed(reply, message.author.id, allowed, front)
    channel = message.channel
    reference = message.to_reference(fail_if_not_exists=False) if allowed.history else None
    say = partial(channel.send, reference=reference) if reference else channel.send
    sending = say(parcel.page.text, embeds=parcel.page.embeds, view=parcel.view, files=parcel.files)
    return await front.refusals.heed(sending, channel.id)


async def replace(earlier: discord.Message, message: discord.Message, reply: Reply, front: Front) -> None:
    """Put a new reply in the place of an earlier one to the same message."""
    parcel = _packed(reply, message.author.id, allowed_in(message), front)
    editing = earlier.edit(
        content=parcel.page.text, embeds=parcel.page.embeds, view=parcel.view, attachments=parcel.files
    )
    await front.refusals.heed(editing, message.channel.id)


async def respond(interaction: discord.Interaction, reply: Reply, front: Front, parts: FormParts | None = None) -> None:
    """Answer an interaction with a message of its own, for the asker's eyes only where the reply says so."""
    parcel = _packed(reply, interaction.user.id, allowed_by(interaction), front, parts)
    await front.refusals.heed(_say(interaction, parcel, ephemeral=reply.ephemeral), interaction.channel_id)


async def update(interaction: discord.Interaction, result: Reply | Failed, front: Front) -> None:
    """Answer a pressed button in the place of its message.

    A failure, and what only the asker may see, comes beside it and leaves the message and its buttons as they are.
    """
    reply = result.reply if isinstance(result, Failed) else result
    answer = respond if reply.ephemeral else swap
    await answer(interaction, reply, front)


async def swap(interaction: discord.Interaction, reply: Reply, front: Front, parts: FormParts | None = None) -> None:
    """Put a reply in the place of the message that the interaction came from."""
    parcel = _packed(reply, interaction.user.id, allowed_by(interaction), front, parts)
    await front.refusals.heed(_swap(interaction, parcel), interaction.channel_id)


async def whisper(interaction: discord.Interaction, sentence: str, front: Front) -> None:
    """Say one sentence of our own to whoever did this, unseen by others."""
    await front.refusals.heed(interaction.response.send_message(sentence, ephemeral=True), interaction.channel_id)


async def _say(interaction: discord.Interaction, parcel: _Parcel, *, ephemeral: bool) -> None:
    page = parcel.page
    if not interaction.response.is_done():
        await interaction.response.send_message(
            page.text, embeds=page.embeds, view=parcel.view, files=parcel.files, ephemeral=ephemeral
        )
        return
    thinking = interaction.response.type is discord.InteractionResponseType.deferred_channel_message
    if thinking and not ephemeral:
        await interaction.edit_original_response(
            content=page.text, embeds=page.embeds, view=parcel.view, attachments=parcel.files
        )
        return
    if thinking:
        # A public "thinking…" cannot turn into a private reply, and whatever comes first takes its place.
        await interaction.edit_original_response(content="…")
    await interaction.followup.send(
        page.text or "", embeds=page.embeds, view=parcel.view, files=parcel.files, ephemeral=ephemeral
    )
    if thinking:
        await interaction.delete_original_response()


async def _swap(interaction: discord.Interaction, parcel: _Parcel) -> None:
    page = parcel.page
    edit = interaction.edit_original_response if interaction.response.is_done() else interaction.response.edit_message
    await edit(content=page.text, embeds=page.embeds, view=parcel.view, attachments=parcel.files)


def _packed(reply: Reply, asker: int, allowed: Allowed, front: Front, parts: FormParts | None = None) -> _Parcel:
    shown = show(reply, asker, allowed, parts=parts)
    view = buttons(shown, front.long_questions, key=_remembered(shown, front))
    return _Parcel(shown.pages[0], view, shown.files())


def _remembered(shown: Shown, front: Front) -> str | None:
    if len(shown.pages) < 2:
        return None
    key = secrets.token_urlsafe(12)
    front.shown.put(key, shown)
    return key
