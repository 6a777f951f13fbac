"""A copy of a store as it is at one moment, also while a bot writes to it."""

import os
import tempfile
from contextlib import closing
from pathlib import Path

from bot.errors import StoreUnavailable
from bot.store.connection import connect
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


def _copy(path: Path, temporary: Path) -> None:
    with closing(connect(path, mode="ro")) as db, closing(connect(temporary)) as copy:
        refuse_newer(db)
        db.conn.backup(copy.conn)
        # A copy in one file: what SQLite keeps beside a store in use would be left behind when this one is moved.
        copy.execute("PRAGMA journal_mode = DELETE")
