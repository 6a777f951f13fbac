"""A clause that only says on which occasion does not stand in the way of what is asked, and answers nothing by itself."""

import pytest

from bot.domain.answer import AnswerKind, Point
from tests.questions import Bot, whole

UMEROV_AND_AUSTIN = "2024-07-02"


@pytest.mark.parametrize(
    "question",
    [
        "which office did rustem umerov hold when he met austin",
        "which post did umerov have when he met austin",
    ],
)
def test_the_day_of_the_occasion_holds_for_what_is_asked(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert (answer.kind, answer.point) == (AnswerKind.TEXT, Point.ROLE)
    assert [str(when.readings[0].first) for when in answer.reading.whens] == [UMEROV_AND_AUSTIN]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what did umerov hope for when he met austin", "invitation"),
        ("на що сподівається Умєров після зустрічі з Остіном", "invitation"),
        ("which weapons did austin promise when umerov was at the pentagon", "anti-tank"),
    ],
)
def test_what_was_said_or_promised_on_an_occasion_is_found(bot: Bot, question: str, words: str) -> None:
    assert words in whole(bot.ask(question))


@pytest.mark.parametrize(
    "question",
    [
        "what was umerov wearing when he met austin",
        "what did zelensky say when austin visited kyiv",
        "which office did umerov hold when he met the pope",
        "how much did austin spend when umerov visited the louvre",
    ],
)
def test_an_occasion_that_no_fact_tells_answers_nothing(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN


def test_when_at_the_start_asks_for_no_day_where_an_amount_is_asked_for(bot: Bot) -> None:
    assert bot.answer("when austin met umerov, how much did he promise").point is not Point.DAY


def test_he_is_not_the_one_whom_the_clause_names(bot: Bot) -> None:
    assert bot.answer("what did he say when he met umerov").kind is AnswerKind.CLARIFY


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("what did austin's guest say on 2 july 2024", "rustem-umerov"),
        ("quote the ukrainian guest at the pentagon", "rustem-umerov"),
        ("quote from the man who met austin", "rustem-umerov"),
        ("what did umerov's host say about nato", "lloyd-austin"),
    ],
)
def test_a_speaker_who_is_only_described_is_the_one_who_was_there(bot: Bot, question: str, speaker: str) -> None:
    assert {held.quote.speaker for held in bot.answer(question).main} == {speaker}


@pytest.mark.parametrize("question", ["what did austin's guest say about f-16", "what did the host say on 2 july 2024"])
def test_a_guest_or_host_who_is_not_known_says_nothing(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN
