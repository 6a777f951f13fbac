"""An article cut into paragraphs and sentences, each with its place in the text as given. What they say is read elsewhere."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from statistics import median

from bot.domain.text import Span, fold

_BLOCK = re.compile(r"\S(?:.*?\S)?(?=\s*\n[ \t\r]*\n|\s*\Z)", re.DOTALL)
_LINE = re.compile(r"\S[^\n]*\S|\S")
_BULLET = re.compile(r"\s*(?:[-*•·‣▪–—]|\(?\d{1,2}[.)])\s+")
_END = re.compile(r"(?<![\w.!?…])(\w*)[.!?…]+[\"'”’»“)\]]*\s+(?=[\"'“„«(\[‘—–-]*\s?(\w|\.\.\.|…))")
"""Tried at the beginnings of words alone: from every letter of a long one it would take as long as that word is squared."""
_SHORT = re.compile(r"\d{1,2}|[^\W\d_]")
"""What a full stop does not end: an initial, and the number of a day as German writes it."""
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen lt col maj sgt capt adm sec sen rep gov prof st no vs approx ca bn mn mrd mio jan feb aug sept oct nov "
    "dec u.s inc млрд млн тис тыс грн руб ім св р рр ст см".split()
)
_LONGEST = 4_000
_WRAPPED = range(40, 111)
"""How long the lines of a text are that was broken to fit a page."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """Cut a text at empty lines, and at every line end where lines are not merely broken to fit a page."""
    return tuple(span for block in _BLOCK.finditer(text) for span in _lines(block[0], block.start()))


def is_bullet(paragraph: str) -> bool:
    """Whether a paragraph is one item of a list."""
    return bool(_BULLET.match(paragraph))


def without_bullet(paragraph: str) -> str:
    """A paragraph without the mark that makes it an item of a list."""
    return _BULLET.sub("", paragraph, count=1)


def sentences(paragraph: Span, quotations: Sequence[Span]) -> tuple[Span, ...]:
    """Cut a paragraph into sentences, none of them inside a quotation; places are those of the whole text."""
    return tuple(_cut(paragraph, quotations))


def _lines(block: str, at: int) -> Iterator[Span]:
    lines = [(line.start(), line.end()) for line in _LINE.finditer(block)]
    if len(lines) > 1 and _is_wrapped([block[start:end] for start, end in lines]):
        lines = [(lines[0][0], lines[-1][1])]
    for start, end in lines:
        yield from _pieces(block, at, start, end)


def _pieces(block: str, at: int, start: int, end: int) -> Iterator[Span]:
    """A paragraph in pieces that are no longer than one is: what is read of each quotation grows with the paragraph."""
    while end - start > _LONGEST:
        cut = block.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield Span(block[start:cut].rstrip(), at + start, at + start + len(block[start:cut].rstrip()))
        start = cut + len(block[cut:end]) - len(block[cut:end].lstrip())
    if end > start:
        yield Span(block[start:end], at + start, at + end)


def _is_wrapped(lines: Sequence[str]) -> bool:
    if any(is_bullet(line) for line in lines):
        return False
    long = [len(line) for line in lines[:-1]]
    broken = sum(not re.search(r"[.!?:;\"”»]$", line) for line in lines[:-1])
    return int(median(long)) in _WRAPPED and max(long) <= _WRAPPED.stop and broken * 2 >= len(long)


def _cut(paragraph: Span, quotations: Sequence[Span]) -> Iterator[Span]:
    start = 0
    starts = [span.start for span in quotations]
    for end in _END.finditer(paragraph.text):
        at = paragraph.start + end.end()
        before = bisect_left(starts, at - 1) - 1
        inside = before >= 0 and at < quotations[before].end
        if not inside and _is_end(end[1], end[2], end[0]):
            yield _span(paragraph, start, end.end())
            start = end.end()
    if paragraph.text[start:].strip():
        yield _span(paragraph, start, len(paragraph.text))


def _span(paragraph: Span, start: int, end: int) -> Span:
    text = paragraph.text[start:end].rstrip()
    return Span(text, paragraph.start + start, paragraph.start + start + len(text))


def _is_end(last_word: str, following: str, marks: str) -> bool:
    if following.islower():
        return False
    if "." not in marks:
        return True
    return not _SHORT.fullmatch(last_word) and fold(last_word) not in _ABBREVIATIONS
