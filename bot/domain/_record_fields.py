"""Reading single fields of a record: each reader returns a value and notes a fault that says how to mend it.

A reader that finds a fault returns a stand-in; `Fields.refuse_faults` raises before a stand-in can leave.
What the fields of a fact are lives in `record.py`.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from bot.domain.partial_date import PartialDate
from bot.errors import InvalidFact

Choice = TypeVar("Choice", bound=StrEnum)

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
ENTITY = re.compile(r"[A-Z]{2}|[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_PLAIN_NUMBER = re.compile(r"-?\d{1,24}(?:\.\d{1,12})?", re.ASCII)
_HOST = re.compile(r"[^\s/@:]+(?:\.[^\s/@:]+)+(?::\d{1,5})?")
_REFUSED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but the line feed, line separators, what turns the direction of writing, and half characters."""
_LIST_LIMIT = 200
_MOST_UNKNOWN = 20
"""So many fields that there are none of are told by name."""


class Fields:
    """One mapping being read; nested mappings share their parent's list of faults."""

    def __init__(self, record: Mapping[str, object], where: str = "", faults: list[str] | None = None) -> None:
        self._record = record
        self._where = where
        self._faults: list[str] = [] if faults is None else faults

    def fault(self, sentence: str) -> None:
        """Note a fault; the sentence says how to mend it."""
        self._faults.append(f"{self._where}: {sentence}" if self._where else sentence)

    def refuse_faults(self) -> None:
        """Raise InvalidFact with every fault noted so far, if there is one."""
        if self._faults:
            raise InvalidFact(self._faults)

    def refuse_unknown(self, known: Sequence[str], what: str) -> None:
        """Note each field that is not one of the known ones."""
        unknown = [name for name in self._record if name not in known]
        for name in unknown[:_MOST_UNKNOWN]:
            near = get_close_matches(str(name), known, n=1)
            hint = f"Did you mean {near[0]}?" if near else "Take it out."
            self.fault(f"{clip(name)} is not a field of a {what}. {hint}")
        if len(unknown) > _MOST_UNKNOWN:
            self.fault(f"And {len(unknown) - _MOST_UNKNOWN:,} more that are not. Take them out.")

    def has(self, name: str) -> bool:
        """Whether the field is there and holds something."""
        value = self._record.get(name)
        return bool(value.strip()) if isinstance(value, str) else value not in (None, [], ())

    def text(self, name: str, limit: int = 500) -> str | None:
        """Read an optional text, characters as given."""
        value = self._record.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if not isinstance(value, str):
            self.fault(f"{name} is not text. Write it as words.")
            return None
        if len(value) > limit:
            self.fault(f"{name} has {len(value)} characters. Shorten it to at most {limit}.")
        if odd := _REFUSED.search(value):
            self.fault(f"{name} holds the control character U+{ord(odd[0]):04X}. Take it out.")
        return value

    def needed_text(self, name: str, mend: str, limit: int = 500) -> str:
        """Read a text that must be there; `mend` tells what to write."""
        value = self.text(name, limit)
        if value is None and isinstance(self._record.get(name), str | None):
            self.fault(f"{name} is missing. {mend}")
        return value or ""

    def slug(self, name: str) -> str | None:
        """Read an optional id of lower-case words joined by hyphens."""
        return self._shaped(name, SLUG, "lower-case letters, digits and single hyphens, as in us-pda-74")

    def entity(self, name: str) -> str | None:
        """Read an optional id of a country, organisation, group or person."""
        return self._shaped(name, ENTITY, "a country code such as UA, or a slug such as eu-institutions")

    def slugs(self, name: str) -> tuple[str, ...]:
        """Read a list of ids."""
        return self._all_shaped(name, SLUG, "lower-case letters, digits and single hyphens")

    def entities(self, name: str) -> tuple[str, ...]:
        """Read a list of entity ids."""
        return self._all_shaped(name, ENTITY, "a country code or a slug such as lloyd-austin")

    def texts(self, name: str, limit: int = 300) -> tuple[str, ...]:
        """Read a list of texts."""
        return tuple(
            value
            for index, item in enumerate(self._list(name), start=1)
            if (value := self._inside({name: item}, f"{name} {index}").text(name, limit)) is not None
        )

    def nested(self, name: str, label: str) -> list["Fields"]:
        """Read a list of mappings; their faults are told as of `label` 1, 2, …"""
        found = []
        for index, item in enumerate(self._list(name), start=1):
            if isinstance(item, Mapping):
                found.append(self._inside(item, f"{label} {index}"))
            else:
                self.fault(f"{label} {index} is not a set of fields. Give it its own fields.")
        return found

    def child(self, name: str, label: str) -> "Fields | None":
        """Read an optional mapping; its faults are told as of `label`."""
        value = self._record.get(name)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.fault(f"{name} is not a set of fields. Give it publisher, title, url and published.")
            return None
        return self._inside(value, label)

    def date(self, name: str) -> PartialDate | None:
        """Read an optional ISO date of any length; a bare number is a year."""
        value = self._record.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, bool) or not isinstance(value, str | int):
            self.fault(f"{name} is not a date. Write 2024-07-02, 2024-07 or 2024.")
            return None
        try:
            return PartialDate.parse(str(value))
        except ValueError:
            self.fault(f"{name} {clip(value)} is not a date that exists. Write 2024-07-02, 2024-07 or 2024.")
            return None

    def needed_date(self, name: str, mend: str) -> PartialDate:
        """Read a date that must be there."""
        if not self.has(name):
            self.fault(f"{name} is missing. {mend}")
        return self.date(name) or PartialDate(1)

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """Read one of a closed list."""
        value = self._record.get(name)
        known = [choice.value for choice in choices]
        if value in known:
            return choices(value)
        told = f"{name} is missing." if value is None else f"{name} {clip(value)} is not known."
        self.fault(f"{told} Choose one of: {', '.join(known)}.")
        return next(iter(choices))

    def listed(self, name: str, known: frozenset[str]) -> str:
        """Read a word of a closed list of words."""
        value = self._record.get(name)
        if isinstance(value, str) and value in known:
            return value
        told = f"{name} is missing." if value is None else f"{name} {clip(value)} is not known."
        self.fault(f"{told} Choose one of: {', '.join(sorted(known))}.")
        return ""

    def number(self, name: str) -> Decimal:
        """Read a finite number in plain digits."""
        value = self._record.get(name)
        if value is None or value == "":
            self.fault(f"{name} is missing. Write the number in plain digits, as in 2300000000.")
            return Decimal(0)
        found = _decimal(value)
        if found is None:
            self.fault(f"{name} {clip(value)} is not a plain number. Write it in digits, as in 2300000000 or 0.7.")
        return found or Decimal(0)

    def count(self, name: str) -> int | None:
        """Read an optional whole number from 1 to 9999."""
        value = self._record.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 9999:
            self.fault(f"{name} is not a whole number from 1 to 9999.")
            return None
        return value

    def url(self, name: str) -> str:
        """Read the address of a web page."""
        value = self.needed_text(name, "Give the link to the page, starting with https://.", 1000)
        if value and not is_web_address(value):
            self.fault(f"{name} {clip(value)} is not a link to a web page. It must start with http:// or https://.")
        return value

    def _inside(self, record: Mapping[str, object], label: str) -> "Fields":
        return Fields(record, f"{self._where}, {label}" if self._where else label, self._faults)

    def _shaped(self, name: str, shape: re.Pattern[str], told: str) -> str | None:
        value = self.text(name, 100)
        if value is not None and not shape.fullmatch(value):
            self.fault(f"{name} {clip(value)} is not an id. Use {told}.")
        return value

    def _all_shaped(self, name: str, shape: re.Pattern[str], told: str) -> tuple[str, ...]:
        values = self.texts(name, 100)
        for value in values:
            if not shape.fullmatch(value):
                self.fault(f"{name}: {clip(value)} is not an id. Use {told}.")
        return values

    def _list(self, name: str) -> Sequence[object]:
        value = self._record.get(name)
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self.fault(f"{name} is not a list. Give a list, even of one.")
            return ()
        if len(value) > _LIST_LIMIT:
            self.fault(f"{name} has {len(value)} entries. Keep at most {_LIST_LIMIT}.")
            return ()
        return value


