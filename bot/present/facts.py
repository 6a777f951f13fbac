"""One fact in words: its value, who gives to whom, what it counts, and the short form by which it is picked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.domain.model import AidKind, Figure, Held, Quote, Source, Statement
from bot.domain.partial_date import PartialDate
from bot.present.days import age_words, bound_words, day_words, span_words
from bot.present.messages import Messages
from bot.present.numbers import amount_words
from bot.present.terms import kind_words, measure_words, mechanism_words, share_words, stage_words, unit_words

_TOLD_BY_ITS_UNIT = frozenset({"share_of_gdp", "oda_share_of_gni", "funding_share", "share", "change", "count"})
"""Measures that the amount says already ("0.7% of gross national income")."""
_SELF_EXPLAINING = frozenset({"running_total", "share_of_gdp", "oda_share_of_gni"})
"""Measures whose stored sentence says nothing that the keys do not say."""
_PERCENT = "percent"
_LONGEST_LABEL = 80
"""What a button holds."""


class Labels(Protocol):
    """Who knows the names of countries, organisations and persons."""

    def label(self, entity_id: str, language: str = "en") -> str:
        """Give the name of an entity in a language."""
        ...


@dataclass(frozen=True, slots=True)
class FactWords:
    """Puts facts into words in one language, as seen on one day."""

    names: Labels
    messages: Messages
    today: date

    def name(self, entity_id: str) -> str:
        """Name a country, organisation or person."""
        return self.names.label(entity_id, self.messages.language)

    def people(self, people: Iterable[str]) -> str:
        """Names in a row."""
        return ", ".join(self.name(person) for person in people)

    def day(self, day: PartialDate) -> str:
        """A date in words."""
        return day_words(day, self.messages.language)

    def amount(self, figure: Figure) -> str:
        """The value with its precision word and unit."""
        note = share_words(figure.unit_note, self.messages) if figure.unit_note and figure.unit == _PERCENT else None
        unit = figure.unit if figure.is_money else unit_words(figure.unit, figure.value, self.messages)
        return amount_words(figure.value, unit, figure.precision, self.messages.language, note)

    def parties(self, figure: Figure) -> str:
        """Who gives to whom."""
        return " → ".join(self.name(entity) for entity in (figure.donor, figure.recipient) if entity)

    def headline(self, figure: Figure) -> str:
        """The figure as an answer: the amount, then who to whom, and which thing of which day."""
        amount, rest = self.amount(figure), self.rest(figure)
        return capital(self.messages.say("{amount}: {rest}", amount=amount, rest=rest) if rest else amount)

    def line(self, figure: Figure) -> str:
        """The figure inside a sentence or a list."""
        return ", ".join(part for part in (self.amount(figure), self.rest(figure)) if part)

    def rest(self, figure: Figure) -> str:
        """What stands beside the amount: who to whom, and which thing of which day."""
        return ", ".join(part for part in (self.parties(figure), self.thing(figure)) if part)

    def counts(self, figure: Figure) -> str:
        """What the figure counts, in a line: kind, stage, start, mechanism, price base; then its age."""
        told = ", ".join(self.counted(figure))
        age = age_words(figure.time, self.today, self.messages.language) if figure.time else ""
        return self.messages.say("Counts: {told}", told="; ".join(part for part in (told, age) if part))

    def counted(self, figure: Figure) -> Iterator[str]:
        """What the figure counts, part by part."""
        if figure.kind is not AidKind.NOT_AID:
            yield figure.kind_note or kind_words(figure.kind, self.messages)
        elif figure.unit_note:
            yield figure.unit_note
        yield stage_words(figure.stage, self.messages)
        if figure.counted_since:
            yield self.messages.say("since {day}", day=bound_words(figure.counted_since, self.messages.language))
        if figure.mechanism:
            yield mechanism_words(figure.mechanism, self.messages)
        if figure.price_base:
            yield figure.price_base

    def evidence(self, figure: Figure) -> Iterator[str]:
        """The lines under a figure: the stored sentence where it tells more than the keys, and what is counted."""
        if figure.measure not in _SELF_EXPLAINING:
            yield figure.sentence
        yield self.counts(figure)

    def short(self, held: Held) -> str:
        """A fact in a few words, to pick it from a list."""
        fact = held.fact
        if isinstance(fact, Figure):
            return self.line(fact)
        if isinstance(fact, Quote):
            who = f"{self.name(fact.speaker)}, {self.day(fact.said_on)}"
            return f"{who}: “{cut(fact.text, _LONGEST_LABEL - len(who) - 4)}”"
        return cut(fact.sentence, _LONGEST_LABEL)

    def labels(self, facts: Sequence[Held]) -> tuple[str, ...]:
        """Facts in a few words each, with as much added as it takes to tell them apart."""
        whole = [", ".join(part for part in (self.short(held), _mechanism(held)) if part) for held in facts]
        return self._apart(whole, facts)

    def brief_labels(self, facts: Sequence[Held]) -> tuple[str, ...]:
        """Figures that measure the same thing between the same two, by amount, day and mechanism alone."""
        figures = [held.fact for held in facts if isinstance(held.fact, Figure)]
        told = [(self.amount(figure), self.when(figure), mechanism_code(figure)) for figure in figures]
        return self._apart([", ".join(part for part in parts if part) for parts in told], facts)

    def _apart(self, labels: Sequence[str], facts: Sequence[Held]) -> tuple[str, ...]:
        apart = [capital(label) for label in labels]
        if len({_basis(held) for held in facts}) > 1:
            apart = [", ".join(filter(None, (label, _basis(held)))) for label, held in zip(apart, facts, strict=True)]
        staged = _differing_in_stage(facts)
        apart = [
            f"{label}, {self._stage_of(held)}" if held.fact.id in staged else label
            for label, held in zip(apart, facts, strict=True)
        ]
        for more in (self._stage_of, _publisher):
            apart = [
                f"{label}, {more(held)}" if apart.count(label) > 1 and more(held) else label
                for label, held in zip(apart, facts, strict=True)
            ]
        return tuple(apart)

    def _stage_of(self, held: Held) -> str:
        return stage_words(held.fact.stage, self.messages) if isinstance(held.fact, Figure) else ""

    def thing(self, figure: Figure) -> str:
        """Which thing of which day it is."""
        when = self.when(figure)
        if figure.measure == "package" and figure.time:
            return self.messages.say("package of {day}", day=when)
        if figure.measure == "running_total" and figure.as_of:
            return self.messages.say("total as of {day}", day=when)
        if figure.measure in _TOLD_BY_ITS_UNIT:
            return self.messages.say("as of {day}", day=when) if figure.as_of and figure.unit == _PERCENT else when
        measure = measure_words(figure.measure, self.messages)
        return f"{measure}, {when}" if when else measure

    def when(self, figure: Figure) -> str:
        """The day or span that the figure stands for."""
        if figure.as_of or not (figure.period_start and figure.period_end):
            return self.day(figure.time) if figure.time else ""
        return span_words(figure.period_start, figure.period_end, self.messages.language)


def publisher_words(source: Source) -> str:
    """The short name of a publisher: an explanation in brackets after it is left out."""
    return source.publisher.split(" (")[0]


def capital(text: str) -> str:
    """The text with a capital letter first."""
    return text[:1].upper() + text[1:]


def cut(text: str, room: int) -> str:
    """The text, cut at a word where it is longer than the room."""
    if len(text) <= room:
        return text
    return f"{text[: room - 1].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def mechanism_code(figure: Figure) -> str:
    """The short name of the mechanism, such as `PDA`."""
    return (figure.mechanism or "").replace("_", " ")


def _mechanism(held: Held) -> str:
    fact = held.fact
    return mechanism_code(fact) if isinstance(fact, Figure) and fact.measure == "package" else ""


def _publisher(held: Held) -> str:
    return publisher_words(held.fact.source)


def statement_words(statement: Statement) -> str:
    """A statement's sentence, with its subject in front where the sentence does not name it."""
    return statement.sentence if _names_subject(statement) else f"{statement.subject}: {statement.sentence}"


