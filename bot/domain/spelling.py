"""Mending misspelled words towards a closed set of known ones, by an edit distance that grows with the word's length.

The distance is optimal string alignment (an insertion, deletion, replacement or swap of neighbours counts one). A first
letter is mended only where nothing else is wrong: swapped with the second, left out, or hit beside on the keyboard. Words
that only begin with a known stem are known as they are.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby, pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_MENDED = 3
SHORTEST_KNOWN = 4
"""Nothing is mended towards a word of fewer letters: too many others are as near."""
TWO_EDITS_FROM = 8
_REMEMBERED = 8192
_MOST_NEAR = 8
_LATIN, _CYRILLIC = ("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_KEYS = {
    letter: (keyboard[0], row, at)
    for keyboard in (_LATIN, _CYRILLIC)
    for row, letters in enumerate(keyboard)
    for at, letter in enumerate(letters)
} | {"і": (_CYRILLIC[0], 1, 1), "є": (_CYRILLIC[0], 1, 10), "ї": (_CYRILLIC[0], 0, 11)}
"""Where each letter lies: on which keyboard, in which row and where in it."""
_VOWELS = frozenset("aeiouyаеиоуыєіїяю")


class Spelling:
    """Known words with the languages they belong to (codes in one string, such as `de en`)."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._buckets: dict[tuple[str, int], list[str]] | None = None
        self._tails: dict[str, list[str]] | None = None
        self.nearest = lru_cache(maxsize=_REMEMBERED)(self._nearest)

    def mend(self, word: str, language: str = "") -> str | None:
        """The nearest known word within the distance allowed, of one language if given; None when there is none."""
        return next(iter(self.nearest(word, language)), None)

    def _nearest(self, word: str, language: str = "") -> tuple[str, ...]:
        """The known words that are equally near, the likeliest first."""
        allowed = distance_allowed(len(word))
        if not allowed or not word.isalpha():
            return ()
        ranks = sorted(
            (distance, not is_swapped_or_doubled(word, candidate), *_unlikeness(word, candidate), candidate)
            for length in range(max(SHORTEST_KNOWN, len(word) - allowed), len(word) + allowed + 1)
            for candidate, distance in self._near(word, length, allowed)
            if language in self._words[candidate]
        )
        distance = ranks[0][0] if ranks else 1
        found = [rank[-1] for rank in ranks if rank[0] == distance]
        behind = self._behind_first_letter(word) if distance == 1 else ()
        return (*found, *(candidate for candidate in behind if language in self._words[candidate]))

    def _behind_first_letter(self, word: str) -> list[str]:
        """Known words that differ in the first letter alone, which was left out or hit beside."""
        if self._tails is None:
            self._tails = {}
            for known in sorted(self._words):
                if len(known) >= SHORTEST_KNOWN:
                    self._tails.setdefault(known[1:], []).append(known)
        beside = [known for known in self._tails.get(word[1:], ()) if is_beside(word[0], known[0])]
        return [*beside, *self._tails.get(word, ())]

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


def is_beside(one: str, other: str) -> bool:
    """Whether two letters are neighbours on a keyboard, Latin or Cyrillic."""
    if one not in _KEYS or other not in _KEYS:
        return False
    (alphabet, row, at), (other_alphabet, other_row, other_at) = _KEYS[one], _KEYS[other]
    return alphabet == other_alphabet and abs(row - other_row) <= 1 and abs(at - other_at) <= 1


def is_slip(word: str, meant: str) -> bool:
    """Whether a word is the one meant with a single slip, at its first letter one of the usual kinds."""
    if abs(len(word) - len(meant)) > 1 or OSA.distance(word, meant, score_cutoff=1) > 1:
        return False
    left_out, swapped = word == meant[1:], word[:2] == meant[1::-1]
    return word[:1] == meant[:1] or left_out or swapped or is_beside(word[0], meant[0])


def is_swapped_or_doubled(word: str, meant: str) -> bool:
    """Whether a word has the very letters that are meant, two of them swapped or one of them twice."""
    return sorted(word) == sorted(meant) or [letter for letter, _ in groupby(word)] == [
        letter for letter, _ in groupby(meant)
    ]


def _unlikeness(word: str, meant: str) -> tuple[bool, int, bool, int]:
    """How unlikely an equally near word is meant: by a letter far off on the keyboard, by length, by pairs of letters."""
    pairs = len(set(pairwise(word)) & set(pairwise(meant)))
    replaced = [(a, b) for a, b in zip(word, meant, strict=False) if a != b] if len(word) == len(meant) else []
    far = len(replaced) == 1 and not any(is_beside(a, b) or {a, b} <= _VOWELS for a, b in replaced)
    return far, abs(len(meant) - len(word)) - pairs // 2, len(meant) < len(word), -pairs
