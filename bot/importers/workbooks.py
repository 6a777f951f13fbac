"""Rows of the sheets of workbooks, streamed, and bounded against bombs in the archive and in what its sheets claim."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from bot.errors import UnreadableDocument
from bot.importers.tables import MOST_COLUMNS

_MOST_UNPACKED = 1 << 30
"""Bytes that a workbook may unpack to."""
_MOST_RATIO = 200
_MOST_ROWS = 1 << 20
"""Rows that a sheet has at most; one that leaps to a later row would have as many empty ones read before it."""
_STUMBLES = (
    *(LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RuntimeError, AssertionError, SyntaxError),
    *(EOFError, OSError, zipfile.BadZipFile, zlib.error),
)
"""openpyxl and zipfile raise what they stumble over in files that break the rules."""


class Workbook:
    """An open workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book

    @property
    def sheets(self) -> Sequence[str]:
        """The names of its sheets."""
        return tuple(sheet.title for sheet in self._book.worksheets)

    def rows(self, sheet: str | None = None) -> Iterator[tuple[int, Sequence[Any]]]:
        """Give (line number, values) of each row of a sheet, the first one if none is named; empty rows are left out.

        Raises UnreadableDocument for a sheet that is broken, and for one that no program saves.
        """
        found = next((one for one in self._book.worksheets if sheet in (None, one.title)), None)
        if found is None:
            raise UnreadableDocument("This workbook holds no sheet of a table. Save the table as .xlsx or as CSV.")
        found.reset_dimensions()  # else every row is filled up to a width that the sheet only claims
        lines = enumerate(found.iter_rows(values_only=True), 1)
        while (line := _next(lines)) is not None:
            number, row = line
            if number > _MOST_ROWS or len(row) > MOST_COLUMNS:
                raise UnreadableDocument(
                    f"Row {number:,} of this workbook lies beyond what a table has. Save its table alone as .xlsx or as CSV."
                )
            if any(row):
                yield number, row


@contextmanager
def workbook(path: Path) -> Iterator[Workbook]:
    """Open a workbook to read its sheets row by row; formulas are read as the values that were saved."""
    _refuse_bombs(path)
    from openpyxl import load_workbook  # takes a third of a second

    with path.open("rb") as file:  # which openpyxl would leave open where it stumbles
        try:
            book = load_workbook(file, read_only=True, data_only=True)
        except _STUMBLES as error:
            raise UnreadableDocument(
                "This workbook cannot be opened. Save it again as .xlsx, or download it again."
            ) from error
        with closing(book):
            yield Workbook(book)


def _next(lines: Iterator[tuple[int, Sequence[Any]]]) -> tuple[int, Sequence[Any]] | None:
    try:
        return next(lines, None)
    except _STUMBLES as error:
        raise UnreadableDocument(
            "A sheet of this workbook is broken. Save it again as .xlsx, or download it again."
        ) from error


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
    except _STUMBLES as error:
        raise UnreadableDocument("This workbook is cut off or broken. Download it again.") from error
    unpacked = sum(entry.file_size for entry in entries)
    stored = max(1, path.stat().st_size)
    if unpacked > _MOST_UNPACKED or unpacked > _MOST_RATIO * stored:
        raise UnreadableDocument(
            f"This workbook would unpack to {unpacked // 1024**2:,} MB, which no real one of its size does. Nothing was read."
        )
    if any(entry.filename.startswith(("/", "\\")) or ".." in Path(entry.filename).parts for entry in entries):
        raise UnreadableDocument("This workbook holds paths that lead out of it. Nothing was read.")
