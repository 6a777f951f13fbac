"""Lists and whole facts as replies: topics, sources, one fact with everything known of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.domain.model import Dispute, Figure, Held, Quote
from bot.domain.vocabulary import Vocabulary
from bot.present.facts import FactWords
from bot.present.numbers import full_digits
from bot.present.reply import Reply, ReplyKind

_MOST_NAMES = 60


def topics_reply(donors: Sequence[str], recipients: Sequence[str], speakers: Sequence[str], vocabulary: Vocabulary) -> Reply:
    """Who gives, who receives and who speaks in the stored facts."""
    named = {"Donors": donors, "Recipients": recipients, "Speakers": speakers}
    return Reply(
        kind=ReplyKind.TEXT,
        headline="Facts are stored for these donors, recipients and speakers.",
        body=tuple(f"{title}: {_names(ids, vocabulary)}" for title, ids in named.items() if ids),
        notes=("Ask for any of them, such as: us total ukraine; quote austin; sudan 2024 requirement.",),
    )


def sources_reply(publishers: Sequence[tuple[str, int]]) -> Reply:
    """Which publishers stand behind the stored facts, most facts first."""
    return Reply(
        kind=ReplyKind.LIST,
        headline="These publishers stand behind the stored facts. Every answer names its own with a link.",
        body=tuple(f"{publisher}: {count}" for publisher, count in publishers[:40]),
    )


def _names(ids: Iterable[str], vocabulary: Vocabulary) -> str:
    names = sorted(vocabulary.label(entity_id) for entity_id in ids)
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def fact_reply(held: Held, disputes: Sequence[Dispute], vocabulary: Vocabulary, today: date) -> Reply:
    """One fact whole: what it says and counts, every source, disputes, version and scope."""
    words = FactWords(vocabulary, "en", today)
    fact = held.fact
    kind = ReplyKind.QUOTE if isinstance(fact, Quote) else ReplyKind.FIGURE if isinstance(fact, Figure) else ReplyKind.TEXT
    headline = words.headline(fact) if isinstance(fact, Figure) else words.attribution(fact) if isinstance(fact, Quote) else fact.sentence
    return Reply(
        kind=kind,
        headline=headline,
        quotes=tuple(words.blocks(fact)) if isinstance(fact, Quote) else (),
        body=tuple(_details(held, words)),
        disputes=tuple(words.dispute(dispute) for dispute in disputes),
        notes=(fact.note,) if fact.note else (),
        sources=words.sources([held], most=12),
        facts=(fact.id,),
    )


def _details(held: Held, words: FactWords) -> Iterator[str]:
    fact = held.fact
    if isinstance(fact, Figure):
        yield fact.sentence
        yield f"Value: {full_digits(fact.value, fact.unit, 'en')}"
        yield from words.counts(fact)
        yield from (f"Other account: {account.words} ({account.source.publisher})" for account in fact.other_accounts)
    elif isinstance(fact, Quote):
        if fact.difference:
            yield f"How the wordings differ: {fact.difference}"
    else:
        yield from fact.items
        yield from (f"Other account: {account.words} ({account.source.publisher})" for account in fact.other_accounts)
    if fact.verified:
        yield f"Checked: {fact.verified}"
    where = "this server's own" if held.server is not None else "global"
    yield f"Id: {fact.id}, version {held.version}, {where}"
