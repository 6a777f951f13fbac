"""Programs of different versions on one ledger: an older one keeps off, a newer one upgrades it once, copies follow."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import LiteralString
from unittest.mock import Mock

import psycopg
import pytest
from sqlite_utils import Database, Migrations

from bot.errors import StoreUnavailable
from bot.store import Store, rows, schema, store
from bot.store.building import build
from bot.store.connection import connect
from bot.store.rows import _PUT, HELD_COLUMNS
from bot.store.schema import SCHEMA, schema_of
from bot.store.sealing import refuse_broken
from bot.store.shared import bootstrap, copies, ledger, postgres
from bot.store.shared.steps import STEPS
from tests.postgres import END_ALL
from tests.store.making import figure
from tests.store.test_shared import add, held, seen, until

FIRST = 13
"""The schema with which the first ledgers were made."""
SEALED = 14
"""The schema from which on facts have seals, which an older program neither writes nor asks for."""
NAMES = ["one", "other", "third"]
Version = Callable[[int], None]


@pytest.fixture
def version(monkeypatch: pytest.MonkeyPatch) -> Version:
    """Be the program of another schema: of an earlier one, or of one that is not written yet."""
    known = list(schema.migrations._migrations)

    def becomes(number: int) -> None:
        migrations = Migrations("aidbot")
        migrations._migrations = known[:number]
        if number > len(known):
            migrations()(m_next)
        monkeypatch.setattr(schema, "migrations", migrations)
        for module in (schema, store, bootstrap, ledger):
            monkeypatch.setattr(module, "SCHEMA", number)
        sealed = number >= SEALED
        put = _PUT.replace(", seal = excluded.seal", "").replace(", seal", "").replace(", :seal", "")
        monkeypatch.setattr(rows, "_PUT", _PUT if sealed else put)
        monkeypatch.setattr(
            rows, "HELD_COLUMNS", HELD_COLUMNS if sealed else HELD_COLUMNS.replace("facts.seal", "NULL")
        )
        monkeypatch.setattr(rows, "refuse_broken", refuse_broken if sealed else Mock())

    return becomes


def m_next(db: Database) -> None:
    """Give each question a new column, as a later version might."""
    db.execute("ALTER TABLE questions ADD COLUMN loudness INTEGER NOT NULL DEFAULT 3")
    schema.stamp(db, "schema", SCHEMA + 1)


@pytest.fixture
def machine(tmp_path: Path, shipped: Path, empty_ledger: str) -> Iterator[Callable[[str], Store]]:
    """Open the store of one machine after the other on one ledger."""
    stores: list[Store] = []

    def opens(name: str) -> Store:
        if not shipped.exists():
            build(shipped, [figure()], [], {"words": b""}, "first")
        stores.append(Store.open(tmp_path / name / "facts.db", shipped=shipped, ledger=empty_ledger))
        return stores[-1]

    yield opens
    for each in stores:
        each.shut()


Open = Callable[[str], Store]


def told(dsn: str, sql: LiteralString, *words: object) -> list[tuple[object, ...]]:
    with psycopg.connect(dsn, autocommit=True) as conn:
        found = conn.execute(sql, words or None)
        return found.fetchall() if found.description else []


def schema_at(path: Path) -> int:
    with closing(connect(path, mode="ro")) as db:
        return schema_of(db)


NEWER: list[tuple[LiteralString, int]] = [
    ("UPDATE ledger SET schema = %s", SCHEMA + 1),
    ("INSERT INTO ledger_steps (number) VALUES (%s)", len(STEPS) + 1),
]


@pytest.mark.parametrize("newer", NEWER)
def test_an_older_program_does_not_start_on_a_newer_ledger_and_takes_nothing_of_it(
    machine: Open, tmp_path: Path, empty_ledger: str, newer: tuple[LiteralString, int]
) -> None:
    machine("one").shut()
    before = held(tmp_path / "one" / "facts.db")
    told(empty_ledger, *newer)
    for name in ("one", "other"):
        with pytest.raises(StoreUnavailable, match=r"upgraded by a newer aidbot \(.*\)\. Update aidbot here"):
            machine(name)
    assert held(tmp_path / "one" / "facts.db") == before
    assert not (tmp_path / "other" / "facts.db").exists()


@pytest.mark.parametrize("newer", NEWER)
def test_an_older_program_that_runs_goes_on_answering_and_changes_nothing(
    machine: Open, empty_ledger: str, newer: tuple[LiteralString, int], caplog: pytest.LogCaptureFixture
) -> None:
    one = machine("one")
    told(empty_ledger, *newer)
    told(empty_ledger, END_ALL)
    refusals = set()

    def refuses_as_newer() -> bool:
        with pytest.raises(StoreUnavailable) as refused:
            add(one, "new")
        refusals.add(str(refused.value))
        return "Update aidbot" in str(refused.value)

    until(refuses_as_newer)
    assert len(refusals) <= 2  # first, perhaps, that it cannot be reached
    assert seen(one) == ["us-package"]
    assert told(empty_ledger, "SELECT sequence FROM ledger") == [(0,)]
    until(lambda: "Update aidbot" in caplog.text)
    warnings = [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING]
    assert all(one != next_one for one, next_one in pairwise(warnings)), "nothing is said twice running"
    assert len(warnings) <= 3


@pytest.mark.parametrize("old", [*range(FIRST, SCHEMA), SCHEMA])
def test_a_newer_program_upgrades_the_ledger_once_though_several_start_together(
    version: Version, machine: Open, tmp_path: Path, empty_ledger: str, old: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = SCHEMA if old < SCHEMA else SCHEMA + 1
    version(old)
    one = machine("one")
    for name in NAMES[1:]:
        machine(name).shut()
    for number in range(5):
        add(one, f"f{number}")
    one.shut()
    version(new)
    publish = Mock(wraps=bootstrap.publish_snapshot)
    monkeypatch.setattr(bootstrap, "publish_snapshot", publish)
    with ThreadPoolExecutor(len(NAMES)) as at_once:
        stores = list(at_once.map(machine, NAMES))
    assert publish.call_count == 1
    assert told(empty_ledger, "SELECT schema, sequence, snapshot FROM ledger") == [(new, 5, 5)]
    assert [schema_at(tmp_path / name / "facts.db") for name in NAMES] == [new] * 3
    add(stores[1], "after")
    until(lambda: all("after" in seen(each) for each in stores))
    one_copy, *others = (held(tmp_path / name / "facts.db") for name in NAMES)
    assert others == [one_copy] * 2
    assert seen(stores[2]) == ["after", "f0", "f1", "f2", "f3", "f4", "us-package"]


def test_an_upgrade_that_the_ledger_did_not_take_is_made_by_the_next_start(
    version: Version, machine: Open, tmp_path: Path, empty_ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = machine("one")
    add(one, "new")
    one.shut()
    version(SCHEMA + 1)
    commit = postgres.Link.commit

    def lost(self: postgres.Link) -> None:
        self.close()
        commit(self)

    with monkeypatch.context() as away, pytest.raises(StoreUnavailable, match="went away"):
        away.setattr(postgres.Link, "commit", lost)
        machine("one")
    assert told(empty_ledger, "SELECT schema FROM ledger") == [(SCHEMA,)]
    assert seen(machine("other")) == seen(machine("one")) == ["new", "us-package"]
    assert told(empty_ledger, "SELECT schema FROM ledger") == [(SCHEMA + 1,)]
    assert held(tmp_path / "one" / "facts.db") == held(tmp_path / "other" / "facts.db")


def test_a_copy_is_not_upgraded_without_its_ledger(version: Version, machine: Open, tmp_path: Path) -> None:
    machine("one").shut()
    version(SCHEMA + 1)
    with pytest.raises(StoreUnavailable, match="brought up to date together with the shared ledger"):
        Store.open(tmp_path / "one" / "facts.db", ledger="host=/nowhere")
    assert schema_at(tmp_path / "one" / "facts.db") == SCHEMA


def test_a_running_program_changes_nothing_in_a_ledger_that_was_taken_back_to_an_older_schema(
    machine: Open, empty_ledger: str
) -> None:
    one = machine("one")
    told(empty_ledger, "UPDATE ledger SET schema = %s", SCHEMA - 1)
    with pytest.raises(StoreUnavailable, match="older schema than this program"):
        add(one, "new")


def test_a_ledger_that_was_taken_back_behind_a_copy_is_not_written_over(
    machine: Open, tmp_path: Path, empty_ledger: str
) -> None:
    one = machine("one")
    add(one, "new")
    told(empty_ledger, "DELETE FROM changes")
    told(empty_ledger, "UPDATE ledger SET sequence = 0")
    with pytest.raises(StoreUnavailable, match="an older backup was restored"):
        add(one, "newer")
    one.shut()
    with pytest.raises(StoreUnavailable, match="an older backup was restored"):
        machine("one")
    assert seen(Store.open(tmp_path / "one" / "facts.db", read_only=True)) == ["new", "us-package"]


def as_step_one(dsn: str) -> None:
    """Leave the tables as the first ledgers had them."""
    told(dsn, "DROP TABLE ledger_steps, ledger_writers")


def test_a_ledger_of_the_first_form_gets_the_tables_of_today_once_though_several_start_together(
    machine: Open, empty_ledger: str
) -> None:
    machine("one").shut()
    as_step_one(empty_ledger)
    with ThreadPoolExecutor(len(NAMES)) as at_once:
        stores = list(at_once.map(machine, NAMES))
    assert told(empty_ledger, "SELECT number FROM ledger_steps") == [(2,)]
    for at, each in enumerate(stores):
        add(each, f"f{at}")
    until(lambda: all(len(seen(each)) == 4 for each in stores))
    assert told(empty_ledger, "SELECT count(*) FROM ledger_writers") == [(3,)]


def test_a_program_that_runs_brings_the_tables_up_when_it_reaches_the_ledger_again(
    machine: Open, empty_ledger: str
) -> None:
    one = machine("one")
    as_step_one(empty_ledger)
    told(empty_ledger, END_ALL)

    def adds() -> bool:
        try:
            add(one, "new")
        except StoreUnavailable:
            return False
        return True

    until(adds)
    assert told(empty_ledger, "SELECT number FROM ledger_steps") == [(2,)]


def test_a_store_whose_first_ledger_was_not_kept_stays_its_own(
    machine: Open, tmp_path: Path, empty_ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(self: postgres.Link) -> None:
        self.close()
        raise postgres.Unsettled

    with monkeypatch.context() as away, pytest.raises(StoreUnavailable):
        away.setattr(postgres.Link, "commit", lost)
        machine("one")
    assert copies.followed_by(tmp_path / "one" / "facts.db") is None
    alone = Store.open(tmp_path / "one" / "facts.db")
    add(alone, "own")
    asyncio.run(alone.close())
    machine("one")
    assert seen(machine("other")) == ["own", "us-package"]
