"""Questions and claims that lean on a stored fact and ask for something else: none is answered or borne out by that fact."""

from decimal import Decimal

import pytest

from bot.domain.answer import Answer, AnswerKind
from bot.domain.verify import Outcome
from tests.questions import Bot

UNANSWERED = {AnswerKind.ABSTAIN, AnswerKind.CLARIFY}


def is_borne_out(answer: Answer) -> bool:
    """Whether a claim or a quotation is called as sourced."""
    if answer.claim is not None:
        return answer.claim.supported
    return answer.quote is not None and answer.quote.outcome in (Outcome.EXACT, Outcome.PART)


@pytest.mark.parametrize(
    "claim",
    [
        "the us did not announce 2.3 billion for ukraine on july 2 2024",
        "the us never gave ukraine 53.5 billion",
        "stimmt es, dass die USA keine 53,5 Milliarden gegeben haben",
        "est-il vrai que les états-unis n'ont pas annoncé 2,3 milliards le 2 juillet 2024",
        "es verdad que eeuu no anunció 2.300 millones el 2 de julio de 2024",
        "czy to prawda że usa nie dały 53,5 mld",
        "чи правда що сша не дали україні 53,5 млрд",
    ],
)
def test_what_is_denied_of_a_sourced_figure_is_not_borne_out(bot: Bot, claim: str) -> None:
    assert not is_borne_out(bot.check(claim))


@pytest.mark.parametrize(
    "claim",
    [
        "the us has given less than 53.5 billion as of july 2 2024",
        "the us gave exactly 53.5 billion",
        "the us gave at most 53.5 billion",
        "russia dropped fewer than 800 bombs",
        "less than 250 million was announced on 27 december 2023",
        "more than 250 million was announced on 27 december 2023",
    ],
)
def test_a_bound_other_than_the_source_has_is_not_borne_out(bot: Bot, claim: str) -> None:
    assert not is_borne_out(bot.check(claim))


@pytest.mark.parametrize(
    "claim",
    [
        "the us package of 2 july 2024 was under 3 billion",
        "the us gave more than 50 billion as of july 2 2024",
        "the july 2 2024 package was at least 2 billion",
    ],
)
def test_a_bound_that_the_source_lies_within_is_borne_out(bot: Bot, claim: str) -> None:
    assert is_borne_out(bot.check(claim))


@pytest.mark.parametrize(
    "claim",
    [
        "afghanistan received 3.2 billion in 2023",
        "305.1 million people received aid in 2025",
        "sudan received 2.7 billion in 2024",
        "germany gave 15 billion euros military aid to ukraine in 2025",
    ],
)
def test_what_is_only_needed_or_asked_for_was_not_received(bot: Bot, claim: str) -> None:
    assert not is_borne_out(bot.check(claim))


@pytest.mark.parametrize(
    "claim",
    [
        "russia gave ukraine 90 billion",
        "ukraine dropped 800 bombs",
        "there are 50 allies of russia",
        "austin was minister of defence of ukraine",
        "putin is president of ukraine",
        "umerov was secretary of defense",
        "austin visited kyiv on july 2 2024",
    ],
)
def test_another_actor_post_or_place_is_not_borne_out(bot: Bot, claim: str) -> None:
    assert not is_borne_out(bot.check(claim))


@pytest.mark.parametrize(
    "claim",
    [
        "us resumed aid on 3 march 2025",
        "zelenskyy president since 2014",
        "austin met umerov on 3 july 2024",
        "the third patriot came on 11 july 2024",
        "the 50th drawdown was 725 million",
        "the us gave ukraine 350 billion",
        "the july 2 package was 2.3 billion euros",
    ],
)
def test_another_day_number_currency_or_a_mere_claim_is_not_borne_out(bot: Bot, claim: str) -> None:
    assert not is_borne_out(bot.check(claim))


