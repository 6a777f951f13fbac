"""Slash commands: what reaches the service, how the reply comes back, and what is suggested while somebody types."""

import pytest

from bot.chat.checking import CHECK_MESSAGE
from bot.errors import NotAllowed, StoreUnavailable
from bot.present.reply import Reply, ReplyKind
from bot.service.asked import Completion
from tests.chat.answers_double import UNSHOWABLE
from tests.chat.conftest import World, words


async def test_aid_hands_its_question_to_the_service(world: World) -> None:
    result = await world.member.slash(world.channel, "aid", question="how much aid?")
    (asked,) = world.service.asked
    assert (asked.text, asked.slash, asked.server) == ("how much aid?", "aid", world.guild.id)
    assert result.response is not None
    assert "how much aid" in words(result.response.message)
    assert not result.ephemeral


async def test_quote_hands_its_query_to_the_service(world: World) -> None:
    await world.member.slash(world.channel, "quote", query="austin")
    assert [(asked.text, asked.slash) for asked in world.service.asked] == [("austin", "quote")]


async def test_check_hands_its_words_to_the_service(world: World) -> None:
    await world.member.slash(world.channel, "check", words="it was 23 billion")
    assert [(asked.text, asked.slash) for asked in world.service.asked] == [("it was 23 billion", "check")]


async def test_the_service_learns_where_the_asker_can_be_told_later(world: World) -> None:
    await world.member.slash(world.channel, "aid", question="how much aid?")
    await world.member.send(world.channel, "!aid total")
    assert [asked.channel for asked in world.service.asked] == [world.channel.id] * 2


async def test_the_message_menu_hands_the_words_of_a_message_to_the_service(world: World) -> None:
    message = await world.curator.send(world.channel, "it was 23 billion")
    shown = await world.member.context_menu(world.channel, CHECK_MESSAGE, message)
    assert world.service.checked == [("it was 23 billion", world.guild.id)]
    assert shown.ephemeral
    assert world.said == []


async def test_a_slow_check_of_a_message_is_acknowledged_in_time_and_stays_private(world: World) -> None:
    message = await world.curator.send(world.channel, "it was 23 billion")
    release = world.hold_answers()
    shown = await world.member.context_menu(world.channel, CHECK_MESSAGE, message)
    await world.env.advance_time(2.9)
    assert shown.deferred
    release()
    await world.env.settle()
    assert ["Checked: it was 23 billion" in words(each.message) for each in shown.followups] == [True]
    assert world.said == []


@pytest.mark.parametrize(
    ("command", "options", "text"),
    [
        ("fact show", {"id": "a-1"}, "show a-1"),
        ("fact retire", {"id": "a-1", "reason": "wrong day"}, "retire a-1 wrong day"),
        ("fact undo", {"id": "a-1"}, "undo a-1"),
        ("fact history", {"id": "a-1"}, "history a-1"),
        ("fact export", {}, "export"),
        ("fact propose", {"fact": "$1 from A"}, "propose $1 from A"),
        ("fact add", {"text": "$1 from A"}, "add $1 from A"),
    ],
)
async def test_fact_commands_are_the_text_commands(
    world: World, command: str, options: dict[str, str], text: str
) -> None:
    await world.member.slash(world.channel, command, **options)
    assert [(asked.text, asked.slash) for asked in world.service.asked] == [(text, "fact")]


async def test_a_quote_in_one_line_is_added_by_the_quote_command(world: World) -> None:
    await world.member.slash(world.channel, "fact add", kind="quote", text="“so” — A, today")
    assert [(asked.text, asked.slash) for asked in world.service.asked] == [("add “so” — A, today", "quote")]


async def test_slash_commands_work_in_direct_messages(world: World) -> None:
    await world.member.user.slash("aid", question="how much aid?")
    assert [asked.server for asked in world.service.asked] == [None]


async def test_a_private_reply_is_seen_by_its_asker_only(world: World) -> None:
    world.service.replies["history a-1"] = Reply(kind=ReplyKind.LIST, headline="History", ephemeral=True)
    result = await world.member.slash(world.channel, "fact history", id="a-1")
    assert result.ephemeral


async def test_a_refusal_is_seen_by_its_asker_only(world: World) -> None:
    world.service.replies["undo a-1"] = NotAllowed("Only curators may undo.")
    result = await world.member.slash(world.channel, "fact undo", id="a-1")
    assert result.ephemeral
    assert result.response is not None
    assert "Only curators may undo" in words(result.response.message)


async def test_slow_work_is_acknowledged_before_discord_gives_up(world: World) -> None:
    release = world.hold_answers()
    result = await world.member.slash(world.channel, "aid", question="how much aid?")
    await world.env.advance_time(2.9)
    assert result.deferred
    release()
    await world.env.settle()
    (reply,) = world.said
    assert "how much aid" in words(reply)


