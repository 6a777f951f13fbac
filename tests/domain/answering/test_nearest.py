"""An abstention says of a word that nothing is stored on it only where that is so, and names facts on what was asked first."""

import pytest

from bot.build.shipped import read_facts
from bot.domain.answer import AnswerKind
from bot.domain.model import Figure, Quote
from tests.questions import DATA, Bot, refuses

TOLD_APART = [
    ("how much aid did germany give to sudan in 2021", "germany"),
    ("norwegian aid to yemen", "norwegian"),
    ("us aid to afghanistan in 2023", "us"),
    ("how much did japan give to gaza", "japan"),
    ("скільки німеччина дала судану", "німеччина"),
    ("сколько норвегия дала йемену", "норвегия"),
    ("wie viel gab schweden an syrien", "schweden"),
    ("combien la france a donné au soudan", "france"),
    ("cuánto dio japón a yemen", "japon"),
    ("ile polska dała jemenowi", "polska"),
    ("what did guterres say about sudan", "sudan"),
    ("what did scholz say about taurus", "taurus"),
]
NOWHERE = [
    ("how much aid did germany give to bhutan", "bhutan"),
    ("us military aid to paraguay in 2023", "paraguay"),
    ("скільки німеччина дала бутану", "бутану"),
    ("wie viel gab schweden an bhutan", "bhutan"),
    ("what did austin say about giraffes", "giraffes"),
]


@pytest.mark.parametrize(("question", "word"), TOLD_APART)
def test_nothing_is_said_to_be_stored_on_no_word_that_other_facts_tell(bot: Bot, question: str, word: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.ABSTAIN
    assert answer.unexplained == ()
    assert word in answer.elsewhere


def test_a_reply_tells_that_facts_hold_the_words_but_none_all_of_them(bot: Bot) -> None:
    reply = bot.ask("norwegian aid to yemen")
    assert reply.headline == ("No sourced answer: there are facts on “norwegian”, but none on all of this together.")


@pytest.mark.parametrize(("question", "word"), NOWHERE)
def test_a_word_that_no_fact_tells_is_named_as_such(bot: Bot, question: str, word: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.ABSTAIN
    assert answer.unexplained == (word,)


def test_no_donor_recipient_or_speaker_of_the_store_is_ever_called_unheard_of(bot: Bot) -> None:
    facts = read_facts(DATA).facts
    parties = {party for fact in facts if isinstance(fact, Figure) for party in (fact.donor, fact.recipient) if party}
    speakers = {fact.speaker for fact in facts if isinstance(fact, Quote)}
    for name in sorted(bot.vocabulary.label(entity) for entity in parties | speakers):
        answer = bot.answer(f"how many giraffes did {name} send to Bhutan in 1987")
        assert refuses(answer)
        known = {word for word in name.lower().split() if len(word) > 4}
        assert not any(known & set(words.split()) for words in answer.unexplained), name


FIRST_NEAREST = [
    ("how much did usaid cancel in sudan", {"SD", "usaid-programs"}),
    ("oda of germany in 1999", {"DE"}),
    ("us share of gni in 2010", {"developing-countries"}),
    ("who pays for the sudan appeal", {"SD"}),
    ("how many people need help in afghanistan", {"AF"}),
    ("how many leopard tanks did poland send", {"PL"}),
    ("how many f-16 did denmark deliver", {"DK"}),
    ("when will germany deliver taurus", {"DE"}),
    ("swedish military aid in 2020", {"SE"}),
    ("how much did canada give to israel", {"IL"}),
    ("how much of the eu loan has been repaid", {"eu"}),
    ("скільки франція дала сирії у 2015", {"SY"}),
    ("combien la norvège a donné au yémen en 2011", {"YE"}),
    ("wie viele Menschen brauchen Hilfe in Afghanistan", {"AF"}),
]


@pytest.mark.parametrize(("question", "parties"), FIRST_NEAREST)
def test_the_first_nearest_fact_is_of_whom_or_what_was_asked(bot: Bot, question: str, parties: set[str]) -> None:
    nearest = bot.answer(question).nearest
    assert nearest
    assert {nearest[0].figure.donor, nearest[0].figure.recipient} & parties


@pytest.mark.parametrize(
    ("question", "speaker"),
    [("what did guterres say about sudan", "antonio-guterres"), ("zelensky on giraffes", "volodymyr-zelenskyy")],
)
def test_the_nearest_words_are_those_of_whoever_was_asked_about(bot: Bot, question: str, speaker: str) -> None:
    assert {held.quote.speaker for held in bot.answer(question).nearest} == {speaker}
