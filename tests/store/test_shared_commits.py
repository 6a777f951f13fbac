"""A connection that is lost in the middle of a commit: the change is there once or not at all, and the person is told which."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from bot.errors import StoreUnavailable
from bot.store import Ledger, Store
from bot.store.building import build
from bot.store.shared import ledger as shared_ledger
from bot.store.shared.failures import LOST, OVERTAKEN, UNSURE
from bot.store.shared.steps import STEPS
from tests.postgres import END_WRITERS, WRITERS
from tests.store.cutting import CLIENT, Instant, Line, after_commit, at_piece, before_commit
from tests.store.making import GLOBALLY, figure
from tests.store.test_shared import add, held, seen, until


@pytest.fixture
def line(tmp_path: Path, empty_ledger: str) -> Iterator[Line]:
    folder = tmp_path / "line"
    folder.mkdir()
    with Line(empty_ledger, folder) as line:
        yield line


@pytest.fixture
def store(tmp_path: Path, shipped: Path, line: Line) -> Iterator[Store]:
    """A store whose line to the ledger may be cut."""
    build(shipped, [figure()], [], {"words": b""}, "first")
    store = Store.open(tmp_path / "one" / "facts.db", shipped=shipped, ledger=line.dsn)
    add(store, "before")
    yield store
    store.shut()


@pytest.fixture
def other(tmp_path: Path, empty_ledger: str, store: Store) -> Iterator[Store]:
    """A store that reaches the ledger undisturbed."""
    other = Store.open(tmp_path / "other" / "facts.db", ledger=empty_ledger)
    yield other
    other.shut()


def made(dsn: str) -> int:
    """How many changes the ledger has seen."""
    with psycopg.connect(dsn) as conn:
        row = conn.execute("SELECT sequence FROM ledger").fetchone()
        assert row is not None
        return int(row[0])


@pytest.mark.parametrize("instant", [before_commit, after_commit])
@pytest.mark.parametrize("half_open", [False, True])
def test_a_change_whose_commit_lost_its_line_is_made_exactly_once(
    store: Store, other: Store, line: Line, empty_ledger: str, tmp_path: Path, instant: Instant, half_open: bool
) -> None:
    line.half_open = half_open
    line.cut(instant)
    add(store, "new")
    assert line.cuts == 1
    assert made(empty_ledger) == 2
    with pytest.raises(Exception, match="new"):
        add(store, "new")
    add(store, "next")
    until(lambda: "next" in seen(other))
    assert seen(store) == seen(other) == ["before", "new", "next", "us-package"]
    assert held(tmp_path / "one" / "facts.db") == held(tmp_path / "other" / "facts.db")


def test_wherever_the_line_is_cut_what_a_person_is_told_is_true(
    store: Store, other: Store, line: Line, tmp_path: Path
) -> None:
    acknowledged, refused = set(), set()
    for at in range(28):
        line.cut(at_piece(at // 2))
        line.half_open = at % 2 == 1
        try:
            add(store, f"f{at:02}")
            acknowledged.add(f"f{at:02}")
        except StoreUnavailable as error:
            assert str(error) in (LOST, OVERTAKEN)
            refused.add(f"f{at:02}")
        line.cut(lambda *_: False)
        until(lambda: _adds(store))
    until(lambda: held(tmp_path / "one" / "facts.db") == held(tmp_path / "other" / "facts.db"))
    there = {fact_id for fact_id in seen(other) if fact_id.startswith("f")}
    assert line.cuts > 15
    assert there == acknowledged
    assert not there & refused


def _adds(store: Store) -> bool:
    try:
        asyncio.run(store.write(lambda db: db.execute("UPDATE meta SET value = value || '.' WHERE name = 'label'")))
    except StoreUnavailable:
        return False
    return True


def test_a_change_that_others_were_faster_than_is_not_made_and_the_person_is_told(
    store: Store, other: Store, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_ledger, "_PATIENCE", (0.0,) * 3)

    def meanwhile(side: str, piece: bytes) -> bool:
        if before_commit(side, piece):
            line.down = True
            return True
        return False

    line.cut(meanwhile)
    settle = shared_ledger.SharedLedger._settle

    def late(self: shared_ledger.SharedLedger, *words: object) -> None:
        if line.down:
            add(other, "faster")
            line.down = False
        settle(self, *words)  # type: ignore[arg-type]

    monkeypatch.setattr(shared_ledger.SharedLedger, "_settle", late)
    with pytest.raises(StoreUnavailable, match="was not saved"):
        add(store, "slow")
    until(lambda: "faster" in seen(store))
    until(lambda: _adds(store))
    add(store, "slow")
    until(lambda: "slow" in seen(other))
    assert seen(store) == seen(other) == ["before", "faster", "slow", "us-package"]


@pytest.mark.parametrize(("instant", "is_there"), [(before_commit, False), (after_commit, True)])
def test_a_ledger_that_stays_away_leaves_the_person_with_what_is_known(
    store: Store, line: Line, monkeypatch: pytest.MonkeyPatch, instant: Instant, is_there: bool
) -> None:
    monkeypatch.setattr(shared_ledger, "_PATIENCE", (0.0,) * 3)

    def for_long(side: str, piece: bytes) -> bool:
        line.down = instant(side, piece)
        return line.down

    line.cut(for_long)
    with pytest.raises(StoreUnavailable) as told:
        add(store, "new")
    assert str(told.value) == UNSURE
    assert "new" not in seen(store)
    line.down = False
    until(lambda: _adds(store))
    assert ("new" in seen(store)) is is_there


def test_a_backend_that_is_ended_in_the_middle_loses_nothing_and_makes_nothing_twice(
    store: Store, other: Store, line: Line, empty_ledger: str
) -> None:
    def ended(side: str, piece: bytes) -> bool:
        if side == CLIENT and b"COMMIT" in piece:
            with psycopg.connect(empty_ledger, autocommit=True) as conn:
                conn.execute(END_WRITERS)
            line.cut(lambda *_: False)
        return False

    line.cut(ended)
    add(store, "new")
    until(lambda: "new" in seen(other))
    assert made(empty_ledger) == 2


def test_a_line_that_was_lost_while_nobody_wrote_bothers_nobody(store: Store, other: Store, empty_ledger: str) -> None:
    with psycopg.connect(empty_ledger, autocommit=True) as conn:
        ended = [row[0] for row in conn.execute("SELECT pid " + WRITERS)]
        assert ended
        conn.execute(END_WRITERS)
        left = "SELECT count(*) FROM pg_stat_activity WHERE pid = ANY(%s)"
        until(lambda: conn.execute(left, [ended]).fetchone() == (0,))
    add(store, "new")
    add(other, "newer")


def test_a_disk_that_is_full_after_the_ledger_took_a_change_is_told_as_that(
    store: Store, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = shared_ledger.SharedLedger._commit

    def full(self: shared_ledger.SharedLedger, *words: object) -> None:
        commit(self, *words)  # type: ignore[arg-type]
        assert store._writer is not None
        monkeypatch.setattr(store._writer, "commit", _full)

    monkeypatch.setattr(shared_ledger.SharedLedger, "_commit", full)
    with pytest.raises(StoreUnavailable, match="is saved in the shared ledger"):
        add(store, "new")
    until(lambda: "new" in seen(other))
    until(lambda: "new" in seen(store))


def _full() -> None:
    raise sqlite3.OperationalError("database or disk is full")


def test_every_writer_leaves_one_row_however_much_it_writes(store: Store, empty_ledger: str) -> None:
    for number in range(5):
        asyncio.run(Ledger(store).add(figure(f"f{number}"), **GLOBALLY))
    with closing(psycopg.connect(empty_ledger)) as conn:
        assert conn.execute("SELECT count(*), max(sequence) FROM ledger_writers").fetchone() == (1, 6)
        assert conn.execute("SELECT max(number) FROM ledger_steps").fetchone() == (len(STEPS),)
