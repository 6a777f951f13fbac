"""A long, steady day over many servers: the program as a process on a simulated Discord, measured every minute.

    python -m benchmarks.soak --hours 1.5 --rate 5

People ask in seven languages, with slips, what is there and what is not, go on from answers, press buttons, check claims and draw
charts; curators add and undo facts, bring articles and data sets, follow donors and have digests written. A row is one minute;
at the end stand its beginning, middle and end, and by how much each value grew in an hour of the second half.
"""

import argparse
import asyncio
import json
import random
import re
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Never

from benchmarks import soak_words as say
from benchmarks.crowd import Crowd, Person, mention, words
from benchmarks.program import Program, Stalls, running, slope
from benchmarks.stages import percentile
from tests.discord_sim.server import DiscordSim

_MINUTES_AN_HOUR = 60
_SETTLING = 10
"""Rows that are averaged for the beginning, the middle and the end."""


async def _talk(person: Person, chance: random.Random) -> None:
    await person.talks(say.talk(chance))


async def _ask(person: Person, chance: random.Random) -> None:
    await person.asks(mention(say.question(chance)), "question")


async def _slip(person: Person, chance: random.Random) -> None:
    await person.asks(mention(say.slipped(chance)), "misspelled")


async def _ask_in_vain(person: Person, chance: random.Random) -> None:
    await person.asks(mention(say.unanswerable(chance)), "unanswerable")


async def _go_on(person: Person, chance: random.Random) -> None:
    answer = await person.asks(mention(say.question(chance)), "question")
    if answer is not None:
        await person.asks(say.going_on(chance), "follow-up", on=answer)


async def _press(person: Person, chance: random.Random) -> None:
    answer = await person.asks(mention(say.unanswerable(chance)), "unanswerable")
    await person.presses_any(answer, "button", chance)


async def _check(person: Person, chance: random.Random) -> None:
    await person.asks(say.claim(chance), "claim")


async def _chart(person: Person, chance: random.Random) -> None:
    await person.asks(f"!aid chart history {chance.choice(('us', 'germany', 'uk'))}", "chart")


async def _list(person: Person, chance: random.Random) -> None:
    await person.asks(chance.choice(("!help", "!aid topics", "!aid sources", "!inbox", "!privacy")), "list")


async def _wait_to_be_told(person: Person, chance: random.Random) -> None:
    await person.asks(f"!aid tellme norway to moldova in 20{chance.randrange(27, 60)}", "tellme")
    await person.asks("!aid forgetme", "tellme")


async def _add(person: Person, chance: random.Random) -> None:
    saved = words(await person.presses("Save", await person.asks(f"!fact add {say.fact(chance)}", "add"), "save"))
    undo = re.search(r"fact undo [\w-]+ version \d+", saved)
    if undo and chance.random() < 0.8:
        await person.asks(f"!{undo[0]}", "undo")


async def _follow(person: Person, chance: random.Random) -> None:
    await person.asks("!follow donor norway", "follow")
    soon = datetime.now(UTC) + timedelta(minutes=2)
    await person.asks(f"!follow digest {soon:%A} {soon:%H:%M} UTC", "follow")
    await _add(person, chance)
    await asyncio.sleep(240)
    await person.asks("!unfollow all", "follow")
    await person.asks("!unfollow digest", "follow")


async def _bring_article(person: Person, chance: random.Random) -> None:
    finding = await person.asks(say.article(chance), "article")
    finding = await person.presses("Skip", finding, "finding")
    await person.presses("Stop", finding, "finding")


async def _import(person: Person, chance: random.Random) -> None:
    file = say.data_file(chance)
    look = await person.asks(f"!fact import label: Release {chance.randrange(10**6)}", "import", file=file)
    applied = words(await person.presses("Apply", look, "apply"))
    if number := re.search(r"Stored as import (\d+)", applied):
        await person.asks(f"!fact unimport {number[1]}", "unimport")


