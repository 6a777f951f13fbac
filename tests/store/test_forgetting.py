"""Who is forgotten is named nowhere in the file any more, in no server, and what they did stays."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.domain.model import Actor
from bot.domain.record import to_record
from bot.store import Ledger, Store
from bot.store.data_files import keep_file
from bot.store.forgetting import Forgotten
from bot.store.inbox import Report, close_report, keep_report
from bot.store.notices import Notice, keep_notice, waiting_notices
from bot.store.revising import Circumstances
from bot.store.schema import FORGOTTEN
from tests.store.making import CURATOR, HERE, NOON, OPERATOR, OTHER_SERVER, SERVER, figure, worth

WHO = Actor(987654321, "Zebedee", curator=True)
TODAY = NOON.date()
MANAGER = Actor(4, "Iryna", curator=True, manager=True)
BY_WHO = HERE | {"actor": WHO}
THERE = HERE | {"actor": WHO, "server": OTHER_SERVER}


def notice(member: int, asked_on: date = TODAY, server: int | None = SERVER) -> Notice:
    where: dict[str, Any] = {"server": server, "channel": None if server is None else 5}
    return Notice(texts=("how much",), key=f"much {member}", member=member, asked_on=asked_on, **where)


async def cells(store: Store) -> list[str]:
    """Give every value of every table as text."""

    def look(db: Any) -> list[str]:
        tables = [name for name in db.table_names() if "words" not in name]
        return [str(value) for name in tables for row in db.execute(f"SELECT * FROM [{name}]") for value in row]  # noqa: S608

    return await store.query(look)


async def do_everything(ledger: Ledger, store: Store) -> None:
    """Have somebody do all that is kept with who did it, and a curator accept what they proposed."""
    await ledger.add(worth(1), **BY_WHO)
    await ledger.edit(worth(2), expected_version=1, **BY_WHO)
    await ledger.add(worth(3), **THERE)
    for fact in ("waits", "taken"):
        await ledger.propose(to_record(figure(fact)), **BY_WHO)
    by_curator = Circumstances(server=SERVER, actor=CURATOR, at=NOON, reason="proposal 2")
    assert (await ledger.approve_proposal(2, (0, 0), 1, here=by_curator))[1] == "stored"
    old = HERE | {"reason": "proposed by Zebedee"}
    await ledger.edit(figure("taken", note="x"), expected_version=1, **old)
    await ledger.propose(to_record(figure("other")), **HERE)
    await ledger.reject_proposal(3, "no", here=Circumstances(server=SERVER, actor=WHO, at=NOON, reason=""))
    await ledger.propose(to_record(figure("two")), **HERE)
    by_who = Circumstances(server=SERVER, actor=WHO, at=NOON, reason="proposal 4")
    assert (await ledger.approve_proposal(4, (0, 0), 2, here=by_who))[1] == "first"
    report = Report(
        server=SERVER, member=WHO.id, channel=5, words="wrong", asked=("how much",), answer="5", read_as="", facts=()
    )
    for number in (1, 2):
        assert await store.write(lambda db: keep_report(db, report, NOON)) == number
    assert await store.write(lambda db: close_report(db, 1, "mended", by_who))
    here = Circumstances(server=SERVER, actor=WHO, at=NOON, reason="")
    await ledger.keep_article("A title", [({"value": "5"}, ("Zebedee said five",))], here=here)
    await store.write(lambda db: keep_file(db, "Zebedee.csv", b"Zebedee", {"label": "Zebedee"}, here))
    await store.write(lambda db: keep_notice(db, notice(WHO.id)))
    await store.write(lambda db: keep_notice(db, notice(WHO.id, server=None)))


async def test_a_forgotten_member_is_named_in_no_cell_of_the_store(store: Store, ledger: Ledger) -> None:
    await do_everything(ledger, store)
    before = await cells(store)
    assert any(str(WHO.id) in cell for cell in before)
    assert any(WHO.name in cell for cell in before)
    assert await ledger.forget_member(WHO.id) == Forgotten(revisions=3, proposals=2, notices=2)
    assert [cell for cell in await cells(store) if str(WHO.id) in cell or WHO.name in cell] == []


async def test_the_file_itself_holds_the_name_no_more(store: Store, ledger: Ledger, path: Path) -> None:
    await do_everything(ledger, store)
    await ledger.forget_member(WHO.id)
    store.shut()
    assert b"Zebedee" not in path.read_bytes()  # noqa: ASYNC240


async def test_history_stays_without_who_made_it(store: Store, ledger: Ledger) -> None:
    await do_everything(ledger, store)
    before = await ledger.history("us-package", SERVER)
    await ledger.forget_member(WHO.id)
    after = await ledger.history("us-package", SERVER)
    assert after == tuple(replace(each, actor_id=0, actor_name=FORGOTTEN) for each in before)
    assert (await ledger.history("taken", SERVER))[-1].reason == f"proposed by {FORGOTTEN}"
    assert [proposal.id for proposal in await ledger.proposals(SERVER)] == [1, 4]
    undone = await ledger.undo("us-package", **HERE)
    assert undone.version == 3


async def test_nobody_else_is_forgotten(store: Store, ledger: Ledger) -> None:
    await do_everything(ledger, store)
    other = figure("mine")
    await ledger.add(other, **HERE | {"reason": "proposed by Max"})
    await store.write(lambda db: keep_notice(db, notice(CURATOR.id)))
    await ledger.forget_member(WHO.id)
    assert (await ledger.history("mine", SERVER))[0].reason == "proposed by Max"
    assert {each.actor_name for each in await ledger.history("taken", SERVER)} == {CURATOR.name}
    assert [each.member for each in await store.query(lambda db: waiting_notices(db, SERVER))] == [CURATOR.id]


@pytest.mark.parametrize(
    "change",
    [
        "actor_id = 0, actor_name = 'somebody'",
        "actor_id = 5, actor_name = 'a forgotten member'",
        "actor_id = 0",
        "actor_id = 0, actor_name = 'a forgotten member', reason = ''",
        "actor_id = 0, actor_name = 'a forgotten member', at = '2020-01-01T00:00:00+00:00'",
        "actor_id = 0, actor_name = 'a forgotten member', after = NULL",
        "actor_id = 0, actor_name = 'a forgotten member', version = 9",
        "reason = 'proposed by a forgotten member'",
        "sequence = 99",
        "undoes = 1",
    ],
)
async def test_nothing_but_who_it_was_may_go_out_of_history(store: Store, ledger: Ledger, change: str) -> None:
    await ledger.add(figure(), **HERE)
    with pytest.raises(sqlite3.IntegrityError, match="history is never changed"):
        await store.write(lambda db: db.execute(f"UPDATE revisions SET {change}"))  # noqa: S608


async def test_each_server_keeps_as_long_as_it_chose(store: Store, ledger: Ledger) -> None:
    await ledger.change_server_settings(SERVER, lambda now: replace(now, retention=30), actor=MANAGER)
    for server in (SERVER, OTHER_SERVER, None):
        for days in (30, 31, 366):
            await ledger.note_question(f"{days}", f"{days}", server=server, at=NOON - timedelta(days=days))
            asked_on = TODAY - timedelta(days=days)
            await store.write(partial(keep_notice, notice=notice(days, asked_on, server)))
    assert await ledger.forget_old(TODAY) == 8
    kept: Mapping[int | None, set[str]] = {
        server: {question.text for question in await ledger.open_questions(server)}
        for server in (SERVER, OTHER_SERVER, None)
    }
    assert kept == {SERVER: {"30"}, OTHER_SERVER: {"30", "31"}, None: {"30", "31"}}
    assert len(await store.query(lambda db: waiting_notices(db, None))) == 5
    assert await ledger.forget_old(TODAY) == 0


async def test_who_made_a_proposal_settled_long_ago_is_forgotten(store: Store, ledger: Ledger) -> None:
    await do_everything(ledger, store)
    assert await ledger.forget_old(TODAY + timedelta(days=1)) == 0
    assert await ledger.forget_old(TODAY + timedelta(days=2)) == 1, "a data file that nobody applied"
    assert await ledger.forget_old(TODAY + timedelta(days=365)) == 0
    assert await ledger.forget_old(TODAY + timedelta(days=366)) == 8, (
        "two proposals, notices, reports, a letter, an article"
    )
    assert (await ledger.history("taken", SERVER))[-1].reason == f"proposed by {FORGOTTEN}"
    waiting, _ = await ledger.proposals(SERVER)
    assert waiting.actor_name == WHO.name
    assert (await ledger.history("us-package", SERVER))[0].actor_name == WHO.name


async def test_the_operator_is_forgotten_like_anybody(ledger: Ledger) -> None:
    await ledger.add(figure(), server=None, actor=OPERATOR, at=NOON, reason="")
    await ledger.forget_member(OPERATOR.id)
    assert (await ledger.history("us-package", None))[0].actor_name == FORGOTTEN
