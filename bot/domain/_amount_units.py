"""What stands around a number: its scale, its currency or percent sign, and how precise it claims to be."""

from collections.abc import Mapping
from decimal import Decimal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain._amount_words import (
    CODES,
    CURRENCIES,
    DOLLAR_WORDS,
    DOLLARS,
    GERMAN_SCALES,
    GLUED_SCALES,
    KRONE_WORDS,
    LONG_SCALE,
    MILLIARD,
    MILLIONS,
    NATIONAL,
    NATIONS,
    PERCENT,
    PRECISIONS,
    SCALES,
    SINGULAR_BILLIONS,
    SPELLABLE_SCALES,
    SYMBOLS,
    THOUSAND,
    THOUSAND_MILLIONS,
    TRAILING,
)
from bot.domain._by_ear import heard
from bot.domain._lexemes import Lexemes, word_set
from bot.domain.model import Precision

_MONEY = CURRENCIES.keys() | SYMBOLS.keys() | NATIONS.keys() | KRONE_WORDS
_LONGEST_PHRASE = 4
_SHORTEST_MISSPELT, _LONG = 6, 9
_WORTH = ("uber",)
_PAPERS = ("paket", "summe", "betrag", "kredit", "darlehen", "hilfe", "hilfen", "vertrag", "scheck", "zusage")
"""After these, German `über` says what something is worth and not that it is more."""
_ARTICLES = frozenset({"the", "a", "an", "la", "las", "los", "les", "die", "der", "den"})
_SPANISH_AFTER_MIL = frozenset({"dolares", "euros", "libras", "personas", "millones"})


def currency_before(pieces: Lexemes, begin: int) -> tuple[str, int] | None:
    """Read `$`, `US$` or `USD` before a number; give the code and where it begins."""
    before = pieces.at(begin - 1).word
    if before in CODES:
        return CODES[before], begin - 1
    if before not in SYMBOLS:
        return None
    nation = DOLLARS.get(pieces.at(begin - 2).word) if before == "$" and pieces.glued(begin - 1) else None
    return (nation, begin - 2) if nation else (SYMBOLS[before], begin - 1)


def unit_after(pieces: Lexemes, end: int) -> tuple[str, int] | None:
    """Read a currency or percent after a number; give the ISO code or `percent`, and the end of what it covers."""
    for length in (1, 2):
        if tuple(pieces.at(end + step).word for step in range(length)) in PERCENT:
            return "percent", end + length
    at = end + (pieces.at(end).word in {".", "-"} and pieces.at(end + 1).word in _MONEY)
    at += pieces.at(at).word == "de" and pieces.at(at + 1).word in _MONEY
    return _currency(pieces, at)


def unit_around(pieces: Lexemes, begin: int, end: int) -> tuple[str | None, int, int]:
    """Give the unit of a number from both sides of it, and the pieces that number and unit cover.

    `$5 million CAD` is in Canadian dollars; any other two units are not taken together.
    """
    before, after = currency_before(pieces, begin), unit_after(pieces, end)
    if not before:
        return (after[0], begin, after[1]) if after else (None, begin, end)
    code, begin = before
    plain_dollars = code == "USD" and pieces[begin].word == "$"
    if after and (after[0] == code or (plain_dollars and after[0] in NATIONAL["dollar"].values())):
        return after[0], begin, after[1]
    return code, begin, end


def scale_after(pieces: Lexemes, end: int, *, money: bool) -> tuple[str, int] | None:
    """Read a scale such as `billion`, `mil millones` or `k`; give the word and the end of what it covers."""
    at = end + (pieces.at(end).word == "-" and pieces.glued(end))
    word = pieces.at(at).word
    if word in THOUSAND_MILLIONS and pieces.at(at + 1).word in MILLIONS:
        return "thousand million", at + 2
    if word in SCALES:
        return (word, at + 1) if _is_scale(pieces, at, word, money) else None
    meant = _misspelt(word)
    return (meant, at + 1) if meant else None


def _misspelt(word: str) -> str | None:
    """The scale that a word stands for by one slip, two in a long one, or by ear; None where it may be none or several."""
    if len(word) < _SHORTEST_MISSPELT:
        return None
    slips = 1 if len(word) < _LONG else 2
    near = [found for found, *_ in process.extract(word, SPELLABLE_SCALES, scorer=OSA.distance, score_cutoff=slips)]
    near = near or [scale for scale in SPELLABLE_SCALES if heard(scale) == heard(word)]
    return near[0] if len({SCALES[each] for each in near}) == 1 else None


