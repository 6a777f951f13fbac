"""The plainest answer: a statement, or a quote, whose own words account for all of the question."""

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.denials import tells_by_denial
from bot.domain.answering.desk import FREE_NOUNS, Desk
from bot.domain.answering.held_facts import is_statement, on_date
from bot.domain.answering.replies import answered
from bot.domain.answering.surroundings import facts_around, has_amounts, people_meant
from bot.domain.model import Held, Statement
from bot.domain.terms import Term, When

_ASKS_NUMBERS = frozenset(
    {"how_much", "how_many", "number_of", "share", "sum", "difference", "ratio", "in_dollars", "in_euros"}
)
_SETTING = ("occasion.meeting", "occasion.summit", "noun.news", "office:", "measure.package", "stage.announced")
_SETTING_TYPES = frozenset({"person", "place", "country"})
_FACETS = frozenset(
    {"context", "request", "observation", "event", "date", "place", "provenance", "mechanism", "definition", "person"}
)
_ORDERS = frozenset({"ask.first", "ask.largest", "ask.smallest"})
_DESCRIBING = frozenset({"noun.previous", "noun.next"})
"""What only describes something else ("old") is not enough to find a statement by."""


def answer_by_statement(desk: Desk) -> Answer | None:
    """Answer a question that asks for no number from one statement; None when none accounts for the whole of it.

    What the question is about must stand in the statement itself; who was there, where and when may be told by the occasion.
    """
    if (
        desk.reading.asks & _ASKS_NUMBERS
        or not desk.reading.content
        or desk.is_beyond_all
        or _asks_what_was_given(desk)
        or _asks_who_asked(desk)
    ):
        return None
    asked = {term.end for term in desk.reading.terms if term.concepts & {"ask.which", "ask.what"}}
    summits = [term for term in desk.reading.content if term.at in asked and "occasion.summit" in term.concepts]
    setting = [term for term in desk.reading.content if _is_setting(desk, term) and term not in summits]
    subject = [term for term in desk.reading.content if term not in setting]
    requests = "give.asks" in desk.reading.concepts
    if all(term.concepts & _DESCRIBING or term.concepts <= FREE_NOUNS for term in subject) and not requests:
        return _on_who_held_a_post(desk)
    met = [term for term in setting if "occasion.meeting" in desk.reading.concepts and people_meant(desk, term)]
    subject, setting = [*subject, *met], [term for term in setting if term not in met]
    told = [held for held in facts_around(desk) if _tells(desk, held, subject, setting)]
    asked_for = [held for held in told if is_statement(held, "request")] if requests else []
    told = asked_for if asked_for or (requests and not subject) else told
    if "when" in desk.reading.asks:
        told = [held for held in told if not tells_by_denial(desk, held, desk.reading.terms_of("occasion"))]
    if not told:
        return None
    best = min(told, key=lambda held: (len(desk.unexplained(held, wide=False)), *_breadth(held)))
    return answered(desk, AnswerKind.TEXT, Point.SENTENCE, [best])


def _breadth(held: Held) -> tuple[int, str]:
    """How much else a statement lists, so that of two the one on the very thing comes first."""
    return len(held.statement.items), held.fact.id


def _on_who_held_a_post(desk: Desk) -> Answer | None:
    """What is told of somebody in a post, where a question names only the two ("since when was he minister")."""
    posts = [term for term in desk.reading.content if any(concept.startswith("office:") for concept in term.concepts)]
    asks = desk.reading.asks
    if (
        not posts
        or not asks & {"when", "who", "role"}
        or asks & {"before", "after"}
        or "noun.previous" in desk.reading.concepts
    ):
        return None
    content = desk.reading.content
    told = [
        held for held in facts_around(desk) if is_statement(held, "person") and _tells(desk, held, list(content), [])
    ]
    return answered(desk, AnswerKind.TEXT, Point.SENTENCE, told) if len(told) == 1 else None


def _asks_who_asked(desk: Desk) -> bool:
    """Whether it asks who it was that asked for a package ("which general asked for it"): requests tell what, not who."""
    reading = desk.reading
    asked = reading.asks & {"which", "who"} and "give.asks" in reading.concepts
    return bool(asked) and not reading.terms_of("item") and not reading.terms_of("occasion")


def _asks_what_was_given(desk: Desk) -> bool:
    """Whether it asks what a state gave, which no statement on people and places tells."""
    reading = desk.reading
    return "give.gives" in reading.concepts and "what" in reading.asks and not reading.terms_of("item")


def tells_all(desk: Desk, held: Held, setting_types: frozenset[str]) -> bool:
    """Whether a statement tells all of the question, entities of some types left to its occasion."""
    setting = [term for term in desk.reading.content if desk.names(term, setting_types)]
    subject = [term for term in desk.reading.content if term not in setting]
    return not desk.unexplained(held, wide=False, terms=subject) and not desk.unexplained(held, terms=setting)


def _tells(desk: Desk, held: Held, subject: list[Term], setting: list[Term]) -> bool:
    fact = held.fact
    if not isinstance(fact, Statement) or fact.facet not in _FACETS:
        return False
    if desk.unexplained(held, wide=False, terms=subject) or desk.unexplained(held, terms=setting):
        return False
    if any(term.concepts & _ORDERS and not desk.coverage(held).explains(term) for term in desk.reading.content):
        return False  # which was first is told by figures in order, or in so many words
    return all(_is_of(desk, held, when) for when in desk.reading.whens) and has_amounts(desk, held)


def _is_of(desk: Desk, held: Held, when: When) -> bool:
    """Whether a statement is of a date, or of an occasion on it."""
    if on_date(held, when) or desk.reading.amounts or when.relation != "on":
        return on_date(held, when)
    return any(on_date(other, when) for other in desk.context(held))


def _is_setting(desk: Desk, term: Term) -> bool:
    return desk.names(term, _SETTING_TYPES) or any(concept.startswith(_SETTING) for concept in term.concepts)
