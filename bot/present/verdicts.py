"""Verdicts in words: on pasted quotes and on claims. Never "fake": what the source says, and what differs."""

from collections.abc import Iterator
from decimal import Decimal

from bot.domain.answer import Answer, Differs
from bot.domain.model import Figure, Quote
from bot.domain.verify import Outcome, QuoteVerdict, describe_changes, mark_changes
from bot.present.facts import FactWords
from bot.present.reply import QuoteBlock, Reply, ReplyKind


def quote_reply(answer: Answer, words: FactWords) -> Reply:
    """The verdict on whether somebody said these words."""
    verdict = answer.quote
    assert verdict is not None
    shown = (*answer.main, *answer.beside)
    return Reply(
        kind=ReplyKind.VERDICT,
        headline=_quote_headline(verdict, answer, words),
        quotes=tuple(_quote_blocks(verdict, words)),
        body=describe_changes(verdict) if verdict.outcome is Outcome.ALTERED else (),
        disputes=tuple(words.dispute(dispute) for dispute in answer.disputes),
        sources=words.sources(shown),
        facts=tuple(held.fact.id for held in shown),
    )


def _quote_headline(verdict: QuoteVerdict, answer: Answer, words: FactWords) -> str:
    quote = verdict.held.fact if verdict.held and isinstance(verdict.held.fact, Quote) else None
    who = words.name(quote.speaker) if quote else ""
    when = f", {words.day(quote.said_on)}" if quote else ""
    match verdict.outcome:
        case Outcome.EXACT:
            return f"As sourced: {who} said exactly this{when}."
        case Outcome.PART:
            return f"As sourced: part of a longer quote by {who}{when}."
        case Outcome.OTHER_WORDING:
            return f"As sourced: {who} said this{when}, in the wording printed by {_publisher(verdict)}; wordings differ."
        case Outcome.ALTERED:
            return f"Altered: these are not the words of {who}{when}."
        case Outcome.OTHER_SPEAKER:
            claimed = f", not by {words.people(answer.people)}" if answer.people else ""
            return f"Said by somebody else: by {who}{when}{claimed}."
        case _:
            by = f" by {words.people(answer.people)}" if answer.people else ""
            return f"No record of that quote{by}."


def _publisher(verdict: QuoteVerdict) -> str:
    return verdict.source.publisher if verdict.source else "another outlet"


def _quote_blocks(verdict: QuoteVerdict, words: FactWords) -> Iterator[QuoteBlock]:
    if not verdict.held or not isinstance(verdict.held.fact, Quote):
        return
    printed = f"{words.attribution(verdict.held.fact)} (as printed by {_publisher(verdict)})"
    yield QuoteBlock(verdict.wording, printed)
    if verdict.outcome is Outcome.ALTERED:
        yield QuoteBlock(mark_changes(verdict), "marked: [-struck-] stood in your words, ⟦brackets⟧ in the source")
    for other in verdict.others[:2]:
        yield QuoteBlock(other.words, f"other wording, printed by {other.source.publisher}")


def claim_reply(answer: Answer, words: FactWords) -> Reply:
    """The verdict on a claim: as sourced or not, the sourced fact, and what differs."""
    claim = answer.claim
    assert claim is not None
    fact = answer.main[0].fact
    sourced = words.headline(fact) if isinstance(fact, Figure) else words.short(answer.main[0])
    opening = "As sourced" if claim.supported else "Not as sourced"
    shown = (*answer.main, *answer.beside)
    return Reply(
        kind=ReplyKind.VERDICT,
        headline=f"{opening}: {sourced}",
        body=(*(_difference(differs, answer, words) for differs in claim.differs), *_evidence(answer, words)),
        disputes=tuple(words.dispute(dispute) for dispute in answer.disputes),
        notes=tuple(held.fact.note for held in answer.main[:1] if held.fact.note),
        sources=words.sources(shown),
        facts=tuple(held.fact.id for held in shown),
    )


def _evidence(answer: Answer, words: FactWords) -> Iterator[str]:
    for held in answer.main:
        if isinstance(held.fact, Figure):
            yield held.fact.sentence
            yield from words.counts(held.fact)
        elif not isinstance(held.fact, Quote):
            yield f"{held.fact.sentence} {'; '.join(held.fact.items)}".strip()


def _difference(differs: Differs, answer: Answer, words: FactWords) -> str:
    fact = answer.main[0].fact
    match differs.what:
        case "value":
            return f"The claimed value is {_times(differs)} the sourced one."
        case "stage":
            return f"The claim says {differs.claimed}; the source says {differs.sourced}, which is an earlier stage."
        case "kind":
            return f"The claim says “{differs.claimed}”; the source counts {differs.sourced} aid: weapons and security assistance."
        case "person":
            return f"The claim names {words.name(differs.claimed)}; the source names {words.name(differs.sourced)}."
        case "direction":
            donor, recipient = words.name(differs.sourced), words.name(differs.claimed)
            return f"The other way round: {donor} gives to {recipient}."
        case "contents":
            return f"“{differs.claimed}” is not listed among its contents."
        case "order":
            return f"It was announced {differs.claimed}, before that ({differs.sourced})."
        case "day":
            return f"The source gives this for {differs.sourced}."
        case _:
            return f"The source has it the other way: {words.short(answer.main[0]) if fact else ''}"


def _times(differs: Differs) -> str:
    claimed, sourced = Decimal(differs.claimed), Decimal(differs.sourced)
    if not claimed or not sourced:
        return "not"
    ratio = claimed / sourced
    return f"{ratio:.3g} times" if ratio >= 1 else f"one {1 / ratio:.3g}th of"
