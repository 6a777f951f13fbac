"""A message cut into sentences for checking, none of them cut inside a quotation. What they say is read elsewhere."""

import re
from collections.abc import Iterator

from bot.domain.text import fold, normalise, quoted

_QUOTED_LINES = re.compile(r"(?:^[ \t]*>+[ \t]?.*(?:\n|$))+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^[ \t]*>+[ \t]?", re.MULTILINE)
_NOT_WORDS = re.compile(r"https?://\S+|<(?:@[!&]?|#|a?:\w+:|t:)\d+(?::\w)?>")
"""Addresses, and Discord's marks for mentions, emoji and times: their digits are no amounts."""

_END = re.compile(r"(\w*)[.!?…]+[\"')\]]*\s+(?=[\"'(\[]*(\w))")
_SHORT = re.compile(r"\d{1,2}|[^\W\d_]")
"""What a full stop does not end: an initial, and the number of a day as German writes it."""
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen lt col sec sen gov prof st no vs approx ca bn mn mrd mio млрд млн тис тыс грн руб ім".split()
)


def sentences(text: str) -> tuple[str, ...]:
    """Give the sentences of a text, each normalised. Lines that Discord shows as a quotation become one in quotation marks."""
    marked = _NOT_WORDS.sub(" ", _QUOTED_LINES.sub(lambda lines: _in_marks(lines[0]), text))
    lines = (normalise(line) for line in marked.splitlines())
    return tuple(sentence for line in lines for sentence in _cut(line) if any(map(str.isalnum, sentence)))


def _in_marks(lines: str) -> str:
    words = " ".join(_QUOTE_MARK.sub("", lines).split()).strip('"“”')
    return f"“{words}”\n" if words else "\n"


def _cut(line: str) -> Iterator[str]:
    spans = quoted(line)
    start = 0
    for end in _END.finditer(line):
        inside = any(span.start <= end.end() <= span.end for span in spans)
        if not inside and _is_end(end[1], end[2]):
            yield line[start : end.end()].strip()
            start = end.end()
    yield line[start:].strip()


def _is_end(last_word: str, next_letter: str) -> bool:
    if next_letter.islower() or _SHORT.fullmatch(last_word):
        return False
    return fold(last_word) not in _ABBREVIATIONS
