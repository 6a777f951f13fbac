"""Kiel Institute, Ukraine Support Tracker: the CSVs behind its website, and its workbook in the old and the new layout.

Allocations, commitments and deliveries are never added to each other; a value of "." is none, a negative one a correction.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.domain.kinds import AidKind, Stage
from bot.domain.partial_date import PartialDate
from bot.errors import UnreadableDocument
from bot.importers.model import DataSet, Observation, Refusal, amount, no_rows, year
from bot.importers.names import Parties
from bot.importers.tables import by_column, cell, needed, opened, plain, plain_header
from bot.importers.workbooks import workbook

DATA_SET = DataSet(
    code="kiel-ust",
    publisher="Kiel Institute for the World Economy",
    title="Ukraine Support Tracker",
    url="https://www.ifw-kiel.de/topics/war-against-ukraine/ukraine-support-tracker/",
    licence="reuse with citation of the working paper",
)
_KINDS = {
    "total": AidKind.ALL,
    "military": AidKind.MILITARY,
    "financial": AidKind.FINANCIAL,
    "humanitarian": AidKind.HUMANITARIAN,
}
_BILLION = Decimal(10) ** 9
_START = PartialDate(2022, 1, 24)
_GAP = timedelta(days=90)
_OLD, _NEW = "countries", "donor"
_ROWS = "Bilateral assistance, MAIN DATA"


def is_website(path: Path) -> bool:
    """Whether a file is one of the CSVs of the website: donor by month, or all donors by month."""
    first = plain_header(path)
    return {"country", "year", "month", "total", "military"} <= first or {"totalallocations", "year", "month"} <= first


def is_workbook(path: Path) -> bool:
    """Whether a workbook holds the tracker's main data."""
    if path.suffix.casefold() not in (".xlsx", ".xlsm"):
        return False
    with workbook(path) as book:
        return any(_is_main(name) for name in book.sheets)


