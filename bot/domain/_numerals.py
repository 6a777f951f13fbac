"""Runs of digits with their separators: 2300, 2,300, 2.300.000, 2 300 000, 2'300. What they count is `amount.py`."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from bot.domain._lexemes import Lexemes

GROUP = 3
_LONGEST = 20
_MOST_GROUPS = 6
_NEVER_BESIDE = frozenset(":/")


@dataclass(frozen=True, slots=True)
class Numeral:
    """Pieces `begin` to `end` (not included) are one number.

    `whole` is its value when its last separator groups thousands (or it has none), `decimal` when that separator starts
    the decimals; both are given when three digits after one separator leave it open. `mark` is that separator.
    """

    begin: int
    end: int
    whole: Decimal | None
    decimal: Decimal | None
    mark: str


def read_numeral(pieces: Lexemes, begin: int, taken: Set[int]) -> Numeral | None:
    """Read the number whose digits start at a piece; give None for times, fractions, versions and endless digits."""
    groups, marks, end = _groups(pieces, begin, taken)
    if sum(map(len, groups)) > _LONGEST or _goes_on(pieces, begin, end):
        return None
    whole, decimal = _values(groups, marks)
    if whole is None and decimal is None:
        return None
    negative = _has_sign(pieces, begin)
    return Numeral(
        begin - negative,
        end,
        whole if whole is None or not negative else -whole,
        decimal if decimal is None or not negative else -decimal,
        marks[-1] if marks else "",
    )


def past_numeral(pieces: Lexemes, begin: int) -> int:
    """Give the end of everything that is joined to the digits at a piece without a space."""
    end = begin + 1
    while pieces.glued(end) and (pieces[end].is_digits or pieces.at(end).word in ".,':/"):
        end += 1
    return end


def _groups(pieces: Lexemes, begin: int, taken: Set[int]) -> tuple[list[str], list[str], int]:
    groups, marks, end = [pieces[begin].word], [], begin + 1
    while True:
        if pieces.at(end).word in ".,'" and pieces.glued(end) and pieces.glued(end + 1) and pieces[end + 1].is_digits:
            marks.append(pieces[end].word)
            groups.append(pieces[end + 1].word)
            end += 2
        elif _is_spaced_group(pieces, end, groups, marks) and end not in taken:
            marks.append(" ")
            groups.append(pieces[end].word)
            end += 1
        else:
            return groups, marks, end


def _is_spaced_group(pieces: Lexemes, at: int, groups: Sequence[str], marks: Sequence[str]) -> bool:
    piece = pieces.at(at)
    if not piece.is_digits or len(piece.word) != GROUP or len(groups[0]) > GROUP or len(groups) > _MOST_GROUPS:
        return False
    if marks and marks[-1] != " ":
        return False
    return not (pieces.glued(at + 1) and pieces.at(at + 1).word.isalpha() and len(pieces.at(at + 1).word) > 1)


def _goes_on(pieces: Lexemes, begin: int, end: int) -> bool:
    after = pieces.glued(end) and pieces.glued(end + 1) and pieces.at(end).word in _NEVER_BESIDE
    before = pieces.glued(begin) and pieces.glued(begin - 1) and pieces.at(begin - 1).word in "/:.,'"
    return (after and pieces.at(end + 1).is_digits) or (before and pieces.at(begin - 2).is_digits)


def _has_sign(pieces: Lexemes, begin: int) -> bool:
    mark = pieces.at(begin - 1)
    if mark.word != "-" or not pieces.glued(begin):
        return False
    return begin == 1 or (not pieces.glued(begin - 1) and not pieces.at(begin - 2).is_digits)


def _values(groups: Sequence[str], marks: Sequence[str]) -> tuple[Decimal | None, Decimal | None]:
    if not marks or set(marks) == {" "}:
        return Decimal("".join(groups)), None
    last = marks[-1]
    if len(marks) == 1 and last != "'":
        return _by_lone_mark(groups)
    if marks.count(last) == len(marks):
        return (Decimal("".join(groups)), None) if _is_grouped(groups) else (None, None)
    if marks.count(last) > 1 or last in " '" or len(set(marks)) > 2 or not _is_grouped(groups[:-1]):
        return None, None
    return None, _with_decimals(groups)


def _by_lone_mark(groups: Sequence[str]) -> tuple[Decimal | None, Decimal | None]:
    head, tail = groups
    could_group = len(tail) == GROUP and len(head) <= GROUP and not head.startswith("0")
    return (Decimal(head + tail) if could_group else None), _with_decimals(groups)


def _with_decimals(groups: Sequence[str]) -> Decimal:
    return Decimal(f"{''.join(groups[:-1])}.{groups[-1]}")


def _is_grouped(groups: Sequence[str]) -> bool:
    first, *others = groups
    if not 1 <= len(first) <= GROUP or not others:
        return False
    lengths = [len(group) for group in others]
    by_thousands = all(length == GROUP for length in lengths)
    by_lakhs = len(first) <= 2 and lengths[-1] == GROUP and all(length == 2 for length in lengths[:-1])
    return by_thousands or by_lakhs
