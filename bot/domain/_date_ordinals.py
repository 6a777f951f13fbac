"""Days of a month written in words ("the second of July", "другого липня"), put in digits before dates are read."""

import re
from types import MappingProxyType

from bot.domain._date_words import MONTHS
from bot.domain.text import fold_word

_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth",
    "першого другого третього четвертого п'ятого шостого сьомого восьмого дев'ятого десятого одинадцятого дванадцятого "
    "тринадцятого чотирнадцятого п'ятнадцятого шістнадцятого сімнадцятого вісімнадцятого дев'ятнадцятого двадцятого",
    "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого двенадцатого "
    "тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого девятнадцатого двадцатого",
    "pierwszego drugiego trzeciego czwartego piatego szostego siodmego osmego dziewiatego dziesiatego jedenastego "
    "dwunastego trzynastego czternastego pietnastego szesnastego siedemnastego osiemnastego dziewietnastego dwudziestego",
    "ersten zweiten dritten vierten funften sechsten siebten achten neunten zehnten elften zwolften dreizehnten "
    "vierzehnten funfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho "
    "diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho "
    "veintinueve treinta",
    "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt",
)
_TENS = MappingProxyType(
    {
        "twenty": 20,
        "thirty": 30,
        "двадцять": 20,
        "тридцять": 30,
        "двадцать": 20,
        "тридцать": 30,
        "dwudziestego": 20,
        "trzydziestego": 30,
        "vingt": 20,
        "trente": 30,
    }
)
_WHOLE = MappingProxyType(
    {"thirtieth": 30, "тридцятого": 30, "тридцатого": 30, "trzydziestego": 30, "dreissigsten": 30, "trente": 30}
)
_DAYS = MappingProxyType({word: day for words in _ONES for day, word in enumerate(words.split(), 1)} | dict(_WHOLE))
_OF = frozenset({"of", "de"})
_LAST_ONE, _LAST_DAY = 9, 31
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_SPELLED = re.compile(
    rf"(?<!\w)(?P<first>{_WORD})(?:[ -](?P<second>{_WORD}))?(?P<of> (?:of |de )?)(?P<month>{_WORD})(?!\w)"
)


def days_in_digits(text: str) -> str:
    """The text, normalised, with each day that is written in words before its month in digits."""
    if _DAYS.keys().isdisjoint(fold_word(text).replace("-", " ").split()):
        return text
    at = 0
    pieces: list[str] = []
    while found := _SPELLED.search(text, at):
        day = _day(found)
        if day is None:
            end = found.end("first")
            pieces.append(text[at:end])
            at = end
        else:
            pieces.append(f"{text[at : found.start()]}{day}{found['of']}{found['month']}")
            at = found.end()
    return "".join((*pieces, text[at:]))


def _day(found: re.Match[str]) -> int | None:
    if fold_word(found["month"]) not in MONTHS:
        return None
    first, second = fold_word(found["first"]), fold_word(found["second"] or "")
    second = "" if second in _OF else second
    if "-" in first and not second:
        first, _, second = first.partition("-")
    if not second:
        return _DAYS.get(first)
    one = _DAYS.get(second)
    if "-".join((first, second)) in _DAYS:
        return _DAYS["-".join((first, second))]
    if first in _TENS and one is not None and one <= _LAST_ONE and _TENS[first] + one <= _LAST_DAY:
        return _TENS[first] + one
    return None
