"""The quotations of an article with their speakers: paragraph by paragraph, from the start to the end."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.extracting._article import sentences
from bot.domain.extracting._cast import Cast
from bot.domain.extracting._quotations import Quoted, quotations
from bot.domain.extracting._reading import Reader, Stretch
from bot.domain.extracting._speakers import reported, said_after, said_before, subject_of
from bot.domain.extracting.findings import Speaker
from bot.domain.text import Span, normalise, tokens

_ENDED = re.compile(r"[.!?…]$")
_TERMS_BEFORE = re.compile(
    r"(?:so-called|so called|called|named|titled|entitled|dubbed|codenamed|known as|newspaper|magazine|channel|program|"
    r"programme|project|operation|fund|foundation|initiative|film|book|agency|так зван\w+|проєкт\w*|програм\w+|"
    r"газет\w+|операці\w+|фонд\w*|агентств\w+|канал\w*|компані\w+|sogenannt\w*|zeitung|programm\w*)\s*$",
    re.IGNORECASE,
)
_OUTLET_BEFORE = re.compile(
    r"(?:пише|пишуть|пишет|передає|передает|повідомляє|повідомили|сообщает|інформує|reports?|berichtet|schreibt|meldet)\s*$",
    re.IGNORECASE,
)
"""Behind these a few words with a capital in quotation marks are the name of an outlet."""
_TAG = re.compile(r",\s+([^,.!?\"“”„«»]{5,90}[.])\s*$")
_DASH = re.compile(r"[-–—]\s*\w")
_FEWEST_WORDS = 3
_LONGEST_TITLE = 5
_LONGEST_TAG = 90
_LONGEST_NAMING = 60
"""So many characters before a quotation tell whether it is a name."""
_LONGEST_LEAD = 200
"""So many characters before a quotation tell what it is and who says it; a sentence is hardly ever longer."""


@dataclass(frozen=True, slots=True)
class Said:
    """A direct quotation: its words, who said it, and the sentence it stands in."""

    words: str
    start: int
    end: int
    sentence: Span
    speaker: Speaker | None


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of an article with the quotations in it, and the speaker of each."""

    span: Span
    said: tuple[Said, ...]
    teller: Speaker | None
    """Who is said to have said what the sentence tells outside quotation marks."""


