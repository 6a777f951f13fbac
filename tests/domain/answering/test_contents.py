"""What is in a package: what its source lists, and a plain no where it lists nothing of the sort."""

import pytest

from bot.domain.answer import AnswerKind, Point
from tests.questions import Bot, ids, told

CONTENTS = "seed-contents"


@pytest.mark.parametrize(
    "question",
    [
        "what was in the 2 July 2024 package",
        "contents of the 2.3 billion package",
        "which weapons were in the package of 2 july 2024",
        "що входило до пакета від 2 липня 2024",
        "что было в пакете от 2 июля 2024",
        "Was war im Paket vom 2. Juli 2024?",
        "que contenait le paquet du 2 juillet 2024",
        "¿qué incluía el paquete del 2 de julio de 2024?",
        "co było w pakiecie z 2 lipca 2024",
    ],
)
def test_a_package_is_told_by_what_its_source_lists(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert (told(answer), answer.point) == (CONTENTS, Point.ITEMS)


@pytest.mark.parametrize(
    "question",
    [
        "were there anti-tank weapons in the 2 july 2024 package",
        "did the 2 July 2024 package contain anti tank weapons",
        "any patriot interceptors in the 2 july 2024 package",
        "is ammunition part of the package of 2 july 2024",
        "чи були у пакеті від 2 липня 2024 протитанкові засоби",
        "gab es Munition im Paket vom 2. Juli 2024",
        "y avait-il des munitions dans le paquet du 2 juillet 2024",
    ],
)
def test_what_is_listed_is_said_to_be_in_it(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == CONTENTS


@pytest.mark.parametrize(
    "question",
    [
        "were there tanks in the 2 july 2024 package",
        "чи були у пакеті від 2 липня 2024 танки",
        "were F-16s in the 2 July 2024 package",
        "helicopters in the 2.3 billion package?",
        "did the 2 July 2024 package have HIMARS",
        "is there a submarine in the 2 july 2024 package",
        "waren Panzer im Paket vom 2. Juli 2024",
        "y avait-il des hélicoptères dans le paquet du 2 juillet 2024",
        "había tanques en el paquete del 2 de julio de 2024",
        "czy w pakiecie z 2 lipca 2024 były czołgi",
        "были ли танки в пакете 2 июля 2024",
    ],
)
def test_what_is_not_listed_is_not_claimed_to_be_in_it(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.ABSTAIN
    assert CONTENTS not in ids(answer)


def test_tanks_or_anti_tank_weapons_is_answered_by_the_one_listed(bot: Bot) -> None:
    assert told(bot.answer("tanks or anti-tank weapons in the package of 2 july 2024")) == CONTENTS


def test_whether_a_total_holds_an_amount_is_not_a_question_for_goods(bot: Bot) -> None:
    answer = bot.answer("did the total include the 2.3 billion")
    assert CONTENTS not in ids(answer)


def test_goods_of_a_day_without_a_package_are_refused(bot: Bot) -> None:
    assert bot.answer("what was in the package of 4 july 2019").kind is AnswerKind.ABSTAIN
