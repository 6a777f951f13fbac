"""Whether facts are still what was written. SQLite finds pages that are broken, not a page in which another text stands.

Each fact leaves a second trace: what was shipped its digest, what curators changed its last revision, and every one its
columns, by which it is found.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

from bot.domain.record import dispute_from_record
from bot.errors import InvalidFact, StoreUnavailable
from bot.store.rows import digest, held, own_columns
from bot.store.stored import read_json

_LAST = "SELECT after FROM revisions WHERE fact_id = ? AND scope = ? ORDER BY sequence DESC LIMIT 1"
_COMPARED = (
    *("type", "donor", "recipient", "measure", "kind", "stage", "unit", "value", "speaker", "facet"),
    *("time_first", "time_last"),
)
_FACTS = f"SELECT id, scope, version, retired, record, shipped, {', '.join(_COMPARED)} FROM facts ORDER BY key"  # noqa: S608
_DISPUTES = "SELECT id, record FROM disputes ORDER BY id"
_MOST = 20
"""So many alterations are told; more of them say nothing new."""


def is_as_written(db: Database, fact_id: str, scope: int, record: str, shipped: str | None) -> bool:
    """Tell whether a fact that stands is what was shipped, or what its last revision left; true where neither tells."""
    if shipped is None or _is_shipped(record, shipped):
        return True
    row = db.execute(_LAST, [fact_id, scope]).fetchone()
    return row is not None and row[0] == record


def alterations(db: Database) -> tuple[str, ...]:
    """Read every fact and dispute, and give which are not what was written."""
    found = []
    for each in (*_altered(db), *_unreadable(db)):
        found.append(each)
        if len(found) == _MOST:
            break
    return tuple(found)


@lru_cache(maxsize=4096)
def _is_shipped(record: str, shipped: str) -> bool:
    return digest(record, retired=False) == shipped


def _altered(db: Database) -> Iterator[str]:
    for row in db.execute(_FACTS):
        fact_id, scope, _, retired, record, shipped, *columns = row
        if not _agrees(row[:5], columns) or not (retired or is_as_written(db, fact_id, scope, record, shipped)):
            yield f"fact {fact_id} is not what was written"


def _agrees(row: tuple[Any, ...], columns: list[Any]) -> bool:
    """Whether a fact can be read, and is found by what it says."""
    try:
        fact = held(row).fact
    except StoreUnavailable:
        return False
    said = own_columns(fact)
    return fact.id == row[0] and [said.get(name) for name in _COMPARED] == columns


def _unreadable(db: Database) -> Iterator[str]:
    for dispute_id, record in db.execute(_DISPUTES):
        try:
            dispute_from_record(read_json(record))
        except (StoreUnavailable, InvalidFact, KeyError, TypeError, ValueError):
            yield f"dispute {dispute_id} is not what was written"
