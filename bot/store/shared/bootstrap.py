"""How a copy begins: from the ledger's snapshot, or, where the ledger is new, by giving the ledger its first snapshot."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from sqlite_utils import Database

from bot.errors import StoreUnavailable
from bot.store.backup import back_up
from bot.store.connection import change, connect, connect_writer
from bot.store.first_start import copy_shipped
from bot.store.schema import SCHEMA, migrate, schema_of, stamp
from bot.store.shared.copies import followed_by
from bot.store.shared.failures import APART, OTHER
from bot.store.shared.packing import pack_file, unpack_file
from bot.store.shared.postgres import Head, Link

_CHUNK = 4 * 1024 * 1024

CatchUp = Callable[[Database, Link, Head], None]


def prepare(path: Path, dsn: str, first_start: Callable[[], None], catch_up: CatchUp) -> None:
    """Have a copy at `path` that follows the ledger. A copy that has followed before will do while it cannot be reached."""
    try:
        link = Link(dsn)
    except StoreUnavailable:
        if path.is_file() and followed_by(path) is not None:
            return
        raise
    with closing(link), link.transaction():
        link.prepare()
        head = link.head(lock=True)
        if head is None:
            _found(path, link, first_start)
        else:
            _join(path, link, head, catch_up)
        link.commit()


def publish_snapshot(link: Link, path: Path, sequence: int) -> None:
    """Give the ledger a snapshot of a copy that stands at its head."""
    with _temporary(path) as copy:
        back_up(path, copy)
        link.put_snapshot(sequence, SCHEMA, _parts(copy))


def restore(db: Database, link: Link) -> None:
    """Replace everything in a copy by the snapshot, in one transaction: who reads sees the one or the other."""
    path = Path(str(db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]))
    with _temporary(path) as fetched:
        _fetch(link, fetched)
        with closing(connect(fetched, mode="ro")) as snapshot:
            snapshot.conn.backup(db.conn)


def _found(path: Path, link: Link, first_start: Callable[[], None]) -> None:
    """Begin a ledger with what is here."""
    if not path.is_file():
        first_start()
    if followed_by(path) is not None:
        raise StoreUnavailable(OTHER)
    with closing(connect_writer(path)) as db:
        migrate(db)
        ledger = uuid4().hex
        link.begin(ledger)
        with change(db):
            stamp(db, "ledger", ledger)
            stamp(db, "applied", 0)
    publish_snapshot(link, path, 0)


def _join(path: Path, link: Link, head: Head, catch_up: CatchUp) -> None:
    if not path.is_file():
        with _temporary(path) as fetched:
            _fetch(link, fetched)
            copy_shipped(fetched, path)
    own = followed_by(path)
    if own != head.id:
        raise StoreUnavailable(APART if own is None else OTHER)
    with closing(connect_writer(path)) as db:
        if schema_of(db) != head.schema:
            restore(db, link)
        catch_up(db, link, head)
        if head.schema < SCHEMA:
            migrate(db)
    if head.schema < SCHEMA:
        publish_snapshot(link, path, head.sequence)


def _fetch(link: Link, target: Path) -> None:
    with target.open("wb") as file:
        for part in link.snapshot():
            file.write(unpack_file(part))


def _parts(file: Path) -> Iterator[bytes]:
    with file.open("rb") as content:
        while chunk := content.read(_CHUNK):
            yield pack_file(chunk)


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".copy", dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
