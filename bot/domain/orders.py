"""Orders that open a question and only ask: "drop a quote", "need the ...", "give us ..."."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.terms import Term

_ORDERS = frozenset(
    """
    need want drop give get toss chuck throw share hand lend bring spare serve pass sling shoot dig grab lob fling slide spot cite
    """.split()
)
"""Verbs that, opening a question and with an object right behind, only ask for an answer."""
_SOMETHING = frozenset({"smth", "something", "sth", "anything", "summat", "sumthin"})
_ASKERS = frozenset({"us", "me", "my"})
_LIGHT = ("filler.", "ask.show", "ask.polar")


def ordered(terms: tuple[Term, ...], is_person: Callable[[Term], bool]) -> tuple[Term, ...]:
    """The terms with an order that opens them read as asking; "us" right behind it is who asks, not a state."""
    at = next((at for at, term in enumerate(terms) if not _is_light(term)), len(terms))
    if at >= len(terms) or terms[at].words not in _ORDERS:
        return terms
    asker = at + 1 < len(terms) and terms[at + 1].words in _ASKERS
    behind = terms[at + 1 + asker] if at + 1 + asker < len(terms) else None
    if behind is None or not _is_object(behind, is_person):
        return terms
    read = [replace(terms[at], concepts=frozenset({"ask.show"}))]
    read += [replace(terms[at + 1], concepts=frozenset({"filler.pronoun"}))] if asker else []
    return (*terms[:at], *read, *terms[at + 1 + asker :])


def _is_light(term: Term) -> bool:
    return bool(term.concepts) and all(concept.startswith(_LIGHT) for concept in term.concepts)


def _is_object(term: Term, is_person: Callable[[Term], bool]) -> bool:
    """Whether it may begin what is ordered: an article or the like, a person, or a word for a quotation."""
    light = term.concepts & {"filler.word", "filler.pronoun", "ask.quote"} or term.words in _SOMETHING
    return bool(light) or is_person(term)
