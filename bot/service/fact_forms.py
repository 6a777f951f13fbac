"""From a filled form to a fact with a free id, and what about it makes one look twice. Nothing is stored here."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.form import NameReader, fact_from_form, numbered_id, slug
from bot.domain.likeness import Caution, cautions
from bot.domain.model import AnyFact, Held
from bot.domain.naming import Names, key_of, put_in
from bot.errors import InvalidFact
from bot.service.neighbours import neighbours
from bot.service.scene import Scene
from bot.store.ledger import Ledger
from bot.store.store import Store


class _ServerNames:
    """The known names, and the topics of a server, which may give and receive as well."""

    def __init__(self, known: NameReader, own: Names) -> None:
        self._known, self._own = known, own
        self.entities = known.entities

    def entity(self, text: str) -> str | None:
        """The id of the one entity that a text names, a topic of the server first."""
        meant = put_in(text, self._own.aliases)[0]
        topic = self._own.topics.get(key_of(meant))
        return (slug(topic.name) or None) if topic else self._known.entity(meant)

    def label(self, entity_id: str) -> str:
        """The name of an entity to show."""
        topic = next((topic for topic in self._own.topics.values() if slug(topic.name) == entity_id), None)
        return topic.name if topic else self._known.label(entity_id)


class FactForms:
    """Reads forms against what a place knows."""

    def __init__(self, ledger: Ledger, store: Store, names: NameReader) -> None:
        self._ledger = ledger
        self._store = store
        self._names = names

    async def read(
        self, form: Mapping[str, str], scene: Scene, *, fact_id: str | None = None, quote: bool = False
    ) -> tuple[AnyFact, Held | None, str]:
        """Read a form into a fact; give the fact it changes, and the reason."""
        fields = {name: value for name, value in form.items() if name != "reason"}
        base = await self._ledger.standing(fact_id, scene.server) if fact_id else None
        fact = fact_from_form(
            fields,
            names=_ServerNames(self._names, scene.names),
            today=scene.today,
            quote=quote,
            base=base.fact if base else None,
        )
        if base is None:
            fact = replace(fact, id=await self.free_id(fact.id, scene.server))
        elif fact == base.fact:
            raise InvalidFact([f"That changes nothing of {fact.id}. Name a field and what it should say."])
        return fact, base, form.get("reason", "").strip()

    async def cautions(self, fact: AnyFact, base: Held | None, server: int | None) -> tuple[Caution, ...]:
        """Tell what about a fact makes one look twice."""
        near = await self._store.read(server, lambda shelf: neighbours(fact, shelf))
        return cautions(fact, near, base)

    async def free_id(self, wanted: str, server: int | None) -> str:
        """Give an id that no fact has here: the wanted one, or that with a number behind it."""
        free, number = wanted, 1
        while await self._ledger.held(free, server) is not None:
            number += 1
            free = numbered_id(wanted, number)
        return free
