"""Starting: what stands in its way is told in one sentence that says what to do; broken connections are mended."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr

from bot.chat.starting import run
from tests.chat.answers_double import Told
from tests.discord_sim.gateway import MESSAGE_CONTENT
from tests.discord_sim.payloads import BOT, BOT_ROLE
from tests.discord_sim.server import TOKEN, DiscordSim

QUESTION = f"<@{BOT}> how much aid?"


@dataclass
class Settings:
    """The settings of a bot that connects to the simulation."""

    facts_db: Path
    discord_token: SecretStr | None = field(default_factory=lambda: SecretStr(TOKEN))
    message_content: bool = True
    log_level: str = "INFO"
    operators: tuple[int, ...] = ()
    default_prefix: str = "!"
    most_per_minute: int = 0
    shards: None = None


@dataclass
class Running:
    """A bot that was started, what it said at the terminal, and how to stop it."""

    task: asyncio.Task[int]
    said: list[str]

    async def stop(self) -> None:
        """Stop it as the end of the program does."""
        self.task.cancel()
        await asyncio.wait({self.task})


@pytest.fixture
async def sim(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordSim]:
    async def at_once(client: discord.Client, shard_id: int | None, *, initial: bool = False) -> None:
        return None

    async with DiscordSim() as simulation:
        monkeypatch.setattr(Route, "BASE", simulation.api)
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(simulation.gateway.url))
        monkeypatch.setattr(discord.Client, "before_identify_hook", at_once)
        yield simulation


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "facts.db")


@pytest.fixture
async def running(sim: DiscordSim, settings: Settings) -> AsyncIterator[Running]:
    said: list[str] = []
    started = Running(asyncio.create_task(run(Told(), settings, said.append)), said)
    await sim.until(lambda: sim.gateway.live)
    yield started
    await started.stop()


async def ended(settings: Settings) -> tuple[int, list[str]]:
    """Run to the end and give the exit code with what was said."""
    said: list[str] = []
    return await run(Told(), settings, said.append), said


async def test_what_was_begun_to_be_answered_is_finished_before_the_bot_leaves(
    sim: DiscordSim, settings: Settings
) -> None:
    service, asked_of_it, looked_up = Told(), asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        asked_of_it.set()
        await looked_up.wait()

    service.hold = hold
    started = Running(asyncio.create_task(run(service, settings)), [])
    await sim.until(lambda: sim.gateway.live)
    asked = await sim.say(QUESTION)
    await asked_of_it.wait()
    leaving = asyncio.create_task(started.stop())
    late = await sim.say(QUESTION)
    assert late["id"] != asked["id"]
    looked_up.set()
    await leaving
    assert [post["message_reference"]["message_id"] for post in sim.posts] == [int(asked["id"])]
    assert len(service.asked) == 1


@pytest.mark.parametrize("token", [None, SecretStr(""), SecretStr("  ")])
async def test_a_missing_token_says_where_to_get_one(settings: Settings, token: SecretStr | None) -> None:
    settings.discord_token = token
    code, (sentence,) = await ended(settings)
    assert code == 2
    assert "DISCORD_TOKEN" in sentence


async def test_a_wrong_token_says_where_to_get_a_new_one(sim: DiscordSim, settings: Settings) -> None:
    settings.discord_token = SecretStr("another-token")
    code, (sentence,) = await ended(settings)
    assert code == 2
    assert "Discord refused the token" in sentence
    assert "another-token" not in sentence


async def test_a_token_that_only_the_gateway_refuses_says_the_same(sim: DiscordSim, settings: Settings) -> None:
    sim.gateway.token = "reset-in-between"
    code, (sentence,) = await ended(settings)
    assert code == 2
    assert "Discord refused the token" in sentence


async def test_no_network_says_what_to_check_and_lets_a_supervisor_try_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9/api")
    code, (sentence,) = await ended(settings)
    assert code == 1
    assert "check the network" in sentence


async def test_a_discord_that_is_down_is_told_as_such(sim: DiscordSim, settings: Settings) -> None:
    sim.down = True
    code, (sentence,) = await ended(settings)
    assert code == 1
    assert "status 503" in sentence


async def test_refused_message_content_is_told_and_the_bot_goes_on_without(sim: DiscordSim, settings: Settings) -> None:
    sim.gateway.message_content_allowed = False
    said: list[str] = []
    started = Running(asyncio.create_task(run(Told(), settings, said.append)), said)
    await sim.until(lambda: sim.gateway.live)
    await sim.say(QUESTION)
    await sim.until(lambda: sim.posts)
    await started.stop()
    assert [bool(data["intents"] & MESSAGE_CONTENT) for data in sim.gateway.identified] == [True, False]
    (sentence,) = said
    assert "switch on Message Content Intent" in sentence


async def test_an_operator_may_do_without_message_content(sim: DiscordSim, settings: Settings) -> None:
    settings.message_content = False
    started = Running(asyncio.create_task(run(Told(), settings)), [])
    await sim.until(lambda: sim.gateway.live)
    await started.stop()
    assert [data["intents"] & MESSAGE_CONTENT for data in sim.gateway.identified] == [0]


async def test_the_bot_asks_for_no_more_than_it_needs(sim: DiscordSim, running: Running) -> None:
    guilds, guild_messages, direct_messages = 1 << 0, 1 << 9, 1 << 12
    (data,) = sim.gateway.identified
    assert data["intents"] == guilds | guild_messages | direct_messages | MESSAGE_CONTENT


async def test_a_mention_is_answered_without_a_ping(sim: DiscordSim, running: Running) -> None:
    asked = await sim.say(QUESTION)
    await sim.until(lambda: sim.posts)
    (post,) = sim.posts
    assert "how much aid?" in sim.texts()[0]
    assert post["allowed_mentions"]["parse"] == []
    assert not post["allowed_mentions"].get("replied_user")
    assert post["message_reference"]["message_id"] == int(asked["id"])


async def test_a_mention_of_the_role_of_the_bot_is_meant_for_it(sim: DiscordSim, running: Running) -> None:
    await sim.say(f"<@&{BOT_ROLE}> how much aid?")
    await sim.until(lambda: sim.posts)
    assert "You asked: how much aid?" in sim.texts()[0]


async def test_a_dropped_connection_is_resumed_and_nothing_is_answered_twice(sim: DiscordSim, running: Running) -> None:
    first = await sim.say(QUESTION)
    await sim.until(lambda: len(sim.posts) == 1)
    sim.gateway.drop()
    await sim.say(f"<@{BOT}> said while the bot was away")
    await sim.until(lambda: sim.gateway.resumed)
    await sim.gateway.dispatch("MESSAGE_CREATE", first)
    await sim.say(f"<@{BOT}> said afterwards")
    await sim.until(lambda: len(sim.posts) == 3)
    assert [text.count("how much aid?") for text in sim.texts()] == [1, 0, 0]
    assert "while the bot was away" in sim.texts()[1]
    assert "afterwards" in sim.texts()[2]


@pytest.mark.parametrize("resumable", [True, False])
async def test_an_ended_session_is_followed_by_another(sim: DiscordSim, running: Running, resumable: bool) -> None:
    await sim.gateway.invalidate(resumable=resumable)
    await sim.until(lambda: sim.gateway.resumed if resumable else len(sim.gateway.identified) == 2)
    await sim.say(QUESTION)
    await sim.until(lambda: sim.posts)
    assert len(sim.posts) == 1


async def test_a_rate_limit_is_waited_for(sim: DiscordSim, running: Running) -> None:
    sim.rate_limits = 2
    await sim.say(QUESTION)
    await sim.until(lambda: sim.posts)
    assert (sim.rate_limited, len(sim.posts)) == (2, 1)


async def test_commands_are_told_to_discord_once_for_many_starts(sim: DiscordSim, settings: Settings) -> None:
    for starts in (1, 2):
        started = Running(asyncio.create_task(run(Told(), settings)), [])
        await sim.until(lambda: sim.gateway.live and len(sim.gateway.identified) == starts)  # noqa: B023
        await started.stop()
    (told,) = sim.commands
    names = {command["name"] for command in told}
    assert names == {
        "aid",
        "chart",
        "card",
        "quote",
        "check",
        "fact",
        "settings",
        "checkup",
        "privacy",
        "forget",
        "inbox",
        "alias",
        "topic",
        "follow",
        "following",
        "unfollow",
        "Check this message",
        "Extract facts",
    }
