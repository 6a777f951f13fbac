"""Facts that lie near a question and do not answer it: where things are by now, why, who made them, who was asked."""

import pytest

from bot.domain.answer import AnswerKind
from bot.domain.verify import Outcome
from bot.present.reply import ReplyKind
from tests.questions import Bot, ids, refuses, told


@pytest.mark.parametrize(
    "question",
    [
        "where is the 2.3b package now",
        "де зараз пакет 2,3 млрд",
        "wo sind die 2,3 milliarden jetzt",
        "where did austin go after the meeting with umerov",
        "when does the package of 2 july 2024 arrive",
        "kiedy pakiet 2,3 mld dotrze do ukrainy",
        "when will ukraine join nato",
        "коли україна вступить до нато",
    ],
)
def test_where_and_when_it_went_on_is_not_told(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "why does russia bomb ukraine",
        "warum bombardiert russland die ukraine",
        "pourquoi la russie bombarde l'ukraine",
        "dlaczego rosja bombarduje ukrainę",
    ],
)
def test_neither_a_number_nor_a_day_is_a_reason(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "who manufactures the interceptors in the 2.3b package",
        "who owns the associated press",
        "who signed the package of 2 july 2024",
        "хто підписав пакет на 2,3 мільярда",
        "кто подписал пакет на 2,3 миллиарда",
        "kto podpisał pakiet 2,3 mld",
        "quién firmó el paquete de 2300 millones",
        "qui a signé le paquet de 2,3 milliards",
        "who are the 50 allies",
        "which ally gave the interceptors",
        "which country lifted the restrictions first",
    ],
)
def test_who_did_something_else_is_not_who_announced_it(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "who pays for the washington summit",
        "how much did the us spend on the washington summit",
        "what did zelensky pay for the patriots",
        "what did ukraine pay the us for the interceptors of 2 july 2024",
        "how big was the drawdown",
    ],
)
def test_what_something_else_cost_is_not_the_aid(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "what did reporters ask austin on july 2 2024",
        "how did russia react to the 2.3 billion package",
        "write a new quote where austin praises the bombs",
        "!quote austin 1995",
    ],
)
def test_words_that_are_not_stored_are_not_made_up_of_others(bot: Bot, question: str) -> None:
    assert bot.ask(question).kind in (ReplyKind.ABSTAIN, ReplyKind.CLARIFY)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("which curbs did zelensky want lifted", "unn-zelenskyy-call-2024-06-30"),
        ("what was zelensky begging western leaders for at the end of june 2024", "unn-zelenskyy-call-2024-06-30"),
        ("was verlangte selenskyj ende juni 2024 von den regierungschefs", "unn-zelenskyy-call-2024-06-30"),
        ("what day did zelensky ask to loosen the limits on western weapons", "unn-zelenskyy-call-2024-06-30"),
        ("in which region was the fighting before the 2 july 2024 announcement", "seed-context-front"),
        ("which minister came to see austin at the pentagon on july 2 2024", "seed-meeting"),
        ("which two defence chiefs sat down on july 2 2024", "seed-meeting"),
        ("in which building were the austin umerov talks", "seed-meeting"),
    ],
)
def test_what_the_facts_do_tell_is_still_found(bot: Bot, question: str, fact: str) -> None:
    assert told(bot.answer(question)) == fact


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("who replied to austin's bridge to nato remark", "umerov"),
        ("who hopes for an invitation", "umerov"),
        ("find me words about ukraine not being on its own, july 2 2024", "austin"),
    ],
)
def test_somebody_only_described_is_quoted(bot: Bot, question: str, quote: str) -> None:
    answer = bot.answer(question)
    assert answer.kind is AnswerKind.QUOTE
    assert quote in ids(answer)[0]


@pytest.mark.parametrize(
    ("claim", "speaker"),
    [
        ("umerov promised to build a bridge to nato membership for ukraine, true or false", "lloyd-austin"),
        ("was it umerov who said russian warplanes must be destroyed wherever they are", "volodymyr-zelenskyy"),
    ],
)
def test_reported_words_are_given_to_whoever_said_them(bot: Bot, claim: str, speaker: str) -> None:
    verdict = bot.answer(claim).quote
    assert verdict is not None
    assert verdict.outcome is Outcome.OTHER_SPEAKER
    assert verdict.held is not None
    assert verdict.held.quote.speaker == speaker


@pytest.mark.parametrize(
    "claim",
    [
        "umerov said ukraine got its nato invitation, true?",
        "did austin say ukraine would join nato",
        "zelensky called on leaders to keep the restrictions on june 30 2024, right?",
        "the us allocated 53.5 billion in july 2024 alone, right?",
        "the 53.5b on july 2 2024 is just what the us gave ukraine that year, right",
        "the 2.3b was pledged by zelensky, right?",
        "the nato summit of july 2024 was hosted by ukraine, true?",
        "the nato summit ended before the 2.3b announcement, right?",
        "the 2.3b comes via usai only, true?",
        "zelenskyy said those 800 fell over one month (june 30 2024), correct?",
        "53.5 billion is without the 2.3 billion of july 2 2024 so it is 55.8 billion, right?",
    ],
)
def test_a_claim_that_says_a_little_more_is_not_borne_out(bot: Bot, claim: str) -> None:
    answer = bot.answer(claim)
    assert answer.claim is None or not answer.claim.supported
    assert answer.quote is None or answer.quote.outcome not in (Outcome.EXACT, Outcome.PART)


