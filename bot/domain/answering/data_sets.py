"""Figures of data sets: which of them count alike, and which way of counting is meant where nothing says."""

from collections.abc import Callable, Iterable

from bot.domain.model import AidKind, Held, Stage

OF_YEARS = (
    "new_allocations",
    "annual_amount",
    "oda_to_country",
    "oda_by_donor",
    "funding",
    "disbursements",
    "obligations",
)
"""Measures of what was given within a year, the likeliest meant first."""
_STAGES = (Stage.ALLOCATED, Stage.DISBURSED, Stage.RECEIVED, Stage.REPORTED, Stage.COMMITTED, Stage.OBLIGATED)
"""Where no stage is asked for, the first of these that there is."""
_ALL = frozenset({AidKind.ALL, AidKind.MIXED, AidKind.DEVELOPMENT, AidKind.HUMANITARIAN})

Counted = tuple[object, ...]


def counted(held: Held) -> Counted:
    """All that has to agree for two figures to count alike, but who, to whom and when."""
    figure = held.figure
    return (
        *(figure.measure, figure.source.publisher, figure.data_set, figure.unit, figure.unit_note, figure.price_base),
        *(figure.kind, figure.kind_note, figure.stage, figure.mechanism, figure.counted_since),
    )


def alike(found: Iterable[Held], apart: Callable[[Held], object]) -> list[list[Held]]:
    """The figures in groups that count alike, in each one for whatever `apart` tells apart; the way most likely meant first."""
    groups: dict[Counted, dict[object, Held]] = {}
    for held in found:
        groups.setdefault(counted(held), {}).setdefault(apart(held), held)
    ranked = sorted(groups.values(), key=lambda group: (*_likely(next(iter(group.values()))), -len(group)))
    return [list(group.values()) for group in ranked]


def _likely(held: Held) -> tuple[int, int, int]:
    figure = held.figure
    measure = OF_YEARS.index(figure.measure) if figure.measure in OF_YEARS else -1
    stage = _STAGES.index(figure.stage) if figure.stage in _STAGES else len(_STAGES)
    return (measure, 0 if figure.kind in _ALL else 1, stage)
