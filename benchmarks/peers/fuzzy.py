"""Comparing the question with every text by edit distance."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

import thefuzz.process
from rapidfuzz import fuzz, process, utils

from benchmarks.peers.contract import Match


class _ExtractOne:
    """RapidFuzz's `extractOne` with one of its scorers, texts processed once."""

    largest: ClassVar[int | None] = None
    _scorer: Callable[..., float]

    def build(self, texts: Sequence[str], folder: Path) -> None:
        """Lower the case of the texts and drop their punctuation."""
        self._texts = [utils.default_process(text) for text in texts]

    def ask(self, question: str) -> Match | None:
        """Compare with every text."""
        found = process.extractOne(utils.default_process(question), self._texts, scorer=type(self)._scorer)
        return Match(found[2], found[1]) if found else None


class RapidFuzzWRatio(_ExtractOne):
    """The scorer that `extractOne` takes when told nothing."""

    name: ClassVar[str] = "RapidFuzz WRatio"
    _scorer = fuzz.WRatio


class RapidFuzzTokenSet(_ExtractOne):
    """The scorer that does not mind other words around those asked for."""

    name: ClassVar[str] = "RapidFuzz token_set_ratio"
    _scorer = fuzz.token_set_ratio


class TheFuzz:
    """thefuzz as its README shows it."""

    name: ClassVar[str] = "thefuzz extractOne"
    largest: ClassVar[int | None] = None

    def build(self, texts: Sequence[str], folder: Path) -> None:
        """Keep the texts with their numbers."""
        self._texts = dict(enumerate(texts))

    def ask(self, question: str) -> Match | None:
        """Compare with every text."""
        found = thefuzz.process.extractOne(question, self._texts)
        return Match(found[2], found[1]) if found else None
