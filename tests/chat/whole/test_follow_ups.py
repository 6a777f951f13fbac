"""Replies to an answer go on from it, in a chain, for everybody in the channel, and after a restart too."""

from collections.abc import Callable
from pathlib import Path

import pytest
import simcord

from bot.service.service import Service
from tests.chat.conftest import words
from tests.chat.talking import Place, bot_on

TOTAL = "us total ukraine"


@pytest.fixture(scope="module")
def path(copied: Callable[[str], Path]) -> Path:
    return copied("follow-ups")


async def test_a_reply_to_an_answer_inherits_what_it_does_not_say_and_says_so(here: Place) -> None:
    told = words(await here.go_on(await here.ask(TOTAL), "and in 2023?"))
    assert "United States → Ukraine, total as of 27 December 2023" in told
    assert f"going on from “{TOTAL}”" in told


async def test_a_chain_of_replies_goes_on_from_all_of_them(here: Place) -> None:
    second = await here.go_on(await here.ask(TOTAL), "and in 2023?")
    third = words(await here.go_on(second, "and germany?"))
    assert "Germany → Ukraine" in third
    assert "2023" in third.strip().splitlines()[0]


async def test_a_reply_goes_on_from_the_answer_it_points_to_not_the_latest(here: Place) -> None:
    first = await here.ask(TOTAL)
    await here.ask("how much did germany give to ukraine in total?")
    assert "United States → Ukraine" in words(await here.go_on(first, "and in 2023?"))


async def test_a_reply_that_asks_something_of_it_is_asked_of_that_answer(here: Place) -> None:
    package = await here.ask("how big was the 2 july 2024 package")
    assert "Lloyd Austin" in words(await here.go_on(package, "who announced it?"))
    assert "$2.3 billion" in words(await here.go_on(package, "source?"))
    assert "$2.3 billion" not in words(await here.go_on(package, "and the one before?"))


async def test_a_whole_question_in_a_reply_stands_for_itself(here: Place) -> None:
    told = words(await here.go_on(await here.ask(TOTAL), "sudan 2024 requirement"))
    assert "→ Sudan" in told
    assert "going on from" not in told


async def test_what_is_not_said_in_reply_goes_on_from_nothing(here: Place) -> None:
    await here.ask(TOTAL)
    assert "going on from" not in words(await here.ask("and in 2023?"))


async def test_a_reply_to_a_slash_answer_goes_on_from_it(here: Place) -> None:
    result = await here.member.slash(here.channel, "aid", question=TOTAL)
    assert result.response is not None
    told = words(await here.go_on(result.response.message, "and in 2023?"))
    assert "total as of 27 December 2023" in told


async def test_a_reply_to_a_history_asks_for_a_history(here: Place) -> None:
    history = await here.ask("!aid history us ukraine")
    german = await here.go_on(history, "and germany?")
    asked_whole = await here.ask("!aid history germany ukraine")
    assert words(german).strip().splitlines()[0] == words(asked_whole).strip().splitlines()[0]


async def test_after_a_restart_a_chain_is_read_again_from_the_messages(
    here: Place, service: Service, path: Path
) -> None:
    second = await here.go_on(await here.ask(TOTAL), "and in 2023?")
    before = words(await here.go_on(second, "and germany?"))
    await here.env.restart_bot(bot_on(service, path))
    assert words(await here.go_on(second, "and germany?")) == before


async def test_after_a_restart_a_question_that_was_deleted_is_asked_anew(
    here: Place, service: Service, path: Path
) -> None:
    question = await here.member.send(here.channel, f"{here.mention} {TOTAL}")
    answer = here.last
    await here.member.delete(question)
    await here.env.restart_bot(bot_on(service, path))
    told = words(await here.go_on(answer, "and in 2023?"))
    assert "going on from" not in told


async def test_an_edited_follow_up_still_goes_on_from_the_answer(here: Place) -> None:
    answer = await here.ask(TOTAL)
    asked = await here.member.send(here.channel, "and in 2022?", reply_to=answer)
    await here.member.edit(asked, "and in 2023?")
    assert "total as of 27 December 2023" in words(here.last)


async def test_two_servers_do_not_share_what_was_asked(here: Place, simcord_env: simcord.Env) -> None:
    there = Place(simcord_env, "second")
    await here.ask(TOTAL)
    german = await there.ask("how much did germany give to ukraine in total?")
    assert "Germany → Ukraine" in words(await there.go_on(german, "and in 2023?"))


@pytest.mark.parametrize("chat", ["thanks!", "ok", "lol"])
async def test_small_talk_under_an_answer_does_not_repeat_it(here: Place, chat: str) -> None:
    answer = await here.ask(TOTAL)
    told = words(await here.go_on(answer, chat))
    assert "going on from" not in told
    assert "$" not in told.splitlines()[0]
