"""How aid is paid for and what a mechanism or term means: statements, and the mechanism of a package."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.cues import OR
from bot.domain.answering.denials import tells_by_denial
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import roles_of
from bot.domain.answering.held_facts import is_statement, on_date, without_repeats
from bot.domain.answering.packages import packages_meant, packages_near
from bot.domain.answering.replies import abstained, answered, asked_back
from bot.domain.answering.surroundings import has_amounts
from bot.domain.answering.to_check import is_polar
from bot.domain.model import FactType, Held
from bot.domain.question import Reading
from bot.domain.terms import Term, When
from bot.domain.text import tokens

_SINCE = date(2022, 2, 24)
"""What the fact base tells in general is told of aid since the invasion."""
_OUT_OF_STOCK = "mechanism.pda"
"""The mechanism whose point is that goods come out of existing stock."""


def answer_mechanism(desk: Desk) -> Answer:
    """Answer by which authority, how it is paid for, where the weapons come from, or what a term means."""
    desk = desk.reading_as(_without_the_other(desk.reading))
    reading = desk.reading
    if not reading.content and not reading.whens and not reading.amounts:
        return asked_back(desk, "about_what")
    if _is_the_other_way_round(desk):
        return abstained(desk, "words")
    terms = [
        *reading.terms_of("mechanism"),
        *(term for term in reading.content if term.concepts and (term.concepts <= _ON_ITS_WAY or _is_a_post(term))),
    ]
    of_package = _of_package(desk, terms) if _points_to_package(desk) else ()
    if of_package:
        if all(is_statement(held, "mechanism") for held in of_package):
            of_package = sorted(of_package, key=lambda held: _distance(desk, held))
        return answered(desk, AnswerKind.TEXT, Point.MECHANISM, of_package[:2])
    usual = {desk.defaults.donor, desk.defaults.recipient}
    out_of_stock = "stockpile" in reading.named("mechanism") and not is_polar(reading)
    narrowing = [
        term
        for term in reading.content
        if not (out_of_stock and term in terms) and (not term.entities or not usual & set(term.entities))
    ]
    told = [
        held
        for held in _statements(desk)
        if not _left_open(desk, desk.unexplained(held, wide=False, terms=narrowing), terms) and _of_the_time(desk, held)
    ]
    told = [held for held in told if any(desk.coverage(held).explains(term) for term in reading.content)]
    if "meaning" in reading.asks and not terms:
        told = [held for held in told if _is_about(desk, held)]
    told = [held for held in told if not _names_an_amount(desk) or has_amounts(desk, held)]
    told = [held for held in told if not tells_by_denial(desk, held, reading.terms_of("mechanism"))]
    if told:
        return answered(desk, AnswerKind.TEXT, Point.SENTENCE, _closest(desk, told))
    return abstained(desk, "words", _statements(desk))


def _left_open(desk: Desk, untold: Sequence[Term], ways: Sequence[Term]) -> Sequence[Term]:
    """What a statement does not tell, but for the other one of two ways between which it is asked ("new or off the shelf")."""
    offered = not OR.isdisjoint(desk.reading.words[1:]) and len(ways) > 1
    other = [term for term in untold if term in ways or term.concepts & {"kind.cash"}]
    return [term for term in untold if term not in other] if offered and len(other) < len(ways) else untold


def _without_the_other(reading: Reading) -> Reading:
    """The reading without the way that is only weighed against the one asked about ("why drawdown rather than contracts")."""
    ways = reading.terms_of("mechanism")
    at = next((term.at for term in reading.terms if "ask.rather_than" in term.concepts), None)
    other = next((term for term in ways if at is not None and term.at > at), None)
    if other is None or ways[0].at > other.at or ways[0] is other:
        return reading
    return replace(reading, terms=tuple(term for term in reading.terms if term is not other and term.at != at))


def _is_a_post(term: Term) -> bool:
    """Whether it is of a post, whose authority it may be, and names nobody."""
    return all(concept.startswith("office:") for concept in term.concepts)


_ON_ITS_WAY = frozenset({"stage.delivered", "stage.provided", "stage.disbursed"})
"""Words that ask how a package gets there say nothing of whether it has."""


def _is_the_other_way_round(desk: Desk) -> bool:
    """Whether it asks what the usual recipient sends to the usual donor."""
    giving = {term.end: term for term in desk.reading.terms if "give.gives" in term.concepts}
    to = [term.at for term in desk.reading.terms if "role.to" in term.concepts and term.at in giving]
    subject = {term.end for term in desk.reading.terms if desk.defaults.recipient in term.entities}
    return any(giving[at].at in subject for at in to) or roles_of(desk).donor == desk.defaults.recipient


def _of_the_time(desk: Desk, held: Held) -> bool:
    """What holds in general holds since it was told of; "this week" asks for news."""
    return all(on_date(held, when) or _held_by_then(held, when) for when in desk.reading.whens)


def _held_by_then(held: Held, when: When) -> bool:
    past = not all(span.relative for span in when.readings)
    return past and any(span.last >= _SINCE for span in when.readings)


def _points_to_package(desk: Desk) -> bool:
    reading = desk.reading
    return bool(reading.whens or reading.amounts or "package" in reading.named("measure"))


def _of_package(desk: Desk, terms: Sequence[Term]) -> list[Held]:
    """Statements on the mechanism of the package meant, else the package itself where it names its mechanism."""
    packages = packages_meant(desk, leaving=terms) or _on_its_way(desk, terms)
    around = [held for package in packages for held in desk.context(package) if is_statement(held, "mechanism")]
    if around:
        return list(without_repeats(around))
    return [held for held in packages if getattr(held.fact, "mechanism", None)]


def _on_its_way(desk: Desk, terms: Sequence[Term]) -> Sequence[Held]:
    """The packages of the days named whatever their stage, where it is asked how they get there."""
    on_its_way = {concept for term in terms for concept in term.concepts} & _ON_ITS_WAY
    left = [term for term in desk.reading.content if term not in terms]
    found = packages_near(desk) if on_its_way and desk.reading.whens else ()
    return [held for held in found if not desk.unexplained(held, terms=left)]


def _statements(desk: Desk) -> Sequence[Held]:
    words = desk.words_for(desk.reading.content)
    found = [*desk.search(words, types=[FactType.STATEMENT], limit=40)] if words else []
    for facet in ("mechanism", "definition"):
        found.extend(desk.shelf.statements(facet=facet))
    told = [held for held in without_repeats(found) if is_statement(held, "mechanism", "definition")]
    beside = [held for held in without_repeats(found) if is_statement(held, "event", "observation")]
    return told + [held for held in beside if _tells_a_way(desk, held)]


def _tells_a_way(desk: Desk, held: Held) -> bool:
    """Whether what happened was of a way in which aid is given or paid for."""
    return any(concept.startswith(_WAYS) for concept in desk.coverage(held).concepts)


_WAYS = ("mechanism.", "ask.mechanism", "ask.speed")


def _closest(desk: Desk, told: Sequence[Held]) -> list[Held]:
    """The statement that is about the mechanism named and says what it is; on speed, the one that tells how fast.

    A second one stands beside it only where it is about the same.
    """
    ranked = sorted(told, key=lambda held: (*_distance(desk, held), held.fact.id))
    subject = ranked[0].statement.subject
    return [held for held in ranked if held.statement.subject == subject][:2]


def _names_an_amount(desk: Desk) -> bool:
    """Whether it names what a package is worth ("explain it like im 5" does not)."""
    return any(amount.value >= _LEAST_WORTH for amount in desk.reading.amounts)


_LEAST_WORTH = 1000


def _is_about(desk: Desk, held: Held) -> bool:
    """Whether a statement is on the very thing whose meaning is asked, and does not only mention it."""
    subject = desk.vocabulary.spotted([token.folded for token in tokens(held.statement.subject)])
    return any(not term.concepts.isdisjoint(subject) for term in desk.reading.content)


def _distance(desk: Desk, held: Held) -> tuple[bool, bool, bool]:
    named = {concept for term in desk.reading.terms_of("mechanism") for concept in term.concepts}
    if "mechanism.stockpile" in named or ("speed" in desk.reading.asks and not named):
        named.add(_OUT_OF_STOCK)
    concepts = desk.coverage(held).concepts
    subject = desk.vocabulary.spotted([token.folded for token in tokens(held.statement.subject)])
    slow = "speed" in desk.reading.asks and "ask.speed" not in concepts
    return (slow, bool(named) and not named & subject, "ask.meaning" not in concepts)
