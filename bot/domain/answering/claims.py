"""Is it true? A claim against the fact it speaks of: same things compared, what differs told, else not checkable."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind, ClaimVerdict, Differs, Point
from bot.domain.answering.contents import contents_meant
from bot.domain.answering.desk import Desk, is_statement, on_date, without_repeats
from bot.domain.answering.events import facts_around, people_meant
from bot.domain.answering.figures import (
    Wanted,
    distinct,
    matching,
    newest_first,
    open_year_matches,
    referred_to,
    roles_of,
    wanted_figures,
)
from bot.domain.answering.replies import abstained, answered
from bot.domain.answering.sums import figures_named
from bot.domain.answering.values import as_of
from bot.domain.coverage import people_of
from bot.domain.model import Figure, Held, Statement
from bot.domain.question import Term

_NEGATION = "filler.negation"


def answer_claim(desk: Desk) -> Answer:
    """Check a claim: inclusion, order in time, contents, then value, people, stage and kind, then plain statements."""
    for check in (_inclusion, _order, _contents, _direction, _figure_claim, _statement_claim):
        answer = check(desk)
        if answer is not None:
            return answer
    return abstained(desk, "unchecked", facts_around(desk)[:40])


def _verdict(
    desk: Desk, main: Sequence[Held], differs: Iterable[Differs] = (), point: Point = Point.SENTENCE
) -> Answer:
    told = tuple(differs)
    answer = answered(desk, AnswerKind.VERDICT, point, main)
    return replace(answer, claim=ClaimVerdict(supported=not told, differs=told))


def _negated(desk: Desk) -> bool:
    return sum(_NEGATION in term.concepts for term in desk.reading.terms) % 2 == 1


def _inclusion(desk: Desk) -> Answer | None:
    """The one amount is in the other, or comes on top of it."""
    on_top = "on_top" in desk.reading.asks
    if len(desk.reading.amounts) < 2 or not (on_top or desk.reading.asks & {"including", "includes", "part_of"}):
        return None
    inputs = figures_named(desk)
    if len(inputs) != 2:
        return None
    whole = next((held for held in inputs if isinstance(held.fact, Figure) and held.fact.includes), None)
    part = next((held for held in inputs if held is not whole), None)
    if whole is None or part is None or not isinstance(whole.fact, Figure):
        return None
    inside = part.fact.id in whole.fact.includes
    claims_inside = _negated(desk) == on_top
    differs = (
        [] if inside == claims_inside else [Differs("inclusion", "inside" if claims_inside else "on top", part.fact.id)]
    )
    return _verdict(desk, [whole, part], differs, Point.VALUE)


def _order(desk: Desk) -> Answer | None:
    """The one came before or after the other, both of them dated."""
    asks = desk.reading.asks
    if not asks & {"before", "after"} or not desk.reading.terms_of("occasion"):
        return None
    around = facts_around(desk)
    occasion = _dated_occasion(desk, around)
    anchor = next(
        (
            held
            for held in around
            if isinstance(held.fact, Figure) and held.fact.measure == "package" and not desk.unexplained(held)
        ),
        None,
    )
    if occasion is None or anchor is None or not isinstance(anchor.fact, Figure) or anchor.fact.time is None:
        return None
    came_first = anchor.fact.time.last < occasion.statement.date.first
    subject_is_occasion = _leads_with_occasion(desk)
    claims_anchor_first = ("after" in asks) == subject_is_occasion
    differs = (
        []
        if came_first == claims_anchor_first
        else [Differs("order", str(anchor.fact.time), str(occasion.statement.date))]
    )
    return _verdict(desk, [occasion, anchor], differs, Point.DAY)


def _dated_occasion(desk: Desk, around: Sequence[Held]) -> Held | None:
    terms = [term for term in desk.reading.terms_of("occasion") if "occasion.meeting" not in term.concepts]
    return next(
        (
            held
            for held in around
            if is_statement(held, "date") and terms and not desk.unexplained(held, wide=False, terms=terms)
        ),
        None,
    )


def _leads_with_occasion(desk: Desk) -> bool:
    occasions = [term.at for term in desk.reading.terms_of("occasion")]
    packages = [term.at for term in desk.reading.terms_of("measure")]
    return bool(occasions) and (not packages or min(occasions) < min(packages))


def _contents(desk: Desk) -> Answer | None:
    """A package holds, or does not hold, the goods named."""
    items = [term for term in desk.reading.terms_of("item") if not term.concepts & {"item.weapon", "item.equipment"}]
    if not items or len(desk.reading.amounts) > 1 or desk.reading.terms_of("mechanism"):
        return None
    lists = [held for held in contents_meant(desk, desk.reading.terms_of("item")) if is_statement(held, "contents")]
    others = [term for term in desk.reading.content if term not in items]
    lists = [held for held in lists if not desk.unexplained(held, terms=others)]
    if not lists:
        return None
    listed = [held for held in lists if not desk.unexplained(held, wide=False, terms=items)]
    claims_listed = not _negated(desk)
    differs = [] if bool(listed) == claims_listed else [Differs("contents", " ".join(term.words for term in items), "")]
    return _verdict(desk, (listed or lists)[:2], differs, Point.ITEMS)


def _direction(desk: Desk) -> Answer | None:
    """Who gives to whom, told the wrong way round."""
    roles = roles_of(desk)
    if not (roles.donor_said and roles.recipient_said and desk.reading.amounts):
        return None
    swapped = replace(roles, donor=roles.recipient, recipient=roles.donor)
    same = [h for amount in desk.reading.amounts for h in referred_to(desk, amount, Wanted(roles, frozenset(), ()))]
    if same:
        return None
    other_way = [
        h for amount in desk.reading.amounts for h in referred_to(desk, amount, Wanted(swapped, frozenset(), ()))
    ]
    found = [held for held in other_way if not desk.unexplained(held)]
    if not found:
        return None
    return _verdict(
        desk, distinct(found)[:1], [Differs("direction", roles.donor or "", roles.recipient or "")], Point.VALUE
    )


def _figure_claim(desk: Desk) -> Answer | None:
    """A value, and with it who announced it, how far it has got and what kind of aid it is."""
    if not desk.reading.amounts:
        return None
    pinned = _pinned(desk)
    agreeing = [held for held in pinned if _agrees(desk, held)]
    if not agreeing and not (pinned and desk.reading.named("measure")):
        agreeing = _fitting(desk, _referred(desk))
    if agreeing:
        return _same_value(desk, agreeing)
    alike = {_series(held) for held in _referred(desk)} & {_series(held) for held in pinned}
    best = [held for held in pinned if not _odd_terms(desk, held) and (_series(held) in alike or not alike)]
    if not best:
        return None
    chosen = newest_first(distinct(best))[:1]
    figure = chosen[0].figure
    claimed = desk.reading.amounts[-1]
    elsewhen = [held.fact for held in newest_first(_referred(desk)) if _series(held) == _series(chosen[0])]
    differs = [Differs("value", str(claimed.value), str(figure.value))]
    differs.extend(Differs("day", "", str(fact.time)) for fact in elsewhen[:1] if isinstance(fact, Figure))
    return _verdict(desk, chosen, differs, Point.VALUE)


def _series(held: Held) -> tuple[object, ...]:
    """What has to agree for two totals to be of one series."""
    fact = held.fact
    return (fact.donor, fact.recipient, fact.kind, fact.unit, fact.measure) if isinstance(fact, Figure) else ()


def _pinned(desk: Desk) -> list[Held]:
    """The figures that the claim speaks of by everything but its amount."""
    measures = set(wanted_figures(desk).measures) & {"package", "running_total"} or {"running_total"}
    if len(measures) > 1:
        measures = {"running_total"}
    wanted = wanted_figures(desk, frozenset(measures))
    if measures == {"running_total"}:
        wanted = as_of(wanted, desk.reading.today)
        found = newest_first(matching(desk, wanted))
        return list(_newest_day(found)) if wanted.whens else found
    if not wanted.whens:
        return []
    return list(
        open_year_matches(desk, wanted) if any(when.open_year for when in wanted.whens) else matching(desk, wanted)
    )


def _newest_day(found: Sequence[Held]) -> list[Held]:
    if not found or not isinstance(found[0].fact, Figure):
        return []
    day = found[0].fact.time
    return [held for held in found if isinstance(held.fact, Figure) and held.fact.time == day]


def _referred(desk: Desk) -> list[Held]:
    return [held for amount in desk.reading.amounts for held in referred_to(desk, amount)]


def _fitting(desk: Desk, referred: Sequence[Held]) -> list[Held]:
    """Of the figures that an amount can stand for, those between the parties and on the dates of the claim."""
    roles = roles_of(desk)

    def fits(held: Held) -> bool:
        fact = held.figure
        return (
            roles.donor in (None, fact.donor) and roles.recipient in (None, fact.recipient) and _dates_fit(desk, held)
        )

    return [held for held in referred if fits(held)]


def _agrees(desk: Desk, held: Held) -> bool:
    return any(
        held.fact.id in {other.fact.id for other in referred_to(desk, amount)} for amount in desk.reading.amounts
    )


def _odd_terms(desk: Desk, held: Held) -> tuple[Term, ...]:
    return desk.unexplained(held)


def _same_value(desk: Desk, agreeing: Sequence[Held]) -> Answer | None:
    """The value is right; does the rest agree? The figure that leaves least of the claim open is compared."""
    on_days = [held for held in agreeing if _dates_fit(desk, held)] or list(agreeing)
    chosen = min(without_repeats(on_days), key=lambda held: (len(_odd_terms(desk, held)), held.fact.id))
    differs = [difference for term in _odd_terms(desk, chosen) if (difference := _difference(desk, term, chosen))]
    if len(differs) < len(_odd_terms(desk, chosen)):
        return None
    if not _dates_fit(desk, chosen) and isinstance(chosen.fact, Figure):
        differs.append(Differs("day", "", str(chosen.fact.time)))
    return _verdict(desk, [chosen], differs, Point.VALUE)


def _dates_fit(desk: Desk, held: Held) -> bool:
    return all(
        when.relation == "since" or on_date(held, when) or any(on_date(other, when) for other in desk.context(held))
        for when in desk.reading.whens
    )


def _difference(desk: Desk, term: Term, held: Held) -> Differs | None:
    """What one unexplained word of the claim says otherwise than the fact; None when it can't be compared."""
    figure = held.figure
    stage = next((concept[6:] for concept in term.concepts if concept.startswith("stage.")), None)
    if stage:
        return Differs("stage", stage, figure.stage)
    if any(concept.startswith("kind.") for concept in term.concepts):
        return Differs("kind", term.words, figure.kind)
    persons = people_meant(desk, term)
    people = people_of(figure)
    if persons and people:
        return Differs("person", persons[0], people[0])
    return None


def _statement_claim(desk: Desk) -> Answer | None:
    """A claim without a number: a statement whose own words account for all of it, negations alike."""
    for held in facts_around(desk):
        told = isinstance(held.fact, Statement) and not desk.unexplained(held, wide=False)
        if told and desk.reading.content and _negated(desk) == (_NEGATION in desk.coverage(held).concepts):
            return _verdict(desk, [held])
    return None
