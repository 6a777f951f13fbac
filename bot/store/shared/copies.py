"""What a local store says about the shared ledger that it follows, if it follows one."""

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreUnavailable
from bot.store.connection import connect
from bot.store.schema import refuse_newer, stamp
from bot.store.shared.failures import FOLLOWS


def followed_by(path: Path) -> str | None:
    """Give the id of the ledger that a store follows, None for one of its own."""
    with closing(connect(path, mode="ro")) as db:
        return _meta(db, "ledger") if refuse_newer(db) else None


def refuse_follower(path: Path) -> None:
    """Raise StoreUnavailable for a store that follows a ledger: a change made to it alone would be lost."""
    if followed_by(path) is not None:
        raise StoreUnavailable(FOLLOWS)


def note_founding(db: Database, ledger: str) -> None:
    """Note that a store is about to give a new ledger its first snapshot."""
    stamp(db, _FOUNDING, ledger)


def founded_by(db: Database) -> str | None:
    """Give the id of the ledger that a store may have founded, None where it did not or was changed on its own since."""
    return _meta(db, _FOUNDING)


def forget_founding(db: Database) -> None:
    """Forget it: the store follows the ledger now, or is used on its own and may hold what no ledger has."""
    if _meta(db, _FOUNDING) is not None:
        db.execute("DELETE FROM meta WHERE name = ?", [_FOUNDING])


_FOUNDING = "founding"


def applied_of(db: Database) -> int:
    """Give the last change that a copy holds."""
    return int(_meta(db, "applied") or 0)


def _meta(db: Database, name: str) -> str | None:
    row = db.execute("SELECT value FROM meta WHERE name = ?", [name]).fetchone()
    return None if row is None else str(row[0])
