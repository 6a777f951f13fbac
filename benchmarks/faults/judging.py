"""What came of the tries under one fault, and how it is found out."""

import hashlib
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.faults.children import Ended
from benchmarks.kills import acknowledged
from bot.domain.model import FactType
from bot.errors import StoreUnavailable
from bot.store.backup import looked_through
from bot.store.connection import connect
from bot.store.rows import own_facts
from bot.store.store import Store

TABLES = ("facts", "links", "revisions", "imports", "import_changes", "import_facts", "questions", "notices", "letters")
_UNLIKE = """
    SELECT count(*) FROM facts WHERE version <> (
        SELECT max(version) FROM revisions WHERE fact_id = facts.id AND revisions.scope = facts.scope)
"""
_UNCLEAR = re.compile(r"Traceback|Something went wrong|Unexpected failure|sqlite3\.|\[Errno")


@dataclass(slots=True)
class Score:
    """What came of the tries under one fault. Each of the last three holds a sentence for each case."""

    fault: str
    tries: int = 0
    struck: int = 0
    """Tries in which the fault was met: something was refused."""
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)

    HEAD = "| fault | tries | met it | acknowledged | lost | half | unclear messages |\n" + "| --- |" + " ---: |" * 6

    def row(self) -> str:
        """The row of the table."""
        counts = (self.tries, self.struck, self.acknowledged, len(self.lost), len(self.half), len(self.unclear))
        return f"| {self.fault} | " + " | ".join(f"{count:,}" for count in counts) + " |"

    def faults(self) -> list[str]:
        """Everything that must not be."""
        return [*self.lost, *self.half, *self.unclear]

    def heard(self, what: str, ended: Ended, words: str, *, may_fail: bool = True) -> bool:
        """Judge how a command ended, and give whether it did what was asked; one that did not must say one of `words`."""
        if ended.code == 0:
            self._read(what, ended.told)
            return True
        self.struck += may_fail
        if ended.code != 2:
            self.unclear.append(f"{what}: ended with {ended.code}: {ended.told[-300:]}")
        elif not may_fail:
            self.lost.append(f"{what}: refused although nothing stands in the way: {ended.told}")
        else:
            self.told(what, ended.told, words)
        return False

    def told(self, what: str, words: str, expected: str) -> None:
        """Judge what somebody was told of a fault."""
        if self._read(what, words) and not re.search(expected, words):
            self.unclear.append(f"{what}: {words}")

    def checked(self, what: str, ended: Ended, words: str) -> bool:
        """Judge what `check` said of the store; that the small disk is small ends it with another code than 0."""
        self.told(what, ended.told, rf"Store: |{words}")
        self.struck += "Store: " not in ended.told
        return "Store: " in ended.told

    def whole(self, what: str, path: Path) -> None:
        """Open a store as the next start would, and note what is wrong with it."""
        self.half += [f"{what}: {fault}" for fault in faults_of(path)]

    def added(self, said: list[str], path: Path) -> None:
        """Judge what a program said that added facts through the fault, and whether the store holds all it acknowledged."""
        self.unclear += [words for words in said if words.startswith("Traceback")]
        self.acknowledged += sum(words.startswith("kill-") for words in said)
        self.whole("adding", path)
        with closing(connect(path, mode="ro")) as db:
            values = {
                held.fact.id: held.figure.value for held in own_facts(db, None) if held.fact.id.startswith("kill-")
            }
        self.lost += acknowledged(said, values)

    def nothing_beside(self, what: str, folder: Path, *known: str) -> None:
        """Note files that were left behind."""
        left = [each.name for each in folder.iterdir() if not each.name.startswith(known)]
        self.half += [f"{what}: left behind: {name}" for name in left]

    def _read(self, what: str, words: str) -> bool:
        if _UNCLEAR.search(words):
            self.unclear.append(f"{what}: {words[-600:]}")
            return False
        return True


def faults_of(path: Path) -> list[str]:
    """What is wrong with a store: it does not open, pages, links, the indexes of words, facts that are not as their history."""
    try:
        Store.open(path).shut()
        found = list(looked_through(path))
    except StoreUnavailable as error:
        return [f"it does not open: {error}"]
    with closing(connect(path)) as db:
        for fact_type in FactType:
            table = f"{fact_type.value}_words"
            try:
                db.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608
            except sqlite3.DatabaseError as error:
                found.append(f"{table}: {error}")
        unlike = db.execute(_UNLIKE).fetchone()[0]
    return found + ([f"{unlike} facts are not what their history says"] if unlike else [])


def state_of(path: Path) -> dict[str, str]:
    """A digest of every table of a store, so that two states can be told apart."""
    with closing(sqlite3.connect(path)) as db:
        return {table: _digest(db, table) for table in TABLES if _is_there(db, table)}


def _is_there(db: sqlite3.Connection, table: str) -> bool:
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone())


def _digest(db: sqlite3.Connection, table: str) -> str:
    rows = sorted(json.dumps(row) for row in db.execute(f"SELECT * FROM {table}"))  # noqa: S608
    return f"{len(rows)}:{hashlib.sha256('|'.join(rows).encode()).hexdigest()[:16]}"
