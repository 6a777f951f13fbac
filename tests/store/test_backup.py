"""Copying a store while it is in use."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from bot.store.backup import back_up
from bot.store.building import build
from bot.store.inbox import note_question, open_questions
from bot.store.store import Store

NOON = datetime(2024, 7, 2, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    build(tmp_path / "shipped.db", (), (), {}, "empty")
    opened = Store.open(tmp_path / "facts.db", shipped=tmp_path / "shipped.db")
    yield opened
    opened.shut()


async def test_a_backup_holds_what_was_written_while_the_store_is_open(store: Store, tmp_path: Path) -> None:
    await store.write(lambda db: note_question(db, "us to mars", "us mars", None, NOON))
    back_up(tmp_path / "facts.db", tmp_path / "kept" / "copy.db")
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["copy.db"]
    copy = Store.open(tmp_path / "kept" / "copy.db")
    assert [one.text for one in await copy.query(lambda db: open_questions(db, None, 5))] == ["us to mars"]
    assert await copy.faults() == ()
    copy.shut()


def test_an_earlier_backup_is_replaced(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("an earlier one")
    back_up(tmp_path / "facts.db", tmp_path / "copy.db")
    Store.open(tmp_path / "copy.db", read_only=True).shut()


def test_a_backup_never_replaces_the_store_itself(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="Choose another file"):
        back_up(tmp_path / "facts.db", tmp_path / "facts.db")


def test_a_damaged_store_leaves_no_half_backup(tmp_path: Path) -> None:
    (tmp_path / "facts.db").write_bytes(b"not a database at all" * 500)
    with pytest.raises(StoreUnavailable, match="damaged"):
        back_up(tmp_path / "facts.db", tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["facts.db"]
