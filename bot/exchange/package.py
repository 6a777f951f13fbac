"""The manifest of a snapshot: a Data Package as https://datapackage.org/standard/data-package/ describes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.domain.kinds import FACETS, MEASURES, AidKind, FactType, Precision, Stage
from bot.domain.model import Source
from bot.exchange.columns import Column, Holds, columns_for
from bot.exchange.index import licence_of

MANIFEST = "datapackage.json"
SOURCES = ("source_id", "publisher", "title", "url", "published", "publisher_class", "licence", "facts")
ENTITIES = ("id", "name", "sort")

_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_TYPES = MappingProxyType(
    {Holds.TEXT: "string", Holds.NUMBER: "number", Holds.WHOLE: "integer", Holds.DAY: "string", Holds.LIST: "array"}
)
_CHOICES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "kind": sorted(AidKind),
        "stage": sorted(Stage),
        "precision": sorted(Precision),
        "measure": sorted(MEASURES),
        "facet": sorted(FACETS),
    }
)
_REQUIRED = frozenset(
    {
        "type",
        "id",
        "value",
        "unit",
        "kind",
        "stage",
        "precision",
        "measure",
        "sentence",
        "source_id",
        "source_publisher",
    }
    | {
        "source_url",
        "source_title",
        "text",
        "speaker",
        "said_on",
        "facet",
        "subject",
        "date",
        "publisher",
        "name",
        "facts",
    }
)
_ADDRESSES = frozenset({"url", "source_url"})
_PARTIES = ("donor", "recipient", "speaker")
_DESCRIPTION = (
    "Figures, quotes and statements about aid, each with its source. `aidbot load` reads the three tables of facts back to the "
    "same facts. A cell that a spreadsheet could take for a formula has an apostrophe before it. Lists stand in a cell as JSON. "
    "Days may be a year or a month only. Figures compare only where donor, recipient, kind, stage, measure, unit and time agree, "
    "and totals include packages: rows are not to be added up. The licence is that of the collection; data sets of publishers "
    "keep their own terms, told in sources.csv."
)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What made a snapshot: the version of the program and of the schema, the shipped facts, the last change."""

    program: str
    schema: int
    label: str
    changed: str | None


def manifest(folder: Path, sources: Sequence[Source], made: Made) -> dict[str, Any]:
    """Describe the files of a snapshot that are in a folder; everything in it comes from the store."""
    resources = [_facts(folder, fact_type) for fact_type in FactType]
    resources += [
        _table(folder, "sources", [_field(name) for name in SOURCES], "source_id"),
        _table(folder, "entities", [_field(name) for name in ENTITIES], "id"),
        _resource(folder, "disputes", "json", "application/json"),
    ]
    content = sha256("".join(each["hash"] for each in resources).encode()).hexdigest()[:12]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "aidbot-facts",
        "title": "Facts about aid, each with its source",
        "description": _DESCRIPTION,
        "version": f"{made.program}+facts.{content}",
        **({"created": made.changed.replace("+00:00", "Z")} if made.changed else {}),
        "licenses": [{"name": "MIT", "path": "https://opensource.org/license/mit", "title": "MIT License"}],
        "sources": [_source(each) for each in sources],
        "aidbot": {"program": made.program, "schema": made.schema, "shippedFacts": made.label},
        "resources": resources,
    }


def _source(source: Source) -> dict[str, str]:
    words = ": ".join(filter(None, (source.publisher, source.title)))
    licence = licence_of(source)
    told = {"title": f"{words} (licence: {licence})" if licence else words}
    return (
        told
        | ({"path": source.url} if source.url else {})
        | ({"version": str(source.published)} if source.published else {})
    )


def _facts(folder: Path, fact_type: FactType) -> dict[str, Any]:
    columns = columns_for(fact_type)
    table = _table(folder, f"{fact_type.value}s", [_column(column, fact_type) for column in columns], "id")
    links = [_link("source_id", "sources", "source_id")]
    links += [_link(column.name, "entities", "id") for column in columns if column.name in _PARTIES]
    table["schema"]["foreignKeys"] = links
    return table


def _link(name: str, table: str, key: str) -> dict[str, Any]:
    return {"fields": [name], "reference": {"resource": table, "fields": [key]}}


def _table(folder: Path, name: str, fields: list[dict[str, Any]], key: str) -> dict[str, Any]:
    schema = {"fields": fields, "primaryKey": [key], "missingValues": [""]}
    dialect = {"delimiter": ",", "header": True, "doubleQuote": True}
    return _resource(folder, name, "csv", "text/csv") | {"type": "table", "dialect": dialect, "schema": schema}


def _resource(folder: Path, name: str, form: str, mediatype: str) -> dict[str, Any]:
    path, digest = folder / f"{name}.{form}", sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return {
        "name": name,
        "path": path.name,
        "format": form,
        "mediatype": mediatype,
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest.hexdigest()}",
    }


def _column(column: Column, fact_type: FactType) -> dict[str, Any]:
    field = _field(column.name) | {"type": _TYPES[column.holds]}
    constraints = field.setdefault("constraints", {})
    if column.holds is Holds.DAY:
        constraints["pattern"] = _DAY
    if column.name in _CHOICES:
        constraints["enum"] = [str(each) for each in _CHOICES[column.name]]
    if column.name == "type":
        constraints["enum"] = [fact_type.value]
    return field if constraints else {name: told for name, told in field.items() if name != "constraints"}


def _field(name: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": "integer" if name == "facts" else "string"}
    if name in _ADDRESSES:
        field["format"] = "uri"
    if name in _REQUIRED:
        field["constraints"] = {"required": True}
    return field
