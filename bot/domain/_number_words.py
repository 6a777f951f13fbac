"""Numbers in words, up to the hundreds, in the seven languages: fifty, achthundert, п'ятдесят, half, полтора."""

from decimal import Decimal

from bot.domain._amount_words import MILLIONS
from bot.domain._lexemes import Lexemes, word_set

_ENGLISH = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TEENS = {
    "en": f"{_ENGLISH} eighteen nineteen",
    "de": "ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn "
    "achtzehn neunzehn",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "es": "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve",
    "pl": "jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie trzynascie czternascie "
    "pietnascie szesnascie siedemnascie osiemnascie dziewietnascie",
    "uk": "один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять чотирнадцять "
    "п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
    "ru": "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pl": "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat "
    "dziewiecdziesiat",
    "uk": "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
}
_GENITIVES = {
    "pl": "dwudziestu trzydziestu czterdziestu piecdziesieciu szescdziesieciu siedemdziesieciu osiemdziesieciu "
    "dziewiecdziesieciu",
    "uk": "двадцяти тридцяти сорока п'ятдесяти шістдесяти сімдесяти вісімдесяти дев'яноста",
    "ru": "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
}
_HUNDREDS = {
    "es": "cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
    "pl": "sto dwiescie trzysta czterysta piecset szescset siedemset osiemset dziewiecset",
    "uk": "сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот",
    "ru": "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
}
_HUNDRED = "hundred"
_ONES = word_set("eine einer einem une una jedna jednego одна одного одну")
_HALVES = {
    Decimal("0.5"): "half halbe halben demi medio media pol пів пол",
    Decimal("1.5"): "anderthalb anderthalbe eineinhalb poltora półtora півтора полтора полутора",
}
HALVES = {word: value for value, words in _HALVES.items() for word in words.split()}
_GLUED_HALVES = {
    "півмільйона": 6,
    "півмільярда": 9,
    "полмиллиона": 6,
    "полмиллиарда": 9,
    "півтисячі": 3,
    "полтысячи": 3,
}
_OTHER_WORDS = {"ten": "en", "once": "es", "seize": "fr", "elf": "de"}
"""Numbers that are common words of another language: read only in their own, or where the next word leaves no doubt."""
_NO_DOUBT = word_set("hundred thousand million billion trillion percent")
_ARTICLES = word_set("a an")
_LONG_SCALES = word_set("thousand million billion trillion")
_EIGHTY = ("quatre", "vingt")
_BETWEEN = word_set("- and und et y")
_SMALLEST_ALONE = 10


def _table() -> dict[str, int]:
    table: dict[str, int] = {}
    for words, first, step in ((_TEENS, 1, 1), (_TENS, 20, 10), (_GENITIVES, 20, 10), (_HUNDREDS, 100, 100)):
        for listed in words.values():
            table |= {word: first + step * place for place, word in enumerate(listed.split())}
    german = list(enumerate(_TEENS["de"].split()[:9], 1))
    table |= {f"{unit}und{ten}": table[ten] + value for value, unit in german for ten in _TENS["de"].split()}
    table |= {f"{unit}hundert": 100 * value for value, unit in german}
    return table | dict.fromkeys(_ONES, 1) | {"hundert": 100, "ciento": 100}


NUMBER_WORDS = _table()
STARTS = frozenset([*NUMBER_WORDS, *HALVES, *_GLUED_HALVES, *_ARTICLES, "mil"])
"""Words that a number in words can start with."""
ANCHORS = frozenset(
    part
    for word in (*NUMBER_WORDS, *HALVES, *_GLUED_HALVES, *_LONG_SCALES, *MILLIONS, _HUNDRED)
    for part in word.split("'")
)
"""Words without which no text holds a number in words."""


def read_number_words(pieces: Lexemes, index: int, language: str | None) -> tuple[Decimal, int] | None:
    """Read the number in words that starts here; give it and the end of what it covers.

    `a million` and `mil millones` are one of their scale, which is read apart.
    """
    word, following = pieces[index].word, pieces.at(index + 1).word
    if word in _GLUED_HALVES:
        return Decimal(5).scaleb(_GLUED_HALVES[word] - 1), index + 1
    if word in HALVES:
        return HALVES[word], index + 1 + (following in _ARTICLES or following == "-")
    if word == "mil" and following in MILLIONS:
        return Decimal(1), index
    if word in _ARTICLES and following in _LONG_SCALES:
        return Decimal(1), index + 1
    total, end = _composed(pieces, index, language)
    return (Decimal(total), end) if total else None


def stands_for_itself(value: Decimal) -> bool:
    """Tell whether a number in words is an amount without anything after it; one to nine are mostly plain words."""
    return value >= _SMALLEST_ALONE


def _composed(pieces: Lexemes, index: int, language: str | None) -> tuple[int, int]:
    """Add up hundreds, tens and ones; each part must be smaller than the room that the one before leaves."""
    total, room, end = 0, 1000, index
    if pieces[index].word in _ARTICLES and pieces.at(index + 1).word == _HUNDRED:
        total, room, end = 100, 100, index + 2
    while True:
        at = end + (total > 0 and pieces.at(end).word in _BETWEEN)
        value, length = _part(pieces, at, language)
        if value and value < room:
            total, room, end = total + value, _room(value), at + length
        elif total and room < 100 and pieces.at(end).word == _HUNDRED:
            total, room, end = total * 100, 100, end + 1
        else:
            return total, end


def _part(pieces: Lexemes, index: int, language: str | None) -> tuple[int, int]:
    word = pieces.at(index).word
    if word == _EIGHTY[0]:
        at = index + 1 + (pieces.at(index + 1).word == "-")
        if pieces.at(at).word.startswith(_EIGHTY[1]):
            return 80, at + 1 - index
    if word in _OTHER_WORDS and _OTHER_WORDS[word] != language and pieces.at(index + 1).word not in _NO_DOUBT:
        return 0, 0
    return NUMBER_WORDS.get(word, 0), 1


def _room(value: int) -> int:
    if value >= 100:
        return 100
    if value in (60, 80):
        return 20
    return 10 if value % 10 == 0 and value > 10 else 1
