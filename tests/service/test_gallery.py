"""Pictures are drawn beside the event loop, once for what they show, and the last ones are kept."""

import asyncio
import threading

import pytest

from bot.errors import CannotDraw
from bot.present.picture import Picture
from bot.service.gallery import Gallery


def picture(title: str) -> Picture:
    return Picture(title=title, sources="", alt="")


class Painter:
    """Draws by writing the title, and remembers what it drew, and in which thread."""

    def __init__(self) -> None:
        self.drew: list[str] = []
        self.threads: set[int] = set()
        self.fails = False

    def __call__(self, picture: Picture) -> bytes:
        self.drew.append(picture.title)
        self.threads.add(threading.get_ident())
        if self.fails:
            raise CannotDraw("no")
        return picture.title.encode()


async def test_the_event_loop_goes_on_while_a_picture_is_drawn() -> None:
    begun, finish = threading.Event(), threading.Event()

    def slowly(_: Picture) -> bytes:
        begun.set()
        finish.wait()
        return b"png"

    gallery = Gallery(slowly)
    drawing = asyncio.create_task(gallery.png(picture("a")))
    await asyncio.to_thread(begun.wait)
    assert not drawing.done(), "the loop runs, and the picture is not finished"
    finish.set()
    assert await drawing == b"png"
    gallery.close()


async def test_a_picture_is_drawn_once_for_what_it_shows() -> None:
    painter = Painter()
    gallery = Gallery(painter)
    both = await asyncio.gather(gallery.png(picture("a")), gallery.png(picture("a")))
    assert [*both] == [b"a", b"a"]
    assert await gallery.png(picture("b")) == b"b"
    assert painter.drew == ["a", "b"]
    assert painter.threads.isdisjoint({threading.get_ident()})
    assert len(painter.threads) == 1
    gallery.close()


async def test_the_picture_that_was_wanted_longest_ago_makes_room() -> None:
    painter = Painter()
    gallery = Gallery(painter, kept=2)
    for title in ("a", "b", "a", "c", "a", "b"):
        await gallery.png(picture(title))
    assert painter.drew == ["a", "b", "c", "b"]
    gallery.close()


async def test_a_picture_that_failed_is_tried_again() -> None:
    painter = Painter()
    gallery = Gallery(painter)
    painter.fails = True
    with pytest.raises(CannotDraw):
        await gallery.png(picture("a"))
    painter.fails = False
    assert await gallery.png(picture("a")) == b"a"
    gallery.close()


async def test_who_stops_waiting_does_not_spoil_it_for_others() -> None:
    finish = threading.Event()

    def slowly(_: Picture) -> bytes:
        finish.wait()
        return b"png"

    gallery = Gallery(slowly)
    one, other = (asyncio.create_task(gallery.png(picture("a"))) for _ in range(2))
    await asyncio.sleep(0)
    one.cancel()
    await asyncio.sleep(0)
    finish.set()
    assert await other == b"png"
    gallery.close()
