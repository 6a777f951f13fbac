"""Stores in real files, opened and closed around each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.domain.model import AnyFact, Dispute
from bot.store import Ledger, SqliteShelf, Store
from bot.store.building import build
from tests.store.making import FACTS, dispute

Opened = Callable[..., Store]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Where the shipped facts of a test lie."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    return folder / "facts.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of a test lies."""
    return tmp_path / "facts.db"


@pytest.fixture(params=["sqlite", "postgres"])
def shared_ledger(request: pytest.FixtureRequest) -> str | None:
    """Where the shared ledger is that stores follow: every test holds with none and with one."""
    return None if request.param == "sqlite" else str(request.getfixturevalue("empty_ledger"))


@pytest.fixture
def opened(path: Path, shipped: Path, shared_ledger: str | None) -> Iterator[Opened]:
    """Open a store that starts with some facts; it is closed after the test."""
    stores: list[Store] = []

    def opens(*facts: AnyFact, disputes: tuple[Dispute, ...] = ()) -> Store:
        build(shipped, facts, disputes, {"words": b"us ukraine"}, "first")
        stores.append(Store.open(path, shipped=shipped, wait=0.05, ledger=shared_ledger))
        return stores[-1]

    yield opens
    for store in stores:
        store.shut()


@pytest.fixture
def store(opened: Opened) -> Store:
    """A store without facts."""
    return opened()


@pytest.fixture
def ledger(store: Store) -> Ledger:
    """The ledger of a store without facts."""
    return Ledger(store)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of FACTS that no test changes."""
    path = tmp_path_factory.mktemp("built") / "facts.db"
    build(path, FACTS, [dispute("us-pda", "us-2024"), dispute("bombs", dispute_id="d-bombs")], {}, "test")
    store = Store.open(path)
    yield store
    store.shut()


@pytest.fixture
def shelf(built: Store) -> Iterator[SqliteShelf]:
    """The shelf of FACTS for a place without a server."""
    with built.reading(None) as shelf:
        yield shelf
