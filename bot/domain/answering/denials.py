"""Whether a claim, or a clause of a statement, denies what it tells of."""

import re
from collections.abc import Iterable, Iterator

from bot.domain.answering.desk import Desk
from bot.domain.coverage import coverage_of_words
from bot.domain.model import Held, Statement
from bot.domain.terms import Term
from bot.domain.text import tokens

NEGATION = "filler.negation"
_OPENERS = frozenset({"filler.chat", "filler.conjunction", "filler.discourse", "ask.true", "filler.copula"})
_NOBODY = frozenset({"nobody", "no one", "none", "niemand", "keiner", "personne", "nadie", "nikt", "ніхто", "никто"})
_CLAUSE = re.compile(r"[,;:]\s+|\s+(?=without\b|instead of\b|but\b|while\b)")
_LEFT_OUT = re.compile(r"\b(?:left out|excluded|excludes|not counted|instead of|without)\b", re.I)


def negated(desk: Desk, leaving: frozenset[str] = frozenset()) -> bool:
    """Whether the claim denies, by other words than those left out; "isn't it" and "or not" around it do not."""
    terms = desk.reading.terms
    first = next((index for index, term in enumerate(terms) if not term.concepts & _OPENERS), 0)
    first += not (
        terms and first < len(terms) and (terms[first].words in _NOBODY or _stands_behind_an_amount(desk, first))
    )
    inner = terms[first:-1] if desk.reading.whole.endswith("?") else terms[first:]
    return sum(_denies(term) and term.words not in leaving and not _caps(desk, term) for term in inner) % 2 == 1


def _caps(desk: Desk, term: Term) -> bool:
    """Whether it only says that there is no more of the amount before it ("80 in a week, no more")."""
    words = desk.reading.words
    more = not _MORE.isdisjoint(words[term.end : term.end + _REACH]) or not _MORE.isdisjoint(term.words.split())
    return more and any(desk.reading.is_amount(at) for at in range(term.at))


_MORE = frozenset({"more", "mehr", "plus", "mas", "wiecej", "більше", "больше"})
_REACH = 3


def _stands_behind_an_amount(desk: Desk, index: int) -> bool:
    """Whether an amount stands before the first term, so that a denial there is no "isn't it" ("53.5 does not include")."""
    return any(desk.reading.is_amount(at) for at in range(desk.reading.terms[index].at))


def _denies(term: Term) -> bool:
    """Whether a term says that something is not so, or was left unsaid ("skipped the restrictions")."""
    return not term.concepts.isdisjoint(_DENYING)


_DENYING = frozenset({NEGATION, "occasion.omitted"})


def denied_in(desk: Desk, sentence: str) -> bool | None:
    """Whether the clauses that tell the claim's words are denials; None where some are and some are not."""
    content = [term for term in desk.reading.content if not any(c.startswith("ask.") for c in term.concepts)]
    found = set()
    for clause, own in ((clause, coverage_of_words([clause], desk.vocabulary)) for clause in _clauses(sentence)):
        if any(own.explains(term) for term in content):
            found.add(bool(_LEFT_OUT.search(clause)) or _is_denial(desk, clause))
    return found.pop() if len(found) == 1 else None


def tells_by_denial(desk: Desk, held: Held, terms: Iterable[Term]) -> bool:
    """Whether a statement tells of these things only where it denies them ("irreversible, without an invitation")."""
    if not isinstance(held.fact, Statement):
        return False
    clauses = [
        (coverage_of_words([clause], desk.vocabulary), bool(_LEFT_OUT.search(clause)) or _is_denial(desk, clause))
        for clause in _clauses(held.fact.sentence)
    ]
    told = [[denied for own, denied in clauses if own.explains(term)] for term in terms]
    told = [flags for flags in told if flags]
    return bool(told) and all(all(flags) for flags in told) and not negated(desk)


def _clauses(sentence: str) -> Iterator[str]:
    return (clause for clause in _CLAUSE.split(sentence) if clause and clause.strip())


def _is_denial(desk: Desk, clause: str) -> bool:
    spotted = desk.vocabulary.spotted([token.folded.replace("'", "") for token in tokens(clause)])
    return not spotted.isdisjoint(_DENYING)
