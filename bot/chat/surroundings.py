"""What Discord shows the bot of a server: names of roles and channels, where a channel belongs, what the bot lacks there."""

from collections.abc import Iterator

import discord

from bot.chat.access import Person
from bot.domain.server import Lack, Surroundings

NEEDED = {
    Lack.VIEW: "view_channel",
    Lack.SEND: "send_messages",
    Lack.THREADS: "send_messages_in_threads",
    Lack.EMBEDS: "embed_links",
    Lack.FILES: "attach_files",
    Lack.HISTORY: "read_message_history",
}
"""What the bot needs in a channel, by the names that Discord's library gives permissions."""

Place = discord.abc.GuildChannel | discord.Thread


def server_of(user: Person) -> discord.Guild | None:
    """Give the server that somebody speaks in, None in direct messages."""
    return user.guild if isinstance(user, discord.Member) else None


def places(guild: discord.Guild | None, channel: int | None) -> tuple[int, ...]:
    """Give a channel and, for a thread, the channel that it belongs to."""
    if channel is None:
        return ()
    found = guild.get_channel_or_thread(channel) if guild else None
    return (channel, found.parent_id) if isinstance(found, discord.Thread) else (channel,)


def surroundings(guild: discord.Guild | None, channel: int | None, *, sees_content: bool) -> Surroundings:
    """Look at what Discord shows of a server, and what the bot lacks in one of its channels."""
    if guild is None:
        return Surroundings()
    channels = [one for one in guild.channels if not isinstance(one, discord.CategoryChannel)]
    found = guild.get_channel_or_thread(channel) if channel else None
    return Surroundings(
        roles={role.id: role.name for role in guild.roles},
        channels={one.id: one.name for one in channels},
        lacks=frozenset(_lacks(guild, found, sees_content=sees_content)),
    )


def speakable(guild: discord.Guild) -> discord.TextChannel | None:
    """Give the channel in which the bot may greet a server: where Discord announces members, else the first."""
    ways = [guild.system_channel, *sorted(guild.text_channels, key=lambda one: one.position)]
    return next((one for one in ways if one is not None and _may_speak(one)), None)


def _may_speak(channel: discord.TextChannel) -> bool:
    permissions = channel.permissions_for(channel.guild.me)
    return permissions.view_channel and permissions.send_messages


def _lacks(guild: discord.Guild, place: Place | None, *, sees_content: bool) -> Iterator[Lack]:
    if not sees_content:
        yield Lack.CONTENT
    if place is None or (isinstance(place, discord.Thread) and place.parent is None):
        yield Lack.VIEW
        return
    permissions = place.permissions_for(guild.me)
    yield from (lack for lack, name in NEEDED.items() if not getattr(permissions, name))
