"""Messages: which are answered, where the answer goes, and that it pings nobody."""

import logging

import discord
import pytest

from bot.errors import StoreUnavailable
from bot.present.reply import Choice, Reply, ReplyKind
from tests.chat.answers_double import UNSHOWABLE
from tests.chat.conftest import ChatSettings, World, said_in, words


async def test_a_prefix_command_is_answered_as_a_reply_to_it(world: World) -> None:
    question = await world.member.send(world.channel, "!aid total")
    (reply,) = world.said
    assert "aid total" in words(reply)
    assert reply.reference is not None
    assert reply.reference.message_id == question.id


async def test_the_service_learns_who_asked_what_where_and_on_which_day(world: World) -> None:
    question = await world.member.send(world.channel, "!aid total")
    (asked,) = world.service.asked
    assert (asked.text, asked.prefix, asked.slash) == ("!aid total", "!", None)
    assert (asked.actor.id, asked.actor.name) == (world.member.id, "member")
    assert (asked.server, asked.today) == (world.guild.id, question.created_at.date())


async def test_a_mention_is_taken_off_the_question(world: World) -> None:
    await world.member.send(world.channel, f"{world.mention} how much aid?")
    assert [asked.text for asked in world.service.asked] == ["how much aid?"]


async def test_an_empty_mention_asks_for_help(world: World) -> None:
    await world.member.send(world.channel, world.mention)
    assert [asked.text for asked in world.service.asked] == ["!aid help"]


async def test_a_direct_message_needs_neither_mention_nor_prefix(world: World) -> None:
    await world.member.send_dm("how much aid?")
    (asked,) = world.service.asked
    assert (asked.text, asked.server, asked.actor.curator) == ("how much aid?", None, False)
    assert len(said_in(world, world.member.user.dm_channel)) == 1


async def test_a_reply_to_the_bot_is_a_question(world: World) -> None:
    await world.member.send(world.channel, "!aid total")
    await world.member.send(world.channel, "and in 2023?", reply_to=world.said[0])
    assert [asked.text for asked in world.service.asked] == ["!aid total", "and in 2023?"]


async def test_a_reply_to_an_answer_brings_the_questions_that_it_was_about(world: World) -> None:
    answered = ("/aid total", "and in 2022?")
    world.service.replies["!aid total"] = Reply(kind=ReplyKind.FIGURE, headline="$1", asked=answered)
    await world.member.send(world.channel, "!aid total")
    await world.curator.send(world.channel, "and in 2023?", reply_to=world.said[0])
    assert [asked.chain for asked in world.service.asked] == [(), answered]


async def test_a_reply_to_what_a_button_led_to_goes_on_from_there(world: World) -> None:
    choice = Reply(kind=ReplyKind.CLARIFY, headline="Which?", choices=(Choice("Military", "military"),), asked=("us",))
    world.service.replies["!aid us"] = choice
    world.service.replies["military"] = Reply(kind=ReplyKind.FIGURE, headline="$1", asked=("military",))
    await world.member.send(world.channel, "!aid us")
    await world.member.click(world.said[0], label="Military")
    await world.member.send(world.channel, "and in 2023?", reply_to=world.said[0])
    assert world.service.asked[-1].chain == ("military",)


async def test_a_reply_to_somebody_else_is_not(world: World) -> None:
    remark = await world.curator.send(world.channel, "so much aid")
    await world.member.send(world.channel, "and in 2023?", reply_to=remark)
    assert world.service.asked == []


async def test_talk_among_people_is_left_alone(world: World) -> None:
    await world.member.send(world.channel, "how much aid did Ukraine get?")
    assert world.service.asked == []
    assert world.said == []


async def test_the_bot_is_silent_where_the_service_is(world: World) -> None:
    world.service.replies["!aid …"] = Reply(kind=ReplyKind.SILENT)
    await world.member.send(world.channel, "!aid …")
    assert world.said == []


@pytest.mark.parametrize("text", ["!play a song", "!", "!!!", "! so much aid", "!rank @everyone"])
async def test_the_commands_of_other_bots_are_left_to_them(world: World, text: str) -> None:
    await world.member.send(world.channel, text)
    assert world.service.asked == []


async def test_a_misspelled_command_is_ours(world: World) -> None:
    await world.member.send(world.channel, "!qoute austin")
    assert [asked.text for asked in world.service.asked] == ["!qoute austin"]


async def test_other_bots_are_ignored(world: World) -> None:
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    await robot.send(world.channel, f"{world.mention} how much aid?")
    assert world.service.asked == []


async def test_webhooks_are_ignored(world: World) -> None:
    await world.guild.create_webhook(world.channel).send("!aid total")
    assert world.service.asked == []


async def test_each_server_has_its_own_prefix(world: World) -> None:
    world.service.prefixes[world.guild.id] = "?"
    await world.member.send(world.channel, "!aid total")
    await world.member.send(world.channel, "?aid total")
    assert [(asked.text, asked.prefix) for asked in world.service.asked] == [("?aid total", "?")]


async def test_a_thread_is_answered_in_the_thread(world: World) -> None:
    start = await world.member.send(world.channel, "about aid")
    channel = world.env.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.get_partial_message(start.id).create_thread(name="aid")
    (thread,) = world.channel.threads
    await world.member.send(thread, "!aid total")
    assert len(said_in(world, thread)) == 1


