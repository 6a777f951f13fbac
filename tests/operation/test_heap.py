"""Garbage is collected in small steps while there is work, and whole in a quiet moment."""

import asyncio
import gc
import weakref

import pytest

from bot.operation.heap import collect_when_quiet, collected_in_small_steps


class Circle:
    """Something that only a collection frees."""

    def __init__(self) -> None:
        self.me = self


def test_what_is_there_at_the_start_is_not_looked_through_again() -> None:
    with collected_in_small_steps():
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold()[0] <= 1000


def test_what_one_run_left_is_freed_after_it() -> None:
    usual = gc.get_threshold()
    circle = Circle()
    left = weakref.ref(circle)
    with collected_in_small_steps():
        del circle
    gc.collect()
    assert left() is None
    assert (gc.get_freeze_count(), gc.get_threshold()) == (0, usual)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of what other tests left behind
async def test_old_circles_are_freed_once_no_reply_is_given() -> None:
    gc.disable()
    try:
        circle = weakref.ref(Circle())
        replies = iter([1, 2, 3, 3, 3, 3, *[3] * 1000])
        given: list[int] = []

        def so_far() -> int:
            given.append(next(replies))
            return given[-1]

        collecting = asyncio.create_task(collect_when_quiet(so_far, every=0, quiet=0))
        while circle() is not None:  # noqa: ASYNC110  # nothing tells when it is gone
            await asyncio.sleep(0)
        collecting.cancel()
        assert given[:4] == [1, 2, 3, 3]
    finally:
        gc.enable()
