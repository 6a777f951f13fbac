"""Is it true: a claim is compared with the one fact that it speaks of, and what nothing speaks of can't be checked."""

import pytest

from bot.domain.answer import Answer, AnswerKind
from tests.questions import Bot, told


def verdict(answer: Answer) -> bool | None:
    """Supported or not; None where it can't be checked."""
    return answer.claim.supported if answer.claim else None


def differing(answer: Answer) -> set[str]:
    return {differs.what for differs in answer.claim.differs} if answer.claim else set()


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("the 2.3 billion is included in the 53.5 billion", True),
        ("the 53.5 billion includes the 2.3 billion", True),
        ("the 2.3 billion is part of the 53.5 billion", True),
        ("the 2.3 billion is on top of the 53.5 billion", False),
        ("the 2.3 billion is not included in the 53.5 billion", False),
        ("2,3 млрд входять до 53,5 млрд", True),
    ],
)
def test_what_is_inside_a_total_is_not_on_top_of_it(bot: Bot, claim: str, supported: bool) -> None:
    assert verdict(bot.check(claim)) is supported


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("the 2.3 billion was announced before the NATO summit", True),
        ("the NATO summit was after the 2.3 billion announcement", True),
        ("the 2.3 billion was announced after the NATO summit", False),
        ("the NATO summit was before the 2.3 billion announcement", False),
    ],
)
def test_what_came_first_is_told_by_the_days(bot: Bot, claim: str, supported: bool) -> None:
    assert verdict(bot.check(claim)) is supported


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("the package of 2 july 2024 contains anti-tank weapons", True),
        ("there were Patriot interceptors in the 2.3 billion package", True),
        ("the package of 2 july 2024 contains fighter jets", False),
        ("the package of 2 july 2024 contains tanks", False),
        ("the package of 2 july 2024 contains no Patriot interceptors", False),
    ],
)
def test_contents_are_told_by_the_list(bot: Bot, claim: str, supported: bool) -> None:
    assert verdict(bot.check(claim)) is supported


@pytest.mark.parametrize(
    "claim",
    ["Ukraine gave the US 2.3 billion", "Ukraine gave the US 53.5 billion", "the US got 53.5 billion from Ukraine"],
)
def test_the_wrong_direction_is_told(bot: Bot, claim: str) -> None:
    assert differing(bot.check(claim)) == {"direction"}


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("Austin met Umerov at the Pentagon", True),
        ("Umerov met Austin on 2 July 2024", True),
        ("Austin did not meet Umerov", False),
    ],
)
def test_a_claim_without_a_number_is_told_by_a_statement(bot: Bot, claim: str, supported: bool) -> None:
    assert verdict(bot.check(claim)) is supported


@pytest.mark.parametrize(
    "claim",
    [
        "Austin met Umerov at the White House",
        "Austin met Umerov at the Pentagon on 2 July 2023",
        "Austin met Zelensky at the Pentagon on 2 july 2024",
        "the NATO summit was in Paris in July 2024",
        "Blinken met Umerov at the Pentagon",
        "the 53.5 billion is counted since 2014",
        "the july 2 2024 package came from USAI contracts",
    ],
)
def test_another_place_person_day_start_or_mechanism_is_never_confirmed(bot: Bot, claim: str) -> None:
    assert verdict(bot.check(claim)) is not True


@pytest.mark.parametrize(
    "claim",
    [
        "the aid was used to buy yachts",
        "giraffes got 2.3 billion",
        "vaccines are safe",
        "the weapons were sold on the black market",
        "the earth is flat",
        "допомогу витратили на яхти",
    ],
)
def test_what_no_fact_speaks_of_cannot_be_checked(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert answer.kind is AnswerKind.ABSTAIN
    assert answer.reason == "unchecked"


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("is it true that the US gave Ukraine 2.3 billion on 2 July 2024?", True),
        ("чи правда що США дали Україні 2,3 млрд 2 липня 2024?", True),
        ("правда ли, что США дали Украине 2,3 млрд 2 июля 2024?", True),
        ("stimmt es, dass die USA am 2. Juli 2024 2,3 Milliarden zugesagt haben?", True),
        ("est-ce vrai que les États-Unis ont donné 2,3 milliards le 2 juillet 2024 ?", True),
        ("¿es cierto que EEUU dio 2,3 mil millones el 2 de julio de 2024?", True),
        ("czy to prawda, że USA dały 2,3 miliarda 2 lipca 2024?", True),
        ("правда ли, что пакет 2 июля 2024 был 23 млрд?", False),
        ("the 2 july 2024 package was 2.3 million, right?", False),
        ("Ukraine gave the US 53.5 billion, true?", False),
    ],
)
def test_a_plain_question_for_truth_is_a_check(bot: Bot, claim: str, supported: bool) -> None:
    assert verdict(bot.answer(claim)) is supported


@pytest.mark.parametrize(
    "claim",
    [
        "the 2.3 billion for giraffes is included in the 53.5 billion",
        "the 2.3 billion for giraffes was announced before the NATO summit",
        "the giraffe package of 2 july 2024 contains anti-tank weapons",
        "Austin met Umerov and a giraffe at the Pentagon",
    ],
)
def test_a_word_that_nobody_can_place_keeps_a_claim_from_being_confirmed(bot: Bot, claim: str) -> None:
    assert verdict(bot.check(claim)) is not True