def read_website(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """Totals of each donor since January 2022 up to the last month of the file, and the sums of each year."""
    months: dict[tuple[str, str], dict[tuple[int, int], Decimal]] = defaultdict(dict)
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    last = (0, 0)
    with opened(path) as lines:
        places = by_column(next(lines, (0, []))[1])
        together = "totalallocations" in places
        needed(places, ["year", "month"] + ([] if together else ["country"]), "Kiel")
        for line, row in lines:
            told = year(cell(row, places["year"]), f"line {line}")
            if isinstance(told, Refusal):
                yield told
                continue
            month = cell(row, places["month"])
            if not month.isdecimal() or not 1 <= int(month) <= 12:
                yield Refusal(f"line {line}", f"{month!r} is no month from 1 to 12.")
                continue
            at = (told, int(month))
            last = max(last, at)
            iso, name = cell(row, places.get("iso")), cell(row, places.get("country"))
            donor = "donors-of-ukraine" if together else parties.country(iso, name) or ""
            for column in _columns(places, together=together):
                value = amount(cell(row, places[column]), f"line {line}")
                if isinstance(value, Refusal):
                    yield value
                elif value is not None:
                    key = (donor, column)
                    months[key][at] = months[key].get(at, Decimal()) + value
                    rows[key].append(line)
    if not months:
        raise no_rows("Kiel")
    yield from _totals(months, rows, last)


def read_workbook(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """Sums of each donor and kind over the rows of the main data: commitments in the old layout, both in the new."""
    with workbook(path) as book:
        lines = book.rows(next(name for name in book.sheets if _is_main(name)))
        header = next((row for _, row in lines if _is_header(row)), None)
        if header is None:
            raise UnreadableDocument("The main data of this workbook have no header that I know.")
        places = by_column([str(name or "") for name in header])
        reader = _read_new if "measure" in places else _read_old
        yield from reader(lines, places, parties)


def _read_old(
    lines: Iterator[tuple[int, Any]], places: dict[str, int], parties: Parties
) -> Iterator[Observation | Refusal]:
    needed(places, [_OLD, "typeofaidgeneral", "convertedvalueineur"], "Kiel")
    days: set[date] = set()
    kept: list[Observation] = []
    for line, row in lines:
        day = _cell(row, places, "announcementdate")
        if isinstance(day, datetime):
            days.add(day.date())
        found = _commitment(row, places, f"row {line}", parties)
        if isinstance(found, Refusal):
            yield found
        elif found:
            kept.append(found)
    for one in kept:
        yield _as_of(one, PartialDate.of(_last_of(days)))


def _last_of(days: set[date]) -> date:
    """The last day of a release: the latest one before a gap in time, since some years in the file are slips of the keys."""
    last = _START.first
    for day in sorted(days):
        if last <= day <= last + _GAP:
            last = day
    return last


def _read_new(
    lines: Iterator[tuple[int, Any]], places: dict[str, int], parties: Parties
) -> Iterator[Observation | Refusal]:
    needed(places, [_NEW, "measure", "aidtypegeneral"], "Kiel")
    last = (2022, 1)
    kept: list[Observation] = []
    for line, row in lines:
        month = _cell(row, places, "month")
        if isinstance(month, int | float) and 1 <= month < 400:
            last = max(last, (2022 + (int(month) - 1) // 12, (int(month) - 1) % 12 + 1))
        kept_now, refused = _measured(row, places, f"row {line}", parties)
        kept += kept_now
        yield from refused
    as_of = PartialDate.of(date(*last, monthrange(*last)[1]))
    for one in kept:
        yield _as_of(one, as_of)


def _measured(
    row: Sequence[Any], places: dict[str, int], where: str, parties: Parties
) -> tuple[list[Observation], list[Refusal]]:
    """Allocations are sums of the redistributed sub-activities, commitments of whole activities over all rows."""
    donor = parties.named(str(_cell(row, places, _NEW) or ""))
    kind = _KINDS.get(str(_cell(row, places, "aidtypegeneral") or "").strip().casefold())
    if donor is None or kind is None:
        return [], []
    wanted = []
    if str(_cell(row, places, "measure") or "").strip().casefold() == "allocation":
        wanted.append(("totsubactivityvalueeurredistr", Stage.ALLOCATED))
    wanted.append(("totactivityvalueeur", Stage.COMMITTED))
    found, refused = [], []
    for column, stage in wanted:
        value = amount(_cell(row, places, column), where)
        if isinstance(value, Refusal):
            refused.append(value)
        elif value is not None:
            found.append(_total(donor, kind, stage, value, where))
    return found, refused


def _commitment(
    row: Sequence[Any], places: dict[str, int], where: str, parties: Parties
) -> Observation | Refusal | None:
    value = amount(_cell(row, places, "convertedvalueineur"), where)
    if value is None or isinstance(value, Refusal):
        return value
    kind = _KINDS.get(str(_cell(row, places, "typeofaidgeneral") or "").strip().casefold().split(" ")[0])
    donor = parties.named(str(_cell(row, places, _OLD) or ""))
    if donor is None or kind is None:
        return Refusal(where, "A value without a donor or a type of aid that I know.")
    return _total(donor, kind, Stage.COMMITTED, value, where)


def _total(donor: str, kind: AidKind, stage: Stage, value: Decimal, where: str) -> Observation:
    return Observation(
        row=where,
        value=value,
        unit="EUR",
        donor=donor,
        recipient="UA",
        kind=kind,
        stage=stage,
        measure="running_total",
        since=_START,
    )


def _totals(
    months: dict[tuple[str, str], dict[tuple[int, int], Decimal]],
    rows: dict[tuple[str, str], list[int]],
    last: tuple[int, int],
) -> Iterator[Observation]:
    as_of = PartialDate.of(date(*last, monthrange(*last)[1]))
    for (donor, column), values in months.items():
        stage = Stage.COMMITTED if column == "commitments" else Stage.ALLOCATED
        kind = _KINDS.get(column, AidKind.ALL)
        where = _lines(rows[donor, column])
        total = _total(donor, kind, stage, sum(values.values(), Decimal()) * _BILLION, where)
        yield replace(total, as_of=as_of, rows=len(rows[donor, column]))
        for told in sorted({month[0] for month in values}):
            monthly = [value for month, value in values.items() if month[0] == told]
            measure = "new_commitments" if stage is Stage.COMMITTED else "new_allocations"
            yield Observation(
                row=where,
                rows=len(monthly),
                value=sum(monthly, Decimal()) * _BILLION,
                unit="EUR",
                donor=donor,
                recipient="UA",
                kind=kind,
                stage=stage,
                measure=measure,
                start=PartialDate(told),
                end=as_of if told == last[0] else PartialDate(told),
            )


def _columns(places: dict[str, int], *, together: bool) -> list[str]:
    wanted = ["totalallocations" if together else "total", "military", "financial", "humanitarian", "commitments"]
    return [column for column in wanted if column in places]


def _as_of(one: Observation, day: PartialDate) -> Observation:
    return replace(one, as_of=day)


def _is_main(name: str) -> bool:
    return "main data" in name.casefold()


def _is_header(row: Sequence[Any]) -> bool:
    names = {plain(name) for name in row if name is not None}
    return _OLD in names or {_NEW, "measure"} <= names


def _cell(row: Sequence[Any], places: dict[str, int], name: str) -> Any:
    at = places.get(name)
    return row[at] if at is not None and at < len(row) else None


def _lines(lines: Collection[int]) -> str:
    first, last = min(lines), max(lines)
    return f"line {first}" if first == last else f"lines {first} to {last}"
