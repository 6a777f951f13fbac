"""From data files to an import that may be looked at and stored: which format, whose, which columns mean what."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from bot.domain.vocabulary import Vocabulary
from bot.errors import UnreadableDocument
from bot.importers import (
    DataSet,
    Observation,
    Refusal,
    detected,
    format_named,
    general,
    told_without_figures,
    worldbank,
)
from bot.importers.gathering import KEPT_REFUSALS, Gathered, facts_of, gather, limit, undated
from bot.importers.names import Parties
from bot.present.importing import Changed, Look, Past
from bot.store.imports import Difference, Imported, KnownTable, PastImport

TABLE = "table"
"""The format of a table of one's own, whose columns are read by a mapping."""
_CHUNK = 1 << 20

Watch = Callable[[Path, int], None]
"""Called again and again with the file being read and how many figures were read of it; may raise to stop."""
Remembered = Callable[[Sequence[str]], KnownTable | None]
"""Gives how a table with these columns was read before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody says of the files that they import; all of it may be left out where the files tell."""

    format: str | None = None
    label: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Of a table: field by column, or by `=word` for every row."""


@dataclass(frozen=True, slots=True)
class Read:
    """What files hold: the import that they make, and what was refused of them."""

    imported: Imported
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    rows: Iterable[Observation | Refusal]
    format: str
    data_set: DataSet
    table: KnownTable | None = None
    slices: tuple[str, ...] = ()
    missing: Callable[[Sequence[Path]], str | None] = lambda _: None


def read_files(
    files: Sequence[Path],
    wanted: Wanted,
    vocabulary: Vocabulary,
    remembered: Remembered,
    watch: Watch = lambda *_: None,
) -> Read:
    """Read files of one format; raise UnreadableDocument for what cannot be taken whole."""
    parties = Parties(vocabulary.entity, lambda entity: entity in vocabulary.entities)
    gathered = Gathered()
    opened: _Opened | None = None
    for file in files:
        before, opened = opened, _opened(file, wanted, parties, remembered)
        if before is not None and before.format != opened.format:
            raise UnreadableDocument(
                f"{file.name} is {opened.format}, the files before it are {before.format}. Import them apart."
            )
        gather(_watched(opened.rows, file, watch), gathered)
    if opened is None:
        raise UnreadableDocument("Name the files to import.")
    if reason := opened.missing(files):
        limit(gathered, reason)
    data_set = _described(opened.data_set, wanted)
    if data_set.published is None and undated(gathered):
        raise UnreadableDocument("These rows name no day. Say when the file was given out: published YYYY-MM-DD.")
    digests = {file.name: _digest(file) for file in files}
    imported = Imported(
        data_set=opened.data_set.code if opened.format == TABLE else opened.format,
        label=data_set.label or "",
        files=digests,
        rows=gathered.rows,
        refused=gathered.refused,
        facts=facts_of(gathered, data_set, digests, vocabulary),
        slices=opened.slices,
        table=opened.table,
    )
    return Read(imported, tuple(gathered.refusals))


def _opened(file: Path, wanted: Wanted, parties: Parties, remembered: Remembered) -> _Opened:
    found = None if wanted.format == TABLE else format_named(wanted.format) if wanted.format else detected(file)
    if found is None:
        return _table(file, wanted, parties, remembered)
    if wanted.format and not found.recognises(file):
        raise UnreadableDocument(
            f"{file.name} is no {found.name} file ({found.what}): its columns or elements are not the ones that I know. Check "
            "that the whole file was downloaded; a table with other columns is imported as format table."
        )
    data_set = found.data_set
    if found.name == "worldbank":
        day = worldbank.updated(file)
        data_set = replace(data_set, published=day, label=f"last updated {day}" if day else None)
    return _Opened(found.read(file, parties), found.name, data_set, slices=found.slices, missing=found.missing)


def _table(file: Path, wanted: Wanted, parties: Parties, remembered: Remembered) -> _Opened:
    columns = general.columns_of(file)
    known = remembered(columns)
    if wanted.format != TABLE and (aside := told_without_figures(file)):
        raise UnreadableDocument(f"{file.name} {aside}. It holds no figure of aid to import.")
    if known is None and wanted.format != TABLE and not wanted.columns:
        raise UnreadableDocument(
            f"{file.name} is of no format that I know. Is it a table of your own? Then say so: format table, its publisher "
            "and link, and where their names do not tell, which column is what, as in value=Amount, unit==USD."
        )
    before = known.columns if known else {}
    table = KnownTable(
        columns=general.proposed(columns, parties) | dict(before) | dict(wanted.columns),
        publisher=wanted.publisher or (known.publisher if known else None),
        url=wanted.url or (known.url if known else None),
        header=tuple(columns),
    )
    data_set = general.data_set(file, table.publisher, table.url)
    return _Opened(general.read(file, parties, table.columns), TABLE, data_set, table)


def _described(data_set: DataSet, wanted: Wanted) -> DataSet:
    return replace(data_set, label=wanted.label or data_set.label, published=wanted.published or data_set.published)


def _watched(rows: Iterable[Observation | Refusal], file: Path, watch: Watch) -> Iterator[Observation | Refusal]:
    for count, row in enumerate(rows, 1):
        watch(file, count)
        yield row


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def look_of(read: Read, found: Difference) -> Look:
    """What an import changes, to be shown."""
    facts = {fact.id: fact for fact in read.imported.facts}
    return Look(
        format=read.imported.data_set,
        files=tuple(read.imported.files),
        figures=read.imported.rows,
        facts=len(facts),
        added=len(found.added),
        renewed=len(found.renewed),
        missing=len(found.missing),
        kept=len(found.kept),
        new=tuple(facts[each].sentence for each in found.added[:KEPT_REFUSALS]),
        changed=tuple(Changed(facts[each].sentence, facts[each].unit, was) for each, was in found.was.items()),
        gone=found.missing[:KEPT_REFUSALS],
        refused=read.imported.refused,
        refusals=tuple((each.row, each.reason) for each in read.refusals),
        columns=read.imported.table.columns if read.imported.table else None,
    )


def shown_past(each: PastImport) -> Past:
    """An import of before, to be listed."""
    return Past(
        each.id,
        each.data_set,
        each.label,
        each.at,
        each.actor_name,
        each.added,
        each.changed,
        each.gone,
        undone=each.undone,
    )
