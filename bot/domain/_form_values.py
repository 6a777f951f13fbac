"""Reading single fields of a form into the plain values of a record; each fault says how to mend it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Protocol

from bot.domain._amount_words import KRONE_WORDS, NATIONAL
from bot.domain._fact_ids import slug
from bot.domain._record_fields import clip
from bot.domain.amount import Amount, read_amount, read_amounts
from bot.domain.dates import read_day
from bot.domain.model import Precision
from bot.domain.partial_date import PartialDate
from bot.domain.text import fold, normalise
from bot.domain.vocabulary import Entity
from bot.errors import InvalidFact

PRECISION_WORDS = {
    Precision.EXACT: "",
    Precision.ABOUT: "about",
    Precision.MORE_THAN: "more than",
    Precision.AT_LEAST: "at least",
    Precision.UP_TO: "up to",
}
_FIRST_DAY, _LAST_DAY = "0001", "9999"
"""Stand-ins that lie before, and after, every other date of a form."""
_CODE_LENGTH = 3
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_NOUN = re.compile(r"[^\W\d_][^\W\d_'-]*(?:[ '-][^\W\d_]+){0,5}")
_CROWNS = KRONE_WORDS | {"crown", "crowns"}
_COUNTED = "Write a currency, percent or what is counted, as in “$2.3 billion” or “50 countries”."


class NameReader(Protocol):
    """The names that a form may use: what the vocabulary offers."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Every known entity by id."""
        ...

    def entity(self, text: str) -> str | None:
        """Give the id of the one entity that a text names, None when it names none or several."""
        ...

    def label(self, entity_id: str) -> str:
        """Give the name of an entity to show."""
        ...


@dataclass(slots=True)
class FormReader:
    """One form being read into a record; `faults` collects what is wrong with it.

    Where a field is faulty its reader gives a stand-in, so that the other fields can still be checked.
    """

    names: NameReader
    today: date
    faults: list[str] = field(default_factory=list)

    def entity(self, name: str, text: str) -> str:
        """Read a country, organisation or group; it must be a known one."""
        found = self.names.entity(text) or self._called(text)
        if found is None:
            near = self._near(text)
            told = f"Did you mean {' or '.join(near)}?" if near else "Write its English name or its country code."
            self.faults.append(f"{name} {clip(text)} is no name that I know. {told}")
        return found or "unknown"

    def person(self, name: str, text: str) -> str:
        """Read a person; one who is not known yet gets an id made of the name."""
        found = self.names.entity(text) or self._called(text) or slug(text)
        if not found:
            self.faults.append(f"{name} {clip(text)} gives no id. Write the name in Latin letters.")
        return found or "unknown"

    def day(self, name: str, text: str) -> str:
        """Read a day, month or year that can mean only one."""
        ends = name in ("as_of", "period_end", "date")
        try:
            return str(self._iso(name, text) or read_day(text, self.today))
        except InvalidFact as error:
            self.faults.extend(f"{name}: {fault}" for fault in error.faults)
        except ValueError:
            self.faults.append(f"{name}: No calendar has {clip(text)}.")
        return _LAST_DAY if ends else _FIRST_DAY

    def _iso(self, name: str, text: str) -> PartialDate | None:
        """Read an ISO date, which has one meaning: past ones, and the end of a programme, however far ahead."""
        if not _ISO.fullmatch(text):
            return None
        found = PartialDate.parse(text)
        return found if name == "period_end" or found.first <= self.today else None

    def amount(self, text: str, unit: str) -> dict[str, str]:
        """Read a number into `value`, `unit` and `precision`; where it names no unit it has the one given."""
        stand_in = {"value": "0", "unit": "none", "precision": Precision.EXACT.value}
        if not text:
            self.faults.append("value is missing. Write it with its unit, as in `$2.3 billion`.")
            return stand_in
        try:
            found = read_amount(text, strict=True)
        except InvalidFact as error:
            self.faults.extend(f"value: {fault}" for fault in error.faults)
            return stand_in
        counted = self._counted(normalise(text), found) or found.unit or unit
        if not counted:
            self.faults.append(f"value {clip(text)} has no unit. {_COUNTED}")
        counted = self.unit(counted)
        if not found.value and (len(counted) == _CODE_LENGTH and counted.isupper()):
            self.faults.append(f"value: {clip(text)} is no amount. Write how much it is, as in `$2.3 billion`.")
        precision = found.precision or Precision.EXACT
        return {"value": f"{found.value:f}", "unit": counted or "none", "precision": precision.value}

    def unit(self, text: str) -> str:
        """Read a unit: the code of a currency, percent, or else the noun as typed. Crowns need their country."""
        if not _CROWNS.isdisjoint(fold(text).split()) and not self._code(text):
            codes = NATIONAL["krone"]
            self.faults.append(
                f"value: {clip(text)} can be Norwegian, Swedish or Danish. "
                f"Write {codes['no']}, {codes['se']} or {codes['dk']}."
            )
        return self._code(text) or text

    def _code(self, text: str) -> str | None:
        one = normalise(f"1 {text}")
        found = read_amounts(one, dates=())
        only = found[0] if len(found) == 1 else None
        if not isinstance(only, Amount) or only.end != len(one) or only.value != 1:
            return None
        return only.unit

    def _counted(self, text: str, found: Amount) -> str:
        """What stands beside the number: the noun that is counted. Anything else there is a fault."""
        before, after = text[: found.start].strip(), text[found.end :].strip(" .,")
        if before or (after and (found.unit or not _NOUN.fullmatch(after))):
            self.faults.append(f"value: I cannot place {clip(before or after)} beside the number. {_COUNTED}")
            return "none"
        return after

    def _called(self, text: str) -> str | None:
        """Find an entity by its id or its whole name, as a form shows it; names may hold more than a name says."""
        if text in self.names.entities:
            return text
        wanted = fold(text)
        found = (entity.id for entity in self.names.entities.values() if fold(entity.label()) == wanted)
        return next(found, None)

    def _near(self, text: str) -> list[str]:
        labels = {fold(label): label for entity in self.names.entities.values() for label in (entity.label(),)}
        return [labels[near] for near in get_close_matches(fold(text), list(labels), n=3, cutoff=0.7)]
