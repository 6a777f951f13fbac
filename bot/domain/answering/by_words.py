"""A question for a number that no key leads to: the one figure whose own words and keys tell all that is asked.

The way in is full text, as for statements. Since nothing is asked for by a key here, the figure must be named by more than
who, to whom and when: a figure of something narrower would else answer for the whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.amount import Amount, states_amount
from bot.domain.answer import Answer, AnswerKind, Differs, Point
from bot.domain.answering.bounds import says_otherwise
from bot.domain.answering.denials import negated
from bot.domain.answering.departures import differences
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import distinct, newest_first, referred_to, roles_of
from bot.domain.answering.held_facts import on_date, without_repeats
from bot.domain.answering.measures import leaves_out
from bot.domain.answering.replies import answered
from bot.domain.answering.surroundings import named_people
from bot.domain.answering.to_check import is_polar
from bot.domain.answering.values import never_unasked
from bot.domain.coverage import coverage_of_words, people_of
from bot.domain.keys import MEASURES_OF, NOT_YET
from bot.domain.model import FactType, Figure, Held, Stage
from bot.domain.ordinals import PREFIX
from bot.domain.question import Reading
from bot.domain.terms import Term

_MOST_FOUND = 24
_FEWEST_TERMS = 2
_COUNTRIES = frozenset({"country"})
_GENERAL_MEASURES = frozenset({"measure.package", "measure.total", "measure.annual"})
_TELLING = ("topic.", "item.", "mechanism.", "measure.", "occasion.", "noun.", "kind.energy", "kind.winter", PREFIX)
_GENERAL_NOUNS = frozenset(
    "noun.money noun.number noun.dollar noun.country noun.year noun.day noun.month noun.news noun.government".split()
)
_GENERAL = _GENERAL_MEASURES | _GENERAL_NOUNS | {"occasion.war", "occasion.invasion", "occasion.security_needs"}
"""What so many figures have to do with that none is meant for being of it."""
_SHARES = frozenset({"share", "part_of"})
_NOT_BY_WORDS = frozenset(
    """
    difference ratio sum double half average measured by_year list compare bigger smaller besides on_top convert
    top_donor top_recipient least_donor quarter_share per_day per_hour per_week per_month per_person
    """.split()
)
"""What has to be worked out, or told of several figures."""
_ASKED_FOR_BY_NAME = frozenset(
    """
    share_of_gdp oda_share_of_gni change share gap target valuation_error remaining_authority remaining_funds
    drawdown_authority cancellations requirement people_in_need people_targeted in_donor_refugee_costs estimate
    funding_share loan multi_year_programme fund
    """.split()
)
"""Measures that tell of something else than what was given, so that a question has to name them."""
_COUNTING = frozenset({"how_many", "number_of"})
_OF_PARTS = ("share", "part", "of the", "of its", "of which", "of it")
_GOT = frozenset({Stage.RECEIVED, Stage.DISBURSED, Stage.DELIVERED, Stage.PROVIDED})


def figure_by_words(desk: Desk) -> Answer | None:
    """The figure that tells the whole question; None where none does, or several that differ."""
    if not _may_be_found(desk) or is_polar(desk.reading):
        return None
    words = desk.words_for(desk.reading.content)
    found = desk.search(words, types=[FactType.FIGURE], limit=_MOST_FOUND)
    told = _as_got(desk.reading, [held for held in without_repeats(found) if _tells(desk, held)])
    told = [held for held in told if _is_in_what(desk.reading, held.figure)]
    told = [held for held in told if _is_picked(desk, held)]
    things = distinct(newest_first(told))
    if len(things) != 1:
        return None
    point = Point.VALUE if things[0].figure.is_money else Point.COUNT
    return answered(desk, AnswerKind.FIGURE, point, things, beside=[held for held in told if held not in things])


def figure_claimed(desk: Desk) -> tuple[Held, tuple[Differs, ...]] | None:
    """The one figure that tells a claim in its own words, and the value that it has where the claim names another."""
    reading = desk.reading
    if not reading.asks <= _PLAIN_CLAIMS or not reading.amounts or not _may_be_found(desk) or negated(desk):
        return None
    by_value = [held for amount in reading.amounts for held in referred_to(desk, amount)]
    found = desk.search(desk.words_for(reading.content), types=[FactType.FIGURE], limit=_MOST_FOUND)
    told = [held for held in without_repeats([*by_value, *found]) if _tells(desk, held, claimed=True)]
    named = {held.fact.id for held in by_value}
    same = [held for held in told if held.fact.id in named and _states_rest(desk, held)]
    if same:
        return (same[0], ()) if not differences(desk, same[0]) else None
    things = distinct(told)
    claimed = reading.amounts[-1]
    if len(things) != 1 or len(reading.amounts) > 1 or claimed.unit not in (None, things[0].figure.unit):
        return None
    if says_otherwise(things[0].figure, claimed, reading) or claimed.counts_things == things[0].figure.is_money:
        return None
    return things[0], (Differs("value", str(claimed.value), str(things[0].figure.value)),)


def _is_picked(desk: Desk, held: Held) -> bool:
    """Whether a figure tells in its own words that it is the first or largest, where that is asked."""
    orders = {f"ask.{order}" for order in desk.reading.asks & _PICKING}
    if not orders:
        return True
    return orders <= coverage_of_words([held.figure.sentence], desk.vocabulary).concepts


_PICKING = frozenset({"first", "latest", "largest", "smallest"})

_PLAIN_CLAIMS = frozenset({"true", "as_of", "precision", "said", "how_much", "what"})
"""What a claim may ask, beside being true, for a figure to bear out the whole of it."""


def _states_rest(desk: Desk, held: Held) -> bool:
    """Whether a figure is one of the amounts of a claim, and tells the others in its sentence."""
    figure = held.figure
    return all(
        held.fact.id in {other.fact.id for other in referred_to(desk, amount)} or states_amount(figure.sentence, amount)
        for amount in desk.reading.amounts
    )


def _may_be_found(desk: Desk) -> bool:
    reading = desk.reading
    if _names_the_unheard(desk) or leaves_out(reading) or not reading.asks.isdisjoint(_NOT_BY_WORDS):
        return False
    if any(when.relation in ("before", "after", "since") for when in reading.whens):
        return False
    if "half" in reading.named("noun") or (reading.names_person and reading.terms_of("occasion")):
        return False  # who spoke of what was done is not who did it
    telling = sum(_is_telling(desk, term) for term in reading.content)
    placed = bool(reading.whens) or any(desk.names(term, _COUNTRIES) for term in reading.content)
    return telling + placed >= _FEWEST_TERMS and telling > 0


def _names_the_unheard(desk: Desk) -> bool:
    """Whether a word that is spelled right stands in no fact at all."""
    unknown = [term.words for term in desk.reading.content if not term.concepts]
    return desk.is_beyond_all and any(
        desk.vocabulary.is_ordinary(word) and not desk.shelf.has_word(word) for word in unknown
    )


def _is_telling(desk: Desk, term: Term) -> bool:
    """Whether a term names something more than who, to whom, when and how far."""
    if not term.concepts:
        return True
    if term.concepts <= _GENERAL:
        return False
    if term.entities:
        return not desk.names(term, _COUNTRIES)
    return any(concept.startswith(_TELLING) for concept in term.concepts)


def tells_figure(desk: Desk, held: Held) -> bool:
    """Whether a figure accounts for every word and day of a question about something else than its value."""
    return _tells(desk, held, claimed=True)


def _tells(desk: Desk, held: Held, *, claimed: bool = False) -> bool:
    """Whether a figure accounts for every word, day and amount, between the same two, and is of what is asked for.

    Its words come last: its slots rule most figures out, and are read already.
    """
    reading, figure = desk.reading, held.figure
    whens = reading.whens
    if figure.measure != "running_total":  # only a total is still so on a later day
        whens = tuple(replace(when, relation="on") if when.relation == "by" else when for when in whens)
    if not all(on_date(held, when) for when in whens) or not _is_between(desk, figure):
        return False
    if not _is_at_stage(desk, figure) or not _is_of_what(reading, figure) or not _is_of_part(reading, figure):
        return False
    if not claimed and not all(_leads_to(figure, amount) for amount in reading.amounts):
        return False
    terms = [term for term in reading.content if not term.concepts or not term.concepts <= _SHARE_CONCEPTS]
    return not desk.unexplained(held, wide=False, terms=terms)


def _is_at_stage(desk: Desk, figure: Figure) -> bool:
    """Whether a figure is as far as the question has it, and the drawdown that it names; what is claimed is of who claims it."""
    reading = desk.reading
    if reading.drawdown not in (None, figure.drawdown_number):
        return False
    if "give.asks" in reading.concepts:
        if figure.stage not in NOT_YET:
            return False
    elif figure.stage in NOT_YET and "give.gets" in reading.concepts:
        return False
    if figure.stage is Stage.CLAIMED:
        return bool(set(named_people(desk)) & set(people_of(figure)))
    return figure.stage not in never_unasked(desk) or figure.stage in reading.named("stage")


def _leads_to(figure: Figure, amount: Amount) -> bool:
    """Whether an amount of a question stands in what a figure tells, and is not its own."""
    return states_amount(figure.sentence, amount) and not amount.covers(figure.value)


_SHARE_CONCEPTS = frozenset(f"ask.{ask}" for ask in _SHARES)


def _is_between(desk: Desk, figure: Figure) -> bool:
    """Whether every country named gives or gets it, and none the other way round than it is said."""
    parties = {figure.donor, figure.recipient}
    for term in desk.reading.content:
        if desk.names(term, _COUNTRIES) and parties.isdisjoint(_with_states(desk, term.entities)):
            return False
    roles = roles_of(desk)
    swapped = (
        roles.donor_said and roles.donor == figure.recipient,
        roles.recipient_said and roles.recipient == figure.donor,
    )
    return not any(swapped)


def _with_states(desk: Desk, entities: Iterable[str]) -> set[str]:
    known = desk.vocabulary.entities
    return {
        each for entity in entities for each in (entity, known[entity].acts_for if entity in known else None) if each
    }


def _is_of_what(reading: Reading, figure: Figure) -> bool:
    """Whether the question names what the figure measures, as far as that is anything special."""
    if figure.unit == "percent" and not reading.asks & _SHARES:
        return False
    if figure.measure not in _ASKED_FOR_BY_NAME:
        return True
    named = {measure for name in reading.named("measure") for measure in MEASURES_OF.get(name, (name,))}
    needs = figure.stage in NOT_YET and "give.asks" in reading.concepts
    in_need = figure.measure == "people_in_need" and reading.concepts >= _PEOPLE_IN_NEED
    return figure.measure in named or needs or in_need or (figure.unit == "percent" and bool(reading.asks & _SHARES))


_PEOPLE_IN_NEED = frozenset({"noun.people", "occasion.security_needs"})


def _is_in_what(reading: Reading, figure: Figure) -> bool:
    """Whether a figure is a number of what is counted, or money where that is asked: money counts no goods."""
    if not figure.is_money:
        return True
    kinds = ("measure", "mechanism", "ordinal")
    package = reading.drawdown or reading.whens or any(reading.terms_of(kind) for kind in kinds)
    return not reading.asks & _COUNTING and (bool(package) or not reading.terms_of("item"))


def _is_of_part(reading: Reading, figure: Figure) -> bool:
    """Whether a figure is a part of something, where a part is asked for."""
    staged = "part_of" in reading.asks and bool(reading.named("stage"))
    if not reading.asks & _SHARES or figure.unit == "percent" or staged:
        return True
    if reading.amounts or ("give.gives" in reading.concepts and figure.stage not in _GOT):
        return False
    return any(words in figure.sentence.lower() for words in _OF_PARTS)


def _as_got(reading: Reading, told: Sequence[Held]) -> Sequence[Held]:
    """Where it asks what was got, the figures of what has arrived, if there are any among those found."""
    got = [held for held in told if held.figure.stage in _GOT]
    return got if got and "give.gets" in reading.concepts else told
