"""What is stored is told with the days that hold here, and who wants to be forgotten is."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.model import Actor
from bot.domain.vocabulary import Vocabulary
from bot.errors import NothingToUndo
from bot.present.reply import Reply
from bot.service.asked import Asked
from bot.service.service import Service
from bot.service.steady import SteadyClock
from bot.store.steady import certain_day
from tests.questions import NOON, TODAY, Bot, open_bot, whole

HERE, THERE = 111, 222
WHO = Actor(987654321, "Zebedee", curator=True, manager=True)
QUESTION = "norway ukraine package december 2025"


@pytest.fixture
def own(copied: Callable[[str], Path], vocabulary: Vocabulary, runner: asyncio.Runner) -> Iterator[Bot]:
    bot = open_bot(copied("privacy"), vocabulary, runner)
    yield bot
    bot.store.shut()


def ask(bot: Bot, text: str, *, server: int | None = HERE, actor: Actor = WHO) -> Reply:
    asked = Asked(text=text, actor=actor, server=server, today=TODAY, channel=5, within=(5,))
    return bot.runner.run(bot.service.respond(asked))


@pytest.mark.parametrize("server", [HERE, None])
def test_what_is_stored_is_told_with_the_days_that_hold_here(own: Bot, server: int | None) -> None:
    assert "365 days" in whole(ask(own, "!privacy", server=server))
    ask(own, "!settings retention 30")
    told = whole(ask(own, "!privacy", server=server))
    assert ("30 days" in told) is (server == HERE)
    assert "!forget me" in told
    assert ask(own, "!privacy").ephemeral


def test_who_is_forgotten_is_named_nowhere_and_told_how_much_went(own: Bot) -> None:
    for server in (HERE, THERE):
        ask(own, "!fact retire us-package-2024-07-02 wrong", server=server)
    ask(own, f"!aid tellme {QUESTION}")
    told = whole(ask(own, "!forget me", server=THERE, actor=replace(WHO, curator=False, manager=False)))
    for line in ("2 changes no longer name you", "0 proposals", "1 answer that you waited for"):
        assert line in told
    history = whole(ask(own, "!fact history us-package-2024-07-02"))
    assert "a forgotten member retired version" in history
    assert "Zebedee" not in history


@pytest.mark.parametrize("text", ["!forget", "!forget him", "!forget me not", "!forget everybody", "/forget"])
def test_only_the_very_words_forget_somebody(own: Bot, text: str) -> None:
    ask(own, "!fact retire us-package-2024-07-02 wrong")
    assert "!forget me" in ask(own, text).headline
    assert "Zebedee" in whole(ask(own, "!fact history us-package-2024-07-02"))


def test_at_a_terminal_there_is_nobody_to_forget(own: Bot) -> None:
    console = Actor(0, "console", operator=True)
    ask(own, "!fact retire us-package-2024-07-02 wrong", server=None, actor=console)
    assert "terminal" in ask(own, "!forget me", server=None, actor=console).headline
    assert "console" in whole(ask(own, "!fact history us-package-2024-07-02", server=None))


def on(own: Bot, day: int) -> Service:
    """A start on a day after the first, by the clock of the machine."""
    clock = SteadyClock(lambda: NOON + timedelta(days=day))
    clock.heed(own.runner.run(own.store.query(certain_day)))
    return Service(own.store, own.vocabulary, clock)


def starts(own: Bot, *days: int) -> list[int]:
    """Start the bot on these days after the first; give how much each start forgets."""
    return [own.runner.run(on(own, day).forget_old()) for day in days]


def test_what_is_old_is_forgotten_by_the_clock_of_the_bot(own: Bot) -> None:
    ask(own, f"!aid tellme {QUESTION}")
    assert starts(own, 0, 1, 2) == [0, 0, 0]
    assert starts(own, 366, 367, 368) == [0, 0, 1]
    assert "0 answers" in whole(ask(own, "!forget me"))


def test_a_clock_that_leaps_ahead_forgets_nothing(own: Bot) -> None:
    ask(own, f"!aid tellme {QUESTION}")
    assert starts(own, 0, 1, 2, 4000, 3, 4, 700, 5, 6, 7) == [0] * 10
    assert "1 answer " in whole(ask(own, "!forget me"))


def test_what_a_clock_that_is_behind_dates_is_not_forgotten_as_old(own: Bot) -> None:
    assert starts(own, 0, 1, 2) == [0, 0, 0]
    behind = on(own, -4000)
    asked = Asked(text="how many zebras did mars give", actor=WHO, server=HERE, today=TODAY, channel=5, within=(5,))
    own.runner.run(behind.respond(asked))
    own.runner.run(behind.finish())
    assert starts(own, 3, 4, 5) == [0, 0, 0]
    assert "zebras" in whole(ask(own, "!inbox"))


def test_an_undoing_that_a_clock_dated_ahead_is_not_just_now_for_ever(own: Bot) -> None:
    fact = "us-package-2024-07-02"
    ask(own, f"!fact retire {fact} wrong")
    ahead = on(own, 300)
    undo = Asked(text=f"!fact undo {fact}", actor=WHO, server=HERE, today=TODAY, channel=5, within=(5,))
    own.runner.run(ahead.respond(undo))
    with pytest.raises(NothingToUndo):
        ask(own, f"!fact undo {fact}", actor=replace(WHO, id=5, name="Anna"))
