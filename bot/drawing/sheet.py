"""A sheet of paper that grows downwards: words, bars, lines and marks at places in pixels, then all of it as PNG.

Words are drawn as they are: a dollar sign is a dollar sign, never the start of a formula.
"""

import io
from collections.abc import Sequence
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from bot.drawing.letters import DOTS, Style, wrapped

WIDTH = 1080
"""Wide enough to be sharp, and shrunk to a third on a phone: no letter on it is smaller than 31 pixels."""
MARGIN = 60
ROOM = WIDTH - 2 * MARGIN

PAPER, INK, SOFT, FAINT = "#fbfaf6", "#14181d", "#454d57", "#c4c9cf"
BLUE, PALE = "#1d4f91", "#dbe6f3"
_EDGE = "#8b929b"
"""The sheet brings its own paper, so that it reads the same on a dark and on a light page; its edge shows on both."""

_TEXTURES = ("", "//", "..", "xx", "--", "\\\\", "oo", "++")
Align = Literal["left", "center", "right"]


class Sheet:
    """What is drawn so far, and how far down it reaches."""

    def __init__(self) -> None:
        self.below: float = MARGIN
        self._artists: list[Artist] = []

    def skip(self, pixels: float) -> None:
        """Leave room."""
        self.below += pixels

    def write(self, words: str, style: Style, colour: str = INK, room: float = ROOM, left: float = MARGIN) -> None:
        """Write a text below what is there, in as many lines as it takes."""
        for line in wrapped(words, style, room) if words else ():
            self.word(line, left, self.below + style.size, style, colour)
            self.below += style.height

    def word(
        self, words: str, across: float, down: float, style: Style, colour: str = INK, align: Align = "left"
    ) -> None:
        """Write one line whose letters stand at a height."""
        self._artists.append(
            Text(
                across,
                down,
                words,
                color=colour,
                fontproperties=style.font,
                horizontalalignment=align,
                verticalalignment="baseline",
                parse_math=False,
            )
        )

    def bar(self, left: float, top: float, size: tuple[float, float], texture: int) -> None:
        """Draw a bar. Textures tell bars apart without colours; the first of them is plain."""
        hatch = _TEXTURES[texture % len(_TEXTURES)]
        self._artists.append(
            Rectangle(
                (left, top),
                *size,
                facecolor=PALE if hatch else BLUE,
                edgecolor=BLUE,
                linewidth=2,
                hatch=hatch,
            )
        )

    def frame(self, left: float, top: float, size: tuple[float, float]) -> None:
        """Draw an empty frame."""
        self._artists.append(Rectangle((left, top), *size, facecolor="none", edgecolor=FAINT, linewidth=1.5))

    def clear(self, left: float, top: float, size: tuple[float, float]) -> None:
        """Cover what is there with paper."""
        self._artists.append(Rectangle((left, top), *size, facecolor=PAPER, edgecolor="none"))

    def line(self, xs: Sequence[float], ys: Sequence[float], colour: str = FAINT, thick: float = 1.5) -> None:
        """Draw a line through places."""
        self._artists.append(Line2D(list(xs), list(ys), color=colour, linewidth=thick, solid_capstyle="butt"))

    def mark(self, across: float, down: float, shape: str, *, hollow: bool) -> None:
        """Draw a mark at a place."""
        self._artists.append(
            Line2D(
                [across],
                [down],
                marker=shape,
                markersize=15,
                markerfacecolor=PAPER if hollow else BLUE,
                markeredgecolor=BLUE,
                markeredgewidth=2.5,
                linestyle="none",
            )
        )

    def png(self) -> bytes:
        """Give the sheet, cut off below what is on it."""
        height = round(self.below + MARGIN * 0.8)
        figure = Figure(figsize=(WIDTH / DOTS, height / DOTS), dpi=DOTS, facecolor=PAPER)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        edge = Rectangle((2, 2), WIDTH - 4, height - 4, facecolor="none", edgecolor=_EDGE, linewidth=3)
        for layer, artist in enumerate((*self._artists, edge)):
            artist.set_zorder(layer)
            axes.add_artist(artist)
        written = io.BytesIO()
        figure.savefig(written, format="png", dpi=DOTS, metadata={"Software": None})
        return written.getvalue()
