"""Did somebody say this: word for word, a part, altered, somebody else's, another wording, or not on record."""

import pytest

from bot.domain.answer import Answer, AnswerKind
from bot.domain.answering import Intent
from bot.domain.verify import Outcome
from tests.questions import Bot, whole

ALONE = "Ukraine does not stand alone, and the United States will never waver in our support"


def outcome(answer: Answer) -> Outcome | None:
    return answer.quote.outcome if answer.quote else None


def check(bot: Bot, text: str) -> Outcome | None:
    return outcome(bot.answer_as(Intent.QUOTE_CHECK, text))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ('"We will take steps to build a bridge to NATO membership for Ukraine" Austin', Outcome.EXACT),
        ("«We will take steps to build a bridge to NATO membership for Ukraine»", Outcome.EXACT),
        ('"I hope Ukraine will receive its invitation soon" Umerov', Outcome.EXACT),
        ('"Ukraine does not stand alone" Austin', Outcome.PART),
        ("“the United States will never waver in our support” — Austin", Outcome.PART),
        ("“We’ll take steps to build a bridge to NATO membership for Ukraine” Austin", Outcome.OTHER_WORDING),
        ('"We will take steps to build a bridge to NATO membership for Russia" Austin', Outcome.ALTERED),
        ('"We will take steps to build a wall to NATO membership for Ukraine" Austin', Outcome.ALTERED),
        (f'"{ALONE.replace(" not", "")}" Austin', Outcome.ALTERED),
        (f'"{ALONE.replace(" never", "")}" Austin', Outcome.ALTERED),
        ('"Ukraine does not stand alone" Biden', Outcome.OTHER_SPEAKER),
        ('"I hope Ukraine will receive its invitation soon" Austin', Outcome.OTHER_SPEAKER),
        ('"the moon is made of cheese" Austin', Outcome.NOT_FOUND),
        ('"Ukraine must surrender at once" Austin', Outcome.NOT_FOUND),
    ],
)
def test_pasted_words_are_checked_word_for_word(bot: Bot, text: str, verdict: Outcome) -> None:
    assert check(bot, text) is verdict


@pytest.mark.parametrize(
    "question",
    [
        'did Austin say "Ukraine does not stand alone"?',
        '"Ukraine does not stand alone" Austin, true?',
        'чи казав Остін "Ukraine does not stand alone"?',
        'правда, что Остин сказал "Ukraine does not stand alone"?',
        'hat Austin "Ukraine does not stand alone" gesagt?',
        'est-ce que Austin a dit "Ukraine does not stand alone" ?',
        '¿dijo Austin "Ukraine does not stand alone"?',
        'czy Austin powiedział "Ukraine does not stand alone"?',
    ],
)
def test_a_plain_question_checks_pasted_words_too(bot: Bot, question: str) -> None:
    assert outcome(bot.answer(question)) is Outcome.PART


@pytest.mark.parametrize(
    "question",
    [
        "did Austin say that the US will never waver",
        "did Austin say Ukraine does not stand alone",
        "did Austin say that Ukraine is not alone",
        "did Austin say they will build a bridge to NATO",
        "did Umerov say that he hopes for an invitation soon",
    ],
)
def test_indirect_speech_is_right_when_a_quote_says_it(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert outcome(answer) is Outcome.PART


@pytest.mark.parametrize(
    "question",
    [
        "did Austin say that the US will waver",
        "did Austin say Ukraine stands alone",
        "did Austin say that Ukraine is alone",
        "did Austin say they will not build a bridge to NATO",
        "did Umerov say that he does not hope for an invitation",
        "did Biden say that Ukraine does not stand alone",
        "did Austin say that giraffes will never waver",
    ],
)
def test_indirect_speech_that_says_the_opposite_or_is_another_s_is_not_confirmed(bot: Bot, question: str) -> None:
    assert outcome(bot.answer(question)) not in (Outcome.EXACT, Outcome.PART, Outcome.OTHER_WORDING)


@pytest.mark.parametrize("words", ["Ukraine stands alone Austin", "the US will waver in its support Austin"])
def test_the_command_does_not_confirm_the_opposite_without_quotation_marks(bot: Bot, words: str) -> None:
    assert check(bot, words) not in (Outcome.EXACT, Outcome.PART, Outcome.OTHER_WORDING)


def test_a_change_is_shown_with_both_words(bot: Bot) -> None:
    text = '"We will take steps to build a bridge to NATO membership for Russia" Austin'
    verdict = bot.answer_as(Intent.QUOTE_CHECK, text).quote
    assert verdict is not None
    assert [(change.theirs, change.stored) for change in verdict.changes] == [("Russia", "Ukraine")]


def test_what_one_said_is_not_confirmed_of_another_by_a_fact_that_agrees(bot: Bot) -> None:
    answer = bot.answer("did Austin say that Russia dropped more than 800 bombs")
    assert answer.claim is None or not answer.claim.supported


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        (
            'umerov told austin "we will take steps to build a bridge to nato membership for ukraine" ye?',
            "other_speaker",
        ),
        ('austin told umerov "we will take steps to build a bridge to nato membership for ukraine" ye?', "exact"),
        ('umerov was told by austin: "Ukraine is not alone", right?', "part"),
        ('did zelenskyy tell austin "I hope Ukraine will receive its invitation soon"?', "other_speaker"),
    ],
)
def test_the_one_who_tells_is_checked_not_the_one_told(bot: Bot, question: str, outcome: str) -> None:
    answer = bot.answer(question)
    assert answer.quote is not None
    assert answer.quote.outcome == outcome


