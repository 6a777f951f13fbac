"""What Discord says of the bot before it runs: whether it takes the token, which intents are switched on, what servers allow.

Asked over HTTPS alone, so that a bot that runs elsewhere with the same token is not disturbed.
"""

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp
import discord

from bot.chat.surroundings import NEEDED
from bot.domain.server import Lack
from bot.present.text import printable

PATIENCE = 10.0
"""Seconds that Discord has for all of it."""
_PAGE = 200
_PAGES = 5
"""So many servers are looked at, two hundred a page."""
_SHOWN = 10
_SPARE = {"gateway_presence": "Presence Intent", "gateway_guild_members": "Server Members Intent"}
_SAID = {Lack.VIEW: "View Channels", Lack.THREADS: "Send Messages in Threads"}
_WITHOUT_THESE_SILENT = {Lack.VIEW, Lack.SEND}


@dataclass(frozen=True, slots=True)
class Word:
    """What Discord said, and whether somebody has to mend it."""

    words: str
    amiss: bool = False


async def asked_of_discord(token: str, *, message_content: bool) -> Sequence[Word]:
    """Ask Discord what it knows of the bot, within a bounded time."""
    said: list[Word] = []
    try:
        async with asyncio.timeout(PATIENCE), discord.Client(intents=discord.Intents(guilds=True)) as client:
            await client.login(token)
            said.append(Word(f"Discord: takes the token, of the bot “{_one_line(str(client.user))}”."))
            said.extend(_intents(client, message_content=message_content))
            said.extend(_permissions([server async for server in _servers(client)]))
    except discord.LoginFailure:
        said.append(Word("Discord: refuses the token. Copy a new one (Bot > Reset Token).", amiss=True))
    except discord.HTTPException as error:
        said.append(Word(f"Discord: does not answer properly (status {error.status}). {_rest(said)}", amiss=True))
    except TimeoutError:
        said.append(Word(f"Discord: did not answer within {PATIENCE:.0f} seconds. {_rest(said)}", amiss=True))
    except (aiohttp.ClientError, OSError):
        said.append(Word(f"Discord: cannot be reached from this machine. {_rest(said)}", amiss=True))
    return said


def _rest(said: Sequence[Word]) -> str:
    unknown = "the permissions" if said else "the token, the intents and the permissions"
    return f"So nothing can be said of {unknown}; look again later, or leave it out with --offline."


def _intents(client: discord.Client, *, message_content: bool) -> Iterator[Word]:
    flags = client.application_flags
    switched_on = flags.gateway_message_content or flags.gateway_message_content_limited
    if message_content and not switched_on:
        yield Word(
            "Intents: Message Content Intent is switched off in the developer portal, so text commands are not heard. Switch it "
            "on (Bot > Privileged Gateway Intents), or set MESSAGE_CONTENT=off.",
            amiss=True,
        )
    elif message_content:
        yield Word("Intents: Message Content Intent is switched on, and the bot needs no other.")
    else:
        yield Word("Intents: none that is privileged is needed (MESSAGE_CONTENT is off).")
    spare = [words for name, words in _SPARE.items() if getattr(flags, name) or getattr(flags, f"{name}_limited")]
    if spare:
        yield Word(f"Intents: {' and '.join(spare)} may be switched off; the bot uses none of that.")


async def _servers(client: discord.Client) -> AsyncIterator[Any]:
    """Give the servers as Discord lists them, with what the bot's roles allow there: the library leaves that out."""
    after = None
    for _ in range(_PAGES):
        page = await client.http.get_guilds(_PAGE, after=after, with_counts=False)
        for server in page:
            yield server
        if len(page) < _PAGE:
            return
        after = int(page[-1]["id"])


def _permissions(servers: Sequence[Any]) -> Iterator[Word]:
    if not servers:
        yield Word("Permissions: the bot is in no server yet; docs/operators.md has the link that invites it.")
        return
    first = "first " if len(servers) == _PAGE * _PAGES else ""
    lacking = [(server, lacks) for server in servers if (lacks := _lacks(int(server["permissions"])))]
    enough = len(servers) - len(lacking)
    yield Word(
        f"Permissions: the bot's roles give all it needs in {enough:,} of its {first}{len(servers):,} servers; a channel may "
        "still take some away, which `/checkup` there tells."
    )
    for server, lacks in itertools.islice(lacking, _SHOWN):
        told = ", ".join(_SAID.get(lack, NEEDED[lack].replace("_", " ").title()) for lack in lacks)
        where = f"“{_one_line(server['name'])}” ({server['id']})"
        yield Word(f"Permissions: lacking in {where}: {told}.", amiss=not _WITHOUT_THESE_SILENT.isdisjoint(lacks))
    if rest := lacking[_SHOWN:]:
        silent = any(not _WITHOUT_THESE_SILENT.isdisjoint(lacks) for _, lacks in rest)
        yield Word(f"Permissions: lacking in {len(rest):,} more servers.", amiss=silent)


def _lacks(permissions: int) -> tuple[Lack, ...]:
    given = discord.Permissions(permissions)
    if given.administrator:
        return ()
    return tuple(lack for lack, name in NEEDED.items() if not getattr(given, name))


def _one_line(name: str) -> str:
    return " ".join(printable(name).split())
