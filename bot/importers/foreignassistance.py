"""ForeignAssistance.gov: the country file and the complete transactions, by US fiscal year.

Obligations, disbursements and budget figures are never added to each other; negative amounts are de-obligations and refunds.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from bot.domain.kinds import AidKind, Stage
from bot.domain.partial_date import PartialDate
from bot.importers.model import DataSet, Observation, Refusal, amount
from bot.importers.names import Parties
from bot.importers.tables import by_column, cell, needed, opened, plain_header

DATA_SET = DataSet(
    code="us-foreign-assistance",
    publisher="US Department of State",
    title="ForeignAssistance.gov",
    url="https://www.foreignassistance.gov/data",
    licence="public domain in the US",
)
_TYPES = {
    "obligations": (Stage.OBLIGATED, "obligations"),
    "disbursements": (Stage.DISBURSED, "disbursements"),
    "appropriated and planned": (Stage.APPROPRIATED, "appropriation"),
    "president's budget requests": (Stage.REQUESTED, "appropriation"),
    "initial allocations": (Stage.ALLOCATED, "new_allocations"),
}
_QUARTER = re.compile(r"(\d{4})\s*tq", re.IGNORECASE)
_MILITARY = re.compile(r"military|peace and security", re.IGNORECASE)


def is_country_file(path: Path) -> bool:
    """Whether a file is the country file of any release."""
    names = plain_header(path)
    return {"countrycode", "transactiontypename", "fiscalyear", "currentamount"} <= names


def is_transactions(path: Path) -> bool:
    """Whether a file is the complete data set, or a part of it."""
    return {"transactiontypename", "fiscalyear", "currentdollaramount"} <= plain_header(path)


def read(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """Current dollars of each recipient, type and fiscal year; constant ones are left to their file."""
    with opened(path) as lines:
        places = by_column(next(lines)[1])
        column = "currentamount" if "currentamount" in places else "currentdollaramount"
        needed(places, ["countryname", "transactiontypename", "fiscalyear", column], "ForeignAssistance.gov")
        for line, row in lines:
            found = _observed(row, places, column, f"line {line}", parties)
            if found:
                yield found


def _observed(
    row: list[str], places: dict[str, int], column: str, where: str, parties: Parties
) -> Observation | Refusal | None:
    value = amount(cell(row, places[column]), where)
    if value is None or isinstance(value, Refusal):
        return value
    told = _TYPES.get(cell(row, places["transactiontypename"]).casefold())
    if told is None:
        return Refusal(
            where, f"{cell(row, places['transactiontypename'])[:40]!r} is no type of transaction that I know."
        )
    span = fiscal_year(cell(row, places["fiscalyear"]), where)
    if isinstance(span, Refusal):
        return span
    code, name = cell(row, places.get("countrycode")), cell(row, places["countryname"])
    recipient = parties.country("" if code.upper() in ("NULL", "WLD") else code, name)
    return _obligation(where, value, recipient, told, span, _kind(row, places))


def _obligation(
    where: str,
    value: Decimal,
    recipient: str | None,
    told: tuple[Stage, str],
    span: tuple[PartialDate, PartialDate],
    kind: AidKind,
) -> Observation:
    return Observation(
        row=where,
        value=value,
        unit="USD",
        donor="US",
        recipient=recipient,
        kind=kind,
        stage=told[0],
        measure=told[1],
        start=span[0],
        end=span[1],
        basis="transition quarter of 1976" if span[0].year == span[1].year else "by US fiscal year",
    )


def _kind(row: list[str], places: dict[str, int]) -> AidKind:
    """Of the complete data set only part of the money is in a file that holds one kind; the country file holds all."""
    category = cell(row, places.get("foreignassistanceobjectivename")) or cell(row, places.get("ussectorname"))
    return AidKind.MILITARY if category and _MILITARY.search(category) else AidKind.ALL


def fiscal_year(text: str, where: str) -> tuple[PartialDate, PartialDate] | Refusal:
    """The months of a US fiscal year, October to September, named by its end; of 1976 also the transition quarter."""
    if quarter := _QUARTER.fullmatch(text.strip()):
        return PartialDate(int(quarter[1]), 7), PartialDate(int(quarter[1]), 9)
    written = text.strip().removesuffix(".0")
    if not written.isdecimal() or not 1900 <= int(written) <= 2100:
        return Refusal(where, f"{text[:20]!r} is no fiscal year.")
    end = int(written)
    first = 7 if end <= 1976 else 10
    return PartialDate(end - 1, first), PartialDate(end, 6 if end <= 1976 else 9)
