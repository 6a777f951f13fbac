"""What a frozen snapshot says of itself: a Frictionless data package, so that any program knows its tables and sources.

Source: the Data Package and Table Schema specifications, https://specs.frictionlessdata.io/.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.present.export import COLUMNS

_TITLES = {"figures": "Figures", "quotes": "Quotes", "statements": "Statements"}
_REQUIRED = frozenset({"type", "id"})


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of a snapshot: its name without ending, its columns where it is a table, its bytes and SHA-256."""

    name: str
    path: str
    size: int
    digest: str
    columns: Sequence[str] = COLUMNS


def manifest(
    resources: Iterable[Resource], sources: Mapping[str, str], *, label: str, schema: int, revision: int
) -> dict[str, object]:
    """Describe a snapshot. `sources` are publishers with an address of each; the same store gives the same manifest."""
    return {
        "profile": "data-package",
        "name": "aidbot-facts",
        "title": "Facts on aid, each with its source",
        "description": (
            "Figures, quotes and statements on aid. Each names its publisher, title, link and day; what a publisher's licence "
            "allows is noted with the source. Lists stand in a cell as JSON after `json:`; an apostrophe before a cell keeps "
            "spreadsheets from taking it for a formula."
        ),
        "version": f"{label}+{revision}",
        "sources": [{"title": publisher, "path": url} for publisher, url in sorted(sources.items())],
        "aidbot": {"schema": schema, "label": label, "revision": revision},
        "resources": [_described(resource) for resource in resources],
    }


def _described(resource: Resource) -> dict[str, object]:
    described: dict[str, object] = {
        "name": resource.name,
        "title": _TITLES.get(resource.name, resource.name.capitalize()),
        "path": resource.path,
        "bytes": resource.size,
        "hash": f"sha256:{resource.digest}",
        "encoding": "utf-8",
    }
    if resource.path.endswith(".csv"):
        fields = [_field(name) for name in resource.columns]
        described |= {
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]},
        }
    else:
        described |= {"profile": "data-resource", "format": "json", "mediatype": "application/json"}
    return described


def _field(name: str) -> dict[str, object]:
    field: dict[str, object] = {"name": name, "type": "string"}
    if name == "source.url":
        field["format"] = "uri"
    if name in _REQUIRED:
        field["constraints"] = {"required": True}
    return field


def site_metadata(counts: Mapping[str, int], label: str) -> dict[str, object]:
    """Describe the published site to Datasette: titles, what each table is, how it is sorted and narrowed."""
    about = "Each row names its source with a link. What a source's licence allows is told in its note."
    tables: dict[str, object] = {
        "figures": {
            "description": "Who gave how much to whom, what that counts and who says so.",
            "facets": ["donor", "recipient", "kind", "stage", "measure", "data_set"],
            "sort_desc": "as_of",
            "label_column": "sentence",
        },
        "quotes": {
            "description": "Words that somebody said, verbatim as the source prints them.",
            "facets": ["speaker"],
            "sort_desc": "said_on",
            "label_column": "text",
        },
        "statements": {
            "description": "Facts without a number of their own.",
            "facets": ["facet"],
            "sort_desc": "date",
            "label_column": "subject",
        },
        "accounts": {"description": "Other accounts of a fact, and other wordings of a quote.", "sort": "fact"},
        "sources": {"description": "Where each fact was read.", "facets": ["publisher"], "label_column": "publisher"},
        "entities": {"description": "Who gives, receives or speaks.", "label_column": "name"},
        "disputes": {"description": "Where sources differ, and what is the best reading.", "label_column": "about"},
        "disputed_facts": {"description": "Which fact is in which dispute.", "hidden": True},
    }
    return {
        "title": "Facts on aid",
        "description": f"{sum(counts[each] for each in _TITLES):,} facts, each with its source. {about} Shipped facts: {label}.",
        "databases": {"facts": {"description": about, "tables": tables}},
    }
