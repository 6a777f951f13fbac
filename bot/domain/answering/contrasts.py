"""What a claim only sets apart from what it claims: "the us, not germany", "not blinken but austin", "2.3 billion and not 23"."""

from dataclasses import dataclass, replace

from bot.domain.answering.denials import NEGATION
from bot.domain.answering.desk import Desk
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.question import Reading
from bot.domain.terms import Term

_NOT = frozenset("not nicht kein keine keinen pas non aucun no nie не ні isnt wasnt arent werent aint".split())
_INSTEAD = frozenset(
    """
    instead of,rather than,as opposed to,in place of,anstelle von,anstatt,statt,au lieu de,plutot que,a la place de,en lugar de,
    en vez de,zamiast,замість,вместо
    """.replace("\n", "")
    .replace("    ", "")
    .split(",")
)
_LITTLE = ("filler.word", "filler.preposition", "filler.copula", "filler.pronoun", "role.")
_SAID_OF = frozenset({"filler.copula", "filler.auxiliary"})
_OPENING = ("filler.", "ask.")
_PERSONS = frozenset({"person"})
_PLACES = frozenset({"place"})
_BUT = frozenset({"but", "rather", "sondern", "mais", "sino", "lecz", "tylko", "ale", "а", "але", "но"})


@dataclass(frozen=True, slots=True)
class Contrast:
    """A claim without what it sets apart, and the names that it sets apart."""

    reading: Reading
    names: tuple[Term, ...]


def without_contrast(desk: Desk) -> Contrast | None:
    """Read a claim without what it merely sets apart from something of the same sort; None where it sets nothing apart.

    Who or what is set apart must not be what the facts tell: that is for whoever judges the rest.
    """
    reading = desk.reading
    gone: list[range] = []
    names: list[Term] = []
    for index, term in enumerate(reading.terms):
        if term.words not in _INSTEAD and (NEGATION not in term.concepts or term.words.split()[-1] not in _NOT):
            continue
        end, named = _set_apart(desk, index)
        if end is not None:
            gone.append(range(term.at, end))
            names.extend(named)
    return Contrast(_without(reading, gone), tuple(names)) if gone else None


def _set_apart(desk: Desk, index: int) -> tuple[int | None, list[Term]]:
    """Where that which a denial sets apart ends, and the name that it is, if one."""
    reading = desk.reading
    by_start = {term.at: term for term in reading.terms}
    at = reading.terms[index].end
    while (little := by_start.get(at)) is not None and _is_little(little):
        at = little.end
    if reading.is_amount(at):
        others = sum(reading.is_amount(other) for other in range(len(reading.words))) > 1
        return (at + 1, []) if others and _is_aside(reading, index, at + 1) else (None, [])
    named = by_start.get(at)
    if named is None or not _has_like(desk, named) or not _is_aside(reading, index, named.end):
        return None, []
    return named.end, [named]


def _is_little(term: Term) -> bool:
    return bool(term.concepts) and all(concept.startswith(_LITTLE) for concept in term.concepts)


def _is_aside(reading: Reading, index: int, end: int) -> bool:
    """Whether the denial is not what the sentence says of its subject ("austin was not umerov's guest")."""
    if (
        index == 0
        or reading.terms[index].words in _INSTEAD
        or (end < len(reading.words) and reading.words[end] in _BUT)
    ):
        return True
    before, denial = reading.terms[index - 1], reading.terms[index]
    if denial.words not in ("isnt", "wasnt", "arent", "werent", "aint") and not before.concepts & _SAID_OF:
        return True
    stated = any(reading.is_amount(at) for at in range(denial.at))
    return not stated and all(_only_opens(term) for term in reading.terms[:index])


def _only_opens(term: Term) -> bool:
    return bool(term.concepts) and all(concept.startswith(_OPENING) for concept in term.concepts)


def _has_like(desk: Desk, named: Term) -> bool:
    """Whether the claim names something else of the same sort."""
    sorts = [sort for sort in (PARTY_TYPES, _PERSONS, _PLACES) if desk.names(named, sort) or _in_office(named, sort)]
    others = [term for term in desk.reading.terms if term is not named and not term.concepts & named.concepts]
    return any(desk.names(other, sort) or _in_office(other, sort) for sort in sorts for other in others)


def _in_office(term: Term, sort: frozenset[str]) -> bool:
    return sort is _PERSONS and any(concept.startswith("office:") for concept in term.concepts)


def _without(reading: Reading, gone: list[range]) -> Reading:
    """The reading without the terms and amounts in these runs of words."""
    left_out = {at for run in gone for at in run}
    marks = [at for at in range(len(reading.words)) if reading.is_amount(at)]
    amounts = reading.amounts
    if len(marks) == len(amounts):
        amounts = tuple(amount for amount, at in zip(amounts, marks, strict=True) if at not in left_out)
    return replace(
        reading,
        words=tuple("" if at in left_out else word for at, word in enumerate(reading.words)),
        terms=tuple(term for term in reading.terms if term.at not in left_out),
        amounts=amounts,
    )
