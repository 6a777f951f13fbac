"""`aidbot check` asks Discord about token, intents and permissions, and says honestly what it could not learn."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest

from bot.chat import portal
from bot.chat.portal import asked_of_discord
from tests.conftest import ROOT
from tests.discord_sim.payloads import Payload
from tests.discord_sim.server import TOKEN, DiscordSim

LIMITED_CONTENT, PRESENCE = 1 << 19, 1 << 12
ALL_NEEDED = 274878024704
EMBED_LINKS, SEND_MESSAGES, ADMINISTRATOR = 1 << 14, 1 << 11, 1 << 3


@pytest.fixture
async def sim(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordSim]:
    async with DiscordSim(flags=LIMITED_CONTENT) as simulation:
        monkeypatch.setattr(discord.http.Route, "BASE", simulation.api)
        yield simulation


def server(number: int, permissions: int, name: str = "Server") -> Payload:
    return {"id": str(number), "name": name, "owner": False, "permissions": str(permissions), "features": []}


async def said(token: str = TOKEN, *, message_content: bool = True) -> tuple[str, bool]:
    """All that is told, and whether anything is amiss."""
    words = await asked_of_discord(token, message_content=message_content)
    return "\n".join(each.words for each in words), any(each.amiss for each in words)


async def test_all_in_order_is_told_in_words(sim: DiscordSim) -> None:
    sim.servers = [server(1, ALL_NEEDED), server(2, ADMINISTRATOR)]
    told, amiss = await said()
    assert not amiss
    assert "takes the token, of the bot “aidbot”" in told
    assert "Message Content Intent is switched on" in told
    assert "all it needs in 2 of its 2 servers" in told
    assert TOKEN not in told
    assert not sim.gateway.identified


async def test_an_intent_that_is_needed_and_off_is_amiss_and_one_that_is_on_for_nothing_is_mentioned(
    sim: DiscordSim,
) -> None:
    sim.flags = PRESENCE
    told, amiss = await said()
    assert amiss
    assert "Message Content Intent is switched off" in told
    assert "MESSAGE_CONTENT=off" in told
    assert "Presence Intent may be switched off" in told
    told, amiss = await said(message_content=False)
    assert not amiss
    assert "none that is privileged is needed" in told


async def test_servers_that_allow_too_little_are_named_with_what_is_lacking(sim: DiscordSim) -> None:
    sim.servers = [server(1, ALL_NEEDED), server(2, ALL_NEEDED & ~EMBED_LINKS, "Quiet\x1b[31m\nplace")]
    told, amiss = await said()
    assert not amiss
    assert "all it needs in 1 of its 2 servers" in told
    assert "(2): Embed Links." in told
    assert "\x1b" not in told
    assert len(told.splitlines()) == 4
    sim.servers.append(server(3, ALL_NEEDED & ~SEND_MESSAGES))
    assert (await said())[1]


async def test_many_servers_are_looked_at_page_by_page_and_the_first_are_named(sim: DiscordSim) -> None:
    sim.servers = [server(number, 0) for number in range(1, 1502)]
    told, amiss = await said()
    assert amiss
    assert "0 of its first 1,000 servers" in told
    assert "lacking in 990 more servers" in told


async def test_a_bot_in_no_server_is_told_how_to_invite_it(sim: DiscordSim) -> None:
    told, amiss = await said()
    assert not amiss
    assert "in no server yet" in told


async def test_a_token_that_discord_refuses_is_amiss_and_not_repeated(sim: DiscordSim) -> None:
    told, amiss = await said("another-token.that-is.not-taken")
    assert amiss
    assert "refuses the token" in told
    assert "another-token" not in told


async def test_a_discord_that_does_not_answer_is_left_after_a_bounded_time(
    sim: DiscordSim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portal, "PATIENCE", 0.2)
    sim.silent = True
    told, amiss = await said()
    assert amiss
    assert "did not answer within" in told
    assert "nothing can be said of the token, the intents and the permissions" in told


async def test_a_discord_that_answers_with_an_error_is_told_as_that(sim: DiscordSim) -> None:
    sim.down = True
    told, amiss = await said()
    assert amiss
    assert "does not answer properly (status 503)" in told


async def test_a_discord_that_cannot_be_reached_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord.http.Route, "BASE", "http://127.0.0.1:9/api")
    told, amiss = await said()
    assert amiss
    assert "cannot be reached from this machine" in told


async def test_the_command_asks_discord_and_leaves_it_out_when_told(sim: DiscordSim, tmp_path: Path) -> None:
    sim.servers = [server(1, ALL_NEEDED)]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join((str(ROOT / "tests" / "discord_sim" / "redirect"), str(ROOT))),
        "DISCORD_SIM_API": sim.api,
        "DISCORD_SIM_GATEWAY": sim.gateway.url,
        "FACTS_DB": str(tmp_path / "facts.db"),
        "DISCORD_TOKEN": TOKEN,
    }

    async def program(*words: str) -> tuple[str, int | None]:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=tmp_path,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        return (await process.communicate())[0].decode(), process.returncode

    await program("ask", "us total")
    told, code = await program("check")
    assert code == 0, told
    assert "all it needs in 1 of its 1 servers" in told
    assert "WARNING" not in told
    assert "seems to be" not in told
    assert TOKEN not in told
    told, code = await program("check", "--offline")
    assert code == 0
    assert "Discord" not in told
