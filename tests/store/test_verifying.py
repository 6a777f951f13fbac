"""Facts that are not what was written, in pages that SQLite finds nothing wrong with."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from bot.store import Ledger, Store
from bot.store.building import build
from bot.store.imports import Imported, apply_import, undo_import
from bot.store.revising import Circumstances
from bot.store.sealing import _tell
from tests.store.making import FACTS, GLOBALLY, HERE, SERVER, dispute, figure


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of twelve shipped facts, of which the operator and a server changed some, with others added and imported."""
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
        await store.write(lambda db: apply_import(db, data_set(1), Circumstances(**GLOBALLY), replace=False))
        await store.write(lambda db: apply_import(db, data_set(2), Circumstances(**GLOBALLY), replace=False))
        number, _ = await store.write(
            lambda db: apply_import(db, data_set(3), Circumstances(**GLOBALLY), replace=False)
        )
        await store.write(lambda db: undo_import(db, number or 0, Circumstances(**GLOBALLY)))
        await ledger.edit(figure("set-edited", value=Decimal(8)), expected_version=4, **GLOBALLY)
        await ledger.edit(replace(by_id["us-year"], note="ours"), expected_version=1, **HERE)
        await ledger.add(figure("ours-alone"), **HERE)
        await ledger.retire("us-pda", expected_version=1, **HERE)
        await ledger.undo("us-pda", **HERE)

    asyncio.run(change())
    store.shut()
    return path


def data_set(value: int) -> Imported:
    """Two figures of one value, and one that is in no file but the first."""
    names = ["set", "set-edited", *(["set-gone"] if value == 1 else [])]
    facts = [figure(name, value=Decimal(value), audit="imported from test") for name in names]
    return Imported(data_set="test", label=str(value), files={"a": "b"}, rows=2, refused=0, facts=facts)


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


ORIGINS = ["us-pda", "us-2022", "us-2024", "mine", "set", "set-edited", "ours", "ours-alone"]
"""A fact as it was shipped, one changed and changed back, one changed, one added, two imported (one of them changed since), a
server's copy of one, and a server's own."""
ALTERATIONS = {
    "another value": """record = replace(record, '"value":"', '"value":"9')""",
    "another source": "record = replace(record, 'Example Press', 'Example Post')",
    "another version": "version = version + 1",
    "another server": "scope = scope + 7",
    "no seal": "seal = NULL",
    "another seal": "seal = replace(seal, substr(seal, 1, 1), 'x')",
    "columns as well": """record = replace(record, '"unit":"USD"', '"unit":"EUR"'), unit = 'EUR'""",
}


def server_of(fact: str) -> int | None:
    return SERVER if fact.startswith("ours") else None


def id_of(fact: str) -> str:
    return "us-year" if fact == "ours" else fact


@pytest.mark.parametrize("how", ALTERATIONS)
@pytest.mark.parametrize("origin", ORIGINS)
async def test_a_fact_that_was_altered_in_the_file_is_never_shown_and_named_by_the_check_and_the_log(
    path: Path, origin: str, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    fact, server = id_of(origin), server_of(origin)
    altered(path, f"UPDATE facts SET {ALTERATIONS[how]} WHERE id = ? AND scope = ?", fact, server or 0)  # noqa: S608
    _tell.cache_clear()
    store = Store.open(path)
    seen_from = (server or 0) + 7 if how == "another server" else server
    for _ in range(2):
        with store.reading(seen_from) as shelf, pytest.raises(StoreUnavailable, match="damaged"):
            shelf.fetch([fact])
    for ask in (Ledger(store).held(fact, seen_from), Ledger(store).export(seen_from)):
        with pytest.raises(StoreUnavailable, match="damaged"):
            await ask
    assert f"fact {fact} is not what was written" in await store.faults()
    assert [each.getMessage().split()[1] for each in caplog.records if each.name == _tell.__module__] == [fact]
    await store.close()


@pytest.mark.parametrize("origin", ORIGINS)
async def test_what_was_retired_behind_the_programs_back_or_came_back_so_is_told(path: Path, origin: str) -> None:
    fact = id_of(origin)
    altered(path, "UPDATE facts SET retired = 1 - retired WHERE id = ? AND scope = ?", fact, server_of(origin) or 0)
    store = Store.open(path)
    assert f"fact {fact} is not what was written" in await store.faults()
    with pytest.raises(StoreUnavailable, match="damaged"):
        await Ledger(store).held(fact, server_of(origin))
    await store.close()


@pytest.mark.parametrize("origin", ["us-2022", "us-2024", "mine", "set-edited", "ours", "ours-alone"])
async def test_a_fact_that_history_knows_and_that_is_gone_from_the_file_is_told(path: Path, origin: str) -> None:
    fact = id_of(origin)
    altered(path, "DELETE FROM facts WHERE id = ? AND scope = ?", fact, server_of(origin) or 0)
    store = Store.open(path)
    assert await store.faults() == (f"fact {fact} is not there any more",)
    await store.close()


async def test_a_fact_whose_words_are_gone_is_told(path: Path) -> None:
    altered(path, "DELETE FROM quote_words WHERE rowid = (SELECT key FROM facts WHERE id = 'q-old')")
    store = Store.open(path)
    assert await store.faults() == ("fact q-old is not found by its words",)
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
