"""Accounting: a fact answers only when it, or what stands around it, tells of every word that counts."""

from datetime import date

import pytest

from bot.domain.answering.desk import Defaults, Desk
from bot.domain.answering.held_facts import on_date, things, without_repeats
from bot.domain.answering.look_ups import LookUps
from bot.domain.coverage import Covering
from bot.domain.model import Held
from tests.questions import Bot


def words_left(bot: Bot, question: str, fact: str, *, wide: bool = True) -> list[str]:
    with bot.store.reading(None) as shelf:
        desk = Desk(bot.read(question), LookUps(shelf), bot.vocabulary, Covering(bot.vocabulary), Defaults())
        return [term.words for term in desk.unexplained(shelf.fetch([fact])[0], wide=wide)]


def fetched(bot: Bot, *facts: str) -> list[Held]:
    with bot.store.reading(None) as shelf:
        return list(shelf.fetch(facts))


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("how much is the us package for ukraine", []),
        ("how much security assistance did Austin announce", []),
        ("how much is the giraffe package", ["giraffe"]),
        ("how much of the package was delivered", ["delivered"]),
        ("how much did germany announce", ["germany"]),
    ],
)
def test_words_are_told_by_the_slots_and_words_of_a_fact(bot: Bot, question: str, left: list[str]) -> None:
    assert words_left(bot, question, "seed-package-amount") == left


def test_what_stands_around_a_fact_may_tell_the_rest(bot: Bot) -> None:
    question = "package announced at the meeting with Umerov"
    assert words_left(bot, question, "seed-package-amount", wide=False) != []
    assert words_left(bot, question, "seed-package-amount") == []


@pytest.mark.parametrize(
    ("words", "agrees"),
    [
        ("2 july 2024", True),
        ("july 2024", True),
        ("2024", True),
        ("july 2", True),
        ("before august 2024", True),
        ("since june 2024", True),
        ("3 july 2024", False),
        ("2 july 2023", False),
        ("before 2 july 2024", False),
        ("after 2 july 2024", False),
        ("august", False),
    ],
)
def test_a_day_agrees_by_how_it_bounds(bot: Bot, words: str, agrees: bool) -> None:
    (when,) = bot.read(f"package {words}").whens
    (package,) = fetched(bot, "seed-package-amount")
    assert on_date(package, when) is agrees


def test_twins_from_two_sources_are_one_thing(bot: Bot) -> None:
    twins = fetched(bot, "seed-package-amount", "us-package-2024-07-02")
    assert len(set(things(twins).values())) == 1
    assert len(set(things(fetched(bot, "seed-package-amount", "us-pda-62")).values())) == 2


def test_each_fact_is_kept_once_in_order(bot: Bot) -> None:
    one, other = fetched(bot, "seed-package-amount", "us-pda-62")
    assert without_repeats([one, other, one]) == (one, other)
    assert without_repeats([one, other], one.fact.id) == (other,)


def test_an_office_is_held_at_the_time_asked(bot: Bot) -> None:
    with bot.store.reading(None) as shelf:
        for day, holder in ((date(2024, 7, 2), "lloyd-austin"), (date(2025, 6, 1), "pete-hegseth")):
            desk = Desk(bot.read(f"{day}"), LookUps(shelf), bot.vocabulary, Covering(bot.vocabulary), Defaults())
            assert desk.holders("office:pentagon chief") == (holder,)
