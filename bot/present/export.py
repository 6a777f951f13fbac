"""Facts as files to hand over: the same records that the ledger keeps, as JSON, JSON lines, YAML or a table.

In a table each field has a column, those of the source under `source.`; what is a list or a mapping stands there as JSON after
`json:`. A cell that a spreadsheet would take for a formula has an apostrophe before it, which reading takes off again.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import TextIO

import yaml

from bot.domain.model import FactType, Held
from bot.domain.record import FIELD_NAMES, field_names, to_record
from bot.errors import UnreadableDocument

Record = Mapping[str, object]

_FORMULA = "=+-@\t\r\n'"
_NESTED = "json:"
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_SOURCE = "source"
_SOURCE_FIELDS = ("source_id", "publisher", "title", "url", "published", "publisher_class", "via", "note")
COLUMNS = (
    "type",
    *(name for name in FIELD_NAMES if name != _SOURCE),
    *(f"{_SOURCE}.{name}" for name in _SOURCE_FIELDS),
)
"""The columns of a table of facts of every type."""


def columns_of(fact_type: FactType) -> tuple[str, ...]:
    """The columns of a table of facts of one type."""
    own = {"type", *field_names(fact_type)}
    return tuple(name for name in COLUMNS if name in own or name.startswith(f"{_SOURCE}."))


def export_text(facts: Sequence[Held], form: str) -> str:
    """Write facts as JSON or YAML."""
    text = StringIO()
    write_facts((to_record(held.fact) for held in facts), form, text)
    return text.getvalue()


def write_facts(records: Iterable[Record], form: str, out: TextIO) -> None:
    """Write records in one of `FORMS`, one after the other, however many they are."""
    _WRITERS[form](records, out)


def read_facts(form: str, source: TextIO) -> Iterator[Record]:
    """Read the records of a file in one of `FORMS`; raise UnreadableDocument where it is broken."""
    try:
        yield from _READERS[form](source)
    except (ValueError, yaml.YAMLError, csv.Error, RecursionError) as error:
        raise UnreadableDocument(f"This is no whole export as {form}: {error}. Export it again.") from error


def cells(record: Record) -> dict[str, str]:
    """A record as the cells of a table."""
    flat: dict[str, str] = {}
    for name, value in record.items():
        if name == _SOURCE and isinstance(value, Mapping):
            flat.update({f"{_SOURCE}.{key}": _cell(key, each) for key, each in value.items()})
        else:
            flat[name] = _cell(name, value)
    return flat


def _cell(name: str, value: object) -> str:
    if not isinstance(value, str):
        return _NESTED + json.dumps(value, ensure_ascii=False)
    if name == "value" and _NUMBER.fullmatch(value):
        return value
    return f"'{value}" if value[:1] in _FORMULA or value.startswith(_NESTED) else value


def _value(cell: str) -> object:
    if cell.startswith(_NESTED):
        return json.loads(cell.removeprefix(_NESTED))
    return cell[1:] if cell.startswith("'") else cell


def _write_lines(records: Iterable[Record], out: TextIO) -> None:
    for record in records:
        out.write(json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n")


def _write_json(records: Iterable[Record], out: TextIO) -> None:
    lead = "[\n"
    for record in records:
        out.write(lead + json.dumps(record, ensure_ascii=False, indent=2))
        lead = ",\n"
    out.write("[]\n" if lead == "[\n" else "\n]\n")


def _write_yaml(records: Iterable[Record], out: TextIO) -> None:
    some = False
    for record in records:
        some = True
        yaml.safe_dump([record], out, allow_unicode=True, sort_keys=False, width=120)
    if not some:
        out.write("[]\n")


def _write_csv(records: Iterable[Record], out: TextIO) -> None:
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    for record in records:
        table.writerow(cells(record))


def _read_lines(source: TextIO) -> Iterator[Record]:
    for line in source:
        if line.strip():
            yield _mapping(json.loads(line))


def _read_json(source: TextIO) -> Iterator[Record]:
    yield from map(_mapping, _listed(json.load(source)))


def _read_yaml(source: TextIO) -> Iterator[Record]:
    yield from map(_mapping, _listed(yaml.safe_load(source)))


def _read_csv(source: TextIO) -> Iterator[Record]:
    for row in csv.DictReader(source, restkey="", strict=True):
        record: dict[str, object] = {}
        told: dict[str, object] = {}
        for name, cell in row.items():
            if cell and name:
                inside = name.startswith(f"{_SOURCE}.")
                (told if inside else record)[name.removeprefix(f"{_SOURCE}.")] = _value(cell)
        yield record | ({_SOURCE: told} if told else {})


def _listed(data: object) -> list[object]:
    if not isinstance(data, list):
        raise ValueError("it holds no list of facts")
    return data


def _mapping(each: object) -> Record:
    if not isinstance(each, Mapping):
        raise ValueError("one of its entries is no fact")
    return each


_WRITERS: Mapping[str, Callable[[Iterable[Record], TextIO], None]] = {
    "json": _write_json,
    "yaml": _write_yaml,
    "jsonl": _write_lines,
    "csv": _write_csv,
}
_READERS: Mapping[str, Callable[[TextIO], Iterator[Record]]] = {
    "json": _read_json,
    "yaml": _read_yaml,
    "jsonl": _read_lines,
    "csv": _read_csv,
}
FORMS = tuple(_WRITERS)
"""The names of the forms that an export can take, the usual one first."""
