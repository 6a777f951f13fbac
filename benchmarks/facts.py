"""Writing generated keys out as the facts that the product stores. Every one says that it is synthetic."""

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from benchmarks.keys import Form, Key, World
from benchmarks.world import DONORS, KINDS, recipient_name
from bot.domain.model import AidKind, AnyFact, Figure, Precision, Quote, Source, Stage
from bot.domain.partial_date import PartialDate
from bot.domain.text import fold
from bot.domain.vocabulary import Vocabulary

_EURO = frozenset("DE FR NL IT ES BE FI AT IE SK EE LV LT PT GR HR SI LU eu-institutions".split())
_PUBLISHERS = tuple(
    f"Synthetic {name} (benchmark)" for name in ("Ledger", "Gazette", "Register", "Bulletin", "Tracker")
)
_QUOTED_IN = "Synthetic (benchmark)"
_MEASURES = MappingProxyType(
    {
        Form.ANNUAL: "annual_amount",
        Form.TOTAL: "running_total",
        Form.PACKAGE: "package",
        Form.COUNT: "count",
        Form.REQUIREMENT: "requirement",
        Form.FUNDING: "funding",
        Form.IN_NEED: "people_in_need",
        Form.ODA_TO: "oda_to_country",
        Form.ODA_BY: "oda_by_donor",
    }
)
_SENTENCES = MappingProxyType(
    {
        Form.ANNUAL: "{donor} {stage} {amount} of {aid} to {recipient} in {year}.",
        Form.TOTAL: "By {day}, {donor} had {stage} {amount} of {aid} to {recipient} in total since 2010.",
        Form.PACKAGE: "{donor} announced a package of {amount} of {aid} for {recipient} on {day}.",
        Form.COUNT: "{donor} delivered {amount} to {recipient} in {year}.",
        Form.REQUIREMENT: "The {year} humanitarian appeal for {recipient} asked for {amount}.",
        Form.FUNDING: "The {year} humanitarian appeal for {recipient} received funding of {amount}.",
        Form.IN_NEED: "In {year}, {amount} in need were counted in {recipient}.",
        Form.ODA_TO: "{recipient} received {amount} of official development assistance in {year}.",
        Form.ODA_BY: "{donor} gave {amount} of official development assistance in {year}.",
    }
)
_SAYINGS = (
    "Nothing in this benchmark matters more than the {item}.",
    "We made this sentence up to have somebody speak of the {item}.",
    "Ask the generator, and it will tell you about the {item}.",
)


def fact_id(number: int) -> str:
    """The id of the fact with this number; ids sort as numbers do."""
    return f"bench-{number:07d}"


class Writer:
    """Writes the facts of one world."""

    def __init__(self, world: World, vocabulary: Vocabulary, seed: int) -> None:
        self._world = world
        self._vocabulary = vocabulary
        self._seed = seed

    def facts(self) -> Iterator[AnyFact]:
        """Write every fact in the order of its id."""
        rng = random.Random(f"{self._seed}:{len(self._world.keys)}:facts")
        for number, key in enumerate(self._world.keys):
            yield self._quote(number, key, rng) if key.form is Form.QUOTE else self._figure(number, key, rng)

    def _figure(self, number: int, key: Key, rng: random.Random) -> Figure:
        value, unit = _value(key, rng)
        publisher = rng.choice(_PUBLISHERS)
        stands_on_a_day = key.form in (Form.TOTAL, Form.PACKAGE)
        day = PartialDate(key.year, key.month, key.day) if stands_on_a_day else None
        return Figure(
            id=fact_id(number),
            source=_source(number, key, publisher),
            value=value,
            unit=unit,
            precision=Precision.EXACT,
            donor=key.donor,
            recipient=key.recipient,
            kind=AidKind(key.kind),
            stage=Stage(key.stage),
            measure=_MEASURES[key.form],
            sentence=self._sentence(key, value, unit),
            as_of=day if key.form is Form.TOTAL else None,
            counted_since=PartialDate(2010) if key.form is Form.TOTAL else None,
            period_start=PartialDate(key.year, 1, 1) if day is None else day if key.form is Form.PACKAGE else None,
            period_end=PartialDate(key.year, 12, 31) if day is None else None,
        )

    def _quote(self, number: int, key: Key, rng: random.Random) -> Quote:
        return Quote(
            id=fact_id(number),
            source=_source(number, key, _QUOTED_IN),
            text=rng.choice(_SAYINGS).format(item=key.item),
            speaker=key.donor,
            said_on=PartialDate(key.year, key.month, key.day),
        )

    def _sentence(self, key: Key, value: Decimal, unit: str) -> str:
        return _SENTENCES[key.form].format(
            donor=self._vocabulary.label(key.donor),
            recipient=self._vocabulary.label(key.recipient),
            stage=key.stage,
            aid=KINDS[key.kind][0],
            amount=_amount(value, unit),
            year=key.year,
            day=_day(key) if key.day else "",
        )


def statement(fact: AnyFact, vocabulary: Vocabulary) -> str:
    """A fact as one text to search: its sentence, and in brackets every name that questions use for who it is about."""
    if isinstance(fact, Quote):
        return f"{vocabulary.label(fact.speaker)}, {fact.said_on}: {fact.text}"
    assert isinstance(fact, Figure)
    names = (*DONORS.get(fact.donor or "", ()), asked_name(fact.recipient or "", vocabulary))
    folded = fold(fact.sentence)
    also = [name for name in names if name not in folded]
    return f"{fact.sentence} ({', '.join(also)})" if also else fact.sentence


def asked_name(recipient: str, vocabulary: Vocabulary) -> str:
    """The name under which a recipient is asked for."""
    return recipient_name(recipient, fold(vocabulary.label(recipient)))


def _value(key: Key, rng: random.Random) -> tuple[Decimal, str]:
    if key.form is Form.COUNT:
        return Decimal(rng.randint(2, 900)), key.item
    if key.form is Form.IN_NEED:
        return Decimal(rng.randint(100, 30_000)) * 1000, "people"
    amount = Decimal(rng.randint(100, 9_999)) * 10 ** rng.randint(4, 6)
    return amount, "EUR" if key.donor in _EURO else "GBP" if key.donor == "GB" else "USD"


def _amount(value: Decimal, unit: str) -> str:
    if unit not in _CURRENCIES:
        return f"{value:,f} {unit}"
    scale, word = (10**9, "billion") if value >= 10**9 else (10**6, "million")
    return f"{(value / scale).normalize():f} {word} {_CURRENCIES[unit]}"


def _day(key: Key) -> str:
    return f"{date(key.year, key.month, key.day):%-d %B %Y}"


def _source(number: int, key: Key, publisher: str) -> Source:
    return Source(
        source_id=f"benchmark-{number:07d}",
        publisher=publisher,
        url=f"https://example.org/benchmark/{number}",
        title=f"Generated entry {number}",
        published=PartialDate(key.year, key.month, key.day) if key.day else PartialDate(key.year + 1, 2),
        publisher_class="research",
    )


_CURRENCIES = MappingProxyType({"USD": "dollars", "EUR": "euros", "GBP": "pounds"})
