"""Text as typed made even: normalising, folding, words and quoted spans. No meaning is read here."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LATIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_SINGLE_QUOTES = "'‘’‚‛‹›`´ʼʹ′＇"
_DOUBLE_QUOTES = '"“”„‟«»″＂❝❞'
_DASHES = "‐‑‒–—―−﹣－"
_ARABIC_SEPARATORS = {"٫": ".", "٬": ","}
_SPACES = "\t\n\v\f\r\u0085\u2028\u2029"

# Written out because asking for the category of every code point would take a tenth of a second at each start.
_UNSEEN = (
    "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
COMBINING = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Marks that combine with the letter before them, as the inside of a character class."""
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
# After NFKC no mark on a plain letter, digit or space is part of how any of our languages is written.
_STRAY_MARKS = "(?<![^\\0-\x7f])[\u0300-\u036f]"
_HEAP = re.compile(f"[{COMBINING}]{{3,}}|{_STRAY_MARKS}+")
_EVEN = str.maketrans(
    dict.fromkeys(_SINGLE_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | _ARABIC_SEPARATORS
)
_UNEVEN = re.compile(
    f"[{_UNSEEN}{_SINGLE_QUOTES[1:]}{_DOUBLE_QUOTES[1:]}{_DASHES}{_SPACES}٫٬]|{_HEAP.pattern}|[^\\D0-9]"
)
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")

_PLAIN_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{COMBINING}]|'(?=[^\W_]))*")
_NOT_PLAIN = re.compile(r"[.\d-]")
_NO_MONTH = r"(?!(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]{0,2}-)"
_WORD = re.compile(
    r"(?P<initials>\b[^\W\d_](?:\.[^\W\d_]){1,4}\b)"
    rf"|(?P<model>\b{_NO_MONTH}[^\W\d_]{{1,5}}-\d{{1,3}}(?:[^\W\d_]\d?)?\b(?![-.,/]\d)"
    # Letters that are no word of their own in any of the seven languages.
    r"|\b[b-df-hjlmnp-rtvx] \d{2,3}\b(?![-.,/:]\d))"
    rf"|{_PLAIN_WORD.pattern}",
    re.IGNORECASE,
)
_JOINERS = str.maketrans("", "", ".- ")

_CLOSERS = {
    '"': '"“”',
    "“": '”"“',
    "„": '“”"‟',
    "”": '”"',
    "«": "»",
    "»": "«",
    "‘": "’'",
    "‚": "‘’'",
    "‹": "›",
    "›": "‹",
    "'": "'’",
}
_SPACED_QUOTES = re.compile(r"«\s+|\s+»")
"""French sets its quotation marks apart from what they hold."""
_SURE_OPENERS = "“„«"
_OPENER = re.compile("[" + "".join(_CLOSERS) + "]")
_BOUNDS = {
    opener: re.compile(f"[{closers}{opener if opener in _SURE_OPENERS else ''}]")
    for opener, closers in _CLOSERS.items()
}
"""What closes a quotation, and what opens another one within."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text[start:end]` and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a normalised text, its folded form, and where it stands there."""

    text: str
    folded: str
    start: int
    end: int


def normalise(text: str) -> str:
    """Make text even: NFKC, nothing invisible, no heaped marks, plain quotes, dashes and digits, single spaces.

    Case stays.
    """
    if text.isascii():
        return " ".join(_INVISIBLE.sub("", text).replace("`", "'").split())
    text = _SPACED_QUOTES.sub(lambda found: found[0].strip(), text)
    while not _is_even(text):
        text = _HEAP.sub("", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text.translate(_EVEN))))
        text = _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    return " ".join(text.split())


def fold(text: str) -> str:
    """Give the form under which words are compared: normalised, case-folded, Latin letters without marks, ё as е.

    The letters й, ї, є and і keep what tells them apart.
    """
    return normalise(fold_word(normalise(text)))


def fold_word(word: str) -> str:
    """Fold one word, or any text, that is normalised already."""
    return word.lower() if word.isascii() else word.translate(_FOLDED)


def tokens(text: str) -> tuple[Token, ...]:
    """Split into words, with offsets into the normalised text.

    Apostrophes stay inside a word (`austin's`), hyphens split (`anti-tank` is two words), except that names of letters
    and digits and dotted initials are one word: `f16`, `F-16` and `F 16` all fold to `f16`, `U.S.` folds to `us`.
    """
    return tuple(_words(normalise(text)))


def quoted(text: str) -> tuple[Span, ...]:
    """Find what stands inside quotation marks, outermost only, with offsets into the text as given.

    A double mark that is never closed reaches to the end; a single one is then an apostrophe.
    """
    return tuple(quoted_from(text, 0))


class _Folded(dict[int, str]):
    """Code point to folded form, worked out on first use; only alphabets are kept, so it cannot grow without end."""

    def __missing__(self, point: int) -> str:
        folded = _fold_character(chr(point))
        if point < 0x2000:
            self[point] = folded
        return folded


_FOLDED = _Folded()


def _fold_character(character: str) -> str:
    if "\u0300" <= character <= "\u036f":
        return ""
    if character in "ёЁ":
        return "е"
    lowered = character.casefold()
    parts = unicodedata.normalize("NFKD", lowered)
    if not unicodedata.name(parts[0], "").startswith("LATIN"):
        return lowered
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_LATIN_LETTERS)


def _is_even(text: str) -> bool:
    return not _UNEVEN.search(text) and unicodedata.is_normalized("NFKC", text)


def _words(text: str) -> Iterator[Token]:
    word = _WORD if _NOT_PLAIN.search(text) else _PLAIN_WORD
    for found in word.finditer(text):
        folded = fold_word(found[0])
        if found.lastgroup:
            folded = folded.translate(_JOINERS)
        yield Token(found[0], folded, found.start(), found.end())


def quoted_from(text: str, at: int) -> Iterator[Span]:
    """The same from a place on, one after the other as they are asked for."""
    unclosed: set[str] = set()
    while opened := _OPENER.search(text, at):
        at = opened.end()
        if opened[0] in unclosed or not _opens(text, opened.start()):
            continue
        end = _closing(text, at, opened[0])
        if end < 0:
            unclosed.add(opened[0])
        elif (inside := text[at:end]).strip():
            yield Span(inside, at, end)
            at = end + 1


def _opens(text: str, at: int) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 3]
    if not after or after[0].isspace():
        return mark in "«„"
    if mark in _SINGLE_QUOTES:
        return not before.isalnum() and not after.isdigit()
    return mark in _SURE_OPENERS or not before.isdigit()


def _closing(text: str, start: int, opener: str) -> int:
    single = opener in _SINGLE_QUOTES
    depth = 0
    for found in _BOUNDS[opener].finditer(text, start):
        if found[0] not in _CLOSERS[opener]:
            depth += 1
        elif not (single and text[found.end() : found.end() + 1].isalnum()):
            if depth == 0:
                return found.start()
            depth -= 1
    return -1 if single else len(text)


def as_words(text: str) -> str:
    """Fold a text into words with single spaces between them, apostrophes left out and hyphens as spaces."""
    return fold(text).replace("'", "").replace("-", " ")


def undrawn(word: str) -> tuple[str, ...]:
    """What a word may be whose letters were drawn out ("soooo"): with two of each such letter, and with one; else nothing."""
    return tuple(_DRAWN_OUT.sub(letters, word) for letters in (r"\1\1", r"\1")) if _DRAWN_OUT.search(word) else ()


_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
