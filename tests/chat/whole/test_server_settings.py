"""Settings, the check-up and the greeting on Discord: who may, what they change there, and nothing of it in another server."""

from collections.abc import Callable
from pathlib import Path

import discord
import pytest
import simcord
from simcord.actors import MemberActor
from simcord.backend import serializers
from simcord.builders import GuildHandle, RoleHandle
from simcord.results import InteractionResult

from bot.chat.client import build_client
from bot.service.service import Service
from tests.chat.conftest import ChatSettings, labels, words
from tests.chat.talking import FACT, QUESTION, Place, bot_on

TOTAL = "us total ukraine"


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("choosing")


def told(result: InteractionResult) -> str:
    """Give what came back on a slash command."""
    assert result.response is not None
    return words(result.response.message)


async def choose(place: Place, setting: str, value: str) -> str:
    """Have the manager of a server choose something; give what was said."""
    result = await place.curator.slash(place.channel, "settings", setting=setting, value=value)
    assert result.ephemeral
    return told(result)


def keeper_of(place: Place) -> tuple[MemberActor, RoleHandle]:
    role = place.guild.create_role("Fact keepers")
    return place.guild.add_member(place.env.create_user(f"keeper-{place.guild.id}"), roles=[role]), role


def said_by_bot(place: Place, text: str) -> bool:
    return any(text in said for said in place.said())


async def join(guild: GuildHandle, env: simcord.Env) -> None:
    """Have the bot leave a server and join it, with its channels as they are by then.

    Only a server that comes back from an outage says that it is available.
    """
    payload = serializers.guild_create_payload(env.backend, env.backend.get_guild(guild.id))
    env.backend.emit("GUILD_DELETE", {"id": str(guild.id)})
    env.backend.emit("GUILD_CREATE", {name: value for name, value in payload.items() if name != "unavailable"})
    await env.settle()


async def test_a_prefix_holds_in_its_server_alone(here: Place, there: Place) -> None:
    assert "prefix (what commands start with): ?" in await choose(here, "prefix", "?")
    for place, silent, heard in ((here, "!", "?"), (there, "?", "!")):
        count = len(place.said())
        await place.member.send(place.channel, f"{silent}aid {TOTAL}")
        assert len(place.said()) == count
        await place.member.send(place.channel, f"{heard}aid {TOTAL}")
        assert len(place.said()) == count + 1
    await choose(here, "prefix", "default")
    await here.member.send(here.channel, f"!aid {TOTAL}")
    assert "$" in words(here.last)


async def test_a_server_that_chose_nothing_has_the_prefix_of_the_installation(
    here: Place, service: Service, path: Path
) -> None:
    await here.env.restart_bot(build_client(service, ChatSettings(path, default_prefix="$")))
    await choose(here, "style", "embed")
    await here.member.send(here.channel, f"$aid {TOTAL}")
    assert words(here.last)
    assert "prefix (what commands start with): $" in told(await here.curator.slash(here.channel, "settings"))


async def test_typing_does_what_the_slash_command_does(here: Place) -> None:
    await here.curator.send(here.channel, "!settings style text")
    assert here.last.embeds == []
    assert "how replies look" in here.last.content
    await here.curator.send(here.channel, "!settings style embed")
    assert here.last.embeds


async def test_the_curator_role_makes_curators_and_no_managers(here: Place, there: Place) -> None:
    keeper, role = keeper_of(here)
    stranger, _ = keeper_of(there)
    await keeper.send(here.channel, "!fact proposals")
    assert "Only curators" in words(here.last)
    await choose(here, "curators", role.mention)
    await keeper.send(here.channel, "!fact proposals")
    assert "Only curators" not in words(here.last)
    await keeper.send(here.channel, "!settings curators default")
    assert "Manage Server" in words(here.last)
    assert "Only members" in words(here.last)
    await stranger.send(there.channel, "!fact proposals")
    assert "Only curators" in words(there.last)


async def test_a_role_of_another_server_or_of_everybody_is_no_curator_role(here: Place, there: Place) -> None:
    _, foreign = keeper_of(there)
    for role in (foreign.mention, f"<@&{here.guild.id}>", "@everyone"):
        assert "Name one role of this server" in await choose(here, "curators", role)


async def test_members_neither_see_nor_change_settings_by_any_way(here: Place) -> None:
    assert "settings" not in here.member.available_commands(here.channel)
    for text in ("!settings", "!settings prefix ?", "/settings style text"):
        await here.member.send(here.channel, f"{here.mention} {text}")
        assert "Only members with the Manage Server permission" in words(here.last)
    await here.member.send_dm("!settings prefix ?")
    assert "in a server only" in words(here.member.user.dm_channel.history()[-1])


async def test_who_no_longer_manages_the_server_changes_nothing(here: Place) -> None:
    here.guild.remove_member(here.curator)
    plain = here.guild.add_member(here.curator.user)
    await plain.send(here.channel, "!settings prefix ?")
    assert "Only members with the Manage Server permission" in words(here.last)


