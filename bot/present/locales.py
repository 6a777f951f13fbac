"""The locale in which something is shown: that of one of the seven languages, else English."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

ENGLISH = "en"
LANGUAGES = frozenset({ENGLISH, "uk", "ru", "de", "fr", "es", "pl"})
_DAY_FIRST = "en_GB"
"""English with the day first: 2 July 2024 cannot be misread anywhere."""


@lru_cache(maxsize=32)
def spoken(code: str) -> Locale:
    """Give the locale of a language tag; English for one that we do not speak."""
    try:
        found = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_DAY_FIRST)
    return found if found.language in LANGUAGES - {ENGLISH} else Locale.parse(_DAY_FIRST)
