"""Somebody at one place of the simulated Discord, with every way there to have the bot do something, and what it says to that.

The picker of a real client hides commands from some people; one that was changed does not, so nothing is hidden here.
"""

from collections.abc import Mapping
from typing import Any

import discord
import pytest
import simcord
from simcord import actors
from simcord.actors import MemberActor
from simcord.backend import serializers
from simcord.builders import ChannelHandle, UserHandle
from simcord.results import InteractionResult

from bot.chat.buttons import ANYBODY
from tests.chat.conftest import fields, words
from tests.chat.whole.commands import SOURCE, Slash

_FILLED = {"source": SOURCE, "text0": "Germany gave 5 million euros.", "why": "no", "wrong": "older", "outcome": "done"}
"""What is typed into the fields of forms that would not be taken empty."""
_TROUBLE = ("Something went wrong", "Traceback", "interaction failed")


class Visitor:
    """A member in a channel or a thread of a server, or somebody in direct messages."""

    def __init__(self, env: simcord.Env, person: MemberActor | UserHandle, channel: ChannelHandle) -> None:
        self.env, self.person, self.channel = env, person, channel

    async def types(self, text: str) -> str:
        """Send a message; give the reply."""
        person = self.person
        sent = await (person.send(self.channel, text) if isinstance(person, MemberActor) else person.send_dm(text))
        return self._since(sent.id)

    async def edits(self, text: str) -> str:
        """Ask something that anybody may, and edit it; give what became of the reply."""
        person, before = self.person, "!help"
        sent = await (person.send(self.channel, before) if isinstance(person, MemberActor) else person.send_dm(before))
        await person.edit(sent, text)
        return self._since(sent.id)

    async def mentions(self, text: str) -> str:
        """Address the bot by its name, and write the command with a slash."""
        assert self.env.bot.user is not None
        return await self.types(f"{self.env.bot.user.mention} /{text.removeprefix('!')}")

    async def presses(self, text: str) -> str:
        """Press a button that somebody made up, which asks the text in the presser's name."""
        return await self.presses_id(f"ask:{ANYBODY}:{text}"[:100])

    async def presses_id(self, custom_id: str, kind: int = 2) -> str:
        """Press a button, or choose from a menu, with an id that somebody made up."""
        result = await self.press(custom_id, kind)
        return await self.told(result)

    async def press(self, custom_id: str, kind: int = 2) -> InteractionResult:
        """The same, to look at what is opened."""
        if not hasattr(self, "_pressed"):
            await self.types("!aid package 3 july 2024")
            message = self.channel.last_message
            assert message is not None
            self._pressed = message
        stored = self.env.backend.get_message(self.channel.id, self._pressed.id)
        component: dict[str, Any] = {"type": kind, "custom_id": custom_id or " "}
        more = {"style": 2, "label": "Go"} if kind == discord.ComponentType.button.value else {"options": [_OPTION]}
        stored.components = [{"type": 1, "components": [component | more]}]
        if kind == discord.ComponentType.button.value:
            return await self.person.click(self._pressed, label="Go")
        return await self.person.select(self._pressed, ["x"])

    async def slash(self, command: Slash) -> str:
        """Use a slash command, and send the form that it opens."""
        person = self.person
        if isinstance(person, MemberActor):
            return await self.told(await person.slash(self.channel, command.name, **command.options))
        return await self.told(await person.slash(command.name, **command.options))

    async def menu(self, name: str) -> str:
        """Use a menu under a message of one's own."""
        text = "Germany gave 5 million euros."
        if isinstance(self.person, MemberActor):
            message = await self.person.send(self.channel, text)
            return await self.told(await self.person.context_menu(self.channel, name, message))
        message = await self.person.send_dm(text)
        return await self.told(await in_private(self.env, self.person, name, message))

    async def told(self, result: InteractionResult) -> str:
        """What an interaction comes to; a form that it opens is filled in and sent."""
        while result.modal is not None:
            result = await self.person.submit_modal(result, filled(result))
        assert result.acknowledged, "the interaction failed"
        said = [result.response, *result.followups]
        return _sound("\n".join(words(each.message) for each in said if each is not None))

    def _since(self, sent: int) -> str:
        said = self.channel.last_message
        assert said is not None
        assert said.id > sent, "the bot says nothing"
        return _sound(words(said))


_OPTION = {"label": "x", "value": "x"}


def filled(shown: InteractionResult) -> dict[str, str]:
    """The fields of an open form, as they are or with what they need."""
    return {name: value or _FILLED.get(name, "") for name, value in fields(shown).items()}


async def in_private(env: simcord.Env, person: UserHandle, name: str, message: discord.Message) -> InteractionResult:
    """Use a menu under a message in direct messages, for which the simulation has no way of its own."""
    root = actors._resolve_visible_command(person, person.dm_channel.id, name, discord.AppCommandType.message.value)
    stored = env.backend.get_message(message.channel.id, message.id)
    target: Mapping[str, Any] = {str(message.id): dict(serializers.message_payload(env.backend, stored))}
    data = {**{key: root[key] for key in ("id", "name")}, "type": root["type"], "target_id": str(message.id)}
    kind = discord.InteractionType.application_command.value
    return await actors._dispatch_actor_interaction(
        person, kind, person.dm_channel, {**data, "resolved": {"messages": target}}
    )


def hide_nothing(patch: pytest.MonkeyPatch) -> None:
    """Let everybody send every command, as a changed client would."""
    patch.setattr(actors, "_check_command_access", lambda *_: None)


def _sound(said: str) -> str:
    assert said.strip(), "the bot says nothing"
    assert not any(trouble in said for trouble in _TROUBLE), said
    return said
