"""Two programs over two shard ranges and one ledger in PostgreSQL, which goes away and comes back."""

import asyncio
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.store.inspecting import exported
from tests.discord_sim.payloads import GUILD, PERSON
from tests.discord_sim.server import DiscordSim
from tests.postgres import DSN
from tests.test_process import MENTION, ROOT, started

FACT = (
    "value: $1.25 billion; who: Norway → Ukraine; kind: military; stage: announced; measure: package; "
    'when: 2023-12-{day:02}; what: Norway announced a package of that day.; source: NRK, "Package", '
    "https://www.nrk.no/package, 2023-12-{day:02}"
)
QUESTION = f"{MENTION} how much did norway announce for ukraine on {{day}} december 2023?"
LOST = "shared ledger cannot be reached"


class Postgres:
    """A PostgreSQL that may be stopped and started."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        script = [str(ROOT / ".ci" / "postgres"), str(folder)]
        self.dsn = subprocess.run(script, check=True, capture_output=True, text=True).stdout.strip()

    def stop(self) -> None:
        """End it at once, as a power cut does."""
        subprocess.run([str(ROOT / ".ci" / "postgres"), "stop", str(self._folder)], check=True)

    def start(self) -> None:
        """Start it again as it was."""
        port = self.dsn.split("port=")[1].split()[0]
        options = f"-k {self._folder} -c listen_addresses= -p {port}"
        words = ["-D", f"{self._folder}/data", "-w", "-l", f"{self._folder}/log", "-o", options, "start"]
        program = shutil.which("pg_ctl") or next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))))
        owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        subprocess.run([*owner, str(program), *words], check=True, stdout=subprocess.DEVNULL, cwd=self._folder)


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    """A server of its own, since it is stopped."""
    if DSN not in os.environ:
        pytest.skip(f"no PostgreSQL: {DSN} says where one is")
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        server = Postgres(Path(name) / "pg")
        yield server
        server.stop()


async def said(sim: DiscordSim, words: str, wanted: str) -> str:
    """Say something until the reply holds what is wanted; give that reply."""
    for _ in range(20):
        before = len(sim.posts)
        await sim.say(words)
        await sim.until(lambda before=before: len(sim.posts) > before)  # type: ignore[misc]
        if wanted in sim.texts()[-1]:
            return sim.texts()[-1]
        await asyncio.sleep(0.05)
    raise AssertionError(sim.texts()[-1])


async def saved(sim: DiscordSim, day: int) -> str:
    """Add the package of a day and save it; give what the bot says of that."""
    draft = await said(sim, f"!fact add {FACT.format(day=day)}", "fact save")
    save = re.search(r"fact save [\w-]*", draft)
    assert save
    return await said(sim, f"!{save[0]}", "")


def facts(home: Path) -> list[str]:
    return [repr(held) for held in exported(home / "facts.db", GUILD)]


async def test_two_programs_share_their_facts_also_over_a_loss_of_the_ledger(
    postgres: Postgres, tmp_path: Path
) -> None:
    homes = [tmp_path / "one", tmp_path / "other"]
    for home in homes:
        home.mkdir()
    settings = {"LEDGER_DSN": postgres.dsn, "OPERATORS": str(PERSON)}
    async with (
        DiscordSim() as here,
        DiscordSim() as there,
        started(here, homes[0], SHARDS="0-1/4", **settings) as one,
    ):
        await here.until(lambda: here.gateway.live)
        async with started(there, homes[1], SHARDS="2-3/4", **settings) as other:
            await there.until(lambda: there.gateway.live)
            assert LOST not in await saved(here, 20)
            await said(there, QUESTION.format(day=20), "1.25")
            postgres.stop()
            await said(there, QUESTION.format(day=20), "1.25")
            assert LOST in await saved(there, 21)
            postgres.start()
            await saved_at_last(there, 21)
            await said(here, QUESTION.format(day=21), "1.25")
            assert (await one.stop())[0] == (await other.stop())[0] == 0
    assert facts(homes[0]) == facts(homes[1])


async def saved_at_last(sim: DiscordSim, day: int) -> None:
    """Try again until the ledger is there again."""
    for _ in range(40):
        if LOST not in await saved(sim, day):
            return
        await asyncio.sleep(0.25)
    raise AssertionError(sim.texts()[-1])
