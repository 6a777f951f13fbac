"""End the connections to the ledger again and again while two stores write; then look whether what was told is true.

    python -m benchmarks.cut_lines --dsn "host=/run/postgresql dbname=test" --writes 1000

What was acknowledged must be there once, what was refused must not, and both stores must hold the same rows.
"""

import argparse
import asyncio
import logging
import random
import sqlite3
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from benchmarks.catching_up import rows_of, schema
from benchmarks.kills import HERE, figure
from bot.errors import StoreUnavailable
from bot.store.ledger import Ledger
from bot.store.shared.failures import UNSURE
from bot.store.store import Store

_END = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE 'aidbot %'
"""
_LONGEST = 0.08
_PAUSE = 0.02
"""Seconds that somebody waits who was refused."""


@dataclass(slots=True)
class Told:
    """What the writers were told of each change, by its name."""

    acknowledged: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    left_open: set[str] = field(default_factory=set)
    sentences: Counter[str] = field(default_factory=Counter)


class Cutter(threading.Thread):
    """Ends the writers' connections at random instants until it is stopped."""

    def __init__(self, dsn: str) -> None:
        super().__init__(daemon=True)
        self._dsn = dsn
        self._stopped = threading.Event()
        self.cuts = 0

    def run(self) -> None:
        """Cut."""
        chance = random.Random(5)
        with psycopg.connect(self._dsn, autocommit=True) as conn:
            while not self._stopped.wait(chance.uniform(0.002, _LONGEST)):
                row = conn.execute(_END).fetchone()
                self.cuts += row[0] if row else 0

    def stop(self) -> None:
        """Leave the connections alone."""
        self._stopped.set()
        self.join()


async def written(store: Store, prefix: str, writes: int, told: Told) -> None:
    """Add facts, and note what is said of each."""
    for at in range(writes):
        name = f"{prefix}-{at}"
        try:
            await Ledger(store).add(figure(name, at), server=None, actor=HERE.actor, at=HERE.at, reason="cut")
            told.acknowledged.add(name)
        except StoreUnavailable as error:
            told.sentences[str(error)] += 1
            (told.left_open if str(error) == UNSURE else told.refused).add(name)
            await asyncio.sleep(_PAUSE)


async def _both(one: Store, other: Store, writes: int) -> Told:
    told = Told()
    await asyncio.gather(written(one, "cut-one", writes, told), written(other, "cut-other", writes, told))
    return told


def faults(path: Path, other: Path, told: Told) -> list[str]:
    """Compare what was told with what is there."""
    with closing(sqlite3.connect(path)) as db:
        made = Counter(row[0] for row in db.execute("SELECT fact_id FROM revisions WHERE fact_id LIKE 'cut-%'"))
    found = [f"{name} was acknowledged and is not there" for name in told.acknowledged - made.keys()]
    found += [f"{name} was refused and is there" for name in told.refused & made.keys()]
    found += [f"{name} was made {count} times" for name, count in made.items() if count > 1]
    unlike = set(rows_of(path)) ^ set(rows_of(other))
    return found + ([f"{len(unlike)} rows differ"] if unlike else [])


def cut(dsn: str, writes: int) -> list[str]:
    """Write while connections are cut, print what came of it, and give what is wrong."""
    shipped = Path(__file__).resolve().parent.parent / "facts.db"
    with schema(dsn) as ledger, TemporaryDirectory() as name:
        paths = [Path(name, "one.db"), Path(name, "other.db")]
        one, other = (Store.open(path, shipped=shipped, ledger=ledger) for path in paths)
        cutter, began = Cutter(dsn), time.monotonic()
        cutter.start()
        told = asyncio.run(_both(one, other, writes))
        cutter.stop()
        seconds = time.monotonic() - began
        for store in (one, other):
            store.bring_up()
            store.shut()
        found = faults(paths[0], paths[1], told)
    print("| cuts | seconds | acknowledged | refused | left open | lost, or not as told |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    counts = (len(told.acknowledged), len(told.refused), len(told.left_open), len(found))
    print(f"| {cutter.cuts:,} | {seconds:.0f} | " + " | ".join(f"{count:,}" for count in counts) + " |")
    for sentence, count in told.sentences.most_common():
        print(f"{count:>6,}  {sentence}", file=sys.stderr)
    return found


def main() -> None:
    """Cut, and end with exit code 1 where anything is not as it was told."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dsn", required=True, help="A PostgreSQL whose role may create a schema.")
    parser.add_argument("--writes", type=int, default=1000, help="How many changes each of two stores makes.")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    found = cut(asked.dsn, asked.writes)
    for fault in found:
        print(fault, file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
