"""What stands on a card: one figure or one quote, what it counts or who said it, and the source, as plain words."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from bot.domain.model import Dispute, Figure, Held, Quote
from bot.present.alt_text import alt_text
from bot.present.facts import FactWords, capital, cut
from bot.present.picture import Card
from bot.present.quotes import blocks, setting_words, speaker_words
from bot.present.sources import source_line

_LONGEST_NOTE = 180
_MOST_DISPUTES = 1


def card(held: Held, disputes: Sequence[Dispute], words: FactWords) -> Card:
    """Put a figure or quote into the words of a card; TypeError for a statement."""
    fact = held.fact
    quote = isinstance(fact, Quote)
    title = f"“{held.quote.text}”" if quote else capital(words.amount(held.figure))
    lines = tuple(line for line in (_said(held.quote, words) if quote else _told(held.figure, words)) if line)
    sources = _source(held, words)
    lead = words.messages.say("Card: {title}", title=title)
    return Card(
        title=title,
        notes=tuple(_notes(held, disputes, words)),
        sources=sources,
        alt=alt_text(lead, lines, sources),
        quote=quote,
        lines=lines,
    )


def _told(figure: Figure, words: FactWords) -> Iterator[str]:
    yield words.parties(figure)
    yield capital(words.thing(figure))
    yield ", ".join(words.counted(figure))


def _said(quote: Quote, words: FactWords) -> Iterator[str]:
    yield speaker_words(quote, words)
    yield setting_words(quote)


def _notes(held: Held, disputes: Sequence[Dispute], words: FactWords) -> Iterator[str]:
    fact, say = held.fact, words.messages.say
    if isinstance(fact, Quote):
        yield from (capital(block.attribution) for block in [*blocks(fact, words)][1:])
    label = say("{label}:", label=say("Sources differ"))
    yield from (cut(f"{label} {dispute.about}", _LONGEST_NOTE) for dispute in disputes[:_MOST_DISPUTES])
    if fact.note:
        yield cut(fact.note, _LONGEST_NOTE)
    if held.server is not None:
        yield say("This is this server’s own fact.")


def _source(held: Held, words: FactWords) -> str:
    source = held.fact.source
    say = words.messages.say
    host = (urlsplit(source.url).hostname or "").removeprefix("www.")
    told = [source_line(source, words).words, *filter(None, [host])]
    return f"{say('{label}:', label=say('Source'))} {' · '.join(told)}"
