"""What about a new fact makes one look twice: it is there already, or it does not fit its neighbours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import islice

from rapidfuzz import fuzz

from bot.domain._diff import words_of
from bot.domain.model import AnyFact, Figure, Held, Quote, Statement

_FACTORS = tuple(Decimal(10) ** power for power in (1, 2, 3, 6))
_CLOSE = Decimal("0.01")
_FAR = 300
"""From here up two running totals of the same thing, or a value and its correction, are hardly both right."""
_NEARLY_SAME_WORDS = 90.0


class CautionKind(StrEnum):
    """Why to look twice."""

    LEAP = "leap"
    DUPLICATE = "duplicate"
    FACTOR = "factor"
    FALLING = "falling"
    OTHER_VALUE = "other_value"


_SHOWN = {
    CautionKind.LEAP: 1,
    CautionKind.DUPLICATE: 3,
    CautionKind.FACTOR: 1,
    CautionKind.FALLING: 1,
    CautionKind.OTHER_VALUE: 3,
}
"""One neighbour is enough to show a slip; copies and contradictions are each worth opening."""


@dataclass(frozen=True, slots=True)
class Caution:
    """One reason to look twice: why, and beside which fact. `factor` is how many times larger the larger value is."""

    kind: CautionKind
    held: Held
    factor: int = 1


def cautions(new: AnyFact, neighbours: Sequence[Held], before: Held | None = None) -> tuple[Caution, ...]:
    """Compare a new fact with what it replaces and with the stored ones near it.

    The weightiest kind comes first, of each the few nearest in time.
    """
    found = [Caution(CautionKind.LEAP, before, leap)] if before and (leap := _leap(new, before.fact)) else []
    found += [
        caution
        for held in neighbours
        if held.fact.id != new.id and not held.retired and (caution := _caution(new, held))
    ]
    found.sort(key=lambda caution: _apart(new, caution.held.fact))
    return tuple(
        caution
        for kind in CautionKind
        for caution in islice((each for each in found if each.kind is kind), _SHOWN[kind])
    )


def _apart(new: AnyFact, other: AnyFact) -> int:
    """How many days lie between two figures; words have no distance."""
    if not (isinstance(new, Figure) and isinstance(other, Figure) and new.time and other.time):
        return 0
    return abs((new.time.first - other.time.first).days)


def _caution(new: AnyFact, held: Held) -> Caution | None:
    match new, held.fact:
        case Figure(), Figure() as other if _same_thing(new, other):
            return next(_figure_cautions(new, held, other), None)
        case Quote(), Quote() as other if _same_words(new.text, other):
            return Caution(CautionKind.DUPLICATE, held)
        case Statement(), Statement() as other if _same_sentence(new, other):
            return Caution(CautionKind.DUPLICATE, held)
        case _:
            return None


def _same_thing(new: Figure, other: Figure) -> bool:
    return all(getattr(new, name) == getattr(other, name) for name in ("donor", "recipient", "kind", "measure", "unit"))


def _figure_cautions(new: Figure, held: Held, other: Figure) -> Iterator[Caution]:
    same_day = new.time == other.time
    if new.value == other.value and (same_day or new.source.url == other.source.url):
        yield Caution(CautionKind.DUPLICATE, held)
    if factor := _slip(new, other):
        yield Caution(CautionKind.FACTOR, held, factor)
    if not _counted_alike(new, other):
        return
    if same_day and new.value != other.value and new.measure != "package":
        yield Caution(CautionKind.OTHER_VALUE, held)
    if new.measure == "running_total" and _falls(new, other):
        yield Caution(CautionKind.FALLING, held)


def _slip(new: Figure, other: Figure) -> int:
    """How many times one value is the other, where that looks like a slip of the point or of the unit; else 0."""
    small, large = sorted((abs(new.value), abs(other.value)))
    if not small:
        return 0
    ratio = large / small
    for factor in _FACTORS:
        if abs(ratio / factor - 1) <= _CLOSE and (factor >= 1000 or new.measure != "package"):
            return int(factor)
    return round(ratio) if new.measure == "running_total" and ratio >= _FAR else 0


def _leap(new: AnyFact, old: AnyFact) -> int:
    """How many times an edited value is the old one, where that is too far for a correction; else 0."""
    if not (isinstance(new, Figure) and isinstance(old, Figure)) or not (new.unit == old.unit or _is_money(new, old)):
        return 0
    small, large = sorted((abs(new.value), abs(old.value)))
    return round(large / small) if small and large / small >= _FAR else 0


def _is_money(new: Figure, old: Figure) -> bool:
    return new.is_money and old.is_money


def _counted_alike(new: Figure, other: Figure) -> bool:
    return all(getattr(new, name) == getattr(other, name) for name in ("stage", "mechanism", "counted_since"))


def _falls(new: Figure, other: Figure) -> bool:
    if new.time is None or other.time is None or new.time.first == other.time.first:
        return False
    earlier, later = sorted((new, other), key=lambda figure: figure.time.first if figure.time else 0)
    return later.value < earlier.value


def _same_words(text: str, other: Quote) -> bool:
    return any(_alike(text, words) for words in (other.text, *(wording.words for wording in other.wordings)))


def _same_sentence(new: Statement, other: Statement) -> bool:
    return new.source.url == other.source.url and _alike(new.sentence, other.sentence)


def _alike(one: str, other: str) -> bool:
    return (
        fuzz.ratio([word.key for word in words_of(one)], [word.key for word in words_of(other)]) >= _NEARLY_SAME_WORDS
    )
