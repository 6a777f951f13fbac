"""What is before, until, by the end of or since the start of a month or year is bound by the right days, in seven languages."""

from calendar import monthrange
from datetime import date

import pytest

from bot.domain.answer import AnswerKind
from bot.domain.terms import When
from tests.questions import Bot, ids

YEARS = (2022, 2023, 2024, 2025)
MONTHS = {
    "en": "january february march april may june july august september october november december",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
}
ASKED = {
    "en": "how much did the us give ukraine",
    "uk": "скільки сша дали україні",
    "ru": "сколько сша дали украине",
    "de": "wie viel gaben die usa der ukraine",
    "fr": "combien les états-unis ont donné à l'ukraine",
    "es": "cuánto dio eeuu a ucrania",
    "pl": "ile usa dały ukrainie",
}
OF = {"es": "{month} de {year}"}

BEFORE = {
    "en": ["before {}", "prior to {}", "ahead of {}"],
    "uk": ["раніше {}"],
    "ru": ["раньше {}"],
    "de": ["vor {}"],
    "fr": ["avant {}"],
    "es": ["antes de {}"],
    "pl": [],
}
UP_TO = {
    "en": ["until {}", "till {}", "up to {}", "up until {}", "by {}"],
    "uk": ["до {}"],
    "ru": ["до {}"],
    "de": ["bis {}", "bis zum {}"],
    "fr": ["jusqu'en {}", "jusqu'à {}", "d'ici {}"],
    "es": ["hasta {}"],
    "pl": ["do {}"],
}
TO_THE_END = {
    "en": ["by the end of {}", "by end of {}", "until the end of {}", "before the end of {}", "as of the end of {}"],
    "uk": ["до кінця {}", "станом на кінець {}", "на кінець {}"],
    "ru": ["до конца {}", "к концу {}", "по состоянию на конец {}"],
    "de": ["bis ende {}", "vor ende {}"],
    "fr": ["jusqu'à fin {}", "d'ici fin {}", "jusqu'à la fin de {}", "avant la fin de {}"],
    "es": ["hasta finales de {}", "hasta el final de {}", "antes del final de {}"],
    "pl": ["do końca {}", "na koniec {}"],
}
COUNTING_IN = {
    "en": ["as of {}", "through {}", "no later than {}"],
    "uk": ["не пізніше {}", "до {} включно"],
    "ru": ["не позднее {}", "до {} включительно"],
    "de": ["stand {}", "spätestens {}", "bis {} einschließlich"],
    "fr": ["au plus tard en {}", "jusqu'en {} inclus"],
    "es": ["a más tardar en {}"],
    "pl": ["najpóźniej w {}", "do {} włącznie"],
}
SINCE_THE_START = {
    "en": ["since the start of {}", "since the beginning of {}", "from the start of {}"],
    "uk": ["з початку {}", "від початку {}"],
    "ru": ["с начала {}", "начиная с начала {}"],
    "de": ["seit anfang {}", "seit beginn {}"],
    "fr": ["depuis début {}", "depuis le début de {}"],
    "es": ["desde principios de {}", "desde el inicio de {}"],
    "pl": ["od początku {}"],
}


def all_of(phrases: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, phrase) for language, of in phrases.items() for phrase in of]


def months(language: str) -> list[tuple[str, date, date]]:
    """Each month of some years as it is written, with its first and last day."""
    names = MONTHS[language].split()
    written = OF.get(language, "{month} {year}")
    return [
        (
            written.format(month=name, year=year),
            date(year, month, 1),
            date(year, month, monthrange(year, month)[1]),
        )
        for year in YEARS
        for month, name in enumerate(names, 1)
    ]


def only_when(bot: Bot, language: str, phrase: str) -> When:
    whens = bot.read(f"{ASKED[language]} {phrase}").whens
    assert len(whens) == 1, phrase
    assert len(whens[0].readings) == 1, phrase
    return whens[0]


@pytest.mark.parametrize(("language", "phrase"), all_of(BEFORE))
def test_what_is_before_a_month_leaves_it_out(bot: Bot, language: str, phrase: str) -> None:
    for month, first, _ in months(language):
        when = only_when(bot, language, phrase.format(month))
        assert (when.relation, when.either, when.readings[0].first) == ("before", False, first)


