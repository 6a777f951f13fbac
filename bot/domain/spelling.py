"""Mending misspelled words towards a closed set of known ones, by an edit distance that grows with the word's length.

The distance is optimal string alignment (an insertion, deletion, replacement or swap of neighbours counts one); a first
letter is never mended. Words that only begin with a known stem are known as they are.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_MENDED = 3
SHORTEST_KNOWN = 4
"""Nothing is mended towards a word of fewer letters: too many others are as near."""
TWO_EDITS_FROM = 8
_REMEMBERED = 8192
_MOST_NEAR = 8


class Spelling:
    """Known words with the languages they belong to (codes in one string, such as `de en`)."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._buckets: dict[tuple[str, int], list[str]] | None = None
        self.mend = lru_cache(maxsize=_REMEMBERED)(self._mend)

    def _mend(self, word: str, language: str = "") -> str | None:
        """The nearest known word within the distance allowed, of one language if given; None when there is none."""
        allowed = distance_allowed(len(word))
        if not allowed or not word.isalpha():
            return None
        best: tuple[int, int, str] | None = None
        for length in range(max(SHORTEST_KNOWN, len(word) - allowed), len(word) + allowed + 1):
            for candidate, distance in self._near(word, length, allowed):
                if language in self._words[candidate]:
                    rank = (distance, abs(len(candidate) - len(word)) - _likeness(word, candidate), candidate)
                    best = min(best, rank) if best else rank
        return best[2] if best else None

    def _near(self, word: str, length: int, allowed: int) -> Iterator[tuple[str, int]]:
        """Known words of a length within the distance, whose first letter is the same or swapped with the second."""
        for first in dict.fromkeys(word[:2]):
            bucket = self._bucket(first, length)
            near = process.extract(word, bucket, scorer=OSA.distance, score_cutoff=allowed, limit=_MOST_NEAR)
            swapped = first != word[0]
            yield from ((found, int(distance)) for found, distance, _ in near if not swapped or found[1:2] == word[0])

    def _bucket(self, first: str, length: int) -> list[str]:
        if self._buckets is None:
            self._buckets = {}
            for word in sorted(self._words):
                self._buckets.setdefault((word[0], len(word)), []).append(word)
        return self._buckets.get((first, length), [])


def distance_allowed(length: int) -> int:
    """How many edits a word of this length may be away from what it is taken for."""
    if length < SHORTEST_MENDED:
        return 0
    return 1 if length < TWO_EDITS_FROM else 2


def _likeness(one: str, other: str) -> int:
    """Which of equally near words is meant: the same letters in another order first, then shared pairs of letters."""
    swapped = sorted(one) == sorted(other)
    return len(set(pairwise(one)) & set(pairwise(other))) // 2 + (len(one) if swapped else 0)
