"""A stretch of an article read with the vocabulary: what its words name, each at its place in the normalised stretch."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.domain.text import Token, normalise, tokens
from bot.domain.vocabulary import Vocabulary

_SHORTEST_NAME = 3
"""A name in small letters has more letters than this (`ukrainische`)."""


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
    def by_word(self) -> dict[int, Named]:
        """What each word belongs to."""
        return {at: named for named in self.named for at in range(named.first, named.last)}

    def of(self, *leads: str) -> tuple[Named, ...]:
        """What can mean a concept that begins so, in order."""
        return tuple(named for named in self.named if named.names(*leads))

    def word(self, at: int) -> str:
        """A folded word, empty outside the stretch."""
        return self.tokens[at].folded if 0 <= at < len(self.tokens) else ""

    def word_at(self, character: int) -> int:
        """The index of the first word that ends behind a character."""
        return next((at for at, token in enumerate(self.tokens) if token.end > character), len(self.tokens))

    def starts_name(self, at: int) -> bool:
        """Whether a word is written as a name is."""
        return 0 <= at < len(self.tokens) and self.tokens[at].text[:1].isupper()


def read_stretch(text: str, vocabulary: Vocabulary, language: str | None = None) -> Stretch:
    """Read a stretch of an article. Words are taken as spelled: an article is no chat, and mending finds what is not there."""
    whole = normalise(text)
    found = tokens(whole)
    lexed = vocabulary.lex([token.folded for token in found], language)
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
        if not mention.mended
    ]
    return Stretch(whole, found, tuple(named))


def _concepts(concepts: Sequence[str], first: Token) -> frozenset[str]:
    """What a phrase means; "us" and "who" in small letters are neither a state nor an organisation."""
    small = len(first.text) <= _SHORTEST_NAME and first.text.islower()
    return frozenset(concept for concept in concepts if not (small and concept[0] == "@"))


def language_of(texts: Sequence[str], vocabulary: Vocabulary) -> str:
    """The language of most of the texts."""
    counted: dict[str, int] = {}
    for text in texts:
        found = [token.folded for token in tokens(text)]
        told = vocabulary.lex(found).language
        counted[told] = counted.get(told, 0) + len(found)
    return max(counted, key=lambda language: counted[language], default="en")
