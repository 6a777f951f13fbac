"""Who somebody is to the bot, and what the bot may do in a channel. The service checks again who may change what."""

from collections.abc import Collection
from dataclasses import dataclass

import discord

from bot.domain.model import Actor

Person = discord.User | discord.Member


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the bot may do where it was asked."""

    send: bool = True
    embeds: bool = True
    files: bool = True
    history: bool = True


def actor_of(user: Person, curator_role: int | None, operators: Collection[int]) -> Actor:
    """Tell who a user is: a curator has Manage Server or the server's curator role."""
    manager = isinstance(user, discord.Member) and user.guild_permissions.manage_guild
    keeper = isinstance(user, discord.Member) and any(role.id == curator_role for role in user.roles)
    operator = user.id in operators
    return Actor(id=user.id, name=user.name, curator=manager or keeper, operator=operator, manager=manager)


def allowed_in(message: discord.Message) -> Allowed:
    """Tell what the bot may do in the channel of a message."""
    return allowed_at(message.channel, message.guild)


def allowed_at(channel: "discord.abc.MessageableChannel", guild: discord.Guild | None) -> Allowed:
    """Tell what the bot may do in a channel; in direct messages, which belong to no server, everything."""
    if guild is None:
        return Allowed()
    if guild.unavailable or (isinstance(channel, discord.Thread) and channel.parent is None):
        # Its permissions come from a server that another process's shard sees, or from a parent that Discord has not
        # shown us: promise ourselves nothing.
        return Allowed(embeds=False, files=False, history=False)
    permissions = channel.permissions_for(guild.me)
    in_thread = isinstance(channel, discord.Thread)
    return Allowed(
        send=permissions.send_messages_in_threads if in_thread else permissions.send_messages,
        embeds=permissions.embed_links,
        files=permissions.attach_files,
        history=permissions.read_message_history,
    )


def allowed_by(interaction: discord.Interaction) -> Allowed:
    """Tell what the bot may put into its response to an interaction."""
    if interaction.guild_id is None:
        return Allowed()
    permissions = interaction.app_permissions
    return Allowed(embeds=permissions.embed_links, files=permissions.attach_files)
