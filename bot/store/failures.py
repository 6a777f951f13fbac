"""What SQLite and the disk complain about, as sentences that say how to mend it. Programming errors pass through."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import StoreUnavailable

BUSY = "The fact store is busy: another program is writing to it. Try again in a moment, or stop the other program."
READ_ONLY = "The fact store cannot be written. Give the bot's user write access to the file and its folder."
DAMAGED = "The fact store is damaged. Restore the latest backup, or move the file away to start from the shipped facts."
UNREACHABLE = (
    "The fact store cannot be opened. Check that its folder exists, that the bot's user may use it, and that the disk takes "
    "one more file."
)
FULL = "The fact store cannot grow: the disk is full, or no more of it is allowed. Free some space and try again."
UNWRITABLE = (
    "The fact store cannot be written: the disk is full, or its quota is, or it has failed and can only be read. Free some "
    "space; where there is enough, see what the system's log says of the disk."
)
DISK = (
    "The disk does not answer as it should while using the fact store. Check the disk, then restore the latest backup."
)
MISSING = "There is no fact store at the configured place. Start the bot once to create it, or correct FACTS_DB."
NOT_SHIPPED = "The shipped facts are missing or not readable. Install aidbot again."
FOREIGN = "The configured file is not a fact store of aidbot. Correct FACTS_DB."
NEEDS_UPGRADE = "The fact store was written by an older aidbot. Open it once with write access to bring it up to date."
NOT_KEPT = "The fact store was not brought up to date, for no backup of it could be kept beside it before."
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
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_NOT_WRITTEN = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,  # a quota or a bound on the size of files, which SQLite does not take for a full disk
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
"""What SQLite says where a file cannot grow."""
_NO_TEXT = "Could not decode to UTF-8"
"""What Python says of a text that is none. It has no code, and only text is written."""


def is_full(error: sqlite3.DatabaseError | OSError) -> bool:
    """Tell whether something could not be written because there is no room for it."""
    if isinstance(error, OSError):
        return error.errno in _NO_ROOM
    return getattr(error, "sqlite_errorcode", 0) in _NOT_WRITTEN


def may_have_failed(error: sqlite3.DatabaseError | OSError) -> bool:
    """Tell whether what could not be written may also be the fault of a disk: SQLite says the same of a quota."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_FULL) != sqlite3.SQLITE_FULL


def newer_schema(found: int, known: int) -> str:
    """Say that a store comes from a later version of the bot."""
    return (
        f"The fact store was written by a newer aidbot (schema {found}; this one knows {known}). "
        "Update aidbot, or restore the backup made before the update."
    )


@contextmanager
def told(*, doubtful: bool = False) -> Iterator[None]:
    """Turn failures of the database or the disk into StoreUnavailable.

    `doubtful` is for looking at a file of unknown health: there even a missing table is damage, not a mistake of ours.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if is_full(error):
            raise StoreUnavailable(UNWRITABLE if may_have_failed(error) else FULL) from error
        if str(error).startswith(_NO_TEXT):
            raise StoreUnavailable(DAMAGED) from error
        sentence = _SENTENCES.get(getattr(error, "sqlite_errorcode", 0) & _PRIMARY, DAMAGED if doubtful else None)
        if sentence is None:
            raise
        raise StoreUnavailable(sentence) from error
    except OSError as error:
        only_read = READ_ONLY if error.errno == errno.EROFS else UNREACHABLE
        raise StoreUnavailable(FULL if is_full(error) else only_read) from error
