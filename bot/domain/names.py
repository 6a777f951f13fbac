"""Who and what is called by a name: entities, and who held which office when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Entity:
    """A country, organisation, group, person or place. `names` are by language, English under `en`."""

    id: str
    type: str
    names: Mapping[str, str]
    members: tuple[str, ...] = ()
    acts_for: str | None = None
    """The state that it announces and gives for, where it is part of a government."""

    def label(self, language: str = "en") -> str:
        """The name to show in a language, English where it has none."""
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office, and when (open ends are None)."""

    person: str
    since: PartialDate | None
    until: PartialDate | None

    def covers(self, first: date, last: date) -> bool:
        """Whether the person held it on any day of the span."""
        starts = self.since.first if self.since else None
        ends = self.until.last if self.until else None
        return (starts is None or starts <= last) and (ends is None or ends >= first)


Offices = Mapping[str, Sequence[tuple[str, str | None, str | None]]]
"""Title → who held it, since and until when (ISO, None where open)."""


class Names:
    """Entities by id, and offices by title."""

    def __init__(self, entities: Iterable[Entity], offices: Offices) -> None:
        self.entities = {entity.id: entity for entity in entities}
        self._offices = offices
        self._tenures: dict[str, tuple[Tenure, ...]] = {}

    def label(self, entity_id: str, language: str = "en") -> str:
        """The name of an entity to show; an id that is not known is shown as words."""
        entity = self.entities.get(entity_id)
        return entity.label(language) if entity else entity_id.replace("-", " ").title()

    def holders(self, office: str, first: date, last: date) -> tuple[str, ...]:
        """The persons who held an office within the span, earliest first."""
        return tuple(tenure.person for tenure in self._held(office) if tenure.covers(first, last))

    def is_first_name(self, word: str, person: str) -> bool:
        """Whether this is what somebody is called by those who know them, and no name by itself."""
        entity = self.entities.get(person)
        return entity is not None and entity.type == "person" and entity.label().lower().startswith(f"{word} ")

    def titles(self, person: str) -> frozenset[str]:
        """The words of the offices that a person has held."""
        return self._titles.get(person, frozenset())

    def _held(self, office: str) -> tuple[Tenure, ...]:
        if office not in self._tenures:
            held = self._offices.get(office, ())
            self._tenures[office] = tuple(Tenure(who, _partial(since), _partial(until)) for who, since, until in held)
        return self._tenures[office]

    @cached_property
    def _titles(self) -> dict[str, frozenset[str]]:
        titles: dict[str, set[str]] = {}
        for office, held in self._offices.items():
            for person, _, _ in held:
                titles.setdefault(person, set()).update(office.split(" "))
        return {person: frozenset(words) for person, words in titles.items()}


def _partial(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