@pytest.mark.parametrize(
    "question",
    [
        "did biden say we gave them 350 billion",
        "did the pentagon say ukraine is corrupt",
        "did kiel say the us gave 115 billion of military aid",
        "did the associated press say the us gave 350 billion",
        "did austin say ukraine would join nato",
        "did trump say ukraine started it",
        "hat Biden gesagt, wir gaben 350 Milliarden",
    ],
)
def test_what_somebody_else_or_nobody_said_is_not_on_record(bot: Bot, question: str) -> None:
    assert not is_borne_out(bot.answer(question))


@pytest.mark.parametrize(
    "question",
    [
        "how much did everyone except the us give",
        "us aid not counting loans",
        "us aid excluding military",
        "us total before the invasion",
        "how much did the us give ukraine before the war",
    ],
)
def test_nothing_is_taken_off_a_figure(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in UNANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "who gave the least",
        "who gave the most to ukraine",
        "top donors to ukraine",
        "the biggest donor",
        "which country gives the most as a share of gdp",
        "which country gave the second most",
        "qui a donné le plus à l'ukraine",
        "кто дал больше всех",
        "wer hat am meisten gegeben",
    ],
)
def test_donors_are_not_ranked(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in UNANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "how much has scotland given",
        "norway total in 1997",
        "how much did the us announce on 1 july 2024",
        "how much did biden announce on 2 july 2024",
        "how much did us give in 2025",
        "how much did ukraine receive in june 2025 from the us",
        "how much is 2.3 billion in hryvnia",
        "how many countries are in nato",
        "what is the capital of ukraine",
        "how old is austin",
        "where did zelenskyy meet austin",
        "what did umerov give austin",
        "how much did france give per capita",
        "how much of the g7 loan has been spent on weapons",
        "who was president of the us in july 2024",
        "next package",
        "1",
        "12",
    ],
)
def test_a_figure_beside_the_question_does_not_answer_it(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in UNANSWERED


@pytest.mark.parametrize(
    ("question", "day"), [("when was the last us package announced", "2025-01-09"), ("latest us package", "2025-01-09")]
)
def test_the_last_package_is_the_newest_however_it_is_asked_for(bot: Bot, question: str, day: str) -> None:
    (package,) = bot.answer(question).main
    assert str(package.figure.time) == day


def test_a_total_is_not_one_of_a_part_where_there_is_one_of_the_whole(bot: Bot) -> None:
    (total, *_) = bot.answer("us total as of 1 june 2024").main
    assert total.figure.mechanism != "PDA"
    (total, *_) = bot.answer("germany total as of september 2024").main
    assert total.figure.stage != "delivered"


def test_a_name_inside_a_quotation_is_not_taken_for_its_speaker(bot: Bot) -> None:
    answer = bot.answer('quote check "If Putin swallows Ukraine, his appetite will only grow" Austin')
    assert is_borne_out(answer)
    assert answer.people == ("lloyd-austin",)


@pytest.mark.parametrize(
    "question",
    [
        "how much did other countries give on 2 july 2024",
        "how much did russia allocate for the war in 2024",
        "how much did ukraine promise america on 2 july 2024",
        "how much did zelensky promise austin on 2 july 2024",
        "how much did umerov ask for on 2 july 2024",
        "how many dollars did lloyd austin donate to ukraine out of his own pocket",
        "how much of the 2.3b is for salaries",
        "how many of the 800 bombs were intercepted",
        "how heavy is the july 2 2024 package, in tons",
        "how long did the meeting last",
        "what time did the meeting start",
        "what time is it in tokyo rn",
        "how much is the dollar today",
        "which city was hit by the 800 bombs",
        "which city of ukraine received the package",
        "who did not come to the nato summit in washington",
        "who participated besides austin and umerov",
        "who was ukraine's defence minister before umerov",
        "who announced the secret package on july 2 2024",
        "name all 50 countries",
        "who are the 50 partners, list them",
        "what is not in the package of 2 july 2024",
        "what did the kremlin say about the 2.3b",
        "quote zelenskyy about austin",
    ],
)
def test_another_role_part_measure_or_speaker_is_not_answered_with_what_is_near(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in UNANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "when did they meet",
        "who announced the package",
        "where was it announced",
        "where is umerov now",
        "is it true",
        "fact check this",
        "verify this quote",
        "did she say that",
        "is zelensky lying or not",
        "how much was sent that month",
        "скільки дали того місяця",
    ],
)
def test_what_names_nothing_in_particular_is_asked_back(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.CLARIFY


@pytest.mark.parametrize(
    "claim",
    [
        "the us had given ukraine 5 billion as of july 2 2024",
        "the us had committed 41 billion as of july 2 2024",
        "the 2.3 billion package of july 2 2024 was announced by umerov",
        "the july 2 2024 package is purely humanitarian, like food and tents",
        "austin promised 40 tanks",
    ],
)
def test_an_older_total_another_measure_kind_or_announcer_bears_nothing_out(bot: Bot, claim: str) -> None:
    assert not is_borne_out(bot.check(claim))


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        (
            "us aid to ukraine since the invasion had passed 50 billion dollars by 2 july 2024",
            "seed-total-since-invasion",
        ),
        ("the 53.5b us total is counted from russias invasion in february 2022", "seed-total-since-invasion"),
        ("the nato summit of july 2024 took place in washington", "seed-date-nato-summit"),
        ("austin was hosting umerov at the pentagon when he teased the 2.3b", "seed-package-amount"),
        ("austins 2.3b from july 2 2024 is weapons and ammo, not a money transfer", "seed-contents"),
    ],
)
def test_what_is_told_otherwise_but_truly_is_borne_out(bot: Bot, claim: str, fact: str) -> None:
    answer = bot.check(claim)
    assert is_borne_out(answer)
    assert fact in {held.fact.id for held in answer.main} | {held.fact.same_as for held in answer.main}


