"""What must agree between facts: ids that stand once, references that lead somewhere, entities that have a name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.build.countries import countries
from bot.build.yaml_file import read_yaml
from bot.domain.model import AnyFact, Dispute, Figure, Quote


def known_entities(folder: Path) -> frozenset[str]:
    """Give the ids of all entities that have a name: the countries of CLDR and those of the data folder."""
    named: set[str] = set(countries("en"))
    for path in (folder / "entities").glob("*.yaml"):
        entities = read_yaml(path)
        if isinstance(entities, dict):
            named.update(entities)
    return frozenset(named)


def find_faults(facts: Sequence[AnyFact], disputes: Sequence[Dispute], entities: frozenset[str]) -> list[str]:
    """Tell each id that stands twice, each reference to nothing and each entity without a name."""
    fact_ids = frozenset(fact.id for fact in facts)
    return [
        *_repeated([*(fact.id for fact in facts), *(dispute.id for dispute in disputes)]),
        *(fault for fact in facts for fault in _unknown_references(fact, fact_ids)),
        *_unknown_entities(facts, entities),
        *(fault for dispute in disputes for fault in _missing(dispute.id, "entries", dispute.entries, fact_ids)),
    ]


def _repeated(ids: Iterable[str]) -> Iterator[str]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield f"{name} stands {times} times. Give each fact and dispute an id of its own."


def _unknown_references(fact: AnyFact, fact_ids: frozenset[str]) -> Iterator[str]:
    yield from _missing(fact.id, "about", fact.about, fact_ids)
    if fact.same_as is not None:
        yield from _missing(fact.id, "same_as", [fact.same_as], fact_ids)
    if isinstance(fact, Figure):
        yield from _missing(fact.id, "includes", fact.includes, fact_ids)


def _missing(owner: str, field: str, named: Iterable[str], fact_ids: frozenset[str]) -> Iterator[str]:
    for name in named:
        if name not in fact_ids:
            yield f"{owner}: {field} names {name}, which is no fact. Correct the id or take it out."
        elif name == owner:
            yield f"{owner}: {field} names the fact itself. Take it out."


def _unknown_entities(facts: Iterable[AnyFact], known: frozenset[str]) -> Iterator[str]:
    naming: dict[str, list[str]] = {}
    for fact in facts:
        for name in _entities(fact):
            naming.setdefault(name, []).append(fact.id)
    for name, fact_ids in naming.items():
        if name not in known:
            where = ", ".join(fact_ids[:3])
            yield f"{name} (in {where}) is no known entity. Correct it, or describe it in the entities folder."


def _entities(fact: AnyFact) -> Iterator[str]:
    yield from fact.people
    if isinstance(fact, Quote):
        yield fact.speaker
    if isinstance(fact, Figure):
        yield from filter(None, (fact.donor, fact.recipient))
