"""A Reply as lines of text, cut into pages that a channel or a terminal takes. `compose.py` decides what they say."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.present.markdown import escape
from bot.present.messages import Messages, mark, speaking
from bot.present.reply import QuoteBlock, Reply, SourceLine

PAGE = 2000
"""Discord's limit for one message, which the batch front end keeps as well."""

_MARKER_ROOM = len("\n(999/999)")
_LEAST_ROOM = 80
_LIVE_MENTION = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)
# These move the cursor or turn text round.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SENTENCE_END = re.compile(r"(?<=[.!?…;])[\"”’»)]*\s+")
_GAP = re.compile(r"\s+")
_NEVER_FIRST = re.compile("[\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")

Escape = Callable[[str], str]


class Part(StrEnum):
    """What a line of a reply is, for those who show it in colours."""

    HEADLINE = "headline"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    BODY = "body"
    READ_AS = "read_as"
    DISPUTE = "dispute"
    NOTE = "note"
    CHOICE = "choice"
    SOURCE = "source"


_ANSWER = frozenset({Part.HEADLINE, Part.QUOTE, Part.ATTRIBUTION})


@dataclass(frozen=True, slots=True)
class Line:
    """One line to show: what opens and closes it, and what opens it again where it has to go on on another page."""

    part: Part
    text: str
    opening: str = ""
    closing: str = ""
    reopening: str = ""

    def __str__(self) -> str:
        return f"{self.opening}{self.text}{self.closing}"

    def cut(self, room: int, *, anywhere: bool) -> "tuple[Line, Line] | None":
        """This line in two, the first within the room; None when there is no good place for a cut."""
        place = _place_to_cut(self.text, room - _units(self.opening + self.closing), anywhere=anywhere)
        if place is None:
            return None
        head, rest = self.text[:place].rstrip(), self.text[place:].lstrip()
        return replace(self, text=head), replace(self, text=rest, opening=self.reopening)


def pages(reply: Reply, limit: int = PAGE, markdown: bool = True) -> tuple[str, ...]:
    """Render a reply as pages of at most `limit` characters, the answer and its main source on the first.

    Characters are counted as UTF-16 units, the stricter of the ways in which Discord's parts count them.
    """
    found = lines(reply, limit, markdown)
    whole = "\n".join(map(str, found))
    if not whole:
        return ()
    if _units(whole) <= limit:
        return (whole,)
    return _numbered(_packed(found, limit - _MARKER_ROOM))


def lines(reply: Reply, limit: int = PAGE, markdown: bool = True) -> list[Line]:
    """The lines of a reply in the order of showing, none of them cut; addresses too long for a page are left out."""
    show: Escape = escape if markdown else _defused
    return list(_said(reply, show, "**" if markdown else "", limit))


def printable(text: str) -> str:
    """Leave out control, text-direction and half characters, which could move a cursor or turn a line round."""
    return _UNSEEN.sub("", text)


def _said(reply: Reply, show: Escape, bold: str, limit: int) -> Iterator[Line]:
    messages = speaking(reply.language)
    for text in _split_lines(reply.headline, show):
        yield Line(Part.HEADLINE, text, bold, bold, bold)
    for quote in reply.quotes:
        yield from _quote(quote, show)
    yield from _items(Part.BODY, reply.details, show, "")
    yield from _items(Part.BODY, reply.body, show, "- " if len(reply.body) > 1 else "")
    yield from (_source(source, show, messages, limit) for source in reply.sources)
    yield from _items(Part.READ_AS, (reply.read_as or "",), show, _label(mark("Read as"), messages))
    yield from _items(Part.NOTE, reply.notes, show, _label(mark("Note"), messages))
    yield from _items(Part.DISPUTE, reply.disputes, show, _label(mark("Sources differ"), messages))
    for number, choice in enumerate(reply.choices, 1):
        yield from _items(Part.CHOICE, (choice.label,), show, f"{number}. ")


def _label(words: str, messages: Messages) -> str:
    label = messages.say("{label}:", label=messages.say(words))
    return f"{label} "


