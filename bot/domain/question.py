"""Reading a question into what it names: entities with their roles, dates, amounts, concepts, and what nobody can place.

Nothing is looked up here. Every word ends up in a `Term` that is either free (it narrows nothing) or has to be accounted for
by the facts of an answer; `answering/` does that.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeGuard

from bot.domain._date_ordinals import days_in_digits
from bot.domain._date_spelling import mend_months
from bot.domain._run_together import apart
from bot.domain.amount import AmbiguousAmount, Amount, read_amounts
from bot.domain.dates import AmbiguousDate, DateSpan, ImpossibleDate, read_dates
from bot.domain.drawdowns import DrawdownNumber, read_drawdown_number
from bot.domain.either_or import as_asked
from bot.domain.leaning import leaning
from bot.domain.ordinals import in_digits, with_ordinals
from bot.domain.placing import AMOUNT, DATE, is_person, placed
from bot.domain.spoken_numbers import spoken_in_digits
from bot.domain.terms import Term, When, bound_dates
from bot.domain.text import Token, normalise, quoted, tokens
from bot.domain.transliteration import in_cyrillic
from bot.domain.unread import is_unread
from bot.domain.vocabulary import Lexed, Mention, Vocabulary

Doubt = AmbiguousDate | AmbiguousAmount | ImpossibleDate
Found = DateSpan | Amount | Doubt | DrawdownNumber


_ELIDED = re.compile(r"(?:[ldcjnsmt]|qu|jusqu|lorsqu|puisqu)'(?=\w)")
_LITTLE = ("filler.", "role.", "ask.as_of", "ask.since", "ask.before", "ask.after")
_Mark = tuple[int, int, str]
"""Where a date or amount begins and ends, and what stands in its place."""


@dataclass(frozen=True)
class Reading:
    """A question read. `whole` is the normalised text, `words` its folded words outside dates and amounts."""

    whole: str
    today: date
    words: tuple[str, ...]
    terms: tuple[Term, ...]
    whens: tuple[When, ...]
    amounts: tuple[Amount, ...]
    quoted: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    command: str | None = None
    language: str = "en"
    names_person: bool = False
    """Whether a person is named, or an office that a person holds."""
    follows: str | None = None
    """The earlier question that this one goes on from, as typed."""
    drawdown: int | None = None
    """The number of the drawdown named ("the 62nd drawdown")."""
    elsewhen: bool = False
    """Whether it goes on to another time than the earlier question without saying which ("and the one before?")."""
    unread: bool = False
    """Whether it is in none of the languages that are read, however much of it looks familiar."""

    @cached_property
    def concepts(self) -> frozenset[str]:
        """Every concept named anywhere."""
        return frozenset(concept for term in self.terms for concept in term.concepts)

    @cached_property
    def asks(self) -> frozenset[str]:
        """The asks named, without their prefix."""
        return frozenset(concept[4:] for concept in self.concepts if concept.startswith("ask."))

    def named(self, kind: str) -> tuple[str, ...]:
        """The concepts of one kind in the order named, without the kind: `named("item")` → `("patriot",)`."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[str, ...]]:
        by_kind: dict[str, dict[str, None]] = {}
        for concept in (concept for term in self.terms for concept in sorted(term.concepts)):
            kind, dot, name = concept.partition(".")
            if dot:
                by_kind.setdefault(kind, {})[name] = None
        return {kind: tuple(names) for kind, names in by_kind.items()}

    def terms_of(self, kind: str) -> tuple[Term, ...]:
        """The terms that can mean something of one kind."""
        lead = f"{kind}."
        return tuple(term for term in self.terms if any(concept.startswith(lead) for concept in term.concepts))

    def is_date(self, at: int) -> bool:
        """Whether a date stands in the place of this word."""
        return at < len(self.words) and self.words[at] == DATE

    def is_amount(self, at: int) -> bool:
        """Whether an amount stands in the place of this word."""
        return at < len(self.words) and self.words[at] == AMOUNT

    def is_led(self, term: Term, by: Container[str]) -> bool:
        """Whether one of these words, and at most an article, stands right before a term."""
        before = {other.end: other for other in self.terms}
        lead = before.get(term.at)
        lead = before.get(lead.at) if lead and lead.concepts == {"filler.word"} else lead
        return lead is not None and lead.words in by

    @cached_property
    def content(self) -> tuple[Term, ...]:
        """The terms that an answer has to account for."""
        return tuple(term for term in self.terms if not term.is_free)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A text taken apart: its dates, amounts and drawdown number, its words with marks in their place, and what they mean."""

    dates: tuple[DateSpan | AmbiguousDate | ImpossibleDate, ...]
    amounts: list[Amount | AmbiguousAmount]
    drawdown: DrawdownNumber | None
    places: dict[int, int]
    lexed: Lexed


def read_question(
    text: str, vocabulary: Vocabulary, today: date, command: str | None = None, usual: str | None = None
) -> Reading:
    """Read a question as typed (any language, any spelling); `usual` is the language of one that tells none."""
    usual = usual or "en"
    even = normalise(text)
    unread = is_unread(even, vocabulary)
    whole = mend_months(
        in_digits(days_in_digits(spoken_in_digits(in_cyrillic(apart(as_asked(even), vocabulary), vocabulary)))),
        lambda word: _is_no_month(word, vocabulary),
    )
    parts = _taken_apart(whole, vocabulary, today, usual)
    if _hangs_on_language(parts):
        parts = _taken_apart(whole, vocabulary, today, usual, parts.lexed.language)
    lexed = parts.lexed
    terms, amounts = with_ordinals(
        placed(_terms(lexed.mentions, lexed.words, lexed.leftover), lexed.words, vocabulary),
        lexed,
        [amount for amount in parts.amounts if isinstance(amount, Amount)],
        parts.places,
        whole,
    )
    return Reading(
        whole=whole,
        today=today,
        words=lexed.words,
        terms=terms,
        whens=bound_dates(parts.dates, parts.places, terms),
        amounts=amounts,
        quoted=tuple(span.text for span in quoted(whole)),
        doubts=tuple(found for found in (*parts.dates, *parts.amounts) if _is_doubtful(found)),
        command=command,
        language=usual if unread else lexed.language,
        names_person=any(is_person(term, vocabulary) for term in terms),
        drawdown=parts.drawdown.number if parts.drawdown else None,
        unread=unread,
    )


def _is_no_month(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word beside a number is what it is; a mere first name ("2 julie 2024") may be a month misspelled."""
    if not vocabulary.knows(word):
        return vocabulary.is_ordinary(word)
    concepts = vocabulary.concepts(word)
    return not (concepts and vocabulary.is_first_name(word, concepts))


