"""A number of goods, or a place, that stands in the sentence of a fact which tells the whole question ("31 Abrams tanks")."""

import re
from collections.abc import Iterator, Sequence

from bot.domain._date_words import MONTHS
from bot.domain.amount import Amount, read_amounts, states_amount
from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.by_words import tells_figure
from bot.domain.answering.desk import GENERIC_ITEMS, Desk
from bot.domain.answering.held_facts import on_date, without_repeats
from bot.domain.answering.packages import packages_meant
from bot.domain.answering.replies import answered
from bot.domain.model import FactType, Figure, Held, Statement
from bot.domain.terms import Term
from bot.domain.text import tokens

_MOST_FOUND = 24
_REACH = 4
"""A number counts what is named within so many words behind it."""
_NEXT_PART = re.compile(r"[,;:.(]|\b(?:and|or|with|plus)\b")
"""Behind these something else is counted, or nothing is."""
_FACETS = frozenset({"contents", "event", "mechanism", "request"})


def goods_counted(desk: Desk, counted: Sequence[Term]) -> Answer | None:
    """The one fact that tells all of a question and numbers the goods asked for; None where none does, or several differ."""
    goods = [term for term in counted if any(concept.startswith("item.") for concept in term.concepts)]
    goods = [term for term in goods if not term.concepts & GENERIC_ITEMS]
    asks = desk.reading.asks
    if desk.reading.language == "en" and "how_much" in asks and not asks & {"how_many", "number_of"}:
        return None  # what they cost is asked, not how many they are
    if not goods or desk.reading.terms_of("occasion"):
        return None  # what somebody asked for, or what was dropped, is not given
    told = [
        (held, number) for held in _telling(desk) if (number := number_of(desk, sentence_of(held), goods)) is not None
    ]
    if not told or len({number.value for _, number in told}) > 1:
        return None
    first = min((held for held, _ in told), key=lambda held: (isinstance(held.fact, Figure), held.fact.id))
    return answered(desk, AnswerKind.TEXT, Point.SENTENCE, [first])


def place_told(desk: Desk) -> Answer | None:
    """The one figure that tells all of a question and in its sentence a place, which is where it was announced."""
    told = [held for held in _telling(desk) if isinstance(held.fact, Figure) and _names_a_place(desk, held.fact)]
    return answered(desk, AnswerKind.TEXT, Point.SENTENCE, told) if len(told) == 1 else None


def number_of(desk: Desk, sentence: str, goods: Sequence[Term]) -> Amount | None:
    """The number that a sentence gives of goods: the one right before they are named."""
    for amount in read_amounts(sentence):
        if isinstance(amount, Amount) and amount.unit is None:
            counted = _NEXT_PART.split(sentence[amount.end :], maxsplit=1)[0]
            behind = [token.folded for token in tokens(counted)[:_REACH]]
            named = desk.vocabulary.spotted(behind)
            if all(not term.concepts.isdisjoint(named) for term in goods):
                return amount
    return None


def sentence_of(held: Held) -> str:
    """The sentence of a figure or statement."""
    return "" if not isinstance(held.fact, (Figure, Statement)) else held.fact.sentence


def _telling(desk: Desk) -> Iterator[Held]:
    """The facts that account for every word, day and number of a drawdown."""
    content = desk.reading.content
    packages = packages_meant(desk)
    words = desk.words_for(content)
    found = [*packages, *(other for package in packages for other in desk.context(package))]
    for fact_type in (FactType.STATEMENT, FactType.FIGURE):
        found.extend(desk.search(words, types=[fact_type], limit=_MOST_FOUND))
    for held in without_repeats(found):
        if not _has_amounts(desk, held):
            continue
        if isinstance(held.fact, Figure):
            if tells_figure(desk, held):
                yield held
        elif isinstance(held.fact, Statement) and held.fact.facet in _FACETS and _tells(desk, held):
            yield held


def _has_amounts(desk: Desk, held: Held) -> bool:
    """Whether every amount of money of the question is a fact's own, stands in its sentence, or is of what it belongs to."""
    figures = [one.figure for one in (held, *desk.context(held)) if isinstance(one.fact, Figure)]
    return all(
        states_amount(sentence_of(held), amount) or any(amount.covers(figure.value) for figure in figures)
        for amount in desk.reading.amounts
        if not amount.counts_things
    )


def _tells(desk: Desk, held: Held) -> bool:
    owners = [owner for owner in desk.context(held) if owner.fact.id in held.fact.about]
    dated = [held, *owners]
    if not all(any(on_date(one, when) for one in dated) for when in desk.reading.whens):
        return False
    number = desk.reading.drawdown
    if number is not None and all(not isinstance(o.fact, Figure) or o.figure.drawdown_number != number for o in owners):
        return False
    goods = [term for term in desk.reading.content if any(concept.startswith("item.") for concept in term.concepts)]
    return not desk.unexplained(held, wide=False, terms=goods) and not desk.unexplained(held)


def _names_a_place(desk: Desk, figure: Figure) -> bool:
    """Whether a name stands behind "in" or "at" that is no month, and neither of the two."""
    for found in _IN_A_PLACE.finditer(figure.sentence):
        named = {concept[1:] for concept in desk.vocabulary.concepts(found[1]) if concept[0] == "@"}
        if found[1].lower() not in MONTHS and named.isdisjoint({figure.donor, figure.recipient}):
            return True
    return False


_IN_A_PLACE = re.compile(r"\b(?:in|at) (?:the )?([A-Z]\w+)")
