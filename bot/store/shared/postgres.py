"""The ledger in PostgreSQL: its head, the changes since its snapshot, and a snapshot to start from. One writer at a time."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg
from psycopg.rows import class_row

from bot.errors import StoreUnavailable
from bot.store.shared.failures import BUSY, LOST, UNREADABLE_DSN, UNSURE, newer_ledger
from bot.store.shared.steps import COUNT, COUNTED, FOUND, STEPS

CHANNEL = "aidbot"
_SESSION = """
SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '10min';
SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3;
"""
_NETWORK: dict[str, Any] = {
    "application_name": "aidbot",
    "connect_timeout": 3,
    "keepalives_idle": 3,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
}
"""A machine that is gone is noticed within seconds."""
_HEAD = "SELECT id, schema, sequence, snapshot FROM ledger"
_PUBLISHED = """
WITH head AS (UPDATE ledger SET sequence = %(sequence)s)
INSERT INTO ledger_writers (id, sequence) VALUES (%(writer)s, %(sequence)s)
ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, at = now()
"""
_END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE application_name = current_setting('application_name') AND pid <> pg_backend_pid()
"""
_LONG_GONE = "DELETE FROM ledger_writers WHERE at < now() - interval '7 days'"
_NEXT = """
SELECT sequence, payload FROM changes WHERE sequence > %s AND sequence <= %s ORDER BY sequence, part
"""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the ledger stands."""

    id: str
    schema: int
    sequence: int
    snapshot: int


class Away(StoreUnavailable):
    """PostgreSQL is not reached, or busy, at this moment; the next attempt may find it."""


class Unsettled(StoreUnavailable):
    """The connection was lost while a commit was on its way: nobody here can say whether it was made."""


class Link:
    """One connection to the ledger. What is done in a `transaction` is kept where `commit` was called.

    `writer` names the run of a process for which changes are made; it has one connection at a time.
    """

    def __init__(self, dsn: str, writer: str | None = None) -> None:
        self._writer = writer
        named = {"application_name": f"aidbot {writer}"} if writer else {}
        with reached():
            try:
                self._conn = psycopg.connect(dsn, **_NETWORK | named)
            except psycopg.ProgrammingError:
                # It quotes the connection string, and a password may be in it.
                raise StoreUnavailable(UNREADABLE_DSN) from None
            self._conn.execute(_SESSION)
            if writer:  # an earlier one that was lost here may still be open there, and hold the head
                self._conn.execute(_END_OTHERS)
            self._conn.commit()

    @property
    def broken(self) -> bool:
        """Whether it has to be made anew. It is asked, since a server that has hung up may not have been heard yet."""
        with suppress(psycopg.OperationalError):
            self._conn.execute("SELECT 1")
            self._conn.rollback()
        return self._conn.closed or self._conn.broken

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Undo what is inside unless it was committed."""
        with reached():
            try:
                yield
            finally:
                with suppress(psycopg.OperationalError):  # a lost connection has undone it already
                    self._conn.rollback()

    def commit(self) -> None:
        """Keep what was done; raise Unsettled where nobody can say whether it was kept."""
        try:
            self._conn.commit()
        except psycopg.OperationalError as error:
            raise Unsettled(UNSURE) from error.with_traceback(None)

    def take_turns(self) -> None:
        """Let one process after the other prepare the ledger, however long each takes."""
        self._conn.execute("SET LOCAL lock_timeout = '5min'")
        self._conn.execute("SELECT pg_advisory_xact_lock(hashtext('aidbot ledger'))")

    def prepare(self) -> None:
        """Bring the ledger's own tables up to this program; raise StoreUnavailable where a newer one made them."""
        if (step := self._step()) < len(STEPS):
            self.take_turns()
            for number, statements in enumerate(STEPS[self._step() :], self._step() + 1):
                self._conn.execute(statements.encode())
                if number > 1:
                    self._conn.execute(COUNT, [number])
        elif step > len(STEPS):
            raise StoreUnavailable(newer_ledger("tables", step, len(STEPS)))

    def bring_tables_up(self) -> None:
        """Prepare in a transaction of its own; it may be done again where nobody can say whether it was kept."""
        try:
            with self.transaction():
                self.prepare()
                self.commit()
        except Unsettled as error:
            raise Away(LOST) from error

    def _step(self) -> int:
        """Tell how many steps the ledger's tables have taken."""
        step = self._number(FOUND)
        return self._number(COUNTED) if step > 1 else step

    def _number(self, query: LiteralString) -> int:
        row = self._conn.execute(query).fetchone()
        return int(row[0]) if row else 0

    def last_made(self) -> int | None:
        """Give the last change that this writer made."""
        row = self._conn.execute("SELECT sequence FROM ledger_writers WHERE id = %s", [self._writer]).fetchone()
        return None if row is None else int(row[0])

    def hold_still(self) -> None:
        """Let all that follows in this transaction see one moment, also while others make a new snapshot."""
        self._conn.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")

    def head(self, *, lock: bool = False) -> Head | None:
        """Give where the ledger stands, None before its first snapshot; with `lock`, nobody else moves it meanwhile."""
        with self._conn.cursor(row_factory=class_row(Head)) as cursor:
            return cursor.execute(_HEAD + (" FOR UPDATE" if lock else "")).fetchone()

    def begin(self, ledger: str) -> None:
        """Begin a ledger."""
        self._conn.execute("INSERT INTO ledger (id, schema, sequence, snapshot) VALUES (%s, 0, 0, 0)", [ledger])

    def publish(self, sequence: int, parts: Iterable[bytes]) -> None:
        """Put a change at the head, and tell all who listen once it is committed."""
        with self._conn.cursor() as cursor:
            rows = ((sequence, number, part) for number, part in enumerate(parts))
            cursor.executemany("INSERT INTO changes VALUES (%s, %s, %s)", rows)
        self._conn.execute(_PUBLISHED, {"sequence": sequence, "writer": self._writer})
        self.wake()

    def wake(self) -> None:
        """Have all who listen look at the head."""
        self._conn.execute("SELECT pg_notify(%s, '')", [CHANNEL])

    def changes(self, after: int, up_to: int) -> dict[int, list[bytes]]:
        """Give the parts of the changes between two sequences."""
        found: dict[int, list[bytes]] = {}
        for sequence, payload in self._conn.execute(_NEXT, [after, up_to]):
            found.setdefault(sequence, []).append(payload)
        return found

    def put_snapshot(self, sequence: int, schema: int, parts: Iterable[bytes]) -> None:
        """Replace the snapshot, and forget the changes that it holds."""
        self._conn.execute("DELETE FROM snapshot_parts")
        with self._conn.cursor() as cursor:
            cursor.executemany("INSERT INTO snapshot_parts VALUES (%s, %s)", enumerate(parts))
        self._conn.execute("UPDATE ledger SET snapshot = %s, schema = %s", [sequence, schema])
        self._conn.execute("DELETE FROM changes WHERE sequence <= %s", [sequence])
        self._conn.execute(_LONG_GONE)

    def snapshot(self) -> Iterator[bytes]:
        """Give the parts of the snapshot, one by one."""
        with self._conn.cursor(name="snapshot") as cursor:
            cursor.itersize = 1
            for (payload,) in cursor.execute("SELECT payload FROM snapshot_parts ORDER BY part"):
                yield payload

    def close(self) -> None:
        """Let the connection go."""
        self._conn.close()


def listen(dsn: str, seconds: float) -> Iterator[None]:
    """Yield at the start, whenever the head may have moved, and after so many quiet seconds; raise StoreUnavailable."""
    with reached(), psycopg.connect(dsn, autocommit=True, **_NETWORK) as conn:
        conn.execute(f"LISTEN {CHANNEL}")
        yield
        while True:
            list(conn.notifies(timeout=seconds, stop_after=1))
            conn.execute("SELECT 1")  # a connection that is half open says so here
            yield


@contextmanager
def reached() -> Iterator[None]:
    """Turn what PostgreSQL complains about into StoreUnavailable. Programming errors pass through."""
    try:
        yield
    except psycopg.errors.LockNotAvailable as error:
        raise Away(BUSY) from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        # The chain would show the connection string, and a password may be in it.
        raise Away(LOST) from error.with_traceback(None)
