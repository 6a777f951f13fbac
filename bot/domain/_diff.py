"""Words of a quotation compared one by one: splitting, runs, and the best alignment of a claim with a stored wording.

What an alignment means for a claim is decided in `verify.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA, LCSseq

from bot.domain.text import fold

_APOSTROPHES = "'’‘ʼ＇`´ʹ"
_MARKS = "\u0300-\u036f\u0483-\u0489\u200b-\u200f\u2060-\u2064\u202a-\u202e\ufeff\u00ad"
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*"
_WORD = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<initials>[^\W\d_](?:\.[^\W\d_])+(?![^\W\d_]))"
    rf"|(?P<letters>{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*)"
    rf"|(?P<sign>[$€£¥₴%])"
)
_ELLIPSIS = re.compile(r"[\[(<]?\s*(?:…|\.(?:\s?\.)+)\s*[\])>]?")
_BRACKETED = re.compile(r"\[[^\[\]]{0,200}\]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_APART_WORDS = "we'll we're he'll she'll we'd he'd she'd i'll i'd it's let's"
"""Contractions that are another word without their apostrophe, so leaving it out is not a slip of typing."""

_NEGATION_WORDS = """
    not never no none nobody nothing neither nor cannot without nowhere
    dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt cant couldnt shant shouldnt mustnt neednt
    mightnt aint не ні ніколи немає без нет никогда ничего nicht nie niemals kein keine keinen ohne ne pas jamais sans
    sin nunca jamas nigdy bez"""
_GLUE_WORDS = """
    a an the and or but if as of to in on at by for from with into over under than then so that this these those there
    here is am are was were be been being do does did has have had having will would shall should can could may might
    must i me my we us our ours you your he him his she her it its they them their who whom which what when where how
    why i'll we'll he'll she'll i'd we'd he'd she'd im ive weve it's we're theyre youre
    about also just very more most some any all each both other such only own same too up down out off again
    і й та в у на з що як це ми ви він вона воно вони є до за по для від и с что как это мы вы он она они к из от
    der die das ein eine und oder zu von mit fur auf ist sind wir sie le la les un une et ou de des du en nous est
    el los las una y o que del por para con es w z na sie jest"""
_APART = frozenset(_APART_WORDS.split())
_NEGATIONS = frozenset(_NEGATION_WORDS.split())
_GLUE = frozenset(_GLUE_WORDS.split())
_ENDINGS = frozenset({"s", "es", "ed", "d", "ing", "ly"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: the key it is compared by, and where it stands in the text as given."""

    key: str
    start: int
    end: int
    proper: bool = False
    """Written with a capital letter, so perhaps a name."""

    @property
    def is_number(self) -> bool:
        """Whether it is a number in digits."""
        return self.key[0].isdigit()

    @property
    def is_negation(self) -> bool:
        """Whether it turns the meaning round."""
        return self.key in _NEGATIONS

    @property
    def is_content(self) -> bool:
        """Whether it carries meaning of its own."""
        return self.is_number or (len(self.key) > 2 and self.key not in _GLUE and not self.is_negation)


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a claim and a stored wording differ: ranges of word indexes, either of which may be empty."""

    theirs: range
    stored: range


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a claim lies on a stretch of a stored wording: the pairs of words that match in order, and what differs.

    Matched words may still differ in spelling or ending; those pairs are in `pieces` too.
    """

    matched: tuple[tuple[int, int], ...]
    pieces: tuple[Piece, ...]


@lru_cache(maxsize=2048)
def words_of(text: str) -> tuple[Word, ...]:
    """Split a text into comparable words: case, punctuation and typographic marks do not count, contractions stand."""
    return tuple(_words(text))


def find_run(part: Sequence[str], keys: Sequence[str], start: int = 0) -> int:
    """Find where these keys stand next to each other, from `start` on; -1 when they do not."""
    size = len(part)
    return next((at for at in range(start, len(keys) - size + 1) if keys[at : at + size] == part), -1)


def without_brackets(text: str) -> tuple[Word, ...]:
    """Split a text into words, leaving out what an editor put into square brackets."""
    spans = [found.span() for found in _BRACKETED.finditer(text)]
    return tuple(word for word in words_of(text) if not any(start < word.start < end for start, end in spans))


def parts_of(text: str) -> tuple[tuple[Word, ...], ...]:
    """Split a text into the stretches between its ellipses and bracketed words."""
    split = _ELLIPSIS.split(_BRACKETED.sub("…", text))
    return tuple(part for stretch in split if (part := words_of(stretch)))


