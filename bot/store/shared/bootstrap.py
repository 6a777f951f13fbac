"""How a copy begins: from the ledger's snapshot, or, where the ledger is new, by giving the ledger its first snapshot."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from sqlite_utils import Database

from bot.errors import StoreUnavailable
from bot.files import unfinished_file
from bot.store import backup
from bot.store.connection import change, connect, connect_writer
from bot.store.first_start import copy_shipped
from bot.store.schema import SCHEMA, migrate, schema_of, stamp
from bot.store.shared.copies import applied_of, followed_by, forget_founding, founded_by, note_founding
from bot.store.shared.failures import AHEAD, APART, OTHER, UNREACHED_UPGRADE, newer_ledger
from bot.store.shared.packing import pack_file, unpack_file
from bot.store.shared.postgres import Head, Link

_CHUNK = 4 * 1024 * 1024

CatchUp = Callable[[Database, Link, Head], None]


def prepare(path: Path, dsn: str, first_start: Callable[[], None], catch_up: CatchUp) -> None:
    """Have a copy at `path` that follows the ledger. A copy that has followed before will do while it cannot be reached."""
    try:
        link = Link(dsn)
    except StoreUnavailable:
        if not path.is_file() or followed_by(path) is None:
            raise
        _refuse_unfinished(path)
        return
    with closing(link), link.transaction():
        link.take_turns()
        link.prepare()
        head = link.head(lock=True)
        if head is None:
            _found(path, link, first_start)
        else:
            _join(path, link, head, catch_up)
        link.commit()


def refuse_newer_ledger(head: Head) -> None:
    """Raise StoreUnavailable for a ledger that this program is too old for, before anything of it is taken."""
    if head.schema > SCHEMA:
        raise StoreUnavailable(newer_ledger("schema", head.schema, SCHEMA))


def refuse_ahead(db: Database, head: Head) -> None:
    """Raise StoreUnavailable where the ledger was taken back behind a copy; `head` is locked."""
    if applied_of(db) > head.sequence:
        raise StoreUnavailable(AHEAD)


def publish_snapshot(link: Link, path: Path, sequence: int) -> None:
    """Give the ledger a snapshot of a copy that stands at its head."""
    with _temporary(path) as copy:
        backup.copy(path, copy)
        link.put_snapshot(sequence, SCHEMA, _parts(copy))


def restore(db: Database, link: Link) -> None:
    """Replace everything in a copy by the snapshot, in one transaction: who reads sees the one or the other."""
    path = Path(str(db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]))
    with _temporary(path) as fetched:
        _fetch(link, fetched)
        with closing(connect(fetched, mode="ro")) as snapshot:
            snapshot.conn.backup(db.conn)


def _refuse_unfinished(path: Path) -> None:
    with closing(connect(path, mode="ro")) as db:
        if schema_of(db) < SCHEMA:
            raise StoreUnavailable(UNREACHED_UPGRADE)


def _found(path: Path, link: Link, first_start: Callable[[], None]) -> None:
    """Begin a ledger with what is here. The store is marked as a copy last: until then it stays one of its own.

    That it founds this ledger is noted before: where the program dies between the two, the next start finds that it did.
    """
    if not path.is_file():
        first_start()
    if followed_by(path) is not None:
        raise StoreUnavailable(OTHER)
    ledger = uuid4().hex
    with closing(connect_writer(path)) as db:
        migrate(db)
        with change(db):
            note_founding(db, ledger)
        with change(db), _temporary(path) as copy:
            backup.copy(path, copy)
            with closing(connect(copy)) as copied:
                _mark(copied, ledger)
            link.begin(ledger)
            link.put_snapshot(0, SCHEMA, _parts(copy))
            link.commit()
            _mark(db, ledger)


def _mark(db: Database, ledger: str) -> None:
    stamp(db, "ledger", ledger)
    stamp(db, "applied", 0)
    forget_founding(db)


def _join(path: Path, link: Link, head: Head, catch_up: CatchUp) -> None:
    refuse_newer_ledger(head)
    if not path.is_file():
        with _temporary(path) as fetched:
            _fetch(link, fetched)
            copy_shipped(fetched, path)
    _end_founding(path, head)
    own = followed_by(path)
    if own != head.id:
        raise StoreUnavailable(APART if own is None else OTHER)
    with closing(connect_writer(path)) as db:
        refuse_ahead(db, head)
        if schema_of(db) != head.schema:
            restore(db, link)
        catch_up(db, link, head)
        if head.schema < SCHEMA:
            migrate(db)
    if head.schema < SCHEMA:
        publish_snapshot(link, path, head.sequence)


def _end_founding(path: Path, head: Head) -> None:
    """Mark the store that gave this ledger its snapshot, where the program died before it could."""
    with closing(connect_writer(path)) as db:
        if founded_by(db) == head.id:
            with change(db):
                _mark(db, head.id)


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
    with unfinished_file(path) as copy:
        yield copy
