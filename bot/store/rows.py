"""One fact as rows: its key columns and its links; its words are in `words.py`. History lives in `revising.py`."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from sqlite_utils import Database

from bot.domain.model import AnyFact, FactType, Figure, Held, Quote, Statement
from bot.domain.partial_date import PartialDate
from bot.domain.record import from_record, to_record
from bot.domain.text import fold
from bot.errors import InvalidFact
from bot.store.sealing import refuse_broken, seal_of
from bot.store.stored import read_record
from bot.store.words import put_words, take_words

GLOBAL = 0
"""The scope of what every server sees."""

HELD_COLUMNS = "facts.id, facts.scope, facts.version, facts.retired, facts.record, facts.seal"
_KEYS = (
    *("scope", "id", "version", "type", "retired", "shipped"),
    *("donor", "recipient", "measure", "kind", "stage", "mechanism", "unit", "value", "drawdown_number"),
    *("time_first", "time_last", "span_first", "span_last"),
    *("event", "speaker", "subject", "facet", "record", "data_set", "seal"),
)
_PUT = " ".join(
    (
        "INSERT INTO facts (" + ", ".join(_KEYS) + ")",
        "VALUES (" + ", ".join(f":{key}" for key in _KEYS) + ")",
        "ON CONFLICT (scope, id) DO UPDATE SET",
        ", ".join(f"{key} = excluded.{key}" for key in _KEYS if key not in ("scope", "id", "shipped")),
        ", shipped = coalesce(excluded.shipped, shipped)",
        "RETURNING key",
    )
)


def scope_of(server: int | None) -> int:
    """Give the scope of a server, or the global one."""
    return GLOBAL if server is None else server


def server_of(scope: int) -> int | None:
    """Give the server of a scope, None for the global one."""
    return None if scope == GLOBAL else scope


def write_record(fact: AnyFact) -> str:
    """Write a fact as the text that is stored; raise InvalidFact where it holds characters that no file can."""
    return write_json(to_record(fact))


def write_json(record: Mapping[str, object]) -> str:
    """Write a mapping as compact JSON with sorted keys, so that equal mappings are equal texts."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InvalidFact(["The text holds half a character, which cannot be stored. Type it again."]) from error
    return text


def storable(text: str) -> str:
    """Give text with half characters replaced, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def held(row: tuple[Any, ...]) -> Held:
    """Read a row of HELD_COLUMNS; raise StoreUnavailable for one that is not what was written, which nobody may see."""
    refuse_broken(*row)
    _, scope, version, retired, record, _ = row
    return Held(read_record(record), version, server_of(scope), bool(retired))


def find(db: Database, scope: int, fact_id: str) -> Held | None:
    """Give the fact of exactly this scope and id, retired or not."""
    sql = f"SELECT {HELD_COLUMNS} FROM facts WHERE scope = ? AND id = ?"  # noqa: S608
    row = db.execute(sql, [scope, fact_id]).fetchone()
    return held(row) if row else None


def own_facts(db: Database, server: int | None) -> Iterator[Held]:
    """Give every fact of exactly this server that is not retired, by id; for None the global ones."""
    sql = f"SELECT {HELD_COLUMNS} FROM facts WHERE scope = ? AND retired = 0 ORDER BY id"  # noqa: S608
    return (held(row) for row in db.execute(sql, [scope_of(server)]))


def digest(record: str, *, retired: bool) -> str:
    """Give what tells two states of a fact apart."""
    return sha256(f"{int(retired)}{record}".encode()).hexdigest()


def put(db: Database, state: Held, *, shipped: str | None = None) -> None:
    """Store a fact in place of what its scope held under its id; `shipped` stays as it was where none is given.

    Raises InvalidFact for a fact that could not be read again.
    """
    values = _columns(state) | {"shipped": shipped}
    from_record(json.loads(str(values["record"])))
    key = db.execute(_PUT, values).fetchone()[0]
    db.execute("DELETE FROM links WHERE fact = ?", [key])
    db.conn.executemany("INSERT OR IGNORE INTO links VALUES (?, ?, ?)", [(*link, key) for link in _links(state.fact)])
    take_words(db, key)
    if not state.retired:
        put_words(db, key, state.fact)


def take(db: Database, scope: int, fact_id: str) -> None:
    """Remove a scope's row of this id; its history stays."""
    row = db.execute("SELECT key FROM facts WHERE scope = ? AND id = ?", [scope, fact_id]).fetchone()
    if row:
        take_words(db, row[0])
        db.execute("DELETE FROM facts WHERE key = ?", row)


def _links(fact: AnyFact) -> Iterator[tuple[str, str]]:
    yield from ((target, "about") for target in fact.about)
    yield from ((person, "person") for person in fact.people)
    if fact.same_as:
        yield fact.same_as, "same_as"


def _columns(state: Held) -> dict[str, object]:
    fact = state.fact
    told = (fact.id, scope_of(state.server), state.version, int(state.retired), write_record(fact))
    sealed = dict(zip(("id", "scope", "version", "retired", "record"), told, strict=True)) | {"seal": seal_of(*told)}
    return dict.fromkeys(_KEYS) | sealed | {"event": fact.event, "data_set": fact.data_set} | own_columns(fact)


def own_columns(fact: AnyFact) -> dict[str, object]:
    """Give the columns that a fact has by its type and times."""
    match fact:
        case Figure():
            return _figure_columns(fact) | _times(fact.time, fact.period_start, fact.period_end, fact.as_of)
        case Quote():
            return {"type": FactType.QUOTE.value, "speaker": fact.speaker} | _times(fact.said_on)
        case Statement():
            told = {"type": FactType.STATEMENT.value, "facet": fact.facet, "subject": fold(fact.subject)}
            return told | _times(fact.date, fact.valid_from, fact.valid_to)


def _figure_columns(figure: Figure) -> dict[str, object]:
    return {
        "type": FactType.FIGURE.value,
        "donor": figure.donor,
        "recipient": figure.recipient,
        "measure": figure.measure,
        "kind": figure.kind.value,
        "stage": figure.stage.value,
        "mechanism": figure.mechanism,
        "unit": figure.unit,
        "value": float(figure.value),
        "drawdown_number": figure.drawdown_number,
    }


def _times(time: PartialDate | None, *touched: PartialDate | None) -> dict[str, object]:
    if time is None:
        return {}
    dates = [time, *(each for each in touched if each)]
    return {
        "time_first": time.first.isoformat(),
        "time_last": time.last.isoformat(),
        "span_first": min(each.first for each in dates).isoformat(),
        "span_last": max(each.last for each in dates).isoformat(),
    }
