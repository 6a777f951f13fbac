"""An appeal: what it asks for beside what it got, as the same publisher counts both for the same plan and year."""

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import Wanted, matching, names_funding, wanted_figures
from bot.domain.answering.replies import abstained, answered
from bot.domain.model import Held
from bot.domain.question import Reading
from bot.domain.terms import Term

_BOTH = frozenset({"requirement", "funding"})
_ONE_FIGURE = frozenset({"how_much", "how_many", "share", "part_of", "difference", "ratio"})
_MOST_PLANS = 5


def asks_for_both(reading: Reading) -> bool:
    """Whether requirement and funding are named side by side ("requirements against funding for sudan")."""
    named = [_BOTH & {concept.partition(".")[2] for concept in term.concepts} for term in reading.terms_of("measure")]
    funding = [term.at for term in reading.terms if _is_funding(term)]
    asked_for = {term.end for term in reading.terms_of("measure") if "measure.requirement" in term.concepts}
    got = "give.gets" in reading.concepts or any(_is_funding(term) and " " in term.words for term in reading.terms)
    of_appeal = bool(asked_for.intersection(funding)) or got  # "appeal funding", "funding received"
    both = any("requirement" in each for each in named) and bool(funding) and not of_appeal
    return both and not reading.asks & _ONE_FIGURE


def answer_appeal(desk: Desk) -> Answer:
    """List both figures of each plan, the newest first."""
    wanted = wanted_figures(desk, _BOTH)
    found = [held for held in matching(desk, wanted) if not _unexplained(desk, wanted, held)]
    plans: dict[object, dict[str, Held]] = {}
    for held in found:
        figure = held.figure
        plan = (figure.recipient, figure.time, figure.unit, figure.unit_note, figure.source.publisher)
        plans.setdefault(plan, {}).setdefault(figure.measure, held)
    both = [plan for plan in plans.values() if len(plan) == len(_BOTH)][:_MOST_PLANS]
    if not both:
        return abstained(desk, "words", found)
    rows = [plan[measure] for plan in both for measure in ("requirement", "funding")]
    return answered(desk, AnswerKind.LIST, Point.HISTORY, rows, assumed=wanted.assumed)


def _is_funding(term: Term) -> bool:
    """Whether a term is funding by itself; in "appeal funding" it says which of the two is asked for."""
    return "measure.funding" in term.concepts or (names_funding(term) and " " not in (term.meant or term.words))


def _unexplained(desk: Desk, wanted: Wanted, held: Held) -> bool:
    terms = [
        term
        for term in desk.reading.content
        if term not in wanted.roles.terms and not _is_funding(term) and "measure.requirement" not in term.concepts
    ]
    return bool(desk.unexplained(held, wide=False, terms=terms))
