"""What one question has had looked up, shared by all its readings and ways of answering, so that nothing is looked up twice."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import TypeVar, cast

from bot.domain.answering.figures_found import FiguresFound
from bot.domain.answering.held_facts import without_repeats
from bot.domain.model import Dispute, FactType, Held
from bot.domain.shelf import FigureKey, Order, QuoteKey, RankKey, Shelf, Words

T = TypeVar("T")


class LookUps:
    """A `Shelf` that remembers; made anew for each question, so that no answer is older than the store."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._figures = FiguresFound(shelf)
        self._known: dict[tuple[Hashable, ...], object] = {}
        self._searched: dict[tuple[Hashable, ...], tuple[int, Sequence[Held]]] = {}
        self._contexts: dict[str, tuple[Held, ...]] = {}

    def figures(self, key: FigureKey, order: Order = Order.NEWEST, limit: int = 40) -> Sequence[Held]:
        """See `Shelf.figures`."""
        return self._figures.of(key, order, limit)

    def ranked(self, key: RankKey, limit: int = 120) -> Sequence[Held]:
        """See `Shelf.ranked`."""
        return self._shelf.ranked(key, limit)

    def has_figures(self, donor: str | None, recipient: str | None) -> bool:
        """See `Shelf.has_figures`."""
        return self._once(("has_figures", donor, recipient), lambda: self._shelf.has_figures(donor, recipient))

    def has_word(self, word: str) -> bool:
        """See `Shelf.has_word`."""
        return self._once(("has_word", word), lambda: self._shelf.has_word(word))

    def quotes(self, key: QuoteKey, limit: int = 40) -> Sequence[Held]:
        """See `Shelf.quotes`."""
        asked = ("quotes", key.speaker, key.first, key.last, tuple(key.words), key.event, limit)
        return self._once(asked, lambda: self._shelf.quotes(key, limit))

    def statements(
        self, *, facet: str | None = None, subject: str | None = None, person: str | None = None, limit: int = 40
    ) -> Sequence[Held]:
        """See `Shelf.statements`."""
        return self._once(
            ("statements", facet, subject, person, limit),
            lambda: self._shelf.statements(facet=facet, subject=subject, person=person, limit=limit),
        )

    def fetch(self, ids: Sequence[str]) -> Sequence[Held]:
        """See `Shelf.fetch`."""
        return self._once(("fetch", *ids), lambda: self._shelf.fetch(ids)) if ids else ()

    def linked(self, ids: Collection[str]) -> Sequence[Held]:
        """See `Shelf.linked`."""
        return self._shelf.linked(ids)

    def at_event(self, event: str) -> Sequence[Held]:
        """See `Shelf.at_event`."""
        return self._once(("at_event", event), lambda: self._shelf.at_event(event))

    def search(
        self, words: Collection[Words], *, types: Collection[FactType] = (), every: bool = True, limit: int = 10
    ) -> Sequence[Held]:
        """See `Shelf.search`."""
        wanted = (tuple(words), tuple(types), every)
        most, found = self._searched.get(wanted, (0, ()))
        if most < limit:
            found = self._shelf.search(words, types=types, every=every, limit=limit)
            self._searched[wanted] = limit, found
        return found[:limit]

    def disputes(self, ids: Collection[str]) -> Sequence[Dispute]:
        """See `Shelf.disputes`."""
        return self._shelf.disputes(ids)

    def context(self, held: Held) -> tuple[Held, ...]:
        """The other facts of the same event, and those that belong to this one or that it belongs to."""
        if held.fact.id not in self._contexts:
            self.gather([held])
        return self._contexts[held.fact.id]

    def gather(self, facts: Iterable[Held]) -> None:
        """Fetch what stands around several facts at once, instead of one by one when each is looked at."""
        wanted = [held for held in without_repeats(facts) if held.fact.id not in self._contexts]
        linked = self._shelf.linked([held.fact.id for held in wanted]) if wanted else ()
        owners = self.fetch([owner for held in wanted for owner in held.fact.about])
        for held in wanted:
            fact = held.fact
            found = [other for other in linked if fact.id in other.fact.about or other.fact.same_as == fact.id]
            found.extend(owner for owner in owners if owner.fact.id in fact.about)
            found.extend(self.at_event(fact.event) if fact.event else ())
            self._contexts[fact.id] = without_repeats(found, fact.id)

    def _once(self, asked: tuple[Hashable, ...], look: Callable[[], T]) -> T:
        if asked not in self._known:
            self._known[asked] = look()
        return cast("T", self._known[asked])
