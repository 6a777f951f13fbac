"""A speaker who is only described: "austin's guest", "the ukrainian visitor", "the man who met austin"."""

from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import on_date
from bot.domain.answering.surroundings import facts_around, named_people
from bot.domain.coverage import people_of
from bot.domain.model import Held, Statement
from bot.domain.question import Reading

_PARTS = frozenset({"visitor", "host"})
_LEAST_TO_MEET = 2


def describes_speaker(reading: Reading) -> bool:
    """Whether it asks for words, and names by whom only as the guest or host of somebody or of an occasion."""
    asks = reading.asks
    speaks = bool(asks & {"said", "quote"}) or reading.command == "quote"
    return speaks and bool(asks & _PARTS) and not asks & {"who", "whom"}


def described_speaker(desk: Desk) -> str | None:
    """The one person who, of those who met, is not the one named, or is of the nation named; None where none or several are."""
    nations = {f"@{entity}" for term in desk.reading.terms for entity in term.entities} & _states(desk)
    named = set(named_people(desk))
    if not nations and not named:
        return None
    others = {
        person
        for held in facts_around(desk)
        if _is_meeting(desk, held) and named <= set(people_of(held.fact))
        for person in set(people_of(held.fact)) - named
        if not nations or _state_of(desk, person) & nations
    }
    return others.pop() if len(others) == 1 else None


def _is_meeting(desk: Desk, held: Held) -> bool:
    fact = held.fact
    met = isinstance(fact, Statement) and fact.facet in ("event", "place") and len(fact.people) >= _LEAST_TO_MEET
    return met and all(on_date(held, when) for when in desk.reading.whens)


def _states(desk: Desk) -> set[str]:
    return {f"@{entity.id}" for entity in desk.vocabulary.entities.values() if entity.type == "country"}


def _state_of(desk: Desk, person: str) -> set[str]:
    """The states of the offices that somebody has held."""
    titles = desk.vocabulary.titles(person)
    return {concept for title in titles for concept in desk.vocabulary.concepts(title) if concept[0] == "@"}
