"""What SQLite and the disk complain about, as sentences that say how to mend it. Programming errors pass through."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import StoreUnavailable

BUSY = "The fact store is busy: another program is writing to it. Try again in a moment, or stop the other program."
READ_ONLY = "The fact store cannot be written. Give the bot's user write access to the file and its folder."
DAMAGED = "The fact store is damaged. Restore the latest backup, or move the file away to start from the shipped facts."
UNREACHABLE = "The fact store cannot be opened. Check that its folder exists and that the bot's user may use it."
FULL = "The fact store cannot grow: the disk is full. Free some space and try again."
DISK = (
    "The disk does not answer as it should while using the fact store. Check the disk, then restore the latest backup."
)
MISSING = "There is no fact store at the configured place. Start the bot once to create it, or correct FACTS_DB."
NOT_SHIPPED = "The shipped facts are missing or not readable. Install aidbot again."
FOREIGN = "The configured file is not a fact store of aidbot. Correct FACTS_DB."
NEEDS_UPGRADE = "The fact store was written by an older aidbot. Open it once with write access to bring it up to date."
CLOSED = "The fact store is closed: the bot is shutting down."

_SENTENCES = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CANTOPEN: UNREACHABLE,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: DISK,
}
_PRIMARY = 0xFF
"""The low byte of an extended result code is its primary code."""


def newer_schema(found: int, known: int) -> str:
    """Say that a store comes from a later version of the bot."""
    return (
        f"The fact store was written by a newer aidbot (schema {found}; this one knows {known}). "
        "Update aidbot, or restore the backup made before the update."
    )


@contextmanager
def told() -> Iterator[None]:
    """Turn failures of the database or the disk into StoreUnavailable."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        sentence = _SENTENCES.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY)
        if sentence is None:
            raise
        raise StoreUnavailable(sentence) from error
    except OSError as error:
        raise StoreUnavailable(UNREACHABLE) from error
