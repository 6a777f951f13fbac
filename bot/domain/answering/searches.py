"""The searches by words for one question, so that none is made twice: several ways of answering look for the same words."""

from collections.abc import Collection, Sequence

from bot.domain.model import FactType, Held
from bot.domain.shelf import Shelf, Words

_Wanted = tuple[tuple[Words, ...], tuple[FactType, ...], bool]


class Searches:
    """Searches a shelf and remembers what was found for as long as one question is worked on."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._found: dict[_Wanted, tuple[int, Sequence[Held]]] = {}

    def of(
        self, words: Collection[Words], types: Collection[FactType] = (), *, every: bool = False, limit: int
    ) -> Sequence[Held]:
        """The facts that hold every or any of these words, best first, as `Shelf.search` gives them."""
        wanted = (tuple(words), tuple(types), every)
        most, found = self._found.get(wanted, (0, ()))
        if most < limit:
            found = self._shelf.search(words, types=types, every=every, limit=limit)
            self._found[wanted] = limit, found
        return found[:limit]
