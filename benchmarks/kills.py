"""Kill the program without warning, again and again, in the middle of what it writes; then look whether anything is lost.

    python -m benchmarks.kills --kills 1000

A child process writes and says what was acknowledged; it is killed (SIGKILL) at a random instant. Then the store must open, be
whole in every page and link, hold everything that was acknowledged, and nothing by half.
"""

import argparse
import asyncio
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from bot.domain.model import Actor, AidKind, Figure, Precision, Source, Stage
from bot.domain.partial_date import PartialDate
from bot.files import clear, unfinished_in
from bot.store.backup import back_up, contents, looked_through
from bot.store.connection import connect
from bot.store.imports import Imported, apply_import, undo_import
from bot.store.ledger import Ledger
from bot.store.restoring import restore
from bot.store.revising import Circumstances
from bot.store.rows import own_facts
from bot.store.schema import SCHEMA, migrations, schema_of, stamp
from bot.store.store import Store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WHO = Actor(0, "console", operator=True)
HERE = Circumstances(server=None, actor=WHO, at=NOW, reason="kill")
_LONGEST = 0.12
_BATCH = 40

_UNLIKE = """
    SELECT count(*) FROM facts WHERE id LIKE 'kill-%' AND version <> (
        SELECT max(version) FROM revisions WHERE fact_id = facts.id)
"""

Said = Callable[[str], object]


def figure(name: str, value: int) -> Figure:
    """A figure to write."""
    return Figure(
        id=name,
        source=Source("s", "Publisher", "https://example.org", "Title", PartialDate(2025, 1, 1)),
        value=Decimal(value),
        unit="USD",
        precision=Precision.EXACT,
        donor="US",
        recipient="UA",
        kind=AidKind.ALL,
        stage=Stage.ALLOCATED,
        measure="package",
        sentence=f"Package {name} came to {value} dollars.",
        period_start=PartialDate(2025, 1, 1),
    )


def data_set(value: int) -> Imported:
    """A small data set, every figure of which has one value."""
    facts = [replace(figure(f"set-{at}", value), audit="imported from kills") for at in range(_BATCH)]
    return Imported(data_set="kills", label=str(value), files={"a": "b"}, rows=_BATCH, refused=0, facts=facts)


async def adding(path: Path, say: Said) -> None:
    """Add facts one by one, then change and take back each."""
    await add_to(Store.open(path), path, say)


async def add_to(store: Store, path: Path, say: Said) -> None:
    """Do that in a store that is open."""
    ledger, at = Ledger(store), contents(path).facts
    while True:
        at += 1
        fact = figure(f"kill-{at}-{os.getpid()}", at)
        await ledger.add(fact, server=None, actor=WHO, at=NOW, reason="kill")
        say(f"{fact.id} {at}")
        await ledger.edit(
            replace(fact, value=Decimal(7)), expected_version=1, server=None, actor=WHO, at=NOW, reason="kill"
        )
        say(f"{fact.id} 7")
        await ledger.undo(fact.id, server=None, actor=WHO, at=NOW, reason="kill")
        say(f"{fact.id} {at}")


def acknowledged(said: list[str], values: Mapping[str, Decimal]) -> list[str]:
    """Compare what `add_to` said with the values that facts have; a change after the last one said may have been made."""
    last: dict[str, str] = dict(line.rsplit(" ", 1) for line in said if line.startswith("kill-"))
    found = []
    for name, value in last.items():
        first = name.split("-")[1].lstrip("b")
        if values.get(name) not in (Decimal(value), Decimal(7)) and str(values.get(name)) != first:
            found.append(f"{name} was acknowledged with {value} and holds {values.get(name)}")
    return found


async def importing(path: Path, say: Said) -> None:
    """Import a data set in one value after the other, and take the last one back."""
    store, value = Store.open(path), int(time.time() * 1000) % 10**6
    while True:
        value += 1
        number, _ = await store.write(lambda db: apply_import(db, data_set(value), HERE, replace=False))  # noqa: B023
        say(f"import {value}")
        value += 1
        second, _ = await store.write(lambda db: apply_import(db, data_set(value), HERE, replace=False))  # noqa: B023
        await store.write(lambda db: undo_import(db, second or 0, HERE))  # noqa: B023
        say(f"import {value - 1}")
        assert number is not None


