"""Replies on a terminal in colours, or as plain lines for a pipe."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.present.reply import Reply
from bot.present.text import Line, Part, lines

_STYLES = {
    Part.HEADLINE: "bold",
    Part.QUOTE: "italic cyan",
    Part.ATTRIBUTION: "cyan",
    Part.BODY: "default",
    Part.READ_AS: "dim",
    Part.DISPUTE: "yellow",
    Part.NOTE: "dim",
    Part.CHOICE: "magenta",
    Part.SOURCE: "blue",
}
_LISTED = frozenset({Part.BODY, Part.CHOICE})
_ENDLESS = 1_000_000
_FACTS_NAMED = 12
_EXPORTED_ELSEWHERE = "`aidbot export > FILE` writes all facts where you like."
_DRAWN_ELSEWHERE = "`aidbot ask --chart FILE` and `--card FILE` draw where you like."
_WORD = re.compile(" *[^ ]+")
_HANGING = "  "


class Screen:
    """Where replies are shown. Colours only where the stream is a terminal and nothing forbids them."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False)

    def show(self, reply: Reply) -> None:
        """Show a whole reply, and an empty line after it."""
        for text, style, indent in _said(reply):
            self._print(text, style, indent)
        if reply.choices and self._console.is_terminal:
            self.say("Type a number to pick one.", "dim")
        if reply.attachment:
            self._hand_over(*reply.attachment)
        if reply.image and self._console.is_terminal:
            self.say(_written(Path(reply.image.name), reply.image.png, _DRAWN_ELSEWHERE), "dim")
        self.say("")

    def say(self, words: str, style: str = "") -> None:
        """Print words of our own."""
        for line in words.split("\n"):
            self._print(line, style, "")

    def _hand_over(self, name: str, text: str) -> None:
        """Put a file where the person stands; in a pipe, its text is what they asked for."""
        if self._console.is_terminal:
            self.say(_written(Path(name), text.encode(), _EXPORTED_ELSEWHERE), "dim")
        else:
            self._put(text.rstrip("\n"), "")

    def _print(self, text: str, style: str, indent: str) -> None:
        rows = wrapped(text, self._console.width, indent) if self._console.is_terminal else [text]
        for row in rows:
            self._put(row, style)

    def _put(self, text: str, style: str) -> None:
        # What is longer than a row, an address, is left to the terminal, so that it can be clicked and copied whole.
        self._console.print(Text(text, style=style), soft_wrap=True)


def wrapped(text: str, width: int, indent: str) -> list[str]:
    """The rows of a line, broken at spaces only; all but the first begin with the indent."""
    rows = [""]
    for word in _WORD.findall(text):
        if rows[-1].strip() and cell_len(rows[-1] + word) > width:
            rows.append(indent + word.lstrip(" "))
        else:
            rows[-1] += word
    return rows


def shown(reply: Reply, width: int) -> list[str]:
    """The rows of a reply as a terminal of that width shows them, without colours."""
    return [row for text, _, indent in _said(reply) for row in wrapped(text, width, indent)]


def _said(reply: Reply) -> Iterator[tuple[str, str, str]]:
    """Each line of a reply with its style and the indent of its further rows."""
    for line in lines(reply, _ENDLESS, markdown=False):
        yield str(line), _STYLES[line.part], _indent(line)
    if reply.facts and not reply.ephemeral:  # a draft has an id but is no fact yet
        yield _named(reply.facts), "dim", _HANGING


def _named(facts: tuple[str, ...]) -> str:
    """Name the facts under an answer by their ids, which curating commands take."""
    more = len(facts) - _FACTS_NAMED
    return f"Facts: {', '.join(facts[:_FACTS_NAMED])}" + (f" and {more} more" if more > 0 else "")


def _indent(line: Line) -> str:
    return line.reopening or (" " * len(line.opening) if line.part in _LISTED and line.opening else _HANGING)


def _written(path: Path, content: bytes, otherwise: str) -> str:
    """Write a file of that name into the current folder, beside an earlier one of the same name; say where it is."""
    for number in count(1):
        place = Path(path.name) if number == 1 else Path(f"{path.stem}-{number}{path.suffix}")
        try:
            with place.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        except OSError:
            break
        return f"Written to {place.absolute()}"
    return f"{path.name} cannot be written into this folder. {otherwise}"
