"""Whether facts are still what was written. SQLite finds pages that are broken, not a page in which another text stands.

Each fact leaves other traces than its row: a seal (`sealing`), the columns by which it is found, and where it came from: what
was shipped its digest, what curators changed its last revision, what was imported the notes of its import.
"""

from collections.abc import Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.domain.model import FactType
from bot.domain.record import dispute_from_record
from bot.errors import InvalidFact, StoreUnavailable
from bot.store.connection import connect
from bot.store.rows import digest, own_columns
from bot.store.sealing import seal_of
from bot.store.stored import read_json, read_record

_SEALED = 14
"""The schema from which on facts have seals."""
_IMPORTS = 11
"""The schema from which on imports are noted."""
_APART = 2
"""The schema from which on there is an index of words for each type."""
_COMPARED = (
    *("type", "donor", "recipient", "measure", "kind", "stage", "mechanism", "unit", "value", "drawdown_number"),
    *("speaker", "facet", "time_first", "time_last"),
)
_FACTS = (
    f"SELECT id, scope, version, retired, record, shipped, {{seal}}, {', '.join(_COMPARED)} FROM facts ORDER BY key"  # noqa: S608
)
_DISPUTES = "SELECT id, record FROM disputes ORDER BY id"
_LAST = "SELECT after FROM revisions WHERE fact_id = ? AND scope = ? ORDER BY sequence DESC LIMIT 1"
_IS_IMPORTED = "SELECT 1 FROM import_facts WHERE scope = ? AND fact = ? LIMIT 1"
_UNLIKE_IMPORT = """
    SELECT facts.id, facts.scope FROM (
        SELECT imports.scope, import_changes.fact, after, max(import) FROM import_changes
        JOIN imports ON imports.id = import WHERE undone = 0 GROUP BY imports.scope, import_changes.fact) AS last
    JOIN facts ON facts.scope = last.scope AND facts.id = last.fact
    WHERE last.after IS NOT CASE retired WHEN 0 THEN record END
        AND NOT EXISTS (SELECT 1 FROM revisions WHERE fact_id = facts.id AND revisions.scope = facts.scope)
    ORDER BY facts.key
"""
# Where a server's own copy of a fact ended, the last revision tells what the server sees since: the one of every server.
_GONE = """
    SELECT fact_id FROM revisions AS last
    WHERE after IS NOT NULL AND sequence = (
            SELECT max(sequence) FROM revisions WHERE fact_id = last.fact_id AND scope = last.scope)
        AND NOT EXISTS (SELECT 1 FROM facts WHERE facts.scope = last.scope AND facts.id = last.fact_id)
        AND NOT EXISTS (SELECT 1 FROM revisions AS begun WHERE begun.sequence = last.undoes AND begun.copies = 1)
    ORDER BY sequence
"""
_UNFOUND = """
    SELECT id FROM facts WHERE type = ? AND retired = 0 AND key NOT IN (SELECT id FROM {words}_docsize) ORDER BY key
"""
_EDITION = "SELECT value FROM meta WHERE name = 'label'"
_SHIPPED = "SELECT id, record FROM facts WHERE scope = 0 AND retired = 0 ORDER BY id"
_HELD = """
    SELECT shipped, EXISTS (SELECT 1 FROM revisions WHERE fact_id = facts.id AND revisions.scope = 0) FROM facts
    WHERE scope = 0 AND id = ?
"""
_MOST = 20
"""So many alterations are told; more of them say nothing new."""

Row = tuple[Any, ...]
"""A fact as (id, scope, version, retired, record)."""


def alterations(db: Database, schema: int, shipped: Path | None = None) -> tuple[str, ...]:
    """Read every fact and dispute of a store of a schema, and give which are not what was written.

    `shipped` holds the shipped facts of this program: where the store has the same edition of them, it must have them all.
    """
    found = chain(_altered(db, schema), _gone(db, schema), _unreadable(db), _unlike(db, shipped) if shipped else ())
    return tuple(islice(dict.fromkeys(found), _MOST))


def contradicted(db: Database, schema: int) -> Iterator[tuple[str, int]]:
    """Give the facts, by id and scope, that are not what the history, their import or the shipped facts made of them."""
    for row in db.execute(_FACTS.format(seal="NULL")):
        if _is_contradicted(db, row[:5], row[5], schema):
            yield row[0], row[1]
    if schema >= _IMPORTS:
        yield from db.execute(_UNLIKE_IMPORT)


def _altered(db: Database, schema: int) -> Iterator[str]:
    for row in db.execute(_FACTS.format(seal="seal" if schema >= _SEALED else "NULL")):
        _, _, _, _, _, _, seal, *columns = row
        if (schema >= _SEALED and seal != seal_of(*row[:5])) or not _agrees(row, columns):
            yield _told(row[0])
    yield from (_told(fact_id) for fact_id, _ in contradicted(db, schema))


def _told(fact_id: str) -> str:
    return f"fact {fact_id} is not what was written"


def _is_contradicted(db: Database, row: Row, shipped: str | None, schema: int) -> bool:
    fact_id, scope, _, retired, record = row
    last = db.execute(_LAST, [fact_id, scope]).fetchone()
    if last is None:
        return shipped is not None and digest(record, retired=bool(retired)) != shipped
    if last[0] == (None if retired else record):
        return False
    # An import brings back what was retired by hand, and retires what was edited, without a revision.
    imported = schema >= _IMPORTS and db.execute(_IS_IMPORTED, [scope, fact_id]).fetchone() is not None
    return not (imported and (retired or last[0] is None))


def _agrees(row: Row, columns: list[Any]) -> bool:
    """Whether a fact can be read, and is found by what it says."""
    try:
        fact = read_record(row[4])
        said = own_columns(fact)
    except (StoreUnavailable, TypeError, ValueError, AttributeError, ArithmeticError):
        return False
    return fact.id == row[0] and [said.get(name) for name in _COMPARED] == columns


def _gone(db: Database, schema: int) -> Iterator[str]:
    for (fact_id,) in db.execute(_GONE):
        yield f"fact {fact_id} is not there any more"
    for fact_type in FactType:
        words = f"{fact_type.value}_words" if schema >= _APART else "fact_words"
        for (fact_id,) in db.execute(_UNFOUND.format(words=words), [fact_type.value]):
            yield f"fact {fact_id} is not found by its words"


def _unreadable(db: Database) -> Iterator[str]:
    for dispute_id, record in db.execute(_DISPUTES):
        try:
            dispute_from_record(read_json(record))
        except (StoreUnavailable, InvalidFact, KeyError, TypeError, ValueError):
            yield f"dispute {dispute_id} is not what was written"


def _unlike(db: Database, shipped: Path) -> Iterator[str]:
    """What a store lacks of the edition of the shipped facts that it says it holds."""
    with closing(connect(shipped, mode="ro")) as given:
        if given.execute(_EDITION).fetchone() != db.execute(_EDITION).fetchone():
            return
        for fact_id, record in given.execute(_SHIPPED):
            held = db.execute(_HELD, [fact_id]).fetchone()
            if held is None:
                yield f"fact {fact_id} is not there any more"
            elif held[0] not in (None, digest(record, retired=False)) and not held[1]:
                yield _told(fact_id)
        disputes = dict(db.execute(_DISPUTES).fetchall())
        for dispute_id, record in given.execute(_DISPUTES):
            if disputes.get(dispute_id) != record:
                yield f"dispute {dispute_id} is not what was written"
