"""Amounts are shown in the words of each language, with their precision and every digit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amount import read_amount
from bot.domain.model import Precision
from bot.present.numbers import amount_words, full_digits

_LANGUAGES = ("en", "uk", "ru", "de", "fr", "es", "pl")


@pytest.mark.parametrize(
    ("value", "unit", "precision", "words"),
    [
        ("2300000000", "USD", None, "$2.3 billion"),
        ("53500000000", "USD", Precision.MORE_THAN, "more than $53.5 billion"),
        ("89900000000", "EUR", Precision.EXACT, "€89.9 billion"),
        ("75000000000", "NOK", Precision.AT_LEAST, "at least NOK 75 billion"),
        ("500000000", "CAD", Precision.UP_TO, "up to CA$500 million"),
        ("1850000", "GBP", None, "£1.85 million"),
        ("19540000", "USD", None, "$19.54 million"),
        ("71900000", "USD", None, "$71.9 million"),
        ("5300", "USD", Precision.ABOUT, "about $5,300"),
        ("2345678901", "USD", None, "$2,345,678,901"),
        ("-1500000", "USD", None, "-$1.5 million"),
        ("2300000000.0", "USD", None, "$2.3 billion"),
        ("1E+9", "USD", None, "$1 billion"),
        ("0", "USD", None, "$0"),
        ("0.37", "percent", None, "0.37%"),
        ("50", "countries", Precision.ABOUT, "about 50 countries"),
        ("800", "bombs", Precision.MORE_THAN, "more than 800 bombs"),
        ("30600000", "people", None, "30.6 million people"),
    ],
)
def test_an_amount_is_shown_in_english_words(value: str, unit: str, precision: Precision | None, words: str) -> None:
    assert amount_words(Decimal(value), unit, precision, "en") == words


@pytest.mark.parametrize(
    ("locale", "unit", "value", "words"),
    [
        ("fr", "personnes", "14600000", "14,6 millions de personnes"),
        ("fr", "obus", "80000", "80 000 obus"),
        ("es", "personas", "19540000", "19,54 millones de personas"),
        ("en", "people", "14600000", "14.6 million people"),
    ],
)
def test_what_is_counted_in_millions_is_joined_as_a_language_does(
    locale: str, unit: str, value: str, words: str
) -> None:
    assert amount_words(Decimal(value), unit, None, locale).replace("\u202f", " ").replace("\xa0", " ") == words


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "more than $53.5 billion"),
        ("uk", "понад 53,5 мільярда доларів США"),
        ("ru", "более 53,5 миллиарда долларов США"),
        ("de", "mehr als 53,5 Milliarden US-Dollar"),
        ("fr", "plus de 53,5 milliards de dollars des États-Unis"),
        ("es", "más de 53,5 mil millones de dólares estadounidenses"),
        ("pl", "ponad 53,5 miliarda dolarów amerykańskich"),
        ("xx", "more than $53.5 billion"),
        ("", "more than $53.5 billion"),
        ("de-AT", "mehr als 53,5 Milliarden US-Dollar"),
    ],
)
def test_an_amount_is_shown_in_the_words_of_a_language(locale: str, words: str) -> None:
    assert amount_words(Decimal("53500000000"), "USD", Precision.MORE_THAN, locale) == words


@pytest.mark.parametrize(
    ("locale", "value", "unit", "precision", "words"),
    [
        ("uk", "75000000000", "NOK", Precision.ABOUT, "близько 75 мільярдів норвезьких крон"),
        ("uk", "2000000000", "EUR", None, "2 мільярди євро"),
        ("uk", "2000000000", "EUR", Precision.UP_TO, "до 2 мільярдів євро"),
        ("uk", "2", "USD", None, "2 долари США"),
        ("ru", "21000000", "EUR", Precision.AT_LEAST, "не менее 21 миллиона евро"),
        ("pl", "5300", "USD", Precision.ABOUT, "około 5 300 dolarów amerykańskich"),
        ("de", "1000000", "EUR", Precision.UP_TO, "bis zu 1 Million Euro"),
        ("fr", "89900000000", "EUR", Precision.ABOUT, "environ 89,9 milliards d’euros"),
        ("fr", "1", "USD", None, "1 dollar des États-Unis"),
        ("es", "1000000", "EUR", None, "1 millón de euros"),
        ("fr", "5.25", "percent", Precision.AT_LEAST, "au moins 5,25 %"),
    ],
)
def test_plural_and_case_agree(locale: str, value: str, unit: str, precision: Precision | None, words: str) -> None:
    assert amount_words(Decimal(value), unit, precision, locale) == words


def test_a_share_says_of_what() -> None:
    assert amount_words(Decimal("0.7"), "percent", Precision.UP_TO, "en", note="of GDP") == "up to 0.7% of GDP"


@pytest.mark.parametrize(
    ("value", "unit", "locale", "words"),
    [
        ("2300000000", "USD", "en", "2,300,000,000 USD"),
        ("2300000000", "USD", "de", "2.300.000.000 USD"),
        ("2300000000", "EUR", "fr", "2 300 000 000 EUR"),
        ("50", "countries", "en", "50 countries"),
        ("5.250", "percent", "en", "5.25%"),
        ("12345678901234567890123456789012.125", "USD", "en", "12,345,678,901,234,567,890,123,456,789,012.125 USD"),
    ],
)
def test_an_amount_is_shown_in_full_digits(value: str, unit: str, locale: str, words: str) -> None:
    assert full_digits(Decimal(value), unit, locale) == words


@pytest.mark.parametrize("locale", _LANGUAGES)
@given(value=st.integers(min_value=1, max_value=10**15), precision=st.sampled_from([None, *Precision]))
def test_what_is_shown_reads_back_as_the_same_amount(locale: str, value: int, precision: Precision | None) -> None:
    shown = amount_words(Decimal(value), "EUR", precision, locale)

    assert read_amount(shown, locale, strict=False).value == value


@pytest.mark.parametrize("locale", _LANGUAGES)
@pytest.mark.parametrize("precision", [one for one in Precision if one is not Precision.EXACT])
def test_the_precision_that_is_shown_reads_back(locale: str, precision: Precision) -> None:
    shown = amount_words(Decimal("2300000000"), "EUR", precision, locale)

    assert (read_amount(shown, locale).precision, read_amount(shown, locale).unit) == (precision, "EUR")
