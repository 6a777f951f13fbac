"""Pictures as PNG: the only room that knows matplotlib. The door is `draw`; what stands in a picture is `present/`'s."""

from bot.drawing.cards import draw_card
from bot.drawing.charts import draw_bars, draw_history
from bot.drawing.sheet import Sheet
from bot.present.picture import Bars, Card, History, Picture


def draw(picture: Picture) -> bytes:
    """Draw a picture as PNG; raise CannotDraw for words that our fonts cannot show."""
    sheet = Sheet()
    match picture:
        case History():
            draw_history(picture, sheet)
        case Bars():
            draw_bars(picture, sheet)
        case Card():
            draw_card(picture, sheet)
        case _:
            raise TypeError(f"no way to draw a {type(picture).__name__}")
    return sheet.png()


__all__ = ["draw"]
