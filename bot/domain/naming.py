"""Names that a server gives things itself: aliases of what is known, and topics of its own. Finding them in a text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.domain.spelling import is_slip
from bot.domain.text import fold, normalise, quoted, tokens

LONGEST_NAME = 40
MOST_WORDS = 5
SHORTEST_NAME = 3
_SHORTEST_MENDED = 5
"""In shorter words of a name no slip is mended."""
_SPLITTERS = "-'’.&"


@dataclass(frozen=True, slots=True)
class Alias:
    """Other words for something known: `means` is how it is written, `entity` its id where it is one."""

    words: str
    means: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of a server's own, and the ids of the facts that belong to it, in the order they were put there."""

    name: str
    about: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one server, by their folded words."""

    aliases: Mapping[str, Alias] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.aliases or self.topics)


NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text, which is `text[start:end]` of the normalised text; `key` are its folded words."""

    key: str
    start: int
    end: int


def find_names(text: str, keys: Iterable[str]) -> tuple[Found, ...]:
    """Find names in a normalised text: the longest first, never inside quotation marks, with one slip in a longer word."""
    by_length: dict[int, list[tuple[str, ...]]] = {}
    for key in keys:
        name = tuple(key.split())
        by_length.setdefault(len(name), []).append(name)
    spans = quoted(text)
    words = [token for token in tokens(text) if not any(span.start <= token.start < span.end for span in spans)]
    found: list[Found] = []
    at = 0
    while at < len(words):
        match = next(
            (
                (name, size)
                for size in sorted(by_length, reverse=True)
                for name in _alike([token.folded for token in words[at : at + size]], by_length[size])
            ),
            None,
        )
        if match is None:
            at += 1
            continue
        name, size = match
        found.append(Found(" ".join(name), words[at].start, words[at + size - 1].end))
        at += size
    return tuple(found)


def put_in(text: str, aliases: Mapping[str, Alias]) -> tuple[str, tuple[Alias, ...]]:
    """Write what the aliases in a text mean in their place; give the text, and the aliases found."""
    if not aliases:
        return text, ()
    even = normalise(text)
    found = find_names(even, aliases)
    if not found:
        return text, ()
    parts, at = [], 0
    for one in found:
        parts += [even[at : one.start], aliases[one.key].means]
        at = one.end
    return "".join([*parts, even[at:]]), tuple(dict.fromkeys(aliases[one.key] for one in found))


def take_out(text: str, found: Iterable[Found]) -> str:
    """Give a normalised text without the names found in it."""
    parts, at = [], 0
    for one in found:
        parts.append(text[at : one.start])
        at = one.end
    return " ".join("".join([*parts, text[at:]]).split())


def key_of(name: str) -> str:
    """Give the folded words of a name."""
    return " ".join(token.folded for token in tokens(name))


def faults_of(name: str) -> list[str]:
    """Tell why something cannot be a name, in any server: too short or long, or with signs that are no part of words."""
    even = normalise(name)
    faults = []
    key = key_of(even)
    if not len(key.replace(" ", "")) >= SHORTEST_NAME or len(even) > LONGEST_NAME or len(key.split()) > MOST_WORDS:
        faults.append(
            f"A name has {SHORTEST_NAME} to {LONGEST_NAME} letters in at most {MOST_WORDS} words. Choose another one."
        )
    if not all(letter.isalnum() or letter.isspace() or letter in _SPLITTERS for letter in even):
        faults.append("A name is made of letters, digits, spaces, hyphens and apostrophes. Leave other signs out.")
    if even and not any(letter.isalpha() for letter in even):
        faults.append("A name needs letters, so that it is not taken for a number. Choose another one.")
    if _mixes_alphabets(even):
        faults.append("A name is written in one alphabet, so that it cannot be mistaken for another. Type it anew.")
    return faults


def _alike(words: list[str], names: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The names that these words are: exactly, else the only one with a slip."""
    given = tuple(words)
    fitting = [name for name in names if len(name) == len(given)]
    if given in fitting:
        return [given]
    near = [name for name in fitting if all(map(_is_near, given, name))]
    return near if len(near) == 1 else []


def _is_near(word: str, known: str) -> bool:
    return word == known or (len(known) >= _SHORTEST_MENDED and is_slip(word, known))


def _mixes_alphabets(text: str) -> bool:
    for word in fold(text).split():
        letters = [letter for letter in word if letter.isalpha()]
        if len({"\u0400" <= letter <= "\u04ff" for letter in letters}) > 1:
            return True
    return False
