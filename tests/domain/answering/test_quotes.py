"""Words somebody said: found by person, office, day and subject; never words that were not said about it."""

import pytest

from bot.domain.answer import AnswerKind
from bot.domain.answering import Intent
from tests.questions import Bot, ids, refuses, told

BRIDGE = "seed-q-austin-nato-bridge"
INVITATION = "seed-q-umerov-invitation"


def speakers(bot: Bot, question: str) -> set[str]:
    return {held.quote.speaker for held in bot.answer(question).main}


@pytest.mark.parametrize(
    "question",
    [
        "what did Austin say about NATO",
        "austin on nato membership quote",
        "що сказав Остін про НАТО",
        "что сказал Остин о НАТО",
        "was sagte Austin über die NATO",
        "qué dijo Austin sobre la OTAN",
        "qu'a dit Austin sur l'OTAN",
        "co Austin powiedział o NATO",
    ],
)
def test_a_quote_is_found_by_person_and_subject(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert (answer.kind, told(answer)) == (AnswerKind.QUOTE, BRIDGE)


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("quote from the pentagon chief on 2 july 2024", "lloyd-austin"),
        ("what did the US secretary of defense say on 2 July 2024", "lloyd-austin"),
        ("what did the US secretary of state say on 10 July 2024", "antony-blinken"),
        ("what did the german chancellor say in december 2024", "olaf-scholz"),
        ("what did the president of Ukraine say on 29 July 2024", "volodymyr-zelenskyy"),
        ("what did the Ukrainian defence minister say on 2 july 2024", "rustem-umerov"),
    ],
)
def test_an_office_means_who_held_it_then(bot: Bot, question: str, speaker: str) -> None:
    assert speakers(bot, question) == {speaker}


@pytest.mark.parametrize("question", ["what did Zelensky say on 29 July 2024", "quote Zelensky 29.07.2024"])
def test_a_quote_is_found_by_its_day(bot: Bot, question: str) -> None:
    assert told(bot.answer(question)) == "q-zelenskyy-2024-07-29-thanks"


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("who said that Ukraine does not stand alone", "seed-q-austin-not-alone"),
        ("quote about the invitation", INVITATION),
    ],
)
def test_a_quote_is_found_by_its_subject_alone(bot: Bot, question: str, quote: str) -> None:
    assert told(bot.answer(question)) == quote


@pytest.mark.parametrize("question", ['who said "bridge to NATO"', 'quote "bridge to NATO membership"'])
def test_pasted_words_stand_in_the_quote_that_is_given_for_them(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    shown = [held.quote.text for held in answer.main]
    assert refuses(answer) or (shown and all("bridge to NATO" in text for text in shown))


@pytest.mark.parametrize(
    "question",
    ["what did the minister say", "what did the defence minister say about ukraine", "quote from the president"],
)
def test_a_title_that_several_hold_is_asked_back(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.CLARIFY
    assert answer.reason == "who"


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("what did Austin say about giraffes", "giraffes"),
        ("what did Austin say about bitcoin", "bitcoin"),
        ("what did Biden say about climate change", "climate"),
        ("що сказав Остін про жирафів", "жирафів"),
        ("was sagte Austin über Giraffen", "giraffen"),
        ("qu'a dit Austin sur les girafes", "girafes"),
    ],
)
def test_an_invented_subject_abstains_and_names_it(bot: Bot, question: str, subject: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.ABSTAIN
    assert subject in answer.unexplained


@pytest.mark.parametrize(
    "question",
    ["what did Taylor Swift say about Ukraine", "what did Austin say on 3 March 2020", "what did Umerov say in 2019"],
)
def test_a_speaker_or_day_without_a_quote_abstains(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN


def test_other_printed_wordings_come_with_the_quote(bot: Bot) -> None:
    wordings = bot.answer("what did Austin say about NATO").main[0].quote.wordings
    assert any("We’ll take steps" in wording.words for wording in wordings)


def test_the_quote_command_wants_words_even_for_a_bare_name(bot: Bot) -> None:
    answer = bot.answer_as(Intent.QUOTE, "umerov")
    assert {held.quote.speaker for held in answer.main} == {"rustem-umerov"}


def test_a_quote_of_one_person_never_answers_for_another(bot: Bot) -> None:
    assert BRIDGE not in ids(bot.answer("what did Umerov say about NATO"))


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("did the pentagon chief say anything about ukraine being alone", "q-austin-2024-07-02-not-alone"),
        ("did austin say anything about nato", BRIDGE),
        ("hat austin etwas über die nato gesagt", BRIDGE),
        ("has umerov commented on the invitation", INVITATION),
    ],
)
def test_whether_somebody_said_anything_is_answered_with_the_words(bot: Bot, question: str, quote: str) -> None:
    answer = bot.answer(question)
    assert (answer.kind, told(answer)) == (AnswerKind.QUOTE, quote)


def test_what_somebody_left_unsaid_is_told_as_that(bot: Bot) -> None:
    answer = bot.answer("did austin say anything about the restrictions on western weapons on 2 july 2024")
    assert told(answer) == "seed-not-addressed"


def test_nothing_is_made_up_where_somebody_said_nothing(bot: Bot) -> None:
    assert bot.answer("did austin say anything about the olympics").kind is AnswerKind.ABSTAIN


def test_what_was_to_be_discussed_is_told_by_the_words_on_that(bot: Bot) -> None:
    for question in ("what did austin tell umerov they would discuss", "what did austin tell umerov they'd go over"):
        assert "more ways" in bot.answer(question).main[0].quote.text


def test_whoever_promised_speaks_and_not_whom_it_was_promised_to(bot: Bot) -> None:
    assert told(bot.answer("кто пообещал умерову мост в нато")) == BRIDGE
