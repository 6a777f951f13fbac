"""Looking through a whole store for whoever keeps it: what is wrong with it, and what it holds."""

from collections.abc import Mapping
from pathlib import Path

from bot.domain.model import FactType
from bot.store.ledger import Ledger
from bot.store.store import Store


async def checked(path: Path) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """Give what is wrong with a store, and how many facts of each type it holds."""
    store = Store.open(path)  # a look makes no store
    try:
        kinds = [type(held.fact).__name__.lower() for held in await Ledger(store).export(None)]
        return await store.faults(), {kind.value: kinds.count(kind) for kind in FactType}
    finally:
        await store.close()
