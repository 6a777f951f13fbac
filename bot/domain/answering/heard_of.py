"""What the store tells of at all: whether a word that an abstention could not place stands in no fact, or only in others."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.answering.desk import Desk
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.shelf import QuoteKey
from bot.domain.terms import Term

_MOST_WORDS = 4
"""How many words an abstention names; each has to be looked for."""
_MOST_READ = 12
_SAYS_LITTLE = ("ask.", "filler.", "noun.", "aid.", "give.", "role.", "unit.")
_IS_NO_TOPIC = (*_SAYS_LITTLE, "stage.", "kind.", "measure.")
"""Words that no fact is "on", whether or not it tells them."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of a question that no visible fact tells (`nowhere`), and those that only other facts tell (`elsewhere`)."""

    nowhere: tuple[str, ...]
    elsewhere: tuple[str, ...]


def heard_of(desk: Desk, terms: Iterable[Term]) -> Heard:
    """Sort unplaced terms by what the facts visible here tell; one that is only half told is left out of both."""
    named = list({term.words: term for term in terms if not _is_all(term, _SAYS_LITTLE)}.values())[:_MOST_WORDS]
    told = [(term, _is_told(desk, term)) for term in named]
    return Heard(
        tuple(term.words for term, found in told if found is False),
        tuple(term.words for term, found in told if found and not _is_all(term, _IS_NO_TOPIC)),
    )


def _is_all(term: Term, kinds: tuple[str, ...]) -> bool:
    return bool(term.concepts) and all(concept.startswith(kinds) for concept in term.concepts)


def _is_told(desk: Desk, term: Term) -> bool | None:
    """Whether a visible fact is of it; None where one merely shares a word with it."""
    if any(_takes_part(desk, entity) for entity in term.entities):
        return True
    found = desk.search(desk.words_for([term]), limit=_MOST_READ)
    if not found:
        return False
    return True if any(desk.coverage(held).explains(term) for held in found) else None


def _takes_part(desk: Desk, entity: str) -> bool:
    """Whether somebody gives, gets, speaks or took part in what is stored."""
    known = desk.vocabulary.entities.get(entity)
    if known is None:
        return False
    if known.type in PARTY_TYPES:
        return desk.shelf.has_figures(entity, None) or desk.shelf.has_figures(None, entity)
    return bool(desk.shelf.quotes(QuoteKey(speaker=entity), 1) or desk.shelf.statements(person=entity, limit=1))
