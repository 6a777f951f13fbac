"""What facts refer to: their sources, and the countries, organisations and people in them, each once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.domain.model import AnyFact, Dispute, Figure, Position, Quote, Source, Wording

Naming = Callable[[str], tuple[str, str]]
"""Gives the name of an entity and what sort of thing it is."""

_LICENCE = "Licence: "


@dataclass(slots=True)
class Index:
    """Sources by id, with how many facts rest on each, and entities; filled as facts go by."""

    sources: dict[str, Source] = field(default_factory=dict)
    facts: dict[str, int] = field(default_factory=dict)
    entities: set[str] = field(default_factory=set)

    def add(self, fact: AnyFact) -> None:
        """Take up what a fact refers to."""
        self.facts[fact.source.source_id] = self.facts.get(fact.source.source_id, 0) + 1
        for source in (fact.source, *fact.second_sources, *(account.source for account in accounts_of(fact))):
            self.sources.setdefault(source.source_id, source)
        self.entities.update(entities_of(fact))

    def add_dispute(self, dispute: Dispute) -> None:
        """Take up the sources of a dispute."""
        for source in sources_in(dispute.positions):
            self.sources.setdefault(source.source_id, source)

    def sources_by_id(self) -> list[Source]:
        """Give the sources in their order."""
        return [self.sources[source_id] for source_id in sorted(self.sources)]


def accounts_of(fact: AnyFact) -> tuple[Wording, ...]:
    """Give what other pages say of the same thing."""
    return fact.wordings if isinstance(fact, Quote) else fact.other_accounts


def entities_of(fact: AnyFact) -> Iterator[str]:
    """Give the ids of who and what a fact names."""
    yield from fact.people
    if isinstance(fact, Figure):
        yield from filter(None, (fact.donor, fact.recipient))
    if isinstance(fact, Quote):
        yield fact.speaker


def sources_in(positions: tuple[Position, ...]) -> Iterator[Source]:
    """Give the sources of the sides of a dispute; some have none."""
    return (each.source for each in positions if each.source is not None)


def licence_of(source: Source) -> str | None:
    """Say on which terms a data set may be used, where its import noted that."""
    return source.note.removeprefix(_LICENCE) if source.note and source.note.startswith(_LICENCE) else None
