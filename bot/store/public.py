"""What of a store may be given to everybody: facts and disputes that every server sees, as they are at one moment.

Nothing else leaves through here: no server's own facts, no proposals, questions or notices, and nobody's name.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from bot.domain.model import AnyFact, Dispute
from bot.domain.record import dispute_from_record
from bot.store.connection import WAIT, connect_reader, snapshot
from bot.store.failures import told
from bot.store.rows import own_facts
from bot.store.schema import SCHEMA, label_of
from bot.store.store import Store
from bot.store.stored import read_json

_CHANGED = """
    SELECT max(at) FROM (
        SELECT * FROM (SELECT at FROM revisions WHERE scope = 0 ORDER BY sequence DESC LIMIT 1)
        UNION ALL SELECT * FROM (SELECT at FROM imports WHERE scope = 0 ORDER BY id DESC LIMIT 1))
"""


@dataclass(frozen=True, slots=True)
class Public:
    """The public part of a store that is being read."""

    _db: Database

    def facts(self) -> Iterator[AnyFact]:
        """Give the facts that every server sees, by id."""
        return (held.fact for held in own_facts(self._db, None))

    def disputes(self) -> Iterator[Dispute]:
        """Give where sources differ, by id."""
        rows = self._db.execute("SELECT record FROM disputes ORDER BY id")
        return (dispute_from_record(read_json(row[0])) for row in rows)

    @property
    def label(self) -> str:
        """The label of the shipped facts in it."""
        return label_of(self._db)

    @property
    def schema(self) -> int:
        """The number of its schema."""
        return SCHEMA

    @property
    def changed(self) -> str | None:
        """When a public fact was changed last, in UTC; None where they are as they were shipped."""
        row = self._db.execute(_CHANGED).fetchone()
        return str(row[0]) if row[0] else None


@contextmanager
def public(path: Path) -> Iterator[Public]:
    """Read the public part of a store, which is not changed by it."""
    Store.open(path, read_only=True).shut()  # says in words what is wrong with a store
    with told(), closing(connect_reader(path, mode="ro", wait=WAIT)) as db, snapshot(db):
        yield Public(db)
