"""Whether somebody said these very words: a claimed quotation against the stored ones. The verdict is never "fake".

Comparing words one by one lives in `_diff.py`. Anything short of the same words in the same order is altered or not
found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain._diff import Alignment, Piece, Word, align, find_parts, find_run, parts_of, without_brackets, words_of
from bot.domain.model import Held, Quote, Source, Wording

LONGEST_CLAIM = 200
"""Words of a claim that are compared; no stored quotation is as long."""


class Outcome(StrEnum):
    """What comparing a claimed quotation with the stored ones came to."""

    EXACT = "exact"
    PART = "part"
    ALTERED = "altered"
    OTHER_SPEAKER = "other_speaker"
    OTHER_WORDING = "other_wording"
    NOT_FOUND = "not_found"


class ChangeKind(StrEnum):
    """How a claimed quotation departs from the stored words."""

    REPLACED = "replaced"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """One departure: the claim's words, the stored words, and where the latter stand in the stored wording."""

    kind: ChangeKind
    theirs: str
    stored: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteVerdict:
    """What was found about a claimed quotation.

    `wording` is the stored wording it was matched with, verbatim, as `source` prints it; `others` are the quote's other
    wordings. `whole` tells a whole wording from a part of one. `left_out` is a negation that stands directly
    before the part. `same_speaker` is false where the stored words are somebody else's than asked about.
    """

    outcome: Outcome
    held: Held | None = None
    wording: str = ""
    source: Source | None = None
    changes: tuple[Change, ...] = ()
    others: tuple[Wording, ...] = ()
    whole: bool = False
    left_out: str | None = None
    same_speaker: bool = True


@dataclass(frozen=True, slots=True)
class _Printed:
    """One wording of one stored quote; `main` is the one the quote itself holds."""

    held: Held
    quote: Quote
    wording: Wording
    main: bool
    theirs: bool
    """Whether the speaker asked about said it."""
    asked_of: bool = False
    """Whether somebody was asked about, who said it."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Claimed words that stand unchanged in a wording."""

    printed: _Printed
    words: tuple[Word, ...]
    first: int
    whole: bool

    @property
    def content(self) -> int:
        return sum(word.is_content for word in self.words)

    @property
    def negation_before(self) -> Word | None:
        words = words_of(self.printed.wording.words)
        return words[self.first - 1] if self.first and words[self.first - 1].is_negation else None

    @property
    def turns_meaning(self) -> bool:
        """Whether it is a fragment so short that the negation cut off before it turns it round."""
        return self.negation_before is not None and len(self.words) < 5


def check_quote(words: str, candidates: Sequence[Held], speaker: str | None) -> QuoteVerdict:
    """Compare a claimed quotation with stored quotes; `speaker` is the entity id of who is said to have said it."""
    claim = words_of(words)[:LONGEST_CLAIM]
    if not claim:
        return QuoteVerdict(outcome=Outcome.NOT_FOUND)
    printed = list(_printed(candidates, speaker))
    runs = [run for each in printed if (run := _verbatim(words, claim, each)) is not None]
    own = [run for run in runs if run.printed.theirs]
    if own:
        return _as_said(max(own, key=_strength))
    speakers = {run.printed.quote.speaker for run in runs}
    elsewhere = [run for run in runs if _is_strong(run, alone=len(speakers) == 1)]
    if elsewhere:
        return _verdict(Outcome.OTHER_SPEAKER, max(elsewhere, key=_strength))
    return _altered(words, claim, printed) or QuoteVerdict(outcome=Outcome.NOT_FOUND)


def mark_changes(verdict: QuoteVerdict) -> str:
    """Give the stored wording with each departure marked: `[-claimed words-]` struck, `⟦stored words⟧` instead."""
    marked, at = "", 0
    for change in verdict.changes:
        struck = f"[-{change.theirs}-]" if change.theirs else ""
        kept = f"⟦{change.stored}⟧" if change.stored else ""
        marked += verdict.wording[at : change.start] + " ".join(filter(None, (struck, kept)))
        marked += " " if change.theirs and not change.stored else ""
        at = change.end
    return (marked + verdict.wording[at:]).rstrip()


def _printed(candidates: Sequence[Held], speaker: str | None) -> Iterator[_Printed]:
    for held in candidates:
        quote = held.fact
        if not isinstance(quote, Quote):
            continue
        theirs = speaker is None or quote.speaker == speaker
        asked_of = speaker is not None and theirs
        yield _Printed(held, quote, Wording(quote.text, quote.source), True, theirs, asked_of)
        for wording in quote.wordings:
            yield _Printed(held, quote, wording, False, theirs, asked_of)


def _verbatim(words: str, claim: Sequence[Word], printed: _Printed) -> _Run | None:
    """The claim as it stands in a wording, ellipses and bracketed words left aside; None when it does not."""
    stored, unbracketed = words_of(printed.wording.words), without_brackets(printed.wording.words)
    for sought in (stored, unbracketed):
        if (first := find_run(_keys(claim), _keys(sought))) >= 0:
            return _run(printed, claim, stored.index(sought[first]), len(claim) == len(sought))
    parts = parts_of(words)
    if (first := find_parts(parts, unbracketed)) < 0:
        return None
    return _run(printed, [word for part in parts for word in part], stored.index(unbracketed[first]), False)


