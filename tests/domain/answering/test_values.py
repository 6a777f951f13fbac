"""How much: the figure asked for and no other, in seven languages."""

import pytest

from bot.domain.answer import AnswerKind, Assumed
from bot.domain.model import AidKind
from tests.questions import Bot, refuses, told

KNOWN_ON_2_JULY_2024 = "seed-total-since-invasion"
PACKAGE_OF_2_JULY_2024 = "seed-package-amount"


@pytest.mark.parametrize(
    "question",
    [
        "us total for ukraine as of 2 July 2024",
        "how much military aid had the US promised Ukraine by 2 July 2024?",
        "what had america given ukraine on july 2, 2024 in total",
        "скільки США виділили Україні станом на 2 липня 2024",
        "сколько США выделили Украине на 2 июля 2024 года",
        "Wie viel hatten die USA der Ukraine bis zum 2. Juli 2024 zugesagt?",
        "Combien les États-Unis avaient-ils promis à l'Ukraine au 2 juillet 2024 ?",
        "¿Cuánto había prometido Estados Unidos a Ucrania hasta el 2 de julio de 2024?",
        "Ile USA przekazały Ukrainie do 2 lipca 2024?",
    ],
)
def test_a_total_as_of_a_day_is_what_was_known_then(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == KNOWN_ON_2_JULY_2024


def test_between_two_reports_the_earlier_one_was_known(bot: Bot) -> None:
    assert told(bot.answer("us total to ukraine as of 1 june 2023")) == "us-total-inv-2023-05-31"


@pytest.mark.parametrize(
    "question",
    [
        "how much military aid has the US given Ukraine in total",
        "us total ukraine",
        "скільки всього США дали Україні",
        "wie viel haben die USA der Ukraine insgesamt gegeben",
        "combien les États-Unis ont-ils donné au total à l'Ukraine",
        "cuánto ha dado en total Estados Unidos a Ucrania",
        "ile w sumie USA dały Ukrainie",
        "сколько всего США дали Украине",
    ],
)
def test_the_newest_total_wins_where_no_day_is_named(bot: Bot, question: str) -> None:
    newest = bot.answer("us total ukraine as of today")
    assert told(newest) is not None
    assert told(bot.answer(question)) == told(newest)


@pytest.mark.parametrize("question", ["us total since the invasion", "us total to ukraine since february 2022"])
def test_since_the_invasion_counts_from_february_2022(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.main
    assert str(answer.main[0].figure.counted_since).startswith("2022-02")


def test_a_total_since_another_start_is_the_one_counted_from_there(bot: Bot) -> None:
    answer = bot.answer("us total to ukraine since january 2021 as of 31 may 2023")
    assert told(answer) == "us-total-jan21-2023-05-31"


@pytest.mark.parametrize("question", ["us total to ukraine since 2016", "us total to ukraine since march 2024"])
def test_a_total_since_a_start_that_no_source_counts_from_is_refused(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "us total to ukraine in 2033",
        "how much will the US have given Ukraine by 5 May 2031 in 2031",
        "скільки допомоги США дали Україні у 2035 році",
        "combien en 2040 des États-Unis à l'Ukraine",
        "US aid to Ukraine in 2019",
        "us total as of 1990",
    ],
)
def test_a_year_without_figures_is_refused(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "how much US military aid has been delivered to Ukraine",
        "how much of the 2.3 billion was delivered",
        "how much of the 53.5 billion has been disbursed",
        "how much of the US aid to Ukraine was stolen",
        "how much has Ukraine repaid the US",
        "how much US aid got lost",
        "wie viel der US-Hilfe wurde geliefert",
        "скільки допомоги США доставлено",
        "combien de l'aide américaine a été livrée",
        "cuánta ayuda de EE. UU. fue entregada",
        "ile pomocy USA dostarczono",
        "сколько помощи США украли",
    ],
)
def test_a_promise_does_not_answer_for_another_stage(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "how much aid did ukraine send to the united states",
        "ukraine to us total",
        "how much has the US received from Ukraine",
        "скільки грошей Україна дала США",
        "сколько Украина дала США",
        "wie viel hat die Ukraine den USA gegeben",
        "combien l'Ukraine a donné aux États-Unis",
        "cuánto dio Ucrania a Estados Unidos",
        "ile Ukraina dała USA",
    ],
)
def test_what_ukraine_gave_the_us_is_not_what_the_us_gave_ukraine(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    ("question", "donor"),
    [
        ("how much has Bhutan given Ukraine", "bhutan"),
        ("Bhutan aid to ukraine", "bhutan"),
        ("how much military aid did Fiji commit to Ukraine", "fiji"),
        ("total from Wakanda", "wakanda"),
        ("скільки допомоги дав Бутан", "бутан"),
        ("ile dała Mongolia Ukrainie", "mongolia"),
    ],
)
def test_a_donor_without_figures_is_refused_and_named(bot: Bot, question: str, donor: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.ABSTAIN
    assert donor in answer.unexplained


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how much has germany given ukraine", "de-total-2025-02"),
        ("germany total", "de-total-2025-02"),
        ("estonia aid as share of gdp", "kiel-2024-01-gdp-estonia"),
        ("how much did Japan give to Ukraine", "jp-2026-total"),
        ("total ODA of Germany in 2023", "oda-2023-germany"),
        ("sudan 2024 requirement", "sudan-2024-required"),
    ],
)
def test_other_donors_and_measures_have_their_own_figures(bot: Bot, question: str, fact: str) -> None:
    assert told(bot.answer(question)) == fact


