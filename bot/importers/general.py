"""A table of any origin: its columns are read by a mapping, which is proposed from their names and can be saved."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.domain.kinds import MEASURES, AidKind, Stage
from bot.domain.partial_date import PartialDate
from bot.errors import InvalidFact, UnreadableDocument
from bot.importers.model import DataSet, Observation, Refusal, amount
from bot.importers.names import Parties
from bot.importers.tables import opened, plain
from bot.importers.workbooks import workbook

FIELDS = (
    "value",
    "unit",
    "donor",
    "recipient",
    "kind",
    "stage",
    "measure",
    "year",
    "as_of",
    "price_base",
    "note",
    "scale",
)
EVERY_OTHER = "*"
"""In place of the column of a donor or recipient: each column that is no other field is one, with its values below it."""
_FEWEST_PARTIES = 3
_ALIASES: Mapping[str, tuple[str, ...]] = {
    "value": ("value", "amount", "total", "sum", "usd", "eur", "amountusd"),
    "unit": ("unit", "currency"),
    "donor": ("donor", "giver", "from", "country", "source"),
    "recipient": ("recipient", "receiver", "to", "beneficiary"),
    "kind": ("kind", "type", "aidtype", "category"),
    "stage": ("stage", "status"),
    "measure": ("measure", "metric"),
    "year": ("year", "period"),
    "as_of": ("asof", "date", "day"),
    "price_base": ("pricebase", "prices"),
    "note": ("note", "comment"),
    "scale": ("scale", "multiplier", "unitmultiplier"),
}
_LARGEST = 64 * 1024 * 1024


def proposed(columns: list[str], parties: Parties) -> dict[str, str]:
    """Propose which column is which field, by their names; a field without a likely column is left out.

    Where most columns are named after countries, each is taken for a donor.
    """
    by_plain = {plain(column): column for column in columns}
    found: dict[str, str] = {}
    for field, aliases in _ALIASES.items():
        column = next((by_plain[alias] for alias in aliases if alias in by_plain), None)
        if column is not None and column not in found.values():
            found[field] = column
    named = [column for column in columns if column not in found.values() and parties.is_known(column)]
    if "value" not in found and "donor" not in found and len(named) >= _FEWEST_PARTIES:
        found["donor"] = EVERY_OTHER
    return found


def columns_of(path: Path) -> list[str]:
    """The names of the columns of a table."""
    row = next(_records(path), None)
    return [] if row is None else list(row[1])


def read(path: Path, parties: Parties, mapping: Mapping[str, str]) -> Iterator[Observation | Refusal]:
    """Read a table by a mapping from fields to columns; `=word` in place of a column stands for the same word in every row."""
    wide = next((field for field in ("donor", "recipient") if mapping.get(field) == EVERY_OTHER), None)
    if wide:
        yield from _wide(path, parties, mapping, wide)
        return
    if "value" not in mapping:
        raise UnreadableDocument(
            "No column of this table is known to hold the value. Say which, as in --map value=Amount --map unit==USD."
        )
    for where, record in _records(path):
        yield _observed(where, {field: _value(record, column) for field, column in mapping.items()}, parties)


def _wide(path: Path, parties: Parties, mapping: Mapping[str, str], wide: str) -> Iterator[Observation | Refusal]:
    """Read a table with a column for each donor, or each recipient: an empty cell tells nothing."""
    fields = {field: column for field, column in mapping.items() if field not in (wide, "value")}
    for where, record in _records(path):
        told = {field: _value(record, column) for field, column in fields.items()}
        for column in record:
            value = _value(record, column)
            if column not in fields.values() and value:
                yield _observed(f"{where}, column {column}", {**told, wide: column, "value": value}, parties)


def _value(record: Mapping[str, Any], column: str) -> str:
    return column[1:] if column.startswith("=") else _text(record.get(column)).strip()


def _text(value: object) -> str:
    """A cell as text. What is no single value is none: a few lines of YAML can hold a list that no memory holds as text."""
    if not value or isinstance(value, list | dict):
        return ""
    try:
        return str(value)
    except ValueError:  # Python writes out no number of thousands of digits
        return "an endless number"


def _observed(where: str, told: Mapping[str, str], parties: Parties) -> Observation | Refusal:
    value = amount(told.get("value"), where)
    if value is None or isinstance(value, Refusal):
        return value or Refusal(where, "The value is missing.")
    scale = amount(told.get("scale"), where)
    if isinstance(scale, Refusal):
        return scale
    unit = told.get("unit", "").upper() if len(told.get("unit", "")) == 3 else told.get("unit", "")
    if not unit:
        return Refusal(where, "The unit is missing. Give every row one with --map unit==USD.")
    try:
        kind = AidKind(told.get("kind", "").casefold() or "all")
        stage = Stage(told.get("stage", "").casefold() or "reported")
        period = PartialDate.parse(told["year"]) if told.get("year") else None
        as_of = PartialDate.parse(told["as_of"]) if told.get("as_of") else None
    except (ValueError, InvalidFact) as error:
        return Refusal(where, str(error))
    measure = told.get("measure", "").casefold() or ("running_total" if as_of else "annual_amount")
    if measure not in MEASURES:
        return Refusal(where, f"{measure[:40]!r} is no measure that I know.")
    if period is None and as_of is None:
        return Refusal(where, "It has neither a year nor a day. Name the column with --map year=….")
    return Observation(
        row=where,
        value=value * (scale or 1),
        unit=unit,
        donor=parties.named(told["donor"]) if told.get("donor") else None,
        recipient=parties.named(told["recipient"]) if told.get("recipient") else None,
        kind=kind,
        stage=stage,
        measure=measure,
        start=period,
        end=period,
        as_of=as_of,
        price_base=told.get("price_base") or None,
        basis=told.get("note") or None,
    )


def _records(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    suffix = path.suffix.casefold()
    if suffix in (".json", ".yaml", ".yml"):
        yield from _objects(path, suffix)
    elif suffix in (".xlsx", ".xlsm"):
        with workbook(path) as book:
            lines = book.rows()
            _, header = next(lines, (0, list[Any]()))
            for line, row in lines:
                yield f"row {line}", dict(zip(map(str, header), row, strict=False))
    else:
        with opened(path) as lines:
            columns = next(lines, (0, list[str]()))[1]
            for at, cells in lines:
                yield f"line {at}", dict(zip(columns, cells, strict=False))


def _objects(path: Path, suffix: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if path.stat().st_size > _LARGEST:
        raise UnreadableDocument("This file is too large to be read at once. Give it as CSV.")
    try:
        text = path.read_text("utf-8-sig")
        data = json.loads(text) if suffix == ".json" else yaml.safe_load(text)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        raise UnreadableDocument(
            f"This is no whole {suffix[1:].upper()} file. Check it, or download it again."
        ) from error
    if not isinstance(data, list):
        raise UnreadableDocument("Give a list of rows, each with its columns by name.")
    for at, row in enumerate(data, 1):
        if isinstance(row, dict):
            yield f"entry {at}", {_text(column): value for column, value in row.items()}


def data_set(path: Path, publisher: str | None, url: str | None) -> DataSet:
    """Where a table of one's own comes from, which its operator says."""
    if not publisher or not url:
        raise UnreadableDocument("Say who published this table and where: --publisher NAME --url https://….")
    return DataSet(
        code=f"table-{plain(publisher)[:20]}", publisher=publisher, title=path.stem, url=url, licence="unknown"
    )