async def test_a_slow_private_reply_does_not_become_public(world: World) -> None:
    world.service.replies["history a-1"] = Reply(kind=ReplyKind.LIST, headline="History", ephemeral=True)
    release = world.hold_answers()
    result = await world.member.slash(world.channel, "fact history", id="a-1")
    await world.env.advance_time(2.9)
    release()
    await world.env.settle()
    assert result.response is None
    assert [followup.ephemeral for followup in result.followups] == [True]


async def test_without_permission_to_embed_a_slash_command_is_answered_in_text(world: World) -> None:
    channel = world.channel_without("embed_links")
    result = await world.member.slash(channel, "aid", question="how much aid?")
    assert result.response is not None
    assert "You asked" in result.response.content
    assert result.response.embeds == []


async def test_a_file_is_handed_over_with_its_name(world: World) -> None:
    world.service.replies["export"] = Reply(kind=ReplyKind.TEXT, headline="Exported", attachment=("facts.json", "[]"))
    result = await world.member.slash(world.channel, "fact export")
    assert result.response is not None
    assert [attachment.filename for attachment in result.response.attachments] == ["facts.json"]


async def test_where_files_are_not_allowed_the_reply_says_so(world: World) -> None:
    channel = world.channel_without("attach_files")
    world.service.replies["export"] = Reply(kind=ReplyKind.TEXT, headline="Exported", attachment=("facts.json", "[]"))
    result = await world.member.slash(channel, "fact export")
    assert result.response is not None
    assert "may not attach files" in words(result.response.message)


async def test_suggestions_come_from_all_fields_of_a_command_each_once(world: World) -> None:
    world.service.completions = {
        "question": [Completion("total aid", "total aid")],
        "topic": [Completion("total", "the total"), Completion("total aid", "again")],
        "donor": [Completion("Total Donor", "")],
    }
    offered = await world.member.autocomplete(world.channel, "aid", "question", "total")
    assert [(choice["name"], choice["value"]) for choice in offered] == [
        ("total aid", "total aid"),
        ("the total", "total"),
        ("Total Donor", "Total Donor"),
    ]


async def test_suggestions_keep_within_what_discord_takes(world: World) -> None:
    world.service.completions["quote"] = [
        Completion("x" * 101, "too long to be sent whole"),
        *(Completion(f"x{number}", "label " * 30) for number in range(40)),
    ]
    offered = await world.member.autocomplete(world.channel, "quote", "query", "x")
    assert len(offered) == 25
    assert "x" * 101 not in [choice["value"] for choice in offered]
    assert {len(choice["name"]) for choice in offered} == {100}


async def test_ids_are_suggested_for_fact_commands(world: World) -> None:
    world.service.completions["fact"] = [Completion("us-1", "US aid")]
    for command in ("show", "edit", "retire", "undo", "history"):
        offered = await world.member.autocomplete(world.channel, f"fact {command}", "id", "us")
        assert [choice["value"] for choice in offered] == ["us-1"]


async def test_a_store_that_cannot_be_used_suggests_nothing(world: World) -> None:
    world.service.completions["question"] = StoreUnavailable("The store is locked.")
    assert await world.member.autocomplete(world.channel, "aid", "question", "x") == []


@pytest.mark.parametrize(
    ("command", "options", "text", "slash"),
    [
        ("settings", {}, "", "settings"),
        ("settings", {"setting": "prefix", "value": "?"}, "prefix ?", "settings"),
        ("checkup", {}, "", "checkup"),
        ("privacy", {}, "", "privacy"),
        ("forget me", {}, "me", "forget"),
    ],
)
async def test_commands_about_the_bot_are_the_text_commands(
    world: World, command: str, options: dict[str, str], text: str, slash: str
) -> None:
    await world.curator.slash(world.channel, command, **options)
    assert [(asked.text, asked.slash) for asked in world.service.asked] == [(text, slash)]


async def test_a_member_is_not_offered_the_settings_of_the_server(world: World) -> None:
    offered = world.member.available_commands(world.channel)
    assert {"checkup", "privacy", "forget me"} <= set(offered)
    assert "settings" not in offered


async def test_a_defect_of_our_own_in_a_command_is_told_by_its_id_alone(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.service.replies["how much aid?"] = UNSHOWABLE
    result = await world.member.slash(world.channel, "aid", question="how much aid?")
    assert result.response is not None
    told = words(result.response.message)
    assert "Something went wrong" in told
    assert "NoneType" not in told
    assert len([record for record in caplog.records if record.message.startswith("Unexpected failure")]) == 1
    assert len(world.env.errors) == 1
