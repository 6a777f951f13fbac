"""The pieces that dates and amounts are read from: words, runs of digits and marks, with their places."""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.domain.text import COMBINING, fold_word

_LEXEME = re.compile(rf"\d+|[^\W\d_][^\W\d_{COMBINING}]*(?:'[^\W\d_]+)*|[^\w\s]|_")
_WORD = re.compile(rf"[^\W\d_][^\W\d_{COMBINING}]*")
_LONGEST_NUMBER = 4
"""No day, month or year has more digits."""


class Lexeme(NamedTuple):
    """One piece of a normalised text. `number` is its value when it is a short run of digits, else -1."""

    word: str
    number: int
    start: int
    end: int

    @property
    def is_digits(self) -> bool:
        """Whether this is a run of digits, however long."""
        return self.word[0].isdigit()


_NOTHING = Lexeme("\0", -1, -1, -1)


class Lexemes(tuple[Lexeme, ...]):
    """All pieces of a text in order; a place outside it holds a piece that is nothing."""

    __slots__ = ()

    def at(self, index: int) -> Lexeme:
        """Give the piece at an index, which may lie outside."""
        return self[index] if 0 <= index < len(self) else _NOTHING

    def glued(self, index: int) -> bool:
        """Tell whether the piece at `index` follows the one before it without a space."""
        return 0 < index < len(self) and self[index - 1].end == self[index].start

    def inside_number(self, index: int) -> bool:
        """Tell whether the digits at `index` are only a part of a longer number, such as the 3 of 2.3 or of 2,300."""
        before = self.glued(index) and self.glued(index - 1) and self.at(index - 1).word in ".,"
        after = self.glued(index + 1) and self.glued(index + 2) and self.at(index + 1).word in ".,"
        return (before and self.at(index - 2).is_digits) or (after and self.at(index + 2).is_digits)


@lru_cache(maxsize=4)
def lexemes(text: str) -> Lexemes:
    """Split a normalised text into its pieces; a text is read for its dates and right after for its amounts."""
    return Lexemes(_lexeme(found[0], found.start(), found.end()) for found in _LEXEME.finditer(text))


def words(text: str) -> list[str]:
    """Give the folded words of a normalised text, split at apostrophes too."""
    return _WORD.findall(fold_word(text))


def word_set(listed: str) -> frozenset[str]:
    """Make a set of the words in a written list."""
    return frozenset(listed.split())


def _lexeme(piece: str, start: int, end: int) -> Lexeme:
    if piece[0].isdigit():
        return Lexeme(piece, int(piece) if len(piece) <= _LONGEST_NUMBER else -1, start, end)
    return Lexeme(fold_word(piece) or "\0", -1, start, end)
