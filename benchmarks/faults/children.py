"""The product in child processes: a command as somebody types it, or work that goes on until it is told to end."""

import asyncio
import ctypes
import os
import signal
import sys
import traceback
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.__main__ import main
from bot.settings import SETTINGS

_CAPABILITIES = 0x20080522
_OVERRIDES = 0b111
"""Linux's capabilities to pass over the rights of files: CHOWN, DAC_OVERRIDE and DAC_READ_SEARCH."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code (a signal is below 0), and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """All that somebody read of it."""
        return self.out + self.err


def preload() -> None:
    """Import once what every child would import for itself."""
    from bot import app, console, importers  # noqa: F401
    from bot.console import batch, once  # noqa: F401
    from bot.operation import checkup  # noqa: F401
    from bot.present import importing  # noqa: F401
    from bot.service import data_files  # noqa: F401


def nothing() -> None:
    """Leave a child as it is."""


def mortal() -> None:
    """Give up what lets root write where nobody may; for anybody else this changes nothing."""
    if os.getuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        header = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
        sets = (ctypes.c_uint32 * 6)()  # effective, permitted and inheritable, twice 32 of each
        if libc.capget(header, sets):
            raise OSError(ctypes.get_errno(), "capget")
        sets[0] &= ~_OVERRIDES
        sets[1] &= ~_OVERRIDES
        if libc.capset(header, sets):
            raise OSError(ctypes.get_errno(), "capset")


def command(*arguments: str, store: Path, inside: Callable[[], object] = nothing) -> Ended:
    """Run one command of the program on a store, from a folder without settings; `inside` is done in the child first."""
    out, out_end = os.pipe()  # what bounds files does not bound these
    err, err_end = os.pipe()
    with TemporaryDirectory() as home:
        child = os.fork()
        if child == 0:
            os.dup2(out_end, 1)
            os.dup2(err_end, 2)
            for end in (out, out_end, err, err_end):
                os.close(end)
            sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8")
            os.chdir(home)
            _run(lambda: _program(arguments, store, inside))
        os.close(out_end)
        os.close(err_end)
        with os.fdopen(out, errors="replace") as said, os.fdopen(err, errors="replace") as complained:
            written, more = said.read(), complained.read()
        return Ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), written, more)


class Worker:
    """A child that works: it says lines, and waits where it needs a word to go on."""

    def __init__(self, pid: int, said: int, go: int) -> None:
        self._pid = pid
        self._said = os.fdopen(said)
        self._go = go

    def lines(self) -> Iterator[str]:
        """What it says, until it has ended."""
        for line in self._said:
            yield line.rstrip("\n")

    def go_on(self) -> None:
        """Give it the word that it waits for, if it has not ended."""
        with suppress(BrokenPipeError):
            os.write(self._go, b".")

    def ended(self) -> int:
        """Wait until it has ended; give its exit code, a signal below 0."""
        code = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        self._said.close()
        os.close(self._go)
        return code


@dataclass(frozen=True, slots=True)
class Line:
    """A child's end: how it says something, and how it waits for the word to go on."""

    say: Callable[[str], object]
    wait: Callable[[], object]


class HalfWay:
    """Tells what a child did, waits once half of it is done, and ends it with KeyError after the last; `left` are to come."""

    def __init__(self, line: Line, changes: int) -> None:
        self._line = line
        self._half = changes // 2
        self.left = changes

    def __call__(self, words: str) -> None:
        """Tell of one more."""
        self._line.say(words)
        self.left -= 1
        if self.left == self._half:
            self._line.say("half")
            self._line.wait()
        if self.left <= 0:
            raise KeyError


@contextmanager
def working(
    work: Callable[[Line], Coroutine[Any, Any, None]], inside: Callable[[], object] = nothing
) -> Iterator[Worker]:
    """Let a child do some work for the length of a with block; what it writes to its standard error is not shown."""
    said, say = os.pipe()
    hear, go = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(said)
        os.close(go)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        line = Line(lambda words: os.write(say, (words.replace("\n", " ") + "\n").encode()), lambda: os.read(hear, 1))
        _run(lambda: _worked(work, line, inside))
    os.close(say)
    os.close(hear)
    worker = Worker(child, said, go)
    try:
        yield worker
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        worker.ended()


def _worked(work: Callable[[Line], Coroutine[Any, Any, None]], line: Line, inside: Callable[[], object]) -> None:
    inside()
    try:
        asyncio.run(work(line))
    except BaseException:
        line.say(f"Traceback: {traceback.format_exc()[-600:]}")
        raise


def _program(arguments: tuple[str, ...], store: Path, inside: Callable[[], object]) -> None:
    for setting in SETTINGS:
        os.environ.pop(setting.name, None)
    os.environ["FACTS_DB"] = str(store)
    inside()
    main(arguments, prog_name="aidbot")


def _run(work: Callable[[], None]) -> None:
    """Do what a child is for, and end it as Python would end a program."""
    code = 0
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        work()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
        code = 1
    finally:
        try:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
        finally:
            os._exit(code)
