"""Files and folders that are made beside their place and take it whole, and clearing away what killed programs left of them.

Whoever makes one holds a lock on it that ends with the process, however that ends. So what nobody holds is nobody's any more.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

_MARK = ".aidbot-new"
_OURS = re.compile(rf"\..+\.[0-9a-f]{{8}}{re.escape(_MARK)}")
_LONGEST = 50
"""Characters of the name of the place that are in the name of what is to take it; the rest would not fit everywhere."""
_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite leaves beside a database that it was killed over."""
_OLD = "old"


@contextmanager
def unfinished_file(target: Path, mode: int = 0o600) -> Iterator[Path]:
    """Lend an empty file beside `target`, in a folder that is there; at the end it is gone, unless it was moved to its place.

    `mode` is who may read and write it, as far as the umask allows. Raises OSError where nothing can be written.
    """
    with _held(target, lambda path: path.touch(mode, exist_ok=False)) as path:
        yield path


@contextmanager
def unfinished_folder(target: Path) -> Iterator[Path]:
    """Lend an empty folder beside `target`; `take_place` gives it its name. At the end it is gone, unless that was done."""
    with _held(target, lambda path: path.mkdir(0o700)) as hidden:
        new = hidden / "new"
        new.mkdir()
        yield new


def take_place(new: Path, target: Path) -> None:
    """Give an unfinished folder the place of `target`, and whatever is there is gone at the end; until then it can come back."""
    if target.exists():
        old = new.with_name(_OLD)
        old.mkdir()
        target.rename(old / target.name)
    shutil.move(new, target)


def unfinished_in(folder: Path) -> tuple[Path, ...]:
    """Give what is unfinished in a folder, whether somebody is at it or not."""
    return tuple(sorted(path for path in folder.glob(f".*{_MARK}") if _OURS.fullmatch(path.name)))


def clear(folder: Path) -> None:
    """Remove what is unfinished in a folder and nobody is at any more. Where locks are not to be had, all of it stays."""
    for path in unfinished_in(folder):
        with suppress(OSError):  # of another user, or on a disk that can only be read
            _clear(path)


def sync_folder(folder: Path) -> None:
    """Let the names in a folder outlast a power cut."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _held(target: Path, make: Callable[[Path], None]) -> Iterator[Path]:
    clear(target.parent)
    path, handle = _made(target, make)
    try:
        yield path
    finally:
        with suppress(OSError):  # on a disk that can only be read by now; then it is cleared later
            _remove(path)
        if handle is not None:
            os.close(handle)


def _made(target: Path, make: Callable[[Path], None]) -> tuple[Path, int | None]:
    while True:
        path = target.with_name(f".{target.name[:_LONGEST]}.{uuid4().hex[:8]}{_MARK}")
        make(path)
        if sys.platform == "win32":  # where an open file cannot be moved to its place
            return path, None
        with suppress(FileNotFoundError):  # somebody may clear it away before it is held
            handle = os.open(path, os.O_RDONLY)
            if _lock(handle) is not False and _is(path, handle):
                return path, handle
            os.close(handle)


def _clear(path: Path) -> None:
    if path.is_symlink() or not (path.is_file() or path.is_dir()):
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        if _lock(handle) and _is(path, handle):
            _remove(path)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    if path.is_dir():
        _bring_back(path)
        shutil.rmtree(path)
        return
    for beside in _BESIDE:  # first, so that none of them is left alone
        path.with_name(path.name + beside).unlink(missing_ok=True)
    path.unlink(missing_ok=True)


def _bring_back(hidden: Path) -> None:
    """Give a folder its place back, from which it was taken for one that never got there."""
    for old in (hidden / _OLD).glob("*"):
        place = hidden.with_name(old.name)
        if not place.exists():
            old.rename(place)


def _is(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _lock(handle: int) -> bool | None:
    """Whether the lock is ours now; None where there are no locks."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