@pytest.mark.parametrize(("language", "phrase"), all_of(UP_TO))
def test_what_reaches_up_to_a_month_may_or_may_not_count_it_in(bot: Bot, language: str, phrase: str) -> None:
    for month, first, last in months(language):
        when = only_when(bot, language, phrase.format(month))
        assert (when.relation, when.either) == ("by", True)
        assert (when.readings[0].first, when.readings[0].last) == (first, last)


@pytest.mark.parametrize(("language", "phrase"), all_of(UP_TO))
def test_what_reaches_up_to_a_year_may_or_may_not_count_it_in(bot: Bot, language: str, phrase: str) -> None:
    for year in YEARS:
        when = only_when(bot, language, phrase.format(year))
        assert (when.relation, when.either) == ("by", True)
        assert (when.readings[0].first, when.readings[0].last) == (date(year, 1, 1), date(year, 12, 31))


@pytest.mark.parametrize(("language", "phrase"), [*all_of(TO_THE_END), *all_of(COUNTING_IN)])
def test_what_reaches_to_the_end_of_a_month_counts_it_in(bot: Bot, language: str, phrase: str) -> None:
    for month, _, last in months(language):
        when = only_when(bot, language, phrase.format(month))
        assert (when.relation, when.either, when.readings[0].last) == ("by", False, last)


@pytest.mark.parametrize(("language", "phrase"), all_of(TO_THE_END))
def test_what_reaches_to_the_end_of_a_year_counts_it_in(bot: Bot, language: str, phrase: str) -> None:
    for year in YEARS:
        when = only_when(bot, language, phrase.format(year))
        assert (when.relation, when.either, when.readings[0].last) == ("by", False, date(year, 12, 31))


@pytest.mark.parametrize(("language", "phrase"), all_of(SINCE_THE_START))
def test_what_counts_since_the_start_of_a_year_counts_from_its_first_month(
    bot: Bot, language: str, phrase: str
) -> None:
    for year in YEARS:
        when = only_when(bot, language, phrase.format(year))
        assert when.relation == "since"
        assert (when.readings[0].first, when.readings[0].last) == (date(year, 1, 1), date(year, 1, 31))


@pytest.mark.parametrize(("question", "year"), [("допомога на 2023 рік", 2023), ("помощь на 2024 год", 2024)])
def test_what_is_for_a_year_is_not_as_of_it(bot: Bot, question: str, year: int) -> None:
    when = bot.read(question).whens[0]
    assert (when.relation, when.readings[0].first.year) == ("on", year)


@pytest.mark.parametrize("language", sorted(ASKED))
def test_a_total_up_to_a_year_is_asked_back_where_counting_it_in_changes_the_figure(bot: Bot, language: str) -> None:
    answer = bot.answer(f"{ASKED[language]} {UP_TO[language][0].format(2023)}")
    assert answer.kind is AnswerKind.CLARIFY
    days = [held.figure.time for held in answer.choices]
    assert [day.year for day in days if day] == [2022, 2023]


@pytest.mark.parametrize("language", sorted(ASKED))
def test_a_total_by_the_end_of_a_year_is_the_last_of_that_year(bot: Bot, language: str) -> None:
    answer = bot.answer(f"{ASKED[language]} {TO_THE_END[language][0].format(2023)}")
    assert ids(bot.answer("us total ukraine by 31 december 2023")) == ids(answer)


def test_no_total_from_before_a_month_is_of_a_later_day(bot: Bot) -> None:
    for month, first, _ in months("en"):
        answer = bot.answer(f"us total to ukraine before {month}")
        assert all(held.figure.time and held.figure.time.last < first for held in (*answer.main, *answer.beside))


def test_a_claim_up_to_a_month_is_true_where_it_is_so_either_way(bot: Bot) -> None:
    for amount in ("37.6", "40"):
        claim = bot.check(f"the us had given ukraine more than {amount} billion until june 2023").claim
        assert claim is not None
        assert claim.supported
