"""Going back to a backup, whatever became of the store: whole, damaged, of a newer version, or gone."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.errors import CannotWrite, StoreUnavailable
from bot.store.backup import Contents, altered_in, contents, copy, looked_through, taking_the_place_of
from bot.store.connection import connect
from bot.store.failures import BUSY, DAMAGED, FOREIGN, READ_ONLY, UNREACHABLE, told
from bot.store.shared.copies import followed_by

_NO_BACKUP = "There is no backup at {file}. Name one that `aidbot backup` or BACKUP_FOLDER made."
_UNFIT = "{file} cannot be restored: {why} Take another backup."
_ALTERED = (
    "{file} cannot be restored as it is: {why}. Take another backup. Where none is better, --with-altered restores it: what was "
    "altered in it is not shown, and `aidbot check` names it."
)
_TOLD = 3
"""So many faults of a backup are told, and of more how many."""
_HARMED = "it is damaged ({fault})."
_OTHER = "it is no fact store of aidbot."
_OPEN = "Another program has the store {file} open, perhaps a console. End it, and restore then; what it saved is kept."
_LOGS = ("-wal", "-journal")
_BESIDE = (*_LOGS, "-shm")
"""What SQLite keeps beside a store, by what is added to its name; all but the last belongs to what the store holds."""
_NOT_OURS = (FOREIGN, BUSY, UNREACHABLE, READ_ONLY)


@dataclass(frozen=True, slots=True)
class Present:
    """What is at the place of the store before a restore: what it holds, or what is the matter with it, or neither."""

    holds: Contents | None = None
    trouble: str | None = None


def fit(file: Path, shipped: Path | None = None, *, with_altered: bool = False) -> Contents:
    """Give what a backup holds; raise CannotWrite, which says why, for one that must not take the place of a store.

    It must be whole in every page, link and table of its schema, and its facts must be what was written, as far as it and the
    shipped facts can tell; `with_altered` lets facts be altered.
    """
    if not file.is_file():
        raise CannotWrite(_NO_BACKUP.format(file=file))
    try:
        if faults := looked_through(file):
            raise CannotWrite(_UNFIT.format(file=file, why=_HARMED.format(fault=_some(faults))))
        if not with_altered and (altered := altered_in(file, shipped)):
            raise CannotWrite(_ALTERED.format(file=file, why=_some(altered)))
        return contents(file)
    except StoreUnavailable as error:
        known = {DAMAGED: _HARMED.format(fault="it cannot be read"), FOREIGN: _OTHER}
        raise CannotWrite(_UNFIT.format(file=file, why=known.get(str(error), str(error)))) from error


def _some(faults: Sequence[str]) -> str:
    rest = len(faults) - _TOLD
    return "; ".join(faults[:_TOLD]) + (f"; and {rest} more" if rest > 0 else "")


def present(path: Path) -> Present:
    """Look at the store that a backup is to replace; raise StoreUnavailable for a file that is none of ours, or in use.

    One that is damaged or of a newer version has trouble of its own, and is replaced all the same.
    """
    if not path.exists():
        return Present()
    if not path.is_file():
        raise StoreUnavailable(FOREIGN)
    try:
        held, faults = contents(path), _pages(path)
    except StoreUnavailable as error:
        if str(error) in _NOT_OURS:
            raise
        return Present(trouble=_without_advice(str(error)))
    return Present(trouble=_without_advice(DAMAGED)) if faults else Present(holds=held)


def follows_a_ledger(path: Path) -> bool:
    """Tell whether a store is a copy of a shared ledger, as far as it can still be read."""
    try:
        with told():
            return path.is_file() and followed_by(path) is not None
    except StoreUnavailable:
        return False


def restore(backup: Path, path: Path, aside: Path) -> Path | None:
    """Put a backup in the place of the store; give where what was there is kept, None where nothing was.

    It is kept at `aside`, or where that is taken, at the next free name. A whole store is copied there with what its log
    holds, a damaged one is moved there as it is, with its log. At every moment one of the two is there whole. Nobody may
    have the store open; `occupied` tells.
    """
    found = present(path)
    if found.holds:
        _refuse_open_elsewhere(path)
    kept = free_name(aside) if path.exists() else None
    if kept and found.holds:
        with taking_the_place_of(kept) as temporary:
            copy(path, temporary)
    with taking_the_place_of(path) as temporary:
        copy(backup, temporary)
        if kept and not found.holds:
            _set_aside(path, kept)
        for beside in _BESIDE:  # `kept` holds what they held, and a log of another store must not be read into this one
            _with(path, beside).unlink(missing_ok=True)
    return kept


def free_name(wanted: Path) -> Path:
    """Give a name that nothing has: the one wanted, or the same with a number. A clock set back gives a name twice."""
    number, name = 1, wanted
    while any(_with(name, more).exists() for more in ("", *_BESIDE)):
        number += 1
        name = wanted.with_name(f"{wanted.name}-{number}")
    return name


def _refuse_open_elsewhere(path: Path) -> None:
    """Raise CannotWrite where another program has the store open, a console for one: it would go on in a file that is gone.

    SQLite leaves its log behind, which this asks it for, only where nobody else is connected.
    """
    try:
        with closing(connect(path)) as db:
            db.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise CannotWrite(_OPEN.format(file=path)) from error


def _without_advice(sentences: str) -> str:
    return sentences.split(". ")[0].removesuffix(".") + "."


def _set_aside(path: Path, kept: Path) -> None:
    """Move a damaged store and its log as they are; the store's own name stays until the backup takes it."""
    try:
        os.link(path, kept)
    except OSError:  # not every disk knows links
        path.replace(kept)
    for beside in _LOGS:
        if (log := _with(path, beside)).exists():
            log.replace(_with(kept, beside))


def _pages(path: Path) -> bool:
    with told(doubtful=True), closing(connect(path, mode="ro")) as db:
        return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")


def _with(path: Path, beside: str) -> Path:
    return path.with_name(path.name + beside)
