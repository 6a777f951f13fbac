"""How far the reading of a file is, for whoever shows it: readers say which file they read, and its position tells."""

import os
from contextvars import ContextVar
from typing import IO, Any

_reading: ContextVar[IO[Any] | None] = ContextVar("file being read", default=None)


def reading(file: IO[Any]) -> None:
    """Say which file is being read from its beginning to its end."""
    _reading.set(file)


def position() -> int | None:
    """How many bytes of the file are read; None where no file that can tell is being read."""
    file = _reading.get()
    if file is None or file.closed:
        return None
    return os.lseek(file.fileno(), 0, os.SEEK_CUR)
