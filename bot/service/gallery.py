"""Pictures drawn off the event loop, one at a time, and kept by what they show for as long as there is room."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bot.present.picture import Picture

_KEPT = 64
"""Pictures of about 100 kB each."""

Draw = Callable[[Picture], bytes]


class Gallery:
    """Draws each picture once. A thread of its own holds the loop up by milliseconds; docs/architecture.md has the numbers."""

    def __init__(self, draw: Draw | None = None, kept: int = _KEPT) -> None:
        self._draw = draw or _drawn
        self._kept = kept
        self._drawn: OrderedDict[Picture, asyncio.Future[bytes]] = OrderedDict()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="drawing")

    async def png(self, picture: Picture) -> bytes:
        """Give a picture as PNG; raise what drawing it raises, and try again the next time."""
        drawing = self._drawn.get(picture)
        if drawing is None or drawing.cancelled():
            drawing = asyncio.get_running_loop().run_in_executor(self._thread, self._draw, picture)
            self._drawn[picture] = drawing
        self._drawn.move_to_end(picture)
        while len(self._drawn) > self._kept:
            self._drawn.popitem(last=False)
        try:
            return await asyncio.shield(drawing)
        except Exception:
            self._drawn.pop(picture, None)
            raise

    def close(self) -> None:
        """Draw nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _drawn(picture: Picture) -> bytes:
    from bot.drawing import draw  # loads matplotlib, which takes half a second, in the thread and only when needed

    return draw(picture)