def _run(printed: _Printed, words: Sequence[Word], first: int, whole: bool) -> _Run | None:
    run = _Run(printed, tuple(words), first, whole)
    telling = len(words) >= 5 or (len(words) == 4 and run.content >= 1) or run.content >= 2
    theirs = printed.asked_of and (len(words) >= _FEW or (len(words) == _TWO and run.content >= 1))
    return run if whole or telling or theirs else None


_TWO, _FEW = 2, 3
"""So few words are somebody's own only where that very person is asked about."""


def _keys(words: Sequence[Word]) -> list[str]:
    return [word.key for word in words]


def _strength(run: _Run) -> tuple[bool, bool, bool]:
    return run.whole, run.printed.main, not run.turns_meaning


def _is_strong(run: _Run, *, alone: bool) -> bool:
    """Whether words are telling enough to be somebody's own: many people say `as long as it takes`.

    Fewer are enough where one person alone is known to have said them.
    """
    enough = 5 if alone else 6
    return not run.turns_meaning and (run.content >= 3 or (run.content >= 2 and len(run.words) >= enough))


def _as_said(run: _Run) -> QuoteVerdict:
    negation = run.negation_before
    if run.turns_meaning and negation is not None:
        stored = run.printed.wording.words[negation.start : negation.end]
        change = Change(ChangeKind.MISSING, "", stored, negation.start, negation.end)
        return _verdict(Outcome.ALTERED, run, (change,))
    if not run.printed.main:
        return _verdict(Outcome.OTHER_WORDING, run)
    return _verdict(Outcome.EXACT if run.whole else Outcome.PART, run)


def _verdict(outcome: Outcome, run: _Run, changes: tuple[Change, ...] = ()) -> QuoteVerdict:
    printed, negation = run.printed, run.negation_before
    return QuoteVerdict(
        outcome=outcome,
        held=printed.held,
        wording=printed.wording.words,
        source=printed.wording.source,
        changes=changes,
        others=_others(printed),
        whole=run.whole,
        left_out=printed.wording.words[negation.start : negation.end] if negation else None,
        same_speaker=printed.theirs,
    )


def _others(printed: _Printed) -> tuple[Wording, ...]:
    every = (Wording(printed.quote.text, printed.quote.source), *printed.quote.wordings)
    return tuple(wording for wording in every if wording != printed.wording)


def _altered(words: str, claim: Sequence[Word], printed: Sequence[_Printed]) -> QuoteVerdict | None:
    """The wording that the claim departs from, if one is near enough to say so."""
    best: tuple[tuple[bool, float, bool], _Printed, Alignment] | None = None
    for each in printed:
        stored = words_of(each.wording.words)
        found = align(claim, stored)
        near = _is_near(found, claim, stored, least=0.6 if each.theirs else 0.75)
        if not (near or (each.asked_of and _changes_one_word(found, claim, stored))):
            continue
        rank = each.theirs, len(found.matched) - 0.1 * len(found.pieces), each.main
        if best is None or rank > best[0]:
            best = rank, each, found
    if best is None:
        return None
    _, each, found = best
    return QuoteVerdict(
        outcome=Outcome.ALTERED,
        held=each.held,
        wording=each.wording.words,
        source=each.wording.source,
        changes=tuple(_change(piece, words, claim, each.wording.words) for piece in found.pieces),
        others=_others(each),
        same_speaker=each.theirs,
    )


def _is_near(found: Alignment, claim: Sequence[Word], stored: Sequence[Word], least: float) -> bool:
    """Whether enough telling words stand in the same order; shared names and little words alone prove nothing."""
    matched = [stored[right] for _, right in found.matched]
    numbers = sum(_swaps_number(piece, claim, stored) for piece in found.pieces)
    if not matched:
        return False
    span = found.matched[-1][1] - found.matched[0][1] + 1
    share = len(matched) / len(claim)
    content = sum(word.is_content for word in matched) + numbers
    telling = sum((word.is_content and not word.proper) or word.is_negation for word in matched) + numbers
    return share >= least and len(matched) / span >= 0.6 and content >= 3 and (telling >= 2 or share >= 0.8)


def _changes_one_word(found: Alignment, claim: Sequence[Word], stored: Sequence[Word]) -> bool:
    """Whether a few of the words of the very person asked about are given with one other word among them."""
    matched = [stored[right] for _, right in found.matched]
    one = len(found.pieces) == 1 and len(matched) == len(claim) - 1
    return one and len(claim) >= _FEW + _TWO and sum(word.is_content for word in matched) >= _TWO


def _swaps_number(piece: Piece, claim: Sequence[Word], stored: Sequence[Word]) -> bool:
    theirs = [claim[at].is_number for at in piece.theirs]
    ours = [stored[at].is_number for at in piece.stored]
    return theirs == [True] and ours == [True]


def _change(piece: Piece, words: str, claim: Sequence[Word], wording: str) -> Change:
    stored = words_of(wording)
    theirs = _slice(piece.theirs, claim, words)
    if not piece.stored:
        at = stored[piece.stored.start].start if piece.stored.start < len(stored) else len(wording)
        return Change(ChangeKind.ADDED, theirs, "", at, at)
    start, end = stored[piece.stored.start].start, stored[piece.stored[-1]].end
    kind = ChangeKind.REPLACED if piece.theirs else ChangeKind.MISSING
    return Change(kind, theirs, wording[start:end], start, end)


def _slice(span: range, words: Sequence[Word], text: str) -> str:
    return text[words[span.start].start : words[span[-1]].end] if span else ""
