"""Names of months and weekdays that are misspelled by one slip, put right before dates are read."""

import re
from collections.abc import Callable

from bot.domain._date_words import MONTHS, WEEKDAYS
from bot.domain.spelling import is_slip
from bot.domain.text import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
_BESIDE_A_NUMBER = re.compile(r"\d\W{0,3}(?:(?:de|of|del) )?$"), re.compile(r"^\W{0,3}(?:(?:de|of|del) )?\d")
_KNOWN = MONTHS.keys() | WEEKDAYS.keys()
_NAMES = sorted(name for name in _KNOWN if len(name) >= 4 and name.isalpha())


def mend_months(text: str, known: Callable[[str], bool]) -> str:
    """Put right every misspelled month or weekday that stands beside a number and is no known word itself."""
    if not any(character.isdigit() for character in text):
        return text
    return _WORD.sub(lambda found: _mended(found, text, known), text)


def _mended(found: re.Match[str], text: str, known: Callable[[str], bool]) -> str:
    before, after = _BESIDE_A_NUMBER
    beside = before.search(text[: found.start()]) or after.search(text[found.end() :])
    word = fold(found[0])
    if not beside or word in _KNOWN or known(word):
        return found[0]
    return next((name for name in _NAMES if is_slip(word, name)), found[0])
