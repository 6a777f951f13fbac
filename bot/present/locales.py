"""The locale in which something is shown: one of CLDR's for a known language tag, else English."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

ENGLISH = "en"
_DAY_FIRST = "en_GB"
"""English with the day first: 2 July 2024 cannot be misread anywhere."""


@lru_cache(maxsize=32)
def spoken(code: str) -> Locale:
    """Give the locale of a language tag; English for one that is unknown."""
    try:
        found = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        found = Locale(ENGLISH)
    return Locale.parse(_DAY_FIRST) if found.language == ENGLISH else found
