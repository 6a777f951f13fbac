"""Transcripts: speech without quotation marks, each turn behind the name of who speaks."""

import re
from collections.abc import Sequence

from bot.domain.extracting._article import sentences
from bot.domain.extracting._cast import Cast
from bot.domain.extracting._quotes import Part, Said
from bot.domain.extracting._reading import Reader
from bot.domain.extracting.findings import Speaker
from bot.domain.text import Span

_TURN = re.compile(
    r"(?P<name>[^\W\d_a-zа-яіїєґ][^\W\d_a-zа-яіїєґ.' ’-]{0,60}(?:[ .]+[A-Z]{2,})?(?: \([^)]{1,40}\))?)\s*:\s+"
)
_NAMED_TURN = re.compile(
    r"(?P<name>[^\W\d_a-zа-яіїєґ][\w.'’-]+(?: [^\W\d_a-zа-яіїєґ][\w.'’-]+){0,4}(?: \([^)]{1,40}\))?)\s*:\s+"
)
"""A turn behind a name as names are written; a transcript is made mostly of such turns."""
_ASKING = frozenset({"q", "question", "reporter", "press", "journalist", "frage", "питання", "voice"})
_FEWEST_TURNS = 2


def as_quoted(paragraphs: Sequence[Span], cast: Cast, reader: Reader) -> list[Part] | None:
    """Read a transcript: every sentence of a turn is a quotation of its speaker. None for what is no transcript."""
    opens = next((pattern for pattern in (_TURN, _NAMED_TURN) if _is_transcript(paragraphs, pattern)), None)
    if opens is None:
        return None
    parts: list[Part] = []
    speaker: Speaker | None = None
    for paragraph in paragraphs:
        turn = opens.match(paragraph.text)
        if turn:
            speaker = _speaker(turn["name"], cast, reader)
        parts.extend(_turn(paragraph, turn.end() if turn else 0, speaker))
    return parts


def _is_transcript(paragraphs: Sequence[Span], opens: re.Pattern[str]) -> bool:
    """Whether several speak by turns; with names written like any, most paragraphs must be turns and somebody speak twice."""
    names = [turn["name"] for paragraph in paragraphs if (turn := opens.match(paragraph.text))]
    if len(names) < _FEWEST_TURNS or len(set(names)) < _FEWEST_TURNS:
        return False
    return opens is _TURN or (len(set(names)) < len(names) and 2 * len(names) >= len(paragraphs))


def _turn(paragraph: Span, begin: int, speaker: Speaker | None) -> list[Part]:
    spoken = Span(paragraph.text[begin:], paragraph.start + begin, paragraph.end)
    if not spoken.text.strip():
        return []
    if speaker is None:
        return [Part(cut, (), None) for cut in sentences(spoken, ())]
    first, *rest = sentences(spoken, ())
    said = Said(" ".join(spoken.text.split()), spoken.start, spoken.end, first, speaker)
    return [Part(first, (said,), speaker), *(Part(cut, (), speaker) for cut in rest)]


def _speaker(name: str, cast: Cast, reader: Reader) -> Speaker | None:
    if re.sub(r"\s*\([^)]*\)", "", name).strip(" .").casefold() in _ASKING:
        return None
    words = " ".join(word.capitalize() if word.isupper() else word for word in name.split())
    roles = cast.roles(reader.read(words))
    known = [role.speaker for role in roles if role.speaker and role.speaker.entity and not role.body]
    return known[-1] if known else Speaker(words)
