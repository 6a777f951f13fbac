"""A clock that never dates anything before a day that has certainly passed: what seems too old would soon be forgotten."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Self


class SteadyClock:
    """The clock of the machine, held up where it fell back behind a day that has passed."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._passed: datetime | None = None

    @classmethod
    def of(cls, clock: Callable[[], datetime]) -> Self:
        """Give a clock as one of these, itself where it is one."""
        return clock if isinstance(clock, cls) else cls(clock)

    def __call__(self) -> datetime:
        """Read the clock."""
        now = self._clock()
        return now if self._passed is None else max(now, self._passed)

    def shown(self) -> datetime:
        """Read what the machine itself shows, right or wrong."""
        return self._clock()

    def heed(self, passed: date | None) -> None:
        """Take note of a day that has certainly passed."""
        if passed is not None:
            self._passed = datetime(passed.year, passed.month, passed.day, tzinfo=UTC)
