"""Who held a summit or conference: told by a statement on that very gathering, which names a state and no person."""

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.replies import answered
from bot.domain.answering.surroundings import facts_around, people_meant
from bot.domain.answering.timing import at_time
from bot.domain.coverage import people_of

HOSTING = frozenset({"ask.host", "give.hosts"})
GATHERINGS = frozenset({"occasion.summit", "occasion.conference", "occasion.invitation", "occasion.bridge"})
"""Occasions, and what was held out there, that the fact itself must tell of."""


def host_told(desk: Desk) -> Answer | None:
    """Who held the summit or conference named; None where no statement on it tells."""
    hosts = [term for term in desk.reading.terms if term.concepts & HOSTING]
    if not hosts or not desk.reading.concepts & GATHERINGS:
        return None
    for held in facts_around(desk):
        told = desk.coverage(held)
        hosted = told.concepts & HOSTING or any(told.explains(term) for term in hosts)
        tells = is_statement(held, "event") and hosted and not people_of(held.fact)
        beside = [term for term in desk.reading.content if people_meant(desk, term)]  # "days after austins 2.3b"
        own = [term for term in desk.reading.content if term not in beside]
        left = tells and (desk.unexplained(held, wide=False, terms=own) or desk.unexplained(held, terms=beside))
        if tells and not left and at_time(desk, held):
            return answered(desk, AnswerKind.TEXT, Point.SENTENCE, [held])
    return None
