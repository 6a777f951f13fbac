"""The words the bot understands: phrases of seven languages to concepts and entities, exact before fuzzy.

A concept is a dotted id of the lexicon (`ask.how_much`, `item.patriot`), an entity (`@US`, `@lloyd-austin`) or an office
(`office:pentagon chief`, held by one person at a time). Spelling is mended only towards words of this closed vocabulary,
never towards stored facts, and never for words known to be ordinary ones, short words or anything with a digit.
"""

import json
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
        starts, ends = self.since and self.since.first, self.until and self.until.last
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


class Vocabulary:
    """Look-ups over the compiled vocabulary; built once at start, then only read."""

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        stems: Mapping[str, Sequence[str]],
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
        """Find the longest known phrases from left to right in folded words."""
        known = tuple(self._known_form(word) for word in words)
        mentions: list[Mention] = []
        leftover: list[int] = []
        at = 0
        while at < len(words):
            mention = self._longest_at(words, known, at)
            if mention and self._hides_a_longer_one(mention, words, known):
                mention = self._longest_at(words[: at + 1], known[: at + 1], at)
            if mention is None:
                leftover.append(at)
                at += 1
                continue
            mentions.append(mention)
            at = mention.end
        return Lexed(tuple(words), tuple(mentions), tuple(leftover))

    def concepts(self, phrase: str) -> tuple[str, ...]:
        """What exactly this phrase means, without mending its spelling; empty when unknown."""
        return tuple(self._phrases.get(fold(phrase).replace("'", "").replace("-", " "), ()))

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

    def _longest_at(self, words: Sequence[str], known: Sequence[str | None], at: int) -> Mention | None:
        first = known[at]
        if first is None:
            return None
        reach = max(self._starts.get(first, 0), self._starts.get(self._stem_of(first) or "", 0))
        for end in range(min(len(words), at + reach), at, -1):
            run = known[at:end]
            if None in run:
                continue
            phrase = " ".join(word for word in run if word)
            concepts = self._phrases.get(phrase) or self._by_stem(phrase)
            if concepts:
                mended = any(a != b and a != f"{b}s" for a, b in zip(words[at:end], run, strict=True))
                return Mention(tuple(concepts), at, end, phrase, mended, phrase in self._risky)
        return None

    def _hides_a_longer_one(self, mention: Mention, words: Sequence[str], known: Sequence[str | None]) -> bool:
        """Whether it begins with an article and a phrase after that reaches further ("the pentagon" chief)."""
        if mention.end - mention.start < 2 or not all(c.startswith("filler.") for c in self._phrases.get(words[mention.start], ("",))):
            return False
        inner = self._longest_at(words, known, mention.start + 1)
        return inner is not None and inner.end > mention.end

    def _by_stem(self, phrase: str) -> Sequence[str] | None:
        head, _, last = phrase.rpartition(" ")
        lead = f"{head} " if head else ""
        for length in range(len(last), SHORTEST_STEM - 1, -1):
            concepts = self._stems.get(lead + last[:length])
            if concepts:
                return concepts
        return None

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
