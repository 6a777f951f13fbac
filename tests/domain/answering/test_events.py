"""Who, when, where and in which post: told by the facts of one occasion."""

import pytest

from bot.domain.answer import AnswerKind, Point
from tests.questions import Bot, ids, refuses, told, whole


@pytest.mark.parametrize(
    "question",
    [
        "who announced the 2.3 billion package",
        "who announced the package on 2 july 2024",
        "хто оголосив пакет 2 липня 2024",
        "кто объявил пакет 2 июля 2024",
        "wer hat das Paket am 2. Juli 2024 angekündigt",
        "qui a annoncé le paquet du 2 juillet 2024",
        "quién anunció el paquete del 2 de julio de 2024",
        "kto ogłosił pakiet 2 lipca 2024",
    ],
)
def test_who_announced_it(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.point is Point.PEOPLE
    assert answer.people[:1] == ("lloyd-austin",)


@pytest.mark.parametrize(
    "question",
    [
        "whom did Austin meet on 2 July 2024",
        "who visited the pentagon on 2 july 2024",
        "which minister visited Austin",
        "з ким зустрівся Остін 2 липня 2024",
        "wen traf Austin am 2. Juli 2024",
    ],
)
def test_who_met_or_visited_whom(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert told(answer) == "seed-meeting"
    assert "rustem-umerov" in answer.people


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("when was the 2.3 billion package announced", "seed-date-statement"),
        ("what day did Zelensky speak of the bombs", "seed-date-zelenskyy"),
        ("when is the NATO summit in Washington", "seed-date-nato-summit"),
        ("коли оголосили пакет на 2,3 млрд", "seed-date-statement"),
        ("wann wurde das Paket über 2,3 Milliarden angekündigt", "seed-date-statement"),
        ("quand le paquet de 2,3 milliards a-t-il été annoncé", "seed-date-statement"),
    ],
)
def test_when_it_was(bot: Bot, question: str, fact: str) -> None:
    answer = bot.answer(question)
    assert (answer.point, told(answer)) == (Point.DAY, fact)


@pytest.mark.parametrize(
    "question",
    ["where did Austin meet Umerov", "where was the 2.3 billion announced", "де Остін зустрівся з Умєровим"],
)
def test_where_it_was(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.point is Point.PLACE
    assert answer.main[0].statement.place == "The Pentagon"


@pytest.mark.parametrize("question", ["what post does Umerov hold", "who is Rustem Umerov", "посада Умєрова"])
def test_which_post_somebody_holds(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.main
    assert "Minister of Defence" in str(answer.main[0].statement.value or answer.main[0].statement.role)


def test_who_held_an_office_is_not_told_by_a_count_of_allies(bot: Bot) -> None:
    answer = bot.answer("who was us secretary of defense in july 2024")
    assert "lloyd-austin" in answer.people
    assert "seed-allies-count" not in ids(answer)


def test_the_summit_is_named(bot: Bot) -> None:
    assert {"seed-summit", "seed-date-nato-summit"} & set(ids(bot.answer("which summit came days after 2 july 2024")))


def test_who_hosted_the_summit_is_told_by_the_summit(bot: Bot) -> None:
    answer = bot.answer("who hosted the NATO summit in July 2024")
    assert refuses(answer) or told(answer) == "seed-summit"
    assert "st-f16-2024" not in ids(bot.answer("who hosted the NATO summit"))


@pytest.mark.parametrize("question", ["which news agency reported the 2.3 billion", "source outlet of the 2.3 billion"])
def test_who_reported_it(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == "seed-provenance"


@pytest.mark.parametrize(
    "question",
    [
        "who announced the 2.3 billion package on 5 july 2023",
        "whom did Austin meet on 3 March 2019",
        "who announced the giraffe package of 2 july 2024",
        "when did Austin meet Macron",
        "where did Biden meet Umerov",
        "who signed the 2.3 billion package",
        "when will the 2.3 billion package arrive",
    ],
)
def test_another_day_person_or_deed_is_not_answered(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


def test_misspelled_how_much_is_not_who(bot: Bot) -> None:
    assert bot.answer("hwo mcuh was teh pacakge of 2 jul 2024").kind is not AnswerKind.TEXT


@pytest.mark.parametrize("question", ["who", "when", "where was it", "who reported it"])
def test_who_or_when_of_nothing_is_asked_back(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question", ["when did the war begin", "war began when according to the report", "коли почалась війна"]
)
def test_the_war_is_dated_by_what_tells_of_it_and_by_no_package(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert refuses(answer) or told(answer) == "seed-date-invasion"


def test_a_region_is_asked_for_in_polish_as_elsewhere(bot: Bot) -> None:
    answer = bot.answer("w jakim regionie toczą się walki, o których mowa przy pakiecie z 2 lipca 2024")
    assert (answer.point, told(answer)) == (Point.PLACE, "seed-context-front")


@pytest.mark.parametrize(
    "question",
    ["when did austin let the cat out of the bag on the 2.3b", "on which day did the pentagon guy drop the 2.3b news"],
)
def test_the_day_is_told_however_the_announcing_is_called(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.point is Point.DAY
    assert "2 July 2024" in whole(bot.ask(question))


def test_whom_somebody_had_over_is_the_guest(bot: Bot) -> None:
    answer = bot.answer("who did the pentagon boss have over on july 2 2024")
    assert (answer.point, told(answer)) == (Point.PEOPLE, "seed-meeting")
