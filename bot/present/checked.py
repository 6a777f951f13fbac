"""What was found in somebody's message, sentence by sentence, as one reply."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from bot.present.locales import ENGLISH
from bot.present.messages import Messages, speaking
from bot.present.reply import Reply, ReplyKind

_LONGEST_EXCERPT = 120

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of the message, and the verdict on them as a reply of its own."""

    words: str
    reply: Reply


def checked_reply(
    findings: Sequence[Finding], *, left: int, checkable: bool, limit: int | None, language: str = ENGLISH
) -> Reply:
    """Tell the findings, the most definite first; one alone is told with all its evidence.

    `left` findings are not shown; `limit` tells how many characters were read where the message has more.
    """
    messages = speaking(language)
    notes = tuple(_notes(left, limit, messages))
    if not findings:
        return replace(_nothing(messages, checkable=checkable), notes=notes)
    if len(findings) == 1:
        return replace(findings[0].reply, notes=(*findings[0].reply.notes, *notes))
    replies = [finding.reply for finding in findings]
    return Reply(
        kind=ReplyKind.VERDICT,
        headline=messages.count(
            "{number} finding in this message.",
            "{number} findings in this message, the most definite first.",
            len(findings),
        ),
        quotes=tuple(reply.quotes[0] for reply in replies if reply.quotes),
        body=tuple(_line(finding, messages) for finding in findings),
        sources=_once(reply.sources for reply in replies),
        disputes=_once(reply.disputes for reply in replies),
        notes=notes,
        facts=_once(reply.facts for reply in replies),
        language=messages.language,
    )


def _nothing(messages: Messages, *, checkable: bool) -> Reply:
    if checkable:
        why = messages.say("no stored fact speaks of that claim")
        headline = messages.say("No sourced answer: {why}.", why=why)
        return Reply(kind=ReplyKind.ABSTAIN, headline=headline, language=messages.language)
    return Reply(
        kind=ReplyKind.TEXT,
        headline=messages.say("Nothing here can be checked: no quotation, and no claim with an amount or a person."),
        language=messages.language,
    )


def _notes(left: int, limit: int | None, messages: Messages) -> Iterable[str]:
    if left:
        yield messages.count("{number} more is not shown.", "{number} more are not shown.", left)
    if limit is not None:
        yield messages.say("Only the first {number} characters were checked.", number=limit)


def _line(finding: Finding, messages: Messages) -> str:
    """The words, the verdict on them, and what the source has."""
    words = finding.words
    excerpt = words if len(words) <= _LONGEST_EXCERPT else f"{words[: _LONGEST_EXCERPT - 1]}…"
    told = " · ".join((finding.reply.headline, *finding.reply.details[:1]))
    return f"{messages.say('“{words}”', words=excerpt)} {told}"


def _once(parts: Iterable[Sequence[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(parts)))
