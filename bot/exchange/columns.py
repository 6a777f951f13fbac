"""A fact as one row of a table, and back: which columns there are, what is in their cells, and formulas defused."""

import dataclasses
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from bot.domain.kinds import FactType
from bot.domain.model import Source
from bot.domain.record import FIELDS
from bot.errors import InvalidFact

Record = Mapping[str, object]

_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
"""What a spreadsheet could take for a formula, and such a text that is defused already."""


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    DAY = "day"
    LIST = "list"


_HELD: Mapping[str, Holds] = {
    "value": Holds.NUMBER,
    "drawdown_number": Holds.WHOLE,
    **dict.fromkeys(("as_of", "counted_since", "period_start", "period_end", "said_on"), Holds.DAY),
    **dict.fromkeys(("date", "valid_from", "valid_to", "published"), Holds.DAY),
    **dict.fromkeys(("about", "topics", "people", "includes", "items"), Holds.LIST),
    **dict.fromkeys(("second_sources", "other_accounts", "wordings"), Holds.LIST),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, and which field it is, of the fact or of its source."""

    name: str
    field: str
    of_source: bool = False

    @property
    def holds(self) -> Holds:
        """What its cells hold. The value of a statement is words."""
        return Holds.TEXT if self.name == "value_told" else _HELD.get(self.field, Holds.TEXT)


_SOURCE = tuple(
    Column(field.name if field.name.startswith("source_") else f"source_{field.name}", field.name, of_source=True)
    for field in dataclasses.fields(Source)
)


@lru_cache(maxsize=8)
def columns_for(*types: FactType) -> tuple[Column, ...]:
    """Give the columns of a table of facts of these types, each column once."""
    found: dict[str, Column] = {"type": Column("type", "type")}
    for fact_type in types:
        for field in FIELDS[fact_type]:
            for column in _SOURCE if field == "source" else (_column(field, fact_type),):
                found.setdefault(column.name, column)
    return tuple(found.values())


def cells_of(record: Record, columns: tuple[Column, ...]) -> list[str]:
    """Write a fact's record as the cells of a row; what it does not have is an empty cell."""
    source: Any = record["source"]
    known = columns_for(FactType(str(record["type"])))
    return [
        _cell((source if column.of_source else record).get(column.field), column.holds) if column in known else ""
        for column in columns
    ]


def record_of(cells: Mapping[str, str]) -> dict[str, object]:
    """Read a row, by the names of its columns, as a fact's record; raise InvalidFact where a cell cannot be read."""
    fact_type = next((each for each in FactType if each.value == cells.get("type")), None)
    if fact_type is None:
        raise InvalidFact([f"type must be one of: {', '.join(each.value for each in FactType)}."])
    columns = {column.name: column for column in columns_for(fact_type)}
    record: dict[str, object] = {}
    source: dict[str, object] = {}
    for name, cell in cells.items():
        if cell == "":
            continue
        column = columns.get(name, Column(name, name))
        (source if column.of_source else record)[column.field] = _read(cell, column)
    return record | {"source": source} if source else record


def _column(field: str, fact_type: FactType) -> Column:
    # A figure's value is a number and a statement's is words: one column for both would be of no type.
    return Column("value_told" if (field, fact_type) == ("value", FactType.STATEMENT) else field, field)


def _cell(value: object, holds: Holds) -> str:
    if value is None:
        return ""
    if holds is Holds.LIST:
        return json.dumps(value, ensure_ascii=False)
    return str(value) if holds in (Holds.NUMBER, Holds.WHOLE) else defused(str(value))


def _read(cell: str, column: Column) -> object:
    match column.holds:
        case Holds.LIST:
            return _list(cell, column.name)
        case Holds.WHOLE:
            return int(cell) if cell.isdecimal() and len(cell) < 9 else cell
        case Holds.NUMBER:
            return cell
        case _:
            return _plain(cell)


def _list(cell: str, name: str) -> object:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError) as error:
        raise InvalidFact([f'{name} is no list in JSON. Write it as in ["one", "two"].']) from error


def defused(text: str) -> str:
    """Put an apostrophe before what a spreadsheet could take for a formula, and before what would be read as so defused."""
    return f"'{text}" if _FORMULA.match(text) else text


def _plain(cell: str) -> str:
    """Take the apostrophe of `defused` off again."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
