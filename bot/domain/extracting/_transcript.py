"""Transcripts: speech without quotation marks, each turn behind the name of who speaks."""

import re
from collections.abc import Sequence

from bot.domain.extracting._article import sentences
from bot.domain.extracting._cast import Cast
from bot.domain.extracting._quotes import Part, Said
from bot.domain.extracting._reading import read_stretch
from bot.domain.extracting.findings import Speaker
from bot.domain.text import Span

_TURN = re.compile(
    r"(?P<name>[^\W\d_a-zа-яіїєґ][^\W\d_a-zа-яіїєґ.' ’-]{0,60}(?:[ .]+[A-Z]{2,})?(?: \([^)]{1,40}\))?)\s*:\s+"
)
_ASKING = frozenset({"q", "question", "reporter", "press", "journalist", "frage", "питання", "voice"})
_FEWEST_TURNS = 2


def as_quoted(paragraphs: Sequence[Span], cast: Cast, language: str) -> list[Part] | None:
    """Read a transcript: every sentence of a turn is a quotation of its speaker. None for what is no transcript."""
    turns = [turn for paragraph in paragraphs if (turn := _TURN.match(paragraph.text))]
    if len(turns) < _FEWEST_TURNS or len({turn["name"] for turn in turns}) < _FEWEST_TURNS:
        return None
    parts: list[Part] = []
    speaker: Speaker | None = None
    for paragraph in paragraphs:
        turn = _TURN.match(paragraph.text)
        if turn:
            speaker = _speaker(turn["name"], cast, language)
        parts.extend(_turn(paragraph, turn.end() if turn else 0, speaker))
    return parts


def _turn(paragraph: Span, begin: int, speaker: Speaker | None) -> list[Part]:
    spoken = Span(paragraph.text[begin:], paragraph.start + begin, paragraph.end)
    if not spoken.text.strip():
        return []
    if speaker is None:
        return [Part(cut, (), None) for cut in sentences(spoken, ())]
    first, *rest = sentences(spoken, ())
    said = Said(" ".join(spoken.text.split()), spoken.start, spoken.end, first, speaker)
    return [Part(first, (said,), speaker), *(Part(cut, (), speaker) for cut in rest)]


def _speaker(name: str, cast: Cast, language: str) -> Speaker | None:
    if name.strip(" .").casefold() in _ASKING:
        return None
    words = " ".join(word.capitalize() for word in name.split())
    roles = cast.roles(read_stretch(words, cast.vocabulary, language))
    known = [role.speaker for role in roles if role.speaker and role.speaker.entity and not role.body]
    return known[-1] if known else Speaker(words)