Doing = Callable[[Person, random.Random], Coroutine[None, None, None]]
SHARES: Mapping[Doing, float] = MappingProxyType(
    {
        _talk: 30,
        _ask: 22,
        _slip: 14,
        _ask_in_vain: 12,
        _go_on: 7,
        _press: 4,
        _check: 4,
        _list: 2,
        _add: 2,
        _wait_to_be_told: 1,
        _chart: 0.7,
        _bring_article: 0.6,
        _import: 0.4,
        _follow: 0.3,
    }
)
"""What is done, and how often beside the rest."""


@dataclass(frozen=True, slots=True)
class Minute:
    """What one minute came to. Sizes are in megabytes, times in milliseconds."""

    minute: int
    memory: float
    stall: float
    """No standstill of the event loop was longer."""
    over_50: int
    replies: int
    p50: float
    p99: float
    lost: int
    twice: int
    unasked: int
    files: int
    threads: int
    store: float
    wal: float
    processor: float
    """In percent of one core."""


COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "memory": "memory MB",
        "stall": "stall ≤ ms",
        "over_50": "over 50 ms",
        "replies": "replies",
        "p50": "p50 ms",
        "p99": "p99 ms",
        "lost": "lost",
        "twice": "twice",
        "unasked": "unasked",
        "files": "files",
        "threads": "threads",
        "store": "store MB",
        "wal": "log MB",
        "processor": "core %",
    }
)


class Measuring:
    """Looks at a program once a minute, and keeps what it saw."""

    def __init__(self, program: Program, crowd: Crowd) -> None:
        self._program, self._crowd = program, crowd
        self._stalls, self._computed = Stalls(), program.computed
        self._counted = {"lost": 0, "twice": 0, "unasked": 0}
        self.rows: list[Minute] = []
        self.took: dict[str, list[float]] = {}

    async def look(self, seconds: float = 60.0) -> Minute:
        """Measure what came since the last look, so many seconds ago."""
        program, crowd = self._program, self._crowd
        stalls, computed, took = await program.stalls(), program.computed, dict(crowd.took)
        crowd.took.clear()
        crowd.sim.gateway.forget()
        counted = {name: getattr(crowd, name) for name in self._counted}
        for sort, seconds_each in took.items():
            self.took.setdefault(sort, []).extend(seconds_each)
        waited = [each for seconds_each in took.values() for each in seconds_each] or [0.0]
        row = Minute(
            minute=len(self.rows) + 1,
            memory=program.resident / 1e6,
            stall=stalls.bound_since(self._stalls) * 1000,
            over_50=stalls.over(0.05) - (self._stalls.over(0.05) if self._stalls.up_to else 0),
            replies=sum(map(len, took.values())),
            p50=percentile(waited, 50),
            p99=percentile(waited, 99),
            **{name: count - self._counted[name] for name, count in counted.items()},
            files=program.files,
            threads=program.threads,
            store=program.stored() / 1e6,
            wal=program.stored("-wal") / 1e6,
            processor=100 * (computed - self._computed) / seconds,
        )
        self._stalls, self._computed, self._counted = stalls, computed, counted
        self.rows.append(row)
        return row

    @property
    def longest(self) -> float:
        """The longest standstill so far, in milliseconds."""
        return self._stalls.longest * 1000


async def soak(minutes: int, servers: int, rate: float) -> Sequence[Minute]:
    """Let the crowd do something `rate` times a second for so long, and print a row for each minute and what came of all."""
    with tempfile.TemporaryDirectory() as folder:
        async with DiscordSim() as sim, running(sim, Path(folder), servers, MOST_PER_MINUTE="0") as program:
            crowd = Crowd(sim, servers)
            measuring = Measuring(program, crowd)
            doing = asyncio.create_task(_keep_doing(crowd, rate))
            print(_row("minute", COLUMNS.values()), _row("---:", ["---:"] * len(COLUMNS)), sep="\n", flush=True)
            end = time.monotonic()
            for _ in range(minutes):
                end += 60.0
                await asyncio.sleep(max(0.0, end - time.monotonic()))
                row = await measuring.look()
                print(told(row), flush=True)
            await _stop(doing)
            print("", *summary(measuring.rows), "", *_by_sort(measuring.took), sep="\n")
            print(f"\nThe event loop stood still for {measuring.longest:.0f} ms at most.")
    return measuring.rows


