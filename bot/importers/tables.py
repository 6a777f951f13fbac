"""Rows of tables in text files: CSV and TSV in any usual encoding; streamed, and bounded against bombs."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import UnreadableDocument
from bot.importers.progress import reading

MOST_COLUMNS = 2000
_LONGEST_CELL = 1_000_000
_HEAD = 1 << 16
_DELIMITERS = ",;\t|"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table being read: its header, and its rows as (line number, values by column)."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]
    first_line: int


def head_of(path: Path) -> str:
    """Give the beginning of a text file, decoded; empty for what is no text."""
    with path.open("rb") as file:
        start = file.read(_HEAD)
    if b"\0" in start and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ""
    return start.decode(_encoding(start), "replace")


def plain_header(path: Path) -> set[str]:
    """The names of the columns in the first line of a text file."""
    line = head_of(path).splitlines()[:1]
    return (
        {plain(name.strip('"')) for name in line[0].replace(";", ",").replace("\t", ",").split(",")} if line else set()
    )


@contextmanager
def opened(path: Path, *, escape: bool = False) -> Iterator[Iterator[tuple[int, list[str]]]]:
    """Open a delimited file for reading: (line number, cells) of each row that is not empty.

    Raises UnreadableDocument for what is no text, and for a row that no table has.
    """
    with path.open("rb") as binary:
        start = binary.read(_HEAD)
        encoding = _encoding(start)
        binary.seek(0)
        reading(binary)
        with io.TextIOWrapper(binary, encoding=encoding, newline="") as text:
            yield _rows(text, _delimiter(start.decode(encoding, "replace")), escape=escape)


def by_column(header: Sequence[str]) -> dict[str, int]:
    """Give the place of each column by its name, told without case, spaces and separators."""
    places: dict[str, int] = {}
    for at, name in enumerate(header):
        places.setdefault(plain(name), at)
    return places


def plain(name: object) -> str:
    """A column's name without case, spaces and separators: `Fiscal Year` and `fiscal_year` are one."""
    return "".join(letter for letter in str(name).strip().casefold() if letter.isalnum() or letter in "#+/")


def cell(row: Sequence[str], at: int | None) -> str:
    """The cell of a row at a place, empty where the row is too short."""
    return row[at].strip() if at is not None and at < len(row) else ""


def needed(places: Mapping[str, int], names: Sequence[str], what: str) -> None:
    """Raise UnreadableDocument where a column is missing."""
    missing = [name for name in names if name not in places]
    if missing:
        raise UnreadableDocument(
            f"This {what} file lacks the column {', '.join(missing)}: its header is not the one that I know. "
            "Check that the whole file was downloaded, or name its columns with a mapping (--format table)."
        )


def _rows(text: io.TextIOWrapper, delimiter: str, *, escape: bool) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(text, delimiter=delimiter, escapechar="\\" if escape else None, doublequote=not escape)
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise UnreadableDocument(f"Line {reader.line_num} has {len(row):,} columns, which no data set has.")
            if any(value.strip() for value in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise UnreadableDocument(
            f"Line {reader.line_num} is no row of a table: {error}. Download the file again."
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"After line {reader.line_num} the text is in no known encoding. Save it as UTF-8."
        ) from error


def _encoding(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8-sig")().decode(start)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(start: str) -> str:
    """The sign that most lines have the same number of: a header tells, since cells of text hold commas as well."""
    lines = [line for line in start.splitlines()[:20] if line.strip()]
    if not lines:
        return ","
    return max(_DELIMITERS, key=lambda sign: (max(line.count(sign) for line in lines[:6]), -_DELIMITERS.index(sign)))