async def test_in_other_channels_than_the_chosen_ones_the_bot_is_silent(here: Place, there: Place) -> None:
    other = here.guild.create_text_channel("elsewhere")
    shown = await choose(here, "channels", other.mention)
    assert "#elsewhere" in shown
    assert "I do not answer in this channel" in shown
    count = len(here.said())
    await here.ask(TOTAL)
    await here.member.send(here.channel, f"!aid {TOTAL}")
    assert len(here.said()) == count
    slash = await here.member.slash(here.channel, "aid", question=TOTAL)
    assert slash.ephemeral
    assert "I do not answer in this channel" in told(slash)
    await here.member.send(other, f"!aid {TOTAL}")
    assert other.last_message is not None
    assert "$" in words(other.last_message)
    assert "$" in words(await there.ask(TOTAL))
    await here.member.send_dm(TOTAL)
    assert "$" in words(here.member.user.dm_channel.history()[-1])


async def test_who_manages_a_server_can_always_take_the_channels_back(here: Place) -> None:
    other = here.guild.create_text_channel("elsewhere")
    await choose(here, "channels", other.mention)
    await here.curator.send(here.channel, "!settings channels all")
    assert "everywhere" in words(here.last)
    assert "$" in words(await here.ask(TOTAL))


async def test_an_old_button_in_a_channel_that_is_no_longer_chosen_answers_its_presser_alone(here: Place) -> None:
    answer = await here.ask(QUESTION)
    other = here.guild.create_text_channel("elsewhere")
    await choose(here, "channels", other.mention)
    pressed = await here.member.click(answer, label=labels(answer)[-1])
    assert pressed.ephemeral
    assert "I do not answer in this channel" in told(pressed)


async def test_nobody_is_told_later_in_a_channel_that_is_no_longer_chosen(here: Place) -> None:
    await here.member.send(here.channel, f"!aid tellme {QUESTION}")
    other = here.guild.create_text_channel("elsewhere")
    await choose(here, "channels", other.mention)
    await here.curator.send(other, f"!fact add {FACT}")
    assert other.last_message is not None
    await here.curator.click(other.last_message, label="Save")
    assert not said_by_bot(here, "Now there is an answer")


async def test_threads_of_a_chosen_channel_belong_to_it(here: Place) -> None:
    await choose(here, "channels", here.channel.mention)
    channel = here.env.bot.get_channel(here.channel.id)
    assert isinstance(channel, discord.TextChannel)
    thread = await channel.create_thread(name="more", type=discord.ChannelType.public_thread)
    await here.env.settle()
    (handle,) = here.channel.threads
    await here.member.send(handle, f"!aid {TOTAL}")
    assert handle.id == thread.id
    assert handle.last_message is not None
    assert "$" in words(handle.last_message)


async def test_replies_as_text_have_no_embeds_whatever_leads_to_them(here: Place, there: Place) -> None:
    await choose(here, "style", "text")
    answer = await here.ask(TOTAL)
    assert answer.embeds == []
    assert "$" in answer.content
    slash = await here.member.slash(here.channel, "aid", question=TOTAL)
    assert slash.response is not None
    assert (slash.response.embeds, "$" in slash.response.content) == ([], True)
    await here.member.send(here.channel, "!fact show no-such-fact")
    assert here.last.embeds == []
    asked = await here.ask(QUESTION)
    pressed = await here.member.click(asked, label=labels(asked)[-1])
    assert pressed.response is not None
    assert pressed.response.embeds == []
    await here.add_fact()
    assert all(not message.embeds for message in here.channel.history() if "Now there is" in message.content)
    assert (await there.ask(TOTAL)).embeds


async def test_usual_donor_and_language_hold_in_their_server_alone(here: Place, there: Place) -> None:
    await choose(here, "donor", "Germany")
    await choose(here, "language", "de")
    assert "Germany → Ukraine" in words(await here.ask("military aid"))
    assert "Germany" not in words(await there.ask("military aid"))
    assert "Umjerow" in words(await here.ask("umerov 2 july 2024"))
    assert "Umjerow" not in words(await there.ask("umerov 2 july 2024"))
    await here.member.send(here.channel, "!help")
    assert "Frag mich" in words(here.last)
    await there.member.send(there.channel, "!help")
    assert "Ask me" in words(there.last)


async def test_values_are_suggested_to_who_may_choose_them(here: Place, there: Place) -> None:
    keeper_of(here)
    there.guild.create_role("Foreign keepers")
    roles = await here.curator.autocomplete(here.channel, "settings", "value", "keep", setting="curators")
    assert [choice["name"] for choice in roles] == ["@Fact keepers"]
    channels = await here.curator.autocomplete(here.channel, "settings", "value", "", setting="channels")
    assert "#general" in [choice["name"] for choice in channels]


