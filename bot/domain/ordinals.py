"""Numbers that tell which one of a row: "the 27th drawdown", "USAI 22", "twenty-eighth package". Days of a month are dates."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.domain._ordinal_words import ordinal_word
from bot.domain.amount import Amount
from bot.domain.terms import Term
from bot.domain.vocabulary import Lexed

PREFIX = "ordinal."
"""What the concept of an ordinal number begins with (`ordinal.27`)."""
_MOST = 200
"""Nothing is counted up further than this; a larger number beside a package is what it is worth."""
_IN_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th|er|ere|eme|e|o|a|й|я|е|ий|ая|ого|му|ю)")
_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_BY_WORD = {word: number for number, word in enumerate(_ONES, 1)} | {
    f"{ten[:-1]}ieth": 10 * number for number, ten in enumerate(_TENS, 2)
}
_BEGUN = {ten: 10 * number for number, ten in enumerate(_TENS, 2)}
_CARDINALS = frozenset({"a", "an", "one", "two", "three", "four", "than"})
"""Behind these it is a fraction ("a tenth of")."""
_LEAST = 3
"""What is first or second is asked for by words with other meanings too."""
_NUMBERED = ("mechanism.usai", "mechanism.pda", "measure.package")


def in_digits(text: str) -> str:
    """The text with each ordinal number of two English words in digits, which would else be read as an amount ("twenty")."""
    return _TWO_WORDS.sub(lambda found: f"{_BEGUN[found[1].lower()] + _BY_WORD[found[2].lower()]}th", text)


_TWO_WORDS = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join(_ONES[:9])})\b", re.IGNORECASE)


def ordinals(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Every ordinal number from the third on, in digits or words: where it begins, where it ends, and what it is."""
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if found := _IN_DIGITS.fullmatch(word):
            number, start = int(found[1]), at
        elif word in _BY_WORD and before not in _CARDINALS:
            tens = _BEGUN.get(before, 0) if _BY_WORD[word] < len(_TENS) + 2 else 0
            number, start = tens + _BY_WORD[word], at - bool(tens)
        elif (spelled := ordinal_word(word)) is not None:
            number, start = spelled, at
        else:
            continue
        if _LEAST <= number <= _MOST:
            yield start, at + 1, number


def numbers_one(amount: Amount, before: frozenset[str], behind: frozenset[str], *, written_so: bool) -> bool:
    """Whether a plain number stands behind what is numbered ("usai 22"), or before drawdowns, which are told apart so.

    Before a package it may be short for its worth, unless it is written as an ordinal (`51. pakiet`).
    """
    whole = amount.value == int(amount.value) and 0 < amount.value <= _MOST
    if amount.unit is not None or not whole:
        return False
    return not before.isdisjoint(_NUMBERED) or not behind.isdisjoint(_NUMBERED if written_so else _NUMBERED[:2])


def _is_written_so(amount: Amount, text: str, lexed: Lexed) -> bool:
    """Whether a number has the full stop of an ordinal, or needs none in its language."""
    return text[amount.end : amount.end + 2] == ". " or lexed.language in _WITHOUT_A_STOP


_WITHOUT_A_STOP = frozenset({"pl", "uk", "ru"})


def with_ordinals(
    terms: Sequence[Term], lexed: Lexed, amounts: Sequence[Amount], places: Mapping[int, int], text: str
) -> tuple[tuple[Term, ...], tuple[Amount, ...]]:
    """The terms of a question with its ordinal numbers among them, and its amounts without those that only number something.

    `places` gives the index of each amount's word by where the amount begins.
    """
    words = lexed.words
    found = {
        at: Term(frozenset({f"{PREFIX}{number}"}), " ".join(words[at:end]), at, end)
        for at, end, number in ordinals(words)
    }
    named = {term.at: term.concepts for term in terms}
    ended = {term.end: term.concepts for term in terms}
    kept = []
    for amount in amounts:
        at = places.get(amount.start, -1)
        nothing = frozenset[str]()
        if at >= 0 and numbers_one(
            amount, ended.get(at, nothing), named.get(at + 1, nothing), written_so=_is_written_so(amount, text, lexed)
        ):
            number = int(amount.value)
            found[at] = Term(frozenset({f"{PREFIX}{number}"}), str(number), at, at + 1)
        else:
            kept.append(amount)
    inside = {at: term for term in found.values() for at in range(term.at, term.end)}
    known = [term for term in terms if term.concepts and term.at in inside and inside[term.at].end == term.end]
    hidden = {id(inside[term.at]) for term in known}  # "third" may be a share, "29th" part of a title
    told = [term for term in found.values() if id(term) not in hidden]
    taken = {at for term in told for at in range(term.at, term.end)}
    left = [term for term in terms if term.at not in taken]
    return tuple(sorted((*left, *told), key=lambda term: term.at)), tuple(kept)
