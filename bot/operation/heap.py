"""Collecting garbage without holding the event loop up.

CPython looks through everything that came since the start whenever it has grown by a quarter, and nothing else runs meanwhile:
in a flood over a thousand servers that took a quarter of a second. Most of what a bot leaves behind is freed at once by counting
references; what hangs together in circles is collected here, the young in small steps, the old in quiet moments.
"""

import asyncio
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_YOUNG, _MIDDLE, _OLD = 1_000, 10, 10_000
"""Thresholds of `gc.set_threshold`: ten thousand objects are looked through in some ten milliseconds, old ones not in floods."""
_EVERY, _QUIET, _AT_LATEST = 600.0, 5.0, 6 * 3600.0
"""Seconds between two looks at old objects, without a reply before one, and after which there is one all the same."""


@contextmanager
def kept_out_of_collections() -> Iterator[None]:
    """Leave what is there now alone until the end of a with block, so that nothing looks through it again and again."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def collected_in_small_steps() -> Iterator[None]:
    """Leave what is there now alone until the end of a with block, and look through what comes in small steps."""
    usual = gc.get_threshold()
    gc.collect()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    try:
        with kept_out_of_collections():
            yield
    finally:
        gc.set_threshold(*usual)


async def collect_when_quiet(replies: Callable[[], int], every: float = _EVERY, quiet: float = _QUIET) -> None:
    """Look through old objects for ever, each time when no reply was given for a while; `replies` tells how many there were."""
    while True:
        await asyncio.sleep(every)
        waited, before = 0.0, -1
        while (now := replies()) != before and waited < _AT_LATEST:
            before = now
            await asyncio.sleep(quiet)
            waited += quiet
        gc.collect()
