"""Known phrases and what they mean, by language: whole ones, and ones whose last word may go on (stems)."""

from collections.abc import Iterable, Mapping, Sequence

Meanings = Mapping[str, Sequence[str]]
"""Language → the concepts that a phrase can mean there."""

LONGEST_PHRASE = 7
SHORTEST_STEM = 4
_NOTHING: Meanings = {}


class Phrases:
    """Look-ups of phrases by their words; built once, then only read."""

    def __init__(self, whole: Mapping[str, Meanings], stems: Mapping[str, Meanings]) -> None:
        self._whole = whole
        self._stems = stems
        self._last_stems = frozenset(stem.rsplit(" ", 1)[-1] for stem in stems)
        self._longest = _longest_by_first_word((*whole, *stems))

    def meanings(self, run: Sequence[str | None]) -> Meanings:
        """What these words mean together; nothing when one of them is unknown."""
        if not run or None in run:
            return _NOTHING
        phrase = " ".join(word for word in run if word)
        return self._whole.get(phrase) or self._by_stem(phrase)

    def exact(self, phrase: str) -> Meanings:
        """What a phrase means word for word, stems aside."""
        return self._whole.get(phrase, _NOTHING)

    def reach(self, first: str | None) -> int:
        """How many words the longest phrase that begins with this word has."""
        if first is None:
            return 0
        return max(self._longest.get(first, 0), self._longest.get(self.stem_of(first) or "", 0))

    def stem_of(self, word: str) -> str | None:
        """The longest known stem that a word begins with."""
        for length in range(len(word), SHORTEST_STEM - 1, -1):
            if word[:length] in self._last_stems:
                return word[:length]
        return None

    def _by_stem(self, phrase: str) -> Meanings:
        head, _, last = phrase.rpartition(" ")
        lead = f"{head} " if head else ""
        for length in range(len(last), SHORTEST_STEM - 1, -1):
            meanings = self._stems.get(lead + last[:length])
            if meanings:
                return meanings
        return _NOTHING


def every(meanings: Meanings) -> tuple[str, ...]:
    """The concepts of all languages, each once."""
    return tuple(dict.fromkeys(concept for concepts in meanings.values() for concept in concepts))


def _longest_by_first_word(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, count = phrase.split(" ", 1)[0], phrase.count(" ") + 1
        longest[first] = max(longest.get(first, 0), min(count, LONGEST_PHRASE))
    return longest
