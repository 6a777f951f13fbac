"""A claim against the one figure it speaks of: value first, then its day, people, parties, stage, kind and mechanism."""

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.amount import Amount, states_amount
from bot.domain.answer import Differs
from bot.domain.answering.bounds import bound_claimed, lies_within, says_otherwise
from bot.domain.answering.claimed_donors import same_amount_of_another
from bot.domain.answering.claimed_ways import tells_the_ways
from bot.domain.answering.compared import Compared, mis_scaled
from bot.domain.answering.counts import counted_terms, counts_meant, of_other_length
from bot.domain.answering.departures import GIVEN, dates_fit, differences, is_garbled
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import (
    distinct,
    matching,
    newest_first,
    open_year_matches,
    referred_to,
    roles_of,
    wanted_figures,
    whatever_kind,
)
from bot.domain.answering.held_facts import without_repeats
from bot.domain.answering.like_with_like import Unlike, in_the_unit, is_total, like_total, to_compare_with
from bot.domain.answering.packages import packages_near
from bot.domain.answering.roles import Roles
from bot.domain.answering.surroundings import people_meant
from bot.domain.answering.values import as_of, counts_from
from bot.domain.coverage import people_of
from bot.domain.keys import PACKAGE, TOTAL
from bot.domain.model import Figure, Held, Stage

_NOT_GIVEN = frozenset(
    """
    remaining_authority remaining_funds drawdown_authority appropriation requirement gap target valuation_error
    people_in_need people_targeted estimate change cancellations funding_share
    """.split()
)
"""Measures of what may be given, was asked for, or is missing: none of it bears out that so much was given."""


_ASKED_FOR = frozenset({"requirement", "target"})
_HOW_GIVEN = frozenset({"loan"})
"""A measure of its own, and in a claim a way in which any amount may be said to be given."""


def compare_with_figure(desk: Desk) -> Compared | None:
    """Find the figure a claim speaks of and compare; None when there is none, or when a word of the claim stays open.

    A misspelled word may be the very one that makes value and day right ("mroe than"), so that neither is refuted then.
    """
    found = _found(desk)
    if found is not None and found.differs and desk.reading.terms and not desk.reading.terms[0].concepts:
        return None  # "ohw much was lost" asks
    if found is None or not any(is_garbled(desk, term) for term in desk.reading.terms):
        return found
    return None if {differs.what for differs in found.differs} <= EASILY_MISREAD else found


EASILY_MISREAD = frozenset({"value", "day", "precision"})


def _found(desk: Desk) -> Compared | None:
    if not desk.reading.amounts:
        return _without_value(desk)
    if counted_terms(desk) and all(amount.counts_things for amount in desk.reading.amounts):
        return _count(desk)
    bounded = any(bound_claimed(desk.reading, amount) for amount in desk.reading.amounts)
    of_the_day = _packages_of_the_day(desk)
    pinned = (bounded and of_the_day) or _pinned(desk)
    if bounded and of_the_day and not any(_agrees(desk, held) for held in of_the_day):
        pinned = [held for held in _pinned(desk) if _is_just_within(desk, held)] or pinned
    referred = _referred(desk)
    named = {held.fact.id for held in referred}
    in_unit = _in_the_unit_claimed(desk, pinned)
    agreeing = [held for held in (in_unit if bounded else pinned) if held.fact.id in named]
    agreeing = agreeing or [held for held in in_unit if _agrees(desk, held)]
    if not agreeing and desk.reading.whens and not desk.reading.named("measure"):
        agreeing = [held for held in packages_near(desk) if _agrees(desk, held)]
    by_then = bool(pinned) and any(when.relation == "by" for when in desk.reading.whens)
    if not agreeing and not by_then and not (pinned and desk.reading.named("measure")):
        agreeing = _fitting(desk, referred)
    if agreeing:
        return _same_value(desk, agreeing)
    if of_the_day:
        agreeing = [held for held in of_the_day if _agrees(desk, held)]
        return _same_value(desk, agreeing) if agreeing else _other_value(desk, of_the_day, referred)
    if others := same_amount_of_another(desk, referred):
        return Compared(*others)
    elsewhere = None if by_then else _same_amount_elsewhere(desk, referred)
    return elsewhere or mis_scaled(desk) or _other_value(desk, pinned, referred)


def _is_just_within(desk: Desk, held: Held) -> bool:
    """Whether a figure lies on the side claimed of an amount of its own size, which no package of the day comes near."""
    amount = desk.reading.amounts[-1]
    return _agrees(desk, held) and amount.value <= held.figure.value <= amount.value * _SAME_SIZE


_SAME_SIZE = Decimal("1.5")


