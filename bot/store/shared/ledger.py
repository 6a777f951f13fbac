"""The seam between a store and the shared ledger: a change goes to PostgreSQL first, and comes from there.

A write takes the head of the ledger, brings the local copy up to it, is made in the local copy, is committed in PostgreSQL
and then here. A process that dies in between has it from PostgreSQL at the next catch-up: what was applied is counted in
the same transaction of the local file. Where the connection is lost in the middle of a commit, the next one finds out
whether it was made, by what each writer notes in the same transaction, and makes it if it was not.
"""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlite_utils import Database

from bot.errors import StoreUnavailable
from bot.store.connection import change, connect_writer
from bot.store.failures import told
from bot.store.schema import SCHEMA, stamp
from bot.store.shared.bootstrap import prepare, publish_snapshot, refuse_ahead, refuse_newer_ledger, restore
from bot.store.shared.capture import TableChange, captured, forget_touched, watch
from bot.store.shared.copies import applied_of
from bot.store.shared.failures import GAP, OLDER, OVERTAKEN, SAVED_THERE
from bot.store.shared.packing import pack, unpack
from bot.store.shared.postgres import Away, Head, Link, Unsettled, listen
from bot.store.shared.replay import replay

_BATCH = 200
"""Changes that are made in one local transaction."""
_QUIET = 1.0
"""Seconds after which the head is looked at in any case."""
_PAUSE = 0.25
"""Seconds between two attempts to reach PostgreSQL again."""
_PATIENCE = (0.25, 0.5, 1.0, 2.0, 4.0, 0.0)
"""Seconds after each attempt to find out what became of a commit."""

_UNFIT = "A change of the shared ledger could not be made in the copy on this machine, so nothing is changed from here."


class Overtaken(StoreUnavailable):
    """A change was not saved, and others were since."""


_log = logging.getLogger(__name__)


class SharedLedger:
    """One process's part in a shared ledger. `prepare`, `begin` and `end` come from the store that it belongs to."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._path = Path()
        self._link: Link | None = None
        self._replayer: Database | None = None
        self._writer = uuid4().hex
        self._fault: str | None = None
        self._told: str | None = None
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
        saved = False
        try:
            with self._head() as (link, head), change(db):
                forget_touched(db)
                yield
                changes = tuple(captured(db))
                if changes:
                    link.publish(head.sequence + 1, pack(changes))
                    stamp(db, "applied", head.sequence + 1)
                    self._commit(link, head.sequence + 1, changes)
                    saved = True
        except (sqlite3.Error, OSError) as error:
            if saved:  # and it comes from there at the next catch-up
                raise StoreUnavailable(SAVED_THERE) from error
            raise

    def _commit(self, link: Link, sequence: int, changes: tuple[TableChange, ...]) -> None:
        try:
            link.commit()
        except Unsettled:
            if not self._settled(sequence, changes):
                raise

    def _settled(self, sequence: int, changes: tuple[TableChange, ...]) -> bool:
        for seconds in _PATIENCE:
            try:
                self._settle(sequence, changes)
            except Overtaken:
                raise
            except StoreUnavailable:
                if self._ended.wait(seconds):
                    return False
            else:
                return True
        return False

    def _settle(self, sequence: int, changes: tuple[TableChange, ...]) -> None:
        """Find out over a new connection whether a change was made; make it if it was not and nobody else was faster."""
        self._stale.set()
        link = self._linked()
        with link.transaction():
            head = link.head(lock=True)
            if link.last_made() == sequence:
                return
            if head is None or (head.sequence, head.schema) != (sequence - 1, SCHEMA):
                raise Overtaken(OVERTAKEN)
            link.publish(sequence, pack(changes))
            link.commit()

    def compact(self) -> None:
        """Make a snapshot of what the ledger holds and forget the changes that led to it, with all who stood in them."""
        with self._head() as (link, head):
            publish_snapshot(link, self._path, head.sequence)
            link.commit()

    def bring_up(self) -> int:
        """Bring the local copy up to the head now; give the number of the last change."""
        with self._head() as (_, head):
            return head.sequence

    def catch_up(self) -> None:
        """Make the changes that were made elsewhere."""
        self._waiting.clear()
        try:
            with told():
                self._catch_up()
            self._told = None
        except Away:  # the follower hears for itself whether PostgreSQL is gone, and looks again in any case
            return
        except StoreUnavailable as error:
            self._lose(str(error))
        except Exception as error:
            self._lose(_UNFIT, error)

    def _catch_up(self) -> None:
        link = self._linked()
        with link.transaction():
            link.hold_still()
            head = link.head()
            if head is not None and self._replayer is not None:
                self._refuse_unlike(head)
                self.catch_up_with(self._replayer, link, head)

    def catch_up_with(self, db: Database, link: Link, head: Head) -> None:
        """Bring a copy up to the head, each change once and in order."""
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
        if self._fault is not None:
            raise StoreUnavailable(self._fault)
        link = self._linked()
        with link.transaction():
            head = link.head(lock=True)
            assert head is not None and self._replayer is not None  # noqa: S101 - prepared before
            self._refuse_unlike(head)
            refuse_ahead(self._replayer, head)
            self.catch_up_with(self._replayer, link, head)
            yield link, head

    def _refuse_unlike(self, head: Head) -> None:
        refuse_newer_ledger(head)
        if head.schema < SCHEMA:
            raise StoreUnavailable(OLDER)

    def _linked(self) -> Link:
        if self._link is None or self._link.broken or self._stale.is_set():
            if self._link:
                self._link.close()
            self._stale.clear()
            self._link = Link(self._dsn, self._writer)
            self._link.bring_tables_up()
        return self._link

    def _follow(self, submit: Callable[[Callable[[], None]], object]) -> None:
        while not self._ended.is_set():
            try:
                for _ in listen(self._dsn, _QUIET):
                    self._fault = None
                    if self._ended.is_set():
                        return
                    if not self._waiting.is_set():
                        self._waiting.set()
                        submit(self.catch_up)
            except StoreUnavailable as error:
                self._lose(str(error))
                self._stale.set()
            self._ended.wait(_PAUSE)

    def _lose(self, fault: str, error: Exception | None = None) -> None:
        """Change nothing for this reason until the head can be looked at again; the log hears of each reason once."""
        if fault != self._told and not self._ended.is_set():
            _log.warning("%s", fault, exc_info=error)
        self._told = self._fault = fault

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
