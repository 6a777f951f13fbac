"""A memory with a bound: what was used longest ago is forgotten first."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The latest entries up to a capacity. `on_forget` is told of each value that had to go."""

    def __init__(self, capacity: int, on_forget: Callable[[V], object] = lambda _: None) -> None:
        self._capacity = capacity
        self._on_forget = on_forget
        self._entries: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K) -> V | None:
        """Give the value of a key, and count it as used."""
        if key not in self._entries:
            return None
        self._entries.move_to_end(key)
        return self._entries[key]

    def put(self, key: K, value: V) -> None:
        """Remember a value, forgetting the oldest when there are too many."""
        self._entries[key] = value
        self._entries.move_to_end(key)
        while len(self._entries) > self._capacity:
            self._on_forget(self._entries.popitem(last=False)[1])

    def __contains__(self, key: K) -> bool:
        return key in self._entries

    def __len__(self) -> int:
        return len(self._entries)
