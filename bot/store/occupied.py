"""Whether a bot runs on a store: it holds a lock on a file beside it, which ends with the process however that ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StoreUnavailable
from bot.store.failures import told

_TAKEN = "A bot runs on this fact store, or it is just being restored. Stop it first, or wait, then try again."


@contextmanager
def occupied(path: Path, *, alone: bool = False) -> Iterator[None]:
    """Hold the store for the length of a with block; with `alone`, raise StoreUnavailable where somebody else holds it."""
    if sys.platform == "win32":  # there SQLite itself refuses to replace a file in use
        yield
        return
    import fcntl

    with told():
        path = path.resolve()  # else one that came by a link would hold another file
        path.parent.mkdir(parents=True, exist_ok=True)
        mark = path.with_name(f"{path.name}-running").open("a", encoding="utf-8")
    with mark:
        try:
            fcntl.flock(mark, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreUnavailable(_TAKEN) from error
        yield
