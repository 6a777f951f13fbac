"""A question is answered although nobody can write to the store, and noted as soon as somebody can."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path

import pytest

from bot.domain.model import Actor
from bot.domain.vocabulary import Vocabulary
from bot.present.reply import ReplyKind
from bot.service.asked import Asked
from bot.service.service import Service
from bot.store import Store
from bot.store.inbox import open_questions
from bot.store.listing import ids_beginning
from tests.questions import NOON

HERE, ELSEWHERE = 111, 222
CURATOR = Actor(6, "Anna", curator=True)


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("behind")


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    store = Store.open(path)
    yield store
    await store.close()


def asked(text: str) -> Asked:
    return Asked(text=text, actor=CURATOR, server=HERE, today=date(2026, 11, 26))


async def test_a_reply_does_not_wait_for_another_program_that_writes(
    path: Path, store: Store, vocabulary: Vocabulary
) -> None:
    service = Service(store, vocabulary, lambda: NOON)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    reply = await service.respond(asked("how much did bhutan give ukraine"))
    assert reply.kind is ReplyKind.ABSTAIN
    assert other.in_transaction, "the reply came while the other program was still writing"
    other.execute("ROLLBACK")
    other.close()
    await service.finish()
    assert [one.text for one in await store.query(lambda db: open_questions(db, HERE, 5))] == [
        "how much did bhutan give ukraine"
    ]


async def test_a_fact_that_a_server_took_out_is_no_longer_suggested_there(store: Store, vocabulary: Vocabulary) -> None:
    service = Service(store, vocabulary, lambda: NOON)
    await service.respond(asked("!fact retire us-pda-62 wrong"))
    assert "us-pda-62" not in await store.query(lambda db: ids_beginning(db, "us-pda-6", HERE, 25))
    assert "us-pda-62" in await store.query(lambda db: ids_beginning(db, "us-pda-6", ELSEWHERE, 25))