@pytest.mark.parametrize(
    ("permission", "name"),
    [
        ("embed_links", "Embed Links"),
        ("attach_files", "Attach Files"),
        ("read_message_history", "Read Message History"),
        ("send_messages", "Send Messages"),
        ("send_messages_in_threads", "Send Messages in Threads"),
    ],
)
async def test_the_check_up_names_what_is_missing_in_a_channel(here: Place, permission: str, name: str) -> None:
    assert here.env.bot.user is not None
    lacking = discord.PermissionOverwrite(**{permission: False})
    channel = here.guild.create_text_channel("restricted", overwrites={here.env.bot.user: lacking})
    result = await here.member.slash(channel, "checkup")
    assert result.ephemeral
    assert "missing here" in told(result)
    assert f"{name}:" in told(result)
    assert "Nothing is missing" in told(await here.member.slash(here.channel, "checkup"))


async def test_the_check_up_names_the_intent_that_is_off(here: Place, service: Service, path: Path) -> None:
    await here.env.restart_bot(build_client(service, ChatSettings(path), message_content=False))
    shown = told(await here.member.slash(here.channel, "checkup"))
    assert "Message Content Intent:" in shown
    assert "developer portal" in shown


async def test_the_check_up_can_be_typed_and_works_in_direct_messages(here: Place) -> None:
    await here.member.send(here.channel, "!checkup")
    assert "Nothing is missing" in words(here.last)
    await here.member.send_dm("checkup please")
    await here.member.send_dm("!checkup")
    assert "Nothing is missing" in words(here.member.user.dm_channel.history()[-1])


async def test_a_server_is_greeted_once_across_restarts_and_returns(here: Place, service: Service, path: Path) -> None:
    for _ in range(2):
        await join(here.guild, here.env)
    await here.env.restart_bot(bot_on(service, path))
    await join(here.guild, here.env)
    greetings = [said for said in here.said() if "Hello." in said]
    assert len(greetings) == 1
    for command in ("!aid", "/settings", "/checkup", "/privacy"):
        assert command in greetings[0]


async def test_the_greeting_says_what_is_missing_where_it_stands(simcord_env: simcord.Env) -> None:
    guild = simcord_env.create_guild("third", preferred_locale="de")
    assert simcord_env.bot.user is not None
    mute = discord.PermissionOverwrite(send_messages=False)
    plain = discord.PermissionOverwrite(embed_links=False)
    closed = guild.create_text_channel("closed", overwrites={simcord_env.bot.user: mute})
    open_to = guild.create_text_channel("open", overwrites={simcord_env.bot.user: plain})
    await join(guild, simcord_env)
    assert closed.last_message is None
    greeting = open_to.last_message
    assert greeting is not None
    assert greeting.content.startswith("**Hallo")
    assert "Embed Links" in greeting.content
    assert greeting.embeds == []
    assert greeting.mentions == []


async def test_a_server_where_the_bot_may_not_speak_is_greeted_when_it_comes_again(simcord_env: simcord.Env) -> None:
    guild = simcord_env.create_guild("fourth")
    await join(guild, simcord_env)
    channel = guild.create_text_channel("general")
    await join(guild, simcord_env)
    assert channel.last_message is not None
    assert "Hello." in words(channel.last_message)


async def test_a_server_that_was_only_away_is_not_greeted(here: Place, service: Service, path: Path) -> None:
    await here.env.restart_bot(bot_on(service, path))
    await here.env.settle()
    assert here.said() == []


@pytest.mark.parametrize("in_thread", [False, True])
@pytest.mark.parametrize(
    ("command", "refused"),
    [
        ("settings", {"member", "keeper", "former"}),
        ("settings style embed", {"member", "keeper", "former"}),
        ("checkup", set()),
        ("privacy", set()),
        ("forget me", set()),
    ],
)
async def test_who_may_use_which_command_in_channels_and_threads(
    here: Place, there: Place, service: Service, path: Path, command: str, refused: set[str], in_thread: bool
) -> None:
    keeper, role = keeper_of(here)
    await choose(here, "curators", role.mention)
    former = here.guild.add_member(there.curator.user)  # who manages another server, and here nothing
    operator = here.guild.add_member(here.env.create_user("operator"))
    await here.env.restart_bot(bot_on(service, path, operator.id))
    place = here.channel
    if in_thread:
        channel = here.env.bot.get_channel(here.channel.id)
        assert isinstance(channel, discord.TextChannel)
        await channel.create_thread(name="more", type=discord.ChannelType.public_thread)
        await here.env.settle()
        (place,) = here.channel.threads
    people = {"member": here.member, "keeper": keeper, "former": former, "manager": here.curator, "operator": operator}
    for name, person in people.items():
        await person.send(place, f"!{command}")
        assert place.last_message is not None
        said = words(place.last_message)
        assert place.last_message.author == here.env.bot.user
        assert ("Only members with the Manage Server permission" in said) is (name in refused), name