def scale_values(word: str, language: str | None, number: Decimal, mark: str, after: str) -> tuple[Decimal, ...]:
    """Give what a scale can mean: one value, or two where languages differ and none is given."""
    if word == "thousand million":
        return (MILLIARD,)
    if word in SINGULAR_BILLIONS:
        foreign = language in ("es", "pl", "de", "fr") or (language is None and number == 1)
        return (SCALES[word],) if foreign else (MILLIARD,)
    elsewhere = LONG_SCALE.get(word)
    if elsewhere is None:
        return (SCALES[word],)
    if language is not None:
        return (elsewhere.get(language, SCALES[word]),)
    if word == "mil":
        return _mil(mark, after)
    return (SCALES[word], *sorted(set(elsewhere.values()))) if mark == "," else (SCALES[word],)


def precision_before(pieces: Lexemes, begin: int, *, polish: bool) -> tuple[Precision, int] | None:
    """Read `more than` or `about` before a number; give it and where it begins.

    `do` is `up to` in Polish, and mostly a verb elsewhere.
    """
    if polish and pieces.at(begin - 1).word == "do":
        return Precision.UP_TO, begin - 1
    for at in (begin, begin - 1):
        if at == begin - 1 and pieces.at(at).word not in _ARTICLES:
            return None
        for length in range(min(_LONGEST_PHRASE, at), 0, -1):
            phrase = tuple(pieces.at(step).word for step in range(at - length, at))
            if phrase in PRECISIONS:
                before = pieces.at(at - length - 1).word
                worth = phrase == _WORTH and pieces.at(at - 2).word.endswith(_PAPERS)
                verb = before in _GOING_WITH.get(phrase, ())
                return None if worth or verb else (PRECISIONS[phrase], at - length)
    return None


_GOING_WITH: Mapping[tuple[str, ...], frozenset[str]] = {
    ("over",): word_set(
        "hand hands handed handing turn turned turning sign signed give gave given giving fork forked took taken pass passed send"
    ),
    ("about",): word_set(
        "talk talks talked talking spoke speak speaks speaking told tell tells telling said say says saying asked ask bragged "
        "boasted know knew heard hear chatted announced announcement word words news"
    ),
}
"""Verbs with which "over" and "about" go, and then say nothing of a number behind them ("handed over the 2.3b")."""


def precision_after(pieces: Lexemes, end: int) -> tuple[Precision, int] | None:
    """Read `+` or `or more` after a number; give it and the end of what it covers."""
    for length in (2, 1):
        phrase = tuple(pieces.at(end + step).word for step in range(length))
        if phrase in TRAILING:
            return TRAILING[phrase], end + length
    return None


def _currency(pieces: Lexemes, at: int) -> tuple[str, int] | None:
    word = pieces.at(at).word.removeprefix("d'")
    if word in SYMBOLS:
        return SYMBOLS[word], at + 1
    nation = NATIONS.get(word, "")
    named = at + 1 + (pieces.at(at + 1).word == "-") if nation else at
    money = pieces.at(named).word if nation else word
    if money == "$" and nation:
        return NATIONAL["dollar"].get(nation, "USD"), named + 1
    family: Mapping[str, str] = {}
    if money in DOLLAR_WORDS:
        family = NATIONAL["dollar"]
    elif money in KRONE_WORDS:
        family = NATIONAL["krone"]
    elif money in CURRENCIES and not nation:
        return CURRENCIES[money], named + 1
    return _national(pieces, named, nation, family) if family else None


def _national(pieces: Lexemes, at: int, nation: str, family: Mapping[str, str]) -> tuple[str, int] | None:
    """Settle whose dollars or crowns: named before, named after, or for dollars taken as American."""
    if nation in family:
        return family[nation], at + 1
    after = NATIONS.get(pieces.at(at + 1).word, "")
    if after in family:
        return family[after], at + 2
    default = family.get("us")
    return (default, at + 1) if default else None


def _is_scale(pieces: Lexemes, at: int, word: str, money: bool) -> bool:
    if word in GLUED_SCALES:
        tight = pieces.glued(at) and word not in {"mm", "t"}
        return tight or money or _currency(pieces, at + 1) is not None
    if word in GERMAN_SCALES:
        return money or pieces.at(at + 1).word == "." or _currency(pieces, at + 1) is not None
    return True


def _mil(mark: str, after: str) -> tuple[Decimal, ...]:
    """`2.3 mil` is English for millions, `2,3 mil` and `53 mil dólares` Spanish for thousands; `53 mil` is either."""
    if after in _SPANISH_AFTER_MIL or mark == ",":
        return (THOUSAND,)
    return (SCALES["mil"],) if mark == "." else (THOUSAND, SCALES["mil"])
