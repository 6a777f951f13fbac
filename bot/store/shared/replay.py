"""Making a change that was captured elsewhere in this store, so that it holds the same rows."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from bot.store.shared.capture import TableChange
from bot.store.stored import read_record
from bot.store.words import put_words, take_words


def replay(db: Database, changes: Iterable[TableChange]) -> None:
    """Bring the touched rows to what they are elsewhere; inside a transaction of the caller's."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    told = list(changes)
    for change in told:
        _take(db, change)
    for change in told:
        if change.table == "sqlite_sequence":
            _number(db, change)
        else:
            _put(db, change)
    for change in told:
        if change.table == "facts":
            _find_by_words(db, change)


def _take(db: Database, change: TableChange) -> None:
    same = " AND ".join(f"{name} = ?" for name in change.keys)
    keys = [json.loads(key) for key in change.gone]
    db.conn.executemany(f"DELETE FROM {change.table} WHERE {same}", keys)  # noqa: S608
    if change.table == "facts":
        for (key,) in keys:
            take_words(db, key)


def _put(db: Database, change: TableChange) -> None:
    names = ", ".join(change.columns)
    marks = ", ".join("?" * len(change.columns))
    rest = [name for name in change.columns if name not in change.keys]
    news = ", ".join(f"{name} = excluded.{name}" for name in rest)
    otherwise = f"DO UPDATE SET {news}" if rest else "DO NOTHING"
    sql = f"INSERT INTO {change.table} ({names}) VALUES ({marks}) ON CONFLICT ({', '.join(change.keys)}) {otherwise}"  # noqa: S608
    db.conn.executemany(sql, change.rows)


def _number(db: Database, change: TableChange) -> None:
    for name, number in change.rows:
        db.execute("DELETE FROM sqlite_sequence WHERE name = ?", [name])
        db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [name, number])


def _find_by_words(db: Database, change: TableChange) -> None:
    at = {name: number for number, name in enumerate(change.columns)}
    for row in change.rows:
        key = row[at["key"]]
        take_words(db, key)
        if not row[at["retired"]]:
            put_words(db, key, read_record(row[at["record"]]))
