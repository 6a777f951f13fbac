"""The stored facts that a new one is compared with: of the same key, the same value, or with the same words."""

from collections.abc import Iterator
from itertools import islice

from bot.domain.model import AnyFact, FactType, Figure, Held, Quote
from bot.domain.shelf import FigureKey, QuoteKey, Shelf
from bot.domain.text import tokens

_MOST_WORDS = 12


def neighbours(fact: AnyFact, shelf: Shelf) -> tuple[Held, ...]:
    """Find the few facts beside which a new one might be a slip or a copy."""
    return tuple({held.fact.id: held for held in _near(fact, shelf)}.values())


def _near(fact: AnyFact, shelf: Shelf) -> Iterator[Held]:
    if isinstance(fact, Figure):
        key = FigureKey(
            donor=fact.donor,
            recipient=fact.recipient,
            measures=(fact.measure,),
            kinds=(fact.kind,),
            units=(fact.unit,),
        )
        yield from shelf.figures(key, limit=100)
        return
    text = fact.text if isinstance(fact, Quote) else fact.sentence
    fact_type = FactType.QUOTE if isinstance(fact, Quote) else FactType.STATEMENT
    words = list(islice(dict.fromkeys(token.folded for token in tokens(text) if len(token.folded) > 3), _MOST_WORDS))
    yield from shelf.search(words, types=(fact_type,), every=False, limit=20)
    if isinstance(fact, Quote):
        yield from shelf.quotes(QuoteKey(speaker=fact.speaker), limit=40)
