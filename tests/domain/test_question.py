"""Every word of a question ends up somewhere: free, with a meaning, a date, an amount, or as a word that nobody can place."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.dates import ImpossibleDate
from bot.domain.question import Reading
from tests.questions import Bot


def content(reading: Reading) -> list[str]:
    return [term.words for term in reading.content]


@pytest.mark.parametrize(
    "text",
    [
        "please could you kindly tell me thanks",
        "hey there, so what is it then?",
        "дякую, скажи будь ласка",
        "bitte sag mir doch mal",
        "s'il vous plaît dites-moi",
        "por favor dime",
        "proszę powiedz mi",
        "скажи пожалуйста",
    ],
)
def test_ways_of_asking_narrow_nothing(bot: Bot, text: str) -> None:
    assert content(bot.read(text)) == []


@pytest.mark.parametrize("word", ["giraffe", "saxophone", "жираф", "wolkenkratzer", "pamplemousse", "xyzzy"])
def test_an_unknown_word_stays_to_be_accounted_for(bot: Bot, word: str) -> None:
    reading = bot.read(f"us {word} total")
    (unknown,) = [term for term in reading.content if not term.concepts]
    assert unknown.words == word


@pytest.mark.parametrize(
    ("text", "relation", "first", "last"),
    [
        ("total as of 2 july 2024", "by", date(2024, 7, 2), date(2024, 7, 2)),
        ("total by 2 july 2024", "by", date(2024, 7, 2), date(2024, 7, 2)),
        ("total on 2024-07-02", "on", date(2024, 7, 2), date(2024, 7, 2)),
        ("total since february 2022", "since", date(2022, 2, 1), date(2022, 2, 28)),
        ("total sinse 2022", "since", date(2022, 1, 1), date(2022, 12, 31)),
        ("total before 2023", "before", date(2023, 1, 1), date(2023, 12, 31)),
        ("package after july 2024", "after", date(2024, 7, 1), date(2024, 7, 31)),
        ("package from 2 july 2024", "on", date(2024, 7, 2), date(2024, 7, 2)),
        ("пакет до 2 липня 2024", "by", date(2024, 7, 2), date(2024, 7, 2)),
        ("Paket vor Juli 2024", "before", date(2024, 7, 1), date(2024, 7, 31)),
        ("depuis février 2022", "since", date(2022, 2, 1), date(2022, 2, 28)),
        ("package of jully 2024", "on", date(2024, 7, 1), date(2024, 7, 31)),
    ],
)
def test_a_date_bounds_as_its_words_say(bot: Bot, text: str, relation: str, first: date, last: date) -> None:
    (when,) = bot.read(text).whens
    (span,) = when.readings
    assert (when.relation, span.first, span.last) == (relation, first, last)


def test_a_month_and_a_number_have_two_readings(bot: Bot) -> None:
    (when,) = bot.read("package july 24").whens
    assert len(when.readings) == 2


def test_a_date_ruled_out_does_not_bind(bot: Bot) -> None:
    assert [str(when.readings[0].first.year) for when in bot.read("package of 2024 not 2023").whens] == ["2024"]


def test_the_date_of_an_occasion_bounds_nothing_else(bot: Bot) -> None:
    (when,) = bot.read("announced before the july 2024 summit").whens
    assert when.relation == "on"


def test_a_day_that_no_calendar_has_is_a_doubt(bot: Bot) -> None:
    reading = bot.read("package of 31 february 2024")
    assert isinstance(reading.doubts[0], ImpossibleDate)
    assert not reading.whens


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("the 2.3b package", "2300000000", None),
        ("$2.3 billion", "2300000000", "USD"),
        ("2,3 млрд доларів", "2300000000", "USD"),
        ("€44 Milliarden", "44000000000", "EUR"),
        ("150 million dollars", "150000000", "USD"),
    ],
)
def test_an_amount_is_read_with_its_unit(bot: Bot, text: str, value: str, unit: str | None) -> None:
    (amount,) = bot.read(text).amounts
    assert (amount.value, amount.unit) == (Decimal(value), unit)


def test_pasted_words_are_kept_apart(bot: Bot) -> None:
    assert bot.read("did Austin say «never waver»?").quoted == ("never waver",)


@pytest.mark.parametrize(("text", "named"), [("met in Washington", "washington"), ("Washington gave", "US")])
def test_a_capital_is_a_place_after_in_and_else_a_government_too(bot: Bot, text: str, named: str) -> None:
    entities = {entity for term in bot.read(text).terms for entity in term.entities}
    assert any(named.lower() in entity.lower() for entity in entities)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how much did they give", "en"),
        ("скільки грошей вони дали", "uk"),
        ("сколько денег они дали", "ru"),
        ("wie viel Geld haben sie gegeben", "de"),
        ("combien d'argent ont-ils donné", "fr"),
        ("cuánto dinero dieron", "es"),
        ("ile pieniędzy dali", "pl"),
    ],
)
def test_the_language_is_read_from_the_words(bot: Bot, text: str, language: str) -> None:
    assert bot.read(text).language == language


def test_kinds_of_concepts_come_in_the_order_named(bot: Bot) -> None:
    assert bot.read("patriot and himars").named("item") == ("patriot", "himars")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_text_is_read_and_no_word_is_lost(bot: Bot, text: str) -> None:
    reading = bot.read(text)
    placed = {at for term in reading.terms for at in range(term.at, term.end)}
    marks = {at for at, word in enumerate(reading.words) if word in ("\x01", "\x02")}
    assert placed | marks == set(range(len(reading.words)))


@pytest.mark.parametrize(
    "span",
    [
        "since february 2022 until 2024-07-02",
        "from february 2022 to 2 july 2024",
        "since feb 2022 till 2.7.2024",
        "seit februar 2022 bis 2. juli 2024",
        "с февраля 2022 по 2 июля 2024",
        "od lutego 2022 do 2 lipca 2024",
    ],
)
def test_what_a_total_is_counted_over_gives_its_start_and_its_day(bot: Bot, span: str) -> None:
    assert [when.relation for when in bot.read(f"us total for ukraine {span}").whens] == ["since", "by"]


def test_a_total_counted_from_another_day_does_not_answer(bot: Bot) -> None:
    assert not bot.answer("us total for ukraine from june 2023 to 2 july 2024").main


@pytest.mark.parametrize("date", ["2 julie 2024", "july 2nd 2024", "2 jullly 2024", "septmber 2 2023"])
def test_a_month_written_by_ear_is_a_month(bot: Bot, date: str) -> None:
    assert len(bot.read(f"how much did austin promise on {date}").whens) == 1


@pytest.mark.parametrize("typed", ["us aid 4 ukr in 2023", "what did he want leaders 2 do"])
def test_figures_typed_for_little_words_are_no_amounts(bot: Bot, typed: str) -> None:
    assert not bot.read(typed).amounts
