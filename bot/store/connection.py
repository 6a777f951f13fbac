"""Connections to a fact store and the one way to change it. Who uses which connection is decided in `store.py`."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreUnavailable
from bot.store.failures import DAMAGED

WAIT = 5.0
"""Seconds to wait for another writer before the store counts as busy."""
_MOST = 20
"""So many faults of one sort are told."""


def connect(path: Path, *, mode: str = "rw", wait: float = WAIT) -> Database:
    """Open one connection: `rw` needs the file, `rwc` may create it, `ro` never writes.

    It may be handed from thread to thread, but only one may use it at a time. A file without a byte counts as damaged:
    SQLite would take it for a new database, and delete the log beside it that may hold all that is left of the store.
    """
    if mode != "rwc" and path.is_file() and path.stat().st_size == 0:
        raise StoreUnavailable(DAMAGED)
    address = path.absolute().as_uri() + f"?mode={mode}"
    if mode == "ro" and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        address += "&immutable=1"  # in WAL mode even reading makes a file beside it, which this folder forbids
    conn = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
    db = Database(conn, execute_plugins=False)
    db.execute("PRAGMA foreign_keys = ON")
    return db


def connect_reader(path: Path, *, mode: str, wait: float) -> Database:
    """Open a connection that only reads."""
    db = connect(path, mode=mode, wait=wait)
    db.execute("PRAGMA query_only = ON")
    return db


def connect_writer(path: Path, *, wait: float = WAIT) -> Database:
    """Open a connection that writes: readers never wait for it, and what it acknowledged survives a power cut."""
    db = connect(path, wait=wait)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")  # who is forgotten is not left in free pages of the file either
    return db


@contextmanager
def change(db: Database) -> Iterator[None]:
    """Make one transaction of what is inside; nothing of it stays when it raises.

    The write lock is taken first: a transaction that has read before it writes could not wait for another writer.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    finally:
        db.rollback()


@contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """Let everything inside see the store as it was at the first look-up."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.rollback()


def faults_of(db: Database) -> tuple[str, ...]:
    """Check every page and every link; give what is wrong, of a sort so many that more would say nothing new."""
    pages = [row[0] for row in db.execute(f"PRAGMA integrity_check({_MOST})") if row[0] != "ok"]
    missing = islice(db.execute("PRAGMA foreign_key_check"), _MOST)
    return (*pages, *(f"{row[0]} row {row[1]} names a missing row of {row[2]}" for row in missing))
