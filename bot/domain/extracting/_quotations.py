"""Where direct quotations stand in a paragraph: closed ones, and those whose closing mark was forgotten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.text import Span, quoted_from

_DOUBLE = '"“”„‟«»″＂'
_MARKS = _DOUBLE + "'‘’›‹"
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_REOPENS = re.compile(rf"(?<=\s)[{_DOUBLE}](?=[\w.…\[])")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: `text[start:end]`, without the marks; `closed` tells whether there is a closing one."""

    text: str
    start: int
    end: int
    closed: bool


def quotations(paragraph: Span) -> tuple[Quoted, ...]:
    """Find what stands in quotation marks. An opening mark that is never closed reaches to the end of the paragraph, or,
    where another quotation begins before that, to the end of its sentence.
    """
    return tuple(_quotations(paragraph))


def _quotations(paragraph: Span) -> Iterator[Quoted]:
    text, at = paragraph.text, 0
    while (span := next(quoted_from(text, at), None)) is not None:
        closed = span.end < len(text) and text[span.end] in _MARKS
        cut = _cut_short(text, span.start, span.end)
        yield _quoted(paragraph, span.start, span.end if cut is None else cut, closed and cut is None)
        # What stands behind a quotation that was cut short was read the wrong way round.
        at = span.end + 1 if cut is None else cut


def _cut_short(text: str, start: int, end: int) -> int | None:
    """Where a quotation ends whose "closing" mark opens another one; None where it really closes it."""
    opens = _REOPENS.search(text, start, min(len(text), end + 2))
    nested = opens is not None and opens.start() < end and _closes_again(text, opens.start(), end)
    if opens is None or nested:
        return None
    ended = _SENTENCE_END.search(text, start, opens.start())
    return ended.end() if ended else None


def _closes_again(text: str, opened: int, end: int) -> bool:
    """Whether marks within are a quotation inside the quotation: both of its marks stand before the outer one's."""
    return any(mark in text[opened + 1 : end] for mark in _DOUBLE) and end < len(text)


def _quoted(paragraph: Span, start: int, end: int, closed: bool) -> Quoted:
    text = paragraph.text[start:end]
    lead, tail = len(text) - len(text.lstrip()), len(text.rstrip())
    return Quoted(text.strip(), paragraph.start + start + lead, paragraph.start + start + tail, closed)