def claim_words(statement: Statement) -> str:
    """A statement's sentence inside a verdict, with its subject after it where the sentence does not name it."""
    return statement.sentence if _names_subject(statement) else f"{statement.sentence} ({statement.subject})"


def _names_subject(statement: Statement) -> bool:
    sentence = statement.sentence.lower()
    name, _, short = statement.subject.lower().rstrip(")").partition(" (")
    return name in sentence or (bool(short) and short in sentence)


def _differing_in_stage(facts: Sequence[Held]) -> frozenset[str]:
    """The figures among these that count the same of the same time as another one, at another stage."""
    stages: dict[tuple[object, ...], dict[str, str]] = {}
    for held in facts:
        if isinstance(figure := held.fact, Figure):
            key = (figure.donor, figure.recipient, figure.measure, figure.kind, figure.unit, figure.time)
            stages.setdefault(key, {})[figure.id] = figure.stage
    return frozenset(each for alike in stages.values() if len(set(alike.values())) > 1 for each in alike)


def _basis(held: Held) -> str:
    """What else tells two figures apart: net or gross, the plan, the prices."""
    if not isinstance(held.fact, Figure) or not held.fact.is_money:
        return ""
    return ", ".join(part for part in (held.fact.unit_note, held.fact.price_base) if part)
