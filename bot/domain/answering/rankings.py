"""Who gives or gets most: the parties of one imported data set side by side, the largest first.

Nothing is ranked but figures that one publisher counts alike, in one data set, at its newest time or the one that is asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind, Assumed, Point
from bot.domain.answering.data_sets import OF_YEARS, alike
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import roles_of, times_of
from bot.domain.answering.replies import abstained, answered
from bot.domain.answering.roles import Roles
from bot.domain.keys import REPORTERS, kinds_for, stages_for
from bot.domain.model import AidKind, Held
from bot.domain.question import Reading
from bot.domain.shelf import RankKey

_MOST_ROWS = 10
_MOST_ASKED = 25
_FEWEST = 3
"""A list of fewer ranks nobody."""
_RANKED_TYPES = frozenset({"country", "organisation"})
"""Groups hold others of the list, so they never stand among them."""
_DONORS, _RECIPIENTS = "donor", "recipient"
_NOUNS = {"donor": _DONORS, "country": None, "government": None, "recipient": _RECIPIENTS}

_MOST = frozenset({"most", "meisten"})
_THE_MOST = frozenset({"the most", "most money", "am meisten"})
_TOP = frozenset({"top_donor", "top_recipient"})
_TOTALS = ("running_total",)
_OF_MEASURE = {
    "oda": ("oda_by_donor", "oda_to_country"),
    "share_of_gni": ("oda_share_of_gni",),
    "share_of_gdp": ("share_of_gdp",),
    "funding": ("funding",),
    "requirement": ("requirement",),
    "total": _TOTALS,
    "annual": OF_YEARS,
    "foreign_assistance": ("obligations", "disbursements"),
}
_WHOLE = frozenset({"oda_by_donor", "oda_share_of_gni"})
"""What a donor reports of all that it gives, to nobody in particular."""


def ranks(reading: Reading) -> bool:
    """Whether it asks who of all gives or gets most or least."""
    if reading.asks & _TOP:
        return True
    if _gives_most(reading):
        return not reading.names_person
    if not reading.asks & {"largest", "smallest"} or reading.names_person:
        return False
    nouns = {*_NOUNS, "ally", "partner"} & set(reading.named("noun"))
    return bool(nouns) or ("who" in reading.asks and not {"package", "announced"} & _named(reading))


def _gives_most(reading: Reading) -> bool:
    """Whether "most" is what somebody gave ("who funded sudan most", "the us gave most")."""
    if _MOST.isdisjoint(reading.words):
        return False
    ends = {term.end for term in reading.terms if "give.gives" in term.concepts}
    if ends and any("ask.largest" in term.concepts and term.words in _THE_MOST for term in reading.terms):
        return "package" not in reading.named("measure")
    gives = bool(ends) or "funding" in reading.named("measure")
    return ("who" in reading.asks and gives) or any(
        end < len(reading.words) and reading.words[end] in _MOST for end in ends
    )


def _wanted_rows(reading: Reading) -> int | None:
    """How many are asked for ("top 3 donors"), ten where nothing says; None where an amount is no such number."""
    if not reading.amounts:
        return _MOST_ROWS
    amount = reading.amounts[0]
    bare = len(reading.amounts) == 1 and amount.unit is None and amount.value == int(amount.value)
    return int(amount.value) if bare and 1 <= amount.value <= _MOST_ASKED else None


def answer_ranking(desk: Desk) -> Answer:
    """List those who give, or get, most."""
    roles = roles_of(desk)
    by = _ranked_side(desk.reading, roles)
    most = _wanted_rows(desk.reading)
    if most is None or (roles.donor if by == _DONORS else roles.recipient) is not None:
        return abstained(desk, "words")
    assumed: list[Assumed] = []
    for key in _keys(desk, by, roles, assumed):
        rows = _comparable(desk, by, desk.shelf.ranked(key))
        told = [held for held in rows if not desk.unexplained_beside(roles, held, wide=False)]
        if len(told) >= _FEWEST and len(told) == len(rows):
            taken = assumed if key.other == desk.defaults.recipient else ()
            answer = answered(desk, AnswerKind.LIST, Point.HISTORY, told[:most], assumed=taken)
            return replace(answer, ranked=len(told))
    return abstained(desk, "words")


def _ranked_side(reading: Reading, roles: Roles) -> str:
    """Whether donors or recipients are asked for: the noun tells, else the verb; "by country" is whoever is not named."""
    if "by_group" in reading.asks:
        return _RECIPIENTS if roles.donor is not None else _DONORS
    nouns = {_NOUNS[name] for name in reading.named("noun") if name in _NOUNS}
    if "top_recipient" in reading.asks or _RECIPIENTS in nouns:
        return _RECIPIENTS
    if "top_donor" not in reading.asks and ("give.gets" in reading.concepts and "give.gives" not in reading.concepts):
        return _RECIPIENTS
    return _DONORS


def _keys(desk: Desk, by: str, roles: Roles, assumed: list[Assumed]) -> Iterator[RankKey]:
    """What may be ranked, the likeliest first."""
    reading = desk.reading
    named = [measure for name in reading.named("measure") for measure in _OF_MEASURE.get(name, ())]
    if reading.named("measure") and not named:
        return
    said = roles.recipient if by == _DONORS else roles.donor
    usual = desk.defaults.recipient if by == _DONORS and said is None else None
    assumed.extend([Assumed("recipient", usual)] if usual else [])
    first, last = next(times_of(reading.whens))
    flows = reading.whens and not {"since", "by"} & {when.relation for when in reading.whens}
    measures = named or (OF_YEARS if flows or by == _RECIPIENTS else (*_TOTALS, *OF_YEARS))
    kinds = tuple(sorted(kinds_for(reading.named("kind"))))
    for measure in measures:
        if measure in _WHOLE and by == _DONORS and (said is not None or not named):
            continue  # what a donor gives of all is for nobody in particular
        other = None if measure in _WHOLE else said or usual
        for wanted in (kinds,) if kinds else ((AidKind.ALL,), ()):
            yield RankKey(
                by=by,
                other=other,
                measure=measure,
                kinds=wanted,
                stages=tuple(sorted(stages_for(reading.named("stage")))),
                first=first,
                last=last,
                smallest="smallest" in reading.asks,
            )


def _comparable(desk: Desk, by: str, found: Sequence[Held]) -> list[Held]:
    """Of figures of one time those that one data set counts alike, one for each party."""
    known = desk.vocabulary.entities

    def party(held: Held) -> str:
        return (held.figure.donor if by == _DONORS else held.figure.recipient) or ""

    def may_stand(held: Held) -> bool:
        who = party(held)
        return who in known and known[who].type in _RANKED_TYPES and who not in REPORTERS

    groups = alike((held for held in found if may_stand(held)), party)
    return groups[0] if groups else []


def _named(reading: Reading) -> set[str]:
    return {*reading.named("measure"), *reading.named("stage")}
