"""Which language a text is in, by its words, and by its letters and months where those leave it open ("липневий пакет")."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

_TELLING = MappingProxyType(
    {
        "uk": re.compile(
            "[іїєґ]|(?:січ|лютн|лютого|берез|квіт|травн|червн|липн|серпн|вересн|жовтн|листопад|грудн)", re.I
        ),
        "ru": re.compile("[ыэъё]|(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)", re.I),
        "pl": re.compile("[łąęśżźćń]", re.I),
        "de": re.compile("[ßäöü]", re.I),
        "es": re.compile("[ñ¿¡]", re.I),
        "fr": re.compile("[çœàâêîôûèùëï]", re.I),
    }
)


def leaning(text: str) -> str | None:
    """The language that has these letters or names of months, the likeliest first; None where nothing tells."""
    return next((language for language, telling in _TELLING.items() if telling.search(text)), None)


@dataclass(frozen=True, slots=True)
class Telling:
    """The languages that a phrase is known in (none where it tells nothing), its number of words, and whether it was mended."""

    languages: tuple[str, ...]
    words: int
    mended: bool


_NO_CHANCE = 2
"""So many mended words of one language are no chance."""
_RULED_OUT = MappingProxyType({"uk": "ru", "ru": "uk"})
"""Letters that one of these has tell that a text is not in the other."""
_SHARES = 60
"""What a word gives to the languages it is known in, in equal parts; divisible by up to six of them."""


def language_of(phrases: Iterable[Telling], leaning: str | None, usual: str = "en") -> str:
    """The language that most words of a text are known in; the usual one where nothing tells.

    Mended words tell only where the others leave it open, since the language they were mended to may be the wrong one.
    """
    sure: dict[str, int] = {}
    slips: dict[str, int] = {}
    slipped: dict[str, int] = {}
    alone: set[str] = set()
    phrases_read = 0
    for phrase in phrases:
        shares = slips if phrase.mended else sure
        phrases_read += 1
        if phrase.mended and len(phrase.languages) == 1:
            alone.update(phrase.languages)
        for language in phrase.languages:
            shares[language] = shares.get(language, 0) + phrase.words * _SHARES // len(phrase.languages)
            slipped[language] = slipped.get(language, 0) + phrase.mended
    chance = {language for language, times in slipped.items() if sure and 0 < times < _NO_CHANCE}
    if not sure and phrases_read > 1:
        chance = {language for language in alone if slipped[language] < _NO_CHANCE}
    likely = [language for language in (usual, "en", *sure, *slips) if language != _RULED_OUT.get(leaning or "")]
    return max(
        likely,
        key=lambda each: (
            sure.get(each, 0),
            0 if each in chance else slips.get(each, 0),
            each == leaning,
            each == usual,
            each == "en",
        ),
    )
