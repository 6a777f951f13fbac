"""The words the bot understands: phrases of seven languages to concepts and entities, exact before fuzzy.

A concept is a dotted id of the lexicon (`ask.how_much`, `item.patriot`), an entity (`@US`, `@lloyd-austin`) or an office
(`office:pentagon chief`, held by one person at a time). Spelling is mended only towards words of this closed vocabulary,
never towards stored facts, and never for words known to be ordinary ones, short words or anything with a digit.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.partial_date import PartialDate
from bot.domain.text import fold

LONGEST_PHRASE = 7
SHORTEST_STEM = 4


Meanings = Mapping[str, Mapping[str, Sequence[str]]]
"""Phrase → language → the concepts it can mean there."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A country, organisation, group, person or place. `names` are by language, English under `en`."""

    id: str
    type: str
    names: Mapping[str, str]
    members: tuple[str, ...] = ()

    def label(self, language: str = "en") -> str:
        """The name to show in a language, English where it has none."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office, and when (open ends are None)."""

    person: str
    since: PartialDate | None
    until: PartialDate | None

    def covers(self, first: date, last: date) -> bool:
        """Whether the person held it on any day of the span."""
        starts = self.since.first if self.since else None
        ends = self.until.last if self.until else None
        return (starts is None or starts <= last) and (ends is None or ends >= first)


@dataclass(frozen=True, slots=True)
class Mention:
    """One phrase found in a text: what it can mean, where (word indexes, `end` exclusive) and how it was spelled."""

    concepts: tuple[str, ...]
    start: int
    end: int
    words: str
    mended: bool = False
    risky: bool = False


@dataclass(frozen=True, slots=True)
class Lexed:
    """The mentions of a text in order, and the indexes of words that belong to none."""

    words: tuple[str, ...]
    mentions: tuple[Mention, ...]
    leftover: tuple[int, ...]
    language: str


@dataclass(frozen=True, slots=True)
class _Match:
    """A known phrase in a text, before its language is settled."""

    meanings: Mapping[str, Sequence[str]]
    start: int
    end: int
    phrase: str
    mended: bool


class Vocabulary:
    """Look-ups over the compiled vocabulary; built once at start, then only read."""

    def __init__(
        self,
        phrases: Meanings,
        stems: Meanings,
        ordinary: Iterable[str],
        entities: Iterable[Entity],
        offices: Mapping[str, Sequence[Tenure]],
        risky: Iterable[str] = (),
    ) -> None:
        self._phrases = phrases
        self._stems = stems
        self._ordinary = frozenset(ordinary)
        self.entities = {entity.id: entity for entity in entities}
        self._offices = offices
        self._titles = _titles_by_person(offices)
        self._risky = frozenset(risky)
        self._words = frozenset(word for phrase in (*phrases, *stems) for word in phrase.split(" ")[:-1]) | frozenset(
            phrase.rsplit(" ", 1)[-1] for phrase in phrases
        )
        self._last_stems = frozenset(stem.rsplit(" ", 1)[-1] for stem in stems)
        self._starts = _longest_by_first_word((*phrases, *stems))
        self._buckets = _bucketed(self._words | self._last_stems)
        self._mend = lru_cache(maxsize=4096)(self._mend_uncached)

    @classmethod
    def from_json(cls, blob: bytes) -> "Vocabulary":
        """Load what `aidbot build` compiled."""
        raw = json.loads(blob)
        entities = [Entity(e["id"], e["type"], e["names"], tuple(e.get("members", ()))) for e in raw["entities"]]
        offices = {
            title: tuple(Tenure(person, _partial(since), _partial(until)) for person, since, until in held)
            for title, held in raw["offices"].items()
        }
        return cls(raw["phrases"], raw["stems"], raw["ordinary"], entities, offices, raw["risky"])

    def lex(self, words: Sequence[str]) -> Lexed:
        """Find the longest known phrases from left to right in folded words.

        A phrase of several languages ("was") means what it means in the language that most of the text is in.
        """
        known = tuple(self._known_form(word) for word in words)
        found: list[_Match] = []
        leftover: list[int] = []
        at = 0
        while at < len(words):
            match = self._longest_at(words, known, at)
            if match and self._hides_a_longer_one(match, words, known):
                match = self._longest_at(words[: at + 1], known[: at + 1], at)
            if match is None:
                leftover.append(at)
                at += 1
                continue
            found.append(match)
            at = match.end
        language = _language_of(found)
        return Lexed(tuple(words), tuple(self._mention(match, language) for match in found), tuple(leftover), language)

    def spotted(self, words: Sequence[str]) -> frozenset[str]:
        """Every concept that any run of these folded words can mean, in any language, long phrases hiding no short ones."""
        known = tuple(self._known_form(word) for word in words)
        concepts: set[str] = set()
        for at, first in enumerate(known):
            for end in range(at + self._reach(first), at, -1):
                concepts.update(_every(self._meanings(known[at:end])))
        return frozenset(concepts)

    def concepts(self, phrase: str) -> tuple[str, ...]:
        """What exactly this phrase means, without mending its spelling; empty when unknown."""
        return _every(self._phrases.get(fold(phrase).replace("'", "").replace("-", " "), {}))

    def entity(self, text: str) -> str | None:
        """The one entity that a name, alias or misspelled name means; None when unknown or several."""
        words = fold(text).replace("'", "").replace("-", " ").split()
        found = self.lex(words)
        ids = {concept[1:] for mention in found.mentions for concept in mention.concepts if concept[0] == "@"}
        covered = sum(m.end - m.start for m in found.mentions if any(c[0] == "@" for c in m.concepts))
        return ids.pop() if len(ids) == 1 and covered == len(words) else None

    def label(self, entity_id: str, language: str = "en") -> str:
        """The name of an entity to show; an id that is not known is shown as words."""
        entity = self.entities.get(entity_id)
        return entity.label(language) if entity else entity_id.replace("-", " ").title()

    def holders(self, office: str, first: date, last: date) -> tuple[str, ...]:
        """The persons who held an office within the span, earliest first."""
        return tuple(tenure.person for tenure in self._offices.get(office, ()) if tenure.covers(first, last))

    def titles(self, person: str) -> frozenset[str]:
        """The words of the offices that a person has held."""
        return self._titles.get(person, frozenset())

    def knows(self, word: str) -> bool:
        """Whether this very word, or a stem of it, stands in some phrase."""
        return word in self._words or self._stem_of(word) is not None

    def is_ordinary(self, word: str) -> bool:
        """Whether this is a common word with no meaning of ours (so it is neither mended nor ignored)."""
        return word in self._ordinary

    def _known_form(self, word: str) -> str | None:
        """The vocabulary's spelling of a word: itself, its singular, or mended; None when there is none."""
        if word in self._words or self._stem_of(word):
            return word
        if len(word) > 3 and word.endswith("s") and (word[:-1] in self._words):
            return word[:-1]
        if word in self._ordinary or not word.isalpha():
            return None
        return self._mend(word)

    def _stem_of(self, word: str) -> str | None:
        for length in range(len(word), SHORTEST_STEM - 1, -1):
            if word[:length] in self._last_stems:
                return word[:length]
        return None

    def _longest_at(self, words: Sequence[str], known: Sequence[str | None], at: int) -> "_Match | None":
        for end in range(min(len(words), at + self._reach(known[at])), at, -1):
            meanings = self._meanings(known[at:end])
            if meanings:
                run = known[at:end]
                mended = any(a != b and a != f"{b}s" for a, b in zip(words[at:end], run, strict=True))
                return _Match(meanings, at, end, " ".join(word or "" for word in run), mended)
        return None

    def _mention(self, match: "_Match", language: str) -> Mention:
        concepts = match.meanings.get(language) or _every(match.meanings)
        risky = match.phrase in self._risky
        return Mention(tuple(concepts), match.start, match.end, match.phrase, match.mended, risky)

    def _reach(self, first: str | None) -> int:
        """How many words the longest phrase that begins with this word has."""
        if first is None:
            return 0
        return max(self._starts.get(first, 0), self._starts.get(self._stem_of(first) or "", 0))

    def _hides_a_longer_one(self, match: "_Match", words: Sequence[str], known: Sequence[str | None]) -> bool:
        """Whether it begins with an article and a phrase after that reaches further ("the pentagon" chief)."""
        article = _every(self._phrases.get(words[match.start], {}))
        if match.end - match.start < 2 or not article or not all(c.startswith("filler.") for c in article):
            return False
        inner = self._longest_at(words, known, match.start + 1)
        return inner is not None and inner.end > match.end

    def _meanings(self, run: Sequence[str | None]) -> Mapping[str, Sequence[str]]:
        if not run or None in run:
            return {}
        phrase = " ".join(word for word in run if word)
        return self._phrases.get(phrase) or self._by_stem(phrase)

    def _by_stem(self, phrase: str) -> Mapping[str, Sequence[str]]:
        head, _, last = phrase.rpartition(" ")
        lead = f"{head} " if head else ""
        for length in range(len(last), SHORTEST_STEM - 1, -1):
            meanings = self._stems.get(lead + last[:length])
            if meanings:
                return meanings
        return {}

    def _mend_uncached(self, word: str) -> str | None:
        """The nearest vocabulary word within the distance that a word of this length may be misspelled by."""
        allowed = _allowed_distance(len(word))
        if not allowed:
            return None
        best: tuple[int, int, str] | None = None
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            bucket = self._buckets.get((word[0], length), ())
            for candidate, distance, _ in process.extract(
                word, bucket, scorer=OSA.distance, score_cutoff=allowed, limit=3
            ):
                rank = (int(distance), -_shared_pairs(word, candidate), candidate)
                best = min(best, rank) if best else rank
        return best[2] if best else None


