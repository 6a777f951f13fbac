"""An answer into a neutral reply: the answer in the first line, then what it counts, then where it is from."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.model import AnyFact, Figure, Held, Quote, Statement
from bot.domain.partial_date import PartialDate
from bot.present.abstentions import abstention, question_back
from bot.present.days import bound_words
from bot.present.facts import FactWords, Labels, capital, publisher_words, statement_words
from bot.present.locales import ENGLISH
from bot.present.messages import speaking
from bot.present.quotes import blocks, speaker_words
from bot.present.reply import QuoteBlock, Reply, ReplyKind
from bot.present.series import counts_alike, series_headline, series_lines
from bot.present.sources import dispute_words, source_lines
from bot.present.terms import kind_words, mechanism_words, stage_words
from bot.present.understood import read_as, with_earlier
from bot.present.verdicts import claim_reply, quote_reply
from bot.present.worked_out import computed_words


def compose(answer: Answer, names: Labels, language: str = ENGLISH) -> Reply:
    """Put an answer into words."""
    words = FactWords(names, speaking(language), answer.reading.today)
    reply = _composed(answer, words)
    read = with_earlier(reply.read_as, answer, words)
    return reply if read == reply.read_as else replace(reply, read_as=read)


def _composed(answer: Answer, words: FactWords) -> Reply:
    if answer.kind is AnswerKind.ABSTAIN:
        return abstention(answer, words)
    if answer.kind is AnswerKind.CLARIFY:
        return question_back(answer, words)
    if answer.quote is not None:
        return quote_reply(answer, answer.quote, words)
    if answer.claim is not None:
        return claim_reply(answer, answer.claim.supported, words)
    return _told(answer, words)


def _told(answer: Answer, words: FactWords) -> Reply:
    shown = (*answer.main, *answer.beside)
    headline = _headline(answer, words)
    return Reply(
        kind=ReplyKind(answer.kind.value),
        headline=headline,
        quotes=tuple(_quotes(answer, words)),
        details=tuple(_details(answer, headline, words)),
        body=tuple(_listed(answer, words)),
        read_as=read_as(answer, words),
        disputes=tuple(dispute_words(dispute, words) for dispute in answer.disputes),
        notes=tuple(_notes(answer, words)),
        sources=source_lines(shown, words),
        facts=tuple(held.fact.id for held in shown),
        language=words.messages.language,
    )


def _headline(answer: Answer, words: FactWords) -> str:
    if answer.computed:
        return computed_words(answer.computed, words)
    if _is_series(answer):
        return series_headline(answer.main, words)
    fact = answer.main[0].fact
    if isinstance(fact, Quote):
        return ", ".join(dict.fromkeys(speaker_words(f, words) for h in answer.main if isinstance(f := h.fact, Quote)))
    if isinstance(fact, Figure):
        return _of_figure(answer, fact, words)
    return _STATEMENTS.get(answer.point, _sentence)(answer, fact, words)


def _is_series(answer: Answer) -> bool:
    return answer.kind is AnswerKind.LIST and all(isinstance(held.fact, Figure) for held in answer.main)


def _of_figure(answer: Answer, fact: Figure, words: FactWords) -> str:
    """The part of a figure that was asked for."""
    match answer.point:
        case Point.PEOPLE if answer.people:
            return words.people(answer.people)
        case Point.DAY if fact.time:
            stage = stage_words(fact.stage, words.messages)
            return capital(words.messages.say("{stage} {day}", stage=stage, day=words.when(fact)))
        case Point.MECHANISM if fact.mechanism:
            return capital(mechanism_words(fact.mechanism, words.messages))
        case Point.SENTENCE:
            return fact.sentence
        case Point.DONOR if fact.donor:
            return words.name(fact.donor)
        case _:
            return words.headline(fact)


def _sentence(_answer: Answer, fact: Statement, _words: FactWords) -> str:
    return statement_words(fact)


def _items(_answer: Answer, fact: Statement, words: FactWords) -> str:
    return (
        words.messages.say("{package}, as its source lists it:", package=fact.subject) if fact.items else fact.sentence
    )


def _value(_answer: Answer, fact: Statement, _words: FactWords) -> str:
    return capital(fact.value) if fact.value else statement_words(fact)


def _people(answer: Answer, fact: Statement, words: FactWords) -> str:
    return fact.value or words.people(answer.people) or statement_words(fact)


def _place(_answer: Answer, fact: Statement, _words: FactWords) -> str:
    if fact.facet == "date":
        return statement_words(fact)
    return capital(fact.value or fact.place or statement_words(fact))


def _role(answer: Answer, fact: Statement, words: FactWords) -> str:
    return f"{words.people(answer.people[:1])}: {fact.role}" if fact.role and answer.people else statement_words(fact)


def _day(answer: Answer, fact: Statement, words: FactWords) -> str:
    """The day as the statement puts it, else the day of what it tells."""
    if fact.facet == "date" or fact.date is None:
        return _value(answer, fact, words)
    return words.day(fact.date)


def _end(_answer: Answer, fact: Statement, words: FactWords) -> str:
    """Until when it was so."""
    return words.day(fact.valid_to) if fact.valid_to else statement_words(fact)


_STATEMENTS: dict[Point, Callable[[Answer, Statement, FactWords], str]] = {
    Point.ITEMS: _items,
    Point.PEOPLE: _people,
    Point.DAY: _day,
    Point.END: _end,
    Point.PLACE: _place,
    Point.ROLE: _role,
    Point.MECHANISM: _value,
}


def _quotes(answer: Answer, words: FactWords) -> Iterator[QuoteBlock]:
    alone = len(answer.main) == 1
    for held in answer.main:
        if isinstance(held.fact, Quote):
            yield from blocks(held.fact, words, others=alone, named=not alone)


def _listed(answer: Answer, words: FactWords) -> Iterator[str]:
    """The items of a list: figures side by side, what went into a sum, or what a package holds."""
    if answer.computed:
        yield from (words.headline(held.fact) for held in answer.main if isinstance(held.fact, Figure))
    elif _is_series(answer):
        yield from series_lines(answer.main, words)
    elif answer.point is Point.ITEMS:
        yield from (item for held in answer.main if isinstance(held.fact, Statement) for item in held.fact.items)


def _details(answer: Answer, headline: str, words: FactWords) -> Iterator[str]:
    if answer.computed or _is_series(answer):
        return
    for held in answer.main:
        yield from (line for line in _told_of(held, answer, words) if line != headline)
    for held in answer.beside:
        yield from _beside(held, answer.main[0].fact, words)


def _told_of(held: Held, answer: Answer, words: FactWords) -> Iterator[str]:
    fact = held.fact
    if isinstance(fact, Figure):
        yield words.headline(fact)
        yield from words.evidence(fact)
    elif isinstance(fact, Statement) and not (answer.point is Point.ITEMS and fact.items):
        yield fact.sentence if held is answer.main[0] and answer.point is not Point.SENTENCE else statement_words(fact)


def _beside(held: Held, main: AnyFact, words: FactWords) -> Iterator[str]:
    """Another account of the same figure, where it says something else, with everything in which it counts otherwise."""
    fact = held.fact
    if not isinstance(fact, Figure) or not isinstance(main, Figure):
        return
    unlike = [*_counts_otherwise(fact, main, words)]
    if unlike or words.amount(fact) != words.amount(main):
        told = ", ".join([words.amount(fact), *unlike])
        yield words.messages.say("Also: {told} ({publisher})", told=told, publisher=publisher_words(fact.source))


def _counts_otherwise(figure: Figure, main: Figure, words: FactWords) -> Iterator[str]:
    """Kind, stage, start and day of a figure where they are not those of the figure it stands beside."""
    if figure.kind != main.kind or figure.kind_note != main.kind_note:
        yield figure.kind_note or kind_words(figure.kind, words.messages)
    if figure.stage != main.stage:
        yield stage_words(figure.stage, words.messages)
    if figure.is_money:
        basis = ((figure.unit_note, main.unit_note), (figure.price_base, main.price_base))
        yield from (own for own, other in basis if own and own != other)
    if figure.counted_since and not _same_start(figure.counted_since, main.counted_since):
        yield words.messages.say("since {day}", day=bound_words(figure.counted_since, words.messages.language))
    if figure.as_of and figure.as_of != main.as_of:
        yield words.messages.say("as of {day}", day=words.day(figure.as_of))


def _same_start(one: PartialDate, other: PartialDate | None) -> bool:
    """Whether two starts may be the same day, the one told more exactly than the other."""
    return other is not None and one.first <= other.last and other.first <= one.last


def _notes(answer: Answer, words: FactWords) -> Iterator[str]:
    if _is_series(answer):
        if not counts_alike(answer.main):
            yield words.messages.say("These figures do not all count the same thing.")
        if any(held.fact.data_set for held in answer.main):
            yield words.messages.say("Each of these is a sum of rows of an imported file; its fact tells which rows.")
        if answer.ranked:
            yield words.messages.say(
                "Ranked within one data set, among those that it counts alike ({number}); others may be missing from it.",
                number=answer.ranked,
            )
        return
    for held in answer.main:
        if held.fact.note:
            yield held.fact.note
        if held.server is not None:
            yield words.messages.say("This is this server’s own fact.")
