"""The program as a process of its own on a simulated Discord, and what can be measured of it from outside."""

import asyncio
import os
import re
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from tests.discord_sim.payloads import CHANNEL, GUILD, Payload, guild, message
from tests.discord_sim.server import TOKEN, DiscordSim

ROOT = Path(__file__).resolve().parent.parent
_STARTING = 180.0
"""Seconds that the program is given to start on a machine that is busy."""
_BUCKET = re.compile(r'aidbot_loop_stall_seconds_bucket\{le="([^"]+)"\} (\S+)')
_LONGEST = re.compile(r"^aidbot_loop_longest_stall_seconds (\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stalls:
    """How the event loop stood still since the start: the longest time in seconds, and how many looks found up to how long."""

    longest: float = 0.0
    up_to: Mapping[float, int] = field(default_factory=dict)

    def over(self, seconds: float) -> int:
        """How many looks found it standing for more than one of the measured bounds."""
        return self.looks - self.up_to.get(seconds, 0)

    @property
    def looks(self) -> int:
        """How often it was looked at."""
        return max(self.up_to.values(), default=0)

    def bound_since(self, before: "Stalls") -> float:
        """What no standstill since an earlier look was longer than, as closely as was measured."""
        edges = [edge for edge in self.up_to if self.over(edge) == before.over(edge)]
        return min([*edges, self.longest])


@dataclass(frozen=True, slots=True)
class Program:
    """A running program: its process, the folder of its store and the port of its numbers."""

    process: asyncio.subprocess.Process
    folder: Path
    port: int

    @property
    def resident(self) -> int:
        """Bytes of memory that it holds."""
        pages = int(self._proc("statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    @property
    def files(self) -> int:
        """How many files and sockets it has open."""
        return len(list(self._proc("fd").iterdir()))

    @property
    def threads(self) -> int:
        """How many threads it has."""
        return len(list(self._proc("task").iterdir()))

    @property
    def computed(self) -> float:
        """Seconds of computing so far."""
        user, system = self._proc("stat").read_text("ascii").rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def stored(self, suffix: str = "") -> int:
        """Bytes of its store, or of the log of its store with `-wal`."""
        file = self.folder / f"facts.db{suffix}"
        return file.stat().st_size if file.exists() else 0

    async def stalls(self) -> Stalls:
        """How its event loop stood still, by its own metrics."""
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{self.port}/metrics") as page:
            text = await page.text()
        found = _LONGEST.search(text)
        up_to = {float(edge): int(float(count)) for edge, count in _BUCKET.findall(text)}
        return Stalls(float(found[1]) if found else 0.0, up_to)

    def _proc(self, name: str) -> Path:
        return Path(f"/proc/{self.process.pid}", name)


@asynccontextmanager
async def running(sim: DiscordSim, folder: Path, servers: int, **settings: str) -> AsyncIterator[Program]:
    """Start the program with a store in a folder, and have it in so many servers; stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "tests" / "discord_sim" / "redirect", ROOT))),
        "DISCORD_SIM_API": sim.api,
        "DISCORD_SIM_GATEWAY": sim.gateway.url,
        "FACTS_DB": str(folder / "facts.db"),
        "DISCORD_TOKEN": TOKEN,
        "METRICS_PORT": str(port),
        "LOG_LEVEL": "ERROR",
    }
    command = (sys.executable, "-m", "bot", "run")
    process = await asyncio.create_subprocess_exec(*command, cwd=folder, env=environment | settings)
    try:
        await sim.until(lambda: sim.gateway.live, _STARTING)
        for at in range(1, servers):
            await sim.gateway.dispatch("GUILD_CREATE", server(at))
        yield Program(process, folder, port)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def server(at: int) -> Payload:
    """Describe one of many servers, each with one channel."""
    own = guild()
    own["id"] = str(GUILD + at)
    own["roles"][0]["id"] = own["id"]
    own["channels"][0]["id"] = str(CHANNEL + at)
    return own


def said(number: int, at: int, text: str, author: int) -> Payload:
    """What somebody said in the channel of one of the servers."""
    return message(number, text, author) | {"guild_id": str(GUILD + at), "channel_id": str(CHANNEL + at)}


def slope(values: Sequence[float]) -> float:
    """How much a value grows from one measuring to the next, by least squares; 0 for fewer than two."""
    middle = (len(values) - 1) / 2
    spread = sum((at - middle) ** 2 for at in range(len(values)))
    return sum((at - middle) * value for at, value in enumerate(values)) / spread if spread else 0.0
