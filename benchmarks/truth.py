"""What a question names, and which generated keys that is true of. Knows nothing of how anybody searches."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.keys import Form, Key
from benchmarks.world import PROMISED

Numbered = tuple[int, Key]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one question names: a key, of which only the parts in `named` are said."""

    key: Key
    named: frozenset[str]

    def says(self, name: str) -> bool:
        """Whether the question names this part."""
        return name in self.named


class Truth:
    """All keys of a world, found by who they are about."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._by_pair: defaultdict[tuple[str, str], list[Numbered]] = defaultdict(list)
        for number, key in enumerate(keys):
            self._by_pair[key.donor, key.recipient].append((number, key))

    def of_pair(self, donor: str, recipient: str) -> Sequence[Numbered]:
        """Every key of a donor and a recipient."""
        return self._by_pair.get((donor, recipient), ())

    def answers(self, asked: Asked) -> tuple[int, ...]:
        """The numbers of the facts that answer; several where what is named does not tell them apart."""
        fitting = [each for each in self._same_form(asked) if _fits(each[1], asked)]
        if asked.key.form is Form.TOTAL:
            fitting = _newest_of_each_series(fitting)
        return tuple(number for number, _ in fitting)

    def rivals(self, asked: Asked) -> bool:
        """Whether another form of fact tells of the same pair and year, so that an unnamed kind leaves a doubt."""
        return any(
            key.form is not asked.key.form and key.year == asked.key.year
            for _, key in self.of_pair(asked.key.donor, asked.key.recipient)
        )

    def tells(self, key: Key, *, of_kind: bool = True, at_stage: bool = False, in_month: bool = False) -> bool:
        """Whether any fact of the pair falls into the year of a key (its kind, its stage, its month)."""
        return any(
            other.year == key.year
            and not (of_kind and other.kind != key.kind)
            and not (at_stage and not same_stage(other.stage, key.stage))
            and not (in_month and other.month not in (0, key.month))
            for _, other in self.of_pair(key.donor, key.recipient)
        )

    def _same_form(self, asked: Asked) -> Iterable[Numbered]:
        pair = self.of_pair(asked.key.donor, asked.key.recipient)
        return (each for each in pair if each[1].form is asked.key.form)


def same_stage(one: str, other: str) -> bool:
    """Whether two stages are one, or promises alike."""
    promised = (*PROMISED, "announced")
    return one == other or (one in promised and other in promised)


def _fits(key: Key, asked: Asked) -> bool:
    wanted = asked.key
    if asked.says("k") and key.kind != wanted.kind:
        return False
    if asked.says("stage") and not same_stage(key.stage, wanted.stage):
        return False
    if asked.says("item") and key.item != wanted.item:
        return False
    if asked.says("y") and key.year != wanted.year:
        return False
    if key.form is Form.TOTAL:
        return not asked.says("day") or _day(key) <= _day(wanted)
    if asked.says("m") and (key.year, key.month) != (wanted.year, wanted.month):
        return False
    return not asked.says("day") or _day(key) == _day(wanted)


def _day(key: Key) -> date:
    return date(key.year, key.month, key.day)


def _newest_of_each_series(totals: Iterable[Numbered]) -> list[Numbered]:
    """The latest total of each kind and stage: earlier ones are superseded, others are other things."""
    newest: dict[tuple[str, bool], Numbered] = {}
    for number, key in sorted(totals, key=lambda each: _day(each[1])):
        newest[key.kind, key.stage in PROMISED] = (number, key)
    return list(newest.values())
