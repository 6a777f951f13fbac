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


def language_name(code: str) -> str:
    """Give the name of a language in itself."""
    return Locale.parse(code).get_display_name(code) or code


def language_named(text: str) -> str | None:
    """Give the code of one of the seven languages, named by its code, in English or in itself."""
    wanted = text.strip().casefold()
    for code in sorted(LANGUAGES):
        locale = Locale.parse(code)
        names = (code, locale.get_display_name(ENGLISH), locale.get_display_name(code))
        if wanted in [name.casefold() for name in names if name]:
            return code
    return None
