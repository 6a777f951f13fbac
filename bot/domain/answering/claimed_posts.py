"""Claims that somebody held a post ("umerov was ukraine's defence minister in july 2024"), against who held it then."""

from bot.domain.answer import Differs
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.surroundings import people_meant
from bot.domain.coverage import people_of
from bot.domain.model import Held

_WAS = frozenset({"was", "were", "been", "war", "etait", "era", "fue", "byl", "byla", "был", "была", "був", "була"})


def post_claimed(desk: Desk) -> tuple[Held, tuple[Differs, ...]] | None:
    """The statement on who held the post that a claim gives to somebody, and whether that is somebody else.

    None where it claims more than the post, or says no time at which it was held.
    """
    reading = desk.reading
    offices = [term for term in reading.content if any(concept.startswith("office:") for concept in term.concepts)]
    named = [term for term in reading.content if term not in offices and people_meant(desk, term)]
    if len(offices) != 1 or len(named) != 1 or set(reading.content) - {*offices, *named} or reading.amounts:
        return None
    if not ("filler.copula" in reading.concepts and (reading.whens or _WAS & set(reading.words))):
        return None
    person = people_meant(desk, named[0])[0]
    holders = people_meant(desk, offices[0])
    if not holders:
        return None
    holder = person if person in holders else holders[-1]
    told = [held for held in desk.shelf.statements(person=holder) if _is_on(held, holder)]
    if not told:
        return None
    return told[0], () if holder == person else (Differs("person", person, holder),)


def _is_on(held: Held, person: str) -> bool:
    return is_statement(held, "person") and people_of(held.fact)[:1] == (person,) and bool(held.statement.role)