def is_web_address(text: str) -> bool:
    """Tell whether a text is an http(s) address without blanks or a user name in it."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and _HOST.fullmatch(parts.netloc) is not None
        and not any(character.isspace() or character in '<>"' for character in text)
    )


def clip(value: object) -> str:
    """Quote a few characters of a value inside a fault, without control characters.

    What is no single value is named only: a few lines of YAML can hold a list that no memory holds written out.
    """
    if isinstance(value, list | dict):
        return "(a list)" if isinstance(value, list) else "(a set of fields)"
    try:
        text = str(value)
    except ValueError:  # Python writes out no number of thousands of digits
        return "(an endless number)"
    shown = _REFUSED.sub(" ", text[:40]).replace("\n", " ")
    return f"“{shown}…”" if len(text) > 40 else f"“{shown}”"


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return None
    try:
        text = value.strip() if isinstance(value, str) else _plain(value)
        return Decimal(text) if _PLAIN_NUMBER.fullmatch(text) else None
    except (InvalidOperation, ValueError):
        return None


def _plain(value: int | float | Decimal) -> str:
    number = Decimal(str(value))
    # `format` of an enormous exponent would write out every zero of it.
    if not number.is_finite() or not -12 <= number.adjusted() <= 24:
        return "0" if number.is_finite() and number == 0 else ""
    return format(number, "f")
