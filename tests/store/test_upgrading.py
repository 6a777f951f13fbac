"""Stores of earlier versions: brought up to the schema of today whole, or left as they were."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from benchmarks.faults.full import old_store
from benchmarks.faults.judging import state_of
from bot.errors import CannotWrite, StoreUnavailable
from bot.store import Store
from bot.store import store as store_module
from bot.store.building import build
from bot.store.connection import connect
from bot.store.schema import SCHEMA, migrations, schema_of, stamp
from bot.store.verifying import alterations
from tests.store.making import FACTS, ids


def old(path: Path, schema: int) -> None:
    with closing(connect(path, mode="rwc")) as db:
        migrations.apply(db, stop_before=[each.name for each in migrations._migrations][schema])
        stamp(db, "label", "an earlier one")


def filled(path: Path, schema: int, shipped: Path) -> None:
    """Make a store of an earlier schema that holds the facts of FACTS, and one that curators changed."""
    build(shipped, FACTS, (), {}, "first")
    old_store(path, shipped, schema)
    with closing(connect(path)) as db:
        db.execute("UPDATE facts SET version = 2 WHERE id = 'q-old'")
        db.execute(
            "INSERT INTO revisions (scope, fact_id, version, action, after, actor_id, actor_name, at, reason) "
            "SELECT 0, id, 2, 'edited', record, 1, 'Olena', '2025-03-01T12:00:00+00:00', 'test' FROM facts WHERE id = 'q-old'"
        )
        db.execute("UPDATE facts SET shipped = NULL WHERE id = 'bombs'")  # where it came from nothing tells any more


EARLIER = range(1, SCHEMA)
IDS = [fact.id for fact in FACTS]


@pytest.mark.parametrize("schema", EARLIER)
def test_every_fact_of_an_earlier_version_is_shown_after_the_upgrade(schema: int, tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    filled(path, schema, tmp_path / "shipped.db")
    store = Store.open(path)
    with store.reading(None) as shelf:
        assert ids(shelf.fetch(IDS)) == IDS
    store.shut()


@pytest.mark.parametrize("schema", EARLIER)
@pytest.mark.parametrize("altered", ["us-2022", "q-old"])
def test_a_fact_that_was_altered_before_the_upgrade_is_not_shown_after_it(
    schema: int, altered: str, tmp_path: Path
) -> None:
    path = tmp_path / "facts.db"
    filled(path, schema, tmp_path / "shipped.db")
    with closing(connect(path)) as db:
        db.execute("UPDATE facts SET record = replace(record, 'Example', 'Another') WHERE id = ?", [altered])
    store = Store.open(path)
    with store.reading(None) as shelf:
        assert ids(shelf.fetch([each for each in IDS if each != altered])) == [each for each in IDS if each != altered]
        with pytest.raises(StoreUnavailable, match="damaged"):
            shelf.fetch([altered])
    assert store.write_now(lambda db: alterations(db, SCHEMA))[0] == f"fact {altered} is not what was written"
    store.shut()


@pytest.mark.parametrize("schema", EARLIER)
def test_before_an_upgrade_a_backup_is_kept_that_the_earlier_version_can_go_on_with(
    schema: int, tmp_path: Path
) -> None:
    path = tmp_path / "facts.db"
    filled(path, schema, tmp_path / "shipped.db")
    before = state_of(path)
    for _ in range(2):
        Store.open(path).shut()
        kept = tmp_path / f"facts.db.schema-{schema}"
        assert state_of(kept) == before
        with closing(connect(kept, mode="ro")) as db:
            assert schema_of(db) == schema
        assert sorted(each.name for each in tmp_path.iterdir()) == ["facts.db", kept.name, "shipped.db"]


def test_without_room_for_that_backup_nothing_is_upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "facts.db"
    old(path, 4)

    def full(*_: object) -> None:
        raise CannotWrite("The copy cannot be written: the disk is full there.")

    monkeypatch.setattr(store_module, "back_up", full)
    with pytest.raises(StoreUnavailable, match=r"not brought up to date.*disk is full"):
        Store.open(path)
    with closing(connect(path, mode="ro")) as db:
        assert schema_of(db) == 4


@contextmanager
def failing(last: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the disk be full in the middle of one migration."""
    migration = migrations._migrations[last - 1]
    usual = migration.fn

    def full(db: Database) -> None:
        usual(db)
        db.execute("PRAGMA max_page_count = 1")
        db.execute("CREATE TABLE large AS SELECT zeroblob(1000000)")

    with monkeypatch.context() as patch:
        patch.setattr(migration, "fn", full)
        yield


@pytest.mark.parametrize(("schema", "last"), [(1, 2), (1, SCHEMA), (4, 9), (SCHEMA - 1, SCHEMA)])
def test_an_upgrade_that_fails_at_any_step_leaves_what_the_older_version_can_read(
    schema: int, last: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "facts.db"
    old(path, schema)
    with failing(last, monkeypatch), pytest.raises(StoreUnavailable, match="disk is full"):
        Store.open(path)
    with closing(connect(path, mode="ro")) as db:
        assert schema_of(db) == schema
    Store.open(path).shut()
    with closing(connect(path, mode="ro")) as db:
        assert schema_of(db) == SCHEMA
