"""When an answer counts that was found by taking misspelled words for likely ones."""

from bot.domain.answer import Answer, AnswerKind
from bot.domain.answering.comparing import EASILY_MISREAD
from bot.domain.answering.desk import Desk
from bot.domain.terms import Term
from bot.domain.verify import Outcome


def finds_nothing(answer: Answer) -> bool:
    """Whether nothing stored answers, or a quotation is in no stored quote."""
    unheard = answer.quote is not None and answer.quote.outcome is Outcome.NOT_FOUND
    return answer.kind is AnswerKind.ABSTAIN or unheard


def refutes_what_may_be_misread(answer: Answer) -> bool:
    """Whether a claim read with guessed words is refuted by nothing but its value or day, which those words may be about."""
    claim = answer.claim
    return claim is not None and not claim.supported and {differs.what for differs in claim.differs} <= EASILY_MISREAD


def is_lost(meant: str, desk: Desk, answer: Answer) -> bool:
    """Whether a guess takes a word for one that an answer may leave out: a little one, or in a quote any such.

    In English so many words are known to be ordinary that what is left is hardly ever anything but a misspelled one.
    """
    concepts = desk.vocabulary.concepts(meant)
    if answer.kind is AnswerKind.QUOTE:
        return all(Term(frozenset({concept}), meant, 0, 1).is_free for concept in concepts)
    return answer.reading.language != "en" and all(concept.startswith("filler.") for concept in concepts)


def say_the_same(one: Answer, other: Answer) -> bool:
    """Whether two answers rest on the same facts and tell the same part of them."""
    return (one.kind, one.point, one.main) == (other.kind, other.point, other.main)
