"""Which day it is for certain: a clock may be wrong, and what was deleted by a wrong one does not come back.

The days on which the bot looked are kept. Three of them agree where each is later than the one before and not far from it. A
clock that leaps, forward or back, begins the count anew; the day that was agreed upon last is remembered all the same.
"""

from datetime import date, timedelta

from sqlite_utils import Database

from bot.errors import StoreUnavailable
from bot.store.failures import DAMAGED

_SEEN = "days_seen"
_PASSED = "day_passed"
_AGREEING = 3
_FAR = timedelta(days=60)
"""A bot may have been stopped for so long; a further leap is taken for one of the clock."""
_NEAR = timedelta(days=7)
"""Where the days that agree lie within a week, the last is as certain as the first."""

_READ = "SELECT value FROM meta WHERE name = ?"
_KEEP = "INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"


def sighted(db: Database, today: date) -> date | None:
    """Note that it seems to be this day; give the day that it is at least, None while that is not certain."""
    days = _days(db, _SEEN)
    if days and today == days[-1]:
        return _agreed(days)
    leapt = bool(days) and not timedelta(0) < today - days[-1] <= _FAR
    days = [today] if leapt else [*days, today][-_AGREEING:]
    db.execute(_KEEP, [_SEEN, " ".join(day.isoformat() for day in days)])
    agreed = _agreed(days)
    if agreed is not None:
        db.execute(_KEEP, [_PASSED, agreed.isoformat()])
    return agreed


def certain_day(db: Database) -> date | None:
    """Give the last day that has certainly passed, None while there is none."""
    return next(iter(_days(db, _PASSED)), None)


def _agreed(days: list[date]) -> date | None:
    if len(days) < _AGREEING:
        return None
    return days[-1] if days[-1] - days[0] <= _NEAR else days[0]


def _days(db: Database, name: str) -> list[date]:
    row = db.execute(_READ, [name]).fetchone()
    try:
        return [date.fromisoformat(day) for day in str(row[0]).split()] if row else []
    except ValueError as error:
        raise StoreUnavailable(DAMAGED) from error
