"""The shipped facts: writing them as one file, and bringing newer ones into a store that is in use."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from bot.domain.model import Actor, AnyFact, Dispute, Held
from bot.domain.record import dispute_to_record
from bot.errors import StoreUnavailable
from bot.files import unfinished_file
from bot.store.connection import connect
from bot.store.failures import MISSING, NOT_SHIPPED, told
from bot.store.revising import Change, Circumstances, record
from bot.store.rows import GLOBAL, HELD_COLUMNS, digest, find, held, put, write_json, write_record
from bot.store.schema import label_of, migrate, refuse_newer, stamp
from bot.store.store import Store
from bot.store.stored import read_record
from bot.store.words import TABLES

SHIPPED = Actor(id=0, name="shipped facts", operator=True)
"""Who makes the revisions of an upgrade."""

_SHIPPED_ROWS = "SELECT id, record, shipped FROM facts WHERE scope = 0 AND retired = 0 ORDER BY id"
_OF_SHIPPED = "FROM facts WHERE scope = 0 AND retired = 0 AND shipped IS NOT NULL ORDER BY id"
_STANDING = f"SELECT {HELD_COLUMNS} {_OF_SHIPPED}"
_REPLACED = ("disputes", "dispute_entries", "vocabulary")


@dataclass(frozen=True, slots=True)
class UpgradeReport:
    """Ids of the facts that an upgrade added, changed, kept because they were changed here, and retired."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    kept: tuple[str, ...]
    retired: tuple[str, ...]


def build(
    path: Path, facts: Iterable[AnyFact], disputes: Iterable[Dispute], vocabulary: Mapping[str, bytes], label: str
) -> None:
    """Write the shipped facts as one file: the same content for the same input, replacing an earlier file when whole.

    A shipped fact has no revision of its own: its first state is the `before` of the first one made later.
    """
    with unfinished_file(path) as temporary:
        with told(), closing(connect(temporary, mode="rwc")) as db:
            _fill(db, facts, disputes, vocabulary, label)
        temporary.chmod(0o644)
        temporary.replace(path)


def load_vocabulary(path: Path) -> dict[str, bytes]:
    """Read the vocabulary of a store or of the shipped facts."""
    if not path.is_file():
        raise StoreUnavailable(NOT_SHIPPED)
    with told(), closing(connect(path, mode="ro")) as db:
        refuse_newer(db)
        return dict(db.execute("SELECT name, content FROM vocabulary ORDER BY name").fetchall())


def upgrade(store_path: Path, shipped_path: Path, at: datetime, ledger: str | None = None) -> UpgradeReport:
    """Bring newer shipped facts into a store in one transaction, keeping every fact that was changed in it."""
    for path, missing in ((store_path, MISSING), (shipped_path, NOT_SHIPPED)):
        if not path.is_file():
            raise StoreUnavailable(missing)
    with told(), closing(connect(shipped_path, mode="ro")) as shipped:
        refuse_newer(shipped)
        store = Store.open(store_path, ledger=ledger)
        try:
            return store.write_now(lambda db: _Upgrade(db, shipped, at, label_of(shipped)).run())
        finally:
            store.shut()


def _fill(
    db: Database, facts: Iterable[AnyFact], disputes: Iterable[Dispute], vocabulary: Mapping[str, bytes], label: str
) -> None:
    migrate(db)
    with db.atomic():
        db.execute(
            "UPDATE _sqlite_migrations SET applied_at = ''"
        )  # the only thing in the file that would tell the time
        for fact in sorted(facts, key=lambda each: each.id):
            put(db, Held(fact), shipped=digest(write_record(fact), retired=False))
        records = ((each.id, write_json(dispute_to_record(each)), each.entries) for each in disputes)
        for dispute_id, record_text, entries in sorted(records):
            _put_dispute(db, dispute_id, record_text, entries)
        for name in sorted(vocabulary):
            db.execute("INSERT INTO vocabulary VALUES (?, ?)", [name, vocabulary[name]])
        stamp(db, "label", label)
        for table in TABLES.values():
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608
    db.execute("VACUUM")


def _put_dispute(db: Database, dispute_id: str, record_text: str, entries: Iterable[str]) -> None:
    db.execute("INSERT INTO disputes VALUES (?, ?)", [dispute_id, record_text])
    rows = [(entry, dispute_id) for entry in sorted(set(entries))]
    db.conn.executemany("INSERT INTO dispute_entries VALUES (?, ?)", rows)


@dataclass(slots=True)
class _Upgrade:
    """One upgrade under way."""

    db: Database
    shipped: Database
    at: datetime
    label: str
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)

    def run(self) -> UpgradeReport:
        """Merge facts, then replace disputes, vocabulary and label."""
        newer = dict(_as_shipped(self.shipped))
        for fact_id, text in newer.items():
            self._merge(fact_id, text)
        for row in self.db.execute(_STANDING).fetchall():
            current = held(row)
            if current.fact.id not in newer:
                self._retire(current)
        self._replace_rest()
        return UpgradeReport(tuple(self.added), tuple(self.changed), tuple(self.kept), tuple(self.retired))

    def _merge(self, fact_id: str, text: str) -> None:
        newer = digest(text, retired=False)
        current, last_shipped = find(self.db, GLOBAL, fact_id), self._last_shipped(fact_id)
        if last_shipped == newer:
            return
        if current is None:
            self.added.append(fact_id)
            self._revise("shipped", None, text, newer)
        elif _state(current) == newer:
            self.db.execute("UPDATE facts SET shipped = ? WHERE scope = 0 AND id = ?", [newer, fact_id])
        elif _state(current) != last_shipped:
            self.kept.append(fact_id)
        else:
            self.changed.append(fact_id)
            self._revise("upgraded", current, text, newer)

    def _retire(self, current: Held) -> None:
        fact_id, text = current.fact.id, write_record(current.fact)
        if _state(current) != self._last_shipped(fact_id):
            self.kept.append(fact_id)
            return
        self.retired.append(fact_id)
        gone = Change(action="retired", fact=current.fact, before=current, shipped=digest(text, retired=True))
        record(self.db, gone, self._here())

    def _revise(self, action: str, before: Held | None, text: str, shipped: str) -> None:
        fact = read_record(text)
        record(self.db, Change(action=action, fact=fact, before=before, after=fact, shipped=shipped), self._here())

    def _here(self) -> Circumstances:
        return Circumstances(server=None, actor=SHIPPED, at=self.at, reason=f"shipped facts {self.label}")

    def _last_shipped(self, fact_id: str) -> str | None:
        row = self.db.execute("SELECT shipped FROM facts WHERE scope = 0 AND id = ?", [fact_id]).fetchone()
        return row[0] if row else None

    def _replace_rest(self) -> None:
        rest = {table: list(self.shipped.table(table).rows) for table in _REPLACED}
        if rest != {table: list(self.db.table(table).rows) for table in _REPLACED}:
            for table in reversed(_REPLACED):
                self.db.table(table).delete_where()
            for table in _REPLACED:
                self.db.table(table).insert_all(rest[table])
        stamp(self.db, "label", self.label)


def _as_shipped(db: Database) -> Iterator[tuple[str, str]]:
    """Give the shipped facts, by id and record; raise StoreUnavailable where one was altered since it was shipped."""
    for fact_id, record_text, shipped in db.execute(_SHIPPED_ROWS):
        if digest(record_text, retired=False) != shipped:
            raise StoreUnavailable(NOT_SHIPPED)
        yield fact_id, record_text


def _state(held: Held) -> str:
    return digest(write_record(held.fact), retired=held.retired)
