"""Which of several quotes tells most of what a question is about."""

from bot.domain.amount import states_amount
from bot.domain.answering.desk import Desk
from bot.domain.answering.verbatim import flat, says_the_rest
from bot.domain.model import Held
from bot.domain.question import Reading
from bot.domain.terms import Term
from bot.domain.text import tokens

BELIEFS = frozenset(
    {"thought", "thinks", "believed", "believes", "bet", "assumed", "expected", "if", "whether", "claims"}
)
"""Words by which a speaker tells of what somebody else took for true, or leaves it open."""


def subject_of(reading: Reading) -> tuple[Term, ...]:
    """What the quote should be about: the content that names no office or setting."""
    return tuple(
        term for term in reading.content if not any(concept.startswith("office:") for concept in term.concepts)
    )


def rank_of(desk: Desk, held: Held) -> tuple[tuple[int, ...], str]:
    """The quote that itself names most of what is asked, and denies where that does; then the report's own wordings; newest.

    The report's own are those with other accounts beside them. What others only believed comes last.
    """
    fact = held.quote
    untold = len(desk.unexplained(held, wide=False))
    untold += sum(not states_amount(fact.text, amount) for amount in desk.reading.amounts)
    own = {token.folded for token in tokens(fact.text)}
    subject = [(term, _worded_as(desk, term)) for term in subject_of(desk.reading)]
    untold += sum(own.isdisjoint(meant) for term, meant in subject if not term.entities)
    literal = sum(desk.coverage(held).has_word(word) for _, meant in subject for word in meant)
    manner = sum(bool(term.concepts & desk.coverage(held).concepts) for term in desk.reading.terms_of("ask"))
    in_a_row = any(" " in term.words and f" {term.words} " in flat(fact.text) for term, _ in subject)
    verbatim = in_a_row or says_the_rest(desk.reading, fact.text)
    denied = _is_denied(desk.reading) and not _NEGATIONS & own
    others_belief = bool(own & BELIEFS - {term.words for term in desk.reading.terms})
    told = (not verbatim, others_belief, untold, denied, -literal, -manner, not fact.wordings)
    return (*told, -fact.said_on.last.toordinal()), fact.id


def _is_denied(reading: Reading) -> bool:
    return any("filler.negation" in term.concepts for term in reading.terms)


_NEGATIONS = frozenset("not never no nobody nothing cannot".split())


def _worded_as(desk: Desk, term: Term) -> list[str]:
    """The words by which a quote can name a term: its own, and in another language the English ones for what it means."""
    words = (term.meant or term.words).split()
    return words if desk.reading.language == "en" else [*words, *desk.vocabulary.english(term.concepts)]