@pytest.mark.parametrize(
    "claim",
    [
        "zelensky called on leaders to ease restrictions on june 30 2024, right?",
        "austin did not mention the restrictions in his opening remarks, right?",
        "austin skipped the restrictions in his opening remarks, right?",
        "my prof says the 53.5b (july 2 2024) starts counting in february 2022, is that correct",
        "the nato summit of july 2024 took place in washington, true?",
        "is the package of 2 july 2024 worth 2.3 billion",
        "true or false: umerov hopes for a nato invitation soon",
    ],
)
def test_a_claim_in_other_words_is_borne_out(bot: Bot, claim: str) -> None:
    answer = bot.answer(claim)
    supported = answer.claim is not None and answer.claim.supported
    said = answer.quote is not None and answer.quote.outcome in (Outcome.EXACT, Outcome.PART)
    assert supported or said


@pytest.mark.parametrize(
    "question",
    [
        "how much did an abrams cost in 2023",
        "how many drones did ukraine produce with us aid",
        "what did duda say about the 2.3 billion",
        "how many allies did umerov name",
        "which president visited the pentagon on july 2 2024",
        "which allies did austin meet on july 2 2024",
        "should the us give more",
        "what do you think about the 2.3 billion",
        "how do i donate to ukraine",
        "what does nato stand for",
        "when did the fighting in donetsk begin",
        "wie viele panzer sind im 2,3-milliarden-paket",
        "did the associated press or unn publish it first",
        "who took over nato after stoltenberg",
        "how much is 2 plus 2",
        "grand total uncle joe's country racked up for ukraine, state of july 2 2024",
        "what is 5 plus 5?",
        "!quote the guy from the news",
        "on which day did the first interceptor from the 2 july 2024 announcement reach ukraine",
    ],
)
def test_what_only_sounds_like_a_stored_fact_is_refused_or_asked_back(bot: Bot, question: str) -> None:
    assert bot.ask(question).kind in (ReplyKind.ABSTAIN, ReplyKind.CLARIFY)


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("russia allocated 53.5 billion to ukraine, true?", False),
        ("czy prawda że 53,5 mld nie obejmuje 2,3 mld?", False),
        ("hat umerow das paket vom 2. juli 2024 angekündigt?", False),
        ("fact check: austin's 2.3b from july 2024 is food and medicine only", False),
        ("was it blinken who announced the 2.3b", False),
        ("was the 2.3b announced before or after the nato summit", True),
    ],
)
def test_a_claim_is_judged_by_whoever_and_whatever_it_names(bot: Bot, claim: str, supported: bool) -> None:
    verdict = bot.answer(claim).claim
    assert verdict is not None
    assert verdict.supported is supported


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        (
            "could you please tell me how many dollars of additional security assistance austin spoke of on 2 july 2024",
            "seed-package-amount",
        ),
        (
            "how much had the us allocated between the invasion of february 2022 and 2 july 2024",
            "seed-total-since-invasion",
        ),
        (
            "what was inside the two point three billion that austin talked about in july twenty twenty four",
            "seed-contents",
        ),
        ("from whose stockpile would the weapons that austin mentioned on 2 july 2024 be taken", "seed-mechanism"),
        ("what does the tally stand at for us help to ukraine as of 2 july 2024", "seed-total-since-invasion"),
        (
            "by zelenskyy's count on 30 june 2024, how many munitions fell on ukraine in the past week",
            "seed-bombs-week",
        ),
    ],
)
def test_whole_polite_sentences_are_answered(bot: Bot, question: str, fact: str) -> None:
    assert told(bot.answer(question)) == fact


@pytest.mark.parametrize(
    "question",
    [
        "which depot did the drawdown weapons of 2 july 2024 come out of",
        "aus welchem lager kamen die waffen vom 2. juli 2024",
        "umerov's wish list came to what dollar total before austin said 2.3b",
        "which year did austin promise umerov for nato membership, july 2 2024",
        "dollar split between patriot ammo and anti tank weapons in the july 2 2024 package",
        "what sum did the olympics cost",
    ],
)
def test_a_store_a_wish_and_a_year_that_nobody_told_are_refused(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "legal aid office near me",
        "hearing aid price",
        "rechtshilfe in berlin",
        "aide juridique gratuite",
        "pomoc prawna online",
    ],
)
def test_other_things_that_are_called_aid_are_none_of_ours(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN


@pytest.mark.parametrize(
    "question",
    ["what's the range of a patriot", "is ukraine winning", "who will win the war", "did russia lose the war"],
)
def test_how_far_weapons_reach_and_who_wins_is_not_told(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))


@pytest.mark.parametrize(
    "text", ["what was in it", "and the other one?", "the minister", "july 2024", "що в ньому було", "poland"]
)
def test_what_only_points_or_names_is_asked_back(bot: Bot, text: str) -> None:
    assert bot.answer(text).kind is AnswerKind.CLARIFY


@pytest.mark.parametrize("text", ["capital of mongolia?", "lol ok", "is it raining"])
def test_what_is_of_something_else_is_not_asked_back(bot: Bot, text: str) -> None:
    assert bot.answer(text).kind is AnswerKind.ABSTAIN


@pytest.mark.parametrize(
    "question",
    [
        "outlays actually disbursed against the 2.3bn as of 31 march 2025",
        "how much of the 2.3 billion was delivered by march 2025",
    ],
)
def test_what_became_of_an_amount_is_told_by_no_sentence_on_how_it_is_paid(bot: Bot, question: str) -> None:
    assert refuses(bot.answer(question))
