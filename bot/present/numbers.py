"""Numbers in words for each language: amounts with their unit and precision, never with a digit lost.

Spaces are plain ones, so that what is shown can be searched for and typed again.
"""

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol, get_decimal_symbol, get_group_symbol

from bot.domain.model import Precision
from bot.present.locales import ENGLISH, spoken

_SMALLEST_COMPACT = Decimal(10) ** 6
_MOST_DECIMALS = 3
_REMEMBERED = 4096
"""An answer writes the same amount in several places."""
_WHOLE = "#,##0"
_EXACTLY = Context(prec=100)
_LARGEST_POWER = 12
_CODE_LENGTH = 3
_PERCENT = "percent"
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})

_PRECISIONS = {
    Precision.EXACT: {},
    Precision.ABOUT: {
        "en": "about",
        "uk": "близько",
        "ru": "около",
        "de": "rund",
        "fr": "environ",
        "es": "alrededor de",
        "pl": "około",
    },
    Precision.MORE_THAN: {
        "en": "more than",
        "uk": "понад",
        "ru": "более",
        "de": "mehr als",
        "fr": "plus de",
        "es": "más de",
        "pl": "ponad",
    },
    Precision.AT_LEAST: {
        "en": "at least",
        "uk": "щонайменше",
        "ru": "не менее",
        "de": "mindestens",
        "fr": "au moins",
        "es": "al menos",
        "pl": "co najmniej",
    },
    Precision.UP_TO: {
        "en": "up to",
        "uk": "до",
        "ru": "до",
        "de": "bis zu",
        "fr": "jusqu’à",
        "es": "hasta",
        "pl": "do",
    },
}
_SIGNS = {
    Precision.EXACT: "",
    Precision.ABOUT: "≈ ",
    Precision.MORE_THAN: "> ",
    Precision.AT_LEAST: "≥ ",
    Precision.UP_TO: "≤ ",
}
_GENITIVE = frozenset({"близько", "до", "около", "более", "не менее", "około", "do"})
"""Precision words after which a Slavic numeral stands in the genitive."""
_GENITIVE_FORMS = {"one": "other", "few": "many"}
_SLAVIC = frozenset({"uk", "ru", "pl"})
_MANY = 5
_SLAVIC_EXAMPLES = {"one": Decimal(1), "few": Decimal(2), "many": Decimal(_MANY), "other": Decimal("1.5")}
"""A number of each plural form, by which the name of a currency is asked for."""
_OF = frozenset({"fr", "es"})
"""Languages with a `de` between a million and the thing counted."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number written out, and the plural form that a noun after it takes."""

    words: str
    plural: str
    compact: bool


@lru_cache(maxsize=_REMEMBERED)
def amount_words(
    value: Decimal, unit: str, precision: Precision | None, locale: str = ENGLISH, note: str | None = None
) -> str:
    """Write an amount with its unit and precision, as in `more than $53.5 billion` or `5% of GDP`.

    `unit` is an ISO 4217 code, `percent`, or a plural noun that is shown as it is; `note` says of what.
    """
    shown = spoken(locale)
    lead = _PRECISIONS[precision].get(shown.language, "") if precision else ""
    words = _with_unit(value, unit, shown, genitive=lead in _GENITIVE)
    return " ".join(part for part in (lead, words, note) if part)


def full_digits(value: Decimal, unit: str, locale: str = ENGLISH) -> str:
    """Write an amount in all its digits with the plain unit, as in `2,300,000,000 USD`."""
    shown = spoken(locale)
    return _percent(value, shown) if unit == _PERCENT else f"{_digits(value, shown)} {unit}"


