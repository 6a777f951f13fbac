"""What lies beside the thing named is no answer: before or after an amount, out of a span of time, or out of which stock."""

import pytest

from bot.domain.answer import AnswerKind, Point
from tests.questions import Bot


@pytest.mark.parametrize(
    "question",
    [
        "what did the us announce before the 2.3 billion package",
        "what package came after the 2.3 billion one",
        "how much was the package before the 2.3 billion one",
        "what was the us at before austin added the 2.3b",
    ],
)
def test_an_amount_does_not_tell_what_came_before_or_after_it(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN


def test_the_total_before_an_amount_is_still_worked_out(bot: Bot) -> None:
    assert "51.2 billion" in bot.ask("what was the us total before the 2.3 billion package").headline


@pytest.mark.parametrize(
    "question",
    [
        "how much did the us give ukraine from june 2023 to 2 july 2024",
        "us aid to ukraine between march 2023 and may 2024",
        "Wie viel gaben die USA der Ukraine von Juni 2023 bis Juli 2024?",
        "скільки сша дали україні з червня 2023 по липень 2024",
    ],
)
def test_a_span_is_not_answered_with_what_began_before_it(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    for held in (*answer.main, *answer.choices):
        start = held.figure.period_start
        assert start is None or start.first.isoformat() >= "2023-03"


@pytest.mark.parametrize(
    "question",
    [
        "where did the weapons of the 2 july 2024 package come from",
        "where does the 2.3 billion come from",
        "звідки взяли зброю для пакета 2 липня 2024",
        "откуда берется оружие на 2,3 миллиарда",
        "woher stammen die waffen aus dem paket vom 2. juli 2024",
        "d'où viennent les armes du paquet du 2 juillet 2024",
        "de dónde salen las armas del paquete de 2.300 millones",
        "skąd pochodzi broń z pakietu 2 lipca 2024",
    ],
)
def test_out_of_what_the_weapons_come_is_told_by_the_way_they_are_given(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.point is Point.MECHANISM
    assert "stocks" in answer.main[0].statement.sentence


@pytest.mark.parametrize("question", ["where does austin come from", "whats the origin of the 800 bombs figure"])
def test_where_somebody_or_a_number_is_from_is_no_question_of_stocks(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in (AnswerKind.ABSTAIN, AnswerKind.CLARIFY)


@pytest.mark.parametrize(
    "claim", ["austin promised nato membership in 2025", "austin promised nato membership next year"]
)
def test_words_of_one_day_bear_out_no_claim_of_another(bot: Bot, claim: str) -> None:
    answer = bot.answer(f"{claim}, true?")
    assert answer.quote is None or answer.quote.held is None


@pytest.mark.parametrize(
    "question",
    ["is 225 million bigger than 2.3 billion, true?", "the 2.3 billion is smaller than the 225 million, right?"],
)
def test_two_amounts_are_set_against_each_other_and_not_against_a_total(bot: Bot, question: str) -> None:
    assert bot.ask(question).headline.startswith("The larger: $2.3 billion")


@pytest.mark.parametrize(
    "claim",
    ["the 2.3 billion of 2 july 2024 comes from us stocks", "the 2.3 billion is taken from us stocks"],
)
def test_what_comes_out_of_stocks_names_no_recipient(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert answer.claim is not None
    assert answer.claim.supported


def test_a_contract_of_a_year_is_no_way_of_another_package(bot: Bot) -> None:
    answer = bot.check("the 6 billion of 26 april 2024 was drawdown")
    assert answer.claim is None or not answer.claim.supported


@pytest.mark.parametrize("question", ["when will ukraine get its invitation", "are us weapons a gift or a loan"])
def test_what_a_sentence_only_denies_it_does_not_tell(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN
