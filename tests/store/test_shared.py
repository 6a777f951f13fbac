"""One ledger for several stores: what one writes all others read, exactly, whatever happens in between."""

import asyncio
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlite_utils import Database

from bot.domain.record import to_record
from bot.errors import StoreUnavailable
from bot.store import Ledger, Store
from bot.store.building import build
from bot.store.schema import SCHEMA, stamp
from bot.store.shared import bootstrap
from bot.store.shared.tables import DERIVED, OWN, OWN_META, SHARED
from tests.store.making import GLOBALLY, HERE, MEMBER, NOON, SERVER, figure, ids, worth

Open = Callable[[str], Store]
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def machine(tmp_path: Path, shipped: Path, empty_ledger: str) -> Iterator[Open]:
    """Open the store of one machine after the other on one ledger."""
    build(shipped, [figure()], [], {"words": b"\x00\xff"}, "first")
    stores: list[Store] = []

    def opens(name: str) -> Store:
        stores.append(Store.open(tmp_path / name / "facts.db", shipped=shipped, ledger=empty_ledger))
        return stores[-1]

    yield opens
    for store in stores:
        store.shut()


def held(path: Path) -> Rows:
    """Everything in a store but what is about the file itself."""
    own = ", ".join(f"'{name}'" for name in OWN_META)
    with closing(sqlite3.connect(path)) as db:
        rows = {table: sorted(db.execute(f"SELECT * FROM {table}"), key=repr) for table in (*SHARED, *DERIVED)}  # noqa: S608
        rows["meta"] = db.execute(f"SELECT * FROM meta WHERE name NOT IN ({own}) ORDER BY name").fetchall()  # noqa: S608
        rows["numbers"] = db.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetchall()
    return rows


def add(store: Store, fact_id: str) -> None:
    asyncio.run(Ledger(store).add(figure(fact_id), **GLOBALLY))


def seen(store: Store) -> list[str]:
    return [each.fact.id for each in asyncio.run(Ledger(store).export(None))]


def until(happened: Callable[[], object]) -> None:
    """Wait for what the other machine will do by itself; fail when it does not."""
    for _ in range(400):
        if happened():
            return
        time.sleep(0.025)
    pytest.fail("it did not happen")


def test_every_table_is_shared_derived_or_the_stores_own(shipped: Path) -> None:
    build(shipped, [], [], {}, "first")
    with closing(sqlite3.connect(shipped)) as db:
        found = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    inner = {name for name in found if name.startswith(tuple(f"{table}_" for table in DERIVED))}
    assert found - inner - {"sqlite_sequence"} == {*SHARED, *DERIVED, *OWN}


def test_what_one_machine_adds_another_reads_by_itself(machine: Open, tmp_path: Path) -> None:
    one, other = machine("one"), machine("other")
    add(one, "new")
    until(lambda: "new" in seen(other))
    add(other, "newer")
    until(lambda: "newer" in seen(one))
    assert held(tmp_path / "one" / "facts.db") == held(tmp_path / "other" / "facts.db")


def test_a_write_is_made_upon_all_that_was_written_elsewhere(machine: Open) -> None:
    one, other = machine("one"), machine("other")
    asyncio.run(Ledger(one).edit(worth(5), expected_version=1, **GLOBALLY))
    with pytest.raises(Exception, match="has changed since"):
        asyncio.run(Ledger(other).edit(worth(6), expected_version=1, **GLOBALLY))


def test_a_machine_that_was_away_catches_up_exactly(machine: Open, tmp_path: Path) -> None:
    one = machine("one")
    machine("other").shut()
    ledger = Ledger(one)
    for number in range(230):
        add(one, f"f{number}")
    asyncio.run(ledger.retire("f3", expected_version=1, **GLOBALLY))
    asyncio.run(ledger.undo("f3", **GLOBALLY))
    asyncio.run(ledger.add(figure("own"), **HERE))
    asyncio.run(ledger.propose(to_record(figure("p")), server=SERVER, actor=MEMBER, at=NOON, reason="why"))
    asyncio.run(ledger.note_question("what?", "what", server=SERVER, at=NOON))
    machine("other")
    assert held(tmp_path / "one" / "facts.db") == held(tmp_path / "other" / "facts.db")


def test_who_is_forgotten_is_forgotten_in_the_ledger_and_on_a_machine_that_was_away(
    machine: Open, tmp_path: Path, empty_ledger: str
) -> None:
    one = machine("one")
    machine("other").shut()
    ledger = Ledger(one)
    asyncio.run(ledger.propose(to_record(figure("p")), server=SERVER, actor=MEMBER, at=NOON, reason="why"))
    asyncio.run(ledger.forget_member(MEMBER.id))
    add(one, "after")
    machine("other")
    assert held(tmp_path / "one" / "facts.db") == held(tmp_path / "other" / "facts.db")
    assert [row[4] for row in held(tmp_path / "other" / "facts.db")["proposals"]] == ["a forgotten member"]


def test_a_running_machine_that_is_behind_a_snapshot_takes_it(machine: Open, tmp_path: Path) -> None:
    one, other = machine("one"), machine("other")
    for number in range(3):
        add(one, f"f{number}")
        asyncio.run(one.compact())
    until(lambda: "f2" in seen(other))
    with other.reading(None) as shelf:
        assert "f2" in ids(shelf.fetch(["f2"]))
    assert held(tmp_path / "one" / "facts.db") == held(tmp_path / "other" / "facts.db")


def test_a_change_that_fails_is_nowhere(machine: Open) -> None:
    one, other = machine("one"), machine("other")
    with pytest.raises(Exception, match="us-package"):
        add(one, "us-package")
    add(one, "after")
    until(lambda: "after" in seen(other))
    assert seen(one) == seen(other) == ["after", "us-package"]


