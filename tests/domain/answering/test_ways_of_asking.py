"""Ways of asking for somebody's words, and for who, when and where; beside each, near misses that answer nothing."""

import pytest

from bot.domain.answer import AnswerKind
from bot.domain.verify import Outcome
from tests.questions import Bot, whole

BRIDGE = ("lloyd-austin", "bridge to NATO")
INVITATION = ("rustem-umerov", "invitation")
CARRIERS = ("volodymyr-zelenskyy", "carriers of these bombs")


def words_told(bot: Bot, question: str) -> tuple[str, str]:
    """Who said what answers, and what they said."""
    quote = bot.answer(question).main[0].quote
    return quote.speaker, quote.text


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("drop a lloyd austin quote on nato membership", BRIDGE),
        ("give us zelenskyys own phrasing about the planes, end of june 2024", CARRIERS),
        ("need the ukrainian defence ministers own words on an invitation, 2 july 2024", INVITATION),
        ("can i have something umerov said about an invitation", INVITATION),
    ],
)
def test_an_order_for_words_only_asks(bot: Bot, question: str, quote: tuple[str, str]) -> None:
    speaker, text = words_told(bot, question)
    assert (speaker, quote[1] in text) == (quote[0], True)


def test_us_stays_a_state_behind_an_order_with_an_article(bot: Bot) -> None:
    assert "53.5" in whole(bot.ask("need the us total for ukraine as of 2 july 2024"))


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("whose answer to austin was about an invitation", INVITATION),
        ("what answer did austin get when he promised a bridge to nato", INVITATION),
        ("what was umerovs line right after austin talked nato", INVITATION),
        ("what did the american defence secretary tell his ukrainian colleague about a bridge", BRIDGE),
    ],
)
def test_who_answers_is_not_who_is_answered(bot: Bot, question: str, quote: tuple[str, str]) -> None:
    speaker, text = words_told(bot, question)
    assert (speaker, quote[1] in text) == (quote[0], True)


@pytest.mark.parametrize(
    "question",
    [
        "whats that line where somebody swears us support wont weaken (2 july 24)",
        "whose words were that american support will not falter, give them",
        "цитата про непохитну підтримку сша",
    ],
)
def test_a_promise_is_no_others_belief_in_its_opposite(bot: Bot, question: str) -> None:
    assert "waver" in whole(bot.ask(question))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("where did somebody say that ukraine isnt alone", "Pentagon"),
        ("who hosts that nato summit a few days after austins 2.3b", "Washington"),
        ("nato summit july 2024: host?", "United States"),
        ("who called on leaders to loosen the rules on western weapons at the end of june 2024", "Zelensk"),
        ("who pushed for the limits on western weapons to be eased in that june/july 2024 story", "Zelensk"),
        ("which area of ukraine gets named as the battleground in the july 2 2024 austin piece", "Donetsk"),
        ("which ukrainian outlet carried the austin 2.3b story citing ap", "UNN"),
        ("on which day did zelenskyy ask for fewer restrictions", "30 June 2024"),
        ("which date did austin and umerov see each other", "2 July 2024"),
    ],
)
def test_who_when_and_where_are_told_however_asked(bot: Bot, question: str, words: str) -> None:
    assert words in whole(bot.ask(question))


@pytest.mark.parametrize(
    "question",
    [
        "what did umerov say about the 2.3 billion on 2 july 2024",
        "why did austin say that the us will never waver",
        "the line where somebody swears that germany will never waver",
        "quote about a bridge to eu membership",
        "quote by austin on the price of patriots",
        "umerov on the 50 allies",
        "whose answer to biden was about an invitation",
        "what was bidens line right after austin talked nato",
        "when did zelenskyy visit the pentagon in july 2024",
        "when did austin visit kyiv",
        "which area of russia is named as the battleground in the 2 july 2024 report",
        "which outlet interviewed austin on 3 july 2024",
        "which outlet did umerov give an interview to on 2 july 2024",
        "who hosts the nato summit in 2027",
        "the man who runs the kremlin: a statement of his from 2 july 2024",
        "who will austin meet next",
        "did umerov promise austin a bridge? gimme the words",
    ],
)
def test_another_speaker_state_day_or_subject_is_no_answer(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    unheard = answer.quote is not None and answer.quote.outcome is Outcome.NOT_FOUND
    assert unheard or answer.kind in (AnswerKind.ABSTAIN, AnswerKind.CLARIFY)
