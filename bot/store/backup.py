"""A copy of a store as it is at one moment, also while a bot writes to it; looking through one, and going back to it."""

import os
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.errors import StoreUnavailable
from bot.store.connection import connect, faults_of
from bot.store.failures import MISSING, told
from bot.store.schema import refuse_newer

_SAME = "The backup would replace the fact store itself. Choose another file."


def back_up(path: Path, target: Path) -> None:
    """Copy a store to a file; an earlier file there is replaced only when the copy is whole."""
    if not path.is_file():
        raise StoreUnavailable(MISSING)
    if target.exists() and target.samefile(path):
        raise StoreUnavailable(_SAME)
    with told():
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=target.name, suffix=".new", dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        try:
            _copy(path, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: its schema, how many facts stand, its last change and when that was."""

    schema: int
    facts: int
    revision: int
    last_change: str | None


def looked_through(path: Path) -> tuple[str, ...]:
    """Check every page and link of a backup; give what is wrong."""
    with told(), closing(connect(path, mode="ro")) as db:
        refuse_newer(db)
        return faults_of(db)


def contents(path: Path) -> Contents:
    """Give what a store holds; raise StoreUnavailable for a file that is none."""
    if not path.is_file():
        raise StoreUnavailable(MISSING)
    with told(), closing(connect(path, mode="ro")) as db:
        schema = refuse_newer(db)
        facts = db.execute("SELECT count(*) FROM facts WHERE retired = 0").fetchone()[0]
        revision, at = db.execute("SELECT coalesce(max(sequence), 0), max(at) FROM revisions").fetchone()
        return Contents(schema, int(facts), int(revision), at)


def restore(backup: Path, path: Path, aside: Path) -> None:
    """Put a backup in the place of the store, which is kept as `aside`; at every moment one of them is there whole.

    Nobody may have the store open; `occupied` tells.
    """
    if path.exists():
        back_up(path, aside)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        with told():
            _copy(backup, temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        for beside in ("-wal", "-shm"):  # `aside` holds what they held
            path.with_name(path.name + beside).unlink(missing_ok=True)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _copy(path: Path, temporary: Path) -> None:
    with closing(connect(path, mode="ro")) as db, closing(connect(temporary)) as copy:
        refuse_newer(db)
        db.conn.backup(copy.conn)
        # A copy in one file: what SQLite keeps beside a store in use would be left behind when this one is moved.
        copy.execute("PRAGMA journal_mode = DELETE")
