"""What the store knows of, for completion and lists: ids, donors, recipients, speakers. Distinct values are hopped over
an index, one seek each, so that a list costs what is on it and not what the store holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bot.store.rows import scope_of

_HOP = """
    WITH RECURSIVE hop (value) AS (
        SELECT min({column}) FROM facts INDEXED BY {index} WHERE scope = :scope AND type = '{type}' AND retired = 0
        UNION ALL
        SELECT (SELECT min({column}) FROM facts INDEXED BY {index}
                WHERE scope = :scope AND type = '{type}' AND retired = 0 AND {column} > hop.value)
        FROM hop WHERE hop.value IS NOT NULL
    ) SELECT value FROM hop WHERE value IS NOT NULL LIMIT 500
"""
_DONORS = _HOP.format(column="donor", index="figures_by_donor", type="figure")
_RECIPIENTS = _HOP.format(column="recipient", index="figures_by_recipient", type="figure")
_SPEAKERS = _HOP.format(column="speaker", index="quotes_by_speaker", type="quote")
_IDS = """
    SELECT DISTINCT id FROM facts
    WHERE id >= :first AND id < :beyond AND scope IN (0, :scope) AND retired = 0
    AND NOT EXISTS (SELECT 1 FROM facts AS own WHERE own.id = facts.id AND own.scope = :scope AND own.retired = 1)
    ORDER BY id LIMIT :most
"""
_MOST_LOOKED_AT = 2000
_PUBLISHERS = """
    SELECT publisher, count(*) FROM (
        SELECT record ->> '$.source.publisher' AS publisher FROM facts
        WHERE scope IN (0, :scope) AND retired = 0 ORDER BY key DESC LIMIT :most
    ) GROUP BY publisher ORDER BY count(*) DESC, publisher
"""


@dataclass(frozen=True, slots=True)
class NamesInUse:
    """Entity ids that facts visible in one place are filed under."""

    donors: Sequence[str]
    recipients: Sequence[str]
    speakers: Sequence[str]


def names_in_use(db: Database, server: int | None) -> NamesInUse:
    """Give the donors, recipients and speakers of the global facts and the server's own."""
    return NamesInUse(*(_hopped(db, sql, server) for sql in (_DONORS, _RECIPIENTS, _SPEAKERS)))


def ids_beginning(db: Database, beginning: str, server: int | None, limit: int) -> Sequence[str]:
    """Give the ids of visible facts that begin so, in order."""
    wanted = {"first": beginning, "beyond": f"{beginning}\U0010ffff", "scope": scope_of(server), "most": limit}
    return [row[0] for row in db.execute(_IDS, wanted)]


def _hopped(db: Database, sql: str, server: int | None) -> Sequence[str]:
    scopes = dict.fromkeys((0, scope_of(server)))
    return sorted({row[0] for scope in scopes for row in db.execute(sql, {"scope": scope})})


def publishers_in_use(db: Database, server: int | None) -> Sequence[tuple[str, int]]:
    """Give the publishers of the newest facts with how many of those facts each stands behind, most first."""
    rows = db.execute(_PUBLISHERS, {"scope": scope_of(server), "most": _MOST_LOOKED_AT})
    return [(str(publisher), int(count)) for publisher, count in rows]
