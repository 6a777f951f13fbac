"""How much more work twice the text makes, counted in calls of functions rather than in seconds."""

import sys
from collections.abc import Callable
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions, ours and Python's own, that some work makes."""
    counted = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def growth(work: Callable[[str], object], piece: str, letters: int) -> float:
    """How many times the work twice as many letters make, of one thing said again and again; 2 where it is even."""
    short, long = piece * (letters // len(piece)), piece * (2 * letters // len(piece))
    work(long)  # what is made once and kept is no work of either
    return calls(lambda: work(long)) / calls(lambda: work(short))
