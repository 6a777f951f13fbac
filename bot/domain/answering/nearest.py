"""Which facts to name where there is no answer: what shares the parties asked about first, then the subject, then other words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, permutations

from bot.domain.amount import Amount
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import SCALES, referred_to, wanted_figures
from bot.domain.answering.held_facts import on_date, without_repeats
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.coverage import people_of
from bot.domain.model import Figure, Held
from bot.domain.shelf import FigureKey, Order, QuoteKey
from bot.domain.terms import Term

MOST_NEAREST = 3
MOST_LOOKED_AT = 6
_MOST_WEIGHED = 18
"""How many facts are held against the question; reading the words of each is what an abstention takes its time for."""
_MOST_TERMS = 4
"""By how many terms facts are searched for; the search for each costs as much as a look-up by key."""
_BROAD = ("kind.", "stage.", "ask.", "noun.", "unit.")
_BROAD_MEASURES = frozenset({"measure.total", "measure.package", "measure.annual"})
"""Concepts that so many facts share that a fact is not near for naming one."""

_PERSON, _RECIPIENT, _DONOR, _SUBJECT, _USUAL, _BROADLY, _DATED = 8, 7, 6, 3, 2, 1, 1
_VALUED = 8
"""How much nearer a fact is for each thing of the question that it tells; most facts are of the usual donor and recipient."""


def nearest(desk: Desk, tried: Iterable[Held] = ()) -> Sequence[Held]:
    """The few facts that tell most of the question: of those looked at, and of its parties and subject where these do not."""
    looked_at = tuple(tried)
    if desk.reading.amounts or not any(_tells_who(desk, held) for held in looked_at):
        looked_at = tuple(islice(without_repeats((*looked_at, *_alike(desk))), _MOST_WEIGHED))
    return sorted(looked_at, key=lambda held: -_nearness(desk, held))[:MOST_NEAREST]


def _tells_who(desk: Desk, held: Held) -> bool:
    """Whether a fact is of everybody whom the question names."""
    named = [term for term in desk.reading.content if term.entities]
    return all(_weight(desk, term, held) for term in named)


def _alike(desk: Desk) -> Iterator[Held]:
    """Facts of what is measured and of the parties, then on what the question names in particular; else on any word of it."""
    if desk.reading.unread:
        yield from _of_those_named(desk)
        return
    particular = [term for term in desk.reading.content if not (term.entities or _is_broad(term))]
    near = without_repeats(
        (*_of_amounts(desk), *_of_measure(desk), *_of_those_named(desk), *_sharing_words(desk, particular))
    )
    yield from near or _sharing_words(desk, desk.reading.content)


def _is_broad(term: Term) -> bool:
    return bool(term.concepts) and all(
        concept.startswith(_BROAD) or concept in _BROAD_MEASURES for concept in term.concepts
    )


def _sharing_words(desk: Desk, terms: Sequence[Term]) -> Sequence[Held]:
    words = desk.words_for(terms)[:_MOST_TERMS]
    found = desk.search(words, limit=MOST_NEAREST) if words else ()
    around = desk.found_around[:MOST_LOOKED_AT] if desk.found_around and terms else ()
    return (*found, *around)


def _of_amounts(desk: Desk) -> Iterator[Held]:
    """The figures that the first amounts of the question can stand for."""
    for amount in desk.reading.amounts[:_MOST_AMOUNTS]:
        yield from referred_to(desk, amount)[:MOST_NEAREST]


_MOST_AMOUNTS = 2


def _of_measure(desk: Desk) -> Iterator[Held]:
    """The newest figures of what is measured, of the parties together, else of the one who gets or gives."""
    wanted = wanted_figures(desk)
    measures = tuple(sorted(wanted.measures))
    donor, recipient = wanted.roles.donor, wanted.roles.recipient
    for giver, getter in ((donor, recipient), (None, recipient), (donor, None)) if measures else ():
        if giver or getter:
            key = FigureKey(donor=giver, recipient=getter, measures=measures, last=desk.reading.today)
            yield from desk.figures(key, Order.RECENT, MOST_NEAREST)


def _of_those_named(desk: Desk) -> Sequence[Held]:
    """The newest figures between two parties named, whoever gives, or else of each of them; or a person's newest words."""
    named = list(dict.fromkeys(entity for term in desk.reading.content for entity in term.entities))
    known = desk.vocabulary.entities
    parties = [entity for entity in named if entity in known and known[entity].type in PARTY_TYPES][:2]
    persons = [entity for entity in named if entity in known and known[entity].type == "person"]
    found: list[Held] = []
    for donor, recipient in (
        *permutations(parties, 2),
        *((None, each) for each in parties),
        *((each, None) for each in parties),
    ):
        if len(found) < MOST_NEAREST:
            key = FigureKey(donor=donor, recipient=recipient, last=desk.reading.today)
            found.extend(desk.figures(key, Order.RECENT, MOST_NEAREST))
    quoted = (desk.shelf.quotes(QuoteKey(speaker=each), MOST_NEAREST) for each in persons)
    return (*found, *next(filter(None, quoted), ()))


def _nearness(desk: Desk, held: Held) -> int:
    """How much of the question a fact tells, the parties before all; what its words mean is not looked into."""
    dated = _DATED * any(on_date(held, when) for when in desk.reading.whens)
    valued = _VALUED * any(_is_the_amount(amount, held) for amount in desk.reading.amounts)
    return dated + valued + sum(_weight(desk, term, held) for term in desk.reading.content)


def _is_the_amount(amount: Amount, held: Held) -> bool:
    """Whether a figure has an amount named, which may be short for millions or billions."""
    fact = held.fact
    return isinstance(fact, Figure) and any(amount.value * scale == fact.value for scale in (1, *SCALES))


def _weight(desk: Desk, term: Term, held: Held) -> int:
    fact, named = held.fact, set(term.entities)
    if not named.isdisjoint(people_of(fact)):
        return _PERSON
    usual = bool(named) and named <= {desk.defaults.donor, desk.defaults.recipient}
    if isinstance(fact, Figure) and not named.isdisjoint({fact.donor, fact.recipient}):
        return _USUAL if usual else _RECIPIENT if fact.recipient in named else _DONOR
    if not desk.coverage(held).tells(term):
        return 0
    return _USUAL if usual else _BROADLY if _is_broad(term) else _SUBJECT