def scale_power(largest: Decimal) -> int:
    """The power of ten in which numbers up to this one are told on an axis."""
    return max(min(abs(largest).adjusted() // 3 * 3, _LARGEST_POWER), 0) if abs(largest) >= _SMALLEST_COMPACT else 0


def scaled_digits(value: Decimal, power: int, precision: Precision, locale: str = ENGLISH) -> str:
    """Write a number for an axis told in a power of ten, with the sign of its precision: `> 53.5`."""
    return f"{_SIGNS[precision]}{_digits(value.scaleb(-power, _EXACTLY), spoken(locale))}"


def scale_words(power: int, unit: str, locale: str = ENGLISH) -> str:
    """Name what the numbers on an axis are: `billion USD`, `%`."""
    if unit == _PERCENT:
        return "%"
    shown = spoken(locale)
    return f"{_scale(power, _plural(Decimal(_MANY), shown, genitive=False), shown)} {unit}".strip() if power else unit


def _with_unit(value: Decimal, unit: str, locale: Locale, *, genitive: bool) -> str:
    if unit == _PERCENT:
        return _percent(value, locale)
    number = _number(value, locale, genitive=genitive)
    if not _is_currency(unit):
        return f"{number.words} {_of(unit, number, locale)}"
    if locale.language == ENGLISH:
        return _english_money(number.words, unit)
    return f"{number.words} {_currency_after(number, unit, locale)}"


def _percent(value: Decimal, locale: Locale) -> str:
    pattern: str = locale.percent_formats[None].pattern
    return pattern.replace(_WHOLE, _digits(value, locale)).translate(_SPACES)


def _digits(value: Decimal, locale: Locale) -> str:
    return f"{_tidy(value):,f}".translate(_marks(locale))


@lru_cache(maxsize=16)
def _marks(locale: Locale) -> dict[int, str]:
    """What stands between thousands, and before decimals."""
    marks = {",": get_group_symbol(locale), ".": get_decimal_symbol(locale)}
    return {ord(plain): mark.translate(_SPACES) for plain, mark in marks.items()}


def _number(value: Decimal, locale: Locale, *, genitive: bool) -> _Number:
    """Write a number with its largest scale word, or in full where that would take more than three decimals."""
    power = min(abs(value).adjusted() // 3 * 3, _LARGEST_POWER)
    scaled = _tidy(value.scaleb(-power, _EXACTLY))
    if abs(value) < _SMALLEST_COMPACT or -_exponent(scaled) > _MOST_DECIMALS:
        return _Number(_digits(value, locale), _plural(value, locale, genitive=genitive), compact=False)
    scale = _scale(power, _plural(scaled, locale, genitive=genitive), locale)
    return _Number(f"{_digits(scaled, locale)}{scale}", "many", compact=True)


@lru_cache(maxsize=256)
def _scale(power: int, plural: str, locale: Locale) -> str:
    """The word for a power of ten, with what stands between it and the number."""
    pattern: str = locale.compact_decimal_formats["long"][plural][f"1{'0' * power}"].pattern
    return pattern.lstrip("0").translate(_SPACES)


def _tidy(value: Decimal) -> Decimal:
    """Take off trailing zeros, which would count as decimals for the plural form."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize(_EXACTLY)


def _exponent(value: Decimal) -> int:
    exponent = _tidy(value).as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _plural(value: Decimal, locale: Locale, *, genitive: bool) -> str:
    plural = locale.plural_form(abs(_tidy(value)))
    if plural == "many" and locale.language not in _SLAVIC:
        return "other"
    return _GENITIVE_FORMS.get(plural, plural) if genitive else plural


def _english_money(number: str, unit: str) -> str:
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    symbol = _symbol(unit)
    return f"{sign}{symbol}{' ' if symbol.isalpha() else ''}{digits}"


@lru_cache(maxsize=256)
def _symbol(unit: str) -> str:
    return get_currency_symbol(unit, ENGLISH)


def _currency_after(number: _Number, unit: str, locale: Locale) -> str:
    count = Decimal(1 if number.plural == "one" else _MANY)
    if locale.language in _SLAVIC:
        count = _SLAVIC_EXAMPLES[number.plural]
    name = get_currency_name(unit, count, locale)
    return _of(name, number, locale)


def _of(name: str, number: _Number, locale: Locale) -> str:
    """What is counted or paid, with the "of" that some languages put behind millions."""
    if not number.compact or locale.language not in _OF:
        return name
    elided = locale.language == "fr" and name[:1] in "aeiouéè"
    return f"d’{name}" if elided else f"de {name}"


def _is_currency(unit: str) -> bool:
    return len(unit) == _CODE_LENGTH and unit.isupper()
