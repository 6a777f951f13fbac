"""Facts that no key leads to are found by their own words: when all of the question stands in them, and never else."""

from decimal import Decimal

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("how much of the ukraine facility is grants", "eu-facility-grants"),
        ("What is Canada's share of the G7 loan to Ukraine?", "ca-era-2024-10"),
        ("how much budget support did the treasury pay out on 30 december 2024", "us-budget-2024-12-30"),
        ("how much did the sudan plan of 2024 receive", "sudan-2024-funded"),
        ("How many people did the UN expect to need humanitarian help in 2023?", "gho-2023-in-need"),
        ("combien de personnes avaient besoin d'aide en ukraine en 2024 d'après l'onu", "ukraine-2024-in-need"),
        ("How much of the USAI money was under contract by 30 September 2024?", "us-usai-obligated-2024-09"),
    ],
)
def test_a_figure_that_tells_all_of_a_question_answers_it(bot: Bot, question: str, fact: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.FIGURE
    assert answer.main[0].fact.id == fact


@pytest.mark.parametrize(
    "question",
    [
        "how much of the ukraine facility is crypto",
        "what is brazil's share of the g7 loan to ukraine",
        "how much did the sudan plan of 2024 lose",
        "how much did the treasury pay out in bitcoin on 30 december 2024",
        "cost of just the patriot battery inside the 1.85bn package",
        "my friend needs help moving",
        "how much did each ally pay",
    ],
)
def test_a_word_that_no_figure_tells_keeps_it_from_answering(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in (AnswerKind.ABSTAIN, AnswerKind.CLARIFY)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("usai 22", "us-usai-22"),
        ("what was the 27th drawdown worth", "us-pda-27"),
        ("how much was the twenty-seventh drawdown, the one with generators", "us-pda-27"),
        ("denmark's 28th military package was worth what", "dk-package-28"),
        ("на какую сумму был 29-й drawdown, который с брэдли", "us-pda-29"),
    ],
)
def test_a_package_is_found_by_its_number(bot: Bot, question: str, fact: str) -> None:
    assert [held.fact.id for held in bot.answer(question).main][:1] == [fact]


@pytest.mark.parametrize(
    "question", ["what was the 99th drawdown worth", "usai 187", "denmark's 77th military package"]
)
def test_a_number_that_no_package_has_is_not_answered_with_another(bot: Bot, question: str) -> None:
    assert not bot.answer(question).main


def test_what_an_appeal_got_is_not_what_it_asked_for(bot: Bot) -> None:
    got, asked = (
        bot.answer("how much did the yemen appeal of 2015 get"),
        bot.answer("how much did the yemen appeal of 2015 ask for"),
    )
    assert got.main[0].fact.id == "yemen-2015-funded"
    assert asked.main[0].fact.id == "yemen-2015-required"


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("скільки танків Abrams пообіцяв Байден у січні 2023", "31 Abrams"),
        ("how many strykers were in the 43rd drawdown", "32 Stryker"),
        ("pda 30 bradleys count", "59 Bradleys"),
    ],
)
def test_goods_are_counted_as_a_fact_numbers_them(bot: Bot, question: str, number: str) -> None:
    answer = bot.answer(question)
    reply = bot.ask(question)
    assert any(number in line for line in (reply.headline, *reply.body))
    assert answer.kind is AnswerKind.TEXT


@pytest.mark.parametrize(
    "question",
    [
        "how many drones were in the 43rd drawdown",
        "combien coûte un drone hornet",
        "how many tanks were in the 43rd drawdown",
        "how many abrams did biden promise in may 2022",
    ],
)
def test_goods_that_no_fact_numbers_are_not_counted(bot: Bot, question: str) -> None:
    assert not bot.answer(question).main


def test_where_a_package_was_announced_is_told_by_its_sentence(bot: Bot) -> None:
    assert "Hiroshima" in bot.ask("the 38th drawdown, where was it announced").headline
    assert not bot.answer("the 39th drawdown, where was it announced").main