def find_parts(parts: Sequence[Sequence[Word]], stored: Sequence[Word]) -> int:
    """Find where the first part begins when all stand in this order and no skipped word turns the meaning; else -1."""
    if not all(len(part) >= 3 or sum(word.is_content for word in part) >= 2 for part in parts):
        return -1
    keys, spans = [word.key for word in stored], list[range]()
    for part in parts:
        first = find_run([word.key for word in part], keys, spans[-1].stop if spans else 0)
        if first < 0:
            return -1
        spans.append(range(first, first + len(part)))
    skipped = (word for left, right in pairwise(spans) for word in stored[left.stop : right.start])
    return -1 if not spans or any(word.is_negation for word in skipped) else spans[0].start


def align(claim: Sequence[Word], stored: Sequence[Word]) -> Alignment:
    """Lay a claim on the stretch of a stored wording, little longer than itself, where most words match in order."""
    stored_keys = [word.key for word in stored]
    known = frozenset(stored_keys)
    claim_keys = [_nearest(word, known) for word in claim]
    window = _best_window(claim_keys, stored_keys)
    pairs = _drawn_together(_pairs(claim_keys, stored_keys, window), claim_keys, stored_keys)
    return Alignment(tuple(pairs), tuple(_pieces(pairs, claim, stored)))


def _words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        if key := _key(found):
            yield Word(key, found.start(), found.end(), found[0][0].isupper())


def _key(found: re.Match[str]) -> str:
    folded = fold(found[0])
    match found.lastgroup:
        case "number":
            return _THOUSANDS.sub("", folded)
        case "initials":
            return folded.replace(".", "")
        case "sign":
            return "percent" if folded == "%" else folded
        case _:
            return folded if folded in _APART else folded.replace("'", "")


def _nearest(word: Word, keys: frozenset[str]) -> str:
    """The stored key that a claimed word is a misspelling or another ending of, else its own key."""
    if word.key in keys or word.is_number or word.is_negation or len(word.key) < 4:
        return word.key
    near = sorted(key for key in keys if key[0] == word.key[0] and _differ_little(word.key, key))
    return near[0] if near else word.key


def _differ_little(claimed: str, key: str) -> bool:
    short, long = sorted((claimed, key), key=len)
    if len(short) < 4 or key in _NEGATIONS:
        return False
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return True
    allowed = 2 if len(long) >= 8 else 1
    return len(long) >= 5 and OSA.distance(claimed, key, score_cutoff=allowed) <= allowed


def _best_window(claim: Sequence[str], stored: Sequence[str]) -> range:
    width = len(claim) * 3 // 2 + 3
    wanted = set(claim)
    best_size, best_start = 0, 0
    for start in (at for at, key in enumerate(stored) if key in wanted):
        size = int(LCSseq.similarity(claim, stored[start : start + width]))
        if size >= best_size:
            best_size, best_start = size, start
    # The start is as late as it can be; now the end as early as it can be.
    ends = range(best_start + best_size, min(len(stored), best_start + width))
    end = next((e for e in ends if LCSseq.similarity(claim, stored[best_start:e]) == best_size), ends.stop)
    return range(best_start, end)


def _pairs(claim: Sequence[str], stored: Sequence[str], window: range) -> list[tuple[int, int]]:
    return [
        (code.src_start + at, window.start + code.dest_start + at)
        for code in LCSseq.opcodes(claim, stored[window.start : window.stop])
        if code.tag == "equal"
        for at in range(code.src_end - code.src_start)
    ]


def _drawn_together(
    pairs: Sequence[tuple[int, int]], claim: Sequence[str], stored: Sequence[str]
) -> list[tuple[int, int]]:
    """Move pairs of neighbouring claimed words as near to each other as equal words allow: fewer, longer changes."""
    moved = list(pairs)
    for at in range(len(moved) - 2, -1, -1):
        theirs, mine = moved[at]
        next_theirs, next_mine = moved[at + 1]
        if next_theirs == theirs + 1:
            moved[at] = theirs, max(j for j in range(mine, next_mine) if stored[j] == claim[theirs])
    return moved


def _pieces(pairs: Sequence[tuple[int, int]], claim: Sequence[Word], stored: Sequence[Word]) -> Iterator[Piece]:
    if not pairs:
        return
    theirs, mine = 0, _first_stored(pairs[0], claim, stored)
    for left, right in pairs:
        if claim[left].key != stored[right].key:
            continue
        if left > theirs or right > mine:
            yield Piece(range(theirs, left), range(mine, right))
        theirs, mine = left + 1, right + 1
    last_left, last_right = pairs[-1]
    end = min(len(stored), max(mine, last_right + len(claim) - last_left))
    if theirs < len(claim):
        yield Piece(range(theirs, len(claim)), range(mine, end))


def _first_stored(first: tuple[int, int], claim: Sequence[Word], stored: Sequence[Word]) -> int:
    """Where the stretch begins: as many stored words as claimed ones before the first match, and a negation before."""
    theirs, mine = first
    start = max(0, mine - theirs - sum("'" in word.key for word in claim[:theirs]))
    return start - 1 if start and stored[start - 1].is_negation else start
