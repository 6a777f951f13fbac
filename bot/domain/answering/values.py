"""How much: one figure, by its keys. Totals as of a day, packages by day, amount or people, other measures by year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.answer import Answer, AnswerKind, Assumed, Point
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import (
    Wanted,
    matching,
    newest_first,
    open_year_matches,
    referred_to,
    wanted_figures,
    whatever_kind,
)
from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.measures import (
    leaves_out,
    measures_to_try,
    names_a_figure,
    only_a_measure,
    ranks_donors,
    wants_money,
)
from bot.domain.answering.nearest import MOST_LOOKED_AT
from bot.domain.answering.packages import in_order, wholes
from bot.domain.answering.replies import abstained, answered, asked_back
from bot.domain.answering.surroundings import facts_around
from bot.domain.keys import NOT_YET, TOTAL
from bot.domain.model import AidKind, Figure, Held, Stage
from bot.domain.question import Reading
from bot.domain.terms import Term, When

_INVASION = "2022-02"
_NEVER_UNASKED = frozenset({Stage.CLAIMED, Stage.CANCELLED})
"""What a politician claims, or what was withdrawn, answers only who asks for it."""
_WIDE_KINDS = frozenset({AidKind.ALL, AidKind.MIXED, AidKind.MILITARY, AidKind.MILITARY_AND_CIVILIAN})
_ARRIVED = frozenset({Stage.DELIVERED, Stage.DISBURSED, Stage.OBLIGATED, Stage.RECEIVED})
_PLACES = frozenset({"place"})
_HELD_SOMEWHERE = ("occasion.summit", "occasion.meeting", "occasion.conference")
_SMALLEST_AMOUNT = 50
_MOST_BESIDE = 2
_STILL_NEW = 200
"""Days by which a total of another series may be older than the newest one to be shown beside it."""


def answer_value(desk: Desk) -> Answer:
    """Answer "how much", or a bare name of a figure."""
    reading = desk.reading
    if "part_of" in reading.asks or leaves_out(reading):
        return abstained(desk, "part", _references(desk))
    if _is_bare_number(reading):
        return asked_back(desk, "which_figure")
    if ranks_donors(desk):
        return abstained(desk, "words", _whatever_kind(desk))
    if not reading.content and not reading.amounts and not (reading.whens and reading.command):
        return asked_back(desk, "which_figure") if reading.asks or reading.command else abstained(desk, "nothing_asked")
    if only_a_measure(desk):
        return asked_back(desk, "which_figure")
    if not names_a_figure(desk):
        return abstained(desk, "words", facts_around(desk)[:60])
    tried: list[Held] = []
    for measures in measures_to_try(desk):
        wanted = wanted_figures(desk, measures)
        found = _candidates(desk, wanted)
        tried.extend(found)
        desk.gather(found)
        complete = [held for held in found if not _unexplained(desk, wanted, held) and in_order(desk, held)]
        complete = [held for held in complete if held.figure.is_money] if wants_money(desk.reading) else complete
        if complete:
            return _chosen(desk, wanted, complete)
    return abstained(desk, _why_not(desk, tried), tried or _whatever_kind(desk))


def _is_bare_number(reading: Reading) -> bool:
    """Whether it is nothing but a small whole number: a choice typed too late rather than an amount."""
    return (
        not reading.terms
        and not reading.whens
        and all(
            amount.unit is None and amount.value < _SMALLEST_AMOUNT and amount.value == int(amount.value)
            for amount in reading.amounts
        )
        and bool(reading.amounts)
    )


def _whatever_kind(desk: Desk) -> tuple[Held, ...]:
    """What there is of these parties and days at other stages or of other kinds, to name as nearest."""
    return matching(desk, whatever_kind(wanted_figures(desk)), limit=MOST_LOOKED_AT)


def _candidates(desk: Desk, wanted: Wanted) -> tuple[Held, ...]:
    """The figures of the keys; where an amount is named, only what it stands for or is part of."""
    if wanted.measures <= TOTAL and wanted.measures:
        wanted = as_of(wanted, desk.reading.today)
    by_key = open_year_matches(desk, wanted) if any(w.open_year for w in wanted.whens) else matching(desk, wanted)
    for amount in wanted.references:
        named = {held.fact.id for held in referred_to(desk, amount, wanted)}
        by_key = tuple(
            held
            for held in by_key
            if held.fact.id in named or (isinstance(held.fact, Figure) and named & set(held.fact.includes))
        )
    return tuple(
        held
        for held in by_key
        if (held.figure.stage not in _never_unasked(desk) or _names_stage(desk, held)) and counts_from(desk, held)
    )


def counts_from(desk: Desk, held: Held) -> bool:
    """Whether a total is counted from the day that the question names as its start ("since 2014"); packages just follow it."""
    starts = [when for when in desk.reading.whens if when.relation == "since"]
    if held.figure.measure != "running_total" or not starts:
        return True
    start = held.figure.counted_since
    return start is not None and all(
        any(start.first <= span.last and start.last >= span.first for span in when.readings) for when in starts
    )


def _never_unasked(desk: Desk) -> frozenset[Stage]:
    """Stages that do not answer unless they are named; what is only needed or planned was not given."""
    given = {"give.gives", "give.gets"} & desk.reading.concepts and not desk.reading.named("measure")
    return _NEVER_UNASKED | NOT_YET if given else _NEVER_UNASKED


def _names_stage(desk: Desk, held: Held) -> bool:
    return held.figure.stage in desk.reading.named("stage")


def as_of(wanted: Wanted, today: date) -> Wanted:
    """A total "on" a day is the newest known by then; "since" names its start (see `counts_from`), not its day.

    Nothing is known of days to come.
    """

    def bounded(when: When) -> When:
        is_day = all(span.grain == "day" for span in when.readings)
        return replace(when, relation="by") if when.relation == "on" and is_day else when

    known = (replace(when, relation="on") if _is_ahead(when, today) else bounded(when) for when in wanted.whens)
    return replace(wanted, whens=tuple(when for when in known if when.relation != "since"))


def _is_ahead(when: When, today: date) -> bool:
    return all(span.first > today for span in when.readings)


def _unexplained(desk: Desk, wanted: Wanted, held: Held) -> tuple[Term, ...]:
    terms = [term for term in desk.reading.content if term not in wanted.roles.terms]
    if held.figure.measure == "running_total":
        return desk.unexplained(held, wide=False, terms=terms) + _narrowing_items(desk, terms)
    occasion = any(concept.startswith(_HELD_SOMEWHERE) for term in terms for concept in term.concepts)
    places = [term for term in terms if desk.names(term, _PLACES) and not occasion]
    elsewhere = desk.unexplained(held, wide=False, terms=places)
    return desk.unexplained(held, terms=terms) + elsewhere + _narrowing_items(desk, terms)


def _narrowing_items(desk: Desk, terms: Sequence[Term]) -> tuple[Term, ...]:
    """Goods named in a question for an amount narrow it to a part, unless they only describe the package they stand before."""
    packages = {term.at for term in desk.reading.terms_of("measure")}
    return tuple(
        term
        for term in terms
        if any(concept.startswith("item.") for concept in term.concepts)
        and term.end not in packages
        and not any(concept.startswith(("measure.", "kind.")) for concept in term.concepts)
        and not term.concepts & {"item.weapon", "item.equipment"}
    )


def _chosen(desk: Desk, wanted: Wanted, complete: Sequence[Held]) -> Answer:
    asks = desk.reading.asks
    ordered = newest_first(complete)
    if "largest" in asks or "smallest" in asks:
        by_value = sorted(
            ordered, key=lambda held: held.fact.value if isinstance(held.fact, Figure) else 0, reverse="largest" in asks
        )
        return _figure(desk, wanted, by_value[:1], complete)
    if "first" in asks:
        return _figure(desk, wanted, ordered[-1:], complete)
    if all(isinstance(held.fact, Figure) and held.fact.measure == "running_total" for held in ordered):
        return _newest_total(desk, wanted, ordered)
    if "latest" in asks:
        return _figure(desk, wanted, ordered[:1], complete)
    return _one_or_choice(desk, wanted, ordered)


def _newest_total(desk: Desk, wanted: Wanted, ordered: Sequence[Held]) -> Answer:
    """The newest as-of wins; of several that day, the one counted since the invasion. Other series stand beside it.

    A total of only some of the aid comes first only where there is none of all of it.
    """
    ordered = _of_report(desk, ordered)
    whole = [held for held in ordered if not _is_partial(desk, held)]
    ordered = whole if whole and _about_as_new(whole[0], ordered[0]) else ordered
    same_day = [held for held in ordered if held.figure.time == ordered[0].figure.time]
    best = sorted(same_day, key=_total_rank)
    return _figure(desk, wanted, best[:1], best, beside=_other_series(ordered, best[0]))


def _of_report(desk: Desk, ordered: Sequence[Held]) -> Sequence[Held]:
    """What a report says that the store tells the origin of, where a question without a date is about "the article"."""
    if "news" not in desk.reading.named("noun") or desk.reading.whens:
        return ordered
    told = [held for held in ordered if any(is_statement(other, "provenance") for other in desk.context(held))]
    return told or ordered


def _is_partial(desk: Desk, held: Held) -> bool:
    """Whether a total counts what came one way, of one narrow kind or only what has arrived, and nothing asked for that."""
    figure, reading = held.figure, desk.reading
    one_way = figure.mechanism is not None and not reading.named("mechanism")
    narrow = figure.kind not in _WIDE_KINDS and not reading.named("kind")
    arrived = figure.stage in _ARRIVED and not reading.named("stage")
    return one_way or narrow or arrived


def _other_series(ordered: Sequence[Held], main: Held) -> list[Held]:
    """The newest total of each other way of counting (kind, currency, start, stage) that is about as new."""
    seen = {_series(main)}
    others = []
    for held in ordered:
        if _series(held) not in seen and _about_as_new(held, main):
            others.append(held)
        seen.add(_series(held))
    return others[:_MOST_BESIDE]


def _series(held: Held) -> tuple[object, ...]:
    figure = held.figure
    since = figure.counted_since.year if figure.counted_since else None
    return (figure.donor, figure.recipient, figure.kind, figure.unit, since)


def _about_as_new(held: Held, main: Held) -> bool:
    day, newest = held.figure.time, main.figure.time
    return day is not None and newest is not None and (newest.last - day.last).days <= _STILL_NEW


def _total_rank(held: Held) -> tuple[int, int, str]:
    fact = held.figure
    since_invasion = fact.counted_since is not None and str(fact.counted_since).startswith(_INVASION)
    return (0 if since_invasion else 1, 0 if fact.kind in (AidKind.MILITARY, AidKind.ALL) else 1, fact.id)


def _told_alike(desk: Desk, things: Sequence[Held]) -> Sequence[Held]:
    """Of several, those told with the same word of time ("would soon announce"), where there are any."""
    times = [term for term in desk.reading.terms if term.concepts == {"filler.time"}]
    told = [held for held in things if times and all(desk.coverage(held).names(term) for term in times)]
    return told or things


def _one_or_choice(desk: Desk, wanted: Wanted, ordered: Sequence[Held]) -> Answer:
    things = _told_alike(desk, wholes(ordered))
    if len({held.figure.value for held in things}) > 1:
        return asked_back(desk, "which_figure", things)
    return _figure(desk, wanted, things[:1], ordered)


def _figure(
    desk: Desk, wanted: Wanted, main: Sequence[Held], others: Sequence[Held], *, beside: Sequence[Held] = ()
) -> Answer:
    twins = [held for held in others if held not in main and _is_twin(held, main)]
    assumed = [*wanted.assumed, *_assumed_year(desk, main)]
    return answered(desk, AnswerKind.FIGURE, Point.VALUE, main, beside=twins, others=beside, assumed=assumed)


def _is_twin(held: Held, main: Sequence[Held]) -> bool:
    ids = {m.fact.id for m in main} | {m.fact.same_as for m in main if m.fact.same_as}
    return held.fact.id in ids or held.fact.same_as in ids


def _assumed_year(desk: Desk, main: Sequence[Held]) -> list[Assumed]:
    time = main[0].fact.time if main and isinstance(main[0].fact, Figure) else None
    return [Assumed("year", str(time.year))] if time and any(when.open_year for when in desk.reading.whens) else []


def _references(desk: Desk) -> list[Held]:
    return [held for amount in desk.reading.amounts for held in referred_to(desk, amount)]


def _why_not(desk: Desk, tried: Sequence[Held]) -> str:
    return "words" if tried else "no_fact"
