"""Which facts to name where there is no answer: those looked at, else those of the same parties, else of the same words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import without_repeats
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.model import Held
from bot.domain.shelf import FigureKey, Order, QuoteKey
from bot.domain.terms import Term

MOST_NEAREST = 3
MOST_LOOKED_AT = 6
_MOST_TERMS = 4
"""By how many terms facts are searched for; the search for each costs as much as a look-up by key."""
_BROAD = ("measure.", "kind.", "stage.", "ask.", "noun.", "unit.")
"""Concepts that so many facts share that a fact is not near for naming one."""


def nearest(desk: Desk, tried: Iterable[Held] = ()) -> Sequence[Held]:
    """The few facts, of those looked at if any were, that leave the fewest of the question's terms untold."""
    looked_at = tuple(tried) or without_repeats(_alike(desk))
    return sorted(looked_at, key=lambda held: _untold(desk, held))[:MOST_NEAREST]


def _alike(desk: Desk) -> Iterator[Held]:
    """Facts on what the question names in particular, then those of its parties; else any that share a word with it."""
    particular = [term for term in desk.reading.content if not (term.entities or _is_broad(term))]
    found = _sharing_words(desk, particular)
    near = (*found, *_of_parties(desk))
    yield from near or _sharing_words(desk, desk.reading.content)


def _is_broad(term: Term) -> bool:
    return bool(term.concepts) and all(concept.startswith(_BROAD) for concept in term.concepts)


def _sharing_words(desk: Desk, terms: Sequence[Term]) -> Sequence[Held]:
    if desk.found_around and terms:
        return desk.found_around[:MOST_LOOKED_AT]
    words = desk.words_for(terms)[:_MOST_TERMS]
    return desk.search(words, limit=MOST_NEAREST) if words else ()


def _of_parties(desk: Desk) -> Sequence[Held]:
    """The newest figures between two parties named, whoever gives, or else of one of them; or a person's newest words."""
    named = list(dict.fromkeys(entity for term in desk.reading.content for entity in term.entities))
    known = desk.vocabulary.entities
    parties = [entity for entity in named if entity in known and known[entity].type in PARTY_TYPES][:2]
    for donor, recipient in (
        *permutations(parties, 2),
        *((None, each) for each in parties),
        *((each, None) for each in parties),
    ):
        key = FigureKey(donor=donor, recipient=recipient, last=desk.reading.today)
        if found := desk.figures(key, Order.RECENT, MOST_NEAREST):
            return found
    persons = (entity for entity in named if entity in known and known[entity].type == "person")
    return next(filter(None, (desk.shelf.quotes(QuoteKey(speaker=each), MOST_NEAREST) for each in persons)), ())


def _untold(desk: Desk, held: Held) -> int:
    """How many of the question's terms a fact does not name outright; what its words mean is not looked into."""
    coverage = desk.coverage(held)
    return sum(not coverage.tells(term) for term in desk.reading.content)