async def _keep_doing(crowd: Crowd, rate: float) -> Never:
    """Have people do things at random moments, whatever became of what was done before."""
    chance = random.Random("soak")
    async with asyncio.TaskGroup() as people:
        while True:
            (what,) = chance.choices([*SHARES], [*SHARES.values()])
            people.create_task(what(crowd.person(chance), random.Random(chance.random())))
            await asyncio.sleep(chance.expovariate(rate))


async def _stop(doing: "asyncio.Task[Never]") -> None:
    """Have nobody do anything more."""
    doing.cancel()
    with suppress(asyncio.CancelledError):
        await doing


def told(row: Minute) -> str:
    """A minute as a row of a table."""
    return _row(str(row.minute), (_value(name, getattr(row, name)) for name in COLUMNS))


def summary(rows: Sequence[Minute]) -> list[str]:
    """Tell the beginning, the middle and the end, and how much each value grows in an hour, by the second half."""
    some = min(_SETTLING, max(1, len(rows) // 3))
    middle = (len(rows) - some) // 2
    parts = {"start": rows[:some], "middle": rows[middle : middle + some], "end": rows[-some:]}
    lines = [_row("", COLUMNS.values()), _row("---", ["---:"] * len(COLUMNS))]
    for name, part in parts.items():
        means = (_value(column, sum(getattr(row, column) for row in part) / len(part)) for column in COLUMNS)
        lines.append(_row(name, means))
    half = rows[len(rows) // 2 :]
    grown = (f"{_MINUTES_AN_HOUR * slope([getattr(row, column) for row in half]):+.2f}" for column in COLUMNS)
    lines.append(_row("an hour", grown))
    whole = {
        name: sum(getattr(row, name) for row in rows) for name in ("over_50", "replies", "lost", "twice", "unasked")
    }
    lines.append(_row("in all", (f"{whole[column]:,}" if column in whole else "" for column in COLUMNS)))
    return lines


def _by_sort(took: Mapping[str, Sequence[float]]) -> list[str]:
    lines = ["| done | times | p50 ms | p99 ms | longest ms |", "| --- | ---: | ---: | ---: | ---: |"]
    for sort, seconds in sorted(took.items(), key=lambda each: -len(each[1])):
        times = (f"{percentile(seconds, 50):.0f}", f"{percentile(seconds, 99):.0f}", f"{max(seconds) * 1000:.0f}")
        lines.append(_row(sort, (f"{len(seconds):,}", *times)))
    return lines


def _value(name: str, value: float) -> str:
    return f"{value:.1f}" if name in ("memory", "store", "wal", "processor", "p50") else f"{value:.0f}"


def _row(first: str, rest: Iterable[str]) -> str:
    return f"| {' | '.join((first, *rest))} |"


def main() -> None:
    """Read what is asked for, and soak."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=float, default=1.5)
    parser.add_argument("--servers", type=int, default=300)
    parser.add_argument("--rate", type=float, default=5.0, help="Things done in a second.")
    parser.add_argument("--keep", type=Path, help="Where to leave the rows as JSON.")
    asked = parser.parse_args()
    rows = asyncio.run(soak(max(1, round(asked.hours * _MINUTES_AN_HOUR)), asked.servers, asked.rate))
    if asked.keep:
        asked.keep.write_text(json.dumps([asdict(row) for row in rows]), "ascii")


if __name__ == "__main__":
    main()
