"""Words of a question that stand in a quote one behind the other, little ones among them."""

from bot.domain.question import Reading
from bot.domain.text import tokens

_FEWEST = 2


def flat(text: str) -> str:
    """A text as its folded words between single spaces."""
    return f" {' '.join(token.folded for token in tokens(text))} "


def says_the_rest(reading: Reading, text: str) -> bool:
    """Whether a text holds all that is typed behind whoever is named first ("biden got it done"), word for word."""
    named = next((term.end for term in reading.terms if term.entities), None)
    rest = reading.words[named:] if named is not None else ()
    return len(rest) >= _FEWEST and f" {' '.join(rest)} " in flat(text)
