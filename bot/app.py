"""Wiring: the store, the vocabulary and the service of one running program, opened and closed together."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

from bot.errors import StoreUnavailable
from bot.service.service import Service
from bot.settings import Settings
from bot.store.building import load_vocabulary
from bot.store.store import Store

CHECKOUT = Path(__file__).resolve().parent.parent

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class App:
    """What the front ends run on."""

    settings: Settings
    store: Store
    service: Service


@asynccontextmanager
async def build_app(settings: Settings, clock: Clock) -> AsyncIterator[App]:
    """Open everything for the length of a with block; the first opening copies the shipped facts."""
    shipped = shipped_facts()
    store = await Store.open(settings.facts_db, shipped=shipped)
    try:
        yield App(settings, store, Service(store, load_vocabulary(settings.facts_db), clock))
    finally:
        await store.close()


def shipped_facts() -> Path:
    """Find the facts that came with the program: inside the wheel, or at the top of a checkout."""
    for place in (files("bot") / "facts.db", CHECKOUT / "facts.db"):
        if isinstance(place, Path) and place.is_file():
            return place
    raise StoreUnavailable(
        "The shipped facts are missing: install the program again, or run `aidbot build` in a checkout."
    )


def now() -> datetime:
    """Read the clock."""
    return datetime.now(UTC)


def today() -> date:
    """Read the calendar of this machine, which is the day of a person sitting at it."""
    return datetime.now(UTC).astimezone().date()