def _quote(quote: QuoteBlock, show: Escape) -> Iterator[Line]:
    for text in _split_lines(f"“{quote.words}”", show):
        yield Line(Part.QUOTE, text, "> ", reopening="> ")
    yield from _items(Part.ATTRIBUTION, (quote.attribution,), show, "— ")


def _items(part: Part, texts: tuple[str, ...], show: Escape, label: str) -> Iterator[Line]:
    for text in texts:
        for place, line in enumerate(_split_lines(text, show)):
            yield Line(part, line, "" if place else label)


def _split_lines(text: str, show: Escape) -> list[str]:
    return [show(printable(line)) for line in text.splitlines() if line.strip()]


def _source(source: SourceLine, show: Escape, messages: Messages, limit: int) -> Line:
    words = _GAP.sub(" ", printable(source.words)).strip()
    if len(words) > limit // 7:
        words = words[: limit // 7 - 1].rstrip() + "…"
    address = printable(source.url).replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    # Half an address leads nowhere, so one that would crowd out the answer is named and left out.
    shown = f"<{address}>" if _units(address) <= limit // 2 else messages.say("(its address is too long to show here)")
    return Line(Part.SOURCE, f"{show(words)} {shown}", _label(mark("Source"), messages))


def _defused(text: str) -> str:
    """Plain text whose mentions stay dead when somebody pastes it into a channel."""
    return _LIVE_MENTION.sub("@\u200b", text)


def _packed(shown: list[Line], room: int) -> list[list[str]]:
    """Lines dealt out to pages. A main source that would not come on the first page is moved to its end."""
    main = [line for line in shown if line.part is Part.SOURCE][:1]
    dealt = _dealt(shown, [], room)
    if all(str(line) in dealt[0] for line in main):
        return dealt
    return _dealt([line for line in shown if line not in main], [str(line) for line in main], room)


def _dealt(waiting: list[Line], closing: list[str], room: int) -> list[list[str]]:
    packed: list[list[str]] = []
    while waiting:
        kept = closing if not packed else []
        page, waiting = _filled(waiting, room - _units("".join(f"\n{line}" for line in kept)))
        packed.append(page + kept)
    return packed


def _filled(waiting: list[Line], room: int) -> tuple[list[str], list[Line]]:
    """One page of lines, and those that are left. The answer itself is cut rather than moved to a later page."""
    page: list[str] = []
    left = room
    while waiting and _units(str(waiting[0])) <= left:
        line = str(waiting[0])
        page.append(line)
        waiting = waiting[1:]
        left -= _units(line) + 1
    if not waiting:
        return page, []
    line_at_hand = waiting[0]
    must_cut = not page or (line_at_hand.part in _ANSWER and left > _LEAST_ROOM)
    halves = line_at_hand.cut(left, anywhere=not page) if must_cut else None
    if halves is None:
        return page, waiting
    return [*page, str(halves[0])], [halves[1], *waiting[1:]]


def _numbered(packed: list[list[str]]) -> tuple[str, ...]:
    if len(packed) == 1:
        return ("\n".join(packed[0]),)
    return tuple("\n".join([*page, f"({number}/{len(packed)})"]) for number, page in enumerate(packed, 1))


def _place_to_cut(text: str, room: int, *, anywhere: bool) -> int | None:
    within = _longest_start(text, room)
    for pattern, earliest in ((_SENTENCE_END, within // 2), (_GAP, 0)):
        places = [found for found in pattern.finditer(text) if earliest < found.start() and found.end() < len(text)]
        fitting = [found.end() for found in places if len(text[: found.end()].rstrip()) <= within]
        if fitting:
            return fitting[-1]
    if not anywhere:
        return None
    while within > 1 and (text[within - 1] == "\\" or _NEVER_FIRST.match(text[within])):
        within -= 1
    return within


def _longest_start(text: str, room: int) -> int:
    used = 0
    for place, character in enumerate(text):
        used += _units(character)
        if used > room:
            return max(place, 1)
    return len(text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
