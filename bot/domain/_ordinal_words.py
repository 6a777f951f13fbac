"""Ordinal numbers from the third to the twentieth in words, in the six languages beside English; folded, without apostrophes."""

import re
from types import MappingProxyType

_STEMS = {
    r"(?:ий|ій|ого|ьому|ьої|ому|им|ім|а|я|ої|у|ю|ою|е|і|их)": (
        "трет|четверт|пят|шост|сьом|восьм|девят|десят|одинадцят|дванадцят|тринадцят|чотирнадцят|пятнадцят|шістнадцят|"
        "сімнадцят|вісімнадцят|девятнадцят|двадцят"
    ),
    r"(?:ий|ый|ой|ого|ьего|ьему|ьем|ому|ым|ом|ая|ья|ей|ую|ью|ое|ые|ых)": (
        "трет|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат|тринадцат|четырнадцат|пятнадцат|шестнадцат|"
        "семнадцат|восемнадцат|девятнадцат|двадцат"
    ),
    r"(?:i|iego|iemu|im|ia|iej|y|ego|emu|ym|a|ej|e|ych)": (
        "trzec|czwart|piat|szost|siodm|osm|dziewiat|dziesiat|jedenast|dwunast|trzynast|czternast|pietnast|szesnast|"
        "siedemnast|osiemnast|dziewietnast|dwudziest"
    ),
    r"(?:e|en|er|es|em)": (
        "dritt|viert|funft|sechst|siebt|acht|neunt|zehnt|elft|zwolft|dreizehnt|vierzehnt|funfzehnt|sechzehnt|siebzehnt|"
        "achtzehnt|neunzehnt|zwanzigst"
    ),
    r"(?:ieme|iemes)": (
        "trois|quatr|cinqu|six|sept|huit|neuv|dix|onz|douz|treiz|quatorz|quinz|seiz|dixsept|dixhuit|dixneuv|vingt"
    ),
    r"(?:o|a|os|as)": "tercer|cuart|quint|sext|septim|octav|noven|decim|undecim|duodecim",
}
"""Endings, with the stems of the third, the fourth and so on that take them."""
_PATTERNS = MappingProxyType(
    {
        re.compile(rf"({stems}){endings}"): {stem: number for number, stem in enumerate(stems.split("|"), 3)}
        for endings, stems in _STEMS.items()
    }
)


def ordinal_word(word: str) -> int | None:
    """The number that one folded word in these languages stands for; None for any other word."""
    for pattern, numbers in _PATTERNS.items():
        if found := pattern.fullmatch(word):
            return numbers[found[1]]
    return None
