"""Two stores over one ledger: how soon a change is seen by the other, and how soon one that was away has all of them, exactly.

    python -m benchmarks.catching_up --dsn "host=/run/postgresql dbname=test" --changes 10000

The other store lives in a process of its own. Afterwards every row of both is compared. It works in a schema that it makes in
the database and drops at the end.
"""

import argparse
import asyncio
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from benchmarks.kills import HERE, figure
from bot.store.ledger import Ledger
from bot.store.revising import Circumstances
from bot.store.shared.tables import DERIVED, OWN_META, SHARED
from bot.store.store import Store

_APPLIED = "SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'applied'"
_LOOK = 0.0002
"""Seconds between two looks of the other process at its own store."""
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Seen:
    """Seconds of each change: to be acknowledged, and from then until the other process has it (0 where that was faster)."""

    acknowledged: Sequence[float]
    seen: Sequence[float]


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """How long a store that was away took, and in how many rows it differs from the other then."""

    changes: int
    seconds: float
    rows: int
    unlike: int


def watch(path: Path, dsn: str, told: Connection, changes: int) -> None:
    """Follow the ledger in a process of its own, and tell when each change is in the store."""
    store = Store.open(path, ledger=dsn)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        last = db.execute(_APPLIED).fetchone()[0]
        told.send((last, 0.0))
        until = last + changes
        while last < until:
            if (now := db.execute(_APPLIED).fetchone()[0]) > last:
                last = now
                told.send((last, time.monotonic()))
            time.sleep(_LOOK)
    store.shut()


async def changed(store: Store, numbers: range, chance: random.Random) -> list[tuple[float, float]]:
    """Add facts one by one, editing or taking out some of them; give when each change began and was acknowledged."""
    ledger, times = Ledger(store), []
    for at in numbers:
        began = time.monotonic()
        await _change(ledger, at, chance.random())
        times.append((began, time.monotonic()))
    return times


async def _change(ledger: Ledger, at: int, lot: float) -> None:
    here: Circumstances = HERE
    told = {"server": here.server, "actor": here.actor, "at": here.at, "reason": here.reason}
    if lot < 0.8 or at == 0:
        await ledger.add(figure(f"bench-{at}", at), **told)  # type: ignore[arg-type]
    else:
        await ledger.note_question(f"what of {at}?", f"what {at}", server=1, at=here.at)


def seen_by_another(store: Store, dsn: str, folder: Path, changes: int) -> Seen:
    """Measure how soon each change is in the store of another process."""
    spawn = get_context("spawn")
    hears, tells = spawn.Pipe(duplex=False)
    other = spawn.Process(target=watch, args=(folder / "seen.db", dsn, tells, changes))
    other.start()
    first = _heard(hears)[0]
    acknowledged, seen, chance = [], [], random.Random(1)
    for at in range(changes):
        ((began, done),) = asyncio.run(changed(store, range(at, at + 1), chance))
        number, there = _heard(hears)
        if number != first + at + 1:
            sys.exit(f"change {first + at + 1} was expected, and {number} was seen")
        acknowledged.append(done - began)
        seen.append(max(0.0, there - done))
    other.join()
    return Seen(acknowledged, seen)


def _heard(hears: Connection) -> tuple[int, float]:
    if not hears.poll(_PATIENCE):
        sys.exit(f"a change was not seen within {_PATIENCE:.0f} seconds")
    number, at = hears.recv()
    return int(number), float(at)


def caught_up(store: Store, path: Path, away: Path, dsn: str, numbers: range) -> CaughtUp:
    """Make changes while the other store is closed; measure its start until it has them all, and compare."""
    Store.open(away, ledger=dsn).shut()
    asyncio.run(changed(store, numbers, random.Random(2)))
    return _back(path, away, dsn, len(numbers))


def _back(path: Path, away: Path, dsn: str, changes: int) -> CaughtUp:
    began = time.perf_counter()
    other = Store.open(away, ledger=dsn)
    other.bring_up()
    seconds = time.perf_counter() - began
    other.shut()
    here, there = set(rows_of(path)), set(rows_of(away))
    return CaughtUp(changes, seconds, len(here), len(here ^ there))


def rows_of(path: Path) -> Iterator[tuple[object, ...]]:
    """Everything in a store but what is about the file itself."""
    with closing(sqlite3.connect(path)) as db:
        for table in (*SHARED, *DERIVED, "sqlite_sequence"):
            for row in db.execute(f"SELECT * FROM {table}"):  # noqa: S608
                if table != "meta" or row[0] not in OWN_META:
                    yield (table, *row)


@contextmanager
def schema(dsn: str) -> Iterator[str]:
    """Lend a schema of one's own."""
    name = f"bench_{uuid4().hex}"
    with psycopg.connect(dsn, autocommit=True) as conn:
        conn.execute(SQL("CREATE SCHEMA {}").format(Identifier(name)))
        try:
            yield make_conninfo(dsn, options=f"-csearch_path={name}")
        finally:
            conn.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(name)))


def measure(dsn: str, changes: int, seen: int, say: Callable[[str], object]) -> bool:
    """Measure all of it and say the figures; give whether both stores held the same at every end."""
    shipped = Path(__file__).resolve().parent.parent / "facts.db"
    with schema(dsn) as ledger, TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "one.db"
        store = Store.open(path, shipped=shipped, ledger=ledger)
        both = seen_by_another(store, ledger, folder, seen)
        say(f"| {seen:,} changes one by one | median | 99 % | most |\n| --- | ---: | ---: | ---: |")
        say(_line("acknowledged after", both.acknowledged))
        say(_line("then seen by the other process after", both.seen))
        away = [caught_up(store, path, folder / "away.db", ledger, range(seen, seen + changes))]
        asyncio.run(changed(store, range(seen + changes, seen + changes + 10), random.Random(3)))
        asyncio.run(store.compact())
        away.append(_back(path, folder / "away.db", ledger, 10))
        store.shut()
    say("\n| away for | caught up after | rows compared | unlike |\n| --- | ---: | ---: | ---: |")
    for sort, each in zip(("changes", "changes, behind a new snapshot"), away, strict=True):
        say(f"| {each.changes:,} {sort} | {each.seconds:.2f} s | {each.rows:,} | {each.unlike} |")
    return not any(each.unlike for each in away)


def _line(what: str, seconds: Sequence[float]) -> str:
    told = (median(seconds), quantiles(seconds, n=100)[98], max(seconds))
    return f"| {what} | " + " | ".join(f"{each * 1000:.1f} ms" for each in told) + " |"


def main() -> None:
    """Measure, and end with exit code 1 where the stores were not the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dsn", required=True, help="A PostgreSQL whose role may create a schema.")
    parser.add_argument("--changes", type=int, default=10_000, help="How many a store is away for.")
    parser.add_argument("--seen", type=int, default=500, help="How many are watched one by one.")
    asked = parser.parse_args()
    sys.exit(0 if measure(asked.dsn, asked.changes, asked.seen, lambda line: print(line, flush=True)) else 1)


if __name__ == "__main__":
    main()
