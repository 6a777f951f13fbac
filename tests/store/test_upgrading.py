"""Stores of earlier versions: brought up to the schema of today whole, or left as they were."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.errors import StoreUnavailable
from bot.store import Store
from bot.store.connection import connect
from bot.store.schema import SCHEMA, migrations, schema_of


def old(path: Path, schema: int) -> None:
    with closing(connect(path, mode="rwc")) as db:
        migrations.apply(db, stop_before=[each.name for each in migrations._migrations][schema])


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
