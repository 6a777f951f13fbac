"""In what a claim departs from the figure it speaks of: its day, people, parties, stage, kind, mechanism, bound or number."""

from bot.domain.answer import Differs
from bot.domain.answering.bounds import bound_claimed, lies_within
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import roles_of
from bot.domain.answering.held_facts import is_statement, leads_up_to, on_date
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.answering.surroundings import people_meant
from bot.domain.answering.values import acting_apart, counts_from
from bot.domain.coverage import people_of
from bot.domain.keys import NOT_YET
from bot.domain.model import Figure, Held, Statement
from bot.domain.spelling import is_swapped_or_doubled
from bot.domain.terms import Term

_TO_BE_PAID_BACK = frozenset(
    {
        "mechanism.loan",
        "mechanism.lend_lease",
        "measure.loan",
        "stage.repaid",
        "mechanism.grant",
        "mechanism.budget_support",
    }
)
_RECEIVED = frozenset({"give.gets", "stage.received"})
_ONLY_NEEDED = frozenset({"requirement", "people_in_need", "people_targeted"})
GIVEN = frozenset({"give.gives", "give.gets", "stage.received", "stage.provided"})
_ANNOUNCING = frozenset({"stage.announced", "stage.pledged", "ask.announcer"})


def dates_fit(desk: Desk, held: Held) -> bool:
    """Whether a figure is of the days that the claim names, and counted from the start that it names."""
    whens = desk.reading.whens
    on_days = all(when.relation == "since" or on_date(held, when) or leads_up_to(held, when) for when in whens)
    return on_days and counts_from(desk, held)


def differences(desk: Desk, held: Held) -> tuple[Differs, ...]:
    """Every way in which the claim's words say otherwise than the figure."""
    open_terms = desk.unexplained(held)
    found = [difference for term in open_terms if (difference := _difference(desk, term, held.figure))]
    if not dates_fit(desk, held):
        found.append(Differs("day", "", str(held.figure.time)))
    others = [*_party_differs(desk, held.figure), *_announcer_differs(desk, held.figure), *_place_differs(desk, held)]
    if desk.reading.concepts & GIVEN and (held.figure.stage in NOT_YET or held.figure.measure in _ONLY_NEEDED):
        claimed = "received" if _RECEIVED & desk.reading.concepts else "provided"
        others.append(Differs("stage", claimed, held.figure.stage))
    for amount in desk.reading.amounts:
        bound = bound_claimed(desk.reading, amount)
        if bound and amount.covers(held.figure.value) and not lies_within(held.figure, amount, bound):
            others.append(Differs("precision", "", ""))
    others.extend(_period_differs(desk, held.figure))
    others.extend(_stock_differs(desk, held.figure))
    if desk.reading.drawdown not in (None, held.figure.drawdown_number):
        others.append(Differs("drawdown", str(desk.reading.drawdown), str(held.figure.drawdown_number)))
    return tuple(dict.fromkeys([*found, *others]))


def _stock_differs(desk: Desk, figure: Figure) -> list[Differs]:
    """The stocks it came from are said to be somebody else's ("from ukraine's stockpile")."""
    known = desk.vocabulary.entities
    stocks = {term.at for term in desk.reading.terms if "mechanism.stockpile" in term.concepts}
    for term in desk.reading.content:
        states = {known[entity].acts_for or entity for entity in term.entities if entity in known}
        if term.end in stocks and desk.names(term, PARTY_TYPES) and figure.donor and figure.donor not in states:
            return [Differs("donor", term.entities[0], figure.donor)]
    return []


def _period_differs(desk: Desk, figure: Figure) -> list[Differs]:
    """A total of several years that is said to be of one ("just what they gave that year", "in july 2024 alone")."""
    reading = desk.reading
    months = any(span.grain in ("month", "year") for when in reading.whens for span in when.readings)
    alone = months and not _ALONE.isdisjoint(reading.words)
    if not (alone or "that_time" in reading.asks) or figure.counted_since is None or figure.time is None:
        return []
    if figure.counted_since.first.year == figure.time.last.year:
        return []
    return [Differs("period", "", f"{figure.counted_since}/{figure.time}")]


_ALONE = frozenset("alone allein seul sola solamente samym лише тільки только".split())
"""Words that make a time the only one of which an amount is."""


def _announcer_differs(desk: Desk, figure: Figure) -> list[Differs]:
    """Somebody named as the one who announced it, although the source names another."""
    announcing = [term.at for term in desk.reading.terms if term.concepts & _ANNOUNCING]
    people = people_of(figure)
    if not announcing or not people:
        return []
    named = [
        persons for term in desk.reading.terms if term.at < announcing[0] and (persons := people_meant(desk, term))
    ]
    by = {term.end for term in desk.reading.terms if "role.by" in term.concepts}
    if any(set(persons) & set(people) for persons in named):
        named = []
    named = named[-1:] + [
        persons for term in desk.reading.terms if term.at in by and (persons := people_meant(desk, term))
    ]
    wrong = next((persons for persons in named if not set(persons) & set(people)), None)
    return [Differs("person", wrong[0], people[0])] if wrong else []


