"""Mending misspelled words towards a closed set of known ones, by an edit distance that grows with the word's length.

The distance is optimal string alignment (an insertion, deletion, replacement or swap of neighbours counts one). A first
letter is mended only where nothing else is wrong: swapped with the second, left out, or hit beside on the keyboard. Words
that only begin with a known stem are known as they are.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import groupby, pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain._by_ear import ByEar
from bot.domain._frequent import frequent_meant
from bot.domain._slips import slip_cost

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
_BESIDE = frozenset(
    frozenset((one, other))
    for one, (board, row, at) in _KEYS.items()
    for other, (other_board, other_row, other_at) in _KEYS.items()
    if one != other and board == other_board and abs(row - other_row) <= 1 and abs(at - other_at) <= 1
)
"""Pairs of letters that lie beside each other."""
SHORTEST_GUESSED = 2
_THREE_EDITS_FROM = 6
_HEARD_FIRST = {"k": "c", "c": "ks", "f": "p", "s": "cz", "z": "s", "j": "g", "o": "ae", "a": "oe", "e": "ai", "i": "e"}
"""Letters that a word heard rather than read may begin with instead."""
CRITICAL = frozenset(
    """
    hundred hundreds thousand thousands million millions billion billions trillion dozen twenty thirty forty fifty sixty
    seventy eighty ninety eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen seven eight
    without except neither nothing nobody denied refused minus plus half third quarter tenth double twice triple percent
    """.split()
)
"""Words on which the sense of a question hangs, so that no other word is guessed where one of them may be meant."""
SOUNDS_ALIKE = 0.4
"""How far a word is taken to be from one that it is often typed for, or that was run together with its neighbour."""
_SHORTEST_JOINED, _LONGEST_JOINED = 6, 40
_SHORTEST_HALF = 4
_SHORTEST_JUMBLED, _JUMBLED = 5, 0.75
"""From how many letters on a word with the same ones is a guess however they are jumbled, and how far it is."""
_FARTHEST = 2.3
_FEW_RIVALS = 6
_HARDLY = 0.1
"""A guess may be so much farther than an ordinary word."""
_MOST_WEIGHED, _MOST_GUESSED = 9, 5
_CLOSE_BEHIND = 0.5
"""A guess this much farther than the nearest one is still one to be tried."""


class Spelling:
    """Known words, and ordinary ones, with the languages they belong to (codes in one string, such as `de en`)."""

    def __init__(self, words: Mapping[str, str], ordinary: Mapping[str, str] | None = None) -> None:
        self._words = words
        self._ordinary = ordinary or {}
        self._ordinary_buckets: dict[tuple[str, int], list[str]] | None = None
        self._buckets: dict[tuple[str, int], list[str]] | None = None
        self._tails: dict[str, list[str]] | None = None
        self._by_ear = ByEar(words)
        self.nearest = lru_cache(maxsize=_REMEMBERED)(self._nearest)
        self.guesses = lru_cache(maxsize=_REMEMBERED)(self._guesses)
        """Known words that a badly misspelled one may stand for, with how far each is from it, the nearest first."""

    def mend(self, word: str, language: str = "") -> str | None:
        """The nearest known word within the distance allowed, of one language if given; None when there is none."""
        return next(iter(self.nearest(word, language)), None)

    def _nearest(self, word: str, language: str = "") -> tuple[str, ...]:
        """The known words that are equally near, the likeliest first."""
        allowed = distance_allowed(len(word))
        if not allowed or not word.isalpha():
            return ()
        near = [
            (candidate, distance)
            for length in range(max(SHORTEST_KNOWN, len(word) - allowed), len(word) + allowed + 1)
            for candidate, distance in self._near(word, length, allowed)
            if language in self._words[candidate]
        ]
        distance = min((distance for _, distance in near), default=1)
        equally = (candidate for candidate, far in near if far == distance)
        found = sorted(equally, key=lambda other: (slip_cost(word, other, _BESIDE), *_unlikeness(word, other), other))
        behind = self._behind_first_letter(word) if distance == 1 else ()
        return (*found, *(candidate for candidate in behind if language in self._words[candidate]))

    def _guesses(self, word: str, language: str) -> tuple[tuple[str, float], ...]:
        if not word.isalpha() or len(word) < SHORTEST_GUESSED:
            return ()
        reach = 1 if len(word) < SHORTEST_KNOWN else 2 if len(word) < _THREE_EDITS_FROM else 3
        near = sorted(
            (distance, -length, candidate)
            for first in (word[0], *_HEARD_FIRST.get(word[0], ""))
            for length in range(max(SHORTEST_MENDED, len(word) - reach + 1), len(word) + reach + 1)
            for candidate, distance, _ in process.extract(
                word, self._bucket(first, length), scorer=OSA.distance, score_cutoff=reach, limit=_MOST_NEAR
            )
            if candidate != word and language in self._words[candidate]
        )
        candidates = {candidate for _, _, candidate in near[:_MOST_WEIGHED]}
        if language == "en":
            candidates.update(other for other in self._by_ear.alike(word) if other != word)
        costs = [(slip_cost(word, candidate, _BESIDE), candidate) for candidate in candidates]
        costs = sorted([*costs, *((_JUMBLED, other) for other in self._jumbled(word, language))])
        rival = self._nearest_ordinary(word, reach, language) if costs else 0
        allowed = [(found, cost) for cost, found in costs if cost <= min(_farthest(word, found), rival + _HARDLY)]
        if language == "en":
            allowed = [*frequent_meant(word, _BESIDE), *allowed]
        allowed = _nearest_each(allowed)
        return tuple(each for each in allowed if each[1] <= allowed[0][1] + _CLOSE_BEHIND)[:_MOST_GUESSED]

    @staticmethod
    def slip_cost(word: str, meant: str) -> float:
        """How far a word typed is from one that it may stand for."""
        return slip_cost(word, meant, _BESIDE)

    def is_slip_of_ordinary(self, word: str) -> bool:
        """Whether a longer word is a single slip away from one that means nothing here ("wether" from "weather")."""
        return len(word) > _THREE_EDITS_FROM - 1 and self._nearest_ordinary(word, 1) < _FARTHEST

    def _nearest_ordinary(self, word: str, reach: int, language: str = "") -> float:
        """How far the nearest word is that means nothing here, and that may as well be meant."""
        if self._ordinary_buckets is None:
            self._ordinary_buckets = {}
            for other in self._ordinary:
                self._ordinary_buckets.setdefault((other[0], len(other)), []).append(other)
        near = [
            found
            for length in range(max(SHORTEST_KNOWN, len(word) - reach + 1), len(word) + reach + 1)
            for found, _, _ in process.extract(
                word,
                self._ordinary_buckets.get((word[0], length), []),
                scorer=OSA.distance,
                score_cutoff=reach,
                limit=_FEW_RIVALS,
            )
            if language in self._ordinary[found]
        ]
        return min((slip_cost(word, other, _BESIDE) for other in near), default=_FARTHEST)

    def _behind_first_letter(self, word: str) -> list[str]:
        """Known words that differ in the first letter alone, which was left out or hit beside."""
        if self._tails is None:
            self._tails = {}
            for known in sorted(self._words):
                if len(known) >= SHORTEST_KNOWN:
                    self._tails.setdefault(known[1:], []).append(known)
        beside = [known for known in self._tails.get(word[1:], ()) if is_beside(word[0], known[0])]
        return [*beside, *self._tails.get(word, ())]

    def _jumbled(self, word: str, language: str) -> Iterator[str]:
        """Known longer words with the very letters of this one, in another order."""
        if len(word) < _SHORTEST_JUMBLED:
            return
        letters = sorted(word)
        for first in dict.fromkeys(word[:2]):
            for known in self._bucket(first, len(word)):
                if known != word and language in self._words[known] and sorted(known) == letters:
                    yield known

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


def _nearest_each(guesses: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """The guesses, each word once, the nearest first."""
    best: dict[str, float] = {}
    for found, cost in guesses:
        best[found] = min(cost, best.get(found, cost))
    return sorted(best.items(), key=lambda guess: guess[1])


def is_as_near_to_any(word: str, meant: str, others: Collection[str]) -> bool:
    """Whether one of these is as near to a misspelled word as the one that it was mended to, which is none of them."""
    if meant in others:
        return False
    distance = OSA.distance(word, meant)
    return bool(process.extractOne(word, others, scorer=OSA.distance, score_cutoff=distance))


def is_near_any(word: str, others: Collection[str], at_most: float = _FARTHEST) -> bool:
    """Whether a badly misspelled word may be one of these, no farther from them than given."""
    near = process.extract(word, others, scorer=OSA.distance, score_cutoff=3, limit=_MOST_NEAR)
    return any(slip_cost(word, other, _BESIDE) <= min(at_most, _farthest(word, other)) for other, _, _ in near)


def halves(word: str, known: Mapping[str, str], language: str) -> tuple[tuple[str, float], ...]:
    """The two known words that a word was run together from; nothing where there are none or several ways."""
    if not _SHORTEST_JOINED <= len(word) <= _LONGEST_JOINED:
        return ()
    shortest = 2 if language == "en" else _SHORTEST_HALF  # elsewhere little words begin verbs ("підписав")
    found = [
        f"{word[:at]} {word[at:]}"
        for at in range(shortest, len(word) - shortest + 1)
        if language in known.get(word[:at], "") and language in known.get(word[at:], "")
    ]
    return ((found[0], SOUNDS_ALIKE),) if len(found) == 1 else ()


def _farthest(word: str, meant: str) -> float:
    """How far a guess may be from the word typed: a third of its letters, and hardly anything where they are few."""
    return min(_FARTHEST, 0.34 * len(meant)) if len(word) >= SHORTEST_KNOWN else 0.95


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


def is_likely_slip(word: str, meant: str) -> bool:
    """Whether letters were swapped or doubled behind the first one."""
    return word[:1] == meant[:1] and is_swapped_or_doubled(word, meant)


def is_far_off_short(word: str, meant: str) -> bool:
    """Whether one letter of a short word was replaced by one that neither lies beside it nor is a vowel for a vowel."""
    return len(word) <= SHORTEST_KNOWN and _unlikeness(word, meant)[0]


def _unlikeness(word: str, meant: str) -> tuple[bool, int, bool, int]:
    """How unlikely an equally near word is meant: by a letter far off on the keyboard, by length, by pairs of letters."""
    pairs = len(set(pairwise(word)) & set(pairwise(meant)))
    replaced = [(a, b) for a, b in zip(word, meant, strict=False) if a != b] if len(word) == len(meant) else []
    far = len(replaced) == 1 and not any(is_beside(a, b) or {a, b} <= _VOWELS for a, b in replaced)
    return far, abs(len(meant) - len(word)) - pairs // 2, len(meant) < len(word), -pairs
