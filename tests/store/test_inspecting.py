"""Looking through a whole store: what it holds is counted, and looking changes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from bot.store.inspecting import checked, exported


async def test_what_a_store_holds_is_counted(copied: Callable[[str], Path]) -> None:
    path = copied("inspected")
    faults, counts = await checked(path)
    facts = tuple(exported(path, None))
    assert faults == ()
    assert set(counts) == {"figure", "quote", "statement"}
    assert sum(counts.values()) == len(facts) > 100


async def test_a_look_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable):
        await checked(tmp_path / "facts.db")
    assert not (tmp_path / "facts.db").exists()
