"""Bringing a reply to where it was asked for: as an answer to a message, or to an interaction. Nothing ever pings."""

import secrets
from dataclasses import dataclass
from functools import partial

import discord

from bot.chat.access import Allowed, allowed_at, allowed_by, allowed_in
from bot.chat.buttons import buttons
from bot.chat.failures import Failed
from bot.chat.front import Front
from bot.chat.shown import FormParts, Page, Shown, show
from bot.present.markdown import escape
from bot.present.reply import Reply
from bot.present.text import PAGE
from bot.service.notices import Due

_LONGEST_OPENING = 260
"""So much of a question is repeated where its answer is told."""
_NOBODY = 0
"""Whose buttons are those under what is told to a whole channel: nobody's alone."""


@dataclass(frozen=True, slots=True)
class _Parcel:
    """The first page of a reply, its buttons and its file."""

    page: Page
    view: discord.ui.View
    files: list[discord.File]


async def send(message: discord.Message, reply: Reply, front: Front) -> discord.Message | None:
    """Answer a message; None when Discord does not let us."""
    allowed = await front.dressed(allowed_in(message), _server(message))
    parcel = _packed(reply, message.author.id, allowed, front)
    channel = message.channel
    reference = message.to_reference(fail_if_not_exists=False) if allowed.history else None
    say = partial(channel.send, reference=reference) if reference else channel.send
    sending = say(parcel.page.text, embeds=parcel.page.embeds, view=parcel.view, files=parcel.files)
    said = await front.refusals.heed(sending, channel.id)
    front.remember(said.id if said else None, reply)
    return said


async def tell(channel: "discord.abc.MessageableChannel", due: Due, allowed: Allowed, front: Front) -> bool:
    """Bring something to who waits for it; a member is pinged, and nobody else. Tell whether that succeeded."""
    opening = due.opening if len(due.opening) <= _LONGEST_OPENING else f"{due.opening[:_LONGEST_OPENING]}…"
    lead = escape(opening) if due.member is None else f"<@{due.member}> {escape(opening)}"
    pinged = [] if due.member is None else [discord.Object(due.member)]
    allowed = await front.dressed(allowed, due.server)
    parcel = _packed(due.reply, due.member or _NOBODY, allowed, front, room=PAGE - len(lead) - 1)
    sending = channel.send(
        "\n".join(filter(None, (lead, parcel.page.text))),
        embeds=parcel.page.embeds,
        view=parcel.view,
        allowed_mentions=discord.AllowedMentions(everyone=False, roles=False, replied_user=False, users=pinged),
    )
    said = await front.refusals.heed(sending, channel.id)
    front.remember(said.id if said else None, due.reply)
    return said is not None


async def post(channel: discord.TextChannel, reply: Reply, front: Front) -> None:
    """Say something in a channel that nobody asked for; it has nothing to press."""
    allowed = await front.dressed(allowed_at(channel, channel.guild), channel.guild.id)
    page = show(reply, 0, allowed).pages[0]
    await front.refusals.heed(channel.send(page.text, embeds=page.embeds), channel.id)


async def replace(earlier: discord.Message, message: discord.Message, reply: Reply, front: Front) -> None:
    """Put a new reply in the place of an earlier one to the same message."""
    allowed = await front.dressed(allowed_in(message), _server(message))
    parcel = _packed(reply, message.author.id, allowed, front)
    editing = earlier.edit(
        content=parcel.page.text, embeds=parcel.page.embeds, view=parcel.view, attachments=parcel.files
    )
    await front.refusals.heed(editing, message.channel.id)
    front.remember(earlier.id, reply)


async def respond(interaction: discord.Interaction, reply: Reply, front: Front, parts: FormParts | None = None) -> None:
    """Answer an interaction with a message of its own, for the asker's eyes only where the reply says so."""
    allowed = await front.dressed(allowed_by(interaction), interaction.guild_id)
    parcel = _packed(reply, interaction.user.id, allowed, front, parts)
    saying = _say(interaction, parcel, ephemeral=reply.ephemeral)
    front.remember(await front.refusals.heed(saying, interaction.channel_id), reply)


