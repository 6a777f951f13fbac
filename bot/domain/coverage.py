"""What the words of a fact account for: the concepts and folded words of its own text, slots, people and place."""

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from bot.domain.keys import names_of_measure
from bot.domain.model import AnyFact, Figure, Quote
from bot.domain.ordinals import PREFIX, ordinals
from bot.domain.spelling import is_slip
from bot.domain.terms import Term
from bot.domain.text import tokens
from bot.domain.vocabulary import Vocabulary

_SHORTEST_ROOT = 5
"""Words that share this many first letters, and differ only in a short ending, count as forms of one word."""
_LONGEST_ENDING = 3
_SHORTEST_MISSPELLED = 5
_OTHER_WORDS = frozenset({"ary"})
"""Endings that make another word of one ("secret", "secretary")."""
_ENDINGS = frozenset({"", "s", "d", "ed", "es", "ing"})


_PLAIN_FORMS = {
    "built": "build",
    "stood": "stand",
    "sent": "send",
    "kept": "keep",
    "held": "hold",
    "fought": "fight",
    "won": "win",
    "spent": "spend",
    "lost": "lose",
    "paid": "pay",
    "bought": "buy",
    "brought": "bring",
    "met": "meet",
    "took": "take",
    "taken": "take",
    "gave": "give",
    "given": "give",
    "grew": "grow",
    "known": "know",
    "knew": "know",
    "left": "leave",
}
"""Forms of verbs that share no root with the plain one."""


class Coverage:
    """Concepts and folded words that a fact, or several together, can account for.

    Each is worked out when first asked for: most facts are refused by their slots or words before their concepts matter.
    """

    def __init__(
        self, slots: frozenset[str], words: Callable[[], frozenset[str]], concepts: Callable[[], frozenset[str]]
    ) -> None:
        self.slots = slots
        self._read_words = words
        self._read_concepts = concepts

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of the text."""
        return self._read_words()

    @cached_property
    def concepts(self) -> frozenset[str]:
        """What the slots and the words mean."""
        return self.slots | self._read_concepts()

    def explains(self, term: Term) -> bool:
        """Whether the term names something that stands in the fact."""
        return self.tells(term) or (bool(term.concepts) and not term.concepts.isdisjoint(self.concepts))

    def tells(self, term: Term) -> bool:
        """Whether the term is one of the fact's slots, or stands in its text word for word."""
        return not term.concepts.isdisjoint(self.slots) or self.names(term)

    def names(self, term: Term) -> bool:
        """Whether every word of the term, as typed or as meant, stands in the text, with whatever ending."""
        typed = all(self.has_word(word) for word in term.words.split(" "))
        return typed or (bool(term.meant) and all(self.has_word(word) for word in term.meant.split(" ")))

    def holds_misspelled(self, word: str) -> bool:
        """Whether one of the words is this one with a single slip; asked only of few facts that are surely meant."""
        return len(word) >= _SHORTEST_MISSPELLED and any(is_slip(word, own) for own in self.words)

    def has_word(self, word: str) -> bool:
        """Whether a word stands in the text, with whatever ending."""
        if word in self.words or _PLAIN_FORMS.get(word) in self.words:
            return True
        if len(word) < _SHORTEST_ROOT - 1:
            return False
        return any(_same_root(word, other) for other in self._by_root.get(word[: _SHORTEST_ROOT - 1], ()))

    @cached_property
    def _by_root(self) -> dict[str, list[str]]:
        """The words by their first letters."""
        by_root: dict[str, list[str]] = {}
        for own in self.words:
            by_root.setdefault(own[: _SHORTEST_ROOT - 1], []).append(own)
        return by_root


def _same_root(one: str, other: str) -> bool:
    """Whether two words are forms of one: `hope` and `hoped`, `restriction` and `restrict`."""
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ending = max(len(one), len(other)) - shared
    if shared >= _SHORTEST_ROOT and shared in (len(one), len(other)):
        ending -= one[shared - 1] in {one[shared : shared + 1], other[shared : shared + 1]}  # repel, repelling
    if shared >= _SHORTEST_ROOT:
        return ending <= _LONGEST_ENDING and {one[shared:], other[shared:]}.isdisjoint(_OTHER_WORDS)
    return shared == _SHORTEST_ROOT - 1 and one[shared:] in _ENDINGS and other[shared:] in _ENDINGS


class Covering:
    """Works out coverages, remembering them for the facts last looked at."""

    def __init__(self, vocabulary: Vocabulary, keep: int = 512) -> None:
        self._vocabulary = vocabulary
        self._keep = keep
        self._known: dict[str, tuple[AnyFact, Coverage]] = {}
        self._named_in = lru_cache(maxsize=keep)(lambda text: coverage_of_words([text], vocabulary).concepts)

    def of(self, fact: AnyFact) -> Coverage:
        """The coverage of one fact."""
        found = self._known.get(fact.id)
        if found is not None and (found[0] is fact or found[0] == fact):
            return found[1]
        if len(self._known) >= self._keep:
            self._known.clear()
        coverage = coverage_of_words(self._texts(fact), self._vocabulary, frozenset(_slots(fact)))
        self._known[fact.id] = (fact, coverage)
        return coverage

    def _texts(self, fact: AnyFact) -> Iterable[str]:
        yield from texts_of(fact)
        yield from (self._vocabulary.label(person) for person in people_of(fact))

    def named_in(self, publisher: str) -> frozenset[str]:
        """What the name of a publisher means."""
        return self._named_in(publisher)

    def of_all(self, facts: Iterable[AnyFact]) -> Coverage:
        """The coverage of several facts together."""
        every = [self.of(fact) for fact in facts]
        return Coverage(
            frozenset[str]().union(*(coverage.slots for coverage in every)),
            lambda: frozenset[str]().union(*(coverage.words for coverage in every)),
            lambda: frozenset[str]().union(*(coverage.concepts for coverage in every)),
        )


def coverage_of_words(texts: Iterable[str], vocabulary: Vocabulary, slots: frozenset[str] = frozenset()) -> Coverage:
    """What texts, and slots beside them, account for."""
    kept = tuple(texts)

    def ordered() -> list[str]:
        return [token.folded.replace("'", "") for text in kept for token in tokens(text)]

    def concepts() -> frozenset[str]:
        words = ordered()
        return vocabulary.spotted(words) | {f"{PREFIX}{number}" for _, _, number in ordinals(words)}

    return Coverage(slots, lambda: frozenset(ordered()), concepts)


def texts_of(fact: AnyFact) -> Iterable[str]:
    """The texts of a fact by whose words it is found and told, without the names of its people."""
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
    if fact.drawdown_number is not None:
        yield f"{PREFIX}{fact.drawdown_number}"
    yield from (f"measure.{named}" for named in names_of_measure(fact.measure))
    for mechanism in (fact.mechanism or "").lower().split("+"):
        yield f"mechanism.{mechanism}"
