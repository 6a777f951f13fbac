"""Claims on who met whom and where: the source's people and place are named where the claim has others."""

import pytest

from bot.domain.answer import AnswerKind
from tests.questions import Bot


def differs(bot: Bot, claim: str) -> list[tuple[str, str, str]]:
    answer = bot.check(claim)
    assert answer.kind is AnswerKind.VERDICT
    assert answer.claim is not None
    return [(each.what, each.claimed, each.sourced) for each in answer.claim.differs]


@pytest.mark.parametrize(
    "claim",
    [
        "umerov met austin at the pentagon on july 2 2024",
        "austin received umerov on 2 july 2024",
        "the nato summit days after austins 2.3b news took place in washington",
    ],
)
def test_a_meeting_told_as_it_was_is_borne_out(bot: Bot, claim: str) -> None:
    assert differs(bot, claim) == []


@pytest.mark.parametrize(
    ("claim", "claimed", "sourced"),
    [
        ("zelenskyy met austin on 2 july 2024", "volodymyr-zelenskyy", "rustem-umerov"),
        ("blinken met umerov at the pentagon on 2 july 2024", "antony-blinken", "lloyd-austin"),
        ("zelenskyy himself met austin at the pentagon on july 2 2024", "volodymyr-zelenskyy", "rustem-umerov"),
    ],
)
def test_somebody_who_was_not_there_is_told_from_who_was(bot: Bot, claim: str, claimed: str, sourced: str) -> None:
    assert differs(bot, claim) == [("person", claimed, sourced)]


@pytest.mark.parametrize(
    ("claim", "sourced"),
    [
        ("umerov met austin in brussels on july 2 2024", "The Pentagon"),
        ("2.07.2024 остін приймав умєрова у брюсселі", "The Pentagon"),
        ("nato summit days after austins 2.3b news took place in brussels", "Washington"),
    ],
)
def test_another_place_is_told_from_the_right_one(bot: Bot, claim: str, sourced: str) -> None:
    assert differs(bot, claim) == [("place", "brussels", sourced)]


@pytest.mark.parametrize(
    "claim", ["the nato summit was in vilnius", "they met in brussels", "scholz met macron in paris"]
)
def test_an_occasion_that_nothing_pins_is_not_judged(bot: Bot, claim: str) -> None:
    assert bot.check(claim).kind is not AnswerKind.VERDICT