def test_a_store_with_facts_of_its_own_does_not_join_a_ledger_unasked(
    machine: Open, tmp_path: Path, shipped: Path
) -> None:
    machine("one")
    path = tmp_path / "other" / "facts.db"
    Store.open(path, shipped=shipped).shut()
    with pytest.raises(StoreUnavailable, match="never part of the shared ledger"):
        machine("other")


def test_a_copy_is_not_changed_without_its_ledger(machine: Open, tmp_path: Path) -> None:
    machine("one").shut()
    with pytest.raises(StoreUnavailable, match="Set LEDGER_DSN"):
        Store.open(tmp_path / "one" / "facts.db")
    reading = Store.open(tmp_path / "one" / "facts.db", read_only=True)
    assert seen(reading) == ["us-package"]
    reading.shut()


def test_a_program_that_is_older_than_the_ledger_says_so(machine: Open, empty_ledger: str, tmp_path: Path) -> None:
    machine("one").shut()
    with psycopg.connect(empty_ledger) as conn:
        conn.execute("UPDATE ledger SET schema = %s", [SCHEMA + 1])
    with pytest.raises(StoreUnavailable, match="Update aidbot"):
        machine("one")


def test_many_writers_at_once_lose_nothing(machine: Open, tmp_path: Path) -> None:
    stores = [machine("one"), machine("other"), machine("third")]

    async def write() -> None:
        adding = [
            Ledger(store).add(figure(f"{at}-{number}"), **GLOBALLY)
            for at, store in enumerate(stores)
            for number in range(20)
        ]
        revisions = await asyncio.gather(*adding)
        assert len({revision.sequence for revision in revisions}) == 60

    asyncio.run(write())
    until(lambda: all(len(seen(store)) == 61 for store in stores))
    one, other, third = (held(tmp_path / name / "facts.db") for name in ("one", "other", "third"))
    assert one == other == third


def test_forgetting_old_things_tells_the_others(machine: Open, tmp_path: Path) -> None:
    one, other = machine("one"), machine("other")
    asyncio.run(Ledger(one).note_question("what?", "what", server=SERVER, at=NOON))
    assert asyncio.run(Ledger(other).forget_old(date(2030, 1, 1))) == 1
    until(lambda: not asyncio.run(Ledger(one).open_questions(SERVER)))
    assert held(tmp_path / "one" / "facts.db") == held(tmp_path / "other" / "facts.db")


def test_what_is_about_one_file_alone_stays_in_it(machine: Open) -> None:
    one, other = machine("one"), machine("other")

    def stamped(db: Database) -> None:
        stamp(db, "schema", SCHEMA)
        stamp(db, "label", "newer")

    asyncio.run(one.write(stamped))
    until(lambda: asyncio.run(other.label()) == "newer")


def test_without_the_driver_a_ledger_is_refused_with_what_to_install(
    path: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(shipped, [], [], {}, "first")
    for module in [name for name in sys.modules if name.startswith(("bot.store.shared.", "psycopg"))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreUnavailable, match="extra `postgres`"):
        Store.open(path, shipped=shipped, ledger="host=/nowhere")


def test_a_ledger_that_cannot_be_reached_gives_no_first_copy_and_keeps_its_password(path: Path, shipped: Path) -> None:
    build(shipped, [], [], {}, "first")
    with pytest.raises(StoreUnavailable, match="cannot be reached") as refused:
        Store.open(path, shipped=shipped, ledger="host=/nowhere password=secret-words")
    assert "secret-words" not in str(refused.value)
    assert not path.exists()


def test_a_ledger_that_lost_changes_is_told_of_and_nothing_is_made_out_of_order(
    machine: Open, empty_ledger: str
) -> None:
    one = machine("one")
    machine("other").shut()
    for number in range(3):
        add(one, f"f{number}")
    with psycopg.connect(empty_ledger) as conn:
        conn.execute("DELETE FROM changes WHERE sequence = 1")
    with pytest.raises(StoreUnavailable, match="lacks changes"):
        machine("other")


@pytest.fixture
def died_while_founding(tmp_path: Path, shipped: Path, empty_ledger: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store whose program died right behind the commit that founded the ledger."""
    build(shipped, [figure()], [], {"words": b"\x00\xff"}, "first")
    path, marks = tmp_path / "one" / "facts.db", bootstrap._mark

    def mark(db: Database, ledger: str) -> None:
        file = db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
        if Path(file) == path:
            raise KeyboardInterrupt
        marks(db, ledger)

    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "_mark", mark)
        with pytest.raises(KeyboardInterrupt):
            Store.open(path, shipped=shipped, ledger=empty_ledger)
    return path


def test_a_store_whose_program_died_while_it_founded_the_ledger_follows_it(
    died_while_founding: Path, machine: Open
) -> None:
    other = machine("two")
    add(other, "meanwhile")
    first = machine("one")
    until(lambda: "meanwhile" in seen(first))
    add(first, "and-on")
    until(lambda: "and-on" in seen(other))
    assert held(died_while_founding) == held(died_while_founding.parents[1] / "two" / "facts.db")


def test_one_that_was_used_on_its_own_since_is_not_taken_for_a_copy(died_while_founding: Path, machine: Open) -> None:
    alone = Store.open(died_while_founding)
    add(alone, "of-its-own")
    alone.shut()
    with pytest.raises(StoreUnavailable):
        machine("one")
    alone = Store.open(died_while_founding)
    assert "of-its-own" in seen(alone)
    alone.shut()
