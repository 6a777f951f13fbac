"""Starting and stopping on Discord. What stands in the way of a start is told in one sentence that says what to do."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import aiohttp
import discord

from bot.chat.answers import Answers, ChatSettings
from bot.chat.client import AidBot, build_client
from bot.chat.syncing import FileMemory
from bot.chat.watching import Unwatched, Watch

OK = 0
LOST = 1
"""Discord did not answer; the same start may work later."""
CANNOT_START = 2
"""Somebody has to mend something first."""

_PORTAL = "https://discord.com/developers/applications"
_NO_TOKEN = f"No Discord token is set: copy it from {_PORTAL} (your application, Bot, Reset Token) into DISCORD_TOKEN."
_WRONG_TOKEN = f"Discord refused the token: copy a new one from {_PORTAL} (Bot, Reset Token) into DISCORD_TOKEN."
_NO_INTENTS = f"Discord refused the bot's intents: check the intents under Bot on {_PORTAL}, then start again."
_NO_NETWORK = "Discord cannot be reached: check the network, proxy and firewall of this machine, then start again."
_NO_CONTENT = (
    "Discord does not show this bot the text of messages, so it answers mentions, direct messages and slash commands"
    f" but no text commands: to change that, switch on Message Content Intent under Bot on {_PORTAL} and restart."
)
_AUTHENTICATION_FAILED = 4004

Say = Callable[[str], None]


async def run(service: Answers, settings: ChatSettings, say: Say | None = None, watch: Watch | None = None) -> int:
    """Run the bot on Discord until it is stopped; give the exit code of the process."""
    say = say or _to_stderr
    # Nobody who runs this bot needs to hear that it cannot speak aloud.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    if not token:
        say(_NO_TOKEN)
        return CANNOT_START
    memory = FileMemory(settings.facts_db.with_name("discord-commands"))
    build = partial(build_client, service, settings, memory=memory, watch=watch or Unwatched())
    fault = await _fault_of(build(message_content=settings.message_content), token)
    if fault == _NO_INTENTS and settings.message_content:
        say(_NO_CONTENT)
        fault = await _fault_of(build(message_content=False), token)
    if fault is None:
        return OK
    say(fault)
    return CANNOT_START if fault in (_WRONG_TOKEN, _NO_INTENTS) else LOST


async def _fault_of(client: AidBot, token: str) -> str | None:
    """Run the client until it is stopped; give the sentence about what keeps it from running."""
    try:
        async with client:
            with _stopped_by_signals(client):
                await client.start(token)
    except discord.LoginFailure:
        return _WRONG_TOKEN
    except discord.PrivilegedIntentsRequired:
        return _NO_INTENTS
    except discord.ConnectionClosed as closed:
        if closed.code == _AUTHENTICATION_FAILED:
            return _WRONG_TOKEN
        return f"Discord ended the connection for good (code {closed.code}): wait a while, then start again."
    except (discord.HTTPException, discord.GatewayNotFound) as error:
        status = getattr(error, "status", None)
        told = f" (status {status})" if status else ""
        return f"Discord does not answer properly{told}: see https://discordstatus.com, then start again."
    except (aiohttp.ClientError, OSError, TimeoutError):
        return _NO_NETWORK
    return None


@contextmanager
def _stopped_by_signals(client: AidBot) -> Iterator[None]:
    """Close the client on the signals that ask a process to stop, where the platform delivers them to a loop."""
    loop = asyncio.get_running_loop()
    closing: set[asyncio.Task[None]] = set()
    taken = []
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, lambda: closing.add(loop.create_task(client.close())))
        except (NotImplementedError, RuntimeError):  # on Windows; outside the main thread
            break
        taken.append(number)
    try:
        yield
    finally:
        for number in taken:
            loop.remove_signal_handler(number)


def _to_stderr(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
