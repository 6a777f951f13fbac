"""The chat on a terminal: a line in, a reply out, until the end of input."""

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol, TextIO

from bot.console.screen import Screen
from bot.console.talk import Answering, Talk, local_actor

_GREETING = """Sourced answers about aid. Ask in plain words, or try !aid total or !quote austin.
help tells more, and Ctrl-D leaves.
"""
_FAREWELL = "Bye."
_OPENS_FORM = re.compile(r"\s*\W*fact\s+(?:add|propose|edit\s+\S+)\s*", re.IGNORECASE)
_FIELD = re.compile(r"\s*\w+\s*:(?:\s|$)")


class Lines(Protocol):
    """Where typed lines come from."""

    async def next(self) -> str | None:
        """Wait for a line; None when there will be no more."""
        ...


class PipedLines:
    """Lines of a file or pipe. The `field: value` lines under a command that opens a form belong to it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._read_ahead: list[str | None] = []

    async def next(self) -> str | None:
        """Read one line. Nothing else runs meanwhile, so it may block."""
        line = self._read_ahead.pop() if self._read_ahead else self._read()
        if line is None or not _OPENS_FORM.fullmatch(line):
            return line
        fields = []
        while (following := self._read()) is not None and _FIELD.match(following):
            fields.append(following)
        self._read_ahead.append(following)
        return "\n".join([line, *fields])

    def _read(self) -> str | None:
        line = self._stream.readline()
        return line.rstrip("\r\n") if line else None


async def chat(
    service: Answering, *, curator: bool, today: Callable[[], date], prefix: str, history: Path | None = None
) -> None:
    """Talk on standard input and output until the person leaves."""
    talk = Talk(service, local_actor(curator), today, prefix, bare=True)
    screen = Screen(sys.stdout)
    screen.say(_GREETING.replace("!", prefix), "dim")
    await converse(talk, _source_of_lines(talk, history), screen)
    screen.say(_FAREWELL, "dim")


async def converse(talk: Talk, typed: Lines, screen: Screen) -> None:
    """Answer each line that holds anything."""
    while (line := await typed.next()) is not None:
        if talk.is_farewell(line):
            return
        if line.strip():
            screen.show(await talk.answer(line))


def _source_of_lines(talk: Talk, history: Path | None) -> Lines:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return PipedLines(sys.stdin)
    from bot.console.editor import EditedLines  # a fifth of a second that a pipe need not wait

    return EditedLines(talk, history)
