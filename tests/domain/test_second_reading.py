"""A text that finds no answer as typed is read once more; what it may mean is never made up, and never turned round."""

import pytest

from bot.domain.answer import AnswerKind
from bot.domain.second_reading import second_readings
from bot.domain.verify import Outcome
from tests.questions import Bot, refuses, told

UNANSWERED = {AnswerKind.ABSTAIN, AnswerKind.CLARIFY}


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("wher do teh pentagons drawdown weapns cum from", "st-pda-what"),
        ("ttl us aid ukrne july 2 2024 pls", "seed-total-since-invasion"),
        ("hw mny bombs dd rusia drp on ukrain in 1 week, zelenskyi 30 june 2024", "seed-bombs-week"),
        ("haw much wuz teh aid pakcge ostin anounsed 2 july 2024", "seed-package-amount"),
        ("how mani glide bmobs did zelenskiy say rusia droped in the weak befor june 30 24", "seed-bombs-week"),
        ("quote austin neverwaver", "seed-q-austin-not-alone"),
        # by ear, far from the letters
        ("rufly hwo many contries stand w teh us accoridng to ostin (jul 2 24 speach)", "seed-allies-count"),
        ("how mutch munny did astin pramis yookrane on 2 july 2024", "seed-package-amount"),
        ("hoo replyed to ostin abt teh invitashun", "seed-q-umerov-invitation"),
        # the very letters, in another order
        ("how much was the apcakge that austin announced on 2 july 2024", "seed-package-amount"),
        # taken for a word as few letters away, though one that sounds the same was meant
        ("wher iz teh fiting taht kyev wantd help wit (austin 2.3b pakage stroy)", "seed-context-front"),
        # a word of another language, in an English text
        ("how manie bombs a week did russia drop, zelenskyy 30 june 2024", "seed-bombs-week"),
        ("ксілкьи коштує пакет допомоги який остін оголосив 2 липня 2024", "seed-package-amount"),
    ],
)
def test_words_far_from_what_they_stand_for_are_understood_where_facts_answer_all_of_it(
    bot: Bot, question: str, fact: str
) -> None:
    answer = bot.answer(question)
    assert fact in {held.fact.id for held in (*answer.main, *answer.beside)} | {
        held.fact.same_as for held in answer.main
    }


def test_the_reply_tells_which_word_was_taken_for_which(bot: Bot) -> None:
    reply = bot.ask("how mani glide bmobs did zelenskiy say rusia droped in the weak befor june 30 24")
    assert "“weak” as “week”" in (reply.read_as or "")


@pytest.mark.parametrize(
    "question",
    [
        "fact check: on 2 july 2024 austin spoke of a hnderd allies and partners",
        "what did the us total stand at wihotu the new 2.3b (july 2 2024)",
        "whats haf of austins july 2 2024 package",
        "how much did ukraine sned the us in 2023",
        "how many dollars did lloyd austin donate to ukraine out of his own pockt",
        "tell me a jke",
        "how much did nigera give ukraine in 2023",
        "how much did slovenka give ukraine by july 2023",
        "what is the wether in austin tomorrow",
        "legal aid odfice neer me",
        "how mutch munny did astin pramis pollind on 2 july 2024",
        "hwo mnay boms did ukrane drp on rusia in 1 weke before 30 june 2024",
        "pomoc drogowa krakow numer",
        "who sid it",
        "military aid from germany to camelot 2023",
        "german financial support committed to wakanda in 2023",
        "how much aid has germany given el doado in total",
        "how much aid did germany give camelot in 2023",
    ],
)
def test_numbers_denials_directions_and_names_are_not_guessed(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    unheard = answer.quote is not None and answer.quote.outcome is Outcome.NOT_FOUND
    assert answer.kind in UNANSWERED or unheard


def test_an_ordinary_word_that_is_as_near_is_as_likely(bot: Bot) -> None:
    guesses = {word for word, _ in bot.vocabulary.guesses("kitchn", "en")}
    assert not guesses


def test_quoted_words_stay_as_they_are_typed(bot: Bot) -> None:
    reading = bot.read('did austin rely sya "ukraine stands alne" in july 2024')
    assert all(again.reading.quoted == reading.quoted for again in second_readings(reading, bot.vocabulary))


def test_a_text_of_unknown_words_is_not_read_again(bot: Bot) -> None:
    assert not list(second_readings(bot.read("zxq wvb kjh pqw mnb vcx rtz"), bot.vocabulary))


def test_what_is_answered_as_typed_is_not_read_again(bot: Bot) -> None:
    answer = bot.answer("how much was the package austin announced on 2 july 2024")
    assert told(answer) == "seed-package-amount"
    assert not any(assumed.what == "spelling" for assumed in answer.assumed)


def test_one_reading_that_disagrees_leaves_it_open(bot: Bot) -> None:
    assert refuses(bot.answer("what did austin sai about zzgh"))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("hw mch hs th us gvn ukraine as of 2 july 2024", 53_500_000_000),
        ("hiw much was thw us package epr austin on 2 july 2024", 2_300_000_000),
    ],
)
def test_words_without_vowels_and_slips_in_small_words_are_read(bot: Bot, question: str, value: int) -> None:
    assert [held.figure.value for held in bot.answer(question).main] == [value]


@pytest.mark.parametrize("question", ["what did austin say about cas", "what did austin say about thw"])
def test_what_somebody_spoke_of_is_no_word_to_be_passed_over(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN
