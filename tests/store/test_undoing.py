"""Undoing: a new revision that returns to what stood before, step by step."""

from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bot.domain.model import Figure, Held, Revision
from bot.domain.record import to_record
from bot.domain.shelf import FigureKey
from bot.errors import NothingToUndo, UnknownFact
from bot.store import Ledger, SqliteShelf, revising
from bot.store.history import history
from bot.store.revising import Circumstances
from bot.store.rows import put
from bot.store.schema import migrate
from tests.store.conftest import Opened
from tests.store.making import GLOBALLY, HERE, NOON, OPERATOR, SERVER, figure, worth


async def value(ledger: Ledger) -> int | None:
    """What every server sees, None where it is retired."""
    held = await ledger.held("us-package", None)
    return int(held.fact.value) if held and not held.retired and isinstance(held.fact, Figure) else None


async def test_undoing_goes_back_step_by_step_until_nothing_is_left(ledger: Ledger) -> None:
    await ledger.add(worth(1), **GLOBALLY)
    await ledger.edit(worth(2), expected_version=1, **GLOBALLY)
    await ledger.edit(worth(3), expected_version=2, **GLOBALLY)
    back = [(await ledger.undo("us-package", **GLOBALLY), await value(ledger)) for _ in range(3)]
    assert [(done.undoes, left) for done, left in back] == [(3, 2), (2, 1), (1, None)]
    with pytest.raises(NothingToUndo):
        await ledger.undo("us-package", **GLOBALLY)
    assert [each.action for each in await ledger.history("us-package", None)] == [
        "added",
        *["edited"] * 2,
        *["undone"] * 3,
    ]


async def test_undoing_a_retirement_brings_the_fact_back(ledger: Ledger) -> None:
    await ledger.add(worth(1), **GLOBALLY)
    await ledger.retire("us-package", expected_version=1, **GLOBALLY)
    await ledger.undo("us-package", **GLOBALLY)
    assert await value(ledger) == 1


async def test_a_change_after_an_undo_is_the_next_to_be_undone(ledger: Ledger) -> None:
    await ledger.add(worth(1), **GLOBALLY)
    await ledger.edit(worth(2), expected_version=1, **GLOBALLY)
    await ledger.undo("us-package", **GLOBALLY)
    await ledger.edit(worth(3), expected_version=3, **GLOBALLY)
    await ledger.undo("us-package", **GLOBALLY)
    assert await value(ledger) == 1
    await ledger.undo("us-package", **GLOBALLY)
    assert await value(ledger) is None


async def test_a_shipped_fact_that_nobody_changed_has_nothing_to_undo(opened: Opened) -> None:
    ledger = Ledger(opened(figure()))
    with pytest.raises(NothingToUndo):
        await ledger.undo("us-package", **GLOBALLY)


async def test_undoing_a_copy_shows_the_global_fact_as_it_is_now(opened: Opened) -> None:
    ledger = Ledger(opened(worth(10)))
    await ledger.edit(worth(20), expected_version=1, **HERE)
    await ledger.edit(worth(11), expected_version=1, **GLOBALLY)
    done = await ledger.undo("us-package", **HERE)
    assert done.after == to_record(worth(11))
    held = await ledger.held("us-package", SERVER)
    assert held and held.server is None
    with pytest.raises(NothingToUndo):
        await ledger.undo("us-package", **HERE)


SCOPES = (None, SERVER)
STEPS = st.lists(st.tuples(st.sampled_from(["edit", "retire", "undo"]), st.sampled_from(SCOPES)), max_size=15)


@given(STEPS)
@settings(deadline=None)
def test_any_chain_of_changes_and_undoings_leads_where_a_pile_of_states_does(
    steps: list[tuple[str, int | None]],
) -> None:
    """The model: a pile of amounts for each scope (None: retired); an empty pile shows the global one."""
    piles: dict[int | None, list[int | None]] = {None: [], SERVER: []}
    with closing(Database(memory=True)) as db:
        migrate(db)
        put(db, Held(worth(1000)))
        for number, (step, server) in enumerate(steps):
            take_step(db, step, server, number, shown(piles, server), piles[server])
            assert [amount(db, each) for each in SCOPES] == [shown(piles, each) for each in SCOPES]
        assert count(db, None) + count(db, SERVER) == db.table("revisions").count


def take_step(
    db: Database, step: str, server: int | None, number: int, shown: int | None, pile: list[int | None]
) -> None:
    here = Circumstances(server=server, actor=OPERATOR, at=NOON, reason="test")
    held = revising.visible(db, "us-package", server)
    assert held
    if (not pile) if step == "undo" else shown is None:
        with pytest.raises(NothingToUndo if step == "undo" else UnknownFact):
            STEP[step](db, number, held.version, here)
        return
    STEP[step](db, number, held.version, here)
    if step == "undo":
        pile.pop()
    else:
        pile.append(number if step == "edit" else None)


STEP: dict[str, Callable[[Database, int, int, Circumstances], Revision]] = {
    "edit": lambda db, number, version, here: revising.edit(db, worth(number), version, here),
    "retire": lambda db, number, version, here: revising.retire(db, "us-package", version, here),
    "undo": lambda db, number, version, here: revising.undo(db, "us-package", here),
}


def shown(piles: dict[int | None, list[int | None]], server: int | None) -> int | None:
    states: list[int | None] = [1000, *piles[None], *(piles[server] if server else ())]
    return states[-1]


def amount(db: Database, server: int | None) -> int | None:
    found = SqliteShelf(db, server).figures(FigureKey(recipient="ukraine"))
    return next((int(each.fact.value) for each in found if isinstance(each.fact, Figure)), None)


def count(db: Database, server: int | None) -> int:
    return len([each for each in history(db, "us-package", server) if each.server == server])
