"""What is stored is told with the days that hold here, and who wants to be forgotten is."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.model import Actor
from bot.domain.vocabulary import Vocabulary
from bot.present.reply import Reply
from bot.service.asked import Asked
from bot.service.service import Service
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


def test_what_is_old_is_forgotten_by_the_clock_of_the_bot(own: Bot) -> None:
    ask(own, f"!aid tellme {QUESTION}")
    run = own.runner.run
    assert run(own.service.forget_old()) == 0
    later = Service(own.store, own.vocabulary, lambda: NOON + timedelta(days=366))
    assert run(later.forget_old()) == 1
    assert "0 answers" in whole(ask(own, "!forget me"))
