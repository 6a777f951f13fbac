"""Claims that set something apart, name a mark, or say whose it was: read as meant, and never borne out by half of it."""

import pytest

from bot.domain.answer import Answer, Operation
from tests.questions import Bot


def verdict(answer: Answer) -> bool | None:
    """Supported or not; None where it can't be checked."""
    return answer.claim.supported if answer.claim else None


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("it's washington, not brussels, behind the 2.3 billion of 2 july 2024, true?", True),
        ("it's brussels, not washington, behind the 2.3 billion of 2 july 2024, true?", False),
        ("austin rather than blinken spoke of the 2.3b on july 2 2024, correct?", True),
        ("it was blinken, not austin, who spoke of the 2.3b on july 2 2024. correct?", False),
        ("stimmt es, dass die USA am 2. Juli 2024 2,3 Milliarden Dollar angekündigt haben und nicht 23?", True),
        ("pakiet z 2 lipca 2024 to 23 mld, a nie 2,3 mld, zgadza się?", False),
        ("fue biden y no austin quien habló de los 2.300 millones el 2 de julio de 2024, ¿cierto?", False),
        ("austin, not umerov, was at the pentagon on 2 july 2024. true?", None),
    ],
)
def test_what_is_only_set_apart_is_not_claimed(bot: Bot, claim: str, supported: bool | None) -> None:
    assert verdict(bot.answer(claim)) is supported


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("the us total went past 50 billion by july 2 2024, can you confirm", True),
        ("us aid since february 2022 passed the 53 billion mark by july 2 2024, right?", True),
        ("us aid went past 54 billion by july 2 2024, can you confirm", False),
        ("us military help since february 2022 hadn't reached 40 billion by july 2 2024, true?", False),
        ("zelensky spoke of 800 bombs in a week at the end of june 2024, no more. true", False),
        ("zelensky: over 800 bombs in 7 days (june 30 2024). accurate?", True),
    ],
)
def test_a_mark_passed_or_missed_is_a_bound(bot: Bot, claim: str, supported: bool) -> None:
    assert verdict(bot.answer(claim)) is supported


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("the 2.3b was announced at the nato summit in washington, true?", False),
        ("the 2.3b came from ukraine's stockpile, true?", False),
        ("it was the us secretary of state who spoke of the 2.3b on july 2 2024, true?", False),
        ("that 2.3b answers kyiv's plea over the fighting around donetsk, t/f", True),
        ("the 2.3b answers moscow's plea over the fighting around donetsk, t/f", None),
        ("53.5b doesn't count the 2.3b so together it's 55.8 as of 2 july 2024. correct?", False),
        ("the us hadn't handed over the 2.3b on july 2 2024, correct?", True),
    ],
)
def test_whose_it_is_and_where_it_belongs_has_to_be_so(bot: Bot, claim: str, supported: bool | None) -> None:
    assert verdict(bot.answer(claim)) is supported


@pytest.mark.parametrize(
    ("question", "operation", "result"),
    [
        ("by how much is the 2 july 2024 us total above 50 billion", Operation.DIFFERENCE, "3500000000"),
        ("how far above the 50 billion mark was the us total on 2 july 2024", Operation.DIFFERENCE, "3500000000"),
        ("take the 2.3b out of the 53.5b, what's left", Operation.DIFFERENCE, "51200000000"),
        ("us total of 2 july 2024 but in millions", Operation.IN_MILLIONS, "53500"),
    ],
)
def test_sums_name_a_mark_a_part_or_a_scale(bot: Bot, question: str, operation: Operation, result: str) -> None:
    computed = bot.answer(question).computed
    assert computed is not None
    assert (computed.operation, str(computed.result)) == (operation, result)


def test_nothing_is_above_a_mark_that_it_does_not_reach(bot: Bot) -> None:
    assert bot.answer("how much more than 60 billion had the us allocated by july 2 2024").computed is None


def test_a_share_of_all_that_was_given_is_of_the_total_of_that_day(bot: Bot) -> None:
    computed = bot.answer("the 2.3b as a percentage of all the us had allocated by july 2 2024").computed
    assert computed is not None
    assert computed.operation is Operation.SHARE
    assert bot.answer("the 2.3b as a percentage of everything germany had given by july 2 2024").computed is None
