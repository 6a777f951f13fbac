"""Charts: a total over time as marks on stems, and figures side by side, or inside one another, as bars.

Values are written at their marks and bars, so that neither an axis nor a colour has to be read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.drawing.cards import write_foot
from bot.drawing.letters import Style, shown, width
from bot.drawing.sheet import BLUE, FAINT, INK, MARGIN, ROOM, SOFT, Sheet
from bot.present.picture import Bar, Bars, Bound, History, Mark, Picture

_TITLE = Style(46, bold=True)
_ABOUT = Style(33)
_NAME = Style(35, bold=True)
_DETAIL = Style(31)
_VALUE = Style(33, bold=True)
_AXIS = Style(31)
_BAR = 46
_PLOT = 600
_LEAST = 6
_SHAPES = {Bound.AT: "o", Bound.ABOVE: "^", Bound.BELOW: "v"}
_Box = tuple[float, float, float, float]
_GAPS = (22, 36)
_LIFTS = (0, 40, 80, 120)
"""How far a value may stand above its mark to be out of the way of others."""


def draw_bars(bars: Bars, sheet: Sheet) -> None:
    """Draw bars below one another, each group on a scale of its own and set off from the next."""
    _write_head(bars, sheet)
    for group in bars.groups:
        # A bar that no other shares a scale with would say nothing.
        alone = len(bars.groups) > 1 and len(group) == 1
        largest = max(bar.end for bar in group) or 1
        inside = any(bar.start > 0 for bar in group)
        for bar in group:
            _write_bar(bar, sheet)
            if not alone:
                _draw_bar(bar, ROOM / largest, sheet, framed=inside)
            sheet.write(shown(bar.detail), _DETAIL, SOFT)
            sheet.skip(26)
        if group is not bars.groups[-1]:
            sheet.line((MARGIN, MARGIN + ROOM), (sheet.below, sheet.below), FAINT, 2)
            sheet.skip(26)
    write_foot(bars, sheet)


def _write_bar(bar: Bar, sheet: Sheet) -> None:
    """Write name and amount on one line, or where they are too long for it, on several."""
    name, amount = shown(bar.label), shown(bar.amount)
    beside = width(name, _NAME) + width(amount, _NAME) + 40 <= ROOM
    if beside:
        sheet.word(amount, MARGIN + ROOM, sheet.below + _NAME.size, _NAME, BLUE, "right")
    sheet.write(name, _NAME)
    if not beside:
        sheet.write(amount, _NAME, BLUE)
    sheet.skip(6)


def _draw_bar(bar: Bar, scale: float, sheet: Sheet, *, framed: bool) -> None:
    if framed:
        sheet.frame(MARGIN, sheet.below, (ROOM, _BAR))
    long = max((bar.end - bar.start) * scale, _LEAST)
    sheet.bar(MARGIN + bar.start * scale, sheet.below, (long, _BAR), bar.texture)
    sheet.skip(_BAR + 8)


def draw_history(history: History, sheet: Sheet) -> None:
    """Draw a total over time from nothing upwards."""
    _write_head(history, sheet)
    sheet.write(shown(history.scale), _AXIS, SOFT)
    top = sheet.below + max(_LIFTS)
    ground = top + _PLOT
    plot = _Plot(history, top, ground)
    for mark in history.marks:
        _draw_stem(mark, plot, sheet)
    labels = list(_placed(history.marks, plot))
    for label in labels:
        sheet.line((label.middle, label.mark[0]), (label.foot, label.mark[1]), SOFT, 1.2)
    for label in labels:
        left, upper, right, lower = label.box
        sheet.clear(left, upper, (right - left, lower - upper))
        sheet.word(label.words, label.middle, label.foot, _VALUE, INK, "center")
    for mark in history.marks:
        _draw_mark(mark, plot, sheet)
    sheet.line((MARGIN, MARGIN + ROOM), (ground, ground), SOFT, 2.5)
    _draw_ticks(history, plot, sheet)
    sheet.below = ground + 66
    write_foot(history, sheet)


def _draw_ticks(history: History, plot: "_Plot", sheet: Sheet) -> None:
    """Name days below the axis, each only where it stands clear of the one before."""
    reached = 0.0
    for tick in history.ticks:
        across, words = plot.across(tick.at), shown(tick.label)
        half = width(words, _AXIS) / 2
        middle = min(max(across, MARGIN + half), MARGIN + ROOM - half)
        sheet.line((across, across), (plot.ground, plot.ground + 12), SOFT, 2.5)
        if middle - half > reached:
            sheet.word(words, middle, plot.ground + 48, _AXIS, SOFT, "center")
            reached = middle + half + 16


def _draw_stem(mark: Mark, plot: "_Plot", sheet: Sheet) -> None:
    across = plot.middle(mark)
    sheet.line((across, across), (plot.ground, plot.down(mark.value)), FAINT, 3)


def _draw_mark(mark: Mark, plot: "_Plot", sheet: Sheet) -> None:
    across, down = plot.middle(mark), plot.down(mark.value)
    start, end = plot.across(mark.start), plot.across(mark.end)
    if end - start > 1:
        sheet.line((start, end), (down, down), BLUE, 2.5)
    sheet.mark(across, down, _SHAPES[mark.bound] if mark.alike else "D", hollow=not mark.alike)


class _Plot:
    """Where days and values are."""

    def __init__(self, history: History, top: float, ground: float) -> None:
        self._first = min(mark.start for mark in history.marks)
        self._last = max(max(mark.end for mark in history.marks), self._first + 1)
        self._largest = max(mark.value for mark in history.marks) or 1
        self._side = max(width(shown(mark.label), _VALUE) for mark in history.marks) / 2 + 6
        self._top = top
        self.ground = ground

    def across(self, day: int) -> float:
        share = (day - self._first) / (self._last - self._first)
        return MARGIN + self._side + share * (ROOM - 2 * self._side)

    def middle(self, mark: Mark) -> float:
        return (self.across(mark.start) + self.across(mark.end)) / 2

    def down(self, value: float) -> float:
        return self.ground - value / self._largest * (self.ground - self._top)


@dataclass(frozen=True, slots=True)
class _Label:
    """A value, where it stands, and the place of its mark, to which a thin line leads from it."""

    words: str
    middle: float
    foot: float
    mark: tuple[float, float]

    @property
    def box(self) -> _Box:
        half = width(self.words, _VALUE) / 2 + 6
        return (self.middle - half, self.foot - _VALUE.size, self.middle + half, self.foot + 5)


def _placed(marks: Sequence[Mark], plot: _Plot) -> Iterator[_Label]:
    """The values that find room, the newest, the oldest and the largest first; the others are told beside the picture."""
    taken = [_around(plot.middle(mark), plot.down(mark.value)) for mark in marks]
    alike = [mark for mark in marks if mark.alike]
    largest = max(alike, key=lambda mark: mark.value)
    wanted = dict.fromkeys([alike[-1], alike[0], largest, *(mark for mark in marks if not mark.alike), *alike])
    for mark in wanted:
        places = _places(mark, plot)
        label = next((one for one in places if _stands_free(one, taken)), None)
        if label is not None:
            taken.append(label.box)
            yield label


def _places(mark: Mark, plot: _Plot) -> Iterator[_Label]:
    """Where a value may stand: above its mark, else above and to the left, else beside it."""
    words, across, down = shown(mark.label), plot.middle(mark), plot.down(mark.value)
    half = width(words, _VALUE) / 2
    for aside in (0, half * 0.8):
        yield from (_Label(words, across - aside, down - 22 - lift, (across, down)) for lift in _LIFTS)
    yield from (_Label(words, across - gap - half, down + 12, (across, down)) for gap in _GAPS)


def _stands_free(label: _Label, taken: Sequence[_Box]) -> bool:
    return label.box[0] >= MARGIN / 2 and not any(_touch(label.box, other) for other in taken)


def _around(across: float, down: float) -> _Box:
    return (across - 12, down - 12, across + 12, down + 12)


def _touch(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _write_head(picture: Picture, sheet: Sheet) -> None:
    sheet.write(shown(picture.title), _TITLE)
    sheet.skip(4)
    sheet.write(shown(picture.about), _ABOUT, SOFT)
    sheet.skip(26)
