"""Facts written as JSON, JSON lines, YAML or CSV, one after the other, so that a large store needs no more memory."""

import csv
import io
import json
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import yaml

try:
    from yaml import CSafeDumper as SafeDumper  # several times as fast, where libyaml is
except ImportError:
    from yaml import SafeDumper  # type: ignore[assignment]

from bot.domain.kinds import FactType
from bot.exchange.columns import Column, Record, cells_of, columns_for

_MARK = "\ufeff"
"""Tells spreadsheets that a table is UTF-8; else they show “€” as three letters."""


def written(records: Iterable[Record], form: str) -> Iterator[str]:
    """Write facts in one of FORMS, in pieces."""
    return _FORMS[form](records)


def table(records: Iterable[Record], columns: tuple[Column, ...]) -> Iterator[str]:
    """Write facts as the rows of a CSV table under a header."""
    yield row_text([column.name for column in columns])
    for record in records:
        yield row_text(cells_of(record, columns))


def row_text(cells: Sequence[str]) -> str:
    """Write one row of a CSV table."""
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _lines(records: Iterable[Record]) -> Iterator[str]:
    for record in records:
        yield json.dumps(record, ensure_ascii=False, sort_keys=True) + "\n"


def _json(records: Iterable[Record]) -> Iterator[str]:
    before = "[\n"
    for record in records:
        yield before + textwrap.indent(json.dumps(record, ensure_ascii=False, indent=2), "  ", lambda _: True)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _yaml(records: Iterable[Record]) -> Iterator[str]:
    empty = True
    for record in records:
        empty = False
        yield yaml.dump([record], Dumper=SafeDumper, allow_unicode=True, sort_keys=False, width=120)
    if empty:
        yield "[]\n"


def _csv(records: Iterable[Record]) -> Iterator[str]:
    yield _MARK
    yield from table(records, columns_for(*FactType))


_FORMS: Mapping[str, Callable[[Iterable[Record]], Iterator[str]]] = {
    "jsonl": _lines,
    "json": _json,
    "csv": _csv,
    "yaml": _yaml,
}
FORMS = tuple(_FORMS)
"""The forms that facts can be written in; the first is what `aidbot export` prints."""
