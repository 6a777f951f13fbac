"""Who asked to be told is told once, with the answer, where they asked; across servers, failures and restarts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import discord
import pytest
import simcord

from bot.domain.model import Actor
from bot.domain.vocabulary import Vocabulary
from bot.service.asked import Asked
from bot.service.service import Service
from tests.chat.conftest import labels, words
from tests.chat.talking import FACT, NOW, QUESTION, Place, bot_on, opened

BUTTON = "Tell me when it is answered"
NOW_ANSWERED = f"Now there is an answer to “{QUESTION}”"


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("telling")


async def want_to_be_told(place: Place) -> None:
    """Have the member ask what nobody can answer, and press the button."""
    answer = await place.ask(QUESTION)
    assert labels(answer)[-1] == BUTTON
    pressed = await place.member.click(answer, label=BUTTON)
    assert pressed.ephemeral
    assert pressed.response is not None
    assert "I will tell you here" in words(pressed.response.message)


async def add_without_discord(service: Service) -> None:
    """Add the fact for all servers from a program that has no Discord, such as the console."""
    operator = Actor(0, "console", operator=True)
    asked = Asked(text=f"!fact add {FACT}", actor=operator, server=None, today=NOW.date())
    draft = await service.respond(asked)
    await service.respond(replace(asked, text=draft.choices[0].question))


def told_in(place: Place) -> list[discord.Message]:
    """The messages that bring an answer."""
    return [message for message in place.channel.history() if "Now there is an answer" in message.content]


async def test_the_asker_is_told_in_the_channel_with_the_answer(here: Place) -> None:
    await want_to_be_told(here)
    await here.add_fact()
    (told,) = told_in(here)
    assert NOW_ANSWERED in told.content
    assert "$1.25 billion" in words(told)
    assert "](<https://www.nrk.no/package>)" in words(told)


async def test_the_asker_alone_is_pinged(here: Place) -> None:
    question = f"{QUESTION} @everyone {here.curator.mention}"
    await here.member.send(here.channel, f"!aid tellme {question}")
    await here.add_fact()
    for told in told_in(here):
        assert [user.id for user in told.mentions] == [here.member.id]
        assert not told.mention_everyone


async def test_what_is_answered_already_is_told_at_once(here: Place) -> None:
    await here.add_fact()
    await here.member.send(here.channel, f"!aid tellme {QUESTION}")
    assert "$1.25 billion" in words(here.last)


async def test_typing_does_what_the_button_does(here: Place) -> None:
    await here.member.send(here.channel, f"!aid tellme {QUESTION}")
    assert "I will tell you here" in words(here.last)
    await here.add_fact()
    assert len(told_in(here)) == 1


async def test_nobody_is_told_twice(here: Place) -> None:
    await want_to_be_told(here)
    await here.member.send(here.channel, f"!aid tellme {QUESTION}")
    await here.add_fact()
    await here.add_fact(FACT.replace("1.25", "1.35"))
    assert len(told_in(here)) == 1


async def test_everybody_who_asked_is_told(here: Place) -> None:
    for person in (here.member, here.curator):
        await person.send(here.channel, f"!aid tellme {QUESTION}")
    await here.add_fact()
    assert {user.id for told in told_in(here) for user in told.mentions} == {here.member.id, here.curator.id}


async def test_a_fact_that_does_not_answer_tells_nobody(here: Place) -> None:
    await want_to_be_told(here)
    await here.add_fact(FACT.replace("Norway", "Denmark"))
    assert told_in(here) == []


async def test_a_fact_of_another_server_tells_nobody_here(here: Place, simcord_env: simcord.Env) -> None:
    there = Place(simcord_env, "second")
    await want_to_be_told(here)
    await want_to_be_told(there)
    await there.add_fact()
    assert (len(told_in(here)), len(told_in(there))) == (0, 1)


async def test_a_fact_for_all_servers_tells_every_server_and_direct_messages(
    simcord_env: simcord.Env, service: Service, path: Path
) -> None:
    here, there = Place(simcord_env, "first"), Place(simcord_env, "second")
    await simcord_env.restart_bot(bot_on(service, path, here.curator.id))
    for place in (here, there):
        await want_to_be_told(place)
    await here.member.send_dm(f"!aid tellme {QUESTION}")
    await here.curator.send_dm(f"!fact add {FACT}")
    await here.curator.user.click(here.curator.user.dm_channel.history()[-1], label="Save")
    assert (len(told_in(here)), len(told_in(there))) == (1, 1)
    assert NOW_ANSWERED in here.member.user.dm_channel.history()[-1].content


async def test_an_undo_that_brings_a_fact_back_tells_too(here: Place) -> None:
    await here.add_fact()
    fact = "no-ua-package-2025-12-20-1-25bn"
    await here.curator.send(here.channel, f"!fact retire {fact} by mistake")
    await want_to_be_told(here)
    await here.curator.send(here.channel, f"!fact undo {fact}")
    assert len(told_in(here)) == 1


async def test_who_is_forgotten_is_not_told(here: Place) -> None:
    await want_to_be_told(here)
    await here.member.send(here.channel, "!aid forgetme")
    assert "you waited for 1 answer" in words(here.last)
    await here.add_fact()
    assert told_in(here) == []


async def test_a_follow_up_without_an_answer_is_told_as_it_was_meant(here: Place) -> None:
    first = await here.ask("us ukraine package december 2025")
    second = await here.go_on(first, "and norway?")
    await here.member.click(second, label=BUTTON)
    await here.add_fact()
    (told,) = told_in(here)
    assert "$1.25 billion" in words(told)
    assert "and norway?" in told.content


async def test_the_button_works_after_a_restart(here: Place, service: Service, path: Path) -> None:
    answer = await here.ask(QUESTION)
    await here.env.restart_bot(bot_on(service, path))
    await here.member.click(answer, label=BUTTON)
    await here.add_fact()
    assert len(told_in(here)) == 1


async def test_what_was_answered_while_the_bot_was_away_is_told_at_the_start(
    here: Place, path: Path, vocabulary: Vocabulary
) -> None:
    await want_to_be_told(here)
    async with opened(path, vocabulary) as elsewhere:
        await add_without_discord(elsewhere)
        assert told_in(here) == []
        await here.env.restart_bot(bot_on(elsewhere, path))
        assert len(told_in(here)) == 1
        await here.env.restart_bot(bot_on(elsewhere, path))
        assert len(told_in(here)) == 1


async def test_a_message_that_could_not_be_sent_is_tried_once_more_at_the_next_start(
    here: Place, service: Service, path: Path
) -> None:
    await want_to_be_told(here)
    await here.curator.send(here.channel, f"!fact add {FACT}")
    here.env.inject_error("POST", f"/channels/{here.channel.id}/messages", status=403, code=50001, times=1)
    await here.curator.click(here.last, label="Save")
    assert told_in(here) == []
    await here.add_fact(FACT.replace("Norway", "Denmark"))
    assert told_in(here) == [], "not before the next start"
    for _ in range(2):
        await here.env.restart_bot(bot_on(service, path))
        assert len(told_in(here)) == 1


async def test_a_message_that_fails_twice_is_given_up(here: Place, service: Service, path: Path) -> None:
    await want_to_be_told(here)
    await here.curator.send(here.channel, f"!fact add {FACT}")
    here.env.inject_error("POST", f"/channels/{here.channel.id}/messages", status=403, code=50001, times=2)
    await here.curator.click(here.last, label="Save")
    for _ in range(3):
        await here.env.restart_bot(bot_on(service, path))
    assert told_in(here) == []


async def test_where_embeds_are_not_allowed_the_answer_is_text(here: Place) -> None:
    assert here.env.bot.user is not None
    plain = here.guild.create_text_channel(
        "plain", overwrites={here.env.bot.user: discord.PermissionOverwrite(embed_links=False)}
    )
    await here.member.send(plain, f"!aid tellme {QUESTION}")
    await here.add_fact()
    told = plain.history()[-1]
    assert "$1.25 billion" in told.content
    assert told.embeds == []


async def test_a_channel_that_is_gone_is_no_reason_to_fail_the_others(here: Place) -> None:
    gone = here.guild.create_text_channel("gone")
    await here.member.send(gone, f"!aid tellme {QUESTION}")
    await here.curator.send(here.channel, f"!aid tellme {QUESTION}")
    channel = here.env.bot.get_channel(gone.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete()
    await here.add_fact()
    (told,) = told_in(here)
    assert [user.id for user in told.mentions] == [here.curator.id]
