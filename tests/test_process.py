"""The program as a process, against a Discord on loopback: what an operator sees of it, and what Discord does."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from tests.discord_sim.gateway import MESSAGE_CONTENT
from tests.discord_sim.payloads import BOT
from tests.discord_sim.server import TOKEN, DiscordSim

ROOT = Path(__file__).parent.parent
REDIRECT = ROOT / "tests" / "discord_sim" / "redirect"
MENTION = f"<@{BOT}>"


@dataclass
class Program:
    """The program while it runs."""

    process: asyncio.subprocess.Process

    async def stop(self) -> tuple[int, str]:
        """Ask it to stop as a service manager does; give its exit code and what it wrote."""
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        return await self.ended()

    async def ended(self) -> tuple[int, str]:
        """Wait until it has ended; give its exit code and what it wrote."""
        out, _ = await self.process.communicate()
        assert self.process.returncode is not None
        return self.process.returncode, out.decode()


@pytest.fixture
async def sim() -> AsyncIterator[DiscordSim]:
    async with DiscordSim() as simulation:
        yield simulation


@asynccontextmanager
async def started(sim: DiscordSim, home: Path, **settings: str) -> AsyncIterator[Program]:
    """Start the program with nothing but the settings given, and end it afterwards whatever happens."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": os.pathsep.join(map(str, (REDIRECT, ROOT))),
        "DISCORD_SIM_API": sim.api,
        "DISCORD_SIM_GATEWAY": sim.gateway.url,
        "FACTS_DB": str(home / "facts.db"),
        "DISCORD_TOKEN": TOKEN,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=home,  # where no .env of this machine lies
        env=environment | settings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Program(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_a_mention_is_answered_with_a_source_and_the_program_stops_when_asked(
    sim: DiscordSim, tmp_path: Path
) -> None:
    async with started(sim, tmp_path) as program:
        await sim.until(lambda: sim.gateway.live)
        await sim.say(f"{MENTION} us total ukraine")
        await sim.until(lambda: sim.posts)
        code, written = await program.stop()
    assert code == 0
    assert "https://" in sim.texts()[0]
    assert "Connected to Discord as aidbot" in written
    assert "WARNING" not in written
    assert "Traceback" not in written
    assert TOKEN not in written


async def test_as_many_shards_are_run_as_discord_asks_for(sim: DiscordSim, tmp_path: Path) -> None:
    sim.shards = 3
    async with started(sim, tmp_path) as program:
        await sim.until(lambda: len(sim.gateway.identified) == 3)
        await sim.until(lambda: sim.gateway.live)
        await sim.say(f"{MENTION} us total ukraine")
        await sim.until(lambda: sim.posts)
        code, written = await program.stop()
    assert [data["shard"] for data in sim.gateway.identified] == [[0, 3], [1, 3], [2, 3]]
    assert (code, len(sim.posts)) == (0, 1)
    assert "Traceback" not in written


async def test_a_process_runs_the_shards_that_it_is_given(sim: DiscordSim, tmp_path: Path) -> None:
    async with started(sim, tmp_path, SHARDS="2-3/8"):
        await sim.until(lambda: len(sim.gateway.identified) == 2)
        await sim.until(lambda: sim.gateway.live)
        await sim.say(f"{MENTION} us total ukraine")
        await sim.until(lambda: sim.posts)
    assert [data["shard"] for data in sim.gateway.identified] == [[2, 8], [3, 8]]


async def test_a_dropped_connection_is_mended_and_nothing_is_answered_twice(sim: DiscordSim, tmp_path: Path) -> None:
    async with started(sim, tmp_path):
        await sim.until(lambda: sim.gateway.live)
        first = await sim.say(f"{MENTION} us total ukraine")
        await sim.until(lambda: len(sim.posts) == 1)
        sim.gateway.drop()
        await sim.until(lambda: sim.gateway.resumed)
        await sim.gateway.dispatch("MESSAGE_CREATE", first)
        await sim.say(f"{MENTION} help")
        await sim.until(lambda: len(sim.posts) == 2)
    assert sim.posts[0]["message_reference"]["message_id"] == int(first["id"])
    assert sim.posts[1]["message_reference"]["message_id"] != int(first["id"])


async def test_a_gateway_that_falls_silent_is_left_for_another(sim: DiscordSim, tmp_path: Path) -> None:
    sim.gateway.heartbeat_interval = 100
    sim.gateway.acknowledges = False
    async with started(sim, tmp_path, DISCORD_SIM_HEARTBEAT_TIMEOUT="0.3"):
        await sim.until(lambda: sim.gateway.live)
        await sim.until(lambda: sim.gateway.resumed)
        sim.gateway.acknowledges = True
        await sim.say(f"{MENTION} help")
        await sim.until(lambda: sim.posts)
    assert 4000 in sim.gateway.closed_with


async def test_rate_limits_delay_an_answer_and_lose_none(sim: DiscordSim, tmp_path: Path) -> None:
    sim.rate_limits = 3
    async with started(sim, tmp_path):
        await sim.until(lambda: sim.gateway.live)
        await sim.say(f"{MENTION} help")
        await sim.until(lambda: sim.posts)
    assert (sim.rate_limited, len(sim.posts)) == (3, 1)


async def test_a_post_that_discord_fails_at_is_made_once_more_and_stands_once(sim: DiscordSim, tmp_path: Path) -> None:
    async with started(sim, tmp_path) as program:
        await sim.until(lambda: sim.gateway.live)
        sim.broken = 1
        await sim.say(f"{MENTION} help")
        await sim.until(lambda: sim.posts)
        _, written = await program.stop()
    assert (sim.refused, len(sim.posts)) == (1, 1)
    assert "Traceback" not in written


async def test_a_post_that_takes_long_loses_nothing_and_holds_the_gateway_up_for_nobody(
    sim: DiscordSim, tmp_path: Path
) -> None:
    sim.gateway.heartbeat_interval = 100
    async with started(sim, tmp_path, DISCORD_SIM_HEARTBEAT_TIMEOUT="5") as program:
        await sim.until(lambda: sim.gateway.live)
        sim.free.clear()
        first = await sim.say(f"{MENTION} us total ukraine")
        await sim.until(lambda: sim.asked)
        second = await sim.say(f"{MENTION} help")
        beats = sim.gateway.heartbeats
        await sim.until(lambda: sim.gateway.heartbeats > beats + 2)
        sim.free.set()
        await sim.until(lambda: len(sim.posts) == 2)
        code, _ = await program.stop()
    assert code == 0
    assert {post["message_reference"]["message_id"] for post in sim.posts} == {int(first["id"]), int(second["id"])}
    assert len(sim.gateway.identified) == 1


async def test_refused_message_content_is_told_and_mentions_still_work(sim: DiscordSim, tmp_path: Path) -> None:
    sim.gateway.message_content_allowed = False
    async with started(sim, tmp_path) as program:
        await sim.until(lambda: sim.gateway.live)
        await sim.say(f"{MENTION} help")
        await sim.until(lambda: sim.posts)
        code, written = await program.stop()
    assert code == 0
    assert [bool(data["intents"] & MESSAGE_CONTENT) for data in sim.gateway.identified] == [True, False]
    assert "switch on Message Content Intent" in written


async def test_a_wrong_token_ends_the_program_with_one_sentence(sim: DiscordSim, tmp_path: Path) -> None:
    async with started(sim, tmp_path, DISCORD_TOKEN="another-token") as program:
        code, written = await program.ended()
    assert code == 2
    assert "Discord refused the token" in written.splitlines()[-1]
    assert "Traceback" not in written
    assert "another-token" not in written


async def test_a_missing_token_ends_the_program_with_one_sentence(sim: DiscordSim, tmp_path: Path) -> None:
    async with started(sim, tmp_path, DISCORD_TOKEN="") as program:
        code, written = await program.ended()
    assert code == 2
    assert "DISCORD_TOKEN" in written
    assert "Traceback" not in written


async def test_numbers_health_json_log_and_a_backup_beside_the_running_program(sim: DiscordSim, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    settings = {"METRICS_PORT": port, "LOG_FORMAT": "json", "BACKUP_FOLDER": str(tmp_path / "backups")}
    sim.shards = 2
    async with started(sim, tmp_path, **settings) as program, aiohttp.ClientSession() as session:
        await sim.until(lambda: len(sim.gateway.identified) == 2)
        await sim.until(lambda: sim.gateway.live)
        await sim.say(f"{MENTION} us total ukraine")
        await sim.say(f"{MENTION} how much did bhutan give ukraine")
        await sim.until(lambda: len(sim.posts) == 2)
        async with session.get(f"http://127.0.0.1:{port}/metrics") as page:
            numbers = await page.text()
        async with session.get(f"http://127.0.0.1:{port}/health") as page:
            assert page.status == 200
        await sim.until(lambda: list((tmp_path / "backups").glob("aidbot-*.db")))
        code, written = await program.stop()
    assert code == 0
    assert 'aidbot_replies_total{kind="figure"} 1.0' in numbers
    assert 'aidbot_replies_total{kind="abstain"} 1.0' in numbers
    assert all(f'aidbot_gateway_up{{shard="{shard}"}} 1.0' in numbers for shard in (0, 1))
    records = [json.loads(line) for line in written.splitlines()]
    assert any("Connected to Discord" in record["message"] for record in records)
    assert TOKEN not in written
