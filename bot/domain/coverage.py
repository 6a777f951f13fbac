"""What the words of a fact account for: the concepts and folded words of its own text, slots, people and place."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.model import AnyFact, Figure, Quote
from bot.domain.question import Term
from bot.domain.text import tokens
from bot.domain.vocabulary import Vocabulary

_SHORTEST_ROOT = 5
"""Words that share this many first letters, and differ only in a short ending, count as forms of one word."""
_LONGEST_ENDING = 3
_ENDINGS = frozenset({"", "s", "d", "ed", "es", "ing"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """Concepts and folded words that a fact, or several together, can account for."""

    concepts: frozenset[str]
    words: frozenset[str]

    def __or__(self, other: "Coverage") -> "Coverage":
        return Coverage(self.concepts | other.concepts, self.words | other.words)

    def explains(self, term: Term) -> bool:
        """Whether the term names something that stands in the fact."""
        if term.concepts & self.concepts:
            return True
        return all(self._has_word(word) for word in term.words.split(" "))

    def _has_word(self, word: str) -> bool:
        if word in self.words:
            return True
        return len(word) >= _SHORTEST_ROOT - 1 and any(_same_root(word, other) for other in self.words)


def _same_root(one: str, other: str) -> bool:
    """Whether two words are forms of one: `hope` and `hoped`, `restriction` and `restrict`."""
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ending = max(len(one), len(other)) - shared
    if shared >= _SHORTEST_ROOT:
        return ending <= _LONGEST_ENDING
    return shared == _SHORTEST_ROOT - 1 and one[shared:] in _ENDINGS and other[shared:] in _ENDINGS


NOTHING = Coverage(frozenset(), frozenset())


class Covering:
    """Works out coverages, remembering them by fact (facts are immutable values)."""

    def __init__(self, vocabulary: Vocabulary, keep: int = 4096) -> None:
        self._vocabulary = vocabulary
        self._keep = keep
        self._known: dict[AnyFact, Coverage] = {}

    def of(self, fact: AnyFact) -> Coverage:
        """The coverage of one fact."""
        found = self._known.get(fact)
        if found is None:
            if len(self._known) >= self._keep:
                self._known.clear()
            found = self._known[fact] = _coverage(fact, self._vocabulary)
        return found

    def of_all(self, facts: Iterable[AnyFact]) -> Coverage:
        """The coverage of several facts together."""
        total = NOTHING
        for fact in facts:
            total |= self.of(fact)
        return total


def _coverage(fact: AnyFact, vocabulary: Vocabulary) -> Coverage:
    words = [token.folded.replace("'", "") for text in _texts(fact, vocabulary) for token in tokens(text)]
    return Coverage(vocabulary.spotted(words) | frozenset(_slots(fact)), frozenset(words))


def _texts(fact: AnyFact, vocabulary: Vocabulary) -> Iterable[str]:
    yield from fact.topics
    if isinstance(fact, Figure):
        yield from (fact.sentence, fact.unit, fact.unit_note or "", fact.kind_note or "", fact.note or "")
        yield from (account.words for account in fact.other_accounts)
    elif isinstance(fact, Quote):
        yield from (fact.text, fact.role or "", fact.place or "", fact.occasion or "")
        yield from (wording.words for wording in fact.wordings)
    else:
        yield from (fact.sentence, fact.subject, fact.value or "", fact.place or "", fact.role or "", *fact.items)
        yield from (account.words for account in fact.other_accounts)
    for person in people_of(fact):
        yield vocabulary.label(person)


def people_of(fact: AnyFact) -> tuple[str, ...]:
    """Who said it, or took part in it."""
    return (fact.speaker, *fact.people) if isinstance(fact, Quote) else fact.people


def _slots(fact: AnyFact) -> Iterable[str]:
    yield from (f"@{person}" for person in people_of(fact))
    if not isinstance(fact, Figure):
        return
    yield from (f"@{entity}" for entity in (fact.donor, fact.recipient) if entity)
    yield f"kind.{fact.kind}"
    yield f"stage.{fact.stage}"
    yield f"unit.{fact.unit}"
    for mechanism in (fact.mechanism or "").lower().split("+"):
        yield f"mechanism.{mechanism}"
