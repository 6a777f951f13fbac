"""The shape of a store: which tables, columns, indexes and triggers each schema has, and what of them a file lacks.

What a file has beside them is not looked at: Litestream, for one, keeps tables of its own in it.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from sqlite_utils import Database

from bot.store.schema import migrations

_COLUMNS = """
    SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS c
    WHERE m.type = 'table' ORDER BY m.name, c.cid
"""
_OTHERS = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type, name"
_MADE = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'aidbot'"
_HAS_EDITION = "SELECT count(*) FROM meta WHERE name = 'label'"
_NOTE = re.compile(r"--[^\n]*")
_MOST = 20
"""So much that is lacking is told; more of it says nothing new."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Columns by table with what they take, and the SQL of indexes and triggers by sort and name."""

    tables: Mapping[str, Mapping[str, tuple[str, int, int]]]
    others: Mapping[tuple[str, str], str]


def lacking(db: Database, schema: int) -> tuple[str, ...]:
    """Say what a store lacks of a schema that this program knows, or has otherwise."""
    return tuple(islice(_lacking(db, schema), _MOST))


def _lacking(db: Database, schema: int) -> Iterator[str]:
    whole, found = _known(schema), _shape(db)
    for table, columns in whole.tables.items():
        if table not in found.tables:
            yield f"its table {table} is missing"
            continue
        for column, takes in columns.items():
            if found.tables[table].get(column) != takes:
                how = "another" if column in found.tables[table] else "missing"
                yield f"the column {column} of its table {table} is {how}"
    for (sort, name), sql in whole.others.items():
        if found.others.get((sort, name)) != sql:
            yield f"its {sort} {name} is {'another' if (sort, name) in found.others else 'missing'}"
    if {"meta", "_sqlite_migrations"} <= found.tables.keys():
        made = {name for (name,) in db.execute(_MADE)}
        yield from (f"its upgrade {name} is not noted" for name in _steps()[:schema] if name not in made)
        if not db.execute(_HAS_EDITION).fetchone()[0]:
            yield "it does not say which shipped facts it holds"


@lru_cache(maxsize=4)
def _known(schema: int) -> Shape:
    """The shape that the migrations give a store."""
    with _empty() as db:
        rest = _steps()[schema:]
        migrations.apply(db, stop_before=rest[0] if rest else None)
        return _shape(db)


@lru_cache(maxsize=1)
def _steps() -> tuple[str, ...]:
    with _empty() as db:
        return tuple(each.name for each in migrations.pending(db))


def _empty() -> "closing[Database]":
    return closing(Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False))


def _shape(db: Database) -> Shape:
    tables: dict[str, dict[str, tuple[str, int, int]]] = {}
    for table, column, *takes in db.execute(_COLUMNS):
        tables.setdefault(table, {})[column] = tuple(takes)
    others = {(sort, name): " ".join(_NOTE.sub("", sql).split()) for sort, name, sql in db.execute(_OTHERS)}
    return Shape(tables, others)
