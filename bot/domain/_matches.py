"""Known phrases found in a text: how well they fit it, and what they mean in a fact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.leaning import Telling
from bot.domain.phrases import Meanings, every
from bot.domain.spelling import is_likely_slip


@dataclass(frozen=True, slots=True)
class Match:
    """A known phrase in a text, before its language is settled."""

    meanings: Meanings
    start: int
    end: int
    phrase: str
    mended: bool


def misfit(text: tuple[list[Match], list[int]], word: str, form: str, language: str) -> tuple[int, bool, int]:
    """How many words of a text are left over, how unlikely this slip is, and into how many phrases the text falls."""
    found, leftover = text
    over = len(leftover) + sum(is_bent(match, language) for match in found)
    return over, not is_likely_slip(word, form), len(found)


def in_fact(meanings: Meanings, words: Sequence[str]) -> Iterable[str]:
    """What words of a fact mean: in English, as a name, or in another alphabet's language."""
    if "en" in meanings or not all(word.isascii() for word in words):
        return meanings.get("en") or every(meanings)
    return (concept for concept in every(meanings) if concept.startswith("@"))


def is_bent(match: Match, language: str) -> bool:
    """Whether a word was mended into one of another language that names nobody: then it is rather a word nobody knows."""
    if not match.mended or language in match.meanings:
        return False
    return not any(concept.startswith("@") for concept in every(match.meanings))


def is_astray(match: Match, among: Sequence[Match], language: str) -> bool:
    """Whether one small word of another language stands alone in an English text: then it is rather a name nobody knows."""
    if language != "en" or "en" in match.meanings or match.end - match.start > 1 or not match.phrase.isascii():
        return False
    if not all(concept.startswith("filler.") for concept in every(match.meanings)):
        return False
    beside = (other for other in among if other.end == match.start or other.start == match.end)
    return not any(set(other.meanings) & set(match.meanings) and "en" not in other.meanings for other in beside)


def told_by(match: Match) -> Telling:
    """What a match tells of the language of its text: names that are alike everywhere tell nothing."""
    names = all(concept.startswith("@") for concept in every(match.meanings))
    return Telling(() if names else tuple(match.meanings), match.end - match.start, match.mended)
