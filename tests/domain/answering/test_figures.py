"""Finding figures by keys: exact amounts before near ones, and each thing once."""

from decimal import Decimal

import pytest

from bot.domain.answering.desk import Defaults, Desk
from bot.domain.answering.figures import distinct, newest_first, referred_to, wanted_figures
from bot.domain.answering.look_ups import LookUps
from bot.domain.coverage import Covering
from tests.questions import Bot


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("the 2.3 billion package", Decimal("2.3e9")),
        ("the 2.3 package", Decimal("2.3e9")),
        ("$225 million", Decimal("2.25e8")),
        ("2,3 млрд", Decimal("2.3e9")),
    ],
)
def test_an_amount_stands_for_the_figures_of_that_value(bot: Bot, question: str, value: Decimal) -> None:
    with bot.store.reading(None) as shelf:
        desk = Desk(bot.read(question), LookUps(shelf), bot.vocabulary, Covering(bot.vocabulary), Defaults())
        found = referred_to(desk, desk.reading.amounts[0])
    assert found
    assert {held.figure.value for held in found} == {value}


def test_an_amount_in_another_unit_stands_for_nothing_else(bot: Bot) -> None:
    with bot.store.reading(None) as shelf:
        desk = Desk(bot.read("€2.3 billion"), LookUps(shelf), bot.vocabulary, Covering(bot.vocabulary), Defaults())
        found = referred_to(desk, desk.reading.amounts[0])
    assert "seed-package-amount" not in {held.fact.id for held in found}


@pytest.mark.parametrize(
    ("question", "donor", "recipient", "measures"),
    [
        ("total", "US", "UA", frozenset({"running_total"})),
        ("germany total", "DE", None, frozenset({"running_total"})),
        ("sudan requirement", "ocha", "SD", frozenset({"requirement"})),
        ("package for ukraine", "US", "UA", frozenset({"package"})),
    ],
)
def test_what_is_not_said_is_taken_from_the_defaults_or_the_reporter(
    bot: Bot, question: str, donor: str, recipient: str | None, measures: frozenset[str]
) -> None:
    with bot.store.reading(None) as shelf:
        desk = Desk(bot.read(question), LookUps(shelf), bot.vocabulary, Covering(bot.vocabulary), Defaults())
        wanted = wanted_figures(desk)
    assert (wanted.roles.donor, wanted.roles.recipient, wanted.measures) == (donor, recipient, measures)


def test_twins_are_one_and_the_newest_comes_first(bot: Bot) -> None:
    with bot.store.reading(None) as shelf:
        found = shelf.fetch(["us-pda-43", "seed-package-amount", "us-package-2024-07-02", "us-pda-62"])
    assert newest_first(distinct(found))[0].fact.id == "us-pda-62"
    assert len(distinct(found)) == 3
