"""Proposals, questions without an answer, and what each server chose."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.record import to_record
from bot.errors import InvalidFact, NotAllowed
from bot.store import Ledger, OpenQuestion, Store, around
from tests.store.making import CURATOR, MEMBER, NOON, OTHER_SERVER, SERVER, figure

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


async def test_a_curator_settles_a_proposal_once(ledger: Ledger) -> None:
    number = await ledger.propose(to_record(figure()), **HERE)
    settling: dict[str, Any] = {"accepted": True, "at": NOON, "actor": CURATOR}
    assert await ledger.settle(number, server=OTHER_SERVER, **settling) is None
    settled = await ledger.settle(number, server=SERVER, **settling)
    assert settled and settled.record == to_record(figure())
    assert await ledger.proposals(SERVER) == ()
    assert await ledger.settle(number, server=SERVER, **settling) is None


async def test_a_member_settles_nothing(ledger: Ledger) -> None:
    number = await ledger.propose(to_record(figure()), **HERE)
    with pytest.raises(NotAllowed):
        await ledger.settle(number, accepted=True, server=SERVER, actor=MEMBER, at=NOON)
    assert len(await ledger.proposals(SERVER)) == 1


async def test_a_question_is_counted_without_who_asked(store: Store, ledger: Ledger) -> None:
    later = NOON + timedelta(days=1)
    await ledger.note_question("Aid to Chad?", "aid chad", server=SERVER, at=NOON)
    await ledger.note_question("aid to chad", "aid chad", server=SERVER, at=later)
    await ledger.note_question("aid to mali", "aid mali", server=SERVER, at=later)
    chad, mali = await ledger.open_questions(SERVER)
    first, last = "2025-03-01T12:00:00+00:00", "2025-03-02T12:00:00+00:00"
    assert chad == OpenQuestion("aid to chad", "aid chad", 2, first, last)
    assert mali.count == 1
    assert await ledger.open_questions(OTHER_SERVER) == ()
    columns = await store.query(lambda db: set(db.table("questions").columns_dict))
    assert columns == {"scope", "key", "text", "count", "first_asked", "last_asked"}


async def test_questions_of_any_length_and_character_are_kept_short(ledger: Ledger) -> None:
    await ledger.note_question("\ud800" * 9000, "k" * 9000, server=None, at=NOON)
    (kept,) = await ledger.open_questions(None)
    assert (len(kept.text), len(kept.key)) == (500, 500)


async def test_asking_forever_does_not_fill_the_disk(
    store: Store, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(around, "_KEPT_QUESTIONS", 3)
    for key in ("often", "often", "a", "b", "c", "d"):
        await ledger.note_question(key, key, server=SERVER, at=NOON)
    kept = {each.key for each in await ledger.open_questions(SERVER)}
    assert len(kept) == 3
    assert {"often", "d"} < kept
