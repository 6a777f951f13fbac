"""Quotes as they are shown: verbatim words with who said them, when, where, and which outlet prints them so."""

from collections.abc import Iterator, Sequence

from bot.domain.model import Quote, Source, Wording
from bot.present.days import day_words
from bot.present.facts import FactWords, publisher_words
from bot.present.locales import ENGLISH
from bot.present.reply import QuoteBlock


def speaker_words(quote: Quote, words: FactWords) -> str:
    """Who said it and when; a name that sources write otherwise is given as they write it too."""
    name, printed = words.name(quote.speaker), words.names.label(quote.speaker)
    return f"{name if name == printed else f'{name} ({printed})'}, {words.day(quote.said_on)}"


def setting_words(quote: Quote) -> str:
    """In which post and on which occasion it was said, as stored."""
    day = day_words(quote.said_on, ENGLISH)
    occasion = (quote.occasion or quote.place or "").removesuffix(day).rstrip(" ,")
    return ", ".join(part for part in (quote.role, occasion) if part)


def blocks(quote: Quote, words: FactWords, *, others: bool = True, named: bool = False) -> Iterator[QuoteBlock]:
    """The quote, then its other printed wordings, each with its publishers; `named` repeats who said it and when."""
    own, *rest = _by_wording([Wording(quote.text, quote.source), *quote.wordings])
    said = (speaker_words(quote, words) if named else "", setting_words(quote))
    yield main_block(own[0], [quote.source, *own[1][1:]], ", ".join(part for part in said if part), words)
    if others:
        yield from (other_block(text, sources, words) for text, sources in rest)


def main_block(text: str, sources: Sequence[Source], said: str, words: FactWords) -> QuoteBlock:
    """Verbatim words as some outlets print them."""
    printed = words.messages.say("printed by {publishers}", publishers=_publishers(sources))
    return QuoteBlock(text, f"{said}; {printed}" if said else printed)


def other_block(text: str, sources: Sequence[Source], words: FactWords) -> QuoteBlock:
    """Another printed wording of the same quote."""
    return QuoteBlock(
        text, words.messages.say("other wording, printed by {publishers}", publishers=_publishers(sources))
    )


def _by_wording(wordings: Sequence[Wording]) -> list[tuple[str, list[Source]]]:
    """The different wordings in order, each with all who print it."""
    printed: dict[str, list[Source]] = {}
    for wording in wordings:
        printed.setdefault(wording.words, []).append(wording.source)
    return list(printed.items())


def _publishers(sources: Sequence[Source]) -> str:
    return ", ".join(dict.fromkeys(publisher_words(source) for source in sources))
