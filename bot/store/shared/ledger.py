"""The seam between a store and the shared ledger: a change goes to PostgreSQL first, and comes from there.

A write takes the head of the ledger, brings the local copy up to it, is made in the local copy, is committed in PostgreSQL
and then here. A process that dies in between has it from PostgreSQL at the next catch-up: what was applied is counted in
the same transaction of the local file.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from bot.errors import StoreUnavailable
from bot.store.connection import change, connect_writer
from bot.store.failures import told
from bot.store.schema import SCHEMA, stamp
from bot.store.shared.bootstrap import prepare, publish_snapshot, restore
from bot.store.shared.capture import captured, forget_touched, watch
from bot.store.shared.copies import applied_of
from bot.store.shared.failures import GAP, LOST
from bot.store.shared.packing import pack, unpack
from bot.store.shared.postgres import Head, Link, listen
from bot.store.shared.replay import replay

_BATCH = 200
"""Changes that are made in one local transaction."""
_QUIET = 1.0
"""Seconds after which the head is looked at in any case."""
_PAUSE = 0.25
"""Seconds between two attempts to reach PostgreSQL again."""

_log = logging.getLogger(__name__)


class SharedLedger:
    """One process's part in a shared ledger. `prepare`, `begin` and `end` come from the store that it belongs to."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._path = Path()
        self._link: Link | None = None
        self._replayer: Database | None = None
        self._lost = threading.Event()
        self._stale = threading.Event()
        self._ended = threading.Event()
        self._waiting = threading.Event()
        self._thread: threading.Thread | None = None

    def prepare(self, path: Path, first_start: Callable[[], None]) -> None:
        """Make the local copy ready, from PostgreSQL or, for a new ledger, from what is here."""
        self._path = path
        prepare(path, self._dsn, first_start, self.catch_up_with)

    def begin(self, writer: Database, submit: Callable[[Callable[[], None]], object]) -> None:
        """Follow the ledger; `submit` has work done where writes are made, one at a time."""
        watch(writer)
        self._replayer = connect_writer(self._path)
        self._thread = threading.Thread(target=self._follow, args=[submit], name="ledger-follower", daemon=True)
        self._thread.start()

    @contextmanager
    def change(self, db: Database) -> Iterator[None]:
        """Make one transaction of what is inside, in the ledger and in the local copy, or in neither."""
        with self._head() as (link, head), change(db):
            forget_touched(db)
            yield
            changes = tuple(captured(db))
            if changes:
                link.publish(head.sequence + 1, pack(changes))
                stamp(db, "applied", head.sequence + 1)
                link.commit()

    def compact(self) -> None:
        """Make a snapshot of what the ledger holds and forget the changes that led to it, with all who stood in them."""
        with self._head() as (link, head):
            publish_snapshot(link, self._path, head.sequence)
            link.commit()

    def catch_up(self) -> None:
        """Make the changes that were made elsewhere."""
        self._waiting.clear()
        try:
            with told():
                self._catch_up()
        except StoreUnavailable as error:
            self._lose(error)
        except Exception:
            _log.exception("a change of the shared ledger could not be made here")
            self._lost.set()

    def _catch_up(self) -> None:
        link = self._linked()
        with link.transaction():
            link.hold_still()
            head = link.head()
            if head is not None and self._replayer is not None:
                self.catch_up_with(self._replayer, link, head)

    def catch_up_with(self, db: Database, link: Link, head: Head) -> None:
        """Bring a copy up to the head, each change once and in order."""
        if head.schema > SCHEMA:
            raise StoreUnavailable("The shared ledger was brought to a newer schema. Update aidbot here as well.")
        while (applied := applied_of(db)) < head.sequence:
            if applied < head.snapshot:
                restore(db, link)
                continue
            found = link.changes(applied, min(applied + _BATCH, head.sequence))
            if min(found, default=0) != applied + 1:
                raise StoreUnavailable(GAP)
            with change(db):
                if applied_of(db) == applied:  # else another program on this file was faster
                    for sequence in sorted(found):
                        replay(db, unpack(found[sequence]))
                        stamp(db, "applied", sequence)

    def end(self) -> None:
        """Stop following; the store closes after this."""
        self._ended.set()
        if self._thread is not None:
            self._nudge()
            self._thread.join()

    def close(self) -> None:
        """Let all connections go, once nothing is written any more."""
        if self._link:
            self._link.close()
        if self._replayer:
            self._replayer.close()

    @contextmanager
    def _head(self) -> Iterator[tuple[Link, Head]]:
        """Hold the head of the ledger, with the local copy brought up to it."""
        if self._lost.is_set():
            raise StoreUnavailable(LOST)
        link = self._linked()
        with link.transaction():
            head = link.head(lock=True)
            assert head is not None and self._replayer is not None  # noqa: S101 - prepared before
            self.catch_up_with(self._replayer, link, head)
            yield link, head

    def _linked(self) -> Link:
        if self._link is None or self._link.broken or self._stale.is_set():
            if self._link:
                self._link.close()
            self._link = Link(self._dsn)
            self._stale.clear()
        return self._link

    def _follow(self, submit: Callable[[Callable[[], None]], object]) -> None:
        while not self._ended.is_set():
            try:
                for _ in listen(self._dsn, _QUIET):
                    self._lost.clear()
                    if self._ended.is_set():
                        return
                    if not self._waiting.is_set():
                        self._waiting.set()
                        submit(self.catch_up)
            except StoreUnavailable as error:
                self._lose(error)
            self._ended.wait(_PAUSE)

    def _lose(self, error: StoreUnavailable) -> None:
        if not self._lost.is_set() and not self._ended.is_set():
            _log.warning("%s", error)
        self._lost.set()
        self._stale.set()

    def _nudge(self) -> None:
        """Wake the follower, which waits for PostgreSQL to say something."""
        try:
            link = Link(self._dsn)
        except StoreUnavailable:
            return
        with link.transaction():
            link.wake()
            link.commit()
        link.close()
