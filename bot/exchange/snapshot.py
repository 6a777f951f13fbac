"""A frozen snapshot of the public facts: tables that load back, what they refer to, and a manifest of it all."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from bot.domain.kinds import FactType
from bot.domain.model import AnyFact, Dispute, Source
from bot.domain.record import dispute_to_record, to_record
from bot.exchange.columns import cells_of, columns_for, defused
from bot.exchange.index import Index, Naming, licence_of
from bot.exchange.package import ENTITIES, MANIFEST, SOURCES, Made, manifest
from bot.exchange.writing import row_text


class Frozen(Protocol):
    """The public part of a store, at one moment."""

    @property
    def label(self) -> str:
        """The label of the shipped facts in it."""
        ...

    @property
    def schema(self) -> int:
        """The number of its schema."""
        ...

    @property
    def changed(self) -> str | None:
        """When it was changed last; None where it is as it was shipped."""
        ...

    def facts(self) -> Iterator[AnyFact]:
        """Give the facts, by id."""
        ...

    def disputes(self) -> Iterator[Dispute]:
        """Give where sources differ, by id."""
        ...


def write_snapshot(folder: Path, store: Frozen, naming: Naming, program: str) -> int:
    """Write a snapshot into an empty folder, the same bytes for the same store; give how many facts it holds."""
    index = Index()
    count = _write_facts(folder, store.facts(), index)
    disputes = [_seen(dispute, index) for dispute in store.disputes()]
    _write_json(folder / "disputes.json", [dispute_to_record(each) for each in disputes])
    _write_rows(folder / "sources.csv", SOURCES, (_source(source, index) for source in index.sources_by_id()))
    _write_rows(folder / "entities.csv", ENTITIES, ([each, *naming(each)] for each in sorted(index.entities)))
    made = Made(program=program, schema=store.schema, label=store.label, changed=store.changed)
    _write_json(folder / MANIFEST, manifest(folder, index.sources_by_id(), made))
    return count


def _write_facts(folder: Path, facts: Iterable[AnyFact], index: Index) -> int:
    """Write a table for each type of fact in one walk over all of them."""
    count = 0
    with ExitStack() as files:
        tables = {}
        for fact_type in FactType:
            path = folder / f"{fact_type.value}s.csv"
            tables[fact_type.value] = files.enter_context(path.open("w", encoding="utf-8", newline=""))
            tables[fact_type.value].write(row_text([column.name for column in columns_for(fact_type)]))
        for fact in facts:
            index.add(fact)
            fact_type = FactType(type(fact).__name__.lower())
            tables[fact_type.value].write(row_text(cells_of(to_record(fact), columns_for(fact_type))))
            count += 1
    return count


def _seen(dispute: Dispute, index: Index) -> Dispute:
    index.add_dispute(dispute)
    return dispute


def _source(source: Source, index: Index) -> list[str]:
    told = (source.publisher, source.title, source.url, source.published, source.publisher_class, licence_of(source))
    facts = str(index.facts.get(source.source_id, 0))
    return [source.source_id, *("" if each is None else str(each) for each in told), facts]


def _write_rows(path: Path, header: tuple[str, ...], rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(row_text(header))
        file.writelines(row_text([defused(cell) for cell in row]) for row in rows)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
