"""A clause that only says on which occasion ("when he met austin", "while umerov visited"), apart from what is asked.

Such a clause is told by one stored fact of its own, whose day then holds for the rest of the question.
"""

from dataclasses import dataclass, replace

from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import time_of
from bot.domain.answering.surroundings import facts_around, people_meant
from bot.domain.dates import DateSpan, Grain
from bot.domain.model import Held, Statement
from bot.domain.question import Reading
from bot.domain.terms import Term, When

_OPENING = frozenset(
    """
    when while as during after once upon коли під після поки як когда во во_время после пока als während wahrend während
    beim nachdem nach quand lorsque pendant lors tandis apres alors cuando durante tras mientras despues kiedy gdy podczas
    po jak
    """.split()
)
"""First words of a clause that tells when."""
_MADE_OF = ("filler.", "role.", "ask.when", "ask.after")
_ASKING = frozenset(
    f"ask.{name}"
    for name in """
    who whom what where which how why how_much how_many number_of role contents mechanism meaning quote name announcer
    """.split()
)
_LEAST_SAID = 2
"""A clause of fewer words with a meaning fits too many occasions."""


@dataclass(frozen=True, slots=True)
class Split:
    """A question and the terms of the clause taken off it."""

    rest: Reading
    clause: tuple[Term, ...]


def split(reading: Reading) -> Split | None:
    """Take the clause off that tells on which occasion; None where there is none, or nothing is asked beside it."""
    at = next((at for at in range(len(reading.terms)) if _opens(reading, at)), None)
    if at is None:
        return None
    end = len(reading.terms) if at else next((i for i in range(1, len(reading.terms)) if _asks(reading.terms[i])), at)
    clause = reading.terms[at:end]
    rest = (*reading.terms[:at], *reading.terms[end:])
    said = [term for term in clause if not term.is_free]
    if len(said) < _LEAST_SAID or not any(_asks(term) for term in rest) or any(not term.concepts for term in said):
        return None
    return Split(_with_terms(reading, rest), tuple(clause))


def without_aside(reading: Reading) -> Reading:
    """What is asked, without a clause at the end that begins with "when" and has somebody act ("when austin spoke")."""
    terms = reading.terms
    at = next((at for at in range(1, len(terms)) if _begins_aside(terms, at)), None)
    if at is None or not any(_asks(term) for term in terms[:at]):
        return reading
    return _with_terms(reading, terms[:at])


def _with_terms(reading: Reading, terms: tuple[Term, ...]) -> Reading:
    named = any(term.entities or any(c.startswith("office:") for c in term.concepts) for term in terms)
    return replace(reading, terms=terms, names_person=reading.names_person and named)


def _begins_aside(terms: tuple[Term, ...], at: int) -> bool:
    before, term = terms[at - 1], terms[at]
    behind = terms[at + 1] if at + 1 < len(terms) else None
    acts = behind is not None and (
        behind.entities
        or any(c.startswith(("office:", "filler.pronoun", "ask.visitor", "ask.host")) for c in behind.concepts)
    )
    told = before.concepts & {"ask.said", "filler.preposition", "filler.conjunction"}
    return "ask.when" in term.concepts and term.words in _OPENING and bool(acts) and not told


def _opens(reading: Reading, at: int) -> bool:
    """Whether a clause may begin here: at a word for when, with who acts right behind it."""
    term = reading.terms[at]
    light = all(concept.startswith(_MADE_OF) for concept in term.concepts) and bool(term.concepts)
    if not light or term.words.split()[0] not in _OPENING:
        return False
    following = [other for other in reading.terms[at + 1 :] if not other.is_free]
    return bool(following) and not (at == 0 and not any(_asks(other) for other in reading.terms[1:]))


def _asks(term: Term) -> bool:
    return not term.concepts.isdisjoint(_ASKING) and "filler.conjunction" not in term.concepts


def occasion_of(desk: Desk, clause: tuple[Term, ...]) -> Held | None:
    """The one occasion that the whole clause is told by; None where it fits several days, or nobody takes part in it."""
    if not any(people_meant(desk, term) for term in clause):
        return None
    told = [held for held in facts_around(desk) if _tells(desk, held, clause)]
    return told[0] if len({time_of(held) for held in told}) == 1 else None


def _tells(desk: Desk, held: Held, clause: tuple[Term, ...]) -> bool:
    fact = held.fact
    named = {person for term in clause for person in people_meant(desk, term)}
    of_them = isinstance(fact, Statement) and fact.facet in ("event", "place") and fact.date.day is not None
    return of_them and named <= set(fact.people) and not desk.unexplained(held, wide=False, terms=clause)


def on_the_day_of(reading: Reading, occasion: Held) -> Reading:
    """The rest of the question on the day of the occasion, where it names no day itself."""
    day = time_of(occasion)
    if reading.whens or day is None:
        return reading
    span = DateSpan(first=day.first, last=day.last, grain=Grain.DAY, start=0, end=0, words="")
    return replace(reading, whens=(When((span,), "on", -1, ""),))
