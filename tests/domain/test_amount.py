"""Amounts are read exactly, and what can be read two ways is never decided by a coin flip."""

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amount import AmbiguousAmount, Amount, read_amount, read_amounts
from bot.domain.model import Precision
from bot.domain.text import normalise
from bot.errors import InvalidFact

_BILLION = 10**9
_WHOLE = st.integers(min_value=0, max_value=10**15)


def _only(text: str, language: str | None = None) -> Amount:
    (found,) = read_amounts(text, language)
    assert isinstance(found, Amount)
    return found


def _grouped(value: int, separator: str) -> str:
    return f"{value:,}".replace(",", separator)


@pytest.mark.parametrize(
    "text",
    [
        "2.3bn",
        "2.3 bil",
        "2.3B",
        "2.3-billion",
        "2,3 Mrd",
        "2,3 Milliarden",
        "2.300.000.000",
        "2,300,000,000",
        "2 300 000 000",
        "2’300’000’000",
        "2300 millones",
        "2,3 mil millones",
        "2 300 mln",
        "2,300 million",
        "2.300 millones",
        "2,3 млрд",
        "2,3 мільярда",
        "2,3 миллиарда",
        "2,3 miliarda",
        "2,3 milliards",
        "2 млрд 300 млн",
        "2.3 bilion",
        "2.3 billin",
        "２．３ billion",
        "٢٫٣ billion",
        "two billion three hundred million",
    ],
)
def test_one_amount_written_in_many_ways_is_one_value(text: str) -> None:
    found = _only(text)

    assert (found.value, found.unit, found.precision) == (Decimal(2_300_000_000), None, None)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$2.3B", 2_300_000_000, "USD"),
        ("USD 2.3 billion", 2_300_000_000, "USD"),
        ("US$2.3 billion", 2_300_000_000, "USD"),
        ("2.3 billion US dollars", 2_300_000_000, "USD"),
        ("2,3 млрд долларов США", 2_300_000_000, "USD"),
        ("2,3 Mrd. US-Dollar", 2_300_000_000, "USD"),
        ("2,3 Mrd €", 2_300_000_000, "EUR"),
        ("2,3 Milliarden Euro", 2_300_000_000, "EUR"),
        ("2 300 mln zł", 2_300_000_000, "PLN"),
        ("NOK 75 billion", 75_000_000_000, "NOK"),
        ("75 milliards de couronnes norvégiennes", 75_000_000_000, "NOK"),
        ("CA$500 million", 500_000_000, "CAD"),
        ("100 dollars canadiens", 100, "CAD"),
        ("15 млн грн", 15_000_000, "UAH"),
        ("$5 m", 5_000_000, "USD"),
        ("2.5 m usd", 2_500_000, "USD"),
        ("$2.3 billion US dollars", 2_300_000_000, "USD"),
        ("$5 million CAD", 5_000_000, "CAD"),
        ("US$5 million", 5_000_000, "USD"),
        ("5 $", 5, "USD"),
        ("5%", 5, "percent"),
        ("5 per cent", 5, "percent"),
        ("5 відсотків", 5, "percent"),
        ("1.5k", 1_500, None),
        ("-12 %", -12, "percent"),
    ],
)
def test_the_unit_is_read_with_the_amount(text: str, value: int, unit: str | None) -> None:
    found = _only(text)

    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("more than $53.5 billion", Precision.MORE_THAN),
        ("over 800", Precision.MORE_THAN),
        ("понад 800", Precision.MORE_THAN),
        ("более чем 800", Precision.MORE_THAN),
        ("über 800", Precision.MORE_THAN),
        ("plus de 800", Precision.MORE_THAN),
        ("más de 800", Precision.MORE_THAN),
        ("ponad 800", Precision.MORE_THAN),
        ("at least 800", Precision.AT_LEAST),
        ("800+", Precision.AT_LEAST),
        ("не менше 800", Precision.AT_LEAST),
        ("up to $400 million", Precision.UP_TO),
        ("no more than 800", Precision.UP_TO),
        ("about 50", Precision.ABOUT),
        ("~50", Precision.ABOUT),
        ("nearly 50", Precision.ABOUT),
        ("exactly 50", Precision.EXACT),
        ("do 2,3 mld zł", Precision.UP_TO),
        ("50", None),
    ],
)
def test_the_precision_is_read_with_the_amount(text: str, precision: Precision | None) -> None:
    found = _only(text)

    assert (found.precision, found.start, found.end) == (precision, 0, len(text))