async def update(interaction: discord.Interaction, result: Reply | Failed, front: Front) -> None:
    """Answer a pressed button in the place of its message.

    A failure, and what only the asker may see, comes beside it and leaves the message and its buttons as they are.
    """
    reply = result.reply if isinstance(result, Failed) else result
    answer = respond if reply.ephemeral else swap
    await answer(interaction, reply, front)


async def swap(interaction: discord.Interaction, reply: Reply, front: Front, parts: FormParts | None = None) -> None:
    """Put a reply in the place of the message that the interaction came from."""
    allowed = await front.dressed(allowed_by(interaction), interaction.guild_id)
    parcel = _packed(reply, interaction.user.id, allowed, front, parts)
    await front.refusals.heed(_swap(interaction, parcel), interaction.channel_id)
    front.remember(interaction.message.id if interaction.message else None, reply)


async def turn_again(interaction: discord.Interaction, reply: Reply, key: str, number: int, front: Front) -> bool:
    """Show a page of a reply that was asked for anew; false where it has no such page any more."""
    allowed = await front.dressed(allowed_by(interaction), interaction.guild_id)
    shown = show(reply, interaction.user.id, allowed)
    if number >= len(shown.pages):
        return False
    front.shown.put(f"{shown.asker}:{key}", shown)
    await turn(interaction, shown, key, number, front)
    return True


async def turn(interaction: discord.Interaction, shown: Shown, key: str, number: int, front: Front) -> None:
    """Put another page of a reply in the place of the one that is shown."""
    page = shown.pages[number]
    view = buttons(shown, front.keep, number=number, key=key)
    edit = interaction.edit_original_response if interaction.response.is_done() else interaction.response.edit_message
    await front.refusals.heed(edit(content=page.text, embeds=page.embeds, view=view), interaction.channel_id)


async def whisper(interaction: discord.Interaction, sentence: str, front: Front) -> None:
    """Say one sentence of our own to whoever did this, unseen by others."""
    done = interaction.response.is_done()
    send = interaction.followup.send if done else interaction.response.send_message
    await front.refusals.heed(send(sentence, ephemeral=True), interaction.channel_id)


async def _say(interaction: discord.Interaction, parcel: _Parcel, *, ephemeral: bool) -> int | None:
    """Say it and give the id of the message."""
    page = parcel.page
    if not interaction.response.is_done():
        said = await interaction.response.send_message(
            page.text, embeds=page.embeds, view=parcel.view, files=parcel.files, ephemeral=ephemeral
        )
        return said.message_id
    thinking = interaction.response.type is discord.InteractionResponseType.deferred_channel_message
    if thinking and not ephemeral:
        edited = await interaction.edit_original_response(
            content=page.text, embeds=page.embeds, view=parcel.view, attachments=parcel.files
        )
        return edited.id
    if thinking:
        # A public "thinking…" cannot turn into a private reply, and whatever comes first takes its place.
        await interaction.edit_original_response(content="…")
    followed = await interaction.followup.send(
        page.text or "", embeds=page.embeds, view=parcel.view, files=parcel.files, ephemeral=ephemeral, wait=True
    )
    if thinking:
        await interaction.delete_original_response()
    return followed.id


async def _swap(interaction: discord.Interaction, parcel: _Parcel) -> None:
    page = parcel.page
    edit = interaction.edit_original_response if interaction.response.is_done() else interaction.response.edit_message
    await edit(content=page.text, embeds=page.embeds, view=parcel.view, attachments=parcel.files)


def _server(message: discord.Message) -> int | None:
    return message.guild.id if message.guild else None


def _packed(
    reply: Reply, asker: int, allowed: Allowed, front: Front, parts: FormParts | None = None, room: int = PAGE
) -> _Parcel:
    shown = show(reply, asker, allowed, parts=parts, room=room)
    view = buttons(shown, front.keep, key=_remembered(shown, reply, front))
    return _Parcel(shown.pages[0], view, shown.files())


def _remembered(shown: Shown, reply: Reply, front: Front) -> str | None:
    """The key under which the pages of a reply are found again: by what gives it again, else until the next restart."""
    if len(shown.pages) < 2:
        return None
    key = front.keep("\n".join(reply.again)) if reply.again else secrets.token_urlsafe(12)
    front.shown.put(f"{shown.asker}:{key}", shown)
    return key
