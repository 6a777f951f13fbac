"""Buttons: choices ask for their asker, pages turn, and what is forgotten says so."""

from dataclasses import replace

import discord

from bot.chat.client import build_client
from bot.errors import StaleVersion
from bot.present.reply import Choice, Reply, ReplyKind
from tests.chat.answers_double import SAVE_OR_CANCEL, UNSHOWABLE
from tests.chat.conftest import ChatSettings, World, labels, words

CLARIFY = Reply(
    kind=ReplyKind.CLARIFY,
    headline="Which aid do you mean?",
    choices=(Choice("Military aid", "us military aid"), Choice("All aid", "us aid of all kinds")),
)
PAGING = ["‹ Back", "Next ›"]
LONG_QUESTION = "us military aid to ukraine " * 10
LONG = Reply(kind=ReplyKind.LIST, headline="Packages", body=tuple(f"Package {number} " * 8 for number in range(60)))


async def test_choices_are_buttons_that_ask_in_place_of_the_reply(world: World) -> None:
    world.service.replies["!aid us"] = CLARIFY
    await world.member.send(world.channel, "!aid us")
    (reply,) = world.said
    assert labels(reply) == ["Military aid", "All aid"]
    await world.member.click(reply, label="Military aid")
    assert world.service.asked[-1].text == "us military aid"
    assert world.service.asked[-1].actor.id == world.member.id
    (reply,) = world.said
    assert "us military aid" in words(reply)
    assert labels(reply) == []


async def test_nobody_else_presses_the_buttons_of_an_asker(world: World) -> None:
    world.service.replies["!aid us"] = CLARIFY
    await world.member.send(world.channel, "!aid us")
    pressed = await world.curator.click(world.said[0], label="Military aid")
    assert pressed.ephemeral
    assert pressed.response is not None
    assert "Only the person who asked" in pressed.response.content
    assert len(world.service.asked) == 1


async def test_buttons_work_after_a_restart(world: World, settings: ChatSettings) -> None:
    world.service.replies["!aid us"] = CLARIFY
    await world.member.send(world.channel, "!aid us")
    (reply,) = world.said
    await world.env.restart_bot(build_client(world.service, settings))
    await world.member.click(reply, label="All aid")
    assert world.service.asked[-1].text == "us aid of all kinds"


async def test_a_question_too_long_for_a_button_is_remembered(world: World) -> None:
    world.service.replies["!aid us"] = Reply(kind=ReplyKind.CLARIFY, choices=(Choice("Long", LONG_QUESTION),))
    await world.member.send(world.channel, "!aid us")
    await world.member.click(world.said[0], label="Long")
    assert world.service.asked[-1].text == LONG_QUESTION


async def test_a_long_question_outlives_a_restart_and_says_so_when_it_is_forgotten(
    world: World, settings: ChatSettings
) -> None:
    world.service.replies["!aid us"] = Reply(kind=ReplyKind.CLARIFY, choices=(Choice("Long", LONG_QUESTION),))
    await world.member.send(world.channel, "!aid us")
    await world.member.send(world.channel, "!aid us")
    first, second = world.said
    await world.env.restart_bot(build_client(world.service, settings))
    await world.member.click(first, label="Long")
    assert world.service.asked[-1].text == LONG_QUESTION
    world.service.kept.clear()
    await world.env.restart_bot(build_client(world.service, settings))
    pressed = await world.member.click(second, label="Long")
    assert pressed.ephemeral
    assert pressed.response is not None
    assert "too old" in pressed.response.content


async def test_a_long_reply_turns_its_pages_after_a_restart_for_its_asker_alone(
    world: World, settings: ChatSettings
) -> None:
    told = replace(LONG, again=("/aid topics",))
    world.service.replies["!aid list"] = told
    world.service.replies["/aid topics"] = told
    await world.member.send(world.channel, "!aid list")
    (first,) = world.said
    await world.env.restart_bot(build_client(world.service, settings))
    assert (await world.curator.click(first, label="Next ›")).ephemeral
    await world.member.click(first, label="Next ›")
    (second,) = world.said
    assert "Package 0 " not in words(second)
    assert labels(second) == PAGING


async def test_choices_keep_within_what_discord_takes(world: World) -> None:
    many = tuple(Choice(f"{number} {'wide ' * 30}", f"question {number % 20}") for number in range(40))
    world.service.replies["!aid us"] = Reply(kind=ReplyKind.CLARIFY, headline="Which?", choices=many)
    await world.member.send(world.channel, "!aid us")
    shown = [label or "" for label in labels(world.said[0]) if label not in PAGING]
    assert [label.split()[0] for label in shown] == [str(number) for number in range(15)]
    assert {len(label) for label in shown} == {80}


