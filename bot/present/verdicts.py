"""Verdicts in words: on pasted quotes and on claims. Never "fake": what the source says, and what differs."""

from collections.abc import Iterator

from bot.domain.answer import Answer, Point
from bot.domain.model import Figure, Held, Quote, Statement
from bot.domain.verify import Change, ChangeKind, Outcome, QuoteVerdict, mark_changes
from bot.present.differences import difference_words
from bot.present.facts import FactWords, capital, claim_words
from bot.present.quotes import main_block, other_block, setting_words, speaker_words
from bot.present.reply import QuoteBlock, Reply, ReplyKind
from bot.present.sources import dispute_words, source_lines
from bot.present.understood import read_as
from bot.present.worked_out import reckoned

_MOST_CHANGES = 2
"""So many changes are told in the first line; more get a line each."""


def quote_reply(answer: Answer, verdict: QuoteVerdict, words: FactWords) -> Reply:
    """The verdict on whether somebody said these words."""
    shown = (*answer.main, *answer.beside)
    return Reply(
        kind=ReplyKind.VERDICT,
        headline=_quote_headline(answer, verdict, words),
        quotes=tuple(_quote_blocks(verdict, words)),
        details=tuple(_quote_details(answer, verdict, words)),
        body=tuple(_change_lines(verdict, words)),
        disputes=tuple(dispute_words(dispute, words) for dispute in answer.disputes),
        sources=source_lines(shown, words),
        facts=tuple(held.fact.id for held in shown),
        language=words.messages.language,
    )


def _quote_headline(answer: Answer, verdict: QuoteVerdict, words: FactWords) -> str:
    say = words.messages.say
    quote = _quote_of(verdict)
    if quote is None or verdict.outcome is Outcome.NOT_FOUND:
        people = words.people(answer.people)
        return say("No record of that quote by {who}.", who=people) if people else say("No record of that quote.")
    who = speaker_words(quote, words)
    match verdict.outcome:
        case Outcome.EXACT:
            return say("As sourced: word for word, {who}.", who=who)
        case Outcome.PART:
            return say("As sourced: part of a longer quote, {who}.", who=who)
        case Outcome.OTHER_WORDING:
            return say("As sourced: one of the printed wordings, {who}.", who=who)
        case Outcome.ALTERED:
            return _altered(verdict, who, words)
        case _:
            return say("Said by somebody else: {who}.", who=who)


def _altered(verdict: QuoteVerdict, who: str, words: FactWords) -> str:
    """What was changed, where it is little enough for a line."""
    if len(verdict.changes) > _MOST_CHANGES:
        return words.messages.say("Altered: these are not the exact words ({who}).", who=who)
    changes = "; ".join(_change_words(change, words) for change in verdict.changes)
    return words.messages.say("Altered: {changes} ({who}).", changes=changes, who=who)


def _quote_of(verdict: QuoteVerdict) -> Quote | None:
    return verdict.held.fact if verdict.held and isinstance(verdict.held.fact, Quote) else None


def _quote_details(answer: Answer, verdict: QuoteVerdict, words: FactWords) -> Iterator[str]:
    say = words.messages.say
    quote = _quote_of(verdict)
    if quote is None:
        yield say("It is not among the stored quotes. That alone does not mean that it was never said.")
        return
    if verdict.left_out:
        yield say("In the source “{words}” stands right before these words.", words=verdict.left_out)
    if answer.people and quote.speaker not in answer.people:
        yield say("You asked about: {who}.", who=words.people(answer.people))


def _change_lines(verdict: QuoteVerdict, words: FactWords) -> Iterator[str]:
    if len(verdict.changes) > _MOST_CHANGES:
        yield from (capital(_change_words(change, words)) for change in verdict.changes)


def _change_words(change: Change, words: FactWords) -> str:
    say = words.messages.say
    match change.kind:
        case ChangeKind.MISSING:
            return say("left out “{stored}”", stored=change.stored)
        case ChangeKind.ADDED:
            return say("not in the source: “{theirs}”", theirs=change.theirs)
        case _:
            return say("you wrote “{theirs}”, the source has “{stored}”", theirs=change.theirs, stored=change.stored)


def _quote_blocks(verdict: QuoteVerdict, words: FactWords) -> Iterator[QuoteBlock]:
    quote = _quote_of(verdict)
    if quote is None:
        return
    source = verdict.source or quote.source
    yield main_block(verdict.wording, [source], setting_words(quote), words)
    if verdict.outcome is Outcome.ALTERED:
        legend = words.messages.say("the same, marked: [-yours-] ⟦the source’s⟧")
        yield QuoteBlock(mark_changes(verdict), legend)
    for text in dict.fromkeys(other.words for other in verdict.others if other.words != verdict.wording):
        yield other_block(text, [other.source for other in verdict.others if other.words == text], words)


def claim_reply(answer: Answer, supported: bool, words: FactWords) -> Reply:
    """The verdict on a claim: as sourced or not and why, then the sourced fact."""
    shown = (*answer.main, *answer.beside)
    return Reply(
        kind=ReplyKind.VERDICT,
        headline=_supported(answer, words) if supported else _unsupported(answer, words),
        details=tuple(_evidence(answer, supported, words)),
        body=tuple(_listed(answer)),
        read_as=read_as(answer, words),
        disputes=tuple(dispute_words(dispute, words) for dispute in answer.disputes),
        notes=tuple(held.fact.note for held in answer.main[:1] if held.fact.note),
        sources=source_lines(shown, words),
        facts=tuple(held.fact.id for held in shown),
        language=words.messages.language,
    )


def _supported(answer: Answer, words: FactWords) -> str:
    facts = [held.fact for held in answer.main]
    say = words.messages.say
    if answer.computed:
        return say("As sourced: {told}", told=reckoned(answer.computed, words))
    match facts:
        case [Figure() as whole, Figure() as part] if part.id in whole.includes:
            told = say("{whole} already includes {part}", whole=words.amount(whole), part=words.amount(part))
        case _:
            told = _told(answer.main[0], words)
    return say("As sourced: {told}", told=told)


def _unsupported(answer: Answer, words: FactWords) -> str:
    if answer.computed:
        return words.messages.say("Not as sourced: {told}.", told=reckoned(answer.computed, words))
    differs = answer.claim.differs if answer.claim else ()
    told = dict.fromkeys(difference_words(each, answer, words) for each in differs)
    return words.messages.say("Not as sourced: {told}.", told="; ".join(told))


def _evidence(answer: Answer, supported: bool, words: FactWords) -> Iterator[str]:
    for place, held in enumerate(answer.main):
        fact = held.fact
        is_told = supported and not place and not (isinstance(fact, Figure) and len(answer.main) > 1)
        if not is_told:
            yield words.messages.say("The source: {told}", told=_told(held, words))
        if isinstance(fact, Figure):
            yield from words.evidence(fact)


def _listed(answer: Answer) -> Iterator[str]:
    """What the package holds, where the claim is about that."""
    if answer.point is Point.ITEMS:
        yield from (item for held in answer.main[:1] if isinstance(held.fact, Statement) for item in held.fact.items)


def _told(held: Held, words: FactWords) -> str:
    fact = held.fact
    if isinstance(fact, Figure):
        return words.line(fact)
    return claim_words(fact) if isinstance(fact, Statement) else words.short(held)
