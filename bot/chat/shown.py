"""A reply as Discord shows it: pages of embeds or of text, the choices under them, and a file."""

import io
from dataclasses import dataclass, replace

import discord

from bot.chat.access import Allowed
from bot.present.embed import embeds
from bot.present.reply import Choice, Image, Reply
from bot.present.text import PAGE, pages

_NOTHING = "There is nothing to say to that."
_NO_FILES = "I may not attach files in this channel. Ask me for it in a direct message."


@dataclass(frozen=True, slots=True)
class Page:
    """One page, either an embed or text."""

    text: str | None = None
    embed: discord.Embed | None = None

    @property
    def embeds(self) -> list[discord.Embed]:
        """The embeds to send with it."""
        return [self.embed] if self.embed else []


@dataclass(frozen=True, slots=True)
class FormParts:
    """The ways back into the form that a reply is about: its key, and the number of each part with its label."""

    key: str
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A rendered reply and whose question it answers."""

    pages: tuple[Page, ...]
    choices: tuple[Choice, ...]
    asker: int
    attachment: tuple[str, str] | None = None
    parts: FormParts | None = None
    image: Image | None = None

    def files(self) -> list[discord.File]:
        """The files of the reply, newly opened each time because sending uses them up."""
        files = []
        if self.attachment is not None:
            name, text = self.attachment
            files.append(discord.File(io.BytesIO(text.encode()), filename=name))
        if self.image is not None:
            image = self.image
            files.append(discord.File(io.BytesIO(image.png), filename=image.name, description=image.alt))
        return files


def show(reply: Reply, asker: int, allowed: Allowed, *, parts: FormParts | None = None, room: int = PAGE) -> Shown:
    """Render a reply with what is allowed where it goes: embeds if they are, else their plain-text twin.

    `room` is how much text fits beside what else the message says.
    """
    if not allowed.files:
        missing = (_NO_FILES,) if reply.attachment or reply.image else ()
        reply = replace(reply, attachment=None, image=None, offers=(), notes=(*missing, *reply.notes))
    if allowed.embeds:
        rendered = tuple(Page(embed=embed) for embed in embeds(reply) if embed)
    else:
        rendered = tuple(Page(text=text) for text in pages(reply, room))
    return Shown(
        pages=rendered or (Page(text=None if reply.attachment else _NOTHING),),
        choices=(*reply.choices, *reply.offers),
        asker=asker,
        attachment=reply.attachment,
        parts=parts,
        image=reply.image,
    )
