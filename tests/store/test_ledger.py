"""Changes as revisions: who may make them, what undoing returns to, and that no server sees another's facts."""

import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.model import Actor, Revision
from bot.domain.record import to_record
from bot.domain.shelf import FigureKey
from bot.errors import InvalidFact, NotAllowed, StaleVersion, UnknownFact
from bot.store import Ledger, Store
from tests.store.conftest import Opened
from tests.store.making import (
    CURATOR,
    GLOBALLY,
    HERE,
    MEMBER,
    NOON,
    OPERATOR,
    OTHER_SERVER,
    SERVER,
    figure,
    ids,
    quote,
    statement,
    worth,
)

UKRAINE = FigureKey(recipient="ukraine")


async def value_of(ledger: Ledger, server: int | None, fact_id: str = "us-package") -> str | None:
    """The value that a server sees, None where it sees none."""
    held = await ledger.held(fact_id, server)
    return None if held is None or held.retired else str(to_record(held.fact)["value"])


def seen(store: Store, server: int | None) -> list[str]:
    with store.reading(server) as shelf:
        return ids(shelf.figures(UKRAINE))


async def test_an_added_fact_is_on_the_shelf_at_once(store: Store, ledger: Ledger) -> None:
    done = await ledger.add(figure(), **GLOBALLY)
    assert seen(store, None) == ["us-package"]
    assert done == Revision(
        sequence=1,
        fact_id="us-package",
        version=1,
        action="added",
        server=None,
        actor_id=OPERATOR.id,
        actor_name=OPERATOR.name,
        at="2025-03-01T12:00:00+00:00",
        reason="test",
        before=None,
        after=to_record(figure()),
    )


async def test_an_edit_keeps_what_stood_before(store: Store, ledger: Ledger) -> None:
    await ledger.add(figure(), **GLOBALLY)
    done = await ledger.edit(figure(donor="uk"), expected_version=1, **GLOBALLY)
    assert (done.version, done.action) == (2, "edited")
    assert (done.before, done.after) == (to_record(figure()), to_record(figure(donor="uk")))
    with store.reading(None) as shelf:
        assert shelf.figures(FigureKey(donor="us")) == ()
        assert ids(shelf.figures(FigureKey(donor="uk"))) == ["us-package"]


async def test_a_retired_fact_is_on_no_shelf_but_keeps_its_history(store: Store, ledger: Ledger) -> None:
    await ledger.add(quote(people=("lloyd-austin",), about=("x",), event="e"), **GLOBALLY)
    await ledger.retire("q-alone", expected_version=1, **GLOBALLY)
    with store.reading(None) as shelf:
        looks = (shelf.fetch(["q-alone"]), shelf.linked(["x"]), shelf.at_event("e"), shelf.search(["alone"]))
    assert looks == ((), (), (), ())
    held = await ledger.held("q-alone", None)
    assert held and held.retired and held.version == 2
    assert [each.action for each in await ledger.history("q-alone", None)] == ["added", "retired"]


async def test_words_and_links_follow_an_edit(store: Store, ledger: Ledger) -> None:
    await ledger.add(statement(about=("old",), people=("a",)), **GLOBALLY)
    await ledger.edit(statement(about=("new",), sentence="Loans."), expected_version=1, **GLOBALLY)
    with store.reading(None) as shelf:
        assert shelf.search(["stocks"]) == () == shelf.linked(["old"]) == shelf.statements(person="a")
        assert ids(shelf.search(["loans"])) == ids(shelf.linked(["new"])) == ["st-drawdown"]


@pytest.mark.parametrize(
    ("server", "actor", "allowed"),
    [
        (None, OPERATOR, True),
        (None, CURATOR, False),
        (None, MEMBER, False),
        (SERVER, OPERATOR, True),
        (SERVER, CURATOR, True),
        (SERVER, MEMBER, False),
    ],
)
async def test_only_curators_change_a_server_and_only_operators_everything(
    opened: Opened, server: int | None, actor: Actor, allowed: bool
) -> None:
    ledger = Ledger(opened(figure()))
    here: dict[str, Any] = {"server": server, "actor": actor, "at": NOON, "reason": "test"}
    changes: tuple[Callable[[], Awaitable[Revision]], ...] = (
        lambda: ledger.add(figure("new"), **here),
        lambda: ledger.edit(worth(1), expected_version=1, **here),
        lambda: ledger.undo("us-package", **here),
        lambda: ledger.retire("us-package", expected_version=3 if server is None else 1, **here),
    )
    for change in changes:
        if allowed:
            await change()
        else:
            with pytest.raises(NotAllowed, match="propose"):
                await change()
    assert bool(await ledger.history("us-package", server)) is allowed


async def test_two_servers_never_see_each_others_facts(store: Store, ledger: Ledger) -> None:
    await ledger.add(figure("ours", topics=("howitzer",), event="e", about=("x",)), **HERE)
    other = HERE | {"server": OTHER_SERVER}
    for server in (OTHER_SERVER, None):
        assert seen(store, server) == []
        with store.reading(server) as shelf:
            looks = (shelf.fetch(["ours"]), shelf.search(["howitzer"]), shelf.at_event("e"), shelf.linked(["x"]))
        assert looks == ((), (), (), ())
        assert await ledger.held("ours", server) is None
        assert await ledger.history("ours", server) == () == await ledger.export(server)
    with pytest.raises(UnknownFact):
        await ledger.edit(figure("ours"), expected_version=1, **other)
    with pytest.raises(UnknownFact):
        await ledger.undo("ours", **other)
    assert seen(store, SERVER) == ids(await ledger.export(SERVER)) == ["ours"]


