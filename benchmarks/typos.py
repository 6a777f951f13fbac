"""Misspelling questions as people do: letters swapped, left out, doubled, hit beside, or written as they sound."""

import random
import re
from collections.abc import Callable
from types import MappingProxyType

SHORTEST = 4
"""Shorter words stay as they are: a slip there often makes another word, and nobody could say which was meant."""

_SECOND_SLIP = 0.25
_FIRST_LETTER = 0.25
"""How much rarer a slip at the first letter is than at any other."""
_TRIES = 40
_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = MappingProxyType(
    dict(
        zip(
            "qwertyuiopasdfghjklzxcvbnm",
            "wa qes wrd etf ryg tuh yij uok ipl ol qsz adwx sfec dgrv fhtb gjyn hkum jli ko xas zcd xvf cbg vnh bmj nk".split(),
            strict=True,
        )
    )
)
_SOUNDS = (
    ("ph", "f"),
    ("ie", "ei"),
    ("ei", "ie"),
    ("ck", "k"),
    ("ll", "l"),
    ("mm", "m"),
    ("ss", "s"),
    ("tt", "t"),
    ("nn", "n"),
    ("y", "i"),
    ("z", "s"),
    ("c", "k"),
    ("ia", "ea"),
    ("an", "en"),
    ("er", "ar"),
    ("ai", "ay"),
    ("tion", "sion"),
)


def misspell(text: str, rng: random.Random, known: Callable[[str], bool]) -> str:
    """Put one slip into a text, sometimes a second into another word; numbers and short words stay.

    A slip that spells a known word is not made: such a question would ask for something else.
    """
    words = [found for found in _WORD.finditer(text) if len(found[0]) >= SHORTEST]
    chosen = rng.sample(words, min(len(words), 2 if rng.random() < _SECOND_SLIP else 1))
    for word in sorted(chosen, key=lambda found: found.start(), reverse=True):
        text = text[: word.start()] + _slipped(word[0], rng, known) + text[word.end() :]
    return text


def _slipped(word: str, rng: random.Random, known: Callable[[str], bool]) -> str:
    for _ in range(_TRIES):
        slipped = rng.choice(_SLIPS)(word, rng)
        if slipped != word and not known(slipped.lower()):
            return slipped
    return word


def _place(word: str, rng: random.Random, last: int = 0) -> int:
    places = range(len(word) - last)
    return rng.choices(places, weights=[_FIRST_LETTER if place == 0 else 1.0 for place in places])[0]


def _swap(word: str, rng: random.Random) -> str:
    at = _place(word, rng, last=1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _leave_out(word: str, rng: random.Random) -> str:
    at = _place(word, rng)
    return word[:at] + word[at + 1 :]


def _double(word: str, rng: random.Random) -> str:
    at = _place(word, rng)
    return word[: at + 1] + word[at:]


def _hit_beside(word: str, rng: random.Random) -> str:
    at = _place(word, rng)
    beside = rng.choice(_BESIDE.get(word[at].lower(), word[at]))
    return word[:at] + beside + word[at + 1 :]


def _write_as_it_sounds(word: str, rng: random.Random) -> str:
    sounds = [(found, told) for found, told in _SOUNDS if found in word[1:].lower()]
    if not sounds:
        return word
    found, told = rng.choice(sounds)
    at = word.lower().index(found, 1)
    return word[:at] + told + word[at + len(found) :]


_SLIPS: tuple[Callable[[str, random.Random], str], ...] = (_swap, _leave_out, _double, _hit_beside, _write_as_it_sounds)
