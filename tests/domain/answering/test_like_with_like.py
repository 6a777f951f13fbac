"""A claim is only held against a total that counts the same: its kind of aid, its currency, its group of donors."""

from decimal import Decimal

import pytest

from bot.domain.answer import AnswerKind
from bot.domain.model import AidKind
from tests.questions import Bot, told, whole

ALL_KINDS = [
    "the US gave Ukraine 175 billion in aid of all kinds",
    "чи правда що сша дали україні 175 мільярдів всієї допомоги",
    "правда ли что сша дали украине 175 миллиардов помощи всех видов",
    "stimmt es dass die usa der ukraine 175 milliarden hilfe aller art gegeben haben",
    "est-il vrai que les états-unis ont donné 175 milliards de toutes les aides à l'ukraine",
    "es verdad que eeuu dio a ucrania 175 mil millones de todo tipo de ayuda",
    "czy to prawda że usa dały ukrainie 175 miliardów pomocy wszelkiego rodzaju",
]


@pytest.mark.parametrize("claim", ALL_KINDS)
def test_a_claim_on_all_the_aid_is_held_against_no_military_total(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert all(held.figure.kind in (AidKind.ALL, AidKind.MIXED) for held in answer.main)
    assert answer.claim is None or not answer.claim.supported


@pytest.mark.parametrize(
    ("claim", "figure"),
    [
        ("the us gave ukraine 115 billion euros in aid of all kinds", "115 billion"),
        ("europe gave ukraine 132 billion euros", "132 billion"),
        ("the eu and member states gave ukraine 193.3 billion", "193.3 billion"),
        ("poland gave 100 billion zloty", "100 billion"),
        ("sweden gave 80 billion kronor", "80 billion"),
    ],
)
def test_what_counts_the_same_bears_a_claim_out(bot: Bot, claim: str, figure: str) -> None:
    reply = whole(bot.ask(f"true? {claim}"))
    assert reply.startswith("As sourced")
    assert figure in reply


OTHER_CURRENCY = [
    "europe gave ukraine 132 billion dollars",
    "europe gave ukraine 100 billion dollars",
    "the us gave ukraine 64.6 billion dollars",
    "sweden gave 80 billion euros",
    "britain gave 7.8 billion dollars",
    "poland gave 3.23 billion dollars",
    "germany gave ukraine 17.7 billion dollars in military aid",
    "germany gave ukraine 47 billion",
    "sweden gave 8 billion",
    "правда ли что европа дала украине 132 миллиарда долларов",
    "чи правда що європа дала україні 132 мільярди доларів",
    "stimmt es dass europa der ukraine 132 milliarden dollar gegeben hat",
    "est-il vrai que l'europe a donné 132 milliards de dollars",
    "es verdad que europa dio 132 mil millones de dólares",
    "czy to prawda że europa dała 132 miliardy dolarów",
]


@pytest.mark.parametrize("claim", OTHER_CURRENCY)
def test_a_claim_is_not_called_false_because_the_source_has_another_currency(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert answer.kind is AnswerKind.ABSTAIN
    assert answer.reason == "other_currency"


def test_the_total_of_the_very_number_in_another_currency_is_named_first(bot: Bot) -> None:
    reply = bot.ask("true? europe gave ukraine 132 billion dollars")
    assert "in a currency that the claim does not name" in reply.headline
    assert reply.choices[0].label.startswith("€132 billion")


def test_a_bare_amount_that_is_one_in_euros_says_so(bot: Bot) -> None:
    assert "taking EUR as the currency" in whole(bot.ask("true? the us gave ukraine 64.6 billion"))


@pytest.mark.parametrize(
    "claim",
    ["the us gave ukraine 115 billion dollars", "the us gave ukraine 100 billion", "сша дали україні 110 мільярдів"],
)
def test_what_is_too_much_for_one_kind_but_not_for_all_is_no_false_claim(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert answer.kind is AnswerKind.ABSTAIN or (answer.claim is not None and answer.claim.supported)


@pytest.mark.parametrize(
    "claim",
    [
        "the eu gave ukraine 193.3 billion",
        "eu member states gave ukraine 193.3 billion euros",
        "чи правда що єс дав україні 193,3 мільярда",
        "stimmt es dass die eu der ukraine 193,3 milliarden gegeben hat",
    ],
)
def test_the_total_of_another_group_is_named_and_refutes_nothing(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert answer.kind is AnswerKind.ABSTAIN
    assert answer.reason == "other_group"


@pytest.mark.parametrize(
    ("claim", "supported", "billions"),
    [
        ("by july 2 2024 the us was still under 50 billion for ukraine", False, "53.5"),
        ("us security assistance was below 50 billion by 2 july 2024", False, "53.5"),
        ("us aid to ukraine topped sixty billion", True, "65"),
        ("до 2 липня 2024 сша дали україні менше 50 мільярдів", False, "53.5"),
        ("bis zum 2. juli 2024 gaben die usa der ukraine weniger als 50 milliarden", False, "53.5"),
    ],
)
def test_more_or_less_than_a_bare_amount_is_held_against_the_donors_own_currency(
    bot: Bot, claim: str, supported: bool, billions: str
) -> None:
    answer = bot.check(claim)
    assert answer.claim is not None
    assert answer.claim.supported is supported
    assert [(held.figure.unit, held.figure.value) for held in answer.main] == [("USD", Decimal(billions) * 10**9)]


@pytest.mark.parametrize("claim", ["EU gave ukraine 175 billion", "правда ли что ес дал украине 175 миллиардов"])
def test_what_has_been_paid_out_of_one_programme_refutes_no_claim_on_all_of_it(bot: Bot, claim: str) -> None:
    assert bot.check(claim).kind is AnswerKind.ABSTAIN


@pytest.mark.parametrize(
    "claim",
    [
        "the us gave ukraine 535 billion since the invasion",
        "us military aid to ukraine is 300 billion dollars in total",
    ],
)
def test_what_is_too_much_by_any_count_is_still_called_so(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert answer.claim is not None
    assert not answer.claim.supported
    assert told(answer)