async def test_a_post_in_a_forum_is_answered_there(world: World) -> None:
    forum = world.env.bot.get_channel(world.guild.create_forum_channel("questions").id)
    assert isinstance(forum, discord.ForumChannel)
    await forum.create_thread(name="aid", content="Ask here")
    (post,) = world.guild.channels["questions"].threads
    await world.member.send(post, f"{world.mention} how much aid?")
    assert [asked.text for asked in world.service.asked] == ["how much aid?"]
    assert "how much aid?" in words(said_in(world, post)[-1])


async def test_without_permission_to_speak_in_threads_nothing_is_asked(world: World) -> None:
    channel = world.channel_without("send_messages_in_threads")
    parent = world.env.bot.get_channel(channel.id)
    assert isinstance(parent, discord.TextChannel)
    await parent.create_thread(name="aid", type=discord.ChannelType.public_thread)
    (thread,) = channel.threads
    await world.member.send(thread, "!aid total")
    assert world.service.asked == []


async def test_an_edited_question_changes_the_reply_to_it(world: World) -> None:
    question = await world.member.send(world.channel, "!aid totl")
    await world.member.edit(question, "!aid total")
    (reply,) = world.said
    assert "aid total" in words(reply)


async def test_an_edit_that_leaves_the_words_alone_asks_nothing(world: World) -> None:
    question = await world.member.send(world.channel, "!aid total")
    await world.member.edit(question, "!aid total")
    assert len(world.service.asked) == 1


async def test_an_edit_while_the_answer_is_on_its_way_wins(world: World) -> None:
    release = world.hold_answers()
    question = await world.member.send(world.channel, "!aid totl")
    await world.member.edit(question, "!aid total")
    release()
    await world.env.settle()
    (reply,) = world.said
    assert "aid total" in words(reply)


async def test_nobody_is_pinged_by_a_reply(world: World) -> None:
    for text in ("@everyone", "@here", world.curator.mention, f"<@&{world.guild.default_role.id}>"):
        await world.member.send(world.channel, f"!aid {text}")
    assert len(world.said) == 4
    for reply in world.said:
        assert not reply.mention_everyone
        assert (reply.mentions, reply.role_mentions) == ([], [])


async def test_without_permission_to_embed_the_reply_is_text(world: World) -> None:
    channel = world.channel_without("embed_links")
    await world.member.send(channel, "!aid total")
    (reply,) = said_in(world, channel)
    assert "You asked:" in reply.content
    assert reply.embeds == []


async def test_without_permission_to_read_history_the_reply_stands_alone(world: World) -> None:
    channel = world.channel_without("read_message_history")
    await world.member.send(channel, "!aid total")
    (reply,) = said_in(world, channel)
    assert reply.reference is None


async def test_where_the_bot_may_not_speak_nothing_is_asked_and_it_is_logged_once(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    channel = world.channel_without("send_messages")
    await world.member.send(channel, "!aid total")
    await world.member.send(channel, "!aid total")
    assert world.service.asked == []
    assert len([record for record in caplog.records if record.levelno >= logging.WARNING]) == 1


async def test_a_reply_that_discord_refuses_is_logged_once(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=None)
    await world.member.send(world.channel, "!aid total")
    await world.member.send(world.channel, "!aid total")
    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == [
        f"Discord refused a request in {world.channel.id}: status 403, code 50013"
    ]


async def test_a_store_that_cannot_be_used_is_told_in_its_own_words(world: World) -> None:
    world.service.replies["!aid total"] = StoreUnavailable("The store is locked: try again in a minute.")
    await world.member.send(world.channel, "!aid total")
    assert "The store is locked: try again in a minute" in words(world.said[0])


async def test_a_store_that_cannot_be_used_is_not_told_to_people_who_did_not_ask(world: World) -> None:
    world.service.unreadable = StoreUnavailable("The store is locked: try again in a minute.")
    await world.member.send(world.channel, "good morning")
    await world.member.send(world.channel, "!aid total")
    (reply,) = world.said
    assert "The store is locked" in words(reply)


async def test_a_defect_is_logged_under_an_id_and_only_the_id_is_told(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.service.replies["!aid total"] = RuntimeError("secret path")
    await world.member.send(world.channel, "!aid total")
    told = words(world.said[0])
    (logged,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert logged.message.removeprefix("Unexpected failure ") in told
    assert "secret" not in told


async def test_a_curator_is_who_manages_the_server_or_has_the_curators_role(world: World) -> None:
    role = world.guild.create_role("Fact keepers")
    keeper = world.guild.add_member(world.env.create_user("keeper"), roles=[role])
    world.service.roles[world.guild.id] = role.id
    for person in (world.member, world.curator, keeper):
        await person.send(world.channel, "!aid total")
    assert [asked.actor.curator for asked in world.service.asked] == [False, True, True]


async def test_an_operator_is_known_everywhere(world: World, settings: ChatSettings) -> None:
    settings.operators = (world.member.id,)
    await world.member.send_dm("!aid total")
    await world.curator.send_dm("!aid total")
    assert [asked.actor.operator for asked in world.service.asked] == [True, False]


async def test_a_reply_that_cannot_be_rendered_is_told_by_an_id(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.service.replies["!aid total"] = UNSHOWABLE
    await world.member.send(world.channel, "!aid total")
    assert "Something went wrong (id" in words(world.said[0])
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1
