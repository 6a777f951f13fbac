"""Names of months and weekdays that are misspelled by one slip, put right before dates are read."""

import re
from collections.abc import Callable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain._date_words import MONTHS, WEEKDAYS
from bot.domain.spelling import is_beside
from bot.domain.text import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
_BESIDE_A_NUMBER = re.compile(r"\d\W{0,3}$"), re.compile(r"^\W{0,3}\d")
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
    near = process.extract(word, _NAMES, scorer=OSA.distance, score_cutoff=1)
    return next((name for name, _, _ in near if _is_first_letter_meant(word, name)), found[0])


def _is_first_letter_meant(word: str, name: str) -> bool:
    """Whether the first letter is right, swapped with the second, left out, or hit beside."""
    left_out, swapped = word == name[1:], word[:2] == name[1::-1]
    return word[0] == name[0] or left_out or swapped or is_beside(word[0], name[0])
