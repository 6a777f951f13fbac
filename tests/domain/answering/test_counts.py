"""How many: only of what was counted, never of goods that a source names without a number."""

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot, refuses, told


@pytest.mark.parametrize(
    "question",
    [
        "how many allies support Ukraine",
        "how many allies and partners did Austin speak of",
        "number of allies",
        "size of the coalition",
        "скільки союзників підтримують Україну",
        "сколько союзников поддерживают Украину",
        "wie viele Verbündete nannte Austin",
        "combien d'alliés soutiennent l'Ukraine",
        "cuántos aliados apoyan a Ucrania",
        "ilu sojuszników wspiera Ukrainę",
    ],
)
def test_allies_are_counted(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == "seed-allies-count"


@pytest.mark.parametrize(
    "question",
    [
        "how many bombs did russia drop in a week",
        "how many bombs according to Zelensky",
        "скільки бомб скинула Росія за тиждень",
        "сколько бомб сбросила Россия за неделю",
        "wie viele Bomben warf Russland in einer Woche ab",
        "combien de bombes la Russie a-t-elle larguées en une semaine",
        "cuántas bombas lanzó Rusia en una semana",
        "ile bomb zrzuciła Rosja w tydzień",
    ],
)
def test_bombs_are_counted(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == "seed-bombs-week"


@pytest.mark.parametrize(
    "question",
    [
        "how many patriot interceptors were in the 2 july 2024 package",
        "how many anti-tank weapons are in the 2.3 billion package",
        "how many interceptors",
        "скільки перехоплювачів у пакеті 2 липня 2024",
        "wie viele Abfangraketen sind im Paket vom 2. Juli 2024",
        "combien d'intercepteurs dans le paquet du 2 juillet 2024",
        "cuántos interceptores hay en el paquete del 2 de julio de 2024",
        "how many javelins in the 2 july 2024 package",
    ],
)
def test_goods_without_a_number_are_never_counted(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN


@pytest.mark.parametrize(
    "question",
    [
        "how many giraffes support Ukraine",
        "how many soldiers died",
        "how many people were injured on 2 july 2024",
        "how many bombs did Ukraine drop in a week",
        "how many allies left",
        "how many allies left the coalition",
        "how many allies does Russia have",
        "how many bombs did russia drop in 2019",
    ],
)
def test_another_count_is_not_the_one_stored(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


def test_a_number_may_stand_in_a_list(bot: Bot) -> None:
    answer = bot.answer("how many HIMARS in the package of 1 june 2022")
    assert told(answer) == "st-contents-2022-06-01"
    assert "4 HIMARS" in answer.main[0].statement.items


@pytest.mark.parametrize("question", ["how many", "скільки їх", "how many of them"])
def test_how_many_of_nothing_is_refused_or_asked_back(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many allies did austin mention at the pentagon on july 2 2024", 50),
        ("how many allies stand behind ukraine according to austin", 50),
        ("number of russian bombs in the last week of june 2024", 800),
        ("volume of russian air attacks by zelensky's count", 800),
    ],
)
def test_where_it_was_told_and_whose_things_are_counted_stand_in_no_ones_way(
    bot: Bot, question: str, value: int
) -> None:
    assert [held.figure.value for held in bot.answer(question).main] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "what rained down on ukraine that week, number wise?",
        "how many came down on ukraine in the week before 30 june 2024",
        "what number of russian munitions in seven days did ukraine's president give on 30 june 2024",
        "last sunday of june 24 the president counted what fell on ukraine from the sky, how many",
        "what did russia drop on ukraine in that week",
    ],
)
def test_what_fell_in_a_week_is_counted_whatever_it_is_called(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == "seed-bombs-week"


@pytest.mark.parametrize(
    "question",
    [
        "ballpark figure of countries standing with the us according to austin",
        "number of allies and partners besides the us in austins speech, 2 july 2024",
    ],
)
def test_allies_beside_the_donor_are_counted(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == "seed-allies-count"


@pytest.mark.parametrize("question", ["how many weeks did the bombing last", "how many russian tanks fell in a week"])
def test_a_count_of_bombs_is_none_of_anything_else(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


def test_when_somebody_named_a_count_is_a_day(bot: Bot) -> None:
    assert told(bot.answer("when did zelensky give this count of 800 in a week")) == "seed-date-zelenskyy"
