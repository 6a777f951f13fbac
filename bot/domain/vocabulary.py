"""The words the bot understands: phrases of seven languages to concepts and entities, exact before mended.

A concept is a dotted id of the lexicon (`ask.how_much`, `item.patriot`), an entity (`@US`, `@lloyd-austin`) or an office
(`office:pentagon chief`, held by one person at a time). Spelling is mended only towards words of this closed vocabulary,
never towards stored facts, and never for words known to be ordinary ones, short words or anything with a digit.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain._matches import Match, in_fact, is_astray, is_bent, misfit, told_by
from bot.domain.leaning import language_of
from bot.domain.names import Entity, Names
from bot.domain.phrases import LONGEST_PHRASE, SHORTEST_STEM, Phrases, every
from bot.domain.skeletons import Skeletons
from bot.domain.spelling import CRITICAL, SOUNDS_ALIKE, Spelling, halves, is_as_near_to_any, is_far_off_short, is_slip
from bot.domain.text import as_words, undrawn

__all__ = ["LONGEST_PHRASE", "SHORTEST_STEM", "Entity", "Lexed", "Mention", "Vocabulary"]

_ABOUT = 3 * LONGEST_PHRASE
"""So many words before and behind one tell which mended form fits: further off no phrase reaches it."""
_UMLAUT = re.compile("([aou])e")


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


class Vocabulary:
    """Look-ups over the compiled vocabulary; built once at start, then only read."""

    def __init__(
        self,
        phrases: Phrases,
        words: Mapping[str, str],
        ordinary: Mapping[str, str],
        names: Names,
        risky: Iterable[str] = (),
        english: Mapping[str, Sequence[str]] | None = None,
        spellings: Mapping[str, str] | None = None,
        mistaken: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
    ) -> None:
        self._phrases = phrases
        self._words = words
        self._ordinary = ordinary
        self._names = names
        self._risky = frozenset(risky)
        self._spelling = Spelling(words, self._ordinary)
        self._skeletons = Skeletons(words)
        self._english = english or {}
        self._chat_spellings = spellings or {}
        self._mistaken = mistaken or {}
        self.entities = names.entities

    @classmethod
    def from_json(cls, blob: bytes) -> "Vocabulary":
        """Load what `aidbot build` compiled."""
        raw = json.loads(blob)
        entities = [
            Entity(e["id"], e["type"], e["names"], tuple(e.get("members", ())), e.get("acts_for"))
            for e in raw["entities"]
        ]
        phrases = Phrases(raw["phrases"], raw["stems"], raw["longest"], raw["stem_words"])
        names = Names(entities, raw["offices"])
        words, spellings, mistaken = raw["words"], raw["spellings"], raw["mistaken"]
        return cls(phrases, words, raw["ordinary"], names, raw["risky"], raw["english"], spellings, mistaken)

    def lex(self, words: Sequence[str], leaning: str | None = None, usual: str = "en") -> Lexed:
        """Find the longest known phrases from left to right in folded words.

        A phrase of several languages ("was") means what it means in the language that most of the text is in, else in the
        one that it leans to, else in the usual one; a misspelled word is mended towards that language first.
        """
        known = [self._known_form(word) for word in words]
        found, leftover = self._matches(words, known)
        language = language_of(map(told_by, found), leaning, usual)
        mended = [self._form_in(word, form, language) for word, form in zip(words, known, strict=True)]
        fitting = self._fitting(words, mended, language)
        if fitting != known:
            found, leftover = self._matches(words, fitting)
        return self._lexed(words, found, leftover, language)

    def lex_as_spelled(self, words: Sequence[str], leaning: str | None = None) -> Lexed:
        """The same for a text that was proofread: no word is mended, what is not known as it is spelled is left over."""
        found, leftover = self._matches(words, [self._spelled(word) for word in words])
        return self._lexed(words, found, leftover, language_of(map(told_by, found), leaning))

    def _lexed(self, words: Sequence[str], found: Sequence[Match], leftover: Sequence[int], language: str) -> Lexed:
        beside = [found[max(0, at - 1) : at + 2] for at in range(len(found))]
        unsure = [self._is_unsure(match, near, language) for match, near in zip(found, beside, strict=True)]
        sure = [match for match, is_unsure in zip(found, unsure, strict=True) if not is_unsure]
        left = [match for match, is_unsure in zip(found, unsure, strict=True) if is_unsure]
        leftover = sorted([*leftover, *(at for match in left for at in range(match.start, match.end))])
        return Lexed(tuple(words), tuple(self._mention(match, language) for match in sure), tuple(leftover), language)

    def _is_unsure(self, match: Match, near: Sequence[Match], language: str) -> bool:
        return is_bent(match, language) or is_astray(match, near, language) or self._is_first_name(match)

    def spotted(self, words: Sequence[str]) -> frozenset[str]:
        """Every concept that any run of these folded words of a fact can mean, long phrases hiding no short ones.

        Facts are told in English; what only looks like a word of another language ("most", a bridge in Polish) is none.
        """
        known = [self._spelled(word) for word in words]
        concepts: set[str] = set()
        for at in range(len(known)):
            for end, _, meanings in self._phrases.from_longest(known, at):
                concepts.update(in_fact(meanings, words[at:end]))
        return frozenset(concepts)

    def concepts(self, phrase: str) -> tuple[str, ...]:
        """What exactly this phrase means, without mending its spelling; empty when unknown."""
        return every(self._phrases.exact(as_words(phrase)))

    def english(self, concepts: Iterable[str]) -> tuple[str, ...]:
        """English words for concepts, to search facts told in English."""
        return tuple(dict.fromkeys(word for concept in sorted(concepts) for word in self._english.get(concept, ())))

    def entity(self, text: str) -> str | None:
        """The one entity that a name, alias or misspelled name means; None when unknown or several.

        A capital means the state whose government it stands for.
        """
        words = as_words(text).split()
        found = self.lex(words)
        named = {concept[1:] for mention in found.mentions for concept in mention.concepts if concept[0] == "@"}
        ids = {entity for entity in named if self.entities[entity].type != "place"} or named
        covered = sum(m.end - m.start for m in found.mentions if any(c[0] == "@" for c in m.concepts))
        return ids.pop() if len(ids) == 1 and covered == len(words) else None

    def label(self, entity_id: str, language: str = "en") -> str:
        """The name of an entity to show; an id that is not known is shown as words."""
        return self._names.label(entity_id, language)

    def holders(self, office: str, first: date, last: date) -> tuple[str, ...]:
        """The persons who held an office within the span, earliest first."""
        return self._names.holders(office, first, last)

    def titles(self, person: str) -> frozenset[str]:
        """The words of the offices that a person has held."""
        return self._names.titles(person)

    def knows(self, word: str) -> bool:
        """Whether this very word, or a stem of it, stands in some phrase."""
        return word in self._words or self._phrases.stem_of(word) is not None

    def is_of(self, word: str, language: str) -> bool:
        """Whether a known word is one of this language."""
        return language in self._words.get(word, "")

    def respelled(self, word: str) -> str:
        """The word that a chat spelling stands for ("wat"), a German one without its umlaut ("fuer"), or one that has a
        letter drawn out ("soooo"); else the word itself.
        """
        if meant := self._chat_spellings.get(word):
            return meant
        if _UMLAUT.search(word) and not self.knows(word) and self.is_of(plain := _UMLAUT.sub(r"\1", word), "de"):
            return plain
        shorter = () if self.knows(word) else undrawn(word)
        return next((each for each in shorter if self.knows(each)), shorter[-1] if shorter else word)

    def mended(self, word: str, language: str) -> str | None:
        """The nearest known word of a language to an unknown one; None when there is none near."""
        return self._spelling.mend(word, language)

    def guesses(self, word: str, language: str) -> tuple[tuple[str, float], ...]:
        """What a word may stand for where a text has no answer, with how far that is; an ordinary one only for its like."""
        mistaken = tuple((meant, SOUNDS_ALIKE) for meant in self._mistaken.get(language, {}).get(word, ()))
        if mistaken or language in self._ordinary.get(word, ""):
            return mistaken
        filled = self._skeletons.meant(word, language)
        return filled or (*self._spelling.guesses(word, language), *halves(word, self._words, language))

    def is_mistaken(self, word: str, language: str) -> bool:
        """Whether this word of its own is often typed for another one."""
        return word in self._mistaken.get(language, {})

    def is_ordinary(self, word: str, language: str = "") -> bool:
        """Whether this is a common word (of one language, if given) with no meaning of ours, so neither mended nor ignored."""
        return language in self._ordinary[word] if word in self._ordinary else False

    def slip_cost(self, word: str, meant: str) -> float:
        """How far a word typed is from one that it may stand for."""
        return self._spelling.slip_cost(word, meant)

    def _known_form(self, word: str) -> str | None:
        """The vocabulary's spelling of a word: itself, its singular, or mended; None when there is none."""
        spelled = self._spelled(word)
        if spelled is not None or word in self._ordinary:
            return spelled
        return self._safely(word, self._spelling.mend(word))

    def _safely(self, word: str, mended: str | None) -> str | None:
        """A mended word, unless it took two slips to make a word of it that would merely be passed over."""
        if mended is None or is_as_near_to_any(word, mended, CRITICAL):
            return None
        concepts = every(self._phrases.exact(mended))
        if concepts and is_far_off_short(word, mended) and all(c.startswith(("filler.", "ask.")) for c in concepts):
            return None
        if not concepts or not all(concept.startswith("filler.") for concept in concepts):
            return mended
        return mended if is_slip(word, mended) and not self._spelling.is_slip_of_ordinary(word) else None

    def _spelled(self, word: str) -> str | None:
        """The vocabulary's spelling of a word spelled right: itself or its singular; None when there is none."""
        singular = word[:-1] if len(word) > 3 and word.endswith("s") and word[:-1] in self._words else None
        return word if self.knows(word) else singular

    def _form_in(self, word: str, form: str | None, language: str) -> str | None:
        """The spelling in the language of the text, where a word is known only by chance: mended, or by a foreign stem."""
        if form is None or word in self._words or word in self._ordinary or form == word[:-1]:
            return form
        if form == word and language in self._phrases.meanings(word):
            return form
        return self._safely(word, self._spelling.mend(word, language)) or form

    def _fitting(self, words: Sequence[str], forms: Sequence[str | None], language: str) -> list[str | None]:
        """The forms, each mended one exchanged for one as near where the words about it then leave fewer, or pieces, over."""
        best = list(forms)
        for at, (word, form) in enumerate(zip(words, forms, strict=True)):
            if form is None or form == word or f"{form}s" == word:
                continue
            near = list(dict.fromkeys([form, *self._spelling.nearest(word, language), *self._spelling.nearest(word)]))
            near = [other for other in near if self._safely(word, other)] if len(near) > 1 else near
            if len(near) > 1:
                first, last = max(0, at - _ABOUT), at + _ABOUT + 1
                texts = {other: [*best[first:at], other, *best[at + 1 : last]] for other in near}
                about = words[first:last]
                best[at] = min(
                    near, key=lambda other: misfit(self._matches(about, texts[other]), word, other, language)
                )
        return best

    def _matches(self, words: Sequence[str], known: Sequence[str | None]) -> tuple[list[Match], list[int]]:
        found: list[Match] = []
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
        return found, leftover

    def _longest_at(self, words: Sequence[str], known: Sequence[str | None], at: int) -> Match | None:
        found = next(self._phrases.from_longest(known, at), None)
        if found is None:
            return None
        end, phrase, meanings = found
        mended = any(a != b and a != f"{b}s" for a, b in zip(words[at:end], known[at:end], strict=True))
        return Match(meanings, at, end, phrase, mended)

    def _is_first_name(self, match: Match) -> bool:
        """Whether a word was mended into nothing but somebody's first name ("jke" into "jake")."""
        if not match.mended:
            return False
        return self.is_first_name(match.phrase, every(match.meanings))

    def is_first_name(self, word: str, concepts: Iterable[str]) -> bool:
        """Whether a word means nothing but somebody by their first name."""
        return all(concept[0] == "@" and self._names.is_first_name(word, concept[1:]) for concept in concepts)

    def _hides_a_longer_one(self, match: Match, words: Sequence[str], known: Sequence[str | None]) -> bool:
        """Whether it begins with an article and a phrase after that reaches further ("the pentagon" chief)."""
        article = every(self._phrases.exact(words[match.start]))
        if match.end - match.start < 2 or not article or not all(c.startswith("filler.") for c in article):
            return False
        inner = self._longest_at(words, known, match.start + 1)
        return inner is not None and inner.end > match.end

    def _mention(self, match: Match, language: str) -> Mention:
        concepts = match.meanings.get(language) or every(match.meanings)
        return Mention(tuple(concepts), match.start, match.end, match.phrase, match.mended, match.phrase in self._risky)
