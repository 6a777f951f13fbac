"""A copy of a store as it is at one moment, also while a bot writes to it, and looking through one. Going back: `restoring`."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.errors import CannotWrite, StoreUnavailable
from bot.files import sync_folder, unfinished_file
from bot.store.connection import connect, faults_of
from bot.store.failures import MISSING, is_full, may_have_failed, told
from bot.store.schema import refuse_newer
from bot.store.shape import lacking
from bot.store.verifying import alterations

_SAME = "The backup would replace the fact store itself. Choose another file."
_NOT_WHOLE = "The fact store is damaged, so that no backup of it was kept: {fault}. Restore an earlier backup."
_NO_ROOM = "The copy cannot be written: the disk is full there. Free some space and try again; nothing was changed."
_NOT_THERE = "The copy cannot be written: {why}. Choose another place, or give the bot's user write access there."
_FAILED = "the disk is full there, or its quota is, or it has failed and can only be read"
_LAST = "SELECT sequence, at FROM revisions ORDER BY sequence DESC LIMIT 1"
"""The last change by its number: one that a wrong clock dated into the future is not the last for ever."""


def back_up(path: Path, target: Path) -> None:
    """Copy a store to a file; an earlier file there is replaced only when the copy is whole in every page and link."""
    if not path.is_file():
        raise StoreUnavailable(MISSING)
    if target.exists() and target.samefile(path):
        raise StoreUnavailable(_SAME)
    with taking_the_place_of(target) as temporary:
        copy(path, temporary)
        if faults := looked_through(temporary):
            raise StoreUnavailable(_NOT_WHOLE.format(fault=faults[0]))


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: its schema, how many facts stand, its last change and when that was."""

    schema: int
    facts: int
    revision: int
    last_change: str | None


def looked_through(path: Path) -> tuple[str, ...]:
    """Check every page and link of a backup, and whether it has all tables of its schema; give what is wrong."""
    with told(doubtful=True), closing(connect(path, mode="ro")) as db:
        return faults_of(db) or lacking(db, refuse_newer(db))


def altered_in(path: Path, shipped: Path | None) -> tuple[str, ...]:
    """Read every fact of a backup that is whole, and give which are not what was written."""
    with told(doubtful=True), closing(connect(path, mode="ro")) as db:
        return alterations(db, refuse_newer(db), shipped)


def contents(path: Path) -> Contents:
    """Give what a store holds; raise StoreUnavailable for a file that is none."""
    if not path.is_file():
        raise StoreUnavailable(MISSING)
    with told(doubtful=True), closing(connect(path, mode="ro")) as db:
        schema = refuse_newer(db)
        facts = db.execute("SELECT count(*) FROM facts WHERE retired = 0").fetchone()[0]
        revision, at = db.execute(_LAST).fetchone() or (0, None)
        return Contents(schema, int(facts), int(revision), at)


@contextmanager
def taking_the_place_of(target: Path) -> Iterator[Path]:
    """Lend an empty file that takes the place of `target` at the end, on the disk too, unless what is inside raises."""
    with ExitStack() as unfinished:
        with _writing():
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = unfinished.enter_context(unfinished_file(target))
        yield temporary
        with _writing():
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            temporary.replace(target)
            sync_folder(target.parent)


def copy(path: Path, temporary: Path) -> None:
    """Copy a store page by page into a file of ours, damaged pages too."""
    with told(), closing(connect(path, mode="ro")) as db:
        refuse_newer(db)
        with _writing(), closing(connect(temporary, mode="rwc")) as into:
            db.conn.backup(into.conn)
            # A copy in one file: what SQLite keeps beside a store in use would be left behind when this one is moved.
            into.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _writing() -> Iterator[None]:
    """Tell failures of the place where a copy is written, which is not that of the store."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if not is_full(error):
            raise
        raise CannotWrite(_NOT_THERE.format(why=_FAILED) if may_have_failed(error) else _NO_ROOM) from error
    except OSError as error:
        raise CannotWrite(_NO_ROOM if is_full(error) else _NOT_THERE.format(why=error.strerror)) from error