def _hangs_on_language(parts: _Parts) -> bool:
    """Whether a day or number is read otherwise in the language of the text: the day first, "do" as until, "mil" as thousands."""
    dated = parts.lexed.language != "en" and any(isinstance(found, AmbiguousDate) for found in parts.dates)
    dated = dated or (parts.lexed.language == "pl" and bool(parts.dates) and "do" in parts.lexed.words)
    return dated or any(isinstance(found, AmbiguousAmount) for found in parts.amounts)


def _taken_apart(whole: str, vocabulary: Vocabulary, today: date, usual: str, language: str | None = None) -> _Parts:
    dates = read_dates(whole, today, language)
    drawdown = read_drawdown_number(whole)
    drawdown = None if any(_is_inside(found, drawdown) for found in dates) else drawdown
    amounts = [amount for amount in read_amounts(whole, language, dates=dates) if not _is_inside(amount, drawdown)]
    words, places = _marked(whole, (*dates, *amounts, *([drawdown] if drawdown else ())), vocabulary)
    return _Parts(dates, amounts, drawdown, places, vocabulary.lex(words, leaning(whole), usual))


def _is_inside(found: Found, drawdown: DrawdownNumber | None) -> bool:
    return drawdown is not None and found.start < drawdown.end and drawdown.start < found.end


def _marked(whole: str, spans: Iterable[Found], vocabulary: Vocabulary) -> tuple[list[str], dict[int, int]]:
    """The folded words with one mark in place of each date and amount, and the index of each mark by its span's start.

    Little words that lead a date ("in the", "by") stay: they may belong to what stands before it.
    """
    marks = sorted((span.start, span.end, DATE if _is_date(span) else AMOUNT) for span in spans)
    words: list[str] = []
    places: dict[int, int] = {}
    for token in tokens(whole):
        word = _word(token.folded, vocabulary)
        inside = _mark_at(marks, token) if marks else None
        if inside is None or (inside[2] == DATE and inside[0] not in places and _leads(word, vocabulary)):
            words.append(word)
        elif inside[0] not in places:
            places[inside[0]] = len(words)
            words.append(inside[2])
    return words, places


def _mark_at(marks: Iterable[_Mark], token: Token) -> _Mark | None:
    return next(
        (mark for mark in marks if mark[0] <= token.start < mark[1] or token.start <= mark[0] < token.end), None
    )


def _leads(word: str, vocabulary: Vocabulary) -> bool:
    concepts = vocabulary.concepts(word)
    return bool(concepts) and all(concept.startswith(_LITTLE) for concept in concepts)


def _word(folded: str, vocabulary: Vocabulary) -> str:
    """A word without its apostrophe, in its usual spelling; a French article before it is taken off unless both are one."""
    joined = vocabulary.respelled(folded.replace("'", ""))
    elided = _ELIDED.match(folded)
    return folded[elided.end() :] if elided and not vocabulary.knows(joined) else joined


def _is_date(span: object) -> bool:
    return isinstance(span, (DateSpan, AmbiguousDate, ImpossibleDate))


def _is_doubtful(found: Found) -> TypeGuard[Doubt]:
    """Whether a date or amount has to be asked about: no such day, a day and month that may be swapped, two readings.

    A month and a number (`july 24`) is no doubt here: the facts settle whether it is a day or a year.
    """
    if isinstance(found, AmbiguousDate):
        return all(reading.grain == "day" for reading in found.readings)
    return isinstance(found, (ImpossibleDate, AmbiguousAmount))


def _terms(mentions: Iterable[Mention], words: tuple[str, ...], leftover: Iterable[int]) -> tuple[Term, ...]:
    known = [
        Term(frozenset(m.concepts), " ".join(words[m.start : m.end]), m.start, m.end, m.words if m.mended else "")
        for m in mentions
    ]
    unknown = [Term(frozenset(), words[i], i, i + 1) for i in leftover if words[i] not in (DATE, AMOUNT)]
    return tuple(sorted((*known, *unknown), key=lambda term: term.at))
