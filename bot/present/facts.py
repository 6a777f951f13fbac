"""One fact in words: its headline, what it counts, its sources and the disputes about it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.domain.model import Dispute, Figure, Held, Quote, Source, Statement
from bot.domain.partial_date import PartialDate
from bot.domain.vocabulary import Vocabulary
from bot.present.days import age_words, day_words, span_words
from bot.present.numbers import amount_words
from bot.present.reply import QuoteBlock, SourceLine
from bot.present.terms import kind_words, measure_words, mechanism_words

_CLASSES_TOLD = frozenset({"republisher", "aggregator", "state_media", "advocacy", "think_tank"})


class FactWords:
    """Puts facts into words in one language, as seen on one day."""

    def __init__(self, vocabulary: Vocabulary, language: str, today: date) -> None:
        self._vocabulary = vocabulary
        self._language = language
        self._today = today

    def name(self, entity_id: str) -> str:
        """The name of a country, organisation or person."""
        return self._vocabulary.label(entity_id, self._language)

    def amount(self, figure: Figure) -> str:
        """The value with its precision word and unit."""
        return amount_words(figure.value, figure.unit, figure.precision, self._language)

    def headline(self, figure: Figure) -> str:
        """The figure in a line: amount, who to whom, what it is, and its day."""
        return f"{self.amount(figure)}{self._of(figure)}: {', '.join(self._label(figure))}"

    def short(self, held: Held) -> str:
        """A fact in a few words, to pick it from a list."""
        fact = held.fact
        if isinstance(fact, Figure):
            return self.headline(fact)
        if isinstance(fact, Quote):
            return f"{self.name(fact.speaker)}, {self.day(fact.said_on)}: “{_cut(fact.text, 90)}”"
        return _cut(fact.sentence, 140)

    def day(self, day: PartialDate) -> str:
        """A date in words."""
        return day_words(day, self._language)

    def counts(self, figure: Figure) -> Iterator[str]:
        """What the figure counts, line by line: stage and kind, mechanism, time and age."""
        kind = figure.kind_note or kind_words(figure.kind)
        yield f"Counts: {kind}, {figure.stage}, {measure_words(figure.measure)}"
        if figure.mechanism:
            yield f"Mechanism: {mechanism_words(figure.mechanism)}"
        yield f"Time: {self._time(figure)}"

    def attribution(self, quote: Quote) -> str:
        """Who said it, when, where and on which occasion."""
        parts = [self.name(quote.speaker), quote.role, self.day(quote.said_on), quote.occasion or quote.place]
        return ", ".join(part for part in parts if part)

    def blocks(self, quote: Quote, *, others: bool = True) -> Iterator[QuoteBlock]:
        """The quote, then its other printed wordings, each with its publisher."""
        yield QuoteBlock(quote.text, f"{self.attribution(quote)} (as printed by {quote.source.publisher})")
        for wording in quote.wordings if others else ():
            yield QuoteBlock(wording.words, f"other wording, printed by {wording.source.publisher}")

    def sources(self, facts: Iterable[Held], most: int = 4) -> tuple[SourceLine, ...]:
        """The sources of facts, each address once, the facts' own sources before second ones."""
        every = list(facts)
        ranked = [held.fact.source for held in every] + [s for held in every for s in held.fact.second_sources]
        by_url = {source.url: source for source in reversed(ranked)}
        ordered = dict.fromkeys(source.url for source in ranked)
        return tuple(self.source(by_url[url]) for url in list(ordered)[:most])

    def source(self, source: Source) -> SourceLine:
        """One source: publisher, title, day, and whom it relays."""
        parts = [source.publisher]
        if source.publisher_class in _CLASSES_TOLD:
            parts[0] += f" ({source.publisher_class.replace('_', ' ')})"
        if source.relayed:
            parts.append(source.relayed)
        if source.title:
            parts.append(f"“{_cut(source.title, 120)}”")
        parts.append(self.day(source.published) if source.published else "no date shown")
        return SourceLine(", ".join(parts), source.url)

    def dispute(self, dispute: Dispute) -> str:
        """Both sides of a dispute with their publishers, then the assessment."""
        sides = "; ".join(_side(says, publishers) for says, publishers in _sides(dispute).items())
        best = f" Best reading: {dispute.best}." if dispute.best else ""
        return f"{dispute.about}: {sides}. {dispute.assessment}{best}"

    def people(self, people: Sequence[str]) -> str:
        """Names in a row."""
        return ", ".join(self.name(person) for person in people)

    def statement(self, statement: Statement) -> str:
        """The statement's sentence."""
        return statement.sentence

    def _label(self, figure: Figure) -> Iterator[str]:
        if figure.donor or figure.recipient:
            yield " → ".join(self.name(entity) for entity in (figure.donor, figure.recipient) if entity)
        if figure.kind != "not_aid":
            yield kind_words(figure.kind)
            yield f"{measure_words(figure.measure)} {figure.stage}"
        if figure.counted_since:
            yield f"counted since {self.day(figure.counted_since)}"
        if figure.time:
            yield self._when(figure)

    def _of(self, figure: Figure) -> str:
        return f" {figure.unit_note}" if figure.unit_note and figure.unit == "percent" else ""

    def _when(self, figure: Figure) -> str:
        if figure.measure == "package" and figure.time:
            return f"announced {self.day(figure.time)}"
        if figure.as_of:
            return f"as of {self.day(figure.as_of)}"
        if figure.period_start and figure.period_end:
            return span_words(figure.period_start, figure.period_end, self._language)
        return self.day(figure.time) if figure.time else ""

    def _time(self, figure: Figure) -> str:
        age = f" ({age_words(figure.time, self._today, self._language)})" if figure.time else ""
        return f"{self._when(figure)}{age}"


def _sides(dispute: Dispute) -> dict[str, list[str]]:
    sides: dict[str, list[str]] = {}
    for position in dispute.positions:
        publishers = sides.setdefault(position.says, [])
        if position.source:
            publishers.append(position.source.publisher)
    return sides


def _side(says: str, publishers: Sequence[str]) -> str:
    return f"{says} ({', '.join(dict.fromkeys(publishers))})" if publishers else says


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"