@pytest.mark.parametrize(
    "question",
    ["les mots exacts d'oumerov quand austin lui parle de l'otan", "the exact words of umerov when austin spoke"],
)
def test_words_of_somebody_are_theirs_whoever_else_spoke(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert {held.quote.speaker for held in answer.main} == {"rustem-umerov"}


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("чи правда, що умєров сказав «сподіваюся, україна скоро отримає запрошення»?", "rustem-umerov"),
        ("austin a dit « l'ukraine n'est pas seule » ?", "lloyd-austin"),
        ('dijo austin "ucrania no está sola, y estados unidos nunca flaqueará en su apoyo"?', "lloyd-austin"),
    ],
)
def test_a_rendering_in_another_language_is_shown_the_words_it_renders(bot: Bot, question: str, speaker: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.QUOTE
    assert {held.quote.speaker for held in answer.main} == {speaker}


@pytest.mark.parametrize("question", ["austin a dit « l'ukraine est seule » ?", 'умеров сказал "украина не одна"?'])
def test_a_rendering_that_turns_the_words_round_is_not_on_record(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.quote is not None
    assert answer.quote.outcome == "not_found"


def test_few_words_are_known_where_their_speaker_is_asked_about(bot: Bot) -> None:
    for question in (
        'did zelenskyy say "wherever they are" about russian planes',
        'did austin say "never waver" in july 2024',
    ):
        answer = bot.answer(question)
        assert answer.quote is not None
        assert answer.quote.outcome in (Outcome.PART, Outcome.OTHER_WORDING)


def test_a_pasted_quote_needs_no_quotation_marks(bot: Bot) -> None:
    reply = bot.ask("!quote check the united states will never waver in our support")
    assert "Austin" in whole(reply)
    assert "No record" not in whole(reply)


def test_a_denial_put_into_reported_words_is_an_alteration(bot: Bot) -> None:
    answer = bot.answer("did umerov say ukraine will not receive its invitation soon")
    assert answer.quote is not None
    assert answer.quote.outcome is Outcome.ALTERED


@pytest.mark.parametrize("question", ["did austin say ukraine is alone", "austin said ukraine stands alone, true?"])
def test_one_word_that_others_used_too_makes_it_nobody_elses(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.quote is not None
    assert answer.quote.outcome in (Outcome.ALTERED, Outcome.NOT_FOUND)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("is it correct that umerov answered austin with a hope for the invitation", Outcome.PART),
        ("did zelensky tell austin that he hoped for the invitation soon", Outcome.OTHER_SPEAKER),
    ],
)
def test_whom_it_was_said_to_is_no_part_of_what_was_said(bot: Bot, question: str, outcome: Outcome) -> None:
    answer = bot.answer(question)
    assert answer.quote is not None
    assert answer.quote.outcome is outcome


def test_whoever_was_only_met_is_not_who_said_it(bot: Bot) -> None:
    answer = bot.answer(
        'austin opened the meeting with umerov and said the us "will never waver in our support", correct?'
    )
    assert answer.quote is not None
    assert answer.quote.outcome in (Outcome.EXACT, Outcome.PART, Outcome.OTHER_WORDING)
