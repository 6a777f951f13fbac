"""A text that finds no answer as it is typed, read once more with its unknown words taken for the likeliest known ones.

A word may be far from the one it stands for here, since a reading counts only when stored facts answer the whole of it, and
when no other reading that is as likely is answered otherwise. Quoted words, numbers and days stay as they are typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bot.domain.question import Reading, read_question
from bot.domain.terms import Term
from bot.domain.text import quoted, tokens
from bot.domain.vocabulary import Vocabulary

MOST_READINGS = 3
_MOST_UNKNOWN = 6
"""A text with more unknown words than this is of something else, or of another language."""
_AS_LIKELY = 0.2
_SHORTEST_JOINED, _SHORTEST_HALF = 6, 3
_SURE_NEGATION = 0.5
_NEAR = 0.7
"""As far as a guess goes in languages other than English, of which too few ordinary words are known."""
_PART = 0.2
"""How much less likely a word is that means something only inside a phrase."""
_NEVER = ("role.", "ask.double", "ask.difference", "noun.half")
"""No guess turns who gives into who receives, or makes a sum of a question."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a word typed may stand for, and how far that is from it."""

    typed: str
    meant: str
    cost: float


@dataclass(frozen=True, slots=True)
class SecondReading:
    """Another way to read a text: with which words taken for others."""

    reading: Reading
    guesses: tuple[Guess, ...]


def second_readings(reading: Reading, vocabulary: Vocabulary) -> Iterator[SecondReading]:
    """Give the likeliest other readings, the first with every unknown word taken for the nearest known one.

    Those that follow differ from it in one word that may as well stand for another.
    """
    unknown = [term for term in reading.terms if not term.concepts and term.words.isalpha()]
    if reading.follows is not None or not unknown or len(unknown) > _MOST_UNKNOWN:
        return
    choices = [found for term in unknown if (found := _guesses(term, reading, vocabulary))]
    if not choices:
        return
    best = tuple(found[0] for found in choices)
    others = (
        (*best[:at], other, *best[at + 1 :])
        for at, found in enumerate(choices)
        for other in found[1:]
        if other.cost <= found[0].cost + _AS_LIKELY
    )
    for guesses in islice((best, *others), MOST_READINGS):
        yield SecondReading(_reread(reading, guesses, vocabulary), guesses)


def _guesses(term: Term, reading: Reading, vocabulary: Vocabulary) -> list[Guess]:
    """What an unknown word may stand for, the nearest first; of those that mean the same only the nearest."""
    word = term.words
    by_meaning: dict[tuple[str, ...], Guess] = {}
    for meant, cost in vocabulary.guesses(word, reading.language):
        concepts = vocabulary.concepts(meant)
        if not vocabulary.is_ordinary(word) and not _is_allowed(word, concepts, cost, reading.language):
            continue
        by_meaning.setdefault(concepts or (meant,), Guess(word, meant, cost))
    found = sorted(by_meaning.values(), key=lambda guess: guess.cost + _PART * (not vocabulary.concepts(guess.meant)))
    nations = [guess for guess in found if _names_a_state(guess, vocabulary)]
    return [guess for guess in found if guess not in nations] if len(nations) > 1 else found


def _is_allowed(word: str, concepts: tuple[str, ...], cost: float, language: str) -> bool:
    if any(concept.startswith(_NEVER) for concept in concepts) or (language != "en" and cost > _NEAR):
        return False
    return "filler.negation" not in concepts or (cost <= _SURE_NEGATION and len(word) > _SHORTEST_HALF)


def _names_a_state(guess: Guess, vocabulary: Vocabulary) -> bool:
    named = [concept[1:] for concept in vocabulary.concepts(guess.meant) if concept[0] == "@"]
    known = vocabulary.entities
    return any(entity not in known or known[entity].type in ("country", "group", "organisation") for entity in named)


def _reread(reading: Reading, guesses: tuple[Guess, ...], vocabulary: Vocabulary) -> Reading:
    meant = {guess.typed: guess.meant for guess in guesses}
    kept = quoted(reading.whole)
    parts: list[str] = []
    at = 0
    for token in tokens(reading.whole):
        word = vocabulary.respelled(token.folded.replace("'", ""))
        if word in meant and not any(span.start <= token.start < span.end for span in kept):
            parts.extend((reading.whole[at : token.start], meant[word]))
            at = token.end
    text = "".join((*parts, reading.whole[at:]))
    return replace(
        read_question(text, vocabulary, reading.today, reading.command, reading.language), quoted=reading.quoted
    )
