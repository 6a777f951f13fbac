"""Names of months and weekdays that are misspelled by one slip, two in long ones, or by ear, put right before dates are read."""

import re
from collections.abc import Callable

from rapidfuzz.distance import OSA

from bot.domain._by_ear import heard
from bot.domain._date_words import MONTHS, WEEKDAYS
from bot.domain.spelling import is_slip
from bot.domain.text import fold_word

# Longer words are no month: looking for the end of each from each of its letters would take steps with the square.
_NAME = r"([^\W\d_]{3,16})(?![^\W\d_])"
_BEFORE_A_NUMBER = re.compile(rf"(?<![^\W\d_])(){_NAME}(?=\W{{0,3}}(?:(?:de|of|del) )?\d)")
_BEHIND_A_NUMBER = re.compile(rf"(\d\W{{0,3}}(?:(?:de|of|del) )?){_NAME}")
_KNOWN = MONTHS.keys() | WEEKDAYS.keys()
_LONG = 7
_NAMES = sorted(name for name in _KNOWN if len(name) >= 4 and name.isalpha())


def mend_months(text: str, known: Callable[[str], bool]) -> str:
    """Put right every misspelled month or weekday of a normalised text that stands beside a number and is no known word."""
    if not any(character.isdigit() for character in text):
        return text
    text = _BEFORE_A_NUMBER.sub(lambda found: _mended(found, known), text)
    return _BEHIND_A_NUMBER.sub(lambda found: _mended(found, known), text)


def _mended(found: re.Match[str], known: Callable[[str], bool]) -> str:
    word = fold_word(found[2])
    if word in _KNOWN or known(word):
        return found[0]
    return found[1] + next((name for likely in _LIKELY for name in _NAMES if likely(word, name)), found[2])


def _is_heard_as(word: str, name: str) -> bool:
    return word[0] == name[0] and heard(word) == heard(name)


def _is_two_slips(word: str, name: str) -> bool:
    return len(name) >= _LONG and word[0] == name[0] and OSA.distance(word, name, score_cutoff=2) <= 2


_LIKELY = (is_slip, _is_heard_as, _is_two_slips)
"""How a word may come to stand for a name, the likeliest first."""
