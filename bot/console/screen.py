"""Replies on a terminal in colours, or as plain lines for a pipe."""

from typing import TextIO

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


class Screen:
    """Where replies are shown. Colours only where the stream is a terminal and nothing forbids them."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False)

    def show(self, reply: Reply) -> None:
        """Show a whole reply, and an empty line after it."""
        for line in lines(reply, _ENDLESS, markdown=False):
            self._print(line)
        if reply.choices and self._console.is_terminal:
            self.say("Type a number to pick one.", "dim")
        if reply.attachment:
            self.say(reply.attachment[1].rstrip("\n"))
        self.say("")

    def say(self, words: str, style: str = "") -> None:
        """Print words of our own, or a file as it is."""
        self._console.print(Text(words, style=style), soft_wrap=True)

    def _print(self, line: Line) -> None:
        if line.part is Part.SOURCE or not self._console.is_terminal:
            # Addresses are left for the terminal to wrap, so that they can be clicked and copied whole.
            self.say(str(line), _STYLES[line.part])
            return
        indent = line.reopening or (" " * len(line.opening) if line.part in _LISTED else "")
        shown = Text(str(line)[len(indent) :])
        for place, row in enumerate(shown.wrap(self._console, max(self._console.width - len(indent), 10))):
            start = indent if place else line.opening[: len(indent)]
            self.say(f"{start}{row}".rstrip(), _STYLES[line.part])
