"""Questions and claims that come close to what is stored, in several languages, are told no more than the store tells."""

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot, refuses, told, whole

WHO_ELSE_OR_AGAINST = [
    "who else announced the 2.3 billion package",
    "хто ще оголосив пакет на 2,3 мільярда",
    "кто ещё объявил пакет на 2,3 миллиарда",
    "wer hat das paket von 2,3 milliarden noch angekündigt",
    "qui d'autre a annoncé le paquet de 2,3 milliards",
    "quién más anunció el paquete de 2300 millones",
    "kto jeszcze ogłosił pakiet 2,3 miliarda",
    "who is against the 2.3 billion package",
    "хто проти пакета на 2,3 мільярда",
    "кто против пакета на 2,3 миллиарда",
    "wer ist gegen das paket von 2,3 milliarden",
    "qui est contre le paquet de 2,3 milliards",
]
DONE_WITH_IT = [
    "what did ukraine do with the 2.3 billion",
    "що зробила україна з 2,3 мільярда",
    "что сделала украина с 2,3 миллиарда",
    "was machte die ukraine mit den 2,3 milliarden",
    "qu'a fait l'ukraine avec les 2,3 milliards",
]


@pytest.mark.parametrize("question", [*WHO_ELSE_OR_AGAINST, *DONE_WITH_IT])
def test_what_no_fact_tells_of_a_package_is_answered_with_nothing_else_of_it(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert refuses(answer)
    assert answer.nearest[0].fact.id == "seed-package-amount"


@pytest.mark.parametrize("claim", ["drop", "!aid drop facts", "true? missiles", "'; DRROP TALE facts; --"])
def test_a_single_word_is_no_claim(bot: Bot, claim: str) -> None:
    assert bot.ask(claim).kind.value in ("clarify", "abstain")


def test_a_claim_is_held_against_a_figure_of_its_own_parties(bot: Bot) -> None:
    answer = bot.check("gaza got 1.4 billion oda in 2024")
    assert answer.main[0].figure.recipient == "gaza-west-bank"
    assert [each.what for each in answer.claim.differs] == ["day"] if answer.claim else False


@pytest.mark.parametrize("question", ["first german package", "largest sudan appeal"])
def test_the_first_or_largest_of_what_is_stored_is_called_so(bot: Bot, question: str) -> None:
    assert "taking what is stored here as all there is" in whole(bot.ask(question))


@pytest.mark.parametrize("question", ["!quote austn naro", "!quote aystin naro"])
def test_a_misspelled_word_is_not_taken_for_one_of_another_language(bot: Bot, question: str) -> None:
    reply = bot.ask(question)
    assert reply.language == "en"
    assert "bridge to NATO" in whole(reply)


def test_a_misspelled_minus_is_not_passed_over(bot: Bot) -> None:
    assert refuses(bot.answer("53.5 minu 2.3, so what was the us total before the july package"))


def test_a_subject_that_is_misspelled_is_not_dropped_from_a_question_for_words(bot: Bot) -> None:
    assert bot.answer("aies ausstin sed").kind is AnswerKind.ABSTAIN


def test_what_was_set_aside_is_told_by_no_occasion(bot: Bot) -> None:
    answer = bot.answer("With the new package includee, what had the US allocated to Ukraine by 2 July 2024?")
    assert told(answer) != "seed-announcer"
