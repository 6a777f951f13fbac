"""Dates are read in seven languages; what can be two dates stays two, and what no calendar has is said to be so."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain._date_ordinals import days_in_digits
from bot.domain.dates import AmbiguousDate, DateSpan, Grain, ImpossibleDate, Relation, read_dates, read_day
from bot.domain.partial_date import PartialDate
from bot.domain.text import normalise
from bot.errors import InvalidFact

_TODAY = date(2026, 3, 10)
"""A Tuesday."""


def _only(text: str, language: str | None = None) -> DateSpan:
    (found,) = read_dates(text, _TODAY, language)
    assert isinstance(found, DateSpan), found
    return found


def _readings(text: str) -> list[tuple[str, str]]:
    (found,) = read_dates(text, _TODAY)
    assert isinstance(found, AmbiguousDate)
    return [(str(reading.first), str(reading.last)) for reading in found.readings]


@pytest.mark.parametrize(
    "text",
    [
        "july 2 2024",
        "July 2, 2024",
        "2 July 2024",
        "jul 2 24",
        "july 2nd 24",
        "2nd of july 2024",
        "2 july '24",
        "2024 july 2",
        "2024-07-02",
        "2024/07/02",
        "2.7.2024",
        "02.07.2024",
        "2. Juli 2024",
        "2 липня 2024 року",
        "2-го липня 2024",
        "2 июля 2024 г.",
        "2 juillet 2024",
        "2 de julio de 2024",
        "2 lipca 2024",
        "JULY2 2024",
        "jully 2 2024",
        "Tuesday, July 2, 2024",
        "2 July 2024, Tuesday",
    ],
)
def test_a_day_written_in_many_ways_is_one_day(text: str) -> None:
    found = _only(text)

    assert (found.first, found.last, found.grain) == (date(2024, 7, 2), date(2024, 7, 2), Grain.DAY)
    assert (found.words, found.year_known, found.relation) == (text, True, None)


@pytest.mark.parametrize(
    "text",
    [
        "July 2024",
        "july of 2024",
        "juli 2024",
        "липень 2024",
        "июль 2024",
        "juillet 2024",
        "julio de 2024",
        "lipiec 2024",
        "2024-07",
        "07/2024",
        "07.2024",
        "july '24",
    ],
)
def test_a_month_written_in_many_ways_is_one_month(text: str) -> None:
    found = _only(text)

    assert (found.first, found.last, found.grain) == (date(2024, 7, 1), date(2024, 7, 31), Grain.MONTH)


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("2024", "2024-01-01", "2024-12-31", Grain.YEAR),
        ("'24", "2024-01-01", "2024-12-31", Grain.YEAR),
        ("2024 року", "2024-01-01", "2024-12-31", Grain.YEAR),
        ("2033", "2033-01-01", "2033-12-31", Grain.YEAR),
        ("fy2023", "2022-10-01", "2023-09-30", Grain.FISCAL_YEAR),
        ("fiscal year 2023", "2022-10-01", "2023-09-30", Grain.FISCAL_YEAR),
        ("FY '24", "2023-10-01", "2024-09-30", Grain.FISCAL_YEAR),
        ("q2 2024", "2024-04-01", "2024-06-30", Grain.QUARTER),
        ("2024 Q2", "2024-04-01", "2024-06-30", Grain.QUARTER),
        ("third quarter of 2023", "2023-07-01", "2023-09-30", Grain.QUARTER),
        ("II kwartał 2024", "2024-04-01", "2024-06-30", Grain.QUARTER),
        ("first half of 2024", "2024-01-01", "2024-06-30", Grain.HALF),
        ("перше півріччя 2024", "2024-01-01", "2024-06-30", Grain.HALF),
        ("end of june 24", "2024-06-21", "2024-06-30", Grain.PART),
        ("early july 2024", "2024-07-01", "2024-07-10", Grain.PART),
        ("mid-2023", "2023-05-01", "2023-08-31", Grain.PART),
        ("Ende Juni 2024", "2024-06-21", "2024-06-30", Grain.PART),
        ("last week of june 24", "2024-06-24", "2024-06-30", Grain.WEEK),
        ("2022-2024", "2022-01-01", "2024-12-31", Grain.RANGE),
        ("2022-24", "2022-01-01", "2024-12-31", Grain.RANGE),
        ("24-30 June 2024", "2024-06-24", "2024-06-30", Grain.RANGE),
        ("june 24-30, 2024", "2024-06-24", "2024-06-30", Grain.RANGE),
        ("between march and may 2023", "2023-03-01", "2023-05-31", Grain.RANGE),
        ("from november to february 2023", "2022-11-01", "2023-02-28", Grain.RANGE),
        ("from july 2 until august 5 2024", "2024-07-02", "2024-08-05", Grain.RANGE),
        ("from july 2023 to august", "2023-07-01", "2023-08-31", Grain.RANGE),
        ("від березня до травня 2023", "2023-03-01", "2023-05-31", Grain.RANGE),
        ("с марта по май 2023", "2023-03-01", "2023-05-31", Grain.RANGE),
        ("von März bis Mai 2023", "2023-03-01", "2023-05-31", Grain.RANGE),
        ("entre mars et mai 2023", "2023-03-01", "2023-05-31", Grain.RANGE),
        ("entre marzo y mayo de 2023", "2023-03-01", "2023-05-31", Grain.RANGE),
        ("od marca do maja 2023", "2023-03-01", "2023-05-31", Grain.RANGE),
    ],
)
def test_spans_have_their_first_and_last_day(text: str, first: str, last: str, grain: Grain) -> None:
    found = _only(text)

    assert (str(found.first), str(found.last), found.grain) == (first, last, grain)
    assert found.words == text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2026-03-10", "2026-03-10"),
        ("yesterday", "2026-03-09", "2026-03-09"),
        ("вчора", "2026-03-09", "2026-03-09"),
        ("aujourd’hui", "2026-03-10", "2026-03-10"),
        ("Tuesday", "2026-03-03", "2026-03-03"),
        ("mercredi", "2026-03-04", "2026-03-04"),
        ("last week", "2026-03-02", "2026-03-08"),
        ("this month", "2026-03-01", "2026-03-31"),
        ("last month", "2026-02-01", "2026-02-28"),
        ("минулого місяця", "2026-02-01", "2026-02-28"),
        ("le mois dernier", "2026-02-01", "2026-02-28"),
        ("last quarter", "2025-10-01", "2025-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("торік", "2025-01-01", "2025-12-31"),
        ("в прошлом году", "2025-01-01", "2025-12-31"),
        ("letztes Jahr", "2025-01-01", "2025-12-31"),
        ("l'année dernière", "2025-01-01", "2025-12-31"),
        ("el año pasado", "2025-01-01", "2025-12-31"),
        ("w zeszłym roku", "2025-01-01", "2025-12-31"),
        ("next year", "2027-01-01", "2027-12-31"),
        ("3 weeks ago", "2026-02-16", "2026-02-22"),
        ("two days ago", "2026-03-08", "2026-03-08"),
        ("vor 2 Jahren", "2024-01-01", "2024-12-31"),
        ("il y a 3 mois", "2025-12-01", "2025-12-31"),
        ("3 місяці тому", "2025-12-01", "2025-12-31"),
        ("last 3 months", "2025-12-10", "2026-03-10"),
        ("the past year", "2025-03-10", "2026-03-10"),
        ("last july", "2025-07-01", "2025-07-31"),
    ],
)
def test_relative_dates_are_counted_from_today(text: str, first: str, last: str) -> None:
    found = _only(text)

    assert (str(found.first), str(found.last)) == (first, last)
    assert found.relative


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("july 2", "2025-07-02"),
        ("2nd of july", "2025-07-02"),
        ("juli 2", "2025-07-02"),
        ("2 июля", "2025-07-02"),
        ("JULY2PACKAGE", "2025-07-02"),
        ("march 10", "2026-03-10"),
        ("march 11", "2025-03-11"),
        ("29 february", "2024-02-29"),
        ("july", "2025-07-01"),
        ("march 2026 package, february", "2026-02-01"),
        ("on july 24th", "2025-07-24"),
        ("september 5", "2025-09-05"),
    ],
)
def test_without_a_year_the_most_recent_date_is_given_and_the_year_left_open(text: str, first: str) -> None:
    found = read_dates(text, _TODAY)[-1]

    assert isinstance(found, DateSpan)
    assert (str(found.first), found.open_year, found.year_known) == (first, True, False)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("as of july 2 2024", Relation.BY),
        ("by july 2nd 24", Relation.BY),
        ("up to july 2 24", Relation.BY),
        ("until june 2023", Relation.BY),
        ("станом на 2 липня 2024", Relation.BY),
        ("по состоянию на 2 июля 2024", Relation.BY),
        ("bis zum 2. Juli 2024", Relation.BY),
        ("hasta julio de 2024", Relation.BY),
        ("do 2 lipca 2024", Relation.BY),
        ("jusqu'en 2024", Relation.BY),
        ("by the end of 2023", Relation.BY),
        ("before 2022", Relation.BEFORE),
        ("pre-2022", Relation.BEFORE),
        ("avant le 2 juillet 2024", Relation.BEFORE),
        ("after july 2024", Relation.AFTER),
        ("після липня 2024", Relation.AFTER),
        ("since february 2022", Relation.SINCE),
        ("з лютого 2022", Relation.SINCE),
        ("с февраля 2022", Relation.SINCE),
        ("seit Februar 2022", Relation.SINCE),
        ("depuis février 2022", Relation.SINCE),
        ("desde febrero de 2022", Relation.SINCE),
        ("od lutego 2022", Relation.SINCE),
        ("since february of last year", Relation.SINCE),
        ("from july 2024", Relation.FROM),
        ("on 2 July 2024", Relation.ON),
        ("in 2023", Relation.ON),
        ("vom 2. Juli 2024", Relation.ON),
        ("от 2 июля 2024 года", Relation.ON),
        ("w lipcu 2024", Relation.ON),
    ],
)
def test_the_word_that_ties_a_date_to_its_sentence_is_read(text: str, relation: Relation) -> None:
    found = _only(text)

    assert (found.relation, found.words) == (relation, text)


def test_an_english_do_does_not_tie_a_date() -> None:
    assert _only("what did they do july 2 2024").relation is None


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2/7/24", [("2024-07-02", "2024-07-02"), ("2024-02-07", "2024-02-07")]),
        ("7-2-2024", [("2024-02-07", "2024-02-07"), ("2024-07-02", "2024-07-02")]),
        ("july 24", [("2025-07-24", "2025-07-24"), ("2024-07-01", "2024-07-31")]),
        ("by february 24", [("2026-02-24", "2026-02-24"), ("2024-02-01", "2024-02-29")]),
        ("2010-11", [("2010-11-01", "2010-11-30"), ("2010-01-01", "2011-12-31")]),
    ],
)
def test_what_can_be_two_dates_stays_two(text: str, readings: list[tuple[str, str]]) -> None:
    assert _readings(text) == readings


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("13/7/24", "2024-07-13"),
        ("7/13/24", "2024-07-13"),
        ("7/7/24", "2024-07-07"),
        ("in july 24", "2024-07-01"),
        ("в июле 24", "2024-07-01"),
        ("on july 24", "2025-07-24"),
        ("june 24 to june 30", "2025-06-24"),
    ],
)
def test_what_leaves_one_reading_is_settled(text: str, first: str) -> None:
    assert str(_only(text).first) == first


def test_a_language_other_than_english_settles_slashes_day_first() -> None:
    assert _only("2/7/24", "fr").first == date(2024, 7, 2)


@pytest.mark.parametrize(
    "text", ["feb 30", "31 june 2024", "july 32 2024", "2024-13-45", "30.02.2024", "29 february 2023"]
)
def test_a_day_that_no_calendar_has_is_said_to_be_impossible(text: str) -> None:
    assert read_dates(text, _TODAY) == (ImpossibleDate(start=0, end=len(text), words=text),)


@pytest.mark.parametrize(
    "text",
    [
        "the us may send tanks",
        "how may 800 bombs",
        "march of time, mars bar",
        "2/3 and 7/4",
        "10:30 or 192.168.1.1",
        "155mm and 60 days",
        "2300 millones",
        "2000 missiles",
        "$2024",
        "match 5, junior 2",
        "F-16",
        "9999999 years ago",
        "in total",
        "",
    ],
)
def test_verbs_amounts_and_names_are_no_dates(text: str) -> None:
    assert read_dates(text, _TODAY) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the july 2.3b package", ["july"]),
        ("july 5% share", ["july"]),
        ("july 50 allies", ["july"]),
        ("july 2 billion", ["july"]),
        ("the 5 july 2 2024 packages", ["july 2 2024"]),
        ("july 2 2024 and 3 may 2023", ["july 2 2024", "3 may 2023"]),
        ("agust 2024, septmber 2023, febuary 2022", ["agust 2024", "septmber 2023", "febuary 2022"]),
        ("f16 july", ["july"]),
        ("Austin’s july’s words", ["july's"]),
    ],
)
def test_dates_take_only_the_words_that_are_theirs(text: str, words: list[str]) -> None:
    assert [found.words for found in read_dates(text, _TODAY)] == words


@given(
    st.one_of(st.text(), st.text(alphabet="july mar24'-/.,0123456789thofлипняéß")),
    st.dates(date(2, 1, 1), date(9997, 1, 1)),
)
def test_reading_dates_never_fails_and_offsets_hold(text: str, today: date) -> None:
    even = normalise(text)

    assert all(even[found.start : found.end] == found.words for found in read_dates(text, today))


@given(st.dates(date(1990, 1, 1), date(2035, 1, 1)))
def test_a_day_is_read_as_written_in_every_plain_style(day: date) -> None:
    for written in (
        f"{day:%Y-%m-%d}",
        f"{day:%d.%m.%Y}",
        f"{day:%d} {day:%B} {day:%Y}",
        f"{day:%B} {day:%d}, {day:%Y}",
    ):
        assert _only(written).first == day


@pytest.mark.parametrize(
    "piece", ["1 ", "july ", "1.", "2/7/24 ", "2024-", "monday ", "july 2 to ", "end of ", "jully1 ", "-"]
)
def test_hostile_text_is_read_in_no_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    read_dates(text, _TODAY)
    started = time.perf_counter()
    read_dates(text, _TODAY)

    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-07-02", "2024-07-02"),
        (" 2 July 2024. ", "2024-07-02"),
        ("July 2024", "2024-07"),
        ("2024", "2024"),
        ("2010-11", "2010-11"),
        ("yesterday", "2026-03-09"),
        ("on 2 липня 2024", "2024-07-02"),
    ],
)
def test_a_form_takes_a_day_a_month_or_a_year(text: str, day: str) -> None:
    assert read_day(text, _TODAY) == PartialDate.parse(day)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "An empty field is not a date"),
        ("soon", "“soon” is not a date"),
        ("2024 or 2025", "is not a date"),
        ("2 July 2024 or so", "is not a date"),
        ("2/7/24", "can mean 2024-07-02 or 2024-02-07"),
        ("july 24", "can mean 2025-07-24 or 2024-07"),
        ("0024-07-02", "is not a date"),
        ("end of june 24", "is not a day, month or year"),
        ("30 February 2024", "No calendar has “30 February 2024”"),
        ("july 2", "has no year"),
        ("q2 2024", "is not a day, month or year"),
        ("2033", "more than a year ahead"),
    ],
)
def test_a_form_refuses_any_other_date_with_a_sentence(text: str, fault: str) -> None:
    with pytest.raises(InvalidFact, match=fault):
        read_day(text, _TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the second of july 2024", "2024-07-02"),
        ("on the twenty-fourth of february 2022", "2022-02-24"),
        ("twenty second of july 2024", "2024-07-22"),
        ("другого липня 2024 року", "2024-07-02"),
        ("двадцать четвертого февраля 2022 года", "2022-02-24"),
        ("drugiego lipca 2024", "2024-07-02"),
        ("am zweiten juli 2024", "2024-07-02"),
        ("dos de julio de 2024", "2024-07-02"),
        ("le deux juillet 2024", "2024-07-02"),
    ],
)
def test_a_day_written_in_words_is_put_in_digits(text: str, day: str) -> None:
    [found] = read_dates(days_in_digits(text), _TODAY)
    assert isinstance(found, DateSpan)
    assert found.first == found.last == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["one of the first in march", "the first package of july 2024", "six months to may"])
def test_other_numbers_in_words_stay(text: str) -> None:
    assert days_in_digits(text) == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("last sunday of june 24", "2024-06-30"),
        ("the last Sunday in June 2024", "2024-06-30"),
        ("first tuesday of july 2024", "2024-07-02"),
        ("second Tuesday of July 2024", "2024-07-09"),
        ("am letzten Sonntag im Juni 2024", "2024-06-30"),
        ("le dernier dimanche de juin 2024", "2024-06-30"),
        ("el último domingo de junio de 2024", "2024-06-30"),
        ("ostatnia niedziela czerwca 2024", "2024-06-30"),
        ("в останню неділю червня 2024", "2024-06-30"),
        ("в последнее воскресенье июня 2024", "2024-06-30"),
    ],
)
def test_a_weekday_of_a_month_is_counted_out(text: str, day: str) -> None:
    found = _only(text)
    assert (str(found.first), str(found.last), found.grain) == (day, day, Grain.DAY)
