"""Claims about an occasion: who met whom, and where it was, where all the rest of the claim is told by the source."""

from collections.abc import Iterator

from bot.domain.answer import Differs
from bot.domain.answering.desk import PLACE_LEADS, Desk
from bot.domain.answering.held_facts import on_date
from bot.domain.answering.surroundings import facts_around, named_people, people_meant
from bot.domain.coverage import people_of
from bot.domain.model import Held, Statement
from bot.domain.terms import Term

_LEAST_TO_MEET = 2
_GATHERINGS = ("occasion.meeting", "occasion.summit", "occasion.conference")
_PLACES = frozenset({"place"})
_COUNTRIES = frozenset({"country"})


def occasion_differs(desk: Desk) -> tuple[Held, Differs] | None:
    """The statement on the occasion that a claim speaks of, and who or what place the claim has wrong; else None.

    The occasion has to be pinned: by a day, an amount, or by somebody else who was there.
    """
    if not any(concept.startswith(_GATHERINGS) for concept in desk.reading.concepts):
        return None
    return next(filter(None, (find(desk) for find in (_others_met, _elsewhere))), None)


def _others_met(desk: Desk) -> tuple[Held, Differs] | None:
    """Two are said to have met, and the source has one of them meet somebody else on that occasion."""
    named = set(named_people(desk))
    if len(named) < _LEAST_TO_MEET or "occasion.meeting" not in desk.reading.concepts:
        return None
    meetings = [held for held in _told(desk) if len(people_of(held.fact)) >= _LEAST_TO_MEET and _is_meeting(desk, held)]
    if any(named <= set(people_of(held.fact)) for held in meetings):
        return None
    for held in meetings:
        there = set(people_of(held.fact))
        people = [term for term in desk.reading.content if people_meant(desk, term)]
        if len(named & there) == 1 and _explains_rest(desk, held, people):
            absent, present = sorted(named - there)[0], sorted(there - named)[0]
            return held, Differs("person", absent, present)
    return None


def _elsewhere(desk: Desk) -> tuple[Held, Differs] | None:
    """It is said to have been somewhere, and the source names another place."""
    places = [term for term in desk.reading.content if _is_place(desk, term)]
    if len(places) != 1:
        return None
    for held in _told(desk):
        place = held.statement.place
        own = desk.coverage(held)
        if place is None or own.explains(places[0]) or not _is_pinned(desk, places[0]):
            continue
        if _is_gathering(desk, held) and _explains_rest(desk, held, places):
            return held, Differs("place", _entity_of(desk, places[0]), place)
    return None


def _told(desk: Desk) -> Iterator[Held]:
    return (
        held
        for held in facts_around(desk)
        if isinstance(held.fact, Statement)
        and all(on_date(held, when) or _around_on(desk, held) for when in desk.reading.whens)
    )


def _around_on(desk: Desk, held: Held) -> bool:
    """Whether the occasion that the statement belongs to was on the days named ("days after the news of 2 July")."""
    return any(all(on_date(other, when) for when in desk.reading.whens) for other in desk.context(held))


def _is_meeting(desk: Desk, held: Held) -> bool:
    return "occasion.meeting" in desk.coverage(held).concepts


def _is_gathering(desk: Desk, held: Held) -> bool:
    """Whether the statement's own words tell of the very gathering that the claim names."""
    named = [term for term in desk.reading.content if any(c.startswith(_GATHERINGS) for c in term.concepts)]
    return bool(named) and not desk.unexplained(held, wide=False, terms=named)


def _is_place(desk: Desk, term: Term) -> bool:
    led = any(other.end == term.at and "filler.preposition" in other.concepts for other in desk.reading.terms)
    known = desk.vocabulary.entities
    seat = any(known[entity].acts_for for entity in term.entities if entity in known)
    at_seat = seat and desk.reading.is_led(term, PLACE_LEADS)
    return desk.names(term, _PLACES) or (led and desk.names(term, _COUNTRIES)) or at_seat


def _entity_of(desk: Desk, term: Term) -> str:
    known = desk.vocabulary.entities
    return next(
        (entity for entity in term.entities if entity in known and known[entity].type == "place"), term.entities[0]
    )


def _is_pinned(desk: Desk, place: Term) -> bool:
    rest = [term for term in desk.reading.content if term is not place]
    return bool(desk.reading.whens or desk.reading.amounts) or any(people_meant(desk, term) for term in rest)


def _explains_rest(desk: Desk, held: Held, left: list[Term]) -> bool:
    return not desk.unexplained(held, terms=[term for term in desk.reading.content if term not in left])
