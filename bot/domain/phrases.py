"""Known phrases and what they mean, by language: whole ones, and ones whose last word may go on (stems)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

Meanings = Mapping[str, Sequence[str]]
"""Language → the concepts that a phrase can mean there."""

LONGEST_PHRASE = 7
SHORTEST_STEM = 4
_NOTHING: Meanings = {}
_REMEMBERED = 8192
"""Phrases share their meanings; there are far fewer of these than phrases."""


class Phrases:
    """Look-ups of phrases by their words; built once, then only read.

    Meanings are held packed (`en:ask.who,@US;de:ask.what`) and unpacked when met. `longest` tells by a phrase's first word
    how many words the longest phrase has that begins so; `stem_words` are the last words of the stems.
    """

    def __init__(
        self,
        whole: Mapping[str, str],
        stems: Mapping[str, str],
        longest: Mapping[str, int],
        stem_words: Collection[str],
    ) -> None:
        self._whole = whole
        self._stems = stems
        self._longest = longest
        self._stem_words = frozenset(stem_words)
        self._longest_stem = max(map(len, self._stem_words), default=0)
        self.stem_of = lru_cache(maxsize=_REMEMBERED)(self._stem_of)
        """The longest known stem that a word begins with, or None."""

    def from_longest(self, words: Sequence[str | None], at: int) -> Iterator[tuple[int, str, Meanings]]:
        """Where each phrase ends that begins at a word, the phrase and what it means, the longest first; None is unknown."""
        runs: list[str] = []
        for word in words[at : at + self.reach(words[at])]:
            if word is None:
                break
            runs.append(f"{runs[-1]} {word}" if runs else word)
        for length in range(len(runs), 0, -1):
            if found := self.meanings(runs[length - 1]):
                yield at + length, runs[length - 1], found

    def meanings(self, phrase: str) -> Meanings:
        """What a phrase means, its last word with whatever ending; nothing when it is unknown."""
        packed = self._whole.get(phrase) or self._by_stem(phrase)
        return unpacked(packed) if packed else _NOTHING

    def exact(self, phrase: str) -> Meanings:
        """What a phrase means word for word, stems aside."""
        packed = self._whole.get(phrase)
        return unpacked(packed) if packed else _NOTHING

    def reach(self, first: str | None) -> int:
        """How many words the longest phrase that begins with this word has."""
        if first is None:
            return 0
        return max(self._longest.get(first, 0), self._longest.get(self.stem_of(first) or "", 0))

    def _stem_of(self, word: str) -> str | None:
        for length in range(min(len(word), self._longest_stem), SHORTEST_STEM - 1, -1):
            if word[:length] in self._stem_words:
                return word[:length]
        return None

    def _by_stem(self, phrase: str) -> str | None:
        head, _, last = phrase.rpartition(" ")
        longest = self.stem_of(last)
        if longest is None:
            return None
        lead = f"{head} " if head else ""
        for length in range(len(longest), SHORTEST_STEM - 1, -1):
            packed = self._stems.get(lead + last[:length])
            if packed:
                return packed
        return None


@lru_cache(maxsize=_REMEMBERED)
def unpacked(packed: str) -> Meanings:
    """Meanings by language from their packed form."""
    by_language = (part.split(":", 1) for part in packed.split(";"))
    return {language: tuple(concepts.split(",")) for language, concepts in by_language}


def every(meanings: Meanings) -> tuple[str, ...]:
    """The concepts of all languages, each once."""
    if len(meanings) == 1:
        return tuple(next(iter(meanings.values())))
    return tuple(dict.fromkeys(concept for concepts in meanings.values() for concept in concepts))
