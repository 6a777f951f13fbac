"""An answer into a neutral reply: the headline first, then the evidence. Verdicts are in `verdicts.py`."""

from collections.abc import Callable, Iterator

from bot.domain.answer import Answer, AnswerKind, Assumed, Computed, Operation, Point
from bot.domain.model import Figure, Held, Quote, Statement
from bot.domain.vocabulary import Vocabulary
from bot.present.abstentions import abstention, question_back
from bot.present.facts import FactWords
from bot.present.numbers import amount_words
from bot.present.reply import QuoteBlock, Reply, ReplyKind
from bot.present.terms import mechanism_words
from bot.present.verdicts import claim_reply, quote_reply

_MOST_SOURCES = 4


def compose(answer: Answer, vocabulary: Vocabulary, language: str = "en") -> Reply:
    """Put an answer into words."""
    words = FactWords(vocabulary, language, answer.reading.today)
    if answer.kind is AnswerKind.ABSTAIN:
        return abstention(answer, words)
    if answer.kind is AnswerKind.CLARIFY:
        return question_back(answer, words)
    if answer.quote is not None:
        return quote_reply(answer, words)
    if answer.claim is not None:
        return claim_reply(answer, words)
    return _told(answer, words)


def _told(answer: Answer, words: FactWords) -> Reply:
    shown = (*answer.main, *answer.beside)
    return Reply(
        kind=ReplyKind(answer.kind.value),
        headline=_headline(answer, words),
        quotes=tuple(_quotes(answer, words)),
        body=tuple(_body(answer, words)),
        read_as=read_as(answer, words),
        disputes=tuple(words.dispute(dispute) for dispute in answer.disputes),
        notes=tuple(_notes(answer)),
        sources=words.sources(shown, _MOST_SOURCES),
        facts=tuple(held.fact.id for held in shown),
    )


def _headline(answer: Answer, words: FactWords) -> str:
    if answer.computed:
        return computed_words(answer.computed, words)
    fact = answer.main[0].fact
    return _HEADLINES.get(answer.point, _sentence)(answer, fact, words)


def _value(answer: Answer, fact: Figure | Quote | Statement, words: FactWords) -> str:
    return words.headline(fact) if isinstance(fact, Figure) else _sentence(answer, fact, words)


def _sentence(answer: Answer, fact: Figure | Quote | Statement, words: FactWords) -> str:
    if isinstance(fact, Statement):
        return fact.sentence if fact.subject.lower() in fact.sentence.lower() else f"{fact.subject}: {fact.sentence}"
    return words.headline(fact) if isinstance(fact, Figure) else fact.text


def _items(answer: Answer, fact: Figure | Quote | Statement, words: FactWords) -> str:
    if not isinstance(fact, Statement):
        return _sentence(answer, fact, words)
    return f"{fact.subject}, {words.day(fact.date)}, as far as the source lists it" if fact.items else fact.sentence


def _people(answer: Answer, fact: Figure | Quote | Statement, words: FactWords) -> str:
    if isinstance(fact, Statement) and fact.value:
        return fact.value
    return words.people(answer.people)


def _short_value(answer: Answer, fact: Figure | Quote | Statement, words: FactWords) -> str:
    if isinstance(fact, Statement):
        return fact.value or fact.place or words.day(fact.date)
    return words.day(fact.time) if isinstance(fact, Figure) and fact.time else _sentence(answer, fact, words)


def _role(answer: Answer, fact: Figure | Quote | Statement, words: FactWords) -> str:
    role = fact.role if isinstance(fact, (Statement, Quote)) else None
    return f"{words.people(answer.people[:1])}: {role}" if role and answer.people else _sentence(answer, fact, words)


def _mechanism(answer: Answer, fact: Figure | Quote | Statement, words: FactWords) -> str:
    if isinstance(fact, Figure) and fact.mechanism:
        return mechanism_words(fact.mechanism)
    return fact.value if isinstance(fact, Statement) and fact.value else _sentence(answer, fact, words)


def _donor(answer: Answer, fact: Figure | Quote | Statement, words: FactWords) -> str:
    return words.name(fact.donor) if isinstance(fact, Figure) and fact.donor else _sentence(answer, fact, words)


def _speaker(answer: Answer, fact: Figure | Quote | Statement, words: FactWords) -> str:
    return words.attribution(fact) if isinstance(fact, Quote) else _sentence(answer, fact, words)


