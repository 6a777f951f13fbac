"""Words typed without their vowels ("gvn", "pckg"): the known words that have just these consonants."""

from collections.abc import Mapping

_VOWELS = frozenset("aeiou")
_SHORTEST, _LONGEST_MEANT, _SHORTEST_MEANT = 3, 12, 4
_MOST_MEANT = 3
_SURE = 0.4


class Skeletons:
    """Known words, with the languages they belong to, by their consonants."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._by_consonants: dict[str, list[str]] | None = None

    def meant(self, word: str, language: str) -> tuple[tuple[str, float], ...]:
        """What a word without vowels may stand for, the shortest first, with how far that is; nothing for others."""
        if len(word) < _SHORTEST or not _VOWELS.isdisjoint(word) or not word.isascii():
            return ()
        if self._by_consonants is None:
            self._by_consonants = self._gathered()
        found = [known for known in self._by_consonants.get(word, ()) if language in self._words[known]]
        return tuple((known, _SURE) for known in found[:_MOST_MEANT])

    def _gathered(self) -> dict[str, list[str]]:
        by_consonants: dict[str, list[str]] = {}
        for known in sorted(self._words, key=lambda each: (len(each), each)):
            if _SHORTEST_MEANT <= len(known) <= _LONGEST_MEANT and known[0] not in _VOWELS | {"y"} and known.isascii():
                skeleton = "".join(letter for letter in known if letter not in _VOWELS)
                by_consonants.setdefault(skeleton, []).append(known)
        return by_consonants
