"""Letters: which of them our fonts have, how wide words are, and where lines break. Fonts are those of matplotlib."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

from bot.errors import CannotDraw
from bot.present.text import printable

DOTS = 100
"""Dots per inch: only there to turn points into pixels."""

_POINT = 72 / DOTS
_FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
_MISSING = "□"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_UNSHOWN = dict.fromkeys([0x200D, 0xFE0E, 0xFE0F])
"""Joins and variants of emoji, which are nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: their size in pixels, and whether they are bold."""

    size: float
    bold: bool = False

    @property
    def font(self) -> FontProperties:
        """The font for matplotlib."""
        return FontProperties(fname=str(_path(self.bold)), size=self.size * _POINT)

    @property
    def height(self) -> float:
        """From one line to the next, in pixels."""
        return self.size * 1.32


def shown(words: str) -> str:
    """The words on one line, with a box for each letter that we have no shape for."""
    return "".join(letter if _has(letter) else _MISSING for letter in _tidy(words))


def verbatim(words: str) -> str:
    """The words on one line as they are; raise CannotDraw where we have no shape for one of their letters."""
    tidy = _tidy(words)
    if not all(_has(letter) for letter in tidy):
        raise CannotDraw("These words have letters that no font here has.")
    return tidy


@lru_cache(maxsize=4096)
def width(words: str, style: Style) -> float:
    """How wide words are, in pixels."""
    measured: float = _ruler().get_text_width_height_descent(words, style.font, ismath=False)[0]  # type: ignore[no-untyped-call]
    return measured


def wrapped(words: str, style: Style, room: float) -> list[str]:
    """The lines of a text, broken at spaces, and within a word only where it is longer than a line."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, style) <= room:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        *full, rest = _broken(word, style, room)
        lines[-1:] = [*full, rest]
    return lines


def _broken(word: str, style: Style, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, style) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _tidy(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", printable(words)).translate(_UNSHOWN).split())


def _has(letter: str) -> bool:
    """Whether both fonts have the letter. Letters written from right to left would come out the wrong way round."""
    return ord(letter) in _letters() and unicodedata.bidirectional(letter) not in _RIGHT_TO_LEFT


def _path(bold: bool) -> Path:
    return _FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    plain, bold = (frozenset(FT2Font(str(_path(bold))).get_charmap()) for bold in (False, True))
    return plain & bold


@lru_cache(maxsize=1)
def _ruler() -> RendererAgg:
    return RendererAgg(1, 1, DOTS)  # type: ignore[no-untyped-call]