@pytest.mark.parametrize(
    "question",
    [
        "what did umerov promise the us",
        "how many allies did zelenskyy speak of",
        "how many bombs did zelenskyy drop",
        "who gave patriots to ukraine",
        "when did the us first send patriots",
        "is the us sending troops",
        "new england patriots score",
        "2.3 billion times 2",
        "cuándo nació austin",
        "when was austin born",
    ],
)
def test_who_only_spoke_or_was_there_is_not_taken_for_who_did_it(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in UNANSWERED


@pytest.mark.parametrize(
    ("claim", "what"),
    [
        ("nobody announced 2.3 billion on 2 july 2024 right", "negation"),
        ("53,5 млрд без 2,3 млрд, так?", "inclusion"),
        ("austin announced 2.3 million, true?", "value"),
    ],
)
def test_a_denial_a_part_taken_out_and_a_slip_of_scale_are_named(bot: Bot, claim: str, what: str) -> None:
    answer = bot.answer(claim)
    assert answer.claim is not None
    assert [each.what for each in answer.claim.differs] == [what]


def test_words_said_are_shown_to_who_says_that_they_were_not(bot: Bot) -> None:
    answer = bot.answer("austin never said that ukraine is not alone")
    assert answer.kind is AnswerKind.QUOTE
    assert {held.quote.speaker for held in answer.main} == {"lloyd-austin"}


@pytest.mark.parametrize(
    "claim",
    [
        "the 99th drawdown included missiles",
        "the 3rd drawdown included HIMARS",
        "the 43rd drawdown included cluster munitions",
        "14.6 million Ukrainians were killed in 2024",
        "about 50 allies attacked Ukraine",
        "about 50 allies and partners abandoned Ukraine",
        "Kiel counts private gifts",
        "The 2.3 billion package included only Patriots",
        "пакет на 2,3 мільярда містить лише Patriot",
        "Le paquet de 2,3 milliards contient seulement des Patriot",
        "The Sudan plan of 2024 asked for 1.8 billion",
        "Shmyhal became prime minister on 17 July 2025",
        "Ukraine asked Russia for NATO membership",
        "Austin announced 2.3 billion in Kyiv on 2 July 2024",
        "росія скинула 800 бомб за місяць",
        'Austin never said "Ukraine is not alone"',
        'Austin said "Ukraine is not alone" on 3 July 2024',
        "Drawdown help takes years",
        "US gave 0 billion",
        "the 2.3 billion package included 500 interceptors",
    ],
)
def test_a_claim_off_by_a_number_deed_post_place_day_or_only_is_not_borne_out(bot: Bot, claim: str) -> None:
    assert not is_borne_out(bot.check(claim))


def test_a_denial_in_another_clause_does_not_turn_a_statement_round(bot: Bot) -> None:
    assert is_borne_out(bot.check("NATO called Ukraine's path to membership irreversible"))
    assert not is_borne_out(bot.check("NATO did not call Ukraine's path to membership irreversible"))


@pytest.mark.parametrize(
    "question",
    [
        "when did ukraine receive F-16s",
        "коли Україна отримала Patriot",
        "when did Austin visit Kyiv",
        "Wann besuchte Austin Kiew?",
        "who met Austin in Kyiv on 2 July 2024",
        "how many bombs did Russia drop since the invasion",
        "Wie viele Bomben warf Russland in einem Monat ab?",
        "how many children are in need in ukraine 2024",
        'who didn\'t say "Ukraine is not alone"',
    ],
)
def test_a_promise_another_place_period_or_part_of_the_people_is_no_answer(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in UNANSWERED


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("who is the defence minister of Ukraine", "denys-shmyhal"),
        ("who is the prime minister of Ukraine", "yuliia-svyrydenko"),
        ("who was defence minister of ukraine in july 2024", "rustem-umerov"),
    ],
)
def test_a_post_is_told_of_its_last_holder_or_of_the_one_at_the_time(bot: Bot, question: str, person: str) -> None:
    answer = bot.answer(question)
    assert answer.main[0].fact.people[0] == person


