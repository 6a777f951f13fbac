"""Facts that are not what was written, in pages that SQLite finds nothing wrong with."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from bot.store import Ledger, Store
from bot.store.building import build
from tests.store.making import FACTS, GLOBALLY, dispute, figure


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of twelve shipped facts, one of them changed by the operator and changed back, one changed, one added."""
    path = tmp_path / "facts.db"
    build(path, FACTS, [dispute("us-pda", "us-2024")], {}, "test")
    store = Store.open(path)
    ledger = Ledger(store)

    async def change() -> None:
        by_id = {fact.id: fact for fact in FACTS}
        await ledger.retire("us-2022", expected_version=1, **GLOBALLY)
        await ledger.undo("us-2022", **GLOBALLY)
        changed = figure("us-2024", **{**_as_given(by_id["us-2024"]), "value": Decimal(51)})
        await ledger.edit(changed, expected_version=1, **GLOBALLY)
        await ledger.add(figure("mine"), **GLOBALLY)

    asyncio.run(change())
    store.shut()
    return path


def _as_given(fact: object) -> dict[str, object]:
    return {name: getattr(fact, name) for name in ("as_of", "measure", "stage")}


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = Store.open(path)
    yield opened
    opened.shut()


def overwritten(path: Path, old: bytes, new: bytes) -> None:
    """Change bytes of the file, as a disk does: no page is broken by it."""
    content = path.read_bytes()
    assert old in content
    assert len(old) == len(new)
    path.write_bytes(content.replace(old, new))


async def test_facts_that_were_shipped_added_changed_and_changed_back_are_as_written(store: Store) -> None:
    assert await store.faults() == ()
    with store.reading(None) as shelf:
        assert len(shelf.fetch(["us-2022", "us-2024", "mine", "us-pda", "q-new"])) == 5


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        (b'"value":"0.15"', b'"value":"0.95"', "us-pda"),
        (b"We will never waver", b"We shall ever waver", "q-old"),
    ],
)
async def test_a_shipped_fact_with_other_bytes_is_never_answered_with_and_told_by_the_check(
    path: Path, old: bytes, new: bytes, fact: str
) -> None:
    overwritten(path, old, new)
    store = Store.open(path)
    with store.reading(None) as shelf, pytest.raises(StoreUnavailable, match="damaged"):
        shelf.fetch([fact])
    assert f"fact {fact} is not what was written" in await store.faults()
    await store.close()


def altered(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(sql, values)


async def test_a_shipped_fact_that_was_changed_is_held_against_its_last_revision(path: Path) -> None:
    altered(path, "UPDATE facts SET record = replace(record, 'announced', 'committed') WHERE id = 'us-2022'")
    store = Store.open(path)
    with store.reading(None) as shelf, pytest.raises(StoreUnavailable, match="damaged"):
        shelf.fetch(["us-2022"])
    await store.close()


@pytest.mark.parametrize("fact", ["us-2022", "us-2024", "mine"])
async def test_a_fact_that_is_not_what_its_columns_say_is_told_by_the_check(path: Path, fact: str) -> None:
    altered(path, 'UPDATE facts SET record = replace(record, \'"value":"\', \'"value":"9\') WHERE id = ?', fact)
    store = Store.open(path)
    assert await store.faults() == (f"fact {fact} is not what was written",)
    await store.close()


async def test_a_dispute_that_cannot_be_read_is_told_by_the_check(path: Path) -> None:
    altered(path, "UPDATE disputes SET record = '{}'")
    store = Store.open(path)
    assert await store.faults() == ("dispute d-mechanism is not what was written",)
    await store.close()


async def test_a_text_that_is_none_any_more_is_told_as_damage(path: Path) -> None:
    overwritten(path, "café partners".encode(), b"caf\xff\xff partners")
    store = Store.open(path)
    with store.reading(None) as shelf, pytest.raises(StoreUnavailable, match="damaged"):
        shelf.fetch(["q-other"])
    with pytest.raises(StoreUnavailable, match="damaged"):
        await Ledger(store).export(None)
    with pytest.raises(StoreUnavailable, match="damaged"):
        await store.faults()
    await store.close()