def _every(meanings: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(concept for concepts in meanings.values() for concept in concepts))


def _language_of(found: Sequence[_Match]) -> str:
    """The language that most words of a text are known in; names that are alike everywhere do not count."""
    votes: Counter[str] = Counter({"en": 0})
    for match in found:
        if match.meanings and not all(concept.startswith("@") for concept in _every(match.meanings)):
            share = (match.end - match.start) * 60 // len(match.meanings)
            votes.update(dict.fromkeys(match.meanings, share))
    return votes.most_common(1)[0][0]


def _allowed_distance(length: int) -> int:
    if length < 4:
        return 0
    return 1 if length < 8 else 2


def _shared_pairs(one: str, other: str) -> int:
    return len(set(pairwise(one)) & set(pairwise(other)))


def _longest_by_first_word(phrases: Iterable[str]) -> dict[str, int]:
    starts: dict[str, int] = {}
    for phrase in phrases:
        first, count = phrase.split(" ", 1)[0], phrase.count(" ") + 1
        starts[first] = max(starts.get(first, 0), min(count, LONGEST_PHRASE))
    return starts


def _bucketed(words: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    buckets: dict[tuple[str, int], list[str]] = {}
    for word in sorted(words):
        if len(word) >= SHORTEST_STEM - 1 and word.isalpha():
            buckets.setdefault((word[0], len(word)), []).append(word)
    return buckets


def _titles_by_person(offices: Mapping[str, Sequence[Tenure]]) -> dict[str, frozenset[str]]:
    titles: dict[str, set[str]] = {}
    for office, tenures in offices.items():
        for tenure in tenures:
            titles.setdefault(tenure.person, set()).update(office.split(" "))
    return {person: frozenset(words) for person, words in titles.items()}


def _partial(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
