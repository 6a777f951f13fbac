"""What stands around a question and says nothing of what is asked: begging, praise, an aside before a colon, "agree?".

Only words known to mean nothing here are left aside, and only where they stand apart: in a part of their own before or behind the
rest, before the word that asks, or as adverbs of manner. A name that nobody knows is never left aside, nor a word that narrows.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.domain.question import Reading, read_question
from bot.domain.terms import Term
from bot.domain.text import tokens
from bot.domain.vocabulary import Vocabulary

_BREAK = re.compile(r"[!?.;:,)]+(?:\s+|$)|\s+-+\s+|\s*\(\s*|:\s*")
_LONGEST_PART = 7
_NARROWING = frozenset(
    """
    only just except without minus excluding not no never besides but than other else more less half part
    лише тільки крім без не ні только кроме нет nur ausser ohne nicht kein keine seulement sauf sans pas ne solo excepto sin no
    tylko oprocz bez nie
    """.split()
)
_PLEADING = frozenset(
    """
    i me my please pls plz kindly tell say give share explain show read hear bot hey hi sir madam question quick help someone
    """.split()
)
"""One of these stands in what only leads up to a question."""
_ENDINGS = (("ically", "ic"), ("ily", "y"), ("bly", "ble"), ("ly", ""), ("ly", "l"), ("y", "e"))
"""How adverbs of manner end, and the adjectives that they are made of."""
_TELLING = frozenset(
    """
    monthly weekly daily yearly hourly annually quarterly partly early nearly secretly illegally officially publicly privately
    jointly directly indirectly separately fully wholly entirely mostly mainly likely previously formerly initially originally
    finally lately recently newly friendly family supply reply italy ally apply rely multiply assembly july
    """.split()
)
"""Adverbs that may tell which figure is meant, and words that only end like one."""
_ASKING = frozenset(
    f"ask.{name}"
    for name in "how_much how_many number_of who whom when where which what how why contents mechanism share difference".split()
)
_MAY_STAND_ASIDE = frozenset({"true", "show", "list"})


@dataclass(frozen=True, slots=True)
class Trimmed:
    """A question without its fringe, and the words that were left aside."""

    reading: Reading
    aside: str


def without_fringe(reading: Reading, vocabulary: Vocabulary) -> Trimmed | None:
    """The question without what says nothing of it; None where nothing stands apart, or all does."""
    if reading.quoted or reading.follows is not None or not any(not term.concepts for term in reading.terms):
        return None
    kept, aside = _inner_parts(reading, vocabulary)
    kept, led = _without_lead(kept, reading, vocabulary)
    kept, manner = _without_manner(kept, reading, vocabulary)
    left = [*aside, *led, *manner]
    again = _read(kept, reading, vocabulary)
    if not left or not (again.content or again.amounts or again.whens):
        return None
    return Trimmed(replace(again, quoted=reading.quoted), " ".join(left))


def _inner_parts(reading: Reading, vocabulary: Vocabulary) -> tuple[str, list[str]]:
    """The text without parts of their own at its ends that say nothing, and those; a tag behind a statement checks it."""
    whole = reading.whole
    ends = [0, *(found.end() for found in _BREAK.finditer(whole)), len(whole)]
    parts = [whole[start:end] for start, end in pairwise(ends) if whole[start:end].strip()]
    before: list[str] = []
    behind: list[str] = []
    while len(parts) > 1 and _says_nothing(parts[0], reading, vocabulary):
        before.append(parts.pop(0))
    while len(parts) > 1 and _says_nothing(parts[-1], reading, vocabulary):
        behind.insert(0, parts.pop())
    kept = "".join(parts).strip()
    if behind and behind[-1].rstrip().endswith("?") and not kept.endswith("?"):
        inner = _read(kept, reading, vocabulary)
        kept = kept.rstrip(" .,;:(") + (", true?" if not inner.asks & {ask[4:] for ask in _ASKING} else "?")
    return kept, [part.strip(" .,;:!?()-") for part in (*before, *behind)]


def _says_nothing(part: str, reading: Reading, vocabulary: Vocabulary) -> bool:
    read = _read(part, reading, vocabulary)
    if not read.words or len(read.words) > _LONGEST_PART or read.amounts or read.whens or read.quoted:
        return False
    return read.asks <= _MAY_STAND_ASIDE and _is_light(read.terms, vocabulary)


def _is_light(terms: tuple[Term, ...], vocabulary: Vocabulary) -> bool:
    """Whether terms are but fillers and ordinary words, none of which narrows what is asked."""
    words = {word for term in terms for word in term.words.split()}
    unknown = [term for term in terms if not term.concepts]
    return (
        words.isdisjoint(_NARROWING)
        and all(term.is_free or term in unknown for term in terms)
        and all(vocabulary.is_ordinary(term.words) for term in unknown)
        and not any(c.startswith(("role.", "aid.", "give.")) for term in terms for c in term.concepts)
    )


def _without_lead(text: str, reading: Reading, vocabulary: Vocabulary) -> tuple[str, list[str]]:
    """The text from the word that asks on, where all before it only begs for an answer ("do the needful and tell how much")."""
    read = _read(text, reading, vocabulary)
    asks = next((term.at for term in read.terms if term.concepts & _ASKING), 0)
    lead = tuple(term for term in read.terms if term.end <= asks)
    words = {word for term in lead for word in term.words.split()}
    light = bool(words & _PLEADING) and any(not term.concepts for term in lead) and _is_light(lead, vocabulary)
    pieces = tokens(text)
    if not light or asks >= len(pieces) or read.words[:asks] != tuple(piece.folded for piece in pieces[:asks]):
        return text, []
    start = pieces[asks].start
    return text[start:], [text[:start].strip()]


def _without_manner(text: str, reading: Reading, vocabulary: Vocabulary) -> tuple[str, list[str]]:
    """The text without unknown adverbs of manner, which change nothing of what is counted or said."""
    unknown = {term.words for term in _read(text, reading, vocabulary).terms if not term.concepts}
    manner = [
        piece
        for piece in tokens(text)
        if piece.folded in unknown and piece.folded not in _TELLING and _is_adverb(piece.folded, vocabulary)
    ]
    for piece in reversed(manner):
        text = f"{text[: piece.start]}{text[piece.end :]}"
    return " ".join(text.split()), [piece.text for piece in manner]


def _is_adverb(word: str, vocabulary: Vocabulary) -> bool:
    """Whether an ordinary word is made of an ordinary adjective, so that it is no thing ("butterfly", "belly")."""
    if not (word.endswith("ly") and vocabulary.is_ordinary(word)):
        return False
    stems = (word.removesuffix(ending) + of_adjective for ending, of_adjective in _ENDINGS if word.endswith(ending))
    return any(vocabulary.is_ordinary(stem) or vocabulary.knows(stem) for stem in stems)


def _read(text: str, reading: Reading, vocabulary: Vocabulary) -> Reading:
    if text == reading.whole:
        return reading
    return read_question(text, vocabulary, reading.today, reading.command, reading.language)