async def test_the_same_id_may_stand_in_two_servers(ledger: Ledger) -> None:
    assert (await ledger.add(worth(1), **HERE)).version == 1
    assert (await ledger.add(worth(2), **HERE | {"server": OTHER_SERVER})).version == 1
    assert [await value_of(ledger, server) for server in (SERVER, OTHER_SERVER, None)] == ["1", "2", None]


async def test_a_curators_edit_of_a_global_fact_is_a_copy_of_the_server(opened: Opened) -> None:
    store = opened(worth(10))
    ledger = Ledger(store)
    done = await ledger.edit(worth(20), expected_version=1, **HERE)
    assert (done.server, done.before) == (SERVER, to_record(worth(10)))
    assert [await value_of(ledger, server) for server in (SERVER, OTHER_SERVER, None)] == ["20", "10", "10"]
    with store.reading(SERVER) as shelf:
        (held,) = shelf.figures(UKRAINE)
        assert held.server == SERVER
        assert shelf.fetch(["us-package"]) == (held,) == shelf.search(["package"])


async def test_a_curator_retires_a_global_fact_for_the_server_alone(opened: Opened) -> None:
    store = opened(figure())
    ledger = Ledger(store)
    await ledger.retire("us-package", expected_version=1, **HERE)
    assert (seen(store, SERVER), seen(store, OTHER_SERVER)) == ([], ["us-package"])
    await ledger.undo("us-package", **HERE)
    assert seen(store, SERVER) == ["us-package"]


async def test_an_edit_against_an_old_version_is_refused_and_says_what_changed(ledger: Ledger) -> None:
    await ledger.add(worth(1), **GLOBALLY)
    await ledger.edit(figure(value=Decimal(2), people=("x",)), expected_version=1, **GLOBALLY)
    with pytest.raises(StaleVersion) as refused:
        await ledger.edit(worth(3), expected_version=1, **GLOBALLY)
    assert (refused.value.expected, refused.value.current) == (1, 2)
    assert refused.value.changes == ("people (edited by Olena)", "value: 1 → 2 (edited by Olena)")
    assert await value_of(ledger, None) == "2"


async def test_a_retirement_against_an_old_version_is_refused(ledger: Ledger) -> None:
    await ledger.add(worth(1), **GLOBALLY)
    await ledger.edit(worth(2), expected_version=1, **GLOBALLY)
    with pytest.raises(StaleVersion):
        await ledger.retire("us-package", expected_version=1, **GLOBALLY)


async def test_an_edit_of_the_global_fact_does_not_pass_for_one_of_a_newer_copy(opened: Opened) -> None:
    ledger = Ledger(opened(worth(10)))
    await ledger.edit(worth(20), expected_version=1, **HERE)
    with pytest.raises(StaleVersion, match="10 → 20"):
        await ledger.edit(worth(30), expected_version=1, **HERE)


async def test_a_version_never_stands_for_two_states_of_a_fact(opened: Opened) -> None:
    ledger = Ledger(opened(worth(10)))
    copy = await ledger.edit(worth(20), expected_version=1, **HERE)
    moved = await ledger.edit(worth(11), expected_version=1, **GLOBALLY)
    assert moved.version > copy.version
    await ledger.undo("us-package", **HERE)
    with pytest.raises(StaleVersion):
        await ledger.edit(worth(30), expected_version=copy.version, **HERE)


async def test_unknown_and_retired_facts_are_not_edited(ledger: Ledger) -> None:
    with pytest.raises(UnknownFact):
        await ledger.edit(figure(), expected_version=1, **GLOBALLY)
    with pytest.raises(UnknownFact):
        await ledger.undo("us-package", **GLOBALLY)
    await ledger.add(figure(), **GLOBALLY)
    await ledger.retire("us-package", expected_version=1, **GLOBALLY)
    with pytest.raises(UnknownFact):
        await ledger.edit(figure(), expected_version=2, **GLOBALLY)


async def test_an_id_that_is_taken_is_refused(ledger: Ledger) -> None:
    await ledger.add(worth(1), **GLOBALLY)
    for here in (GLOBALLY, HERE):
        with pytest.raises(InvalidFact, match="taken"):
            await ledger.add(worth(2), **here)


async def test_a_fact_that_could_not_be_read_again_leaves_no_trace(store: Store, ledger: Ledger) -> None:
    bad = replace(figure().source, url="javascript:alert(1)")
    with pytest.raises(InvalidFact):
        await ledger.add(figure(source=bad), **GLOBALLY)
    with pytest.raises(InvalidFact):
        await ledger.add(quote(text="half \ud83d a face"), **GLOBALLY)
    assert await ledger.export(None) == () == await ledger.history("us-package", None)


async def test_names_and_reasons_with_half_characters_are_kept_without_them(ledger: Ledger) -> None:
    here = GLOBALLY | {"actor": Actor(1, "Al\ud800", operator=True), "reason": "why\udfff"}
    done = await ledger.add(figure(), **here)
    assert (done.actor_name, done.reason) == ("Al?", "why?")


async def test_a_time_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="zone"):
        await ledger.add(figure(), **GLOBALLY | {"at": datetime(2025, 3, 1)})  # noqa: DTZ001
    assert await ledger.export(None) == ()


@pytest.mark.parametrize("statement", ["DELETE FROM revisions", "UPDATE revisions SET reason = 'x'"])
async def test_history_can_be_neither_deleted_nor_changed(store: Store, ledger: Ledger, statement: str) -> None:
    await ledger.add(figure(), **GLOBALLY)
    with pytest.raises(sqlite3.IntegrityError, match="history is never"):
        await store.write(lambda db: db.execute(statement))
    assert len(await ledger.history("us-package", None)) == 1
