"""A stretch of an article read with the vocabulary: what its words name, each at its place in the normalised stretch."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from bot.domain.extracting._sayings import clause_marks, clause_words, sayings
from bot.domain.text import Token, normalise, tokens
from bot.domain.vocabulary import Vocabulary
from bot.errors import TooTangled

_T = TypeVar("_T")
_SHORTEST_NAME = 3
"""A name in small letters has more letters than this (`ukrainische`)."""
MOST_STEPS = 300_000
"""A step is a word that is read. The longest articles take a third of that."""
_EACH = 5
"""What a stretch takes whatever its length, in steps."""


@dataclass(frozen=True, slots=True)
class Named:
    """A known phrase: its concepts, the words it covers (`first` to `last`, exclusive) and its characters."""

    concepts: frozenset[str]
    first: int
    last: int
    start: int
    end: int
    words: str

    def names(self, *leads: str) -> bool:
        """Whether it can mean a concept that begins so."""
        return any(concept.startswith(leads) for concept in self.concepts)

    @property
    def entities(self) -> tuple[str, ...]:
        """Entity ids that it can mean."""
        return tuple(sorted(concept[1:] for concept in self.concepts if concept[0] == "@"))


@dataclass(frozen=True)
class Stretch:
    """A sentence, or a part of one, read: the normalised text, its words and what they name."""

    text: str
    tokens: tuple[Token, ...]
    named: tuple[Named, ...]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    @cached_property
    def by_word(self) -> dict[int, Named]:
        """What each word belongs to."""
        return {at: named for named in self.named for at in range(named.first, named.last)}

    @cached_property
    def _kept(self) -> dict[object, Any]:
        return {}

    def cached(self, read: "Callable[[Stretch], _T]") -> _T:
        """Give what is read of this stretch by a function, reading it once: every number in it asks for the same."""
        if read not in self._kept:
            self._kept[read] = read(self)
        found: _T = self._kept[read]
        return found

    def of(self, *leads: str) -> tuple[Named, ...]:
        """What can mean a concept that begins so, in order."""
        if leads not in self._kept:
            self._kept[leads] = tuple(named for named in self.named if named.names(*leads))
        found: tuple[Named, ...] = self._kept[leads]
        return found

    @property
    def sayings(self) -> tuple[int, ...]:
        """Where words of saying stand."""
        return self.cached(sayings)

    def clause_between(self, first: int, last: int) -> bool:
        """Whether a word of a stretch of words opens another clause, or a colon or semicolon stands before one of them."""
        if first >= last or last > len(self.tokens):
            return False
        marked = first > 0 and _any_in(self.cached(clause_marks), first, last)
        return marked or _any_in(self.cached(clause_words), first, last)

    def word(self, at: int) -> str:
        """A folded word, empty outside the stretch."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def word_at(self, character: int) -> int:
        """The index of the first word that ends behind a character."""
        return bisect_right(self._ends, character)

    def starts_name(self, at: int) -> bool:
        """Whether a word is written as a name is."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()


def _any_in(places: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last


class Reader:
    """Reads the stretches of one article, each text once, and counts what that takes; raises TooTangled where it is too much."""

    def __init__(self, vocabulary: Vocabulary, texts: Sequence[str], most: int = MOST_STEPS) -> None:
        self.vocabulary = vocabulary
        self.left = most
        self._read: dict[str, Stretch] = {}
        self.language = self._language_of(texts)

    def read(self, text: str) -> Stretch:
        """Read a stretch. Words are taken as spelled: an article is no chat, and mending finds what is not there."""
        if text not in self._read:
            self._read[text] = self._stretch(text)
        return self._read[text]

    def spend(self, steps: int) -> None:
        """Count steps, each some ten microseconds of computing."""
        self.left -= steps
        if self.left < 0:
            raise TooTangled

    def _stretch(self, text: str) -> Stretch:
        whole = normalise(text)
        found = tokens(whole)
        self.spend(_EACH + len(found))
        lexed = self.vocabulary.lex_as_spelled([token.folded for token in found], self.language)
        named = [
            Named(
                _concepts(mention.concepts, found[mention.start]),
                mention.start,
                mention.end,
                found[mention.start].start,
                found[mention.end - 1].end,
                mention.words,
            )
            for mention in lexed.mentions
        ]
        return Stretch(whole, found, tuple(named))

    def _language_of(self, texts: Sequence[str]) -> str:
        """The language of most of the texts."""
        counted: dict[str, int] = {}
        for text in texts:
            found = [token.folded for token in tokens(text)]
            self.spend(_EACH + len(found))
            told = self.vocabulary.lex_as_spelled(found).language
            counted[told] = counted.get(told, 0) + len(found)
        return max(counted, key=lambda language: counted[language], default="en")


def _concepts(concepts: Sequence[str], first: Token) -> frozenset[str]:
    """What a phrase means; "us" and "who" in small letters are neither a state nor an organisation."""
    small = len(first.text) <= _SHORTEST_NAME and first.text.islower()
    return frozenset(concept for concept in concepts if not (small and concept[0] == "@"))