async def test_a_failure_leaves_the_buttons_as_they_are(world: World) -> None:
    world.service.replies["!fact add"] = SAVE_OR_CANCEL
    world.service.replies["!fact save K3F9"] = StaleVersion("a-1", 1, 2, ["value differs"])
    await world.member.send(world.channel, "!fact add")
    (reply,) = world.said
    pressed = await world.member.click(reply, label="Save")
    assert pressed.ephemeral
    assert pressed.response is not None
    assert "has changed since you opened it" in words(pressed.response.message)
    assert labels(world.said[0]) == ["Save", "Cancel"]


async def test_what_only_the_asker_may_see_does_not_replace_a_public_reply(world: World) -> None:
    world.service.replies["!aid us"] = CLARIFY
    world.service.replies["us military aid"] = Reply(kind=ReplyKind.TEXT, headline="For you alone", ephemeral=True)
    await world.member.send(world.channel, "!aid us")
    pressed = await world.member.click(world.said[0], label="Military aid")
    assert pressed.ephemeral
    assert "Which aid do you mean" in words(world.said[0])


async def test_a_slow_answer_to_a_button_is_acknowledged_in_time(world: World) -> None:
    world.service.replies["!aid us"] = CLARIFY
    await world.member.send(world.channel, "!aid us")
    release = world.hold_answers()
    pressed = await world.member.click(world.said[0], label="Military aid")
    await world.env.advance_time(2.9)
    assert pressed.acknowledged
    release()
    await world.env.settle()
    assert "us military aid" in words(world.said[0])


async def test_a_long_reply_turns_its_pages(world: World) -> None:
    world.service.replies["!aid list"] = LONG
    await world.member.send(world.channel, "!aid list")
    (first,) = world.said
    assert "Package 0" in words(first)
    assert labels(first) == PAGING
    refused = await world.curator.click(first, label="Next ›")
    assert refused.ephemeral
    await world.member.click(first, label="Next ›")
    (second,) = world.said
    assert "Package 0 " not in words(second)
    await world.member.click(second, label="‹ Back")
    assert words(world.said[0]) == words(first)


async def test_the_last_page_leads_no_further(world: World) -> None:
    world.service.replies["!aid list"] = LONG
    channel = world.channel_without("embed_links")
    await world.member.send(channel, "!aid list")
    turned = 0
    while may_turn(channel.history()[-1]):
        await world.member.click(channel.history()[-1], label="Next ›")
        turned += 1
    assert "Package 59" in channel.history()[-1].content
    assert turned > 1


async def test_pages_forgotten_by_a_restart_say_so(world: World, settings: ChatSettings) -> None:
    world.service.replies["!aid list"] = LONG
    await world.member.send(world.channel, "!aid list")
    (reply,) = world.said
    await world.env.restart_bot(build_client(world.service, settings))
    pressed = await world.member.click(reply, label="Next ›")
    assert pressed.ephemeral
    assert pressed.response is not None
    assert "too old" in pressed.response.content


async def test_a_page_that_is_gone_after_slow_work_says_so(world: World, settings: ChatSettings) -> None:
    world.service.replies["!aid list"] = replace(LONG, again=("/aid topics",))
    world.service.replies["/aid topics"] = Reply(kind=ReplyKind.TEXT, headline="Short by now.")
    await world.member.send(world.channel, "!aid list")
    (reply,) = world.said
    await world.env.restart_bot(build_client(world.service, settings))
    release = world.hold_answers()
    pressed = await world.member.click(reply, label="Next ›")
    await world.env.advance_time(2.9)
    release()
    await world.env.settle()
    assert ["too old" in each.content for each in pressed.followups] == [True]
    assert [each.ephemeral for each in pressed.followups] == [True]


async def test_a_button_of_a_kind_that_there_is_no_longer_says_so(world: World) -> None:
    world.service.replies["!aid us"] = CLARIFY
    await world.member.send(world.channel, "!aid us")
    stored = world.env.backend.get_message(world.channel.id, world.said[0].id)
    stored.components[0]["components"][0]["custom_id"] = "vote:1:2"
    pressed = await world.member.click(world.said[0], custom_id="vote:1:2")
    assert pressed.ephemeral
    assert pressed.response is not None
    assert "too old" in pressed.response.content


def may_turn(message: discord.Message) -> bool:
    """Whether there is a next page."""
    view = discord.ui.View.from_message(message)
    return any(
        isinstance(item, discord.ui.Button) and item.label == "Next ›" and not item.disabled for item in view.children
    )


async def test_a_defect_behind_a_button_is_told_by_an_id(world: World) -> None:
    world.service.replies["!aid us"] = CLARIFY
    world.service.replies["us military aid"] = UNSHOWABLE
    await world.member.send(world.channel, "!aid us")
    pressed = await world.member.click(world.said[0], label="Military aid")
    assert pressed.ephemeral
    assert pressed.response is not None
    assert "Something went wrong (id" in words(pressed.response.message)
