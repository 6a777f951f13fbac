"""The tables of a fact store, as numbered migrations. Add the next one at the end; never change one that was released.

Scope 0 is global; any other scope is the id of the Discord server that a row belongs to.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from bot.errors import StoreUnavailable
from bot.store.connection import change
from bot.store.failures import DAMAGED, FOREIGN, newer_schema
from bot.store.sealing import seal_of
from bot.store.tables import AROUND, BY_MEASURE, COVERING, FACTS, FORGETTING, LEDGER, NOTICES, RANKED, SERVERS, WORDS
from bot.store.verifying import contradicted
from bot.store.workbench_tables import (
    ARTICLES,
    DATA_FILES,
    FOLLOWS,
    IMPORTS,
    INBOX,
    KEPT_TEXTS,
    LETTERS,
    NAMINGS,
    REVIEW,
)

APPLICATION_ID = 0x41494442
"""Marks the file as ours in its header ("AIDB")."""

FORGOTTEN = "a forgotten member"
"""Stands, with the id 0, where a member had themselves forgotten. The trigger below names it too."""

migrations = Migrations("aidbot")


@migrations()
def m001_foundation(db: Database) -> None:
    """Create the facts, their history and what surrounds them."""
    for statements in (FACTS, LEDGER, AROUND):
        db.executescript(statements)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    stamp(db, "schema", 1)


@migrations()
def m002_bounded_look_ups(db: Database) -> None:
    """Let no look-up cost more in a bigger store: words apart by type and without endings, indexes that cover."""
    for fact_type in ("figure", "quote", "statement"):
        db.executescript(WORDS.format(type=fact_type))
    db.executescript(COVERING)
    db.execute("DROP TABLE fact_words")
    stamp(db, "schema", 2)


@migrations()
def m003_notices(db: Database) -> None:
    """Keep who asked to be told when a question is answered."""
    db.executescript(NOTICES)
    stamp(db, "schema", 3)


@migrations()
def m004_by_measure(db: Database) -> None:
    """Find a donor's figures of one measure without a walk over all that the donor gave."""
    db.executescript(BY_MEASURE)
    stamp(db, "schema", 4)


@migrations()
def m005_forgetting(db: Database) -> None:
    """Let a member be forgotten in a history that stays, and a server choose no prefix."""
    db.executescript(SERVERS)
    db.executescript(FORGETTING)
    stamp(db, "schema", 5)


@migrations()
def m006_articles(db: Database) -> None:
    """Keep what was found in an article until a curator has decided on it."""
    db.executescript(ARTICLES)
    stamp(db, "schema", 6)


@migrations()
def m007_review(db: Database) -> None:
    """Let two curators decide on a proposal, take reports of wrong answers, and tell people what became of theirs."""
    db.executescript(LETTERS)
    db.executescript(REVIEW)
    db.executescript(INBOX)
    stamp(db, "schema", 7)


@migrations()
def m008_namings(db: Database) -> None:
    """Let a server give names: aliases of what is known, and topics of its own."""
    db.executescript(NAMINGS)
    stamp(db, "schema", 8)


@migrations()
def m009_follows(db: Database) -> None:
    """Tell channels what changed of what they follow, at once and weekly."""
    db.executescript(FOLLOWS)
    stamp(db, "followed", 0)
    stamp(db, "schema", 9)


@migrations()
def m010_kept_texts(db: Database) -> None:
    """Let buttons with short ids outlive a restart."""
    db.executescript(KEPT_TEXTS)
    stamp(db, "schema", 10)


@migrations()
def m011_imports(db: Database) -> None:
    """Keep what imported data sets changed."""
    db.executescript(IMPORTS)
    stamp(db, "schema", 11)


@migrations()
def m012_data_files(db: Database) -> None:
    """Let a curator look at a data file before it is imported, and tables of one's own be read as the last time."""
    db.executescript(DATA_FILES)
    stamp(db, "schema", 12)


@migrations()
def m013_ranked(db: Database) -> None:
    """Find those who give or get most in a data set without a walk over it."""
    db.executescript(RANKED)
    stamp(db, "schema", 13)


@migrations()
def m014_seals(db: Database) -> None:
    """Let a fact that is altered in the file never be shown. One that is altered already gets no seal."""
    altered = tuple(contradicted(db, 13))
    db.execute("ALTER TABLE facts ADD COLUMN seal TEXT")
    db.register_function(seal_of, deterministic=True)
    db.execute("UPDATE facts SET seal = seal_of(id, scope, version, retired, record)")
    db.conn.executemany("UPDATE facts SET seal = NULL WHERE id = ? AND scope = ?", altered)
    stamp(db, "schema", 14)


SCHEMA = 14
"""The number of the last migration."""


def stamp(db: Database, name: str, value: str | int) -> None:
    """Set one value of `meta`."""
    db.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", [name, value])


def label_of(db: Database) -> str:
    """Give the label of the shipped facts that a store holds."""
    return str(db.execute("SELECT value FROM meta WHERE name = 'label'").fetchone()[0])


def schema_of(db: Database) -> int:
    """Give the schema number of a store, 0 for an empty file; raise StoreUnavailable for a file that is not ours."""
    if db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID:
        return _stamped(db)
    if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreUnavailable(FOREIGN)
    return 0


def _stamped(db: Database) -> int:
    try:
        return int(db.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()[0])
    except (TypeError, ValueError) as error:  # it is not there, or no number
        raise StoreUnavailable(DAMAGED) from error
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        raise StoreUnavailable(DAMAGED) from error  # the table is not there, or is another one


def refuse_newer(db: Database) -> int:
    """Give the schema number of a store, or raise StoreUnavailable where this program is too old for it."""
    found = schema_of(db)
    if found > SCHEMA:
        raise StoreUnavailable(newer_schema(found, SCHEMA))
    return found


def migrate(db: Database) -> None:
    """Bring a store up to this program's schema, in one transaction: what an older program could read, it still can after
    an upgrade that failed.
    """
    if refuse_newer(db) < SCHEMA:
        with change(db):
            migrations.apply(db)