@dataclass
class Quoting:
    """Walks through an article and remembers who spoke."""

    cast: Cast
    reader: Reader
    last: Speaker | None = None
    open: bool = False
    """Whether the last paragraph ended in a quotation without a closing mark, which may go on in the next."""
    parts: list[Part] = field(default_factory=list)

    def read(self, paragraph: Span) -> None:
        """Read one more paragraph."""
        marked = [self._without_tag(quote) for quote in quotations(paragraph)]
        quotes = [quote for quote in marked if self._is_speech(paragraph, quote)]
        cuts = sentences(paragraph, [Span(quote.text, quote.start, quote.end + quote.closed) for quote in quotes])
        goes_on = self.open and bool(quotes) and quotes[0].start - paragraph.start <= 2
        said: list[Said] = []
        starts = [quote.start for quote in quotes]
        for cut in cuts:
            own = quotes[bisect_left(starts, cut.start) : bisect_left(starts, cut.end)]
            found = self._sentence(paragraph, cut, own, said, goes_on and not said)
            said.extend(found.said)
            self.parts.append(found)
        self.open = bool(quotes) and not quotes[-1].closed and quotes[-1].end >= paragraph.end - 1

    def _sentence(
        self, paragraph: Span, cut: Span, own: Sequence[Quoted], earlier: Sequence[Said], goes_on: bool
    ) -> Part:
        outside = self._outside(cut, own)
        frame = self._read(" ".join(outside)) if own else self._read(cut.text)
        if not own:
            return self._told(cut, frame, paragraph)
        said: list[Said] = []
        for at, quote in enumerate(own):
            before, after = outside[at], outside[at + 1]
            speaker = self._speaker(paragraph, quote, before, after, at == 0)
            if speaker is None and (said or earlier or goes_on):
                speaker = (said or earlier)[-1].speaker if said or earlier else self.last
            speaker = speaker or (None if said else self._from_around(paragraph, quote))
            said.append(Said(_words(quote), quote.start, quote.end, cut, speaker))
            self.last = speaker or self.last
            self.cast.look_at(speaker)
        said = _backwards(said)
        found = reported(frame, self.cast)
        return Part(cut, tuple(said), found.speaker if found else said[0].speaker)

    def _told(self, cut: Span, frame: Stretch, paragraph: Span) -> Part:
        found = reported(frame, self.cast)
        about = subject_of(frame, self.cast)
        self.cast.look_at(about or (found.speaker if found else None))
        if about or found:
            self.last = (found.speaker if found else None) or about
        return Part(cut, (), found.speaker if found else None)

    def _without_tag(self, quote: Quoted) -> Quoted:
        """Leave the attribution out of a quotation whose closing mark was forgotten before it (`as it takes, he said.`)."""
        ended = None if quote.closed else _TAG.search(quote.text)
        if ended is None:
            return quote
        tag = self._read(ended[1])
        verbs = tag.sayings
        if not verbs or verbs[0] > 4 or said_after(tag, self.cast) is None:
            return quote
        return Quoted(quote.text[: ended.start()], quote.start, quote.start + ended.start(), closed=False)

    def _speaker(self, paragraph: Span, quote: Quoted, before: str, after: str, first: bool) -> Speaker | None:
        if re.search(r"\w", before):
            found = said_before(self._read(before), self.cast)
            if found:
                return found.speaker
        tag = after if re.search(r"\w", after) else self._next_tag(paragraph, quote)
        found = said_after(self._read(tag), self.cast) if tag else None
        return found.speaker if found else None

    def _next_tag(self, paragraph: Span, quote: Quoted) -> str:
        """A short sentence behind a quotation that ended with its own full stop: `… alone." Austin said on Tuesday.`"""
        behind = quote.end + quote.closed - paragraph.start
        rest = paragraph.text[behind : behind + 2 * _LONGEST_LEAD].strip()
        if _DASH.match(rest) and len(rest) <= _LONGEST_TAG + 40:
            return rest  # a name set behind the quotation by a dash
        first = re.split(r"(?<=[.!?])\s", rest[: _LONGEST_TAG + 2], maxsplit=1)[0]
        if len(first) > _LONGEST_TAG:
            return ""  # without reading it: between hundreds of quotations the rest would be read as often
        head = self._read(first)
        verbs = head.sayings
        telling = bool(verbs) and verbs[0] <= 6
        return first if telling and not re.search(r'["“„«:]', first) and not self._tells_more(head, verbs[0]) else ""

    def _tells_more(self, head: Stretch, verb: int) -> bool:
        return head.word(verb + 1) in ("that", "що", "dass") or len(head.tokens) > verb + 8

    def _from_around(self, paragraph: Span, quote: Quoted) -> Speaker | None:
        """A quotation without any attribution of its own belongs to who was told of just before it."""
        opened = quote.start - paragraph.start - 1
        before = paragraph.text[max(0, opened - _LONGEST_LEAD) : max(0, opened)].strip()
        return self.last if opened <= 1 or _ENDED.search(before[-1:]) else None

    def _outside(self, cut: Span, own: Sequence[Quoted]) -> list[str]:
        pieces, at = [], cut.start
        for quote in own:
            pieces.append(cut.text[at - cut.start : quote.start - 1 - cut.start])
            at = quote.end + quote.closed
        pieces.append(cut.text[max(0, at - cut.start) :])
        return pieces

    def _read(self, text: str) -> Stretch:
        return self.reader.read(text.strip())

    def _is_speech(self, paragraph: Span, quote: Quoted) -> bool:
        """Whether words in quotation marks are somebody's words rather than a name, a title or a term."""
        opened = quote.start - paragraph.start - 1
        before = paragraph.text[max(0, opened - _LONGEST_LEAD) : max(0, opened)]
        beside = before[-_LONGEST_NAMING:]
        words = [token.text for token in tokens(normalise(quote.text))]
        if not words or _TERMS_BEFORE.search(beside):
            return False
        ended = _ENDED.search(quote.text) or quote.text.endswith(",")
        if _OUTLET_BEFORE.search(beside) and len(words) <= _LONGEST_TITLE and words[0][:1].isupper() and not ended:
            return False
        if _is_title(words):
            return bool(_ENDED.search(quote.text)) or (quote.text.endswith(",") and len(words) > 1)
        if len(words) >= _FEWEST_WORDS:
            return True
        frame = self._read(before.rsplit(".", 1)[-1])
        return bool(frame.sayings) and not _has_article(beside)


def _is_title(words: Sequence[str]) -> bool:
    """Whether words are written as a name is: all with capitals, or a few with one small word among them."""
    titled = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    nearly = 1 < len(words) <= _LONGEST_TITLE and titled >= len(words) - 1 and words[-1][:1].isupper()
    return titled == len(words) or nearly


def _has_article(before: str) -> bool:
    return bool(re.search(r"\b(?:the|its|his|their|der|die|das|of|in|on|at|for)\s*$", before, re.IGNORECASE))


def _words(quote: Quoted) -> str:
    return " ".join(quote.text.split()).removesuffix(",")


def _backwards(said: Sequence[Said]) -> list[Said]:
    """Quotations of one sentence that nobody was named for belong to who is named for the next one."""
    found, later = [], None
    for one in reversed(said):
        later = one.speaker or later
        found.append(one if one.speaker else Said(one.words, one.start, one.end, one.sentence, later))
    return found[::-1]
