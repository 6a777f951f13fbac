"""Finding the figures that a question may mean: by who, to whom, what is measured, when, and amounts named."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import product

from bot.domain.amount import Amount
from bot.domain.answer import Assumed
from bot.domain.answering.desk import USUAL, Desk
from bot.domain.answering.held_facts import on_date, things, without_repeats
from bot.domain.answering.roles import Roles, read_roles
from bot.domain.keys import MEASURE_REPORTERS, kinds_for, measures_for, stages_for
from bot.domain.model import Held
from bot.domain.shelf import NOBODY, FigureKey, Order
from bot.domain.terms import Term, When

SCALES = (Decimal(10) ** 9, Decimal(10) ** 6)
"""What a bare number of a question ("the 2.3 package") may be short for."""

_FEW = 12
"""Whole numbers up to here are counts, years or slips rather than short for billions."""
WIDE = 200
"""How many figures of one key are looked at; more than that needs a narrower question."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures a question is about, as keys."""

    roles: Roles
    measures: frozenset[str]
    whens: tuple[When, ...]
    references: tuple[Amount, ...] = ()
    assumed: tuple[Assumed, ...] = field(default=())
    kinds: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()

    def from_all_donors(self) -> "Wanted":
        """The same keys for what came from all donors together, which names none of them."""
        return replace(self, roles=replace(self.roles, donor=NOBODY), assumed=())


def roles_of(desk: Desk) -> Roles:
    """Donor and recipient of the question, placed with the store's knowledge of who gives and who gets."""
    if desk.roles is None:
        defaults = (desk.defaults.donor, desk.defaults.recipient)
        desk.roles = read_roles(desk.reading, desk.vocabulary, desk.shelf.has_figures, defaults)
    return desk.roles


def wanted_figures(desk: Desk, measures: frozenset[str] | None = None) -> Wanted:
    """The keys of the figures asked for, with the defaults for what is not said; read once for each set of measures."""
    if measures not in desk.keys:
        desk.keys[measures] = _keys_read(desk, measures)
    return desk.keys[measures]


def _keys_read(desk: Desk, measures: frozenset[str] | None) -> Wanted:
    reading = desk.reading
    roles = roles_of(desk)
    concepts = reading.named("measure")
    chosen = measures if measures is not None else _measures_named(desk)
    assumed: list[Assumed] = []
    donor, recipient = roles.donor, roles.recipient
    reporter = next((MEASURE_REPORTERS[concept] for concept in concepts if concept in MEASURE_REPORTERS), None)
    if donor is None and reporter:
        donor = reporter
    elif donor is None and recipient in (None, desk.defaults.recipient, USUAL.recipient):
        donor = desk.defaults.donor
        assumed.append(Assumed("donor", donor))
    if (
        recipient is None
        and donor == desk.defaults.donor
        and not reporter
        and not chosen - {"package", "running_total"}
    ):
        recipient = desk.defaults.recipient
        assumed.append(Assumed("recipient", recipient))
    settled = Roles(donor, recipient, roles.donor_said, roles.recipient_said, roles.terms)
    kinds = kinds_for(reading.named("kind"))
    stages = stages_for(reading.named("stage"))
    return Wanted(settled, chosen, reading.whens, reading.amounts, tuple(assumed), kinds, stages)


def whatever_kind(wanted: Wanted) -> Wanted:
    """The same keys with kind and stage left open, to find what a question or claim gets them wrong about."""
    return replace(wanted, kinds=frozenset(), stages=frozenset())


def _measures_named(desk: Desk) -> frozenset[str]:
    """The measures named; "including the package" asks for the total that the package is in."""
    named = desk.reading.named("measure")
    got = "give.gets" in desk.reading.concepts and "give.asks" not in desk.reading.concepts
    if "requirement" in named and (got or any(names_funding(term) for term in desk.reading.terms)):
        named = ("funding",)
    chosen = measures_for(named)
    with_the_package = "package" in chosen and chosen <= {
        "package",
        "running_total",
    }  # "the total including the package"
    return frozenset({"running_total"}) if with_the_package and "including" in desk.reading.asks else chosen


