"""Which day it is for certain, by the days on which the bot looked."""

from datetime import date, timedelta

import pytest

from bot.errors import StoreUnavailable
from bot.store import Store
from bot.store.steady import certain_day, sighted

DAY = date(2026, 3, 2)
NEVER = None


@pytest.mark.parametrize(
    ("seen", "certain"),
    [
        ([0], [NEVER]),
        ([0, 1, 2, 3], [NEVER, NEVER, 2, 3]),
        ([0, 0, 0, 1], [NEVER, NEVER, NEVER, NEVER]),  # many starts on a day are one look
        ([0, 1, 2, 1500, 3, 4, 5], [NEVER, NEVER, 2, NEVER, NEVER, NEVER, 5]),  # ahead for a day
        ([0, 1, 2, -1500, 3, 4, 5], [NEVER, NEVER, 2, NEVER, NEVER, NEVER, 5]),  # behind for a day
        ([0, 1, 2, 1500, 2500, 3], [NEVER, NEVER, 2, NEVER, NEVER, NEVER]),
        ([0, 1, 2, 2], [NEVER, NEVER, 2, 2]),
        ([0, 1, 2, 40], [NEVER, NEVER, 2, 1]),  # stopped for weeks: what came before has passed in any case
        ([0, 1, 2, 40, 41, 42], [NEVER, NEVER, 2, 1, 2, 42]),
    ],
)
async def test_three_days_agree_and_a_leap_begins_anew(
    store: Store, seen: list[int], certain: list[int | None]
) -> None:
    for day, agreed in zip(seen, certain, strict=True):
        today = DAY + timedelta(days=day)
        found = await store.write(lambda db, today=today: sighted(db, today))  # type: ignore[misc]
        assert found == (None if agreed is None else DAY + timedelta(days=agreed))


async def test_the_day_agreed_upon_last_outlasts_a_leap(store: Store) -> None:
    assert await store.query(certain_day) is None
    for day in (0, 1, 2, 1500, -1500):
        await store.write(lambda db, day=day: sighted(db, DAY + timedelta(days=day)))  # type: ignore[misc]
    assert await store.query(certain_day) == DAY + timedelta(days=2)


async def test_a_day_that_cannot_be_read_is_told_as_damage(store: Store) -> None:
    await store.write(lambda db: db.execute("INSERT INTO meta VALUES ('day_passed', 'x')"))
    with pytest.raises(StoreUnavailable, match="damaged"):
        await store.query(certain_day)
