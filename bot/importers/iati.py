"""IATI activities, versions 1.0x to 2.03: transactions of each publisher by recipient, type, year and currency.

Defaults of the activity hold where a transaction says nothing (currency). An activity for several countries, without a share for
each transaction, is refused rather than guessed. Money of parents and children is told apart by the publisher's hierarchy: only
transactions are taken, which both layers would repeat, so a child whose parent reports transactions in the file is left out.
Entities and network access are off.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from bot.domain.kinds import AidKind, Stage
from bot.domain.partial_date import PartialDate
from bot.errors import UnreadableDocument
from bot.importers.model import DataSet, Observation, Refusal, amount
from bot.importers.names import Parties
from bot.importers.tables import head_of

DATA_SET = DataSet(
    code="iati",
    publisher="publishers of IATI data",
    title="IATI activities",
    url="https://iatistandard.org",
    licence="each publisher's own",
)
_STAGES = {
    "2": (Stage.COMMITTED, "new_commitments"),
    "3": (Stage.DISBURSED, "disbursements"),
    "4": (Stage.DISBURSED, "disbursements"),
    "C": (Stage.COMMITTED, "new_commitments"),
    "D": (Stage.DISBURSED, "disbursements"),
    "E": (Stage.DISBURSED, "disbursements"),
}
"""Types of transactions that give: commitments, disbursements, expenditures. Incoming money is told by who gave it."""
_KNOWN = frozenset({*"123456789", "10", "11", "12", "13", "C", "D", "E", "IF", "IR", "LR", "R", "QP", "QS", "CG"})
_BASES = {"4": "expenditure", "E": "expenditure"}
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def is_iati(path: Path) -> bool:
    """Whether a file holds IATI activities."""
    return "<iati-activit" in head_of(path)[:20_000]


def read(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """Every transaction that gives, with its recipient, day and currency."""
    try:
        for activity in activities(path):
            yield from _activity(activity, parties)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(f"This XML is broken or cut off at line {error.lineno}. Download it again.") from error


def activities(path: Path) -> Iterator[Any]:
    """Each activity in turn; what was read is let go, so that memory stays the same however long the file is."""
    parsed = etree.iterparse(
        str(path),
        events=("end",),
        tag="iati-activity",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    for _, activity in parsed:
        yield activity
        activity.clear()
        while activity.getprevious() is not None:
            del activity.getparent()[0]


def _activity(activity: Any, parties: Parties) -> Iterator[Observation | Refusal]:
    named = _text(activity.find("iati-identifier")) or "without identifier"
    reporter = activity.find("reporting-org")
    donor = parties.named(_text(reporter) or (reporter.get("ref") if reporter is not None else "") or "")
    places = [each.get("code") or "" for each in activity.findall("recipient-country")]
    for at, transaction in enumerate(activity.findall("transaction"), 1):
        where = f"activity {named}, transaction {at}"
        own = [each.get("code") or "" for each in transaction.findall("recipient-country")]
        found = _transaction(transaction, where, own or places, activity.get("default-currency"))
        if isinstance(found, Refusal):
            yield found
        elif found:
            value, unit, told, country, code = found
            stage, measure = _STAGES[code]
            yield Observation(
                row=where,
                value=value,
                unit=unit,
                donor=donor,
                recipient=parties.country(country),
                kind=AidKind.DEVELOPMENT,
                stage=stage,
                measure=measure,
                start=PartialDate(told.year),
                end=PartialDate(told.year),
                basis=f"{_BASES.get(code, measure.removeprefix('new_'))} as the publisher reports them to IATI",
            )


def _transaction(
    transaction: Any, where: str, places: list[str], default: str | None
) -> tuple[Decimal, str, date, str, str] | Refusal | None:
    kind = transaction.find("transaction-type")
    code = (kind.get("code") if kind is not None else None) or ""
    if code not in _KNOWN:
        return Refusal(where, "Its type has no code that I know, so that nobody can say what it counts.")
    if code not in _STAGES:
        return None
    value = transaction.find("value")
    read = amount(_text(value), where)
    if isinstance(read, Refusal) or read is None:
        return read or Refusal(where, "It has no value.")
    unit = (value.get("currency") or default or "").upper()
    if len(unit) != 3 or not unit.isalpha():
        return Refusal(where, "It has no currency, and its activity no default one.")
    day = _day(transaction)
    if day is None:
        return Refusal(where, "Its date is missing, or none that a calendar has.")
    if len(places) != 1:
        return Refusal(where, "For no country, or for several at once without a share of its own.")
    return read, unit, day, places[0], code


def _day(transaction: Any) -> date | None:
    dated = transaction.find("transaction-date")
    written = (dated.get("iso-date") if dated is not None else None) or ""
    try:
        day = date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None
    return day if 1950 <= day.year <= 2100 else None


def _text(element: Any) -> str:
    """The text of an element: directly, or in its first narrative, English before others."""
    if element is None:
        return ""
    narratives = element.findall("narrative")
    english = [each for each in narratives if (each.get(_XML_LANGUAGE) or "en").casefold().startswith("en")]
    chosen = (english or narratives or [element])[0]
    return " ".join((chosen.text or "").split())