def test_german_uber_after_a_package_says_what_it_is_worth() -> None:
    assert read_amounts("das paket über 2,3 mrd")[0] == replace(_only("paket 2,3 mrd"), start=15, end=22)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2.3 billion", "2250000000", "2350000000"),
        ("2.30 billion", "2295000000", "2305000000"),
        ("50", "49.5", "50.5"),
        ("0.7%", "0.65", "0.75"),
    ],
)
def test_the_digits_as_written_bound_what_an_amount_can_mean(text: str, low: str, high: str) -> None:
    found = _only(text)

    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half a million", 500_000),
        ("half a billion dollars", 500_000_000),
        ("a million", 1_000_000),
        ("fifty", 50),
        ("one hundred and fifty", 150),
        ("two thousand three hundred", 2_300),
        ("ten billion", 10_000_000_000),
        ("dreiundfünfzig Milliarden", 53_000_000_000),
        ("achthundert", 800),
        ("quatre-vingt-dix", 90),
        ("ciento cincuenta", 150),
        ("pięćdziesięciu", 50),
        ("п’ятдесят", 50),
        ("восемьсот", 800),
        ("полтора миллиарда", 1_500_000_000),
        ("півмільярда", 500_000_000),
        ("mil millones", 1_000_000_000),
    ],
)
def test_numbers_in_words_are_amounts(text: str, value: int) -> None:
    assert _only(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "F-16 and f16",
        "155mm shells and 155 mm shells",
        "the 37th drawdown on the 9th",
        "July 2, 2024 and 2024-07-02",
        "in 2022",
        "10:30",
        "2/3 of it",
        "1.2.3",
        "192.168.1.1",
        "#37",
        "1990s",
        "one thing or two",
        "once upon a time ten pakiet",
        "5 hundred million",
        "a few hundred",
        "us-pda-59",
        "<@&987654321098765432>",
        "9" * 30,
        "no digits here",
        "",
    ],
)
def test_names_dates_ordinals_and_codes_are_no_amounts(text: str) -> None:
    assert read_amounts(text) == ()


def test_amounts_stand_where_they_say_among_dates_and_names() -> None:
    text = "was the July 2 2024 package with F-16 parts $2.3B, of over 53.5 billion since February 2022?"

    assert [normalise(text)[found.start : found.end] for found in read_amounts(text)] == ["$2.3B", "over 53.5 billion"]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("2 billion", None, 2 * _BILLION),
        ("2 billion", "en", 2 * _BILLION),
        ("2 Billion", "de", 2_000 * _BILLION),
        ("2 billions", "fr", 2_000 * _BILLION),
        ("2 Billionen", None, 2_000 * _BILLION),
        ("2 billones", None, 2_000 * _BILLION),
        ("1 billón", "es", 1_000 * _BILLION),
        ("2 biliony", None, 2_000 * _BILLION),
        ("2 bilion", "pl", 2_000 * _BILLION),
        ("5 mil", "es", 5_000),
        ("2.3 mil", "en", 2_300_000),
        ("5 mil personas", None, 5_000),
    ],
)
def test_false_friends_follow_their_language(text: str, language: str | None, value: int) -> None:
    assert _only(text, language).value == value


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("$2,300", None, "2300"),
        ("2.300 €", None, "2300"),
        ("2,300 million", None, "2300000000"),
        ("2.300 million", None, "2300000"),
        ("2,300 Mrd", None, "2300000000"),
        ("2,300", "en", "2300"),
        ("2.300", "en", "2.3"),
        ("2,300", "de", "2.3"),
        ("2.300", "de", "2300"),
        ("0,125", None, "0.125"),
        ("2,30", None, "2.3"),
    ],
)
def test_unit_scale_and_language_settle_three_digits_after_a_separator(
    text: str, language: str | None, value: str
) -> None:
    assert _only(text, language).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2,3 Billion", ["2300000000", "2300000000000"]),
        ("5 mil", ["5000", "5000000"]),
        ("2,300 millions", ["2300000000", "2300000"]),
        ("2-3 billion", ["2000000000", "3000000000"]),
        ("from 2 to 3 billion dollars", ["2000000000", "3000000000"]),
    ],
)
def test_what_can_be_read_two_ways_keeps_both_readings(text: str, values: list[str]) -> None:
    (found,) = read_amounts(text)

    assert isinstance(found, AmbiguousAmount)
    assert [reading.value for reading in found.readings] == [Decimal(value) for value in values]


