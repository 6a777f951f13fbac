"""One question on the command line: the answer on the screen, and its chart or card in a file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TextIO

from bot.console.screen import Screen
from bot.console.talk import Answering, Talk, local_actor
from bot.present.reply import Reply

_UNSAVED = "Nothing is saved by `aidbot ask`: type the same in the console, `aidbot --as-curator`, to save it."


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture wanted: `chart` or `card`, and the file for it."""

    sort: str
    file: Path


async def ask_once(
    service: Answering, text: str, out: TextIO, today: Callable[[], date], prefix: str, *, curator: bool = False
) -> None:
    """Show the answer to one question."""
    reply = await Talk(service, local_actor(curator), today, prefix, bare=True).answer(text)
    if any(choice.question.startswith("/fact save") for choice in reply.choices):
        reply = replace(reply, choices=(), notes=(*reply.notes, _UNSAVED))
    Screen(out).show(reply)


async def draw_once(
    service: Answering, text: str, out: TextIO, today: Callable[[], date], prefix: str, wanted: Wanted
) -> bool:
    """Show the answer to one question and write its picture; tell whether there was one. OSError where it can't be written."""
    asked = text.strip().removeprefix(prefix).removeprefix("aid ").lstrip()
    reply: Reply = await Talk(service, local_actor(False), today, prefix).answer(f"/aid {wanted.sort} {asked}")
    if reply.image is not None:
        wanted.file.write_bytes(reply.image.png)
    Screen(out).show(replace(reply, image=None))
    return reply.image is not None
