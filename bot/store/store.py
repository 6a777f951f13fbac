"""The owner of one fact store: opening, closing, one writer, many readers that never wait for it."""

import asyncio
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Self, TypeVar

from sqlite_utils import Database

from bot.errors import CannotWrite, StoreUnavailable
from bot.store.backup import back_up
from bot.store.connection import WAIT, change, connect, connect_reader, connect_writer, faults_of, snapshot
from bot.store.failures import CLOSED, DAMAGED, FOREIGN, MISSING, NEEDS_UPGRADE, NOT_KEPT, READ_ONLY, told
from bot.store.first_start import copy_shipped
from bot.store.schema import SCHEMA, label_of, migrate, refuse_newer
from bot.store.shape import lacking
from bot.store.shared.copies import forget_founding, founded_by, refuse_follower
from bot.store.shared.failures import NO_DRIVER
from bot.store.shelf import SqliteShelf
from bot.store.verifying import alterations

if TYPE_CHECKING:
    from bot.store.shared.ledger import SharedLedger

T = TypeVar("T")

_READERS = 4
_MOST_AT_ONCE = 16
"""So many look-ups are handed to the readers at once; each that ends wakes one that waits, so that the event loop is never
given thousands of results to go on from in one turn.
"""
_QUICKLY_CHECKED = 64 * 1024 * 1024
"""Up to this size a store is checked at each start; above it only when asked (`Store.faults`)."""


