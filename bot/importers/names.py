"""From the names and codes of data files to the entities that questions name."""

from collections.abc import Callable
from functools import lru_cache

from babel.core import get_global

from bot.domain.form import slug

_SAID_OTHERWISE = {
    "eu (commission and council)": "eu",
    "eu institutions": "eu",
    "european commission": "european-commission",
    "european commission's humanitarian aid and civil protection department": "european-commission",
    "dac countries": "dac",
    "dac members": "dac",
    "dac countries, total": "dac",
    "occupied palestinian territory": "PS",
    "west bank and gaza strip": "PS",
    "west bank and gaza": "PS",
    "korea": "KR",
    "chinese taipei": "TW",
    "türkiye": "TR",
    "turkiye": "TR",
    "slovak republic": "SK",
    "switerland": "CH",
    "china (people's republic of)": "CN",
    "democratic republic of the congo": "CD",
    "cote d'ivoire": "CI",
    "côte d'ivoire": "CI",
}
_CODES = {"XKX": "XK", "CS-KM": "XK", "XKV": "XK"}
_OF = (", government of", ", gov. of")

Finder = Callable[[str], str | None]
"""Gives the entity that a name means, None where it is unknown or means several."""


class Parties:
    """Finds entities; what none is known for gets an id made of its name, which is shown as words."""

    def __init__(self, find: Finder, known: Callable[[str], bool]) -> None:
        self._known = known
        self.named = lru_cache(maxsize=20_000)(self._named)
        self._find = find

    def is_known(self, name: str) -> bool:
        """Whether a name means somebody that is known."""
        found = self.named(name)
        return found is not None and self._known(found)

    def country(self, code: str, name: str = "") -> str | None:
        """The entity of an ISO 3166 code of two or three letters, else of the name."""
        written = code.strip().upper()
        found = _CODES.get(written) or (written if len(written) == 2 else self._of_three(written))
        if found and self._known(found):
            return found
        return self.named(name) if name.strip() else None

    def _of_three(self, code: str) -> str | None:
        # CLDR keeps the codes of three letters as other names for those of two.
        aliases = get_global("territory_aliases").get(code)
        return str(aliases[0]) if aliases and len(aliases) == 1 else None

    def _named(self, name: str) -> str | None:
        written = " ".join(name.split()).casefold()
        for ending in _OF:
            written = written.removesuffix(ending)
        if not written:
            return None
        return _SAID_OTHERWISE.get(written) or self._find(written) or slug(name)[:60] or None
