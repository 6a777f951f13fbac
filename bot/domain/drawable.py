"""What of an answer can be drawn, and which of its figures may stand on one scale. Words and lines are made elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain.answer import Answer, AnswerKind, Operation, Point
from bot.domain.keys import TOTAL
from bot.domain.model import Figure, Held, Quote
from bot.domain.shelf import FigureKey, Order, Shelf

_MOST_POINTS = 15
_MOST_PARTS = 8
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Grown:
    """A total over time: the figures that count alike, oldest first, and those of the list that count otherwise."""

    alike: tuple[Held, ...]
    otherwise: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Figures side by side, those of one unit together: only they share a scale."""

    groups: tuple[tuple[Held, ...], ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """A figure and the figures inside it."""

    whole: Held
    parts: tuple[Held, ...]


Drawable = Grown | Compared | Composed


def drawable(answer: Answer, shelf: Shelf) -> Drawable | None:
    """Find what a chart of an answer would show; None where it has nothing to set side by side."""
    if answer.kind is AnswerKind.LIST:
        return _listed(answer.main)
    if answer.kind is not AnswerKind.FIGURE or answer.claim is not None:
        return None
    if answer.computed is not None:
        return _worked_out(answer)
    if answer.point is not Point.VALUE or not answer.main:
        return None
    return _composed(answer.main[0], shelf) or _grown(answer.main[0], shelf)


def on_card(answer: Answer) -> tuple[Held, ...]:
    """Give the figure or quotes of an answer that a card may show, one at a time."""
    if answer.claim is not None or answer.quote is not None or answer.computed is not None:
        return ()
    if answer.kind is AnswerKind.FIGURE:
        return tuple(held for held in answer.main if isinstance(held.fact, Figure))[:1]
    if answer.kind is AnswerKind.QUOTE:
        return tuple(held for held in answer.main if isinstance(held.fact, Quote))
    return ()


def listed(answer: Answer, drawn: Drawable) -> Answer:
    """The answer with every figure of its chart in a list; itself where it tells all of them already."""
    if answer.kind is AnswerKind.LIST or answer.computed is not None or isinstance(drawn, Compared):
        return answer
    every = drawn.alike[::-1] if isinstance(drawn, Grown) else (drawn.whole, *drawn.parts)
    return replace(answer, kind=AnswerKind.LIST, point=Point.HISTORY, main=tuple(every), beside=())


def _listed(main: Sequence[Held]) -> Drawable | None:
    figures = [held for held in main if isinstance(held.fact, Figure)]
    if len(figures) < _FEWEST or len(figures) < len(main):
        return None
    totals = all(held.figure.measure in TOTAL and held.figure.time for held in figures)
    one = {(held.figure.donor, held.figure.recipient, held.figure.unit) for held in figures}
    grown = _history(figures) if totals and len(one) == 1 else None
    return grown or _side_by_side(figures)


def _history(figures: Sequence[Held]) -> Grown | None:
    """The figures of the longest series, and the others beside it; None where no series has two days."""
    by_series: dict[tuple[object, ...], list[Held]] = {}
    for held in figures:
        by_series.setdefault(_series(held.figure), []).append(held)
    longest = max(by_series.values(), key=len)
    if len({held.figure.time for held in longest}) < _FEWEST:
        return None
    others = [held for held in figures if held not in longest]
    return Grown(_by_time(longest), _by_time(others))


def _side_by_side(figures: Sequence[Held]) -> Compared | None:
    if any(held.figure.value < 0 for held in figures):
        return None  # bars begin at nothing
    groups: dict[tuple[object, ...], list[Held]] = {}
    for held in figures:
        groups.setdefault(_unit(held.figure), []).append(held)
    return Compared(tuple(tuple(group) for group in groups.values()))


def _worked_out(answer: Answer) -> Drawable | None:
    """The two figures of a sum: a part in its whole, or one beside the other."""
    computed = answer.computed
    if computed is None or len(computed.inputs) < _FEWEST:
        return None
    small, large = sorted(computed.inputs[:2], key=lambda held: held.figure.value)
    if computed.operation is Operation.SHARE and small.figure.id in large.figure.includes:
        return Composed(large, (small,))
    return _side_by_side(computed.inputs)


def _composed(whole: Held, shelf: Shelf) -> Composed | None:
    figure = whole.figure
    inside = [held for held in shelf.fetch(figure.includes) if isinstance(held.fact, Figure)] if figure.includes else []
    like = [held for held in inside if held.figure.unit == figure.unit and held.figure.value > 0]
    nested = {inner for held in like for inner in held.figure.includes}
    parts = sorted((held for held in like if held.figure.id not in nested), key=lambda held: -held.figure.value)
    return Composed(whole, tuple(parts[:_MOST_PARTS])) if len(parts) >= _FEWEST else None


def _grown(newest: Held, shelf: Shelf) -> Grown | None:
    """The earlier figures of the same series as a total."""
    figure = newest.figure
    if figure.measure not in TOTAL or figure.donor is None or figure.time is None:
        return None
    key = FigureKey(
        donor=figure.donor,
        recipient=figure.recipient,
        measures=TOTAL,
        kinds=(figure.kind,),
        stages=(figure.stage,),
        units=(figure.unit,),
    )
    found = shelf.figures(key, Order.NEWEST)
    alike = [held for held in _distinct(found) if _series(held.figure) == _series(figure) and held.figure.time]
    if len({held.figure.time for held in alike}) < _FEWEST:
        return None
    return Grown(_by_time(alike[:_MOST_POINTS]))


def _unit(figure: Figure) -> tuple[object, ...]:
    """What has to agree for two numbers to share a scale."""
    return (figure.unit, figure.price_base, None if figure.is_money else figure.unit_note)


def _series(figure: Figure) -> tuple[object, ...]:
    """What has to agree for two totals to be one total at two times."""
    since = figure.counted_since.year if figure.counted_since else None
    return (figure.kind, figure.kind_note, figure.stage, figure.mechanism, since, *_unit(figure))


def _distinct(found: Iterable[Held]) -> list[Held]:
    """Each figure once, however many sources tell the same."""
    told: dict[tuple[object, ...], Held] = {}
    for held in found:
        told.setdefault((held.figure.time, held.figure.value, held.figure.precision), held)
    return list(told.values())


def _by_time(figures: Iterable[Held]) -> tuple[Held, ...]:
    def when(held: Held) -> tuple[int, int, str]:
        time = held.figure.time
        return (time.first.toordinal(), time.last.toordinal(), held.fact.id) if time else (0, 0, held.fact.id)

    return tuple(sorted(figures, key=when))
