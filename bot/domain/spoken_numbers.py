"""Numbers as they are said or dictated: "two point three billion", "fünfzig komma fünf", "july twenty twenty four".

Unless they are put into digits first, the words behind the point would be read as an amount of their own.
"""

import re

from bot.domain._number_words import NUMBER_WORDS
from bot.domain.text import fold_word

_POINTS = "point komma virgule coma przecinek кома запятая крапка".split()
_ZEROS = dict.fromkeys("zero oh null cero нуль ноль".split(), 0)
_TENS, _HUNDRED = 10, 100
_MOST_PARTS = 2
_SMALL = {word: value for word, value in NUMBER_WORDS.items() if value < _HUNDRED} | _ZEROS | {"дві": 2, "две": 2}
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_NUMBER = rf"(?:\d+|{_WORD}(?:[ -]{_WORD})?)"
_POINT = re.compile(
    rf"(?<![\w.,])(?P<whole>{_NUMBER}) (?:{'|'.join(_POINTS)}) (?P<behind>{_WORD}(?: {_WORD}){{0,2}}|\d+)(?!\w)",
    re.IGNORECASE,
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_YEAR = re.compile(
    rf"\b(?P<century>twenty|nineteen)[ -](?:(?P<teen>{'|'.join(_TEENS)})"
    rf"|(?P<ten>{'|'.join(_ENGLISH_TENS)})(?:[ -](?P<one>{'|'.join(_ONES)}))?|(?:oh|o)[ -](?P<oh>{'|'.join(_ONES)}))\b",
    re.IGNORECASE,
)
_BARE_PERCENT = re.compile(r"(?<![\d.,])(?<!\d )%(?= (?:of|der|des|von|de|du|z|від|от)\b)")
""" "What % of" asks for a share; behind a number the sign belongs to that."""
_DAY_LONG = re.compile(r"\b24 ?(?:hours|hrs|h)\b", re.IGNORECASE)
_PLUS = re.compile(r"(?<![\w.,])(\d+) plus\b(?! \d| the\b| an?\b)", re.IGNORECASE)
""" "800 plus" is more than 800; before another number it adds that."""
_SIGN = re.compile(rf" (?:{'|'.join(_POINTS)}) |twenty|nineteen", re.IGNORECASE)
"""Without one of these nothing is said that would have to be put into digits."""
_OPENING = {"twenty": 2000, "nineteen": 1900}


def spoken_in_digits(text: str) -> str:
    """The text, normalised, with decimals and years as they are said in digits, and a bare percent sign as a word."""
    text = _BARE_PERCENT.sub("percent", text) if "%" in text else text
    text = _DAY_LONG.sub("day", text) if "24" in text else text
    text = _PLUS.sub(r"\g<1>+", text) if " plus" in text else text
    if not _SIGN.search(text):
        return text
    return _POINT.sub(_decimal, _YEAR.sub(_year, text))


def _year(found: re.Match[str]) -> str:
    teen, ten, one, oh = (found[name] for name in ("teen", "ten", "one", "oh"))
    parts = [NUMBER_WORDS[part.lower()] for part in (teen, ten, one, oh) if part]
    return str(_OPENING[found["century"].lower()] + sum(parts))


def _decimal(found: re.Match[str]) -> str:
    """The decimal found, where there are numbers on both sides of the point; else what stands there."""
    before, whole = _split_off(found["whole"])
    digits, rest = _digits_behind(found["behind"])
    if whole is None or not digits:
        return found[0]
    return f"{before}{whole}.{digits}{rest}"


def _split_off(text: str) -> tuple[str, int | None]:
    """The number that a text of at most two words ends with, and what stands before it."""
    if text.isdigit():
        return "", int(text)
    value = _value(text)
    if value is not None:
        return "", value
    before, _, last = text.rpartition(" ")
    return (f"{before} " if before else ""), _value(last)


def _value(text: str) -> int | None:
    """A number below a hundred in one or two words, None for anything else."""
    parts = fold_word(text).replace("-", " ").split()
    values = [_SMALL.get(part) for part in parts]
    if not parts or len(parts) > _MOST_PARTS or None in values:
        return None
    known = [value for value in values if value is not None]
    if len(known) == 1:
        return known[0]
    return sum(known) if known[0] >= 2 * _TENS and known[0] % _TENS == 0 and 0 < known[1] < _TENS else None


def _digits_behind(text: str) -> tuple[str, str]:
    """The digits that a text begins with, said one by one or as one number, and what stands behind them."""
    if text.isdigit():
        return text, ""
    words = text.split(" ")
    digits = ""
    for at, word in enumerate(words):
        value = _SMALL.get(fold_word(word))
        if value is None or (digits and value >= _TENS):
            return digits, "".join(f" {left}" for left in words[at:])
        digits += str(value)
        if value >= _TENS:
            return digits, "".join(f" {left}" for left in words[at + 1 :])
    return digits, ""