_HEADLINES: dict[Point, Callable[[Answer, Figure | Quote | Statement, FactWords], str]] = {
    Point.VALUE: _value,
    Point.COUNT: _value,
    Point.ITEMS: _items,
    Point.PEOPLE: _people,
    Point.DAY: _short_value,
    Point.PLACE: _short_value,
    Point.ROLE: _role,
    Point.MECHANISM: _mechanism,
    Point.DONOR: _donor,
    Point.WORDS: _speaker,
}


def _quotes(answer: Answer, words: FactWords) -> Iterator[QuoteBlock]:
    for held in answer.main:
        if isinstance(held.fact, Quote):
            yield from words.blocks(held.fact, others=len(answer.main) == 1)


def _body(answer: Answer, words: FactWords) -> Iterator[str]:
    if answer.computed:
        yield from (f"Input: {words.headline(held.fact)}" for held in answer.main if isinstance(held.fact, Figure))
        return
    for held in answer.main:
        yield from _details(answer, held, words)
    for held in answer.beside:
        if isinstance(held.fact, Figure):
            yield f"Also: {words.headline(held.fact)} ({held.fact.source.publisher})"


def _details(answer: Answer, held: Held, words: FactWords) -> Iterator[str]:
    fact = held.fact
    if isinstance(fact, Figure):
        yield fact.sentence
        yield from words.counts(fact)
    elif isinstance(fact, Statement) and answer.point is Point.ITEMS and fact.items:
        yield from fact.items
    elif isinstance(fact, Statement) and (answer.point is not Point.SENTENCE or held is not answer.main[0]):
        yield fact.sentence


def _notes(answer: Answer) -> Iterator[str]:
    for held in answer.main:
        if held.fact.note:
            yield held.fact.note
        if held.server is not None:
            yield "This is this server's own fact."


def read_as(answer: Answer, words: FactWords) -> str | None:
    """How the question was read: what about, and each default that was taken."""
    told = [answer.point.value.replace("_", " ")]
    told.extend(words.name(entity) for entity in _entities(answer))
    told.extend(when.words for when in answer.reading.whens)
    told.extend(amount_words(amount.value, amount.unit or "", None, "en").strip() for amount in answer.reading.amounts)
    taken = [_assumption(assumed, words) for assumed in answer.assumed]
    return ", ".join(dict.fromkeys(told)) + (f"; taking {', '.join(taken)}" if taken else "")


def _entities(answer: Answer) -> Iterator[str]:
    for term in answer.reading.terms:
        yield from term.entities[:1]


def _assumption(assumed: Assumed, words: FactWords) -> str:
    value = assumed.value if assumed.what == "year" else words.name(assumed.value)
    return f"the {assumed.what} to be {value}"


def computed_words(computed: Computed, words: FactWords) -> str:
    """The result of a sum, said with its operation."""
    first = computed.inputs[0].fact
    result = computed.result
    match computed.operation:
        case Operation.SHARE:
            told = f"{result:.1f} percent"
            if computed.bound is None:
                return f"{told} ({_inputs(computed, words)})"
            side = "smaller than" if result < computed.bound else "bigger than" if result > computed.bound else "exactly"
            return f"It is {side} {computed.bound.normalize():f} percent: {told} ({_inputs(computed, words)})"
        case Operation.RATIO:
            return f"{result:.1f} times ({_inputs(computed, words)})"
        case Operation.PER_DAY:
            return f"About {result:.1f} a day ({_inputs(computed, words)} in {computed.bound} days)"
        case Operation.IN_MILLIONS:
            return f"{result.normalize():,f} million {computed.unit} ({_inputs(computed, words)})"
        case Operation.LARGER:
            larger = max((h.fact for h in computed.inputs if isinstance(h.fact, Figure)), key=lambda figure: figure.value)
            return f"Bigger: {words.headline(larger)} ({_inputs(computed, words)})"
        case _:
            unit = first.unit if isinstance(first, Figure) else ""
            return f"{amount_words(result, unit, None, 'en')} ({_inputs(computed, words)})"


_SIGNS = {Operation.SHARE: " of ", Operation.DIFFERENCE: " minus ", Operation.RATIO: " against ", Operation.SUM: " plus "}


def _inputs(computed: Computed, words: FactWords) -> str:
    figures = [held.fact for held in computed.inputs if isinstance(held.fact, Figure)]
    figures.sort(key=lambda figure: figure.value, reverse=computed.operation is not Operation.SHARE)
    return _SIGNS.get(computed.operation, " and ").join(words.amount(figure) for figure in figures)
