"""Going back to a backup, whatever became of the store."""

import asyncio
import os
import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.faults.full import old_store
from bot.errors import CannotWrite, StoreUnavailable
from bot.store import Store, restoring
from bot.store.backup import back_up, contents, looked_through
from bot.store.building import build
from bot.store.restoring import fit, present, restore
from bot.store.schema import SCHEMA
from tests.store.making import FACTS, dispute

PAGE = 4096


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of a store of twelve facts."""
    build(tmp_path / "backup.db", FACTS, [dispute("us-pda", "us-2024")], {}, "test")
    return tmp_path / "backup.db"


@pytest.fixture
def shipped(backup: Path, tmp_path: Path) -> Path:
    """The shipped facts of the program, of which the backup holds the same edition."""
    (tmp_path / "installed").mkdir()
    return Path(shutil.copy(backup, tmp_path / "installed"))


@pytest.fixture
def path(backup: Path) -> Path:
    """The store that the backup is of."""
    path = backup.with_name("facts.db")
    path.write_bytes(backup.read_bytes())
    return path


def gone(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 3 * 2)


def cut_within_its_head(path: Path) -> None:
    os.truncate(path, 60)


def another_sort_of_file(path: Path) -> None:
    path.write_text("shopping list: 3 eggs\n" * 500)


def bad_pages(path: Path) -> None:
    chance = random.Random(7)
    with path.open("rb+") as file:
        for page in range(2, path.stat().st_size // PAGE):
            file.seek(page * PAGE)
            file.write(chance.randbytes(PAGE))


def no_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DROP TABLE meta")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE meta SET value = ? WHERE name = 'schema'", [SCHEMA + 1])


HARMS: list[Callable[[Path], None]] = [
    emptied,
    truncated,
    cut_within_its_head,
    another_sort_of_file,
    bad_pages,
    no_tables,
    newer,
]


@pytest.mark.parametrize("harm", HARMS)
def test_what_became_of_the_store_is_kept_to_the_last_byte(harm: Callable[[Path], None], path: Path) -> None:
    harm(path)
    log = path.with_name("facts.db-wal")
    log.write_bytes(b"what its log held")
    before = path.read_bytes()
    kept = restore(path.with_name("backup.db"), path, path.with_name("aside"))
    assert kept == path.with_name("aside")
    assert kept.read_bytes() == before
    assert path.with_name("aside-wal").read_bytes() == b"what its log held"
    assert not log.exists()
    assert contents(path).facts == len(FACTS)
    assert looked_through(path) == ()
    Store.open(path).shut()


@pytest.mark.parametrize("harm", HARMS)
def test_looking_at_a_store_before_a_restore_changes_nothing(harm: Callable[[Path], None], path: Path) -> None:
    harm(path)
    before = path.read_bytes()
    found = present(path)
    assert found.holds is None
    assert found.trouble in (
        "The fact store is damaged.",
        f"The fact store was written by a newer aidbot (schema {SCHEMA + 1}; this one knows {SCHEMA}).",
    )
    assert path.read_bytes() == before


def test_where_no_store_is_nothing_is_kept(path: Path) -> None:
    path.unlink()
    assert present(path).trouble is None
    assert restore(path.with_name("backup.db"), path, path.with_name("aside")) is None
    assert sorted(each.name for each in path.parent.iterdir()) == ["backup.db", "facts.db"]


def test_what_was_kept_before_is_never_replaced(path: Path) -> None:
    backup, aside = path.with_name("backup.db"), path.with_name("aside")
    kept = []
    for harm in (None, truncated, emptied):
        if harm:
            harm(path)
        kept.append(restore(backup, path, aside))
    assert [each and each.name for each in kept] == ["aside", "aside-2", "aside-3"]
    assert contents(aside).facts == len(FACTS)


def test_the_database_of_another_program_is_never_replaced(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE accounts (name)")
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="not a fact store"):
        restore(path.with_name("backup.db"), path, path.with_name("aside"))
    assert path.read_bytes() == before


@pytest.mark.parametrize("harm", [gone, *HARMS])
def test_what_is_no_whole_backup_is_refused_by_its_name(harm: Callable[[Path], None], backup: Path) -> None:
    harm(backup)
    with pytest.raises(CannotWrite, match="backup") as refused:
        fit(backup)
    assert str(backup) in str(refused.value)
    assert "FACTS_DB" not in str(refused.value)


def sql(statement: str) -> Callable[[Path], None]:
    """Do something to a store behind the program's back."""

    def harm(path: Path) -> None:
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA writable_schema = ON")
            db.execute(statement)

    return harm


LACKS = {
    "DROP TABLE letters": "its table letters is missing",
    "DROP TABLE statement_words": "its table statement_words is missing",
    "ALTER TABLE reports DROP COLUMN words": "the column words of its table reports is missing",
    "UPDATE sqlite_master SET sql = replace(sql, 'answer TEXT NOT NULL', 'answer TEXT')": "the column answer .* is another",
    "DROP INDEX figures_by_pair": "its index figures_by_pair is missing",
    "DROP TRIGGER revisions_stay": "its trigger revisions_stay is missing",
    "UPDATE sqlite_master SET sql = replace(sql, 'BEFORE DELETE', 'AFTER DELETE')": "its trigger revisions_stay is another",
    "DELETE FROM _sqlite_migrations WHERE name LIKE 'm003%'": "its upgrade m003_notices is not noted",
    "DELETE FROM meta WHERE name = 'label'": "does not say which shipped facts",
}


