"""Imported data sets: which facts came with which import, what each changed, and taking a whole import back.

An import is one transaction and one entry, whose changes are kept with it; single facts have no revision of their own from it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlite_utils import Database

from bot.domain.model import Figure, Held
from bot.errors import NothingToUndo
from bot.store.revising import Circumstances, refuse_others, visible
from bot.store.rows import find, put, scope_of, storable, take, write_record
from bot.store.stored import read_json, read_record

_KNOWN = "SELECT fact FROM import_facts WHERE scope = ? AND data_set = ?"
_BEGIN = """
    INSERT INTO imports (scope, data_set, label, files, rows, refused, added, changed, renewed, gone,
        actor_id, actor_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
"""
_NOTE = "INSERT INTO import_changes (import, fact, before, after) VALUES (?, ?, ?, ?)"
_REMEMBER = """
    INSERT INTO known_tables VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET columns = excluded.columns, publisher = excluded.publisher, url = excluded.url
"""
_BELONGS = "INSERT INTO import_facts VALUES (?, ?, ?) ON CONFLICT DO NOTHING"


Watch = Callable[[int], None]
"""Called with how many facts of an import are stored so far; may raise to stop it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTable:
    """How a table of somebody's own is read: a column for each field, or `=word` for every row, and whose it is."""

    header: tuple[str, ...]
    columns: Mapping[str, str]
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What is imported: the facts of one data set, and where they come from."""

    data_set: str
    label: str
    files: Mapping[str, str]
    """Each file's name with its SHA-256."""
    rows: int
    refused: int
    facts: Sequence[Figure]
    slices: Sequence[str] = ()
    """Fields of a figure by which its data set comes in several files; what no fact here shares is of another file."""
    table: KnownTable | None = None
    """How its columns were read, where it is a table of one's own; remembered with what is stored."""

    def slice_of(self, figure: Figure) -> tuple[object, ...]:
        """What a figure is about, as far as one file goes."""
        return (figure.measure, *(getattr(figure, each) for each in self.slices))


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import changes: ids of facts that are new, have another value, have only a newer source, or are in no file now.

    `kept` are those that somebody edited by hand since, which an import leaves alone.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    renewed: tuple[str, ...]
    missing: tuple[str, ...]
    kept: tuple[str, ...]
    was: Mapping[str, Decimal] = field(default_factory=dict)
    """The value before, of each that changes."""

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.added or self.changed or self.renewed)


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import of before."""

    id: int
    data_set: str
    label: str
    rows: int
    added: int
    changed: int
    gone: int
    actor_name: str
    at: str
    undone: bool


def difference(db: Database, imported: Imported, server: int | None) -> Difference:
    """Tell what an import would change; nothing is written."""
    scope = scope_of(server)
    known = {str(row[0]) for row in db.execute(_KNOWN, [scope, imported.data_set])}
    added, renewed, kept = [], [], []
    was: dict[str, Decimal] = {}
    for fact in imported.facts:
        held = find(db, scope, fact.id)
        if held is None or held.retired:
            added.append(fact.id)
        elif _edited(db, scope, fact.id) or not _is_imported(db, scope, fact.id):
            kept.append(fact.id)
        elif held.figure.value != fact.value:
            was[fact.id] = held.figure.value
        elif held.fact != fact:
            renewed.append(fact.id)
    gone = known - {fact.id for fact in imported.facts}
    standing = (find(db, scope, fact_id) for fact_id in sorted(gone))
    about = {imported.slice_of(fact) for fact in imported.facts}
    missing = tuple(
        held.fact.id
        for held in standing
        if held is not None and not held.retired and imported.slice_of(held.figure) in about
    )
    return Difference(tuple(added), tuple(was), tuple(renewed), missing, tuple(kept), was)


def apply_import(
    db: Database, imported: Imported, here: Circumstances, *, replace: bool, watch: Watch = lambda _: None
) -> tuple[int | None, Difference]:
    """Store what an import changes, as one entry; give its number, None where nothing changes.

    How a table of one's own was read is kept too, so that the next one with the same columns needs no mapping.

    With `replace`, facts of the data set that are in no file now are retired; else they stay. Whatever `watch` raises
    stops it, and nothing is stored.
    """
    refuse_others(here)
    if imported.table is not None:
        _remember_table(db, imported.table, here)
    found = difference(db, imported, here.server)
    gone = found.missing if replace else ()
    if found.empty and not gone:
        return None, found
    counts = [len(found.added), len(found.changed), len(found.renewed), len(gone)]
    about = [
        here.scope,
        imported.data_set,
        storable(imported.label),
        json.dumps(dict(imported.files), ensure_ascii=False),
    ]
    who = [here.actor.id, storable(here.actor.name), here.moment]
    number = int(db.execute(_BEGIN, [*about, imported.rows, imported.refused, *counts, *who]).fetchone()[0])
    wanted = {*found.added, *found.changed, *found.renewed}
    for count, fact in enumerate(imported.facts):
        watch(count)
        if fact.id in wanted:
            _put(db, number, imported.data_set, fact, here)
    for fact_id in gone:
        _retire(db, number, fact_id, here)
    return number, found


def known_table(db: Database, header: Sequence[str], server: int | None) -> KnownTable | None:
    """Give how a table with these columns was read here when it was imported last."""
    sql = "SELECT columns, publisher, url FROM known_tables WHERE scope = ? AND header = ?"
    row = db.execute(sql, [scope_of(server), _header(header)]).fetchone()
    if row is None:
        return None
    return KnownTable(header=tuple(header), columns=read_json(row[0]), publisher=row[1], url=row[2])


def _remember_table(db: Database, table: KnownTable, here: Circumstances) -> None:
    columns = storable(json.dumps(dict(table.columns), ensure_ascii=False))
    told = [storable(table.publisher or ""), storable(table.url or "")]
    db.execute(_REMEMBER, [here.scope, _header(table.header), columns, *told])


def past_imports(db: Database, server: int | None) -> Sequence[PastImport]:
    """Give the imports of a place, the latest first."""
    sql = """
        SELECT id, data_set, label, rows, added, changed, gone, actor_name, at, undone FROM imports
        WHERE scope = ? ORDER BY id DESC LIMIT 50
    """
    rows = db.execute(sql, [scope_of(server)])
    return tuple(_past(row) for row in rows)


def undo_import(db: Database, number: int, here: Circumstances) -> int:
    """Return every fact to what it was before an import; give how many. Only the latest of a data set can be undone."""
    refuse_others(here)
    row = db.execute("SELECT data_set, undone FROM imports WHERE id = ? AND scope = ?", [number, here.scope]).fetchone()
    if row is None or row[1]:
        raise NothingToUndo(
            f"There is no import {number} here that could be undone. `fact imports` shows them, at a terminal --list."
        )
    later = "SELECT max(id) FROM imports WHERE scope = ? AND data_set = ? AND undone = 0"
    last = db.execute(later, [here.scope, row[0]]).fetchone()[0]
    if last != number:
        raise NothingToUndo(f"Import {last} of the same data set came later. Undo that one first.")
    changes = db.execute("SELECT fact, before, after FROM import_changes WHERE import = ?", [number]).fetchall()
    for fact_id, before, after in changes:
        _return(db, str(fact_id), before, after, here)
    db.execute("UPDATE imports SET undone = 1 WHERE id = ?", [number])
    return len(changes)


def _header(columns: Sequence[str]) -> str:
    return storable(json.dumps(list(columns), ensure_ascii=False))


def _put(db: Database, number: int, data_set: str, fact: Figure, here: Circumstances) -> None:
    before = find(db, here.scope, fact.id)
    version = (before.version if before else 0) + 1
    put(db, Held(fact, version, here.server))
    db.execute(_BELONGS, [here.scope, data_set, fact.id])
    db.execute(_NOTE, [number, fact.id, _state(before), write_record(fact)])


def _retire(db: Database, number: int, fact_id: str, here: Circumstances) -> None:
    before = find(db, here.scope, fact_id)
    if before is not None:
        put(db, Held(before.fact, before.version + 1, here.server, retired=True))
        db.execute(_NOTE, [number, fact_id, _state(before), None])


def _return(db: Database, fact_id: str, before: str | None, after: str | None, here: Circumstances) -> None:
    standing = find(db, here.scope, fact_id)
    if standing is not None and _edited(db, here.scope, fact_id):
        return  # what somebody changed by hand since stays
    if before is None:
        take(db, here.scope, fact_id)
        return
    version = (visible(db, fact_id, here.server) or Held(read_record(before))).version
    put(db, Held(read_record(before), version + 1, here.server))


def _edited(db: Database, scope: int, fact_id: str) -> bool:
    sql = "SELECT 1 FROM revisions WHERE fact_id = ? AND scope = ? LIMIT 1"
    return db.execute(sql, [fact_id, scope]).fetchone() is not None


def _past(row: tuple[Any, ...]) -> PastImport:
    number, data_set, label, rows, added, changed, gone, name, at, undone = row
    return PastImport(number, data_set, label, rows, added, changed, gone, name, at, bool(undone))


def _is_imported(db: Database, scope: int, fact_id: str) -> bool:
    sql = "SELECT 1 FROM import_facts WHERE scope = ? AND fact = ? LIMIT 1"
    return db.execute(sql, [scope, fact_id]).fetchone() is not None


def _state(held: Held | None) -> str | None:
    return None if held is None or held.retired else write_record(held.fact)