def _packages_of_the_day(desk: Desk) -> list[Held]:
    """The packages of a day that the claim names, unless it speaks of a total."""
    reading = desk.reading
    days = [when for when in reading.whens if all(span.grain == "day" for span in when.readings)]
    if not days or "total" in reading.named("measure") or any(when.relation != "on" for when in days):
        return []
    wanted = whatever_kind(wanted_figures(desk, PACKAGE))
    open_year = any(when.open_year for when in days)
    return list(open_year_matches(desk, wanted) if open_year else matching(desk, wanted))


def _count(desk: Desk) -> Compared | None:
    """A number of things is only compared with counts of the same things."""
    counted = [held for held in counts_meant(desk) if held.figure.stage is not Stage.CLAIMED]
    agreeing = [held for held in counted if _agrees(desk, held)]
    if agreeing and of_other_length(desk, agreeing[0]):
        period = f"{agreeing[0].figure.period_start}/{agreeing[0].figure.period_end}"
        return Compared(agreeing[0], (Differs("period", "", period),))
    if agreeing:
        return _same_value(desk, agreeing)
    if not counted:
        return None
    chosen = newest_first(distinct(counted))[0]
    claimed = desk.reading.amounts[-1]
    if says_otherwise(chosen.figure, claimed, desk.reading):
        return Compared(chosen, (Differs("precision", "", ""),))
    return Compared(chosen, (Differs("value", str(claimed.value), str(chosen.figure.value)),))


def _same_amount_elsewhere(desk: Desk, referred: Sequence[Held]) -> Compared | None:
    """The amount is that of stored figures between these parties, but none of them fits the rest of the claim."""
    if "total" in desk.reading.named("measure"):
        return None
    wanted = wanted_figures(desk)
    found = distinct(newest_first(held for held in referred if _between(wanted.roles, held)))
    measures = wanted.measures - _HOW_GIVEN
    found = tuple(held for held in found if held.figure.measure in measures or not measures)
    compared = [Compared(held, differences(desk, held)) for held in found]
    if not compared or not all(each.differs for each in compared):
        return None
    return min(compared, key=lambda each: len(desk.unexplained(each.held)))


def _without_value(desk: Desk) -> Compared | None:
    """A claim on a package of a day, about anything but its value."""
    reading = desk.reading
    if not reading.whens or not (reading.named("measure") or reading.named("kind") or reading.named("stage")):
        return None
    found = [held for held in packages_near(desk) if differences(desk, held)]
    return _compared(desk, found[0]) if found else None


def _same_value(desk: Desk, agreeing: Sequence[Held]) -> Compared | None:
    """The value is right; does the rest agree? The figure that leaves least of the claim open is compared."""
    on_days = [held for held in agreeing if dates_fit(desk, held)] or list(agreeing)
    ordered, ways = newest_first(without_repeats(on_days)), desk.reading.terms_of("mechanism")
    chosen = min(ordered, key=lambda h: (len(desk.unexplained(h)), len(desk.unexplained(h, wide=False, terms=ways))))
    return _compared(desk, chosen)


def _compared(desk: Desk, held: Held) -> Compared | None:
    """What differs; a claim that contradicts nothing is only supported when every word of it is accounted for."""
    differs = differences(desk, held)
    if not differs and (desk.unexplained(held) or not _tells_amounts(desk, held) or not tells_the_ways(desk, held)):
        return None
    return Compared(held, differs)


def _tells_amounts(desk: Desk, held: Held) -> bool:
    """Whether every amount of the claim is the figure's, stands in its sentence, or is that of a fact around it."""
    around = {held.fact.id, *held.figure.includes, *(other.fact.id for other in desk.context(held))}
    return all(
        _agrees_with(amount, desk, held)
        or states_amount(held.figure.sentence, amount)
        or any(other.fact.id in around for other in referred_to(desk, amount))
        for amount in desk.reading.amounts
    )


def _other_value(desk: Desk, pinned: Sequence[Held], referred: Sequence[Held]) -> Compared | None:
    """Nothing pinned by the claim's other words has its value: what they do have."""
    alike = {_series(held) for held in referred} & {_series(held) for held in pinned}
    best = [held for held in pinned if not desk.unexplained(held) and (_series(held) in alike or not alike)]
    if not best:
        return None
    claimed = desk.reading.amounts[-1]
    if claimed.counts_things and all(held.figure.is_money for held in best):
        return None
    chosen = to_compare_with(desk, claimed, best)
    if chosen is None:
        return None
    if says_otherwise(chosen.figure, claimed, desk.reading):
        return Compared(chosen, (Differs("precision", "", ""),))
    elsewhen = [held.figure for held in newest_first(referred) if _series(held) == _series(chosen)]
    differs = [Differs("value", str(claimed.value), str(chosen.figure.value))]
    differs.extend(Differs("day", "", str(figure.time)) for figure in elsewhen[:1])
    return Compared(chosen, tuple(differs))


