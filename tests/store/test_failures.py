"""What the disk and SQLite complain about, in words that lead to where the fault is."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from bot.errors import CannotWrite, StoreUnavailable
from bot.store.backup import taking_the_place_of
from bot.store.failures import told


def sqlite_says(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    return error


def system_says(number: int) -> OSError:
    return OSError(number, os.strerror(number))


FULL, FAILED = "the disk is full", "the disk is full.*or it has failed and can only be read"
SAID = [
    (sqlite_says(sqlite3.SQLITE_FULL), "cannot grow: the disk is full, or no more of it is allowed", FULL),
    (
        sqlite_says(sqlite3.SQLITE_IOERR_WRITE),
        "cannot be written: the disk is full, or its quota is, or it has failed",
        FAILED,
    ),
    (sqlite_says(sqlite3.SQLITE_READONLY), "Give the bot's user write access", None),
    (sqlite_says(sqlite3.SQLITE_IOERR_READ), "does not answer as it should", None),
    (system_says(errno.ENOSPC), "cannot grow: the disk is full", FULL),
    (system_says(errno.EROFS), "cannot be written", "Read-only file system. Choose another place"),
    (system_says(errno.EACCES), "cannot be opened", "Permission denied. Choose another place"),
]


@pytest.mark.parametrize(("error", "store", "copy"), SAID)
def test_what_cannot_be_written_says_what_stands_in_the_way(
    error: Exception, store: str, copy: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreUnavailable, match=store), told():
        raise error
    if copy is None:
        return

    def fails(_: int) -> None:
        raise error

    with (
        monkeypatch.context() as patch,
        pytest.raises(CannotWrite, match=copy),
        taking_the_place_of(tmp_path / "copy.db"),
    ):
        patch.setattr("bot.store.backup.os.fsync", fails)
    assert list(tmp_path.iterdir()) == []
