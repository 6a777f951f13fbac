"""Opening, sharing and losing a store: in real files, with other programs in the way."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlite_utils import Database

from bot.domain.shelf import FigureKey
from bot.errors import StoreUnavailable
from bot.store import Ledger, Store
from bot.store.building import build
from bot.store.schema import SCHEMA
from tests.store.conftest import Opened
from tests.store.making import CURATOR, NOON, OPERATOR, SERVER, figure, ids

UKRAINE = FigureKey(recipient="ukraine")


def seen(store: Store) -> list[str]:
    with store.reading(None) as shelf:
        return ids(shelf.figures(UKRAINE))


def altered(path: Path, sql: str, *values: int) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(sql, values)


def refusal(path: Path, *, read_only: bool = False) -> str:
    """What opening a store says; never a path."""
    with pytest.raises(StoreUnavailable) as refused:
        Store.open(path, wait=0.05, read_only=read_only)
    assert path.name not in str(refused.value) and str(path.parent) not in str(refused.value)
    return str(refused.value)


def test_the_first_start_copies_the_shipped_facts_and_never_writes_to_them(path: Path, shipped: Path) -> None:
    build(shipped, [figure()], [], {}, "first")
    before = shipped.read_bytes()
    store = Store.open(path.parent / "new" / "folder" / "facts.db", shipped=shipped)
    asyncio.run(Ledger(store).add(figure("mine"), server=None, actor=OPERATOR, at=NOON, reason="test"))
    assert seen(store) == ["mine", "us-package"]
    store.shut()
    assert shipped.read_bytes() == before
    assert [each.name for each in shipped.parent.iterdir()] == ["facts.db"]


def test_a_later_start_keeps_what_was_changed(
    opened: Opened, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    store = opened(figure())
    asyncio.run(Ledger(store).add(figure("mine"), server=None, actor=OPERATOR, at=NOON, reason="test"))
    store.shut()
    assert sorted(each.name for each in path.parent.iterdir()) == ["facts.db", "shipped"]
    again = Store.open(path, shipped=shipped, ledger=shared_ledger)
    assert seen(again) == ["mine", "us-package"]
    again.shut()


def test_many_first_starts_at_once_share_one_store(path: Path, shipped: Path) -> None:
    build(shipped, [figure()], [], {}, "first")
    stores: list[Store] = []
    starts = [threading.Thread(target=lambda: stores.append(Store.open(path, shipped=shipped))) for _ in range(4)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    for number, store in enumerate(stores):
        asyncio.run(Ledger(store).add(figure(f"f{number}"), server=None, actor=OPERATOR, at=NOON, reason="test"))
    assert [seen(store) for store in stores] == [["f0", "f1", "f2", "f3", "us-package"]] * 4
    for store in stores:
        store.shut()
    assert sorted(each.name for each in path.parent.iterdir()) == ["facts.db", "shipped"]


def test_a_store_that_is_nowhere_says_how_to_make_one(path: Path, shipped: Path) -> None:
    assert "Start the bot once" in refusal(path)
    with pytest.raises(StoreUnavailable, match="Install aidbot again"):
        Store.open(path, shipped=shipped)
    assert not path.exists()


def test_a_store_of_a_newer_schema_is_refused_and_left_as_it_is(opened: Opened, path: Path) -> None:
    opened(figure()).shut()
    altered(path, "UPDATE meta SET value = ? WHERE name = 'schema'", SCHEMA + 1)
    before = path.read_bytes()
    for read_only in (False, True):
        assert "Update aidbot" in refusal(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_store_of_an_older_schema_is_not_opened_for_reading_alone(opened: Opened, path: Path) -> None:
    opened(figure()).shut()
    altered(path, "UPDATE meta SET value = ? WHERE name = 'schema'", SCHEMA - 1)
    assert "older aidbot" in refusal(path, read_only=True)


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_called_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "damaged" in refusal(path)
    assert path.read_bytes() == content


def test_a_damaged_page_is_found_at_the_start(opened: Opened, path: Path) -> None:
    opened(*(figure(f"f{number}") for number in range(50))).shut()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "Restore the latest backup" in refusal(path)


def test_a_database_of_another_program_is_refused_and_left_as_it_is(path: Path) -> None:
    altered(path, "CREATE TABLE accounts (name)")
    before = path.read_bytes()
    assert "not a fact store of aidbot" in refusal(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_used_is_said_to_be_so(path: Path, shipped: Path) -> None:
    build(shipped, [], [], {}, "first")
    path.write_text("a file where a folder should be")
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        Store.open(path / "facts.db", shipped=shipped)
    assert "not a fact store" in refusal(shipped.parent)


def test_a_store_opened_for_reading_refuses_changes(opened: Opened, path: Path) -> None:
    opened(figure()).shut()
    before = path.read_bytes()
    store = Store.open(path, read_only=True)
    assert seen(store) == ["us-package"]
    with pytest.raises(StoreUnavailable, match="write access"):
        asyncio.run(Ledger(store).add(figure("new"), server=None, actor=OPERATOR, at=NOON, reason="test"))
    store.shut()
    assert path.read_bytes() == before


@contextmanager
def locked_folder(facts: Path) -> Iterator[Path]:
    """A copy of a store where nobody may write, seen as a user who is not almighty."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "facts.db").write_bytes(facts.read_bytes())
        (folder / "facts.db").chmod(0o444)
        folder.chmod(0o555)
        almighty = os.getuid() == 0
        if almighty:
            os.setresuid(65534, 65534, 0)
        try:
            yield folder / "facts.db"
        finally:
            if almighty:
                os.setresuid(0, 0, 0)
            folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="this system has no users to change to")
