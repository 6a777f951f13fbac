"""Who received whom: a claim that turns it round is not borne out, in whatever language and voice it is told."""

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot

TRUE = [
    "austin hosted umerov at the pentagon on 2 july 2024",
    "umerov was received by austin at the pentagon",
    "umerov visited austin at the pentagon",
    "austin was visited by umerov",
    "Austin gościł Umierowa w Pentagonie",
    "Umierow został przyjęty przez Austina",
    "Austin empfing Umerow im Pentagon",
    "Umerow wurde von Austin empfangen",
    "Austin a reçu Oumerov au Pentagone",
    "Oumerov a été reçu par Austin",
    "Austin recibió a Umérov en el Pentágono",
    "Umérov fue recibido por Austin",
    "Остін приймав Умєрова в Пентагоні",
    "Умєрова приймав Остін",
    "Умеров был принят Остином",
]
TURNED = [
    "umerov hosted austin at the pentagon",
    "austin was hosted by umerov",
    "austin visited umerov",
    "umerov welcomed austin in washington",
    "Umierow gościł Austina w Pentagonie",
    "Umerow empfing Austin im Pentagon",
    "Oumerov a reçu Austin au Pentagone",
    "Umérov recibió a Austin en el Pentágono",
    "Умєров приймав Остіна в Пентагоні",
    "Умеров принимал Остина в Пентагоне",
]


@pytest.mark.parametrize("claim", TRUE)
def test_who_received_whom_is_borne_out(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert answer.claim is not None
    assert answer.claim.supported


@pytest.mark.parametrize("claim", TURNED)
def test_who_received_whom_turned_round_is_not(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert answer.claim is not None
    assert [differs.what for differs in answer.claim.differs] == ["host"]


def test_a_visit_denied_is_refuted_by_the_report_of_it(bot: Bot) -> None:
    answer = bot.check("austin did not host umerov")
    assert answer.claim is not None
    assert not answer.claim.supported


def test_one_visit_says_nothing_of_whether_there_was_another_the_other_way(bot: Bot) -> None:
    assert bot.check("umerov did not host austin").kind is AnswerKind.ABSTAIN
