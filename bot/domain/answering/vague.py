"""Whether a question or claim names anything in particular, or has to be asked back."""

from bot.domain.answering.desk import Desk
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.answering.surroundings import people_meant
from bot.domain.question import Reading
from bot.domain.terms import Term

_VAGUE = ("stage.", "kind.", "measure.", "noun.", "ask.", "occasion.meeting", "occasion.delivery_dates")


def is_vague(term: Term) -> bool:
    """Whether a word fits so many facts that by itself it picks none ("promised", "the package", "meeting")."""
    return bool(term.concepts) and all(concept.startswith(_VAGUE) for concept in term.concepts)


def names_nothing(reading: Reading) -> bool:
    """Whether it names no day, amount, party, person, thing or event that would tell which fact is meant."""
    pinned = reading.amounts or reading.whens or reading.drawdown or reading.quoted
    return not pinned and all(is_vague(term) for term in reading.content)


def names_only_people(desk: Desk) -> bool:
    """Whether it asks where somebody is, with nothing that says on which occasion."""
    reading = desk.reading
    if reading.whens or reading.amounts or any(concept.startswith("give.") for concept in reading.concepts):
        return False
    people = [people_meant(desk, term) for term in reading.content]
    return len(people) == 1 and all(people)  # of two people there is where they met


def names_only_parties(desk: Desk) -> bool:
    """Whether nothing is named that happened, only who or where ("what time is it in tokyo")."""
    reading = desk.reading
    if reading.amounts or reading.whens or any(concept.startswith("give.") for concept in reading.concepts):
        return False
    return all(desk.names(term, _PARTIES_AND_PLACES) or people_meant(desk, term) for term in reading.content)


_PARTIES_AND_PLACES = PARTY_TYPES | {"place"}
