"""Cards: one figure or one quote in large letters, and the source below."""

from bot.drawing.letters import Style, shown, verbatim
from bot.drawing.sheet import BLUE, FAINT, INK, MARGIN, ROOM, SOFT, Sheet
from bot.errors import CannotDraw
from bot.present.picture import Card, Picture

_FIGURE = Style(84, bold=True)
_LEAD = Style(42, bold=True)
_LINE = Style(36)
_NOTE = Style(32)
_SOURCE = Style(31)
_QUOTES = ((140, 58), (300, 50), (550, 42), (1000, 36))
"""Up to so many letters, words said are so large."""
_RULE = 10


def draw_card(card: Card, sheet: Sheet) -> None:
    """Draw a card. What somebody said stands there letter by letter, or not at all."""
    sheet.skip(8)
    top = sheet.below
    inset = 34 if card.quote else 0
    if card.quote:
        title = verbatim(card.title)
        sheet.write(title, Style(_size(title)), INK, ROOM - inset, MARGIN + inset)
        sheet.bar(MARGIN, top + 6, (_RULE, sheet.below - top - 6), 0)
    else:
        sheet.write(shown(card.title), _FIGURE, BLUE)
    sheet.skip(26)
    for place, line in enumerate(card.lines):
        sheet.write(shown(line), _LINE if place else _LEAD, SOFT if place else INK)
        sheet.skip(8)
    write_foot(card, sheet)


def write_foot(picture: Picture, sheet: Sheet) -> None:
    """Write what a reader must know, and who says so, below a picture."""
    for note in picture.notes:
        sheet.skip(10)
        sheet.write(shown(note), _NOTE, INK)
    sheet.skip(26)
    sheet.line((MARGIN, MARGIN + ROOM), (sheet.below, sheet.below), FAINT, 2)
    sheet.skip(16)
    sheet.write(shown(picture.sources), _SOURCE, SOFT)


def _size(title: str) -> int:
    for longest, size in _QUOTES:
        if len(title) <= longest:
            return size
    raise CannotDraw("These words are too long for a card.")
