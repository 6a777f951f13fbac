"""Lists and whole facts as replies: topics, sources, one fact with everything known of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.domain.model import AnyFact, Dispute, Figure, Held, Quote, Statement
from bot.present.facts import FactWords, Labels, publisher_words, statement_words
from bot.present.locales import ENGLISH
from bot.present.messages import Messages, speaking
from bot.present.numbers import full_digits
from bot.present.quotes import blocks, speaker_words
from bot.present.reply import Reply, ReplyKind
from bot.present.sources import source_lines, whole_dispute_words

_MOST_NAMES = 60
_MOST_PUBLISHERS = 40
_MOST_SOURCES = 12


def topics_reply(
    donors: Sequence[str],
    recipients: Sequence[str],
    speakers: Sequence[str],
    names: Labels,
    language: str = ENGLISH,
) -> Reply:
    """List who gives, who receives and who speaks in the stored facts."""
    messages = speaking(language)
    named = {messages.say("Donors"): donors, messages.say("Recipients"): recipients, messages.say("Speakers"): speakers}
    return Reply(
        kind=ReplyKind.TEXT,
        headline=messages.say("Facts are stored for these donors, recipients and speakers."),
        body=tuple(f"{title}: {_names(ids, names, messages)}" for title, ids in named.items() if ids),
        notes=(messages.say("Ask for any of them, such as: us total ukraine; quote austin; sudan 2024 requirement."),),
        language=messages.language,
    )


def sources_reply(publishers: Sequence[tuple[str, int]], language: str = ENGLISH) -> Reply:
    """List which publishers stand behind the stored facts, most facts first."""
    messages = speaking(language)
    return Reply(
        kind=ReplyKind.LIST,
        headline=messages.say(
            "These publishers stand behind the stored facts. Every answer names its own with a link."
        ),
        body=tuple(f"{publisher}: {count}" for publisher, count in publishers[:_MOST_PUBLISHERS]),
        language=messages.language,
    )


def fact_reply(held: Held, disputes: Sequence[Dispute], names: Labels, today: date, language: str = ENGLISH) -> Reply:
    """Show one fact whole: what it says and counts, every source, disputes, version and scope."""
    words = FactWords(names, speaking(language), today)
    fact = held.fact
    kind, headline = _kind_and_headline(fact, words)
    return Reply(
        kind=kind,
        headline=headline,
        quotes=tuple(blocks(fact, words)) if isinstance(fact, Quote) else (),
        details=tuple(_details(held, words)),
        body=fact.items if isinstance(fact, Statement) else (),
        disputes=tuple(whole_dispute_words(dispute, words) for dispute in disputes),
        notes=(fact.note,) if fact.note else (),
        sources=source_lines([held], words, most=_MOST_SOURCES),
        facts=(fact.id,),
        language=words.messages.language,
    )


def headline_of(fact: AnyFact, words: FactWords) -> str:
    """Tell a fact in one line."""
    return _kind_and_headline(fact, words)[1]


def _kind_and_headline(fact: AnyFact, words: FactWords) -> tuple[ReplyKind, str]:
    if isinstance(fact, Quote):
        return ReplyKind.QUOTE, speaker_words(fact, words)
    if isinstance(fact, Figure):
        return ReplyKind.FIGURE, words.headline(fact)
    return ReplyKind.TEXT, statement_words(fact)


def _names(ids: Iterable[str], names: Labels, messages: Messages) -> str:
    every = sorted(names.label(entity_id, messages.language) for entity_id in ids)
    told = ", ".join(every[:_MOST_NAMES])
    more = len(every) - _MOST_NAMES
    if more <= 0:
        return told
    return messages.count("{names} and {number} more", "{names} and {number} more", more, names=told)


def _details(held: Held, words: FactWords) -> Iterator[str]:
    fact, say = held.fact, words.messages.say
    if isinstance(fact, Figure):
        yield fact.sentence
        yield words.counts(fact)
        yield say("In full: {digits}", digits=full_digits(fact.value, fact.unit, words.messages.language))
    if isinstance(fact, Quote):
        if fact.difference:
            yield say("How the wordings differ: {difference}", difference=fact.difference)
    else:
        for account in fact.other_accounts:
            yield say("Also: {told} ({publisher})", told=account.words, publisher=publisher_words(account.source))
    if fact.verified:
        yield say("Checked: {how}", how=fact.verified)
    where = say("this server’s own") if held.server is not None else say("for every server")
    yield say("Id: {id}, version {version}, {where}", id=fact.id, version=held.version, where=where)