def names_funding(term: Term) -> bool:
    """Whether a term asks for "funding", which humanitarian data sets count as a measure of its own."""
    return any(word.startswith("fund") for word in (term.meant or term.words).split())


def matching(
    desk: Desk, wanted: Wanted, order: Order = Order.NEWEST, limit: int = WIDE, *, counts: bool = False
) -> tuple[Held, ...]:
    """The figures of these keys whose time agrees with every date of the question; `counts` leaves money out."""
    nobody_named = wanted.roles.donor is None and wanted.roles.recipient is None
    if nobody_named or desk.is_beyond_all:
        return ()
    found: list[Held] = []
    for first, last in times_of(wanted.whens):
        key = FigureKey(
            donor=wanted.roles.donor,
            recipient=wanted.roles.recipient,
            measures=tuple(sorted(wanted.measures)),
            kinds=tuple(sorted(wanted.kinds)),
            stages=tuple(sorted(wanted.stages)),
            first=first,
            last=last,
            covers=True,
            counts=counts,
        )
        found.extend(desk.figures(key, order, limit))
    number = desk.reading.drawdown
    return without_repeats(held for held in found if number is None or held.figure.drawdown_number == number)


def times_of(whens: Sequence[When]) -> Iterator[tuple[date | None, date | None]]:
    """From when to when the dates of a question reach together, for each way to read them; once open without any."""
    for spans in product(*(when.readings for when in whens)) if whens else [()]:
        bounds = [_bounds(span.first, span.last, when.relation) for span, when in zip(spans, whens, strict=True)]
        first = max((low for low, _ in bounds if low), default=None)
        yield first, min((high for _, high in bounds if high), default=None)


def open_year_matches(desk: Desk, wanted: Wanted) -> tuple[Held, ...]:
    """The figures on a day or month named without a year, in whichever year they fall."""
    bare = replace(wanted, whens=())
    return tuple(held for held in matching(desk, bare) if all(on_date(held, when) for when in wanted.whens))


def referred_to(desk: Desk, amount: Amount, wanted: Wanted | None = None) -> tuple[Held, ...]:
    """The figures that an amount named in the question stands for ("the 2.3b package"), closest value first."""
    found: list[Held] = []
    for low, high in _ranges(amount):
        roles = wanted.roles if wanted else Roles()
        found.extend(
            desk.figures(
                FigureKey(
                    donor=roles.donor if roles.donor_said else None,
                    recipient=roles.recipient if roles.recipient_said else None,
                    units=(amount.unit,) if amount.unit else (),
                    value_low=low,
                    value_high=high,
                ),
                limit=WIDE,
            )
        )
    exact = [held for held in found if any(_value(held) == amount.value * scale for scale in (Decimal(1), *SCALES))]
    return without_repeats(exact or found)


def distinct(facts: Sequence[Held]) -> tuple[Held, ...]:
    """One fact for each thing, twins from other sources left out; the order stays."""
    thing_of = things(facts)
    kept: dict[str, Held] = {}
    for held in facts:
        kept.setdefault(thing_of[held.fact.id], held)
    return tuple(kept.values())


def newest_first(facts: Iterable[Held]) -> list[Held]:
    """Sorted by time, newest first, undated last."""
    return sorted(facts, key=_last_day, reverse=True)


def _last_day(held: Held) -> date:
    return held.figure.time.last if held.figure.time else date.min


def _value(held: Held) -> Decimal:
    return held.figure.value


def _ranges(amount: Amount) -> list[tuple[Decimal, Decimal]]:
    ranges = [(amount.low, amount.high)]
    few = amount.value == amount.value.to_integral_value() and amount.value <= _FEW
    if amount.unit is None and amount.value < 1000 and not few:
        ranges.extend((amount.low * scale, amount.high * scale) for scale in SCALES)
    return ranges


def _bounds(first: date, last: date, relation: str) -> tuple[date | None, date | None]:
    return {
        "before": (None, first - date.resolution),
        "by": (None, last),
        "after": (last + date.resolution, None),
        "since": (first, None),
    }.get(relation, (first, last))