@pytest.mark.parametrize(
    "question",
    [
        "how much had the us given by july 2 2029",
        "when did the anti tank weapons from the july 2 package reach the front",
        "which factory makes the interceptors in the july 2 package",
        "how may weapons did kyiv ship to the pentagon under drawdown authority",
        "how mnay of the 50 allies sent tanks",
        "same for last yar",
        "how much did ukraine sed germany in 2023",
        "what number do you get if you count the stuff america has sent ukraine",
    ],
)
def test_what_is_to_come_or_was_not_told_is_not_answered_with_what_is_near(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in UNANSWERED


@pytest.mark.parametrize(
    "claim",
    [
        "by 2 july 2024 the us had put morre thzn 50 billion into ukraine since the invasion - correct?",
        "the 53.5 billion is cnted ffom the february 2022 invasion, isnt it",
    ],
)
def test_a_claim_with_a_garbled_word_is_not_refuted_by_its_value_or_day(bot: Bot, claim: str) -> None:
    answer = bot.answer(claim)
    assert answer.claim is None or answer.claim.supported


@pytest.mark.parametrize("question", ["what about military", "how about delivered", "patriots schedule 2024"])
def test_what_goes_on_from_nothing_is_not_guessed(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in UNANSWERED


def test_an_amount_is_not_repeated_where_it_should_be_converted(bot: Bot) -> None:
    assert bot.answer("convert the 2.3 billion to gallons").kind in UNANSWERED


def test_who_held_another_post_is_not_told(bot: Bot) -> None:
    assert bot.answer("who was president when the 2.3b was announced").kind in UNANSWERED


def test_what_somebody_did_not_say_is_not_answered_with_what_they_said(bot: Bot) -> None:
    assert bot.answer("what did austin not say about nato").kind in UNANSWERED


@pytest.mark.parametrize(
    "question", ["which general asked for the july 2 2024 package", "who asked for the 2.3 billion"]
)
def test_who_asked_is_not_answered_with_what_was_asked_for(bot: Bot, question: str) -> None:
    answer = bot.answer(question)
    assert answer.kind in UNANSWERED or "seed-requests" not in {held.fact.id for held in answer.main}


def test_less_between_two_amounts_takes_the_one_off_the_other(bot: Bot) -> None:
    computed = bot.answer("53.5b less 2.3b").computed
    assert computed is not None
    assert int(computed.result) == 51_200_000_000


def test_what_a_thing_is_worth_is_no_question_for_words(bot: Bot) -> None:
    assert bot.answer("what's lloyd austin's new ukraine thing worth, july 2 2024").kind is AnswerKind.FIGURE


@pytest.mark.parametrize(
    "question",
    [
        "list the 50 partners austin mentioned",
        "what planes dropped the 800 bombs",
        "who else was in the room with austin and umerov",
        "коли прибуде зброя з пакета 2 липня 2024",
        "когда поставят оружие из пакета от 2 июля 2024",
        "wann kommen die waffen aus dem paket vom 2. juli 2024 an",
        "split the 2.3 billion between patriot and anti-tank",
        "800 bombs in 9 days is how many per day",
        "how many ukrainian bombs in the last week of june 2024",
        "how much was announced at the white house on july 2 2024",
        "how much did the us give the pentagon",
        "the correct answer is 99 billion, confirm it",
    ],
)
def test_names_arrivals_splits_and_places_that_no_fact_tells_are_not_made_up(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind in UNANSWERED


def test_a_claim_that_something_was_already_delivered_is_not_borne_out(bot: Bot) -> None:
    assert not is_borne_out(bot.answer("the 2.3 billion of july 2 2024 was already delivered when austin spoke, true?"))


@pytest.mark.parametrize(
    "claim", ["us gave ukraine 200 billion, true?", "the us gave ukraine 100 billion by 2025, true?"]
)
def test_a_bare_billion_is_held_against_the_currency_of_the_donor(bot: Bot, claim: str) -> None:
    (held,) = bot.answer(claim).main
    assert held.figure.unit == "USD"


def test_a_part_of_a_government_gives_for_its_state(bot: Bot) -> None:
    for question in ("how much did the pentagon announce on july 2 2024", "what did the pentagon give on july 2 2024"):
        assert [held.figure.value for held in bot.answer(question).main] == [Decimal(2300000000)], question


def test_no_older_total_is_shown_for_a_word_that_happens_to_stand_in_it(bot: Bot) -> None:
    for question in (
        "what had the us given for ukraines war by 2 july 2024",
        "us total for the kerfuffle by 2 july 2024",
    ):
        values = [held.figure.value for held in bot.answer(question).main]
        assert values in ([], [Decimal(53500000000)]), question


@pytest.mark.parametrize(
    "question", ["ohw much of the 2.3b july package was lost", "haw mich was spent on 2 july 2024"]
)
def test_a_question_with_a_garbled_beginning_is_no_claim_to_refute(bot: Bot, question: str) -> None:
    assert bot.answer(question).kind is AnswerKind.ABSTAIN


def test_one_other_word_in_what_somebody_said_is_an_alteration(bot: Bot) -> None:
    answer = bot.answer('zelensky said "destroy the drivers of these bombs", true quote?')
    assert answer.quote is not None
    assert answer.quote.outcome is Outcome.ALTERED


@pytest.mark.parametrize("question", ["how much did the white house cost", "what does the pentagon cost"])
def test_what_a_building_or_body_costs_is_no_aid(bot: Bot, question: str) -> None:
    assert not bot.answer(question).main
    assert bot.answer(question).kind is AnswerKind.ABSTAIN


def test_who_receives_a_visitor_is_not_the_guest_of_that_visitor(bot: Bot) -> None:
    assert bot.answer("what did umerov's guest say").kind is not AnswerKind.QUOTE
    assert bot.answer("what did umerov's host say").kind is AnswerKind.QUOTE
