"""Proposals, and questions without an answer."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.model import Actor
from bot.domain.record import to_record
from bot.errors import InvalidFact, NotAllowed
from bot.store import Ledger, OpenQuestion, Store, inbox, proposals
from bot.store.revising import Circumstances
from tests.store.making import CURATOR, MEMBER, NOON, OTHER_SERVER, SERVER, figure

SECOND, THIRD = Actor(31, "Ben", curator=True), Actor(32, "Ira", curator=True)
HERE: dict[str, Any] = {"server": SERVER, "actor": MEMBER, "at": NOON, "reason": "seen today"}


async def test_a_member_proposes_and_the_store_stays_as_it_was(ledger: Ledger) -> None:
    number = await ledger.propose(to_record(figure()), **HERE)
    (waiting,) = await ledger.proposals(SERVER)
    assert (waiting.id, waiting.server, waiting.actor_name, waiting.reason) == (number, SERVER, "Max", "seen today")
    assert waiting.record == to_record(figure())
    assert await ledger.proposals(OTHER_SERVER) == () == await ledger.proposals(None)
    assert await ledger.held("us-package", SERVER) is None


async def test_a_proposal_that_could_never_be_stored_is_refused(ledger: Ledger) -> None:
    with pytest.raises(InvalidFact):
        await ledger.propose({"type": "figure", "id": "x"}, **HERE)
    assert await ledger.proposals(SERVER) == ()


def by(actor: Actor, server: int = SERVER) -> Circumstances:
    return Circumstances(server=server, actor=actor, at=NOON, reason="proposal 1")


async def test_a_proposal_is_approved_once_and_stored_in_the_same_step(ledger: Ledger) -> None:
    number = await ledger.propose(to_record(figure("new")), **HERE)
    with pytest.raises(InvalidFact, match="No proposal"):
        await ledger.approve_proposal(number, (0, 0), 1, here=by(CURATOR, OTHER_SERVER))
    decided, came = await ledger.approve_proposal(number, (0, 0), 1, here=by(CURATOR))
    assert (came, decided.accepted, decided.outcome) == ("stored", True, "new")
    assert await ledger.proposals(SERVER) == ()
    again, came = await ledger.approve_proposal(number, (0, 1), 1, here=by(SECOND))
    assert (came, again.settled_by) == ("settled", CURATOR.name)
    assert len(await ledger.history("new", SERVER)) == 1


async def test_where_two_must_approve_one_is_not_enough_and_the_proposer_does_not_count(ledger: Ledger) -> None:
    number = await ledger.propose(to_record(figure("new")), **HERE | {"actor": SECOND})
    with pytest.raises(NotAllowed, match="two curators"):
        await ledger.approve_proposal(number, (0, 0), 2, here=by(SECOND))
    came = [(await ledger.approve_proposal(number, (0, 0), 2, here=by(CURATOR)))[1] for _ in range(2)]
    assert came == ["first", "again"]
    assert await ledger.held("new", SERVER) is None
    assert (await ledger.approve_proposal(number, (0, 0), 2, here=by(THIRD)))[1] == "stored"


async def test_what_changed_since_it_was_seen_is_not_approved(ledger: Ledger) -> None:
    number = await ledger.propose(to_record(figure("new")), **HERE)
    assert await ledger.amend_proposal(number, figure("new", note="checked"), 0, here=by(SECOND))
    assert not await ledger.amend_proposal(number, figure("new"), 0, here=by(CURATOR))
    assert (await ledger.approve_proposal(number, (0, 0), 1, here=by(CURATOR)))[1] == "changed"
    assert (await ledger.approve_proposal(number, (1, 0), 1, here=by(CURATOR)))[1] == "stored"
    held = await ledger.held("new", SERVER)
    assert held is not None
    assert held.fact.note == "checked"


async def test_a_member_settles_nothing(ledger: Ledger) -> None:
    number = await ledger.propose(to_record(figure()), **HERE)
    with pytest.raises(NotAllowed):
        await ledger.approve_proposal(number, (0, 0), 1, here=by(MEMBER))
    with pytest.raises(NotAllowed):
        await ledger.reject_proposal(number, "no", here=by(MEMBER))
    assert len(await ledger.proposals(SERVER)) == 1


async def test_nobody_fills_the_queue(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposals, "_MOST_EACH", 2)
    for _ in range(2):
        await ledger.propose(to_record(figure()), **HERE)
    with pytest.raises(InvalidFact, match="Too many"):
        await ledger.propose(to_record(figure()), **HERE)


async def test_a_question_is_counted_without_who_asked(store: Store, ledger: Ledger) -> None:
    later = NOON + timedelta(days=1)
    await ledger.note_question("Aid to Chad?", "aid chad", server=SERVER, at=NOON)
    await ledger.note_question("aid to chad", "aid chad", server=SERVER, at=later)
    await ledger.note_question("aid to mali", "aid mali", server=SERVER, at=later)
    chad, mali = await ledger.open_questions(SERVER)
    first, last = "2025-03-01T12:00:00+00:00", "2025-03-02T12:00:00+00:00"
    assert chad == OpenQuestion(1, "aid to chad", "aid chad", 2, first, last, "open", None)
    assert mali.count == 1
    assert await ledger.open_questions(OTHER_SERVER) == ()
    columns = await store.query(lambda db: set(db.table("questions").columns_dict))
    assert columns == {"id", "scope", "key", "text", "count", "first_asked", "last_asked", "state", "fact"}


async def test_questions_of_any_length_and_character_are_kept_short(ledger: Ledger) -> None:
    await ledger.note_question("\ud800" * 9000, "k" * 9000, server=None, at=NOON)
    (kept,) = await ledger.open_questions(None)
    assert (len(kept.text), len(kept.key)) == (500, 500)


async def test_asking_forever_does_not_fill_the_disk(
    store: Store, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "_KEPT_QUESTIONS", 3)
    for key in ("often", "often", "a", "b", "c", "d"):
        await ledger.note_question(key, key, server=SERVER, at=NOON)
    kept = {each.key for each in await ledger.open_questions(SERVER)}
    assert len(kept) == 3
    assert {"often", "d"} < kept
