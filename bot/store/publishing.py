"""The file that a site of public facts is served from: tables that refer to each other, and full-text search."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from bot.store.failures import told

_SHARED = """
    publisher TEXT NOT NULL, title TEXT, published TEXT,
    source TEXT NOT NULL REFERENCES sources (id), source_url TEXT, via TEXT, note TEXT, verified TEXT, data_set TEXT,
    about TEXT, event TEXT, same_as TEXT, people TEXT, topics TEXT
"""
_WHICH = """
    figure TEXT REFERENCES figures (id), quote TEXT REFERENCES quotes (id), statement TEXT REFERENCES statements (id)
"""
_TABLES = f"""
CREATE TABLE sources (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, publisher TEXT NOT NULL, title TEXT, url TEXT, published TEXT,
    publisher_class TEXT, licence TEXT, facts INTEGER NOT NULL
);
CREATE TABLE entities (id TEXT PRIMARY KEY, name TEXT NOT NULL, sort TEXT NOT NULL);
-- A value of NUMERIC stays text where no number of SQLite could hold it without loss.
CREATE TABLE figures (
    id TEXT PRIMARY KEY, amount TEXT NOT NULL, parties TEXT, sentence TEXT NOT NULL,
    donor TEXT REFERENCES entities (id), recipient TEXT REFERENCES entities (id),
    kind TEXT NOT NULL, stage TEXT NOT NULL, measure TEXT NOT NULL, mechanism TEXT,
    day TEXT, as_of TEXT, counted_since TEXT, period_start TEXT, period_end TEXT,
    value NUMERIC NOT NULL, unit TEXT NOT NULL, precision TEXT NOT NULL, price_base TEXT, what_is_counted TEXT,
    includes TEXT, {_SHARED}
);
CREATE TABLE quotes (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, said_by TEXT NOT NULL, speaker TEXT NOT NULL REFERENCES entities (id),
    said_on TEXT NOT NULL,
    role TEXT, occasion TEXT, place TEXT, language TEXT, rights TEXT, difference TEXT, {_SHARED}
);
CREATE TABLE statements (
    id TEXT PRIMARY KEY, sentence TEXT NOT NULL, subject TEXT NOT NULL, facet TEXT NOT NULL, date TEXT NOT NULL,
    value TEXT, items TEXT, place TEXT, role TEXT, valid_from TEXT, valid_to TEXT, {_SHARED}
);
CREATE TABLE further_sources (
    id INTEGER PRIMARY KEY, {_WHICH}, words TEXT, source TEXT NOT NULL REFERENCES sources (id), source_url TEXT
);
CREATE TABLE disputes (id TEXT PRIMARY KEY, about TEXT NOT NULL, best TEXT, assessment TEXT NOT NULL);
CREATE TABLE positions (
    id INTEGER PRIMARY KEY, dispute TEXT NOT NULL REFERENCES disputes (id), says TEXT NOT NULL,
    source TEXT REFERENCES sources (id), source_url TEXT
);
CREATE TABLE disputed_facts (id INTEGER PRIMARY KEY, dispute TEXT NOT NULL REFERENCES disputes (id), {_WHICH});
"""
_INDEXES = {
    "figures": ("donor", "recipient", "kind", "stage", "measure", "unit", "day", "source"),
    "quotes": ("speaker", "said_on", "source"),
    "statements": ("facet", "date", "source"),
    "further_sources": ("figure", "quote", "statement", "source"),
    "positions": ("dispute", "source"),
    "disputed_facts": ("dispute", "figure", "quote", "statement"),
    "sources": ("publisher",),
}
_SEARCHED = {
    "figures": ("sentence", "parties", "what_is_counted", "note", "topics"),
    "quotes": ("text", "said_by", "role", "occasion", "place", "note", "topics"),
    "statements": ("sentence", "subject", "value", "items", "place", "note", "topics"),
    "sources": ("publisher", "title"),
    "entities": ("name",),
}
_TOKENS = "porter unicode61 remove_diacritics 2"


def write_site(path: Path, rows: Iterable[tuple[str, Mapping[str, object]]]) -> dict[str, int]:
    """Write rows into a new file, the same one for the same rows; give how many each table has.

    Every row must refer to rows that are there.
    """
    with told(), closing(sqlite3.connect(path, isolation_level=None)) as conn:
        db = Database(conn, execute_plugins=False)
        conn.execute("PRAGMA synchronous = OFF")  # a file that is not whole is thrown away
        db.executescript(_TABLES)
        with db.atomic():
            _fill(db, rows)
        faults = db.execute("PRAGMA foreign_key_check").fetchall()
        if faults:
            raise ValueError(f"{len(faults)} rows refer to nothing, the first in {faults[0][0]}")
        conn.execute("ANALYZE")
        conn.execute("VACUUM")
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE %(%id %'")]
        return {name: db.table(name).count for name in tables if "_fts" not in name}


def _fill(db: Database, rows: Iterable[tuple[str, Mapping[str, object]]]) -> None:
    for table, row in rows:
        names, places = ", ".join(row), ", ".join("?" * len(row))
        # Names of tables and columns are our own words, never somebody's text.
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", list(row.values()))  # noqa: S608
    for table, columns in _INDEXES.items():
        for column in columns:
            db.execute(f"CREATE INDEX {table}_by_{column} ON {table} ({column})")
    for table, columns in _SEARCHED.items():
        db.table(table).enable_fts(columns, fts_version="FTS5", tokenize=_TOKENS)
