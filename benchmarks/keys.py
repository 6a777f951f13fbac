"""Drawing the keys of generated facts: which facts there are, before they are written out. No two keys are alike.

A key is one thing that could be asked for. Where a key is told twice, both tellings agree.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate
from types import MappingProxyType

from benchmarks.world import (
    COLOURS,
    DONORS,
    ITEMS,
    KINDS,
    OBJECTS,
    PAID,
    PROMISED,
    RECIPIENTS,
    YEARS,
)


class Form(StrEnum):
    """What a generated fact measures."""

    ANNUAL = "annual"
    TOTAL = "total"
    PACKAGE = "package"
    COUNT = "count"
    REQUIREMENT = "requirement"
    FUNDING = "funding"
    IN_NEED = "in_need"
    ODA_TO = "oda_to"
    ODA_BY = "oda_by"
    QUOTE = "quote"


SHARES = MappingProxyType(
    {
        Form.REQUIREMENT: 0.010,
        Form.FUNDING: 0.010,
        Form.IN_NEED: 0.010,
        Form.ODA_TO: 0.010,
        Form.ODA_BY: 0.005,
        Form.QUOTE: 0.080,
        Form.COUNT: 0.150,
        Form.TOTAL: 0.125,
        Form.PACKAGE: 0.200,
        Form.ANNUAL: 0.400,
    }
)
"""How the facts divide; what a small form cannot fill goes to the annual amounts."""

_FULLEST = 0.8
"""How much of a form's possible keys may be drawn, so that unanswerable ones remain."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One thing that can be asked for. `donor` is who gives, reports or speaks; `item` what is counted or talked about."""

    form: Form
    donor: str
    recipient: str = ""
    kind: str = ""
    stage: str = ""
    year: int = 0
    month: int = 0
    day: int = 0
    item: str = ""

    @property
    def slot(self) -> tuple[str | int, ...]:
        """What may be stored once only: stages that are promises share one slot, and so do the days of a month."""
        promised = "promised" if self.stage in PROMISED else self.stage
        year = 0 if self.form is Form.QUOTE else self.year
        month = self.month if self.form is Form.PACKAGE else 0
        return (self.form, self.donor, self.recipient, self.kind, promised, year, month, self.item)


@dataclass(slots=True)
class World:
    """The keys of one size, and the speakers that quotes are given to."""

    keys: list[Key]
    speakers: tuple[str, ...]
    slots: set[tuple[str | int, ...]] = field(repr=False)


def draw_world(size: int, seed: int, speakers: tuple[str, ...]) -> World:
    """Draw the keys of `size` facts; the same seed gives the same keys."""
    draw = _Draw(random.Random(f"{seed}:{size}:keys"), speakers)
    keys: list[Key] = []
    slots: set[tuple[str | int, ...]] = set()
    for form, share in SHARES.items():
        wanted = min(round(size * share), int(draw.room(form) * _FULLEST))
        if form is Form.ANNUAL:
            wanted = size - len(keys)
        taken = 0
        while taken < wanted:
            key = draw.key(form)
            if key.slot not in slots:
                slots.add(key.slot)
                keys.append(key)
                taken += 1
    return World(keys, speakers, slots)


class _Draw:
    """Draws keys; large donors and recipients come up more often, as they do in what is published."""

    def __init__(self, rng: random.Random, speakers: tuple[str, ...]) -> None:
        self._rng = rng
        self._speakers = speakers
        self._donors = tuple(DONORS)
        self._donor_weights = list(accumulate(1 / (rank + 12) for rank in range(len(DONORS))))
        self._recipient_weights = list(accumulate(1 / (rank + 40) for rank in range(len(RECIPIENTS))))
        self._kinds = tuple(KINDS)
        self._items = tuple(ITEMS)
        self._makers: dict[Form, Callable[[Form], Key]] = {
            Form.ANNUAL: self._annual,
            Form.TOTAL: self._total,
            Form.PACKAGE: self._package,
            Form.COUNT: self._count,
            Form.QUOTE: self._quote,
            Form.ODA_BY: self._given,
        }

    def key(self, form: Form) -> Key:
        """Draw one key of a form."""
        return self._makers.get(form, self._reported)(form)

    def room(self, form: Form) -> int:
        """How many keys of a form there can be."""
        pairs = len(DONORS) * len(RECIPIENTS)
        quotes = len(self._speakers) * len(COLOURS) * len(OBJECTS)
        rooms = {
            Form.QUOTE: quotes,
            Form.ODA_BY: len(DONORS) * len(YEARS),
            Form.COUNT: pairs * len(ITEMS) * len(YEARS),
            Form.TOTAL: pairs * len(KINDS) * len(YEARS),
            Form.PACKAGE: pairs * len(KINDS) * len(YEARS) * 12,
        }
        return rooms.get(form, len(RECIPIENTS) * len(YEARS))

    def _pair(self) -> tuple[str, str]:
        while True:
            (donor,) = self._rng.choices(self._donors, cum_weights=self._donor_weights)
            (recipient,) = self._rng.choices(RECIPIENTS, cum_weights=self._recipient_weights)
            if donor != recipient:
                return donor, recipient

    def _annual(self, form: Form) -> Key:
        donor, recipient = self._pair()
        stage = self._rng.choice(PROMISED if self._rng.random() < 0.7 else PAID)
        return Key(form, donor, recipient, self._rng.choice(self._kinds), stage, self._rng.choice(YEARS))

    def _total(self, form: Form) -> Key:
        donor, recipient = self._pair()
        stage = self._rng.choice(PROMISED) if self._rng.random() < 0.8 else "disbursed"
        return Key(form, donor, recipient, self._rng.choice(self._kinds), stage, *self._day())

    def _package(self, form: Form) -> Key:
        donor, recipient = self._pair()
        return Key(form, donor, recipient, self._rng.choice(self._kinds), "announced", *self._day())

    def _count(self, form: Form) -> Key:
        donor, recipient = self._pair()
        item = self._rng.choice(self._items)
        return Key(form, donor, recipient, ITEMS[item], "delivered", self._rng.choice(YEARS), item=item)

    def _quote(self, form: Form) -> Key:
        topic = f"{self._rng.choice(COLOURS)} {self._rng.choice(OBJECTS)}"
        speaker = self._rng.choice(self._speakers)
        year, month, day = self._day()
        return Key(form, speaker, year=year, month=month, day=day, item=topic)

    def _given(self, form: Form) -> Key:
        donor = self._rng.choice(self._donors)
        return Key(form, donor, "developing-countries", "development", "disbursed", self._rng.choice(YEARS))

    def _reported(self, form: Form) -> Key:
        reporter, kind, stage = _REPORTED[form]
        recipient = self._rng.choice(RECIPIENTS)
        return Key(form, reporter, recipient, kind, stage, self._rng.choice(YEARS))

    def _day(self) -> tuple[int, int, int]:
        return self._rng.choice(YEARS), self._rng.randint(1, 12), self._rng.randint(1, 28)


_REPORTED = MappingProxyType(
    {
        Form.REQUIREMENT: ("ocha", "humanitarian", "required"),
        Form.FUNDING: ("ocha", "humanitarian", "received"),
        Form.IN_NEED: ("ocha", "humanitarian", "reported"),
        Form.ODA_TO: ("dac", "development", "disbursed"),
    }
)
