"""Facts read back from files that `writing.py` wrote, or that somebody wrote in the same shape; checked one by one."""

import codecs
import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader  # ten times as fast, where libyaml is
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

from bot.domain.kinds import FactType
from bot.domain.model import AnyFact
from bot.domain.record import from_record
from bot.errors import InvalidFact, UnreadableDocument
from bot.exchange.columns import record_of
from bot.exchange.package import MANIFEST

_MOST_FAULTS = 50
_LONGEST_CELL = 4_000_000
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".yaml": "yaml", ".yml": "yaml"}

Found = tuple[str, Any]
"""Where something stands in its file, and what it is."""


@dataclass(slots=True)
class _Faults:
    """The first faults, and how many there are: a long file may hold more than memory does."""

    first: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, where: str, error: InvalidFact) -> None:
        self.count += len(error.faults)
        self.first += (f"{where}: {fault}" for fault in error.faults[: _MOST_FAULTS - len(self.first)])

    def refuse(self) -> None:
        """Raise InvalidFact where there are any."""
        rest = self.count - len(self.first)
        if self.first:
            raise InvalidFact([*self.first, *([f"And {rest:,} more."] if rest > 0 else [])])


def read_facts(paths: Iterable[Path]) -> tuple[AnyFact, ...]:
    """Read the facts of files; raise InvalidFact with the places of the first faults where one of them cannot be taken."""
    facts: dict[str, AnyFact | None] = {}
    faults = _Faults()
    for path in _files(paths):
        for where, found in _found(path):
            try:
                fact = _fact(found)
                if fact.id in facts:
                    raise InvalidFact([f"The id {fact.id} stands here a second time. Keep one of the two."])
                facts[fact.id] = None if faults.count else fact
            except InvalidFact as error:
                faults.add(f"{path.name}, {where}", error)
    faults.refuse()
    return tuple(fact for fact in facts.values() if fact is not None)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files; of a snapshot its tables of facts, if they are what its manifest says."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for table, digest in _described(path).items():
            if not (path / table).is_file() or sha256((path / table).read_bytes()).hexdigest() != digest:
                raise UnreadableDocument(
                    f"{table} is not what {path.name}/{MANIFEST} describes: it was changed or cut off. "
                    "Take the snapshot anew, or name its files one by one to load them as they are."
                )
            yield path / table


def _described(folder: Path) -> dict[str, str]:
    try:
        resources = json.loads((folder / MANIFEST).read_text("utf-8"))["resources"]
        digests = {each["path"]: each["hash"].removeprefix("sha256:") for each in resources}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableDocument(f"{folder.name} is no snapshot: its {MANIFEST} is missing or broken.") from error
    # Other names would be none of ours, and a path could lead out of the folder.
    return {table: digests.get(table, "") for table in (f"{fact_type.value}s.csv" for fact_type in FactType)}


def _fact(found: object) -> AnyFact:
    if isinstance(found, InvalidFact):
        raise found
    if not isinstance(found, dict):
        raise InvalidFact(["This is no fact. Give its fields by name."])
    return from_record(found)


def _found(path: Path) -> Iterator[Found]:
    form = _SUFFIXES.get(path.suffix.casefold())
    if form is None:
        raise UnreadableDocument(f"{path.name} ends in none of: {', '.join(_SUFFIXES)}. Rename it to what it is.")
    try:
        yield from _READERS[form](path)
    except (ValueError, RecursionError, yaml.YAMLError, csv.Error) as error:
        at = str(error).splitlines()[0][:200]
        raise UnreadableDocument(f"{path.name} is no whole {form.upper()} file: {at}. Nothing was loaded.") from error


def _lines(path: Path) -> Iterator[Found]:
    with path.open(encoding=_encoding(path)) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield f"line {number}", json.loads(line)


def _json(path: Path) -> Iterator[Found]:
    return _entries(json.loads(path.read_text(_encoding(path))))


def _yaml(path: Path) -> Iterator[Found]:
    return _entries(yaml.load(path.read_bytes(), Loader=_Loader))  # noqa: S506 - a safe loader, of days as texts


def _entries(read: object) -> Iterator[Found]:
    if not isinstance(read, list):
        raise ValueError("facts are a list")
    return ((f"entry {number}", found) for number, found in enumerate(read, 1))


def _csv(path: Path) -> Iterator[Found]:
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=_encoding(path), newline="") as file:
        # A spreadsheet may have saved it with semicolons or tabs: the first sign that is no part of a name is it.
        sign = re.search(r"[^\w\"]", file.readline())
        file.seek(0)
        rows = csv.reader(file, delimiter=sign[0] if sign and sign[0] not in "\r\n" else ",", strict=True)
        header = next(rows, [])
        if not {"type", "id"} <= set(header):
            raise ValueError("its first line names no columns type and id")
        begins = rows.line_num + 1
        for row in rows:
            yield f"line {begins}", _row(header, row)
            begins = rows.line_num + 1


def _row(header: list[str], row: list[str]) -> object:
    if len(row) != len(header):
        return InvalidFact([f"This row has {len(row)} cells, and the header {len(header)}. Mend its quotes or commas."])
    try:
        return record_of(dict(zip(header, row, strict=True)))
    except InvalidFact as error:
        return error


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(2)
    return "utf-16" if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"


class _Loader(SafeLoader):
    """Reads days as the texts that they are written as, so that 2024-07-02 needs no quotes."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML declares it
        first: [(tag, shape) for tag, shape in known if tag != "tag:yaml.org,2002:timestamp"]
        for first, known in SafeLoader.yaml_implicit_resolvers.items()
    }


_READERS: Mapping[str, Callable[[Path], Iterator[Found]]] = {
    "jsonl": _lines,
    "json": _json,
    "csv": _csv,
    "yaml": _yaml,
}
