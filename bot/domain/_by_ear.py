"""How an English word sounds: the same letters for spellings that are heard alike, so that a word written by ear is found.

Rough on purpose. Two words that sound alike here are candidates for each other, no more; `_slips.py` weighs how likely.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern, re.M), heard)
    for pattern, heard in (
        (r"^kn|^gn|^pn", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^wh(?=o(?!a))", "h"),
        (r"wh", "w"),
        (r"^x", "z"),
        (r"^u(?=[bcfgknst][aeiourl])|^you|^yoo", "yu"),
        (r"(?:ss|t|s|c)i(?:o|a|e)n|shun|shon|tian|ssh?un|chun", "Sn"),
        (r"(?<=[a-z])(?:ss|c|t|s)i(?=[aou])", "S"),
        (r"ture\b", "Cr"),
        (r"(?<=[a-z])(?:[oa]ugh)(?=t)", "o"),
        (r"ough|augh", "of"),
        (r"eigh|aigh", "a"),
        (r"igh", "i"),
        (r"ph|pf", "f"),
        (r"gh$|gh(?=[tslnmdy])", ""),
        (r"gh", "g"),
        (r"tch|ch", "C"),
        (r"sch", "sk"),
        (r"sh", "S"),
        (r"th", "T"),
        (r"ck|cq|kk|cc(?![eiy])", "k"),
        (r"qu|kw", "kw"),
        (r"q", "k"),
        (r"x|cks|cc(?=[eiy])", "ks"),
        (r"sc(?=[eiy])|c(?=[eiy])|z", "s"),
        (r"c", "k"),
        (r"dge|dj|g(?=[ei])|g(?=y$)", "j"),
        (r"mb$|mn$", "m"),
        (r"(?<=s)t(?=le$|en$)", ""),
        (r"^h(?=our|onest)|(?<=[a-zSTC])h(?![aeiouy])|(?<=[rk])h", ""),
        (r"(?<=[aeou])w(?![aeiou])", "u"),
        (r"(?<=[a-zSTC])y", "i"),
        (r"e$", ""),
        (r"([b-df-hj-np-tv-zSTC])\1+", r"\1"),
        (r"o[au]|oo|au", "o"),
        (r"e[aei]|ie|i[ei]", "i"),
        (r"a[iey]|e[iy]", "a"),
        (r"u[eiu]|e[uw]", "u"),
        (r"([aeiou])\1+", r"\1"),
    )
)
_VOWELS = str.maketrans("", "", "aeiou")
SHORTEST_HEARD = 4
_FEWEST_SOUNDS = 2


@lru_cache(maxsize=4096)
def heard(word: str) -> str:
    """How a word sounds, vowels and all."""
    return _heard(word)


def _heard(text: str) -> str:
    for pattern, letters in _RULES:
        text = pattern.sub(letters, text)
    return text


def _sounds(heard_word: str) -> str:
    """The consonants of what is heard, with a mark for a vowel that it begins with."""
    mark = "-" if heard_word[:1] in "aeiouy" else ""
    return mark + heard_word.removeprefix("y").translate(_VOWELS)


class ByEar:
    """The known English words by how their consonants sound. Gathered when a word is first looked for."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._by_sounds: dict[str, list[str]] | None = None

    def alike(self, word: str) -> Iterable[str]:
        """The words that have the same consonants to the ear as this one; nothing for short words."""
        if len(word) < SHORTEST_HEARD or not (word.isascii() and word.isalpha()):
            return ()
        if self._by_sounds is None:
            self._by_sounds = self._gathered()
        sounds = _sounds(heard(word))
        return self._by_sounds.get(sounds, ()) if len(sounds) >= _FEWEST_SOUNDS else ()

    def _gathered(self) -> dict[str, list[str]]:
        known = [
            word
            for word in sorted(self._words)
            if "en" in self._words[word] and len(word) >= SHORTEST_HEARD and word.isascii() and word.isalpha()
        ]
        by_sounds: dict[str, list[str]] = {}
        # All in one text: a rule at a time over one long text takes a tenth of the time that each word alone would.
        for word, sound in zip(known, _heard("\n".join(known)).split("\n"), strict=True):
            by_sounds.setdefault(_sounds(sound), []).append(word)
        return by_sounds
