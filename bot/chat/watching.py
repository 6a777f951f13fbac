"""Whoever counts what happens on Discord; nobody, where nobody counts."""

from collections.abc import Iterable
from typing import Protocol


class Watch(Protocol):
    """Hears what happens."""

    def answered(self, kind: str, seconds: float) -> None:
        """A message was answered, by what kind of reply, so long after it was heard."""

    def failed(self, sort: str) -> None:
        """A message ended in an error."""

    def runs(self, shards: Iterable[int]) -> None:
        """The shards that this process runs, once they are known."""

    def gateway(self, shard: int, *, up: bool) -> None:
        """The gateway was reached, or lost, by a shard."""


class Unwatched:
    """Counts nothing."""

    def answered(self, kind: str, seconds: float) -> None:
        """Hear of a reply."""

    def failed(self, sort: str) -> None:
        """Hear of an error."""

    def runs(self, shards: Iterable[int]) -> None:
        """Hear of the shards."""

    def gateway(self, shard: int, *, up: bool) -> None:
        """Hear of the gateway."""