def test_a_verdict_rests_on_the_fact_of_the_day_named(bot: Bot) -> None:
    assert told(bot.check("the US gave Ukraine 23 billion on 2 July 2024")) == "seed-package-amount"


@pytest.mark.parametrize(
    "claim",
    [
        "so 53.5b and then the 2.3b comes on top = 55.8b as of july 2 2024, correct?",
        "the us total on july 2 2024 was 55.8b cuz the 2.3 goes on top of the 53.5, right",
    ],
)
def test_a_sum_that_a_claim_adds_up_does_not_hide_that_the_part_is_inside(bot: Bot, claim: str) -> None:
    answer = bot.answer(claim)
    assert answer.claim is not None
    assert [each.what for each in answer.claim.differs] == ["inclusion"]


def test_an_amount_that_no_source_has_is_never_borne_out_beside_one_that_it_has(bot: Bot) -> None:
    assert bot.answer("the us gave 2.3b and 99b on 2 july 2024, true?").kind is AnswerKind.ABSTAIN


@pytest.mark.parametrize(
    "claim", ["they promised more right", "the aid was pledged, right?", "it was announced, true?"]
)
def test_a_claim_that_names_nothing_is_asked_back(bot: Bot, claim: str) -> None:
    assert bot.answer(claim).kind is AnswerKind.CLARIFY


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("umerov was ukraines defence minister in july 2024, correct", True),
        ("pls confirm: lloyd austin was the us defense secretary on 2 july 2024", True),
        ("austin was ukraine's defence minister in july 2024, correct?", False),
        ("umerov was the us defense secretary in july 2024, right?", False),
    ],
)
def test_who_held_a_post_is_checked(bot: Bot, claim: str, supported: bool) -> None:
    answer = bot.answer(claim)
    assert answer.claim is not None
    assert answer.claim.supported == supported


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("the 2.3b wasnt a loan, right", True),
        ("the july 2 2024 package is a gift, not a loan, right?", True),
        ("the aid package from july 2 2024 goes through drawdown authority, true or false", True),
        ("check: the july 2 2024 package is military not humanitarian", True),
        ("check: the july 2 2024 package is humanitarian not military", False),
        ("the july 2 2024 package is not military, true?", False),
    ],
)
def test_how_a_package_is_paid_for_and_what_it_is_for_is_checked(bot: Bot, claim: str, supported: bool) -> None:
    answer = bot.answer(claim)
    assert answer.claim is not None
    assert answer.claim.supported == supported


def test_a_report_of_a_deed_with_an_amount_is_a_claim(bot: Bot) -> None:
    answer = bot.answer("austin announced the 2.3b during a trip to kyiv")
    assert answer.claim is not None
    assert not answer.claim.supported


@pytest.mark.parametrize(
    "claim",
    [
        "does the 53.5 already have the new one in it",
        "is the new package already in the 53.5 billion",
        "does the 53.5 billion already have the 2.3 billion in it",
    ],
)
def test_a_total_already_has_the_package_in_it(bot: Bot, claim: str) -> None:
    answer = bot.answer(claim)
    assert answer.claim is not None
    assert answer.claim.supported
    assert {"seed-total-since-invasion", "seed-package-amount"} == {held.fact.id for held in answer.main}


def test_which_of_two_stages_is_told_by_the_figure(bot: Bot) -> None:
    answer = bot.answer("was the 2.3 billion of 2 july 2024 delivered or yet to be announced")
    assert (answer.kind, told(answer)) == (AnswerKind.FIGURE, "seed-package-amount")


@pytest.mark.parametrize(
    "claim", ["the 2 july 2024 package was just tents", "the 2.3 billion package was only blankets, true?"]
)
def test_goods_that_are_not_listed_are_not_all_there_is(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert answer.claim is not None
    assert not answer.claim.supported


def test_goods_that_are_listed_beside_others_are_not_denied(bot: Bot) -> None:
    answer = bot.check("the 2 july 2024 package was not only patriot ammo")
    assert answer.claim is None or answer.claim.supported


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("umerov was defence minister in july 2024, true?", True),
        ("was umerov the defence minister of ukraine in july 2024", True),
        ("zelensky was president in june 2024, true?", True),
        ("is umerov the president of ukraine", False),
        ("austin is the us secretary of defense, true?", False),
    ],
)
def test_who_holds_or_held_a_post_is_checked_for_its_time(bot: Bot, claim: str, holds: bool) -> None:
    answer = bot.answer(claim)
    assert answer.claim is not None
    assert answer.claim.supported is holds


@pytest.mark.parametrize(
    "claim", ["was austin president in 2024", "was zelensky the minister", "umerov was defence minister in 2019"]
)
def test_a_post_that_nobody_stored_held_then_is_neither_borne_out_nor_refuted(bot: Bot, claim: str) -> None:
    assert bot.answer(claim).kind in (AnswerKind.ABSTAIN, AnswerKind.CLARIFY)


def test_the_week_before_a_day_is_the_week_that_ends_with_it(bot: Bot) -> None:
    answer = bot.answer("russia dropped 800 bombs on ukraine in the week before june 30 2024, true?")
    assert answer.claim is not None
    assert answer.claim.supported
