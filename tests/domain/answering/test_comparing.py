"""A claim against the figure that it speaks of: like with like, and each way in which it departs from it."""

import pytest

from tests.questions import Bot, told


def differing(bot: Bot, claim: str) -> set[str] | None:
    """What differs; None where the claim can't be checked."""
    answer = bot.check(claim)
    return None if answer.claim is None else {differs.what for differs in answer.claim.differs}


@pytest.mark.parametrize(
    "claim",
    [
        "the package of 2 july 2024 was 2.3 billion",
        "the US gave Ukraine 2.3 billion on 2 July 2024",
        "Austin announced 2.3 billion on 2 July 2024",
        "the 2 july 2024 package was under 3 billion",
        "the 2 july 2024 package was more than 2 billion",
        "the US total as of 2 July 2024 was more than 53.5 billion",
        "Russia dropped more than 800 bombs in a week",
        "about 50 allies support Ukraine",
    ],
)
def test_what_agrees_in_everything_is_sourced(bot: Bot, claim: str) -> None:
    assert differing(bot, claim) == set()


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("the package of 2 july 2024 was 23 billion", "seed-package-amount"),
        ("the package of 2 july 2024 was 2.3 million", "seed-package-amount"),
        ("the package of 2 july 2024 was more than 5 billion", "seed-package-amount"),
        ("the package of 2 july 2024 was under 1 billion", "seed-package-amount"),
        ("the US total as of 2 July 2024 was 200 billion", "seed-total-since-invasion"),
        ("Russia dropped 80 bombs in a week", "seed-bombs-week"),
        ("Zelensky said that Russia dropped 80 bombs", "seed-bombs-week"),
        ("30 allies support Ukraine", "seed-allies-count"),
    ],
)
def test_another_value_is_told_against_the_figure_of_the_same_thing(bot: Bot, claim: str, fact: str) -> None:
    answer = bot.check(claim)
    assert answer.claim is not None
    assert not answer.claim.supported
    assert told(answer) == fact
    assert "value" in {differs.what for differs in answer.claim.differs}


@pytest.mark.parametrize(
    "claim", ["Russia dropped 80 bombs in a week", "50 allies have 2 flags", "5 ministers met Austin"]
)
def test_things_are_never_compared_with_money(bot: Bot, claim: str) -> None:
    answer = bot.check(claim)
    assert answer.claim is None or not answer.main[0].figure.is_money


@pytest.mark.parametrize(
    ("claim", "what"),
    [
        ("Blinken announced the 2.3 billion on 2 July 2024", "person"),
        ("Blinken announced the 2.3 billion package", "person"),
        ("Zelensky announced the 2.3 billion package of 2 july 2024", "person"),
        ("Germany gave Ukraine 2.3 billion on 2 July 2024", "donor"),
        ("the US gave Israel 2.3 billion on 2 July 2024", "recipient"),
        ("the 2.3 billion of 2 july 2024 has been delivered", "stage"),
        ("the 53.5 billion was delivered", "stage"),
        ("2,3 млрд від 2 липня 2024 уже доставлено", "stage"),
        ("the 2.3 billion of 2 july 2024 was humanitarian aid", "kind"),
        ("the 2.3 billion of 2 July 2024 was cash", "kind"),
        ("the 2.3 billion package of 2 july 2024 was a loan", "mechanism"),
        ("the 2.3 billion package was a loan", "mechanism"),
        ("800 bombs were dropped in a day", "period"),
        ("the 2.3 billion was announced on 3 July 2023", "day"),
        ("the 2.3 billion package was announced on 5 August 2024", "day"),
    ],
)
def test_each_departure_is_named(bot: Bot, claim: str, what: str) -> None:
    assert what in (differing(bot, claim) or set())


def test_a_right_amount_on_a_wrong_day_is_not_called_a_wrong_amount(bot: Bot) -> None:
    assert "value" not in (differing(bot, "the 2.3 billion was announced on 3 August 2024") or set())


@pytest.mark.parametrize(
    "claim",
    [
        "the 2.3 billion of 2 july 2024 paid for giraffes",
        "the 2.3 billion of 2 july 2024 went to Kharkiv schools",
        "the US spent 2.3 billion on yachts",
    ],
)
def test_a_word_that_nobody_can_place_leaves_a_claim_unchecked(bot: Bot, claim: str) -> None:
    assert differing(bot, claim) != set()
