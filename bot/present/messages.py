"""The bot's own words in its seven languages: English stands in the code, the others in `bot/locales`.

Catalogues are gettext files, read when their language is first spoken. What sources wrote is never translated.
"""

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.present.locales import ENGLISH, spoken

CATALOGUES = Path(__file__).parent.parent / "locales"


class Messages:
    """What the bot says, in one language. Placeholders have names, so that a language may put them in its own order."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def say(self, message: str, /, **values: object) -> str:
        """Give a message, written in English, in this language with its values filled in."""
        said = self._translations.gettext(message).format_map(values)
        # A date that ends in an abbreviation brings the full stop of the sentence along.
        return said[:-1] if said.endswith("..") and not said.endswith("...") else said

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Give the form of a message that goes with a number, which is filled in as `number` unless given otherwise."""
        return self._translations.ngettext(one, many, number).format_map({"number": number} | values)


def mark(message: str) -> str:
    """Name a message of a table for the catalogues; it is translated where it is said."""
    return message


@lru_cache(maxsize=8)
def speaking(language: str) -> Messages:
    """Give the messages of a language; English for one that we do not speak."""
    known = spoken(language).language
    if known == ENGLISH:
        return Messages(ENGLISH, NullTranslations())
    compiled = BytesIO()
    with (CATALOGUES / f"{known}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=known))
    compiled.seek(0)
    return Messages(known, GNUTranslations(compiled))
