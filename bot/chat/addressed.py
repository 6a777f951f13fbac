"""Whether a message is meant for the bot, and what it asks. In channels the bot is silent unless it is addressed."""

import re

import discord

from bot.service.commands import read_command

_SPOKEN = (discord.MessageType.default, discord.MessageType.reply)


def addressed(message: discord.Message, me: discord.abc.User, prefix: str) -> str | None:
    """Give what a message asks of the bot, without its mention of the bot; None when it is not meant for it.

    An empty question asks for help.
    """
    if message.author.bot or message.webhook_id is not None or message.type not in _SPOKEN:
        return None
    text, mentioned = _without_mention(message, me)
    if mentioned or message.guild is None:
        return text or f"{prefix}aid help"
    # Other bots in the channel have commands with the same prefix; to those we are silent.
    if text and (_answers(message, me) or (text.startswith(prefix) and read_command(text, prefix).name)):
        return text
    return None


def _without_mention(message: discord.Message, me: discord.abc.User) -> tuple[str, bool]:
    marks = [rf"<@!?{me.id}>"]
    # Discord's picker offers the bot's own role beside the bot; people take either.
    role = message.guild.self_role if message.guild else None
    if role is not None:
        marks.append(rf"<@&{role.id}>")
    text, count = re.subn("|".join(marks), " ", message.content)
    return (text.strip(), True) if count else (message.content.strip(), False)


def _answers(message: discord.Message, me: discord.abc.User) -> bool:
    """Whether it is a reply to something that the bot said."""
    if message.type is not discord.MessageType.reply or message.reference is None:
        return False
    earlier = message.reference.resolved
    return isinstance(earlier, discord.Message) and earlier.author.id == me.id
