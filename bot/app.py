"""Wiring: the store, the vocabulary and the service of one running program, opened and closed together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

from bot.domain.vocabulary import Vocabulary
from bot.operation.heap import kept_out_of_collections
from bot.service.extracting import Extracting
from bot.service.service import Service
from bot.service.steady import SteadyClock
from bot.settings import Settings
from bot.store.building import load_vocabulary
from bot.store.steady import certain_day
from bot.store.store import Store

CHECKOUT = Path(__file__).resolve().parent.parent

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class App:
    """What the front ends run on."""

    settings: Settings
    store: Store
    service: Service
    extracting: Extracting
    vocabulary: Vocabulary


@asynccontextmanager
async def build_app(settings: Settings, clock: Clock) -> AsyncIterator[App]:
    """Open everything for the length of a with block; the first opening copies the shipped facts."""
    shipped = shipped_facts()
    store = Store.open(settings.facts_db, shipped=shipped, ledger=settings.ledger())
    try:
        # The shipped words go with this version of the program; those of an older store may not.
        vocabulary = Vocabulary.from_json(load_vocabulary(shipped or settings.facts_db)["vocabulary"])
        steady = SteadyClock(clock)
        steady.heed(await store.query(certain_day))
        service = Service(store, vocabulary, steady)
        try:
            with kept_out_of_collections():  # the vocabulary stays; looking through it each time would hold up answers
                yield App(settings, store, service, Extracting(store, vocabulary), vocabulary)
        finally:
            await service.finish()
    finally:
        await store.close()


def shipped_facts() -> Path | None:
    """Find the facts that came with the program: inside the wheel, or at the top of a checkout."""
    places = (files("bot") / "facts.db", CHECKOUT / "facts.db")
    return next((place for place in places if isinstance(place, Path) and place.is_file()), None)


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


def today() -> date:
    """Read the calendar of this machine, which is the day of a person sitting at it."""
    return datetime.now(UTC).astimezone().date()