async def backing_up(path: Path, say: Said) -> None:
    """Make one backup over the other while facts are added."""
    store = Store.open(path)
    ledger, at = Ledger(store), 0
    while True:
        at += 1
        name = f"kill-b{at}-{os.getpid()}"
        await ledger.add(figure(name, at), server=None, actor=WHO, at=NOW, reason="kill")
        say(f"{name} {at}")
        await asyncio.to_thread(back_up, path, path.with_name("backup.db"))
        say("backup")


async def restoring(path: Path, say: Said) -> None:
    """Go back to a backup again and again."""
    while True:
        restore(path.with_name("backup.db"), path, path.with_name("aside.db"))
        say("restored")


async def migrating(path: Path, say: Said) -> None:
    """Bring an old store up to the schema of today."""
    Store.open(path).shut()
    say("migrated")


WORK = {"add": adding, "import": importing, "backup": backing_up, "restore": restoring, "migrate": migrating}


@dataclass(slots=True)
class Score:
    """What came of the kills of one sort of work."""

    kills: int = 0
    acknowledged: int = 0
    cleared: int = 0
    """Files that were half-written, and gone after the next start."""
    lost: list[str] = field(default_factory=list)


def killed(work: str, path: Path, chance: random.Random) -> list[str]:
    """Let a child work on the store until it is killed; give what it acknowledged."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            asyncio.run(WORK[work](path, lambda said: os.write(write, f"{said}\n".encode())))
        finally:
            os._exit(0)
    os.close(write)
    time.sleep(chance.uniform(0.0, _LONGEST))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(read) as said:
        return said.read().splitlines()


def faults_after(work: str, path: Path, said: list[str]) -> list[str]:
    """Open the store as the next start would, and give what is wrong with it."""
    if not path.exists():
        return ["the store is gone"]
    Store.open(path).shut()
    found = list(looked_through(path))
    with closing(connect(path, mode="ro")) as db:
        values = {
            held.fact.id: held.figure.value
            for held in own_facts(db, None)
            if held.fact.id.startswith(("kill-", "set-"))
        }
        if schema_of(db) != SCHEMA:
            found.append(f"schema {schema_of(db)}")
        unlike = db.execute(_UNLIKE).fetchone()[0]
    found += [f"{unlike} facts are not what their history says"] if unlike else []
    found += acknowledged(said, values)
    together = {value for name, value in values.items() if name.startswith("set-")}
    imports = [int(line.split()[1]) for line in said if line.startswith("import ")]
    if len(together) > 1:
        found.append(f"an import is there by half: {len(together)} values")
    if imports and (not together or min(together) < imports[-1]):
        found.append(f"import {imports[-1]} was acknowledged and is not there")
    for kept in (path.with_name("backup.db"), path.with_name("aside.db"), *path.parent.glob("facts.db.schema-*")):
        found += looked_through(kept) if kept.exists() else ()
    return found


def cleared(folder: Path) -> int:
    """Clear away what was half-written, as the next start does; give how much that was, and raise where some of it stays."""
    count = len(unfinished_in(folder))
    clear(folder)
    if left := unfinished_in(folder):
        raise AssertionError(f"{left[0].name} stays")
    return count


def prepared(work: str, path: Path, shipped: Path, chance: random.Random) -> None:
    """Make the store that a child works on."""
    for old in path.parent.iterdir():
        old.unlink()
    if work != "migrate":
        shutil.copy(shipped, path)
        back_up(path, path.with_name("backup.db"))
        return
    names = [migration.name for migration in migrations._migrations]
    with closing(connect(path, mode="rwc")) as db:
        migrations.apply(db, stop_before=chance.choice(names[1:]))
        with db.atomic():
            stamp(db, "label", "an earlier one")


def main() -> None:
    """Kill so often for each sort of work, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="How many for each sort of work.")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    shipped = Path(__file__).resolve().parent.parent / "facts.db"
    print("| work | kills | acknowledged | lost or by half | half-written, cleared |\n| --- |" + " ---: |" * 4)
    lost = 0
    for work in WORK:
        chance, score = random.Random(asked.seed), Score()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "facts.db")
            for at in range(asked.kills):
                if at % 50 == 0 or work == "migrate":
                    prepared(work, path, shipped, chance)
                said = killed(work, path, chance)
                score.kills += 1
                score.acknowledged += len(said)
                score.lost += faults_after(work, path, said)
                score.cleared += cleared(path.parent)
        lost += len(score.lost)
        print(
            f"| {work} | {score.kills:,} | {score.acknowledged:,} | {len(score.lost)} | {score.cleared:,} |", flush=True
        )
        for fault in dict.fromkeys(score.lost):
            print(f"  {fault}", file=sys.stderr)
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
