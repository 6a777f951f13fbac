"""The figures that one question has had looked up, so that nothing is looked up twice, or where it cannot be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.model import Figure, Held
from bot.domain.shelf import FigureKey, Order, Shelf

_MOST_OF_PAIR = 24
"""Up to so many figures of two parties are looked through for each sort, instead of being looked up anew."""

_Pair = tuple[str, str, date | None, date | None, bool, Order]
"""Two parties, the time between which their figures are looked for, whether only counts, and in which order."""


class FiguresFound:
    """Looks figures up by their keys and remembers them for as long as one question is worked on."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._found: dict[tuple[FigureKey, Order, int], Sequence[Held]] = {}
        self._missed: set[_Pair] = set()
        self._of_pair: dict[_Pair, Sequence[Held]] = {}

    def of(self, key: FigureKey, order: Order, limit: int) -> Sequence[Held]:
        """The figures of a key, as `Shelf.figures` gives them."""
        wanted = (key, order, limit)
        if wanted not in self._found:
            pair = _pair(key, order)
            among = self._all_of(pair, key) if pair in self._missed else None
            self._found[wanted] = self._shelf.figures(key, order, limit) if among is None else among[:limit]
            if pair is not None and not self._found[wanted]:
                self._missed.add(pair)
        return self._found[wanted]

    def _all_of(self, pair: _Pair | None, key: FigureKey) -> Sequence[Held] | None:
        """Those of a key among all figures of its two parties, which had none of another sort; None where they have many."""
        if pair is None:
            return None
        if pair not in self._of_pair:
            every = replace(key, measures=(), kinds=(), stages=())
            self._of_pair[pair] = self._shelf.figures(every, pair[-1], _MOST_OF_PAIR)
        found = self._of_pair[pair]
        return [held for held in found if _is_of(held.figure, key)] if len(found) < _MOST_OF_PAIR else None


def _pair(key: FigureKey, order: Order) -> _Pair | None:
    """What all figures of two parties are looked up by; None for a key that names no two, or more than sorts of figures."""
    if key.donor is None or key.recipient is None:
        return None
    more = (key.event, key.drawdown_number, key.value_low, key.value_high)
    if any(each is not None for each in more) or key.mechanisms or key.units or not key.covers:
        return None
    return key.donor, key.recipient, key.first, key.last, key.counts, order


def _is_of(figure: Figure, key: FigureKey) -> bool:
    """Whether a figure has one of the measures, kinds and stages of a key, where it names any."""
    narrowed = ((figure.measure, key.measures), (figure.kind, key.kinds), (figure.stage, key.stages))
    return all(own in wanted for own, wanted in narrowed if wanted)
