"""The neutral form of what the bot says, before it becomes text, an embed or JSON.

All strings here are plain text: whoever renders them escapes Markdown and mentions. `compose.py` builds replies from
answers; `text.py` and `embed.py` render them; front ends choose the renderer.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class ReplyKind(StrEnum):
    """What sort of thing a reply is; the batch front end prints it as `kind`."""

    FIGURE = "figure"
    QUOTE = "quote"
    LIST = "list"
    TEXT = "text"
    VERDICT = "verdict"
    CLARIFY = "clarify"
    ABSTAIN = "abstain"
    HELP = "help"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source as shown: its words (publisher, title, date, class, via) and its http(s) address."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class QuoteBlock:
    """Verbatim words (shown as a block quote, characters as given) and who said them, when and where."""

    words: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading a person can pick: its label, and the question that asks exactly for it when sent as text."""

    label: str
    question: str
    form: str | None = None
    """The form that a press opens, where the platform has forms; elsewhere the question tells how to type it."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture beside a reply: the name of its file, the PNG, and all of it in words for who cannot see it."""

    name: str
    png: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the bot says to one message, in the order of showing.

    headline  the answer itself in a sentence (for an abstention the sentence that says so); bold where bold exists
    quotes    verbatim blocks
    details   what the answer counts and other accounts of it, a line each
    body      items of a list, one string each
    sources   every source the reply rests on
    read_as   how the question was read and what was assumed, one line
    notes     what a reader needs to know: precision, what is not in it
    disputes  each in a few words: both positions with their publishers, then the assessment
    choices   readings to pick from; numbered in text, buttons on Discord
    facts     ids of the facts used, in order
    ephemeral whether only the asker should see it where the platform can do that
    language  of the bot's own words in it
    """

    kind: ReplyKind
    headline: str = ""
    quotes: tuple[QuoteBlock, ...] = ()
    details: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    read_as: str | None = None
    disputes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    facts: tuple[str, ...] = ()
    ephemeral: bool = False
    language: str = "en"
    attachment: tuple[str, str] | None = None
    """A file to hand over: its name and its UTF-8 text (an export)."""
    image: Image | None = None
    """A picture that shows the same."""
    offers: tuple[Choice, ...] = ()
    """What else may be done with the answer: buttons on Discord, and nothing where there are none."""
    again: tuple[str, ...] = field(default=(), compare=False)
    """What gives this reply again when it is asked anew, where that changes nothing: for pages turned after a restart."""
    asked: tuple[str, ...] = field(default=(), compare=False)
    """The question it is about, and before it those that question goes on from: what a follow-up has to know."""
