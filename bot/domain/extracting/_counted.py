"""What a bare number counts: the noun behind it; and the numbers that count nothing worth keeping."""

import re

from bot.domain.amount import Amount
from bot.domain.extracting._reading import Stretch

_STOPS = ("filler.preposition", "filler.auxiliary", "filler.copula", "filler.pronoun", "filler.conjunction", "role.")
_MORE_STOPS = ("give.", "stage.", "ask.said", "filler.negation")
_STOP_WORDS = frozenset(
    """
    on in at to of for from by with as during over since under after before near inside across into who which that will
    would could should can may has have had is are was were be been being per against including according and or
    have-been need needs more than each said also have dropped used says told
    на у в по до з за від для та і й або які що яких під через до проти було є
    in an auf für von mit bis aus zu der die das und oder die haben sind wurden werden benötigen benotigen
    de du des en à dans pour et que qui al del y en para con
    """.split()
)
_JOINERS = frozenset({"and", "und", "та", "і", "й", "et", "y", "i", "и"})
_TIME = frozenset(
    """
    second seconds minute minutes hour hours day days week weeks month months year years decade decades
    sekunden minuten stunden tage tagen wochen monate monaten jahre jahren
    годин години хвилин хвилини днів дні тижнів тижні місяців місяці років роки часов часа дней недель месяцев лет
    heures jours semaines mois ans horas días dias semanas meses años anos godzin dni tygodni miesięcy miesiecy lat
    kilometers kilometres miles km mile meters metres degrees pm am p.m a.m o'clock uhr
    """.split()
)
_NAMED_BEFORE = frozenset(
    """
    article articles section sections resolution no number nr chapter page pages aged age room route protocol channel volume
    title part phase paragraph day group bill law act round стаття статті статтею резолюція резолюції номер розділ пункт §
    artikel absatz kapitel seite
    """.split()
)
_MOST_WORDS = 4
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")


def noun_after(stretch: Stretch, amount: Amount) -> str:
    """The noun phrase behind a number: "powerful cruise missiles", "allies and partners"; empty where there is none."""
    first = stretch.word_at(amount.end)
    at = first
    while at < len(stretch.tokens) and at - first < _MOST_WORDS and _goes_on(stretch, at, first, amount.end):
        at += 1
    while at > first and stretch.word(at - 1) in _JOINERS:
        at -= 1
    return stretch.text[stretch.tokens[first].start : stretch.tokens[at - 1].end] if at > first else ""


def counts_nothing(stretch: Stretch, amount: Amount, noun: str) -> bool:
    """Whether a number is a length of time, an age, a distance or part of a name, which nobody counts aid by."""
    at = stretch.word_at(amount.start) - 1
    before, model = stretch.word(at), stretch.by_word.get(at)
    numbered = model is not None and model.names("item.") and stretch.tokens[at].text[:1].isupper()
    words = amount_words(stretch, amount)
    first = noun.split(" ")[0].casefold().strip("-") if noun else ""
    glued = stretch.text[amount.end : amount.end + 1] in ("-", ":", "/") or stretch.text[
        amount.start - 1 : amount.start
    ] in (":", "/")
    return (
        first in _TIME
        or before in _NAMED_BEFORE
        or numbered
        or (
            stretch.text[amount.start - 1 : amount.start] == "-"
            and stretch.text[amount.start - 2 : amount.start - 1].isalnum()
        )
        or glued
        or (not noun and amount.value < 10000)
        or bool(_BARE_YEAR.fullmatch(words))
        or (amount.value <= 1)
    )


def amount_words(stretch: Stretch, amount: Amount) -> str:
    """The words of an amount as the sentence has them."""
    return stretch.text[amount.start : amount.end]


def _goes_on(stretch: Stretch, at: int, first: int, after: int) -> bool:
    token = stretch.tokens[at]
    start = stretch.tokens[at - 1].end if at > first else after
    gap = stretch.text[start : token.start]
    if gap.strip(" ") not in ("", "-") or any(character.isdigit() for character in token.folded[:1]):
        return False
    if token.folded in _JOINERS and at > first:
        named, following = stretch.by_word.get(at + 1), stretch.word(at + 1)
        short = at - first == 1 and named is not None and named.names("noun.", "item.")
        return short and following not in _STOP_WORDS
    if token.folded in _STOP_WORDS:
        return False
    named = stretch.by_word.get(at)
    if named and at > first and named.names(*_STOPS, *_MORE_STOPS) and not named.names("item.", "noun."):
        return False
    return not (
        named and at > first and named.names("@") and token.text[:1].isupper() and not named.names("item.", "noun.")
    )
