"""The shipped facts: `data/facts/*.yaml`, `data/sources.yaml` and `data/disputes.yaml` as checked values.

Facts name their sources by id; here each id becomes the source itself. What must agree between facts is in `links.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.build.links import find_faults, known_entities
from bot.build.yaml_file import read_yaml
from bot.domain.model import AnyFact, Dispute
from bot.domain.record import dispute_from_record, from_record
from bot.errors import InvalidFact

_Read = TypeVar("_Read")
_NESTED = ("wordings", "other_accounts", "positions")


@dataclass(frozen=True, slots=True)
class Shipped:
    """All facts and disputes that come with the program."""

    facts: tuple[AnyFact, ...]
    disputes: tuple[Dispute, ...]


def read_facts(folder: Path) -> Shipped:
    """Read the reviewed facts of a data folder, or raise InvalidFact with every fault, naming file and id."""
    sources = _Sources(_mapping(read_yaml(folder / "sources.yaml")))
    faults: list[str] = []
    facts = [
        fact
        for path in sorted((folder / "facts").glob("*.yaml"))
        for fact in _read_entries(path, sources, from_record, faults)
    ]
    disputes = list(_read_entries(folder / "disputes.yaml", sources, dispute_from_record, faults))
    faults = faults or [*find_faults(facts, disputes, known_entities(folder)), *sources.unused()]
    if faults:
        raise InvalidFact(faults)
    return Shipped(tuple(facts), tuple(disputes))


class _Sources:
    """The sources by id, and which of them were asked for."""

    def __init__(self, described: Mapping[str, object]) -> None:
        self._described = described
        self._used: set[str] = set()

    def fill_in(self, entry: Mapping[str, object]) -> dict[str, object]:
        """Put the sources of an entry, and of all that lies in it, in the place of their ids."""
        filled = dict(entry)
        if isinstance(name := entry.get("source"), str):
            filled["source"] = self._named(name)
        for field in _NESTED:
            filled.update(
                {field: [self.fill_in(_mapping(each)) for each in _list(entry[field])]} if field in entry else {}
            )
        if "second_sources" in entry:
            filled["second_sources"] = [self._named(str(each)) for each in _list(entry["second_sources"])]
        return filled

    def unused(self) -> Iterator[str]:
        """Tell each source that no fact and no dispute names."""
        for name in self._described:
            if name not in self._used:
                yield f"sources.yaml: nothing rests on {name}. Take it out."

    def _named(self, name: str) -> dict[str, object]:
        if name not in self._described:
            raise InvalidFact([f"{name} is not in sources.yaml. Correct the id or describe the source there."])
        self._used.add(name)
        return {"source_id": name, **_mapping(self._described[name])}


def _read_entries(
    path: Path, sources: _Sources, build: Callable[[Mapping[str, object]], _Read], faults: list[str]
) -> Iterator[_Read]:
    for position, listed in enumerate(_list(read_yaml(path)), start=1):
        entry = _mapping(listed)
        try:
            yield build(sources.fill_in(entry))
        except InvalidFact as error:
            label = entry.get("id") or f"entry {position}"
            faults.extend(f"{path.name}, {label}: {fault}" for fault in error.faults)


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
