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
_ENDLESS = 1_000_000


class Screen:
    """Where replies are shown. Colours only where the stream is a terminal and nothing forbids them."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False)

    def show(self, reply: Reply) -> None:
        """Show a whole reply, and an empty line after it."""
        for line in lines(reply, _ENDLESS, markdown=False):
            self._print(line)
        if reply.attachment:
            self.say(reply.attachment[1].rstrip("\n"))
        self.say("")

    def say(self, words: str, style: str = "") -> None:
        """Print words of our own, never of a user."""
        self._console.print(Text(words, style=style), soft_wrap=True)

    def _print(self, line: Line) -> None:
        wraps_itself = self._console.is_terminal and line.part is not Part.SOURCE
        self._console.print(Text(str(line), style=_STYLES[line.part]), soft_wrap=not wraps_itself)