class Store:
    """A fact store that is open. Make it with `Store.open`, end it with `close` (or `shut` where no loop runs)."""

    def __init__(self, path: Path, writer: Database | None, wait: float, shared: "SharedLedger | None" = None) -> None:
        self._path = path
        self._wait = wait
        self._writer = writer
        self._idle: SimpleQueue[Database] = SimpleQueue()
        self._writing = ThreadPoolExecutor(1, "store-writer")
        self._reading = ThreadPoolExecutor(_READERS, "store-reader")
        self._turns = asyncio.Semaphore(_MOST_AT_ONCE)
        self._closed = False
        self._writes_waiting = 0
        self._shared = shared
        if shared and writer:
            shared.begin(writer, self._writing.submit)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        shipped: Path | None = None,
        read_only: bool = False,
        wait: float = WAIT,
        ledger: str | None = None,
    ) -> Self:
        """Open the store at `path`, copied from `shipped` on first start; raise StoreUnavailable where that fails.

        `wait` is how many seconds a write may wait for another program's. `ledger` says where the shared ledger is that
        this store follows; None for a store of its own.
        """
        with told():
            shared = None if ledger is None or read_only else _joined(path, shipped, ledger)
            if not path.is_file():
                _first_start(path, None if read_only else shipped)
            if not read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
                raise StoreUnavailable(READ_ONLY)
            found = _checked(path, "ro" if read_only else "rw", wait)
            if found < SCHEMA and read_only:
                raise StoreUnavailable(NEEDS_UPGRADE)
            if not (read_only or shared):
                refuse_follower(path)
                _keep_earlier(path, found)
            writer = None if read_only else _writer(path, wait)
            if writer and shared is None and founded_by(writer) is not None:
                with change(writer):
                    forget_founding(writer)
            return cls(path, writer, wait, shared)

    @contextmanager
    def reading(self, server: int | None) -> Iterator[SqliteShelf]:
        """Lend a shelf that shows one moment of the store. Keep it for one answer, not for long."""
        with self._reader() as db, snapshot(db):
            yield SqliteShelf(db, server)

    async def read(self, server: int | None, look: Callable[[SqliteShelf], T]) -> T:
        """Look something up off the event loop."""

        def looked() -> T:
            with self.reading(server) as shelf:
                return look(shelf)

        async with self._turns:
            return await self._off_loop(self._reading, looked)

    async def query(self, look: Callable[[Database], T]) -> T:
        """Read what no shelf shows (history, proposals) off the event loop."""

        def looked() -> T:
            with told(), self._reader() as db, snapshot(db):
                return look(db)

        async with self._turns:
            return await self._off_loop(self._reading, looked)

    async def write(self, alter: Callable[[Database], T]) -> T:
        """Change the store in one transaction, after all changes asked for earlier."""
        self._writes_waiting += 1
        try:
            return await self._off_loop(self._writing, lambda: self._change(alter))
        finally:
            self._writes_waiting -= 1

    @property
    def writes_waiting(self) -> int:
        """How many changes wait for the writer."""
        return self._writes_waiting

    def write_now(self, alter: Callable[[Database], T]) -> T:
        """Change the store where no event loop runs."""
        return self._writing.submit(self._change, alter).result()

    async def compact(self) -> None:
        """Have a shared ledger forget the changes that led to what it holds; a store of its own keeps none."""
        if self._shared:
            await self._off_loop(self._writing, self._shared.compact)

    def bring_up(self) -> int:
        """Take all that a shared ledger holds at this moment, where no event loop runs; give how many changes that is."""
        return self._writing.submit(self._shared.bring_up).result() if self._shared else 0

    async def label(self) -> str:
        """Give the label of the shipped facts that the store holds."""
        return await self.query(label_of)

    async def faults(self, shipped: Path | None = None) -> tuple[str, ...]:
        """Check every page, table, link and fact of the store, also against the shipped facts; give what is wrong."""
        return await self.query(lambda db: faults_of(db) or lacking(db, SCHEMA) or alterations(db, SCHEMA, shipped))

    async def close(self) -> None:
        """Finish the changes that were asked for, then let the file go."""
        await asyncio.to_thread(self.shut)

    def shut(self) -> None:
        """Close without an event loop."""
        self._closed = True
        if self._shared:
            self._shared.end()
        self._writing.shutdown()
        self._reading.shutdown()
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()
        if self._writer:
            self._writer.close()
        if self._shared:
            self._shared.close()

    def _change(self, alter: Callable[[Database], T]) -> T:
        if self._writer is None:
            raise StoreUnavailable(READ_ONLY)
        with told(), (self._shared.change if self._shared else change)(self._writer):
            return alter(self._writer)

    @contextmanager
    def _reader(self) -> Iterator[Database]:
        if self._closed:
            raise StoreUnavailable(CLOSED)
        try:
            db = self._idle.get_nowait()
        except Empty:
            with told():
                db = connect_reader(self._path, mode="ro" if self._writer is None else "rw", wait=self._wait)
        try:
            yield db
        finally:
            self._give_back(db)

    def _give_back(self, db: Database) -> None:
        if self._closed:
            db.close()
        else:
            self._idle.put(db)

    async def _off_loop(self, threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        if self._closed:
            raise StoreUnavailable(CLOSED)
        return await asyncio.get_running_loop().run_in_executor(threads, work)


def _joined(path: Path, shipped: Path | None, dsn: str) -> "SharedLedger":
    try:
        from bot.store.shared.ledger import SharedLedger
    except ModuleNotFoundError as error:  # the driver is an extra
        raise StoreUnavailable(NO_DRIVER) from error
    shared = SharedLedger(dsn)
    shared.prepare(path, lambda: _first_start(path, shipped))
    return shared


def _first_start(path: Path, shipped: Path | None) -> None:
    if path.exists() and not path.is_file():  # a store that another start has just made is one
        raise StoreUnavailable(FOREIGN)
    if shipped is None:
        raise StoreUnavailable(MISSING)
    copy_shipped(shipped, path)


def _checked(path: Path, mode: str, wait: float) -> int:
    """Give the schema of a store that is ours and whole; look before anything is changed."""
    with closing(connect(path, mode=mode, wait=wait)) as db:
        _refuse_damaged(db)
        return refuse_newer(db)


def _writer(path: Path, wait: float) -> Database:
    with ExitStack() as unless_ready:
        db = unless_ready.enter_context(closing(connect_writer(path, wait=wait)))
        migrate(db)
        unless_ready.pop_all()
        return db


def _keep_earlier(path: Path, schema: int) -> None:
    """Before a store is brought up to this program's schema, keep a backup that an older program can go on with."""
    if 0 < schema < SCHEMA:
        try:
            back_up(path, path.with_name(f"{path.name}.schema-{schema}"))
        except CannotWrite as error:
            raise StoreUnavailable(f"{NOT_KEPT} {error}") from error


def _refuse_damaged(db: Database) -> None:
    size = db.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0]
    if size <= _QUICKLY_CHECKED and db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise StoreUnavailable(DAMAGED)
