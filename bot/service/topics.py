"""Questions about a server's own topics: the facts of the topic that tell every other word of the question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.coverage import Covering
from bot.domain.dates import DateSpan
from bot.domain.form import slug
from bot.domain.model import AnyFact, Figure, Held, Quote
from bot.domain.naming import Names, Topic, find_names, put_in, take_out
from bot.domain.question import Reading, read_question
from bot.domain.shelf import FigureKey, Shelf
from bot.domain.text import normalise
from bot.domain.vocabulary import Vocabulary
from bot.present.lists import fact_reply
from bot.present.naming import no_such_topic_fact, topic_reply
from bot.present.reply import Reply
from bot.service.asked import Asked


@dataclass(frozen=True, slots=True)
class TopicQuestion:
    """A question that names a topic: the topic, and the question without its name."""

    topic: Topic
    rest: str


def topic_question(text: str, names: Names) -> TopicQuestion | None:
    """Find the one topic that a question names, None where it names none or several."""
    if not names.topics:
        return None
    even = normalise(put_in(text, names.aliases)[0])
    found = find_names(even, names.topics)
    keys = {one.key for one in found}
    return TopicQuestion(names.topics[found[0].key], take_out(even, found)) if len(keys) == 1 else None


class Topics:
    """Answers questions about topics. Nothing is added up: figures of a topic count different things."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._covering = Covering(vocabulary)

    def answer(self, question: TopicQuestion, asked: Asked, shelf: Shelf) -> Reply:
        """Give the one fact that is asked for whole, else list what fits; abstain where no fact tells every word."""
        reading = read_question(question.rest, self._vocabulary, asked.today, "aid", asked.chosen.language)
        facts = sorted(_facts_of(question.topic, shelf), key=_newest_first, reverse=True)
        fitting = [held for held in facts if self._tells(held.fact, reading)]
        if "ask.latest" in reading.concepts or "ask.latest_quote" in reading.concepts:
            fitting = fitting[:1]
        if facts and not fitting:
            return no_such_topic_fact(
                question.topic, self._shown(facts, asked, shelf, reading.language), reading.language
            )
        if len(fitting) == 1:
            held = fitting[0]
            return fact_reply(held, shelf.disputes([held.fact.id]), self._vocabulary, asked.today, reading.language)
        return topic_reply(question.topic, self._shown(fitting, asked, shelf, reading.language), reading.language)

    def _shown(self, facts: list[Held], asked: Asked, shelf: Shelf, language: str) -> list[tuple[str, str]]:
        return [
            (held.fact.id, fact_reply(held, (), self._vocabulary, asked.today, language).headline) for held in facts
        ]

    def _tells(self, fact: AnyFact, reading: Reading) -> bool:
        """Whether a fact tells every word of a question that counts, its dates and its amounts."""
        coverage = self._covering.of(fact)
        terms = [term for term in reading.terms if not term.is_free and not _is_ask(term.concepts)]
        if reading.asks & {"quote", "said"} and not isinstance(fact, Quote):
            return False
        return (
            all(coverage.explains(term) for term in terms)
            and all(_overlaps(fact, when.readings) for when in reading.whens)
            and all(isinstance(fact, Figure) and amount.value == fact.value for amount in reading.amounts)
        )


def _facts_of(topic: Topic, shelf: Shelf) -> list[Held]:
    """What was put into a topic, and figures of which the topic is the giver or receiver."""
    party = slug(topic.name)
    own = [*shelf.figures(FigureKey(donor=party)), *shelf.figures(FigureKey(recipient=party))] if party else []
    return list({held.fact.id: held for held in (*shelf.fetch(topic.facts), *own)}.values())


def _is_ask(concepts: frozenset[str]) -> bool:
    """Whether a word only says which or how much is wanted."""
    return bool(concepts) and all(concept.startswith(("ask.", "measure.total")) for concept in concepts)


def _overlaps(fact: AnyFact, spans: Iterable[DateSpan]) -> bool:
    first, last = _span(fact)
    return any(span.first <= last and first <= span.last for span in spans)


def _span(fact: AnyFact) -> tuple[date, date]:
    if isinstance(fact, Figure):
        days = [day for day in (fact.as_of, fact.period_start, fact.period_end) if day]
        if not days:
            return date.min, date.max
        return min(day.first for day in days), max(day.last for day in days)
    day = fact.said_on if isinstance(fact, Quote) else fact.date
    return day.first, day.last


def _newest_first(held: Held) -> tuple[date, str]:
    return _span(held.fact)[1], held.fact.id