def test_a_store_where_nobody_may_write_is_read_but_not_opened_for_changes(
    opened: Opened, path: Path, shipped: Path
) -> None:
    opened(figure()).shut()
    for facts in (path, shipped):
        with locked_folder(facts) as locked:
            assert "write access" in refusal(locked)
            store = Store.open(locked, read_only=True)
            assert seen(store) == ["us-package"]
            store.shut()


async def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(StoreUnavailable, match="write access"):
        await store.query(lambda db: db.execute("DELETE FROM facts"))


async def test_a_store_locked_for_longer_than_the_wait_says_that_it_is_busy(opened: Opened, path: Path) -> None:
    store = opened(figure())
    ledger = Ledger(store)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable, match="busy"):
            await ledger.add(figure("new"), server=None, actor=OPERATOR, at=NOON, reason="test")
        assert seen(store) == ["us-package"]
        other.execute("ROLLBACK")
    await ledger.add(figure("new"), server=None, actor=OPERATOR, at=NOON, reason="test")
    assert seen(store) == ["new", "us-package"]


async def test_readers_never_wait_for_a_long_write(opened: Opened) -> None:
    store = opened(figure())
    begun, finish = threading.Event(), threading.Event()

    def slow(db: Database) -> None:
        db.execute("DELETE FROM facts")
        begun.set()
        assert finish.wait(10)

    writing = asyncio.create_task(store.write(slow))
    assert await asyncio.to_thread(begun.wait, 10)
    found = await asyncio.gather(*(store.read(SERVER, lambda shelf: ids(shelf.figures(UKRAINE))) for _ in range(20)))
    assert found == [["us-package"]] * 20
    assert not writing.done()
    finish.set()
    await writing
    assert seen(store) == []


async def test_one_answer_sees_one_moment_of_the_store(opened: Opened) -> None:
    store = opened(figure())
    with store.reading(None) as shelf:
        assert ids(shelf.figures(UKRAINE)) == ["us-package"]
        await Ledger(store).add(figure("new"), server=None, actor=OPERATOR, at=NOON, reason="test")
        assert ids(shelf.figures(UKRAINE)) == ["us-package"]
    assert seen(store) == ["new", "us-package"]


async def test_changes_asked_for_at_once_happen_one_after_another(store: Store) -> None:
    ledger = Ledger(store)
    adding = (
        ledger.add(figure(f"f{number}"), server=SERVER, actor=CURATOR, at=NOON, reason="test") for number in range(30)
    )
    done = await asyncio.gather(*adding)
    assert [each.sequence for each in done] == list(range(1, 31))


async def test_a_change_that_fails_halfway_leaves_nothing(opened: Opened) -> None:
    store = opened(figure())

    def half(db: Database) -> None:
        db.execute("DELETE FROM facts")
        raise KeyError("halfway")

    with pytest.raises(KeyError):
        await store.write(half)
    assert seen(store) == ["us-package"]


async def test_a_full_disk_is_said_to_be_so_and_leaves_nothing_half(opened: Opened) -> None:
    store = opened(figure())

    def fill(db: Database) -> None:
        db.execute("PRAGMA max_page_count = 1")
        db.execute("INSERT INTO vocabulary VALUES ('large', zeroblob(1000000))")

    with pytest.raises(StoreUnavailable, match="disk is full"):
        await store.write(fill)
    assert await store.faults() == ()


async def test_a_closed_store_says_so(store: Store) -> None:
    await store.close()
    with pytest.raises(StoreUnavailable, match="shutting down"):
        seen(store)
    with pytest.raises(StoreUnavailable, match="shutting down"):
        await store.write(lambda db: None)


async def test_a_shelf_that_is_still_held_when_the_store_closes_lets_the_file_go(opened: Opened, path: Path) -> None:
    store = opened(figure())
    with store.reading(None) as shelf:
        store.shut()
        assert ids(shelf.figures(UKRAINE)) == ["us-package"]
    assert sorted(each.name for each in path.parent.iterdir()) == ["facts.db", "shipped"]


async def test_a_whole_store_has_no_faults(opened: Opened) -> None:
    store = opened(figure())
    assert await store.faults() == ()
    assert await store.label() == "first"


async def test_a_link_to_a_missing_fact_is_a_fault(opened: Opened, path: Path) -> None:
    store = opened(figure())
    altered(path, "INSERT INTO links VALUES ('x', 'about', 99)")
    assert await store.faults() == ("links row None names a missing row of facts",)


WRITER = """
import asyncio, sys
from pathlib import Path
from bot.store import Ledger, Store
from tests.store.making import NOON, OPERATOR, figure

async def write_forever():
    ledger = Ledger(Store.open(Path(sys.argv[1]), ledger=sys.argv[2] or None))
    for number in range(10_000):
        await ledger.add(figure(f"f{number}"), server=None, actor=OPERATOR, at=NOON, reason="test")
        print(number, flush=True)

asyncio.run(write_forever())
"""


def test_a_bot_that_is_killed_loses_nothing_that_it_acknowledged(
    opened: Opened, path: Path, shared_ledger: str | None
) -> None:
    opened().shut()
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), shared_ledger or ""], stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout
        acknowledged = [int(writer.stdout.readline()) for _ in range(15)]
        writer.send_signal(signal.SIGKILL)
        acknowledged += [int(line) for line in writer.stdout if line.endswith(b"\n")]
    store = Store.open(path, ledger=shared_ledger)
    assert asyncio.run(store.faults()) == ()
    kept = {each.fact.id for each in asyncio.run(Ledger(store).export(None))}
    assert kept >= {f"f{number}" for number in acknowledged}
    assert len(kept) <= len(acknowledged) + 1
    assert asyncio.run(store.query(lambda db: db.table("revisions").count)) == len(kept)
    store.shut()
