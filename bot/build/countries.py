"""The names of all countries and territories that CLDR knows, in each language, as people write and decline them.

Nicknames, adjectives and misspellings are reviewed text and live in `data/entities/`, not here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from babel import Locale

from bot.build.case_forms import case_forms
from bot.domain.text import fold

Names = dict[str, dict[str, tuple[str, ...]]]
"""Country code → language → folded names; a trailing `*` on the last word stands for any ending."""

LANGUAGES = ("en", "uk", "ru", "de", "fr", "es", "pl")

_CODE = re.compile(r"[A-Z]{2}")
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_EVERYDAY_WORDS = frozenset({"того", "малі", "мали", "дані", "перу"})
"""Forms that are first of all other words of their language (того: that; дані: data)."""

_AND = {"en": "and", "uk": "і", "ru": "и", "de": "und", "fr": "et", "es": "y", "pl": "i"}
_SHORTENED = ((re.compile(r"\bst\.? ", re.IGNORECASE), "saint "), (re.compile(r"\bо-ва\b"), "острова"))
_BRACKETED = re.compile(r"\s*\(([^)]*)\)")
_APOSTROPHES = re.compile("['’ʼ]")
_PUNCTUATION = re.compile(r"[^\w*]+")


def country_names(languages: Iterable[str] = LANGUAGES) -> Names:
    """Give the folded names, their cases and safe stems of every CLDR country in these languages."""
    names: Names = {}
    printed: dict[str, set[str]] = defaultdict(set)
    for language in languages:
        known = countries(language)
        for code, name in known.items():
            printed[as_phrase(name)].add(code)
            forms = _forms(name, language, frozenset(known.values()))
            names.setdefault(code, {})[language] = tuple(dict.fromkeys(forms))
    return _unshared(names, printed)


def countries(language: str) -> dict[str, str]:
    """Give CLDR's own name of every country and territory in a language, by ISO code."""
    territories = Locale.parse(language).territories
    return {
        code: name for code, name in sorted(territories.items()) if _CODE.fullmatch(code) and code not in _NOT_COUNTRIES
    }


def as_phrase(text: str) -> str:
    """Fold a name as the words of a question are: no apostrophes, every other mark a space."""
    return _spaced(_APOSTROPHES.sub("", fold(text)))


def _spaced(text: str) -> str:
    return " ".join(_PUNCTUATION.sub(" ", text).split())


def _forms(name: str, language: str, all_names: frozenset[str]) -> Iterator[str]:
    for variant in _variants(name, language, all_names):
        plain = _spaced(_APOSTROPHES.sub("", variant.lower()))
        for form in map(as_phrase, case_forms(plain, language)):
            if form not in _EVERYDAY_WORDS:
                yield form


def _variants(name: str, language: str, all_names: frozenset[str]) -> Iterator[str]:
    """A name as printed, before its comma or bracket, the other name in the bracket, and with short words written out.

    A bracket may instead say whose territory it is (`Hongkong (Chiny)`), which is no name of it.
    """
    bracketed = _BRACKETED.search(name)
    spellings = [_BRACKETED.sub("", name).split(",")[0]]
    if bracketed:
        spellings.append(name)
    if bracketed and bracketed[1] not in all_names and bracketed[1].istitle():
        spellings.append(bracketed[1])
    for printed in spellings:
        for spelling in dict.fromkeys((printed, printed.replace("&", _AND[language]))):
            yield spelling
            yield from (short.sub(full, spelling) for short, full in _SHORTENED if short.search(spelling))


def _unshared(names: Names, printed: dict[str, set[str]]) -> Names:
    """Drop forms that could mean two countries: stems that begin another's name (Нігер, Нігерія), chance likenesses.

    A name that CLDR itself prints stays with the country it is printed for.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for code, by_language in names.items():
        for form in (form for forms in by_language.values() for form in forms):
            owners[form].add(code)
    words = {(word, code) for form, codes in owners.items() for word in form.rstrip("*").split() for code in codes}

    def keeps(form: str, code: str) -> bool:
        if form in printed:
            return code in printed[form]
        if form.endswith("*") and " " not in form:
            return not any(word.startswith(form[:-1]) for word, owner in words if owner != code)
        return len(owners[form]) == 1

    return {
        code: {language: tuple(form for form in forms if keeps(form, code)) for language, forms in by_language.items()}
        for code, by_language in names.items()
    }
