"""Asking through the service while facts are added in bulk: nothing is held up, and the next question knows a new fact."""

import asyncio
import random
import shutil
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from benchmarks.facts import Writer, fact_id
from benchmarks.keys import Form, Key, World
from benchmarks.product import TODAY
from benchmarks.questions import Question
from benchmarks.sample import Sample
from bot.domain.model import Actor, AnyFact, Figure, Held
from bot.domain.vocabulary import Vocabulary
from bot.service.asked import Asked
from bot.service.service import Service
from bot.store.building import load_vocabulary
from bot.store.ledger import Ledger
from bot.store.rows import put
from bot.store.store import Store

_ACTOR = Actor(1, "benchmark", operator=True)
_NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
_FIRST_NEW = 2_000_000


@dataclass(frozen=True, slots=True)
class Live:
    """Seconds an answer took through the service alone, and while facts were written; facts put in and found at once."""

    alone: Sequence[float]
    under_load: Sequence[float]
    put_in: int
    edits: int
    found_at_once: int


async def ask_while_writing(sample: Sample, questions: Sequence[Question], scratch: Path, batch: int = 500) -> Live:
    """Ask with nothing else going on, then again while a copy of the store is written to: a bulk load, and single edits.

    `batch` is how many facts one transaction of the bulk load puts in.
    """
    path = scratch / "live.db"
    shutil.copyfile(sample.store, path)
    async with _service(path) as (store, service, vocabulary):
        alone = [await _seconds(service, question.text) for question in questions]
        loading = asyncio.create_task(_load(store, vocabulary, batch))
        under_load = [await _seconds(service, question.text) for question in questions]
        edits, found = await _edit_and_ask(service, Ledger(store), vocabulary)
        loading.cancel()
        put_in = await loading
    path.unlink()
    return Live(alone, under_load, put_in, edits, found)


@asynccontextmanager
async def _service(path: Path) -> AsyncIterator[tuple[Store, Service, Vocabulary]]:
    store = Store.open(path)
    vocabulary = Vocabulary.from_json(load_vocabulary(path)["vocabulary"])
    service = Service(store, vocabulary, lambda: _NOW)
    try:
        yield store, service, vocabulary
    finally:
        await service.finish()
        await store.close()


async def _seconds(service: Service, text: str) -> float:
    began = time.perf_counter()
    await service.respond(_asked(text))
    return time.perf_counter() - began


def _asked(text: str) -> Asked:
    return Asked(text=text, actor=_ACTOR, server=None, today=TODAY)


async def _load(store: Store, vocabulary: Vocabulary, batch: int) -> int:
    """Put facts in by the batch, as an import does, until told to stop; give how many."""
    facts = list(_new_facts(vocabulary, batch))
    done = 0
    try:
        while True:
            shifted = [replace(fact, id=fact_id(_FIRST_NEW + done + at)) for at, fact in enumerate(facts)]
            await store.write(partial(_put_all, facts=shifted))
            done += batch
    except asyncio.CancelledError:
        return done


def _put_all(db: Database, facts: Sequence[AnyFact]) -> None:
    for fact in facts:
        put(db, Held(fact))


def _new_facts(vocabulary: Vocabulary, count: int) -> Sequence[AnyFact]:
    """Facts of two countries that nobody asks about."""
    keys = [Key(Form.ANNUAL, "NZ", "BT", "energy", "disbursed", 2010 + number % 15) for number in range(count)]
    return list(Writer(World(keys, (), set()), vocabulary, 0).facts())


async def _edit_and_ask(service: Service, ledger: Ledger, vocabulary: Vocabulary, edits: int = 15) -> tuple[int, int]:
    """Add a fact through the ledger and ask for it at once, some times; give how many, and how many were found."""
    rng = random.Random("edits")
    found = 0
    for number in range(edits):
        value = Decimal(rng.randint(1000, 9999)) * 1000
        fact = _added(vocabulary, number, value)
        await ledger.add(fact, server=None, actor=_ACTOR, at=_NOW, reason="benchmark")
        reply = await service.respond(
            _asked(f"how much civilian aid did new zealand pledge to bhutan in {2010 + number}")
        )
        found += reply.facts[:1] == (fact.id,)
    return edits, found


def _added(vocabulary: Vocabulary, number: int, value: Decimal) -> Figure:
    key = Key(Form.ANNUAL, "NZ", "BT", "civilian", "pledged", 2010 + number)
    (fact,) = Writer(World([key], (), set()), vocabulary, 0).facts()
    assert isinstance(fact, Figure)
    return replace(fact, id=f"bench-new-{number}", value=value)