def _place_differs(desk: Desk, held: Held) -> list[Differs]:
    """A place named, other than the one that the source tells of the same occasion."""
    if desk.reading.concepts & _HELD_SOMEWHERE or places_told_beside(desk, held):
        return []  # then the place is the gathering's, or another statement's
    places = _places_named(desk)
    told = [other for other in desk.context(held) if is_statement(other, "place") and other.statement.place]
    if not places or not told or any(desk.coverage(other).explains(term) for other in told for term in places):
        return []
    place = next((entity for entity in places[0].entities if desk.vocabulary.entities[entity].type == "place"), "")
    return [Differs("place", place, told[0].statement.place or "")]


def _places_named(desk: Desk) -> list[Term]:
    led = {term.end for term in desk.reading.terms if term.concepts & {"filler.preposition", "role.to"}}
    return [term for term in desk.reading.content if term.at in led and desk.names(term, _PLACES)]


def places_told_beside(desk: Desk, held: Held) -> bool:
    """Whether a place named is told of beside the figure, and is not where it was announced ("fighting around donetsk").

    What a claim says of such a place, only the statement that tells of it bears out.
    """
    around = [other for other in desk.context(held) if isinstance(other.fact, Statement)]
    where = [other for other in around if other.statement.place and is_statement(other, "place")]
    return (
        any(
            any(desk.coverage(other).explains(term) for other in around)
            and not any(desk.coverage(other).explains(term) for other in where)
            for term in _places_named(desk)
        )
        and not desk.reading.concepts & _HELD_SOMEWHERE
    )


_PLACES = frozenset({"place"})
_HELD_SOMEWHERE = frozenset({"occasion.summit", "occasion.conference"})


def _party_differs(desk: Desk, figure: Figure) -> list[Differs]:
    roles = roles_of(desk)
    differs = []
    if roles.donor and roles.donor != figure.donor and figure.donor:
        differs.append(Differs("donor", roles.donor, figure.donor))
    if roles.recipient and roles.recipient != figure.recipient and figure.recipient:
        differs.append(Differs("recipient", roles.recipient, figure.recipient))
    apart = acting_apart(desk)
    party = next((e for e in apart.entities if e not in (figure.donor, figure.recipient)), None) if apart else None
    if party and figure.donor and not differs:
        differs.append(Differs("donor", party, figure.donor))
    return differs


def _difference(desk: Desk, term: Term, figure: Figure) -> Differs | None:
    """What one unexplained word of the claim says otherwise than the figure; None when it can't be compared."""
    stage = next((c[6:] for c in term.concepts if c.startswith("stage.") and c not in _TO_BE_PAID_BACK), None)
    if stage:
        return Differs("stage", stage, figure.stage)
    if "mechanism.grant" in term.concepts and figure.measure != "loan":
        return None
    if term.concepts & _TO_BE_PAID_BACK:
        return Differs("mechanism", term.words, figure.mechanism or figure.kind)
    if any(concept.startswith("kind.") for concept in term.concepts):
        return Differs("kind", term.words, figure.kind)
    if any(concept.startswith("ask.per_") for concept in term.concepts) and figure.period_start and figure.period_end:
        return Differs("period", term.words, f"{figure.period_start}/{figure.period_end}")
    persons = people_meant(desk, term)
    people = people_of(figure)
    if persons and people:
        return Differs("person", persons[0], people[0])
    return _named_party_differs(desk, term, figure)


def _named_party_differs(desk: Desk, term: Term, figure: Figure) -> Differs | None:
    """A country or organisation named that is neither donor nor recipient: by its cue the one or the other."""
    known = desk.vocabulary.entities
    party = next((e for e in term.entities if e in known and known[e].type in PARTY_TYPES), None)
    if party is None or not figure.donor or not figure.recipient:
        return None
    before = {c for other in desk.reading.terms if other.end == term.at for c in other.concepts}
    if before & {"role.to", "role.for"}:
        return Differs("recipient", party, figure.recipient)
    return Differs("donor", party, figure.donor)


def is_garbled(desk: Desk, term: Term) -> bool:
    """Whether a word is misspelled so that it may be the very one that makes a value or day right ("mroe than")."""
    if not term.concepts:
        return not desk.vocabulary.is_ordinary(term.words)
    reading = desk.reading
    return (
        bool(term.meant)
        and not is_swapped_or_doubled(term.words, term.meant)
        and any(reading.is_amount(at) or reading.is_date(at) for at in range(term.end, term.end + 3))
    )
