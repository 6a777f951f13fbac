"""What a server chose: nothing at first, changed from what it is, by who manages it, and nothing of it elsewhere."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.model import Actor
from bot.domain.server import ServerSettings, Style
from bot.errors import NotAllowed
from bot.store import Ledger, Store
from bot.store.connection import connect
from bot.store.schema import FORGOTTEN, migrations, stamp
from tests.store.making import CURATOR, MEMBER, OPERATOR, OTHER_SERVER, SERVER

MANAGER = Actor(4, "Iryna", curator=True, manager=True)
CHOSEN = ServerSettings(
    prefix="?",
    curator_role=42,
    channels=(7, 8),
    donor="DE",
    recipient="MD",
    language="uk",
    style=Style.TEXT,
    retention=30,
)


async def test_a_server_has_defaults_until_it_chooses(ledger: Ledger) -> None:
    assert await ledger.server_settings(SERVER) == ServerSettings()
    assert await ledger.change_server_settings(SERVER, lambda _: CHOSEN, actor=MANAGER) == CHOSEN
    assert await ledger.server_settings(SERVER) == CHOSEN
    assert await ledger.server_settings(OTHER_SERVER) == ServerSettings()
    await ledger.change_server_settings(SERVER, lambda _: ServerSettings(prefix="$"), actor=OPERATOR)
    assert await ledger.server_settings(SERVER) == ServerSettings(prefix="$")


async def test_two_changes_at_once_both_hold(ledger: Ledger) -> None:
    first = ledger.change_server_settings(SERVER, lambda now: replace(now, prefix="?"), actor=MANAGER)
    second = ledger.change_server_settings(SERVER, lambda now: replace(now, donor="DE"), actor=MANAGER)
    await first
    await second
    assert await ledger.server_settings(SERVER) == ServerSettings(prefix="?", donor="DE")


@pytest.mark.parametrize("actor", [MEMBER, CURATOR])
async def test_who_does_not_manage_a_server_chooses_nothing_for_it(ledger: Ledger, actor: Actor) -> None:
    with pytest.raises(NotAllowed, match="Manage Server"):
        await ledger.change_server_settings(SERVER, lambda _: CHOSEN, actor=actor)
    assert await ledger.server_settings(SERVER) == ServerSettings()


async def test_what_another_version_chose_stays(store: Store, ledger: Ledger) -> None:
    sql = """INSERT INTO servers (id, settings) VALUES (?, '{"of_tomorrow":1}')"""
    await store.write(lambda db: db.execute(sql, [SERVER]))
    await ledger.change_server_settings(SERVER, lambda now: replace(now, donor="DE"), actor=MANAGER)
    (kept,) = await store.query(lambda db: db.execute("SELECT settings FROM servers").fetchone())
    assert '"of_tomorrow":1' in kept


async def test_a_server_is_greeted_once_and_keeps_what_it_chose(ledger: Ledger) -> None:
    await ledger.change_server_settings(SERVER, lambda _: CHOSEN, actor=MANAGER)
    assert [await ledger.claim_greeting(server) for server in (SERVER, SERVER, OTHER_SERVER)] == [True, False, True]
    assert await ledger.server_settings(SERVER) == CHOSEN
    await ledger.change_server_settings(SERVER, lambda now: replace(now, prefix="!"), actor=MANAGER)
    assert not await ledger.claim_greeting(SERVER)


async def test_what_servers_chose_and_history_survive_the_migration(path: Path) -> None:
    with closing(connect(path, mode="rwc")) as old:
        migrations.apply(old, stop_before="m005_forgetting")
        stamp(old, "label", "an earlier one")
        old.execute("INSERT INTO servers VALUES (?, '?', 42, '{}')", [SERVER])
        old.execute(
            "INSERT INTO revisions (scope, fact_id, version, action, actor_id, actor_name, at, reason)"
            " VALUES (?, 'x', 1, 'added', 9, 'Max', '2025-01-01T00:00:00+00:00', 'why')",
            [SERVER],
        )
    store = Store.open(path)
    ledger = Ledger(store)
    assert await ledger.server_settings(SERVER) == ServerSettings(prefix="?", curator_role=42)
    assert (await ledger.forget_member(9)).revisions == 1
    (done,) = await ledger.history("x", SERVER)
    assert (done.actor_name, done.reason, done.at) == (FORGOTTEN, "why", "2025-01-01T00:00:00+00:00")
    store.shut()
