"""Ukrainian and Russian typed in Latin letters ("skolko soyuznikov"), put back where most words only make sense that way."""

import re
from collections.abc import Iterable
from types import MappingProxyType

from bot.domain._date_words import MONTHS
from bot.domain.vocabulary import Vocabulary

_WORD = re.compile(r"\b[a-z']+\b", re.I)
_SHORTEST, _SHORTEST_MENDED = 3, 5
_LEAST = 3
"""So many words must be unknown as they are and known in Cyrillic; fewer may be chance."""
_SHARED = (
    "lliard ллиард|liard лиард|shch щ|sch щ|zh ж|kh х|ts ц|tz ц|ch ч|sh ш|yu ю|ju ю|iu ю|ya я|ja я|ia я|ye е|je е|jo е|yo е|"
    "a а|b б|v в|w в|d д|e е|z з|k к|c к|l л|m м|n н|o о|p п|r р|s с|t т|u у|f ф|x х|j й|' ь"
)
_LETTERS = MappingProxyType(
    {
        "ru": _SHARED + "|iy ий|yy ый|iya ия|iyu ию|g г|h х|y ы|i и",
        "uk": _SHARED + "|yi ї|ji ї|iy ій|iya ія|iyu ію|yj ий|yy ий|g ґ|h г|y и|i і",
    }
)
_TABLES = MappingProxyType(
    {
        language: dict(sorted((pair.split() for pair in pairs.split("|")), key=lambda pair: -len(pair[0])))
        for language, pairs in _LETTERS.items()
    }
)
_PIECES = MappingProxyType(
    {language: re.compile("|".join(map(re.escape, table))) for language, table in _TABLES.items()}
)


def in_cyrillic(text: str, vocabulary: Vocabulary) -> str:
    """The text in Cyrillic where at least three of its words are unknown in Latin letters, most of those known so, and not
    more of them are English: then it is English badly misspelled.

    Names and other words that are known in Latin letters alone stay as they are.
    """
    words = {match[0] for match in _WORD.finditer(text)}
    strange = {word for word in words if len(word) >= _SHORTEST and not _is_known(word.lower(), vocabulary)}
    if len(strange) < _LEAST:
        return text
    likely = {language: _likely(strange, language, vocabulary) for language in _TABLES}
    language = max(likely, key=lambda each: len(likely[each]))
    english = [word for word in words - strange if len(word) >= _SHORTEST and vocabulary.is_of(word.lower(), "en")]
    if len(likely[language]) < max(_LEAST, len(strange) / 2, len(english)):
        return text
    spelled = {word: _spelled(word.lower(), language) for word in words}
    known = {word: other for word, other in spelled.items() if _is_known(other, vocabulary)}
    rest = {word: spelled[word] for word in strange}
    return _WORD.sub(lambda match: (rest | known | likely[language]).get(match[0], match[0]), text)


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.knows(word) or vocabulary.is_ordinary(word) or word in MONTHS


def _likely(words: Iterable[str], language: str, vocabulary: Vocabulary) -> dict[str, str]:
    """What words are in Cyrillic, where they are known there, if need be mended."""
    found = {}
    for word in words:
        other = _spelled(word.lower(), language)
        meant = other if _is_known(other, vocabulary) else None
        if meant is None and len(other) >= _SHORTEST_MENDED:
            meant = vocabulary.mended(other, language)
        if meant:
            found[word] = meant
    return found


def _spelled(word: str, language: str) -> str:
    return _PIECES[language].sub(lambda match: _TABLES[language][match[0]], word)