@pytest.mark.parametrize("text", ["2,300", "1.234", "1,234 bombs"])
def test_a_form_asks_about_a_lone_separator(text: str) -> None:
    with pytest.raises(InvalidFact, match="can mean"):
        read_amount(text)


@pytest.mark.parametrize("text", ["", "much", "5 and 6", "2.3.4", "2.7.2024", "F-16"])
def test_a_form_refuses_what_is_not_one_amount(text: str) -> None:
    with pytest.raises(InvalidFact, match="is not one amount"):
        read_amount(text)


@pytest.mark.parametrize(
    ("text", "value"), [("2024", 2024), ("$2300", 2300), ("more than 53.5 billion", 53_500_000_000)]
)
def test_a_form_takes_any_one_amount(text: str, value: int) -> None:
    assert read_amount(text).value == value


@given(_WHOLE)
def test_plain_digits_are_read_as_written(value: int) -> None:
    assert read_amount(str(value)).value == value


@pytest.mark.parametrize("separator", [",", ".", " ", "'", "\u00a0", "\u202f", "’"])
@given(value=_WHOLE)
def test_grouped_digits_are_read_as_written(separator: str, value: int) -> None:
    assert read_amount(_grouped(value, separator), strict=False).value == value


@given(_WHOLE, st.integers(min_value=0, max_value=99))
def test_money_with_cents_is_read_as_written_in_both_styles(value: int, cents: int) -> None:
    expected = Decimal(f"{value}.{cents:02}")

    assert read_amount(f"${value:,}.{cents:02}").value == expected
    assert read_amount(f"{_grouped(value, '.')},{cents:02} €").value == expected


@given(st.decimals(min_value=1, max_value=999, places=2))
def test_an_amount_lies_within_its_own_bounds(value: Decimal) -> None:
    found = read_amount(f"{value} billion")

    assert found.low < value * _BILLION < found.high


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,' $%+-abmk\u0301")))
def test_reading_amounts_never_fails_and_offsets_hold(text: str) -> None:
    even = normalise(text)

    assert all(0 <= found.start < found.end <= len(even) for found in read_amounts(text))


@pytest.mark.parametrize(
    "text", ["1" * 10_000, "1 " * 5_000, "100 " * 2_500, "1." * 5_000, "a\u0301" * 5_000, "$" * 10_000]
)
def test_hostile_text_is_read_in_no_time(text: str) -> None:
    read_amounts(text)
    started = time.perf_counter()
    read_amounts(text)

    assert time.perf_counter() - started < 0.5


def test_an_amount_does_not_run_on_into_another_that_is_compared_with_it() -> None:
    found = read_amounts("is the 2.3 billion more than 10% of the 53.5 billion")
    assert [(amount.value, amount.unit) for amount in found if isinstance(amount, Amount)] == [
        (Decimal(2_300_000_000), None),
        (Decimal(10), "percent"),
        (Decimal(53_500_000_000), None),
    ]