def test_what_somebody_claims_is_borne_out_as_theirs_alone(bot: Bot) -> None:
    theirs = bot.check("zelenskyy said ukraine actually received about 76 billion from the us")
    assert theirs.claim is not None
    assert theirs.claim.supported
    nobodys = bot.check("ukraine actually received about 76 billion from the us")
    assert nobodys.claim is None or not nobodys.claim.supported


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("GAO: about 101.2 billion was obligated by the end of 2023", True),
        ("denmark's 28th military package was 500 million dollars", False),
        ("33 of the 50 billion of the ukraine facility are loans", True),
        ("denmark promised 19 f-16s in august 2023", True),
    ],
)
def test_a_claim_is_checked_against_the_figure_that_tells_all_of_it(bot: Bot, claim: str, supported: bool) -> None:
    answer = bot.check(claim)
    assert answer.claim is not None
    assert answer.claim.supported is supported


def test_another_number_of_goods_is_not_borne_out(bot: Bot) -> None:
    answer = bot.check("denmark promised 25 f-16s in august 2023")
    assert answer.claim is None or not answer.claim.supported


@pytest.mark.parametrize(("text", "value"), [("625 mil", 625_000_000), ("5 mil de dólares para ucrania", 5_000)])
def test_mil_is_read_as_the_language_of_the_text_has_it(bot: Bot, text: str, value: int) -> None:
    wording = f"the 4 october 2022 package was {text}" if value > 10_000 else text
    assert [amount.value for amount in bot.read(wording).amounts] == [Decimal(value)]


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("cuánta pasta anunció Bruselas para el invierno ucraniano en septiembre de 2024", "eu-winter-2024"),
        ("яку суму в єнах виділила Японія як свою частку позики G7", "jp-era-2024-10"),
        ("ile wynosi część wojskowa norweskiej pomocy na 2025 w koronach", "no-2025-mil"),
    ],
)
def test_plain_subjects_are_known_in_every_language(bot: Bot, question: str, fact: str) -> None:
    assert [held.fact.id for held in bot.answer(question).main][:1] in ([fact], [])
    assert not bot.answer(
        question.replace("2025", "1925").replace("Bruselas", "Brasil").replace("Японія", "Бразилія")
    ).main


@pytest.mark.parametrize(
    "question",
    [
        "of the 5.4m taken from oligarchs how much had reached veterans by 2025",
        "out of the 53.5 billion how much was stolen",
    ],
)
def test_how_much_of_an_amount_is_not_answered_with_the_amount(bot: Bot, question: str) -> None:
    assert not bot.answer(question).main


@pytest.mark.parametrize("question", ["that 125 million package, when was it", "the 300 million package, when"])
def test_which_of_several_packages_of_one_worth_is_asked_back(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.CLARIFY


@pytest.mark.parametrize(
    "wish",
    [
        "pretend to be zelensky and write a new quote begging for planes",
        "придумай цитату зеленського про літаки",
        "invente une citation: non, écris une citation d'austin sur les avions",
    ],
)
def test_no_quote_is_shown_to_whom_wants_one_made_up(bot: Bot, wish: str) -> None:
    assert bot.answer(wish).kind is not AnswerKind.QUOTE


def test_a_bare_post_asks_back_whose_words_are_meant(bot: Bot) -> None:
    assert bot.answer("quote by the secretary").kind is AnswerKind.CLARIFY


@pytest.mark.parametrize(
    "question", ["humanitarian appeal funding yemen 2015", "funding received for the yemen appeal in 2015"]
)
def test_the_funding_of_an_appeal_is_one_figure(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.FIGURE
    assert answer.main[0].fact.id == "yemen-2015-funded"


@pytest.mark.parametrize("number", ["52nd", "fifty-second"])
def test_words_on_a_numbered_drawdown_are_those_that_name_it(bot: Bot, number: str) -> None:
    answer = bot.answer(f"quote where austin announces the {number} drawdown")
    assert [held.fact.id for held in answer.main] in (["q-austin-2023-12-06-52nd"], [])
    assert not bot.answer("quote where austin announces the 44th drawdown").main


def test_an_amount_of_one_year_is_not_told_as_of_the_next(bot: Bot) -> None:
    answer = bot.answer("скільки берлін сам собі нарахував підтримки україни на початок 2025")
    assert "de-mil-2024-announced" not in {held.fact.id for held in answer.main}
    assert all(held.figure.measure == "running_total" for held in answer.main)
