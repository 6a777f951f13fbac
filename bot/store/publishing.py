"""The facts that everybody may see as a database of its own, made for browsing: plain tables, links between them, search.

What is not public never gets there: facts of single servers, who changed what, proposals, questions, notices, settings.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import fields
from hashlib import sha256
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from bot.domain.model import AnyFact, Dispute, Fact, Figure, Quote, Source, Statement, Wording

Row = dict[str, object]
Label = Callable[[str], str]
"""Gives the name of an entity."""

_BATCH = 500
_SOURCES, _ENTITIES = "sources", "entities"
_TABLES: dict[type[Fact], str] = {Figure: "figures", Quote: "quotes", Statement: "statements"}
_LEFT_OUT = frozenset(
    {"source", "other_accounts", "wordings", "includes", "about", "topics", "people", "items", "audit"}
)
"""What is a table of its own here, a list, or of no use to a reader."""
_FIRST = (
    *("id", "sentence", "text", "subject", "value", "unit", "precision", "speaker", "donor", "recipient", "kind"),
    *("stage", "measure", "mechanism", "said_on", "date", "as_of", "counted_since", "period_start", "period_end"),
    *("items", "role", "place", "occasion", "source", "url", "note"),
)
"""What a reader looks for first; other columns follow."""
_LISTS = frozenset({"items", "topics", "people"})
_LINKED = ("donor", "recipient", "speaker")
_SEARCHED = {
    "figures": ("sentence", "note"),
    "quotes": ("text", "occasion", "topics"),
    "statements": ("subject", "sentence", "items"),
    "sources": ("publisher", "title"),
    "entities": ("name",),
}


def publish(path: Path, facts: Iterable[AnyFact], disputes: Iterable[Dispute], label: Label) -> dict[str, int]:
    """Write the public facts as a database at `path`, which must not exist; give how many rows each table has."""
    with closing(sqlite3.connect(path)) as connection:
        db = Database(connection, execute_plugins=False)
        _create(db)
        with db.atomic():
            _fill(db, facts, label)
            _fill_disputes(db, disputes)
        for table, columns in _SEARCHED.items():
            db.table(table).enable_fts(columns, tokenize="porter unicode61 remove_diacritics 2")
        db.execute("VACUUM")
        return {
            table: db.table(table).count for table in (*_TABLES.values(), "accounts", _SOURCES, _ENTITIES, "disputes")
        }


def _create(db: Database) -> None:
    db.table(_SOURCES).create(
        dict.fromkeys(("id", "publisher", "title", "url", "published", "via", "note"), str), pk="id"
    )
    db.table(_ENTITIES).create({"id": str, "name": str}, pk="id")
    for model, table in _TABLES.items():
        columns: dict[str, type] = {
            name: float if name == "value" and model is Figure else str for name in _columns(model)
        }
        links = [(name, _ENTITIES, "id") for name in _LINKED if name in columns]
        db.table(table).create(columns, pk="id", foreign_keys=[*links, ("source", _SOURCES, "id")])
        for name in ("source", *(link[0] for link in links)):
            db.table(table).create_index([name])
    db.table("accounts").create(
        {"fact": str, "words": str, "source": str}, foreign_keys=[("source", _SOURCES, "id")]
    ).create_index(["fact"])
    db.table("disputes").create({"id": str, "about": str, "positions": str, "assessment": str, "best": str}, pk="id")
    db.table("disputed_facts").create({"fact": str, "dispute": str}, foreign_keys=[("dispute", "disputes", "id")])


def _columns(model: type[Fact]) -> list[str]:
    every = [field.name for field in fields(model)]
    own = [name for name in every if name not in _LEFT_OUT or name in _LISTS]
    named = {*own, "data_set", "source", "url"}
    return [*(name for name in _FIRST if name in named), *(name for name in own if name not in _FIRST), "data_set"]


def _fill(db: Database, facts: Iterable[AnyFact], label: Label) -> None:
    stream = iter(facts)
    while batch := list(islice(stream, _BATCH)):
        _insert(db, _SOURCES, [_source_row(source) for fact in batch for source in _sources(fact)])
        named = {entity for fact in batch for entity in _entities(fact)}
        _insert(db, _ENTITIES, [{"id": entity, "name": label(entity)} for entity in sorted(named)])
        for model, table in _TABLES.items():
            _insert(db, table, [_row(fact) for fact in batch if type(fact) is model])
        accounts = [_account_row(fact, account) for fact in batch for account in _accounts(fact)]
        _insert(db, "accounts", accounts)


def _insert(db: Database, table: str, rows: list[Row]) -> None:
    db.table(table).insert_all(rows, ignore=True)


def _row(fact: AnyFact) -> Row:
    own = (name for name in _columns(type(fact)) if name not in ("source", "url"))
    return {name: _plain(getattr(fact, name)) for name in own} | {
        "source": _source_id(fact.source),
        "url": fact.source.url,
    }


def _plain(value: object) -> object:
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return "; ".join(map(str, value)) or None
    return str(value)


def _source_row(source: Source) -> Row:
    told = {name: _plain(getattr(source, name)) for name in ("publisher", "title", "url", "published", "via", "note")}
    return {"id": _source_id(source), **told}


def _source_id(source: Source) -> str:
    """A short id of all that a source says of itself: one page may be told in two ways."""
    return f"{source.source_id[:40]}-{sha256(repr(source).encode()).hexdigest()[:8]}"


def _sources(fact: AnyFact) -> Iterator[Source]:
    yield fact.source
    yield from (account.source for account in _accounts(fact))


def _accounts(fact: AnyFact) -> tuple[Wording, ...]:
    return fact.wordings if isinstance(fact, Quote) else fact.other_accounts


def _account_row(fact: AnyFact, account: Wording) -> Row:
    return {"fact": fact.id, "words": account.words, "source": _source_id(account.source)}


def _entities(fact: AnyFact) -> Iterator[str]:
    yield from (entity for name in _LINKED if (entity := getattr(fact, name, None)))


def _fill_disputes(db: Database, disputes: Iterable[Dispute]) -> None:
    for dispute in disputes:
        positions = "; ".join(
            f"{position.says} ({position.source.publisher})" if position.source else position.says
            for position in dispute.positions
        )
        told = {"about": dispute.about, "positions": positions, "assessment": dispute.assessment, "best": dispute.best}
        _insert(db, "disputes", [{"id": dispute.id, **told}])
        _insert(db, "disputed_facts", [{"fact": entry, "dispute": dispute.id} for entry in dispute.entries])
