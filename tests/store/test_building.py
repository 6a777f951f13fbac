"""The shipped facts as one file, and newer ones brought into a store that curators have changed."""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.model import AnyFact
from bot.domain.record import to_record
from bot.errors import InvalidFact, StoreUnavailable
from bot.store import Ledger, Store
from bot.store.building import UpgradeReport, build, load_vocabulary, upgrade
from tests.store.conftest import Opened
from tests.store.making import CURATOR, FACTS, GLOBALLY, NOON, SERVER, dispute, figure

WORDS = {"words": b"us ukraine", "countries": b"\0\xff"}


def contents(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def test_the_same_facts_make_the_same_file_whatever_their_order(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    disputes = [dispute("us-pda"), dispute("bombs", dispute_id="d-bombs")]
    build(one, FACTS, disputes, WORDS, "label")
    build(other, reversed(FACTS), reversed(disputes), dict(reversed(WORDS.items())), "label")
    assert contents(one) == contents(other)
    assert one.read_bytes() == other.read_bytes()


def test_the_shipped_facts_are_one_file_that_can_be_read_from_anywhere(shipped: Path) -> None:
    build(shipped, FACTS, [], WORDS, "label")
    assert [each.name for each in shipped.parent.iterdir()] == ["facts.db"]
    with closing(sqlite3.connect(f"{shipped.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert db.execute("SELECT count(*) FROM facts").fetchone() == (len(FACTS),)


def test_a_fact_that_may_not_be_stored_leaves_the_earlier_file(shipped: Path) -> None:
    build(shipped, FACTS, [], WORDS, "label")
    before = shipped.read_bytes()
    with pytest.raises(InvalidFact):
        build(shipped, [figure(sentence="")], [], WORDS, "next")
    assert shipped.read_bytes() == before
    assert [each.name for each in shipped.parent.iterdir()] == ["facts.db"]


def test_the_vocabulary_comes_back_as_it_was_given(shipped: Path) -> None:
    build(shipped, [], [], WORDS, "label")
    assert load_vocabulary(shipped) == WORDS
    with pytest.raises(StoreUnavailable, match="Install"):
        load_vocabulary(shipped.with_name("other.db"))


def priced(fact_id: str, amount: int) -> AnyFact:
    return figure(fact_id, value=Decimal(amount))


async def amounts(store: Store, server: int | None = None) -> dict[str, str]:
    with store.reading(server) as shelf:
        found = shelf.fetch(["a", "b", "c", "d", "e"])
    return {each.fact.id: str(to_record(each.fact)["value"]) for each in found}


@pytest.fixture
async def used(opened: Opened) -> Store:
    """A store that shipped with a, b, c and d, where the operator has edited b and a server has edited a."""
    store = opened(*(priced(fact_id, 1) for fact_id in "abcd"), disputes=(dispute("a"),))
    ledger = Ledger(store)
    await ledger.edit(priced("b", 7), expected_version=1, **GLOBALLY)
    await ledger.edit(priced("a", 8), expected_version=1, **GLOBALLY | {"server": SERVER, "actor": CURATOR})
    return store


async def test_an_upgrade_brings_what_is_new_and_keeps_what_was_changed_here(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    build(shipped, [priced("a", 2), priced("b", 2), priced("c", 1), priced("e", 2)], [], {"words": b"new"}, "second")
    report = upgrade(path, shipped, NOON, shared_ledger)
    assert report == UpgradeReport(added=("e",), changed=("a",), kept=("b",), retired=("d",))
    assert await amounts(used) == {"a": "2", "b": "7", "c": "1", "e": "2"}
    assert await amounts(used, SERVER) == {"a": "8", "b": "7", "c": "1", "e": "2"}
    with used.reading(None) as shelf:
        assert shelf.disputes(["a"]) == ()
    assert load_vocabulary(path) == {"words": b"new"}
    assert await used.label() == "second"


async def test_an_upgrade_is_told_in_the_history(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    build(shipped, [priced("a", 2), priced("b", 1), priced("e", 2)], [], {}, "second")
    upgrade(path, shipped, NOON, shared_ledger)
    ledger = Ledger(used)
    told = [(await ledger.history(fact_id, None))[-1] for fact_id in "aed"]
    assert [each.action for each in told] == ["upgraded", "shipped", "retired"]
    assert {(each.actor_name, each.reason) for each in told} == {("shipped facts", "shipped facts second")}
    assert (told[0].before, told[0].after) == (to_record(priced("a", 1)), to_record(priced("a", 2)))


async def test_a_second_upgrade_changes_nothing(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    build(shipped, [priced("a", 2), priced("b", 2), priced("e", 2)], [dispute("e")], {}, "second")
    upgrade(path, shipped, NOON, shared_ledger)
    before = contents(path)
    assert upgrade(path, shipped, NOON, shared_ledger) == UpgradeReport(added=(), changed=(), kept=("b",), retired=())
    assert contents(path) == before


async def test_an_upgrade_to_the_same_facts_is_no_change(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    before = contents(path)
    assert upgrade(path, shipped, NOON, shared_ledger) == UpgradeReport((), (), (), ())
    assert contents(path) == before


async def test_a_changed_fact_that_no_longer_ships_is_kept(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    build(shipped, [], [], {}, "second")
    assert upgrade(path, shipped, NOON, shared_ledger) == UpgradeReport((), (), kept=("b",), retired=("a", "c", "d"))
    assert await amounts(used) == {"b": "7"}


async def test_what_an_upgrade_retired_comes_back_when_it_ships_again(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    build(shipped, [], [], {}, "second")
    upgrade(path, shipped, NOON, shared_ledger)
    build(shipped, [priced(fact_id, 1) for fact_id in "abcd"], [], {}, "third")
    assert upgrade(path, shipped, NOON, shared_ledger).changed == ("a", "c", "d")
    assert await amounts(used) == {"a": "1", "b": "7", "c": "1", "d": "1"}


async def test_what_the_operator_retired_or_added_stays_so(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    ledger = Ledger(used)
    await ledger.retire("c", expected_version=1, **GLOBALLY)
    await ledger.add(priced("e", 9), **GLOBALLY)
    build(shipped, [priced(fact_id, 2) for fact_id in "bce"], [], {}, "second")
    assert upgrade(path, shipped, NOON, shared_ledger).kept == ("b", "c", "e")
    assert await amounts(used) == {"b": "7", "e": "9"}


async def test_a_change_that_was_undone_does_not_stand_in_the_way(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    await Ledger(used).undo("b", **GLOBALLY)
    build(shipped, [priced(fact_id, 2) for fact_id in "abcd"], [], {}, "second")
    assert upgrade(path, shipped, NOON, shared_ledger).changed == ("a", "b", "c", "d")


async def test_the_same_correction_made_here_and_shipped_later_is_one(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    build(shipped, [priced("a", 1), priced("b", 7), priced("c", 1), priced("d", 1)], [], {}, "second")
    assert upgrade(path, shipped, NOON, shared_ledger) == UpgradeReport((), (), (), ())
    build(shipped, [priced("a", 1), priced("b", 8), priced("c", 1), priced("d", 1)], [], {}, "third")
    assert upgrade(path, shipped, NOON, shared_ledger).changed == ("b",)


async def test_the_operator_can_undo_what_an_upgrade_did(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    build(shipped, [priced(fact_id, 2) for fact_id in "abcd"], [], {}, "second")
    upgrade(path, shipped, NOON, shared_ledger)
    await Ledger(used).undo("a", **GLOBALLY)
    assert (await amounts(used))["a"] == "1"


async def test_shipped_facts_that_were_altered_in_their_file_are_never_taken(
    used: Store, path: Path, shipped: Path, shared_ledger: str | None
) -> None:
    build(shipped, [priced("a", 2), priced("e", 2)], [], WORDS, "second")
    with closing(sqlite3.connect(shipped)) as db, db:
        db.execute("UPDATE facts SET record = replace(record, 'Example Press', 'Another') WHERE id = 'e'")
    with pytest.raises(StoreUnavailable, match="Install aidbot again"):
        upgrade(path, shipped, NOON, shared_ledger)
    assert await amounts(used) == {"a": "1", "b": "7", "c": "1", "d": "1"}


def test_an_upgrade_needs_both_files(path: Path, shipped: Path) -> None:
    build(shipped, [], [], {}, "first")
    with pytest.raises(StoreUnavailable, match="FACTS_DB"):
        upgrade(path, shipped, NOON)
    with pytest.raises(StoreUnavailable, match="Install"):
        upgrade(shipped, path, NOON)
