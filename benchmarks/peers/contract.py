"""What the benchmark asks of a peer."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol


@dataclass(frozen=True, slots=True)
class Match:
    """The best match: the number of its text, and how alike the peer says it is (higher is better)."""

    number: int
    score: float


class Peer(Protocol):
    """One way to find a text. `largest` is the most texts that it can be tried on in reasonable time, None for any."""

    name: ClassVar[str]
    largest: ClassVar[int | None]

    def build(self, texts: Sequence[str], folder: Path) -> None:
        """Index the texts; files go into the folder."""
        ...

    def ask(self, question: str) -> Match | None:
        """Give the best match, None where there is none at all."""
        ...