def why_unlike(desk: Desk) -> Unlike | None:
    """Why a claim that nothing bears out can't be held against the totals between its parties; None where that is no reason."""
    money = [amount for amount in desk.reading.amounts if not amount.counts_things]
    totals = [held for held in _pinned(desk) if is_total(held) and not _tells_otherwise(desk, held)] if money else []
    found = like_total(desk, money[-1], totals) if totals else None
    return found if isinstance(found, Unlike) else None


def _tells_otherwise(desk: Desk, held: Held) -> bool:
    """Whether a total leaves more of the claim open than the kind of aid."""
    return any(not any(c.startswith("kind.") for c in term.concepts) for term in desk.unexplained(held))


def _series(held: Held) -> tuple[object, ...]:
    """What has to agree for two totals to be of one series."""
    fact = held.fact
    return (fact.donor, fact.recipient, fact.kind, fact.unit, fact.measure) if isinstance(fact, Figure) else ()


def _pinned(desk: Desk) -> list[Held]:
    """The figures that the claim speaks of by everything but its amount."""
    wanted = wanted_figures(desk)
    measures = wanted.measures & (PACKAGE | TOTAL) or TOTAL
    if "running_total" in measures:
        totals = as_of(whatever_kind(wanted_figures(desk, TOTAL)), desk.reading.today)
        found = newest_first(matching(desk, totals))
        found = [held for held in found if held.figure.stage is not Stage.CLAIMED and counts_from(desk, held)]
        return _newest_day(found) if totals.whens and found else found
    wanted = whatever_kind(wanted_figures(desk, measures))
    if not wanted.whens:
        return []
    open_year = any(when.open_year for when in wanted.whens)
    return list(open_year_matches(desk, wanted) if open_year else matching(desk, wanted))


def _in_the_unit_claimed(desk: Desk, totals: Sequence[Held]) -> list[Held]:
    """Those in the currency in which a bare amount is to be taken, that of the donor, where any are."""
    money = [amount for amount in desk.reading.amounts if not amount.counts_things]
    bare = bool(money) and money[-1].unit is None
    return (in_the_unit(money[-1], totals) if bare else []) or list(totals)


def _newest_day(found: Sequence[Held]) -> list[Held]:
    """Of figures that are newest first those of the newest day that has any in their currency."""
    newest: dict[str, Held] = {}
    return [held for held in found if held.figure.time == newest.setdefault(held.figure.unit, held).figure.time]


def _referred(desk: Desk) -> list[Held]:
    """The figures that the claim's amounts can stand for; what was merely claimed bears out no claim."""
    found = [held for amount in desk.reading.amounts for held in referred_to(desk, amount)]
    given = bool(desk.reading.concepts & GIVEN) and not desk.reading.named("measure")
    return [
        held
        for held in found
        if held.figure.stage is not Stage.CLAIMED
        and not (given and held.figure.measure in _NOT_GIVEN)
        and ("give.asks" not in desk.reading.concepts or held.figure.measure in _ASKED_FOR)
    ]


def _fitting(desk: Desk, referred: Sequence[Held]) -> list[Held]:
    """Of the figures that an amount can stand for, those between the parties and on the dates, else on the dates, else all."""
    roles = roles_of(desk)
    dated = [held for held in referred if dates_fit(desk, held)] if desk.reading.whens else []
    between = [held for held in referred if _between(roles, held)]
    alike = [held for held in between if not desk.unexplained(held) and _is_meant(desk, held)]
    both_named = roles.donor_said and roles.recipient_said
    of_these = [held for held in between if not desk.unexplained(held)] if roles.recipient_said or both_named else []
    return [held for held in dated if held in between] or of_these or dated or alike


def _between(roles: Roles, held: Held) -> bool:
    return roles.donor in (None, held.figure.donor) and roles.recipient in (None, held.figure.recipient)


def _is_meant(desk: Desk, held: Held) -> bool:
    """Whether a figure of another day than claimed is surely the one spoken of: somebody named took part in it."""
    named = {person for term in desk.reading.terms for person in people_meant(desk, term)}
    return not desk.reading.whens or bool(named & set(people_of(held.figure)))


def _agrees(desk: Desk, held: Held) -> bool:
    return any(_agrees_with(amount, desk, held) for amount in desk.reading.amounts)


def _agrees_with(amount: Amount, desk: Desk, held: Held) -> bool:
    """Whether a figure has the amount claimed, or lies on the side of it that is claimed ("under 3 billion")."""
    figure = held.figure
    if amount.unit not in (None, figure.unit):
        return False
    if figure.is_money and amount.counts_things:
        return False
    bound = bound_claimed(desk.reading, amount)
    if bound is not None:
        return lies_within(figure, amount, bound)
    return amount.covers(figure.value) or held.fact.id in {h.fact.id for h in referred_to(desk, amount)}