@pytest.mark.parametrize("question", ["2.3 billion in euros", "us total in hryvnia as of 2 july 2024"])
def test_another_currency_without_a_sourced_rate_is_refused(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


def test_how_much_an_appeal_needs_is_money_and_not_people(bot: Bot) -> None:
    answer = bot.answer("how much does OCHA need for Ukraine in 2024")
    assert refuses(answer) or answer.main[0].figure.is_money


def test_money_for_one_kind_of_aid_is_not_answered_with_several_kinds_together(bot: Bot) -> None:
    answer = bot.answer("how much humanitarian aid did the US give ukraine")
    assert refuses(answer) or answer.main[0].figure.kind is AidKind.HUMANITARIAN


def test_a_place_named_is_not_ignored(bot: Bot) -> None:
    assert told(bot.answer("how much us aid went to the Donetsk region")) != KNOWN_ON_2_JULY_2024


def test_a_total_without_the_part_that_it_holds_is_not_the_total(bot: Bot) -> None:
    assert told(bot.answer("total without the 2.3 billion")) != KNOWN_ON_2_JULY_2024


def test_defaults_that_were_taken_are_told(bot: Bot) -> None:
    assert Assumed("donor", "US") in bot.answer("total for ukraine as of 2 july 2024").assumed
    assert not bot.answer("us total to ukraine as of 2 july 2024").assumed


@pytest.mark.parametrize("question", ["total", "how much", "the package", "скільки", "combien"])
def test_a_bare_measure_is_asked_back(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.CLARIFY


def test_oda_of_a_year_is_the_total_or_asked_back(bot: Bot) -> None:
    answer = bot.answer("oda 2024")
    assert told(answer) == "oda-2024-total" or len(answer.choices) > 1


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("the largest us package", "us-usai-2024-04-26"),
        ("the first us package", "us-pda-2021-autumn"),
        ("the latest US package", "us-pda-2025-01-09"),
    ],
)
def test_the_largest_first_or_latest_stands_alone(bot: Bot, question: str, fact: str) -> None:
    answer = bot.answer(question)
    assert told(answer) == fact
    assert len(answer.beside) <= 1, "only another account of the same package belongs beside it"


def test_a_total_that_includes_a_package_is_not_the_package(bot: Bot) -> None:
    answer = bot.answer("us total for ukraine including the 2.3b austin package")
    assert "seed-package-amount" not in [held.fact.id for held in answer.main]