@pytest.mark.parametrize("harm", LACKS)
def test_a_backup_that_lacks_something_of_its_schema_is_refused_with_what_that_is(harm: str, backup: Path) -> None:
    sql(harm)(backup)
    with pytest.raises(CannotWrite, match=LACKS[harm]) as refused:
        fit(backup)
    assert "Take another backup" in str(refused.value)


@pytest.mark.parametrize("harm", LACKS)
def test_a_store_that_lacks_something_makes_no_backup_and_the_check_tells(harm: str, path: Path) -> None:
    sql(harm)(path)
    with pytest.raises(StoreUnavailable, match=LACKS[harm]):
        back_up(path, path.with_name("another.db"))
    store = Store.open(path)
    assert re.search(LACKS[harm], asyncio.run(store.faults())[0])
    store.shut()


@pytest.mark.parametrize("harm", LACKS)
def test_a_store_that_lacks_something_can_go_back_to_a_whole_backup(harm: str, path: Path) -> None:
    sql(harm)(path)
    restore(path.with_name("backup.db"), path, path.with_name("aside"))
    assert looked_through(path) == ()
    assert path.with_name("aside").exists()


ALTERED = {
    """UPDATE facts SET record = replace(record, '"value":"', '"value":"9') WHERE id = 'us-pda'""": "us-pda is not what was",
    "UPDATE facts SET retired = 1 WHERE id = 'us-pda'": "us-pda is not what was written",
    "UPDATE facts SET donor = 'uk' WHERE id = 'us-pda'": "us-pda is not what was written",
    "UPDATE facts SET shipped = NULL, seal = 'x' WHERE id = 'q-old'": "q-old is not what was written",
    "DELETE FROM facts WHERE id = 'us-pda'": "us-pda is not there any more",
    "UPDATE disputes SET record = replace(record, 'stocks', 'thin air')": "dispute d-mechanism is not what was written",
    "UPDATE facts SET record = replace(record, 'Example Press', 'Another')": "; and 9 more. Take another backup",
}


@pytest.mark.parametrize("harm", ALTERED)
def test_a_backup_with_altered_facts_is_refused_unless_that_is_wanted(harm: str, backup: Path, shipped: Path) -> None:
    sql(harm)(backup)
    with pytest.raises(CannotWrite, match=ALTERED[harm]) as refused:
        fit(backup, shipped)
    assert "--with-altered restores it" in str(refused.value)
    assert fit(backup, shipped, with_altered=True).schema == SCHEMA


def test_a_backup_of_another_edition_of_the_shipped_facts_is_held_against_itself(backup: Path, shipped: Path) -> None:
    build(backup, FACTS[:3], [], {}, "an earlier edition")
    assert fit(backup, shipped).facts == 3


def test_a_backup_with_tables_of_others_in_it_is_restored(backup: Path) -> None:
    sql("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)")(backup)
    assert fit(backup).facts == len(FACTS)


@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_a_backup_of_an_earlier_version_is_looked_through_as_that_version_knew_it(
    schema: int, backup: Path, tmp_path: Path
) -> None:
    old_store(tmp_path / "old.db", backup, schema)
    assert (fit(tmp_path / "old.db").schema, fit(tmp_path / "old.db").facts) == (schema, len(FACTS))
    altered = tmp_path / "altered.db"
    altered.write_bytes((tmp_path / "old.db").read_bytes())
    sql("UPDATE facts SET record = replace(record, 'Example', 'Another') WHERE id = 'us-pda'")(altered)
    with pytest.raises(CannotWrite, match="us-pda is not what was written"):
        fit(altered)
    sql("DROP TABLE links")(tmp_path / "old.db")
    with pytest.raises(CannotWrite, match="its table links is missing"):
        fit(tmp_path / "old.db")


@pytest.mark.parametrize("harm", [truncated, bad_pages])
def test_a_damaged_store_leaves_an_earlier_backup_as_it_was(harm: Callable[[Path], None], path: Path) -> None:
    harm(path)
    backup = path.with_name("backup.db")
    before = backup.read_bytes()
    with pytest.raises(StoreUnavailable, match="damaged"):
        back_up(path, backup)
    assert backup.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == ["backup.db", "facts.db"]


def test_a_restore_that_is_cut_short_leaves_what_was_there_and_can_be_done_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    truncated(path)
    before, usual = path.read_bytes(), restoring._set_aside

    def cut_short(*where: Path) -> None:
        usual(*where)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(restoring, "_set_aside", cut_short)
        restore(path.with_name("backup.db"), path, path.with_name("aside"))
    assert path.read_bytes() == before
    restore(path.with_name("backup.db"), path, path.with_name("aside"))
    assert contents(path).facts == len(FACTS)
    assert sorted(each.name for each in path.parent.iterdir()) == ["aside", "aside-2", "backup.db", "facts.db"]


def test_nothing_is_restored_under_a_program_that_has_the_store_open(backup: Path, path: Path, tmp_path: Path) -> None:
    aside = tmp_path / "aside.db"
    console = Store.open(path)
    with pytest.raises(CannotWrite, match="console"):
        restore(backup, path, aside)
    assert not aside.exists()
    console.shut()
    assert restore(backup, path, aside) == aside
