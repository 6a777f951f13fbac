"""Who may do what, for every command that the help names: strangers, members, curators, managers and operators, in a channel,
in a thread and in direct messages; and with buttons from a time when somebody still was a curator."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.domain.server import ServerSettings
from bot.service.help import ASKING, CURATING, SETTLING
from bot.service.service import Service
from tests.chat.conftest import labels, words
from tests.chat.talking import FACT, Place, bot_on
from tests.chat.whole.commands import CURATORS, EVERYBODY, IN_SERVERS, MANAGERS, REFUSALS, RESTRICTED

_NOT_NAMED = frozenset({"forget"})
"""Undoes what the others are tested with."""

Sender = Callable[[str], Awaitable[str]]


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("permissions")


def sender(person: MemberActor, channel: ChannelHandle) -> Sender:
    async def send(text: str) -> str:
        await person.send(channel, f"!{text}")
        message = channel.last_message
        assert message is not None
        return words(message)

    return send


def directly(place: Place, person: MemberActor) -> Sender:
    async def send(text: str) -> str:
        said = await person.send_dm(f"!{text}")
        assert said is not None
        history = person.user.dm_channel.history()
        return words(history[-1])

    return send


async def refused(send: Sender, commands: tuple[str, ...]) -> list[str]:
    """The commands that somebody is refused."""
    found = []
    for command in commands:
        told = await send(command)
        assert told, command
        if any(refusal in told for refusal in REFUSALS):
            found.append(command)
    return found


async def keeper_of(place: Place) -> MemberActor:
    role = place.guild.create_role("Fact keepers")
    await place.curator.send(place.channel, f"!settings curators {role.mention}")
    return place.guild.add_member(place.env.create_user(f"keeper-{place.guild.id}"), roles=[role])


def test_every_command_that_help_names_is_tried() -> None:
    tried = {command.split()[0] for command in (*EVERYBODY, *CURATORS, *IN_SERVERS, *MANAGERS)}
    named = {entry.usage.split()[0] for entry in (*ASKING, *CURATING, *SETTLING)}
    assert named - tried - _NOT_NAMED == set()
    verbs = {tuple(command.split()[:2]) for command in CURATORS if command.startswith("fact ")}
    told = {tuple(entry.usage.split()[:2]) for entry in CURATING if entry.usage.startswith("fact ")}
    open_to_all = {("fact", verb) for verb in ("history", "propose", "save", "cancel")}
    assert told - open_to_all == verbs


async def test_a_member_reads_and_proposes(here: Place) -> None:
    send = sender(here.member, here.channel)
    assert await refused(send, EVERYBODY) == []
    assert await refused(send, RESTRICTED) == list(RESTRICTED)


async def test_a_member_in_a_thread_may_no_more_than_in_its_channel(here: Place) -> None:
    start = await here.member.send(here.channel, "!help")
    assert start is not None
    channel = here.env.bot.get_channel(here.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.get_partial_message(start.id).create_thread(name="aid")
    (thread,) = here.channel.threads
    send = sender(here.member, thread)
    assert await refused(send, EVERYBODY) == []
    assert await refused(send, RESTRICTED) == list(RESTRICTED)


async def test_the_curator_role_curates_and_manages_nothing(here: Place) -> None:
    send = sender(await keeper_of(here), here.channel)
    assert await refused(send, (*EVERYBODY, *CURATORS, *IN_SERVERS)) == []
    assert await refused(send, MANAGERS) == list(MANAGERS)


async def test_who_manages_the_server_may_do_both(here: Place) -> None:
    send = sender(here.curator, here.channel)
    assert await refused(send, (*EVERYBODY, *CURATORS, *IN_SERVERS, *MANAGERS)) == []


async def test_a_curator_of_another_server_is_a_member_here(here: Place, there: Place) -> None:
    stranger = here.guild.add_member(there.curator.user)
    send = sender(stranger, here.channel)
    assert await refused(send, RESTRICTED) == list(RESTRICTED)


async def test_in_direct_messages_even_a_manager_changes_nothing(here: Place) -> None:
    send = directly(here, here.curator)
    assert await refused(send, RESTRICTED) == list(RESTRICTED)
    assert await refused(send, ("help", "aid total", "quote austin", "privacy")) == []


async def test_an_operator_changes_what_all_servers_see_in_direct_messages(
    here: Place, service: Service, path: Path
) -> None:
    operator = here.member
    await here.env.restart_bot(bot_on(service, path, operator.id))
    assert await refused(directly(here, operator), CURATORS) == []
    assert await refused(sender(operator, here.channel), (*CURATORS, *MANAGERS)) == []


async def test_an_old_button_does_nothing_for_who_is_no_curator_any_more(here: Place) -> None:
    keeper = await keeper_of(here)
    shown = {}
    (article,) = (command for command in CURATORS if command.startswith("fact from"))
    for command, label in ((f"fact add {FACT}", "Save"), (article, "Approve"), (article, "Edit")):
        await keeper.send(here.channel, f"!{command}")
        assert label in labels(here.last)
        shown[command, label] = here.last
    await here.member.send(here.channel, f"!fact propose {FACT}")
    for command, label in (("fact accept 1", "Approve"), ("fact accept 1", "Edit"), ("fact accept 1", "Reject")):
        await keeper.send(here.channel, f"!{command}")
        shown[command, label] = here.last
    await here.curator.send(here.channel, "!settings curators default")
    for (_, label), message in shown.items():
        pressed = await keeper.click(message, label=label)
        assert pressed.modal is None
        assert pressed.ephemeral
        assert pressed.response is not None
        assert "Only curators" in words(pressed.response.message)
    assert "1.25 billion" not in words(await here.ask("norway ukraine package december 2025"))


async def test_webhooks_and_other_bots_are_not_heard_even_with_the_curator_role(here: Place) -> None:
    role = here.guild.create_role("Fact keepers", permissions=discord.Permissions(manage_guild=True))
    machine = here.guild.add_member(here.env.create_user("machine", bot=True), roles=[role])
    webhook = here.guild.create_webhook(here.channel, "curator-first")
    for text in RESTRICTED:
        for sending in (machine.send(here.channel, f"!{text}"), webhook.send(f"!{text}")):
            await sending
            assert here.said() == []


def test_what_a_server_chose_starts_with_nobody_curating() -> None:
    assert ServerSettings().curator_role is None
    assert ServerSettings().approvals == 1
