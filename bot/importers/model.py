"""What an importer gives: observations with what they count, refusals with where and why, and where the file comes from."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.domain.kinds import AidKind, Precision, Stage
from bot.domain.partial_date import PartialDate
from bot.errors import UnreadableDocument

_NOTHING = frozenset({"", ".", "..", "na", "n/a", "null", "none", "-", "nan"})
_LARGEST = 18
"""Powers of ten that no amount of aid has, in whatever currency; computing with far larger numbers would never end."""
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One number of a row, with all by which it differs from others. `row` locates it in the file.

    Observations that agree in everything but value and row are added up where their importer says that they may be.
    """

    row: str
    rows: int = 1
    """How many rows of the file it is the sum of already."""
    value: Decimal
    unit: str
    donor: str | None = None
    recipient: str | None = None
    kind: AidKind = AidKind.ALL
    stage: Stage = Stage.REPORTED
    measure: str
    start: PartialDate | None = None
    end: PartialDate | None = None
    as_of: PartialDate | None = None
    since: PartialDate | None = None
    price_base: str | None = None
    basis: str | None = None
    """Net, gross or grant equivalent, and what else tells two figures of one measure apart; shown with the figure."""
    precision: Precision = Precision.EXACT


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken: where it stands, why, and how to mend it."""

    row: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """Where a file comes from: told with every fact of it. `published` None where neither file nor operator says it."""

    code: str
    publisher: str
    title: str
    url: str
    licence: str
    label: str | None = None
    published: date | None = None


def amount(text: object, row: str) -> Decimal | Refusal | None:
    """Read a number as data files write it: `.`, `NA`, `NULL` and nothing stand for none; commas only for thousands."""
    if text is None:
        return None
    written = str(text).strip()
    if written.casefold() in _NOTHING:
        return None
    plain = written.replace(" ", "").replace(",", "") if _GROUPED.fullmatch(written) else written
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return Refusal(
            row, f"{written[:40]!r} is no number, or can be read in two ways. Write it with a point for decimals."
        )
    if not found.is_finite():
        return Refusal(row, f"{written[:40]!r} is no number.")
    if found.adjusted() >= _LARGEST:
        return Refusal(row, f"{written[:40]!r} is more than all the money there is. Check the unit and the point.")
    return found


def year(text: object, row: str) -> int | Refusal:
    """Read a year between 1900 and 2100."""
    written = str(text).strip().removesuffix(".0")
    if written.isdecimal() and 1900 <= int(written) <= 2100:
        return int(written)
    return Refusal(row, f"{written[:40]!r} is no year between 1900 and 2100.")


def no_rows(name: str) -> UnreadableDocument:
    """What to raise for a file of a known format without a single row."""
    return UnreadableDocument(f"There is no row in this {name} file. Download it again: it may be cut off.")
