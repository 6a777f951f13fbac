"""Dates, spans and ages are shown in the words of each language, as exactly as they are known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import read_day
from bot.domain.partial_date import PartialDate
from bot.present.days import age_words, day_words, span_words

_TODAY = date(2026, 11, 10)


@pytest.mark.parametrize(
    ("locale", "day", "month"),
    [
        ("en", "2 July 2024", "July 2024"),
        ("en-US", "2 July 2024", "July 2024"),
        ("uk", "2 липня 2024 р.", "липень 2024 р."),
        ("ru", "2 июля 2024 г.", "июль 2024 г."),
        ("de", "2. Juli 2024", "Juli 2024"),
        ("fr", "2 juillet 2024", "juillet 2024"),
        ("es", "2 de julio de 2024", "julio de 2024"),
        ("pl", "2 lipca 2024", "lipiec 2024"),
        ("xx", "2 July 2024", "July 2024"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_is_known(locale: str, day: str, month: str) -> None:
    assert day_words(PartialDate(2024, 7, 2), locale) == day
    assert day_words(PartialDate(2024, 7), locale) == month
    assert day_words(PartialDate(2024), locale) == "2024"


@pytest.mark.parametrize("locale", ["en", "uk", "ru", "de", "fr", "es", "pl"])
@given(day=st.dates(date(1990, 1, 1), date(2026, 1, 1)))
def test_a_shown_date_reads_back_as_the_same_date(locale: str, day: date) -> None:
    whole = PartialDate.of(day)

    assert read_day(day_words(whole, locale), _TODAY) == whole
    assert read_day(day_words(PartialDate(day.year, day.month), locale), _TODAY) == PartialDate(day.year, day.month)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-07-02", "2024-07-02", "2 July 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-01", "2023-12", "2023"),
        ("2023", "2025", "2023 – 2025"),
        ("2024-06-24", "2024-06-30", "24 June 2024 – 30 June 2024"),
        ("2022-02-24", "2024-07", "24 February 2022 – July 2024"),
    ],
)
def test_a_span_is_shown_in_the_fewest_words(start: str, end: str, words: str) -> None:
    assert span_words(PartialDate.parse(start), PartialDate.parse(end), "en") == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-07-02", "2 years and 4 months old"),
        ("2024-07-11", "2 years and 3 months old"),
        ("2025-11-10", "1 year old"),
        ("2026-10-11", "30 days old"),
        ("2026-10-10", "1 month old"),
        ("2026-11-09", "1 day old"),
        ("2026-11-10", "from today"),
        ("2024-07", "2 years and 4 months old"),
        ("2026-11", "from this month"),
        ("2024", "2 years old"),
        ("2026", "from this year"),
        ("2026-11-11", "still ahead"),
        ("2027", "still ahead"),
    ],
)
def test_an_age_is_told_as_exactly_as_the_date_is_known(day: str, words: str) -> None:
    assert age_words(PartialDate.parse(day), _TODAY, "en") == words


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("uk", "2 роки і 4 місяці тому"),
        ("ru", "2 года и 4 месяца назад"),
        ("de", "2 Jahre und 4 Monate alt"),
        ("fr", "il y a 2 ans et 4 mois"),
        ("es", "hace 2 años y 4 meses"),
        ("pl", "2 lata i 4 miesiące temu"),
        ("it", "2 years and 4 months old"),
        ("xx", "2 years and 4 months old"),
    ],
)
def test_an_age_is_told_in_the_words_of_a_language(locale: str, words: str) -> None:
    assert age_words(PartialDate(2024, 7, 2), _TODAY, locale) == words
