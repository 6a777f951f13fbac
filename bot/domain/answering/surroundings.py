"""Everything that hangs together with what a question names: its amounts, packages, people, occasions and words."""

from collections.abc import Iterator

from bot.domain.amount import states_amount
from bot.domain.answering.desk import PLACE_LEADS, Desk
from bot.domain.answering.figures import referred_to
from bot.domain.answering.held_facts import without_repeats
from bot.domain.answering.packages import packages_meant
from bot.domain.coverage import coverage_of_words
from bot.domain.model import FactType, Figure, Held, Statement
from bot.domain.shelf import QuoteKey
from bot.domain.terms import Term

_MOST_STATEMENTS = 24
_MOST_FIGURES = 6
"""How many facts that share words with a question are looked at; a figure only leads to what is told around it."""


def facts_around(desk: Desk) -> tuple[Held, ...]:
    """The facts that a question's amounts stand for, else those of its packages, people and words; and all around them."""
    if desk.found_around is None:
        seeds = [held for amount in desk.reading.amounts for held in referred_to(desk, amount)]
        seeds = seeds if desk.reading.amounts else list(_named(desk))
        desk.gather(seeds)
        desk.found_around = without_repeats([*seeds, *(other for held in seeds for other in desk.context(held))])
    return desk.found_around


def _named(desk: Desk) -> Iterator[Held]:
    yield from packages_meant(desk, leaving=desk.reading.content)
    for person in named_people(desk):
        yield from desk.shelf.statements(person=person)
        yield from desk.shelf.quotes(QuoteKey(speaker=person))
    if words := desk.words_for(desk.reading.content):
        yield from desk.search(words, types=[FactType.STATEMENT], limit=_MOST_STATEMENTS)
        yield from desk.search(words, types=[FactType.FIGURE], limit=_MOST_FIGURES)


def named_people(desk: Desk) -> tuple[str, ...]:
    """The persons a question names, by name or by the office they held at the time."""
    return tuple(dict.fromkeys(person for term in desk.reading.terms for person in people_meant(desk, term)))


def people_meant(desk: Desk, term: Term) -> tuple[str, ...]:
    """The persons that one term of the question can mean."""
    entities = desk.vocabulary.entities
    named = [entity for entity in term.entities if entity in entities and entities[entity].type == "person"]
    in_office = [
        person for concept in sorted(term.concepts) if concept.startswith("office:") for person in desk.holders(concept)
    ]
    return tuple(dict.fromkeys([*named, *in_office]))


def told_beside(desk: Desk, held: Held) -> tuple[Held, ...]:
    """The statement around a figure that tells most of what the figure itself leaves open, where it leaves something open."""
    left = desk.unexplained(held, wide=False)
    around = [other for other in desk.context(held) if isinstance(other.fact, Statement)] if left else []
    told = {other.fact.id: len(left) - len(desk.unexplained(other, wide=False, terms=left)) for other in around}
    best = max(around, key=lambda other: (told[other.fact.id], -len(other.statement.sentence)), default=None)
    return (best,) if best is not None and told[best.fact.id] else ()


def has_amounts(desk: Desk, held: Held) -> bool:
    """Whether every amount of the question stands in the statement too, or in the figure it belongs to."""
    return all(
        states_amount(held.statement.sentence, amount)
        or any(
            owner.fact.id in {meant.fact.id for meant in referred_to(desk, amount)}
            for owner in desk.shelf.fetch(held.fact.about)
        )
        for amount in desk.reading.amounts
    )


def tells_amounts_said(desk: Desk, held: Held) -> bool:
    """Whether every amount of a question for words stands in the quote, or is of a figure of the occasion.

    A figure that somebody else told of tells no words of this speaker.
    """
    around = [other.figure for other in desk.context(held) if isinstance(other.fact, Figure)]
    figures = [figure for figure in around if not figure.people or figure.people[0] == held.quote.speaker]
    texts = (held.quote.text, *(wording.words for wording in held.quote.wordings))
    return all(
        any(states_amount(text, amount) for text in texts) or any(amount.covers(figure.value) for figure in figures)
        for amount in desk.reading.amounts
    )


def acts_where_it_was(desk: Desk, term: Term, held: Held) -> bool:
    """Whether a state is named as one that acts, where only the place of the quote is in it ("germany will never waver")."""
    quote = held.quote
    if not desk.names(term, _STATES) or desk.reading.is_led(term, PLACE_LEADS) or not quote.place:
        return False
    told = (quote.text, quote.role or "", *(wording.words for wording in quote.wordings), *quote.topics)
    placed = coverage_of_words([quote.place], desk.vocabulary).explains(term)
    return placed and not coverage_of_words(told, desk.vocabulary).explains(term)


_STATES = frozenset({"country"})
