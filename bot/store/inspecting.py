"""Looking through a whole store for whoever keeps it: what is wrong with it, what it holds, all of its facts."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from bot.domain.model import FactType, Held
from bot.store.connection import WAIT, connect_reader, snapshot
from bot.store.failures import told
from bot.store.ledger import Ledger
from bot.store.rows import own_facts
from bot.store.shared.copies import followed_by
from bot.store.store import Store


async def checked(
    path: Path, ledger: str | None = None, shipped: Path | None = None
) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """Give what is wrong with a store, and how many facts of each type it holds, where they can be read."""
    store = Store.open(path, ledger=ledger)
    try:
        if faults := await store.faults(shipped):
            return faults, {}
        kinds = [type(held.fact).__name__.lower() for held in await Ledger(store).export(None)]
        return (), {kind.value: kinds.count(kind) for kind in FactType}
    finally:
        await store.close()


def follows(path: Path) -> bool:
    """Tell whether a store is a copy of a shared ledger."""
    with told():
        return path.is_file() and followed_by(path) is not None


def bring_up(path: Path, ledger: str) -> int:
    """Bring a copy up to its shared ledger and give how many changes it holds; raise StoreUnavailable where that fails."""
    store = Store.open(path, ledger=ledger)
    try:
        return store.bring_up()
    finally:
        store.shut()


def exported(path: Path, server: int | None) -> Iterator[Held]:
    """Give all facts of a server, or with None the global ones, one after the other, as they are at one moment."""
    Store.open(path, read_only=True).shut()  # says in words what is wrong with a store
    with told(), closing(connect_reader(path, mode="ro", wait=WAIT)) as db, snapshot(db):
        yield from own_facts(db, server)
