"""A Reply as Discord embeds, one for each page, each within Discord's limits. `text.py` renders its plain twin."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import discord

from bot.present.markdown import escape, link
from bot.present.messages import Messages, speaking
from bot.present.reply import QuoteBlock, Reply, SourceLine
from bot.present.text import printable

DESCRIPTION = 4096
FIELD = 1024
FIELDS = 25
TOTAL = 6000
BUTTON_LABEL = 80
"""Discord's limits. Lengths are counted as UTF-16 units, the stricter of the ways in which Discord counts."""

_READABLE = 2000
_MARKER_ROOM = 30
"""Room for the number of the page, in any language."""
_CONTINUED = "…"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the description, and how full the description may become with it."""

    text: str
    room: int = DESCRIPTION


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    value: str

    @property
    def size(self) -> int:
        return _units(self.name) + _units(self.value)


@dataclass(slots=True)
class _Page:
    """One embed while it fills up."""

    left: int = TOTAL - _MARKER_ROOM
    lines: list[str] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)

    @property
    def written(self) -> int:
        return sum(_units(line) + 1 for line in self.lines)

    def takes(self, item: _Line | _Field) -> bool:
        if isinstance(item, _Field):
            return item.size <= self.left and len(self.fields) < FIELDS
        size = _units(item.text) + 1
        return size <= self.left and (not self.lines or self.written + size <= item.room)

    def add(self, item: _Line | _Field) -> None:
        if isinstance(item, _Field):
            self.fields.append(item)
            self.left -= item.size
            return
        self.lines.append(item.text)
        self.left -= _units(item.text) + 1


def embeds(reply: Reply) -> tuple[discord.Embed, ...]:
    """Render a reply as one embed for each page, the answer and its main source on the first."""
    messages = speaking(reply.language)
    say = messages.say
    lines, details = list(_lines(reply)), list(_details(reply, messages))
    bullet = "- " if len(reply.sources) > 1 else ""
    sources = [f"{bullet}{_source(source, messages, FIELD - len(bullet))}" for source in reply.sources]
    name = say("Sources") if len(sources) > 1 else say("Source")
    pages = _packed([*lines, *_joined(name, sources), *details])
    if len(pages) == 1 or not sources:
        return _finished(pages, messages)
    main = _Field(say("Source"), sources[0].removeprefix(bullet))
    pages = _packed([*lines, *details, *_joined(say("Sources"), sources[1:])], reserved=main.size)
    pages[0].fields.append(main)
    return _finished(pages, messages)


def _lines(reply: Reply) -> Iterator[_Line]:
    for text in _split_lines(reply.headline):
        yield from (_Line(f"**{piece}**") for piece in _pieces(text, DESCRIPTION - 5))
    for place, quote in enumerate(reply.quotes):
        if place:
            yield _Line("")
        yield from _quote(quote)
    for text in reply.details:
        yield from _item(text, "")
    bullet = "- " if len(reply.body) > 1 else ""
    for text in reply.body:
        yield from _item(text, bullet)
    for place, label in enumerate(_cut_short_by_buttons(reply), 1):
        yield from _item(label, f"{place}. ")


def _cut_short_by_buttons(reply: Reply) -> list[str]:
    """The choices, where a button does not hold one of them that the lines above do not show either."""
    cut = [choice.label for choice in reply.choices if len(choice.label) > BUTTON_LABEL]
    if all(any(label in line for line in (*reply.details, *reply.body)) for label in cut):
        return []
    return [choice.label for choice in reply.choices]


def _quote(quote: QuoteBlock) -> Iterator[_Line]:
    for text in _split_lines(f"“{quote.words}”"):
        yield from (_Line(f"> {piece}") for piece in _pieces(text, DESCRIPTION - 3))
    for text in _split_lines(quote.attribution):
        yield from (_Line(f"— {piece}") for piece in _pieces(text, DESCRIPTION - 3))


def _item(text: str, bullet: str, limit: int = DESCRIPTION) -> Iterator[_Line]:
    for place, line in enumerate(_split_lines(text)):
        opening = "" if place else bullet
        for part, piece in enumerate(_pieces(line, limit - len(bullet))):
            yield _Line(piece if part else f"{opening}{piece}", room=_READABLE)


def _details(reply: Reply, messages: Messages) -> Iterator[_Field]:
    say = messages.say
    yield from _prose(say("Read as"), (reply.read_as,) if reply.read_as else ())
    yield from _prose(say("Notes") if len(reply.notes) > 1 else say("Note"), reply.notes)
    yield from _prose(say("Sources differ"), reply.disputes, bullet="- " if len(reply.disputes) > 1 else "")


def _prose(name: str, texts: Iterable[str], bullet: str = "") -> Iterator[_Field]:
    items = (item for text in texts for item in _item(text, bullet, FIELD))
    return _joined(name, [item.text for item in items])


def _joined(name: str, lines: Sequence[str]) -> Iterator[_Field]:
    """Lines, each short enough for a field, joined into as few fields as hold them."""
    held: list[str] = []
    for line in lines:
        if held and _units("\n".join([*held, line])) > FIELD:
            yield _Field(name, "\n".join(held))
            held, name = [], f"{name.rstrip(_CONTINUED)}{_CONTINUED}"
        held.append(line)
    if held:
        yield _Field(name, "\n".join(held))


def _source(source: SourceLine, messages: Messages, room: int) -> str:
    words = " ".join(printable(source.words).split())
    shown = next(_pieces(words, FIELD // 3))
    linked = link(words if shown == escape(words) else f"{words[: FIELD // 8].rstrip()}…", source.url)
    # Half an address leads nowhere: one that no field can hold is named and left out.
    if _units(linked) <= room:
        return linked
    return f"{shown} {messages.say('(its address is too long to show here)')}"


def _packed(items: Iterable[_Line | _Field], reserved: int = 0) -> list[_Page]:
    pages = [_Page(left=TOTAL - _MARKER_ROOM - reserved)]
    for item in items:
        if not pages[-1].takes(item):
            pages.append(_Page())
        pages[-1].add(item)
    return pages


def _finished(pages: Sequence[_Page], messages: Messages) -> tuple[discord.Embed, ...]:
    made = []
    for number, page in enumerate(pages, 1):
        embed = discord.Embed(description="\n".join(page.lines) or None)
        for part in page.fields:
            embed.add_field(name=part.name, value=part.value, inline=False)
        if len(pages) > 1:
            embed.set_footer(text=messages.say("Page {number} of {count}", number=number, count=len(pages)))
        made.append(embed)
    return tuple(made)


def _split_lines(text: str) -> list[str]:
    return [printable(line) for line in text.splitlines() if printable(line).strip()]


def _pieces(text: str, room: int) -> Iterator[str]:
    """Escaped text in pieces within the room, cut before it is escaped so that no escape is torn apart."""
    while _units(escape(text)) > room:
        end = max(bisect_right(range(len(text)), room, key=lambda stop: _units(escape(text[:stop]))) - 1, 1)
        gap = text.rfind(" ", end // 2, end)
        place = gap if gap > 0 else end
        yield escape(text[:place])
        text = text[place:].lstrip()
    yield escape(text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
