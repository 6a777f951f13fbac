"""The commonest small words of English, which a badly misspelled short word is likeliest to stand for."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain._slips import slip_cost

_FREQUENT = tuple(
    """
    the of to and in for from was were did does do say said what how many much is are at on by with about that this has had
    have who when where which will would per they their there its than into his not
    """.split()
)
_LIKELIER = 0.35
"""How much likelier than a rare word as near."""
_SHORTEST, _LONGEST_FAR = 2, 6
_CLOSE = 0.75


def frequent_meant(word: str, beside: frozenset[frozenset[str]]) -> tuple[tuple[str, float], ...]:
    """The frequent words that a short one may stand for, the nearest first, with how far they are for being frequent."""
    if not _SHORTEST <= len(word) <= _LONGEST_FAR or not word.isascii():
        return ()
    near = process.extract(word, _FREQUENT, scorer=OSA.distance, score_cutoff=1, limit=4)
    costs = sorted((max(0.1, slip_cost(word, found, beside) - _LIKELIER), found) for found, _, _ in near)
    return tuple((found, cost) for cost, found in costs if cost <= _CLOSE and len(found) > _SHORTEST)
