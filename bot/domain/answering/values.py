"""How much: one figure, by its keys. Totals as of a day, packages by day, amount or people, other measures by year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.answer import Answer
from bot.domain.answering.choosing import chosen, is_wider, with_others
from bot.domain.answering.desk import FREE_NOUNS, Desk
from bot.domain.answering.figures import (
    Wanted,
    matching,
    open_year_matches,
    referred_to,
    wanted_figures,
    whatever_kind,
)
from bot.domain.answering.held_facts import on_date
from bot.domain.answering.measures import (
    OF_YEAR,
    costs_an_occasion,
    goes_on_from_nothing,
    is_said_to,
    leaves_out,
    measures_to_try,
    names_a_figure,
    names_another_time,
    only_a_measure,
    pays_itself,
    wants_money,
)
from bot.domain.answering.nearest import MOST_LOOKED_AT
from bot.domain.answering.packages import in_order
from bot.domain.answering.reckoning import asks_beside_an_amount
from bot.domain.answering.replies import abstained, asked_back
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.answering.surroundings import facts_around
from bot.domain.answering.timing import stays_within
from bot.domain.answering.to_check import COUNTED
from bot.domain.answering.totals import is_outdated
from bot.domain.answering.yearly import answer_of_year
from bot.domain.keys import NOT_YET, PACKAGE, REPORTERS, TOTAL
from bot.domain.model import Figure, Held, Stage
from bot.domain.question import Reading
from bot.domain.terms import Term, When

_NEVER_UNASKED = frozenset({Stage.CLAIMED, Stage.CANCELLED})
"""What a politician claims, or what was withdrawn, answers only who asks for it."""
_PLACES, _PERSONS = frozenset({"place"}), frozenset({"person"})
_ACTS = frozenset({"give.gives", "stage.pledged", "stage.announced"})
_HELD_SOMEWHERE = ("occasion.summit", "occasion.meeting", "occasion.conference")
_ASKED_FOR = frozenset({Stage.REQUESTED, Stage.REQUIRED, Stage.TARGETED})
_COUNTED = COUNTED | {"country"}
_SMALLEST_AMOUNT = 50


def answer_value(desk: Desk) -> Answer:
    """Answer "how much", or a bare name of a figure."""
    reading = desk.reading
    if "part_of" in reading.asks or leaves_out(reading) or _asks_of_an_amount(reading):
        return abstained(desk, "part", _references(desk))
    if _is_bare_number(reading):
        return asked_back(desk, "which_figure")
    if not reading.content and not reading.amounts and not (reading.whens and reading.command):
        return asked_back(desk, "which_figure") if reading.asks or reading.command else abstained(desk, "nothing_asked")
    if _names_only_money(reading) or only_a_measure(desk):
        return asked_back(desk, "which_figure")
    if (
        reading.amounts
        and all(amount.counts_things for amount in reading.amounts)
        and _COUNTED & set(reading.named("noun"))
    ):
        return abstained(desk, "words", _references(desk))
    if "convert" in reading.asks and not any(ask.startswith("in_") for ask in reading.asks):
        return abstained(desk, "words", _references(desk))
    if is_said_to(desk) or names_another_time(reading) or asks_beside_an_amount(reading):
        return abstained(desk, "words", _whatever_kind(desk))
    if (
        costs_an_occasion(reading)
        or pays_itself(desk)
        or acting_apart(desk)
        or (desk.reading.asks & {"part_of", "share"} and reading.terms_of("mechanism"))
    ):
        return abstained(desk, "words", _whatever_kind(desk))
    if goes_on_from_nothing(reading):
        return asked_back(desk, "which_figure")
    if not names_a_figure(desk):
        return abstained(desk, "words", facts_around(desk)[:60])
    tried: list[Held] = []
    for measures in measures_to_try(desk):
        wanted = wanted_figures(desk, measures)
        found = _candidates(desk, wanted) or _of_all_donors(desk, wanted)
        tried.extend(found)
        desk.gather(found)
        complete = [held for held in found if not _unexplained(desk, wanted, held) and in_order(desk, held)]
        complete = [held for held in complete if held.figure.is_money] if wants_money(desk.reading) else complete
        if "give.asks" in reading.concepts:
            complete = [held for held in complete if held.figure.stage in _ASKED_FOR]
        of_year = answer_of_year(desk) if measures == OF_YEAR else None
        if of_year is not None and (not complete or is_wider(of_year, complete)):
            return with_others(of_year, complete)
        if complete and is_outdated(desk, found, complete):
            return abstained(desk, "words", found)
        if complete:
            return with_others(chosen(desk, wanted, complete), of_year.main if of_year else ())
    return abstained(desk, _why_not(desk, tried), tried or _whatever_kind(desk))


def _asks_of_an_amount(reading: Reading) -> bool:
    """Whether it asks how much of a stated amount ("of the 5.4 million, how much reached veterans")."""
    asked = [term.at for term in reading.terms if "ask.how_much" in term.concepts]
    of = [term.end for term in reading.terms if term.words in _OF]
    return any(reading.is_amount(at) or reading.is_amount(at + 1) for at in of if asked and at < asked[-1])


_OF = frozenset({"of", "out of", "von", "de", "del", "з", "із", "из", "z", "ze"})


def _names_only_money(reading: Reading) -> bool:
    """Whether it asks what a currency is worth, or of money as such, and of no aid."""
    aid = any(reading.named(kind) for kind in ("aid", "give", "measure", "kind", "stage"))
    return (
        bool(reading.content)
        and not aid
        and all(term.concepts and term.concepts <= FREE_NOUNS for term in reading.content)
    )


def acting_apart(desk: Desk) -> Term | None:
    """The state that gives or sets aside and that no stored figure has as its donor ("how much did russia allocate")."""
    placed = {term.at for term in wanted_figures(desk).roles.terms}
    verbs = {
        term.at for term in desk.reading.terms if any(c.startswith(("give.gives", "stage.")) for c in term.concepts)
    }
    fillers = {term.at: term.end for term in desk.reading.terms if term.is_free and term.at not in verbs}
    for term in desk.reading.content:
        if not desk.names(term, PARTY_TYPES) or term.at in placed or not _is_subject(desk.reading, term):
            continue
        if any(desk.vocabulary.entities[entity].acts_for for entity in term.entities):
            continue
        at = term.end
        while at in fillers:
            at = fillers[at]
        if at in verbs:
            return term
    return None


def _is_subject(reading: Reading, term: Term) -> bool:
    """Whether nothing leads to it that makes it an object ("against russia")."""
    before = [other for other in reading.terms if other.end == term.at]
    return not any(
        concept.startswith(("role.", "filler.preposition")) for other in before for concept in other.concepts
    )


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


def _known_then(held: Held, wanted: Wanted) -> bool:
    """Whether a figure is of the time that is asked for, and not in part of a later one.

    A total of a later day counts that time as well, but more beside it; so does a year that only began before.
    """
    of_total = held.figure.measure in TOTAL
    return all(on_date(held, when) for when in wanted.whens if of_total or when.relation == "before")


def _of_all_donors(desk: Desk, wanted: Wanted) -> tuple[Held, ...]:
    """What a recipient got of all donors together, where the question names none and nobody reports it for all."""
    roles = wanted.roles
    if not (roles.recipient_said or roles.terms) or roles.donor_said or roles.recipient is None or roles.donor is None:
        return ()
    return _candidates(desk, wanted.from_all_donors()) if roles.donor in REPORTERS else ()


def _candidates(desk: Desk, wanted: Wanted) -> tuple[Held, ...]:
    """The figures of the keys; where an amount is named, only what it stands for or is part of."""
    if wanted.measures <= TOTAL and wanted.measures:
        wanted = as_of(wanted, desk.reading.today)
    elif wanted.measures <= PACKAGE and any(_is_ahead(when, desk.reading.today) for when in wanted.whens):
        return ()
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
        if _known_then(held, wanted)
        and (held.figure.stage not in never_unasked(desk) or _names_stage(desk, held))
        and counts_from(desk, held)
        and not _is_still_to_come(desk, held)
        and stays_within(desk, held)
    )


def _is_still_to_come(desk: Desk, held: Held) -> bool:
    """Whether it was only pledged for years that are not over, where it is asked what somebody gave."""
    figure = held.figure
    gave = "give.gives" in desk.reading.concepts and not desk.reading.named("stage")
    ahead = figure.period_end is not None and figure.period_end.last > desk.reading.today
    return gave and ahead and figure.stage is Stage.PLEDGED


def counts_from(desk: Desk, held: Held) -> bool:
    """Whether a total is counted from the day that the question names as its start ("since 2014"); packages just follow it.

    What was given after a day is no total: that counts what came before as well.
    """
    if held.figure.measure == "running_total" and any(when.relation == "after" for when in desk.reading.whens):
        return False
    starts = [when for when in desk.reading.whens if when.relation == "since"]
    if held.figure.measure != "running_total" or not starts:
        return True
    start = held.figure.counted_since
    return start is not None and all(
        any(start.first <= span.last and start.last >= span.first for span in when.readings) for when in starts
    )


def never_unasked(desk: Desk) -> frozenset[Stage]:
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
    giving = [term.at for term in desk.reading.terms if term.concepts & _ACTS]
    actors = [term for term in terms if desk.names(term, _PERSONS) and giving and term.at < giving[0]][-1:]
    occasion = any(concept.startswith(_HELD_SOMEWHERE) for term in terms for concept in term.concepts)
    places = [term for term in terms if desk.names(term, _PLACES) and not occasion]
    elsewhere = desk.unexplained(held, wide=False, terms=places)
    apart = desk.unexplained(held, wide=False, terms=actors)
    return desk.unexplained(held, terms=terms) + elsewhere + apart + _narrowing_items(desk, terms)


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


def _references(desk: Desk) -> list[Held]:
    return [held for amount in desk.reading.amounts for held in referred_to(desk, amount)]


def _why_not(desk: Desk, tried: Sequence[Held]) -> str:
    return "words" if tried else "no_fact"
