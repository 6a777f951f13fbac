"""How likely one word was typed for another: a distance in which the usual slips cost less than a letter that is simply another.

Vowels left out or taken for each other, letters doubled or swapped, keys hit beside, and letters that sound alike cost about
half; what merely sounds the same ("shun", "ph") costs hardly anything. Used only for texts that find no answer as they are typed.
"""

from functools import lru_cache

from bot.domain._by_ear import heard

_VOWELS = frozenset("aeiouyаеиоуыєіїяюэ")
_ALIKE = frozenset(
    frozenset(pair)
    for pair in """
    ck cs kq sz fv iy uw dt gj xs xz pb mn тд сз шщ ий ьй гх бп вф жш цс
    """.split()
)
_VOWEL, _DOUBLED, _SWAPPED, _BESIDE, _SOUND, _SILENT, _OTHER = 0.45, 0.3, 0.5, 0.7, 0.5, 0.55, 1.0
_FIRST = 0.4
"""A first letter is rarely wrong."""
_BY_EAR = 0.2
"""What spelling by ear costs where nothing else is wrong."""


def slip_cost(typed: str, meant: str, beside: frozenset[frozenset[str]]) -> float:
    """How far a typed word is from one that may be meant; `beside` are the pairs of neighbours on the keyboard."""
    cost = _distance(typed, meant, beside)
    sounds = heard(typed), heard(meant)
    return min(cost, _distance(*sounds, beside) + _BY_EAR) if sounds != (typed, meant) else cost


def _distance(typed: str, meant: str, beside: frozenset[frozenset[str]]) -> float:
    before: list[float] = []
    row = [0.0]
    for at, letter in enumerate(meant):
        row.append(row[-1] + _left_out(letter, meant[at - 1] if at else ""))
    for i, letter in enumerate(typed):
        extra = _left_out(letter, typed[i - 1] if i else "")
        following = [row[0] + extra + (_FIRST if i == 0 else 0)]
        for j, other in enumerate(meant):
            best = min(
                row[j] + _replaced(letter, other, beside) + (_FIRST if i == j == 0 and letter != other else 0),
                row[j + 1] + extra,
                following[j] + _left_out(other, meant[j - 1] if j else ""),
            )
            if before and j and letter == meant[j - 1] and typed[i - 1] == other and letter != other:
                best = min(best, before[j - 1] + _SWAPPED)
            following.append(best)
        before, row = row, following
    return row[-1]


@lru_cache(maxsize=8192)
def _left_out(letter: str, previous: str) -> float:
    if letter == previous:
        return _DOUBLED
    if letter in _VOWELS:
        return _VOWEL
    return _SILENT if letter in "hгь" else _OTHER


@lru_cache(maxsize=8192)
def _replaced(letter: str, other: str, beside: frozenset[frozenset[str]]) -> float:
    if letter == other:
        return 0
    pair = frozenset((letter, other))
    if pair <= _VOWELS:
        return _VOWEL
    if pair in _ALIKE:
        return _SOUND
    return _BESIDE if pair in beside else _OTHER + 0.1
