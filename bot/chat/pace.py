"""How fast one person, and all people of one server together, may ask: the same for messages, slash commands, buttons and menus.

Each has a bucket that holds a minute's worth and fills again evenly; whoever finds it empty is told once, and then not heard
until it holds something again.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from bot.chat.recent import Recent

_MINUTE = 60.0
_FOR_ALL = 10
"""How many people's worth comes from one server."""
_REMEMBERED = 20_000


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    told: bool = False


@dataclass(frozen=True, slots=True)
class TooFast:
    """Somebody has to wait: for how many seconds, and whether they were told already."""

    seconds: int
    told: bool


class Pace:
    """Remembers how much was asked lately. `a_minute` of 0 sets no bound."""

    def __init__(self, a_minute: int, clock: Callable[[], float]) -> None:
        self._a_minute = a_minute
        self._clock = clock
        self._buckets: Recent[Hashable, _Bucket] = Recent(_REMEMBERED)

    def take(self, person: int, server: int | None) -> TooFast | None:
        """Count one thing that somebody asks; None where they may."""
        if not self._a_minute:
            return None
        own = self._filled(("person", person), self._a_minute)
        shared = None if server is None else self._filled(("server", server), self._a_minute * _FOR_ALL)
        for bucket, size in ((own, self._a_minute), (shared, self._a_minute * _FOR_ALL)):
            if bucket is not None and bucket.left < 1:
                told, own.told = own.told, True
                return TooFast(max(1, round((1 - bucket.left) * _MINUTE / size)), told)
        for bucket in filter(None, (own, shared)):
            bucket.left -= 1
        own.told = False
        return None

    def _filled(self, key: Hashable, size: int) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.get(key) or _Bucket(size, now)
        bucket.left = min(size, bucket.left + (now - bucket.at) * size / _MINUTE)
        bucket.at = now
        self._buckets.put(key, bucket)
        return bucket
