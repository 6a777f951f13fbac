"""Claims on how a package is paid for or what it is for ("not a loan", "military, not humanitarian"), against the package."""

from dataclasses import replace

from bot.domain.answer import Differs
from bot.domain.answering.denials import NEGATION
from bot.domain.answering.desk import Desk
from bot.domain.answering.packages import packages_meant
from bot.domain.keys import kind_fits, stage_fits
from bot.domain.model import AidKind, Figure, Held, Statement
from bot.domain.terms import Term

_WAYS = ("mechanism.", "kind.", "measure.loan", "stage.")
_OUT_OF_STOCK = "stockpile"


def way_claimed(desk: Desk) -> tuple[Held, tuple[Differs, ...]] | None:
    """The package that a claim speaks of, and in what it is paid for or meant otherwise; None where it claims something else."""
    reading = desk.reading
    ways = [term for term in reading.content if any(concept.startswith(_WAYS) for concept in term.concepts)]
    denied = [term for term in ways if _is_denied(desk, term)]
    negations = sum(NEGATION in term.concepts for term in reading.terms)
    if not ways or negations != len(denied) or (not denied and (reading.amounts or all(map(_is_stage, ways)))):
        return None
    whichever = desk.reading_as(replace(reading, terms=tuple(term for term in reading.terms if term not in ways)))
    packages = packages_meant(whichever)
    if len(packages) != 1:
        return None
    told = [packages[0], *(held for held in desk.context(packages[0]) if _is_twin(held, packages[0]))]
    wrong = [term for term in ways if any(_is_way_of(term, held.figure) for held in told) == (term in denied)]
    return packages[0], tuple(dict.fromkeys(_differs(term, packages[0].figure, term in denied) for term in wrong))


def tells_the_ways(desk: Desk, held: Held) -> bool:
    """Whether the ways of paying that a claim names are a figure's own, a twin's, or told of it; another figure's are not."""
    told = [
        held,
        *(other for other in desk.context(held) if isinstance(other.fact, Statement) or _is_twin(other, held)),
    ]
    ways = desk.reading.terms_of("mechanism")
    return all(any(not desk.unexplained(each, wide=False, terms=[way]) for each in told) for way in ways)


def relief_claimed(desk: Desk) -> tuple[Held, Differs] | None:
    """The package of military aid that is said to be relief goods ("is food and medicine only"); None otherwise."""
    reading = desk.reading
    goods = reading.terms_of("item")
    relief = bool(goods) and all(term.concepts <= _RELIEF for term in goods)
    lists = reading.asks & {"includes", "contents", "including"} or any(
        "filler.negation" in t.concepts for t in reading.terms
    )
    if not relief or lists or "filler.copula" not in reading.concepts or not (reading.amounts or reading.whens):
        return None
    packages = [held for held in packages_meant(desk, leaving=goods) if held.figure.kind is AidKind.MILITARY]
    if len({held.figure.value for held in packages}) != 1:
        return None
    claimed = " ".join(reading.words[goods[0].at : goods[-1].end])
    return packages[0], Differs("kind", claimed, packages[0].figure.kind)


_RELIEF = frozenset(f"item.{goods}" for goods in "food medical tent blanket shelter vaccine".split())


def _is_stage(term: Term) -> bool:
    return any(concept.startswith("stage.") for concept in term.concepts)


def _is_denied(desk: Desk, term: Term) -> bool:
    """Whether a denial stands right before it, but for little words."""
    before = {other.end: other for other in desk.reading.terms}
    at = term.at
    while (other := before.get(at)) is not None and other.is_free:
        if NEGATION in other.concepts:
            return True
        at = other.at
    return NEGATION in term.concepts


def _is_twin(held: Held, package: Held) -> bool:
    alike = held.fact.same_as == package.fact.id or package.fact.same_as == held.fact.id
    return alike and isinstance(held.fact, Figure)


def _is_way_of(term: Term, figure: Figure) -> bool:
    mechanisms = (figure.mechanism or "").lower().split("+")
    for concept in term.concepts:
        kind, _, name = concept.partition(".")
        if concept == "mechanism.grant" and figure.measure != "loan":
            return True  # what is no loan need not be paid back
        if kind == "mechanism" and (name in mechanisms or (name == _OUT_OF_STOCK and "pda" in mechanisms)):
            return True
        if (kind == "kind" and kind_fits(name, figure)) or (kind == "stage" and stage_fits(name, figure.stage)):
            return True
    return False


def _differs(term: Term, figure: Figure, denied: bool) -> Differs:
    if denied:
        return Differs("negation", "", "")
    stage = next((concept[6:] for concept in term.concepts if concept.startswith("stage.")), None)
    if stage:
        return Differs("stage", stage, figure.stage)
    if any(concept.startswith("kind.") for concept in term.concepts):
        return Differs("kind", term.words, figure.kind)
    return Differs("mechanism", term.words, figure.mechanism or figure.kind)
