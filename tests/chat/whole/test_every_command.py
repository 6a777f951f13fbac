"""Every command and menu of the bot, as it has them, tried by those who may not use it, in every place and every way."""

import os
from collections.abc import Awaitable, Callable, Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

import discord
import pytest
import simcord

from bot.chat.client import AidBot
from bot.service.service import Service
from tests.chat.conftest import words
from tests.chat.talking import Place
from tests.chat.whole.commands import (
    EVERYBODY,
    MENUS,
    NOT_TRIED,
    REFUSALS,
    RESTRICTED,
    in_tree,
    slash_commands,
    typed,
)
from tests.chat.whole.furnishing import Watched, furnish, furnished
from tests.chat.whole.visiting import Visitor

pytestmark = pytest.mark.usefixtures("nothing_is_hidden")

_TRIED = 70
_WHERE = ("channel", "thread", "direct messages")
_KEPT_BEHIND = frozenset({"kept_texts"})
"""What buttons with short ids stand for: kept with the replies that show them, whoever asks."""
_OF_ANYBODY = _KEPT_BEHIND | {"questions", "proposals", "notices", "reports", "sqlite_sequence", "meta"}
"""What everybody may add to; `meta` also holds up to where channels were told of changes."""


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("every")


class Try(NamedTuple):
    """One way for one person to have the bot do something."""

    who: str
    how: str
    what: str
    begin: Callable[[], Awaitable[str]]

    def __str__(self) -> str:
        return f"{self.who}, {self.how}: {self.what}"


async def thread_of(place: Place) -> simcord.builders.ChannelHandle:
    start = await place.member.send(place.channel, "!help")
    channel = place.env.bot.get_channel(place.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.get_partial_message(start.id).create_thread(name="aid")
    return place.channel.threads[-1]


async def visitors(here: Place, there: Place, where: str) -> dict[str, Visitor]:
    """Those who may change nothing in a place: members, curators of another server, and curators of yesterday."""
    role = here.guild.create_role("Fact keepers")
    keeper = here.guild.add_member(here.env.create_user("keeper"), roles=[role])
    await here.curator.send(here.channel, f"!settings curators {role.mention}")
    await keeper.send(here.channel, "!fact proposals")
    people = {"member": here.member, "stranger": here.guild.add_member(there.curator.user), "once a curator": keeper}
    if where == "direct messages":
        people["curator"] = here.curator
        return {name: Visitor(here.env, one.user, one.user.dm_channel) for name, one in people.items()}
    here.env.backend.remove_member_role(here.guild.id, keeper.id, role.id)
    channel = here.channel if where == "channel" else await thread_of(here)
    return {name: Visitor(here.env, one, channel) for name, one in people.items()}


def tries(people: dict[str, Visitor], *, restricted: bool) -> Iterator[Try]:
    """Everything that they may try: each command typed in every way, each slash command, each menu."""
    for (who, one), text in product(people.items(), RESTRICTED if restricted else EVERYBODY):
        for how in (one.types, one.edits, one.mentions, one.presses):
            yield Try(who, how.__name__, text, lambda how=how, text=text: how(f"!{text}"))  # type: ignore[misc]
    for (who, one), command in product(people.items(), slash_commands(restricted=restricted)):
        yield Try(who, "slash", str(command), lambda one=one, command=command: one.slash(command))  # type: ignore[misc]
    for (who, one), (name, only_curators) in product(people.items(), MENUS.items()):
        if only_curators is restricted:
            yield Try(who, "menu", name, lambda one=one, name=name: one.menu(name))  # type: ignore[misc]


def some_of(every: list[Try]) -> list[Try]:
    """Some of many, the same each time; all of them take minutes."""
    return every if os.environ.get("PRESS_ALL_BUTTONS") else Random(11).sample(every, _TRIED)


async def outcomes(chosen: list[Try], watched: Watched, but: frozenset[str]) -> list[tuple[Try, str, list[str]]]:
    """What was said to each, and which tables changed."""
    found = []
    await watched.changed()
    for one in chosen:
        try:
            said = await one.begin()
        except AssertionError as error:
            said = f"FAULT {error}"
        found.append((one, said, await watched.changed(but)))
    return found


def test_every_command_menu_and_typed_word_has_its_place(simcord_bot: AidBot, service: Service) -> None:
    texts = (*EVERYBODY, *RESTRICTED)
    tried = {*(text.split()[0] for text in texts), *(" ".join(text.split()[:2]) for text in texts)}
    assert typed(service) - tried == NOT_TRIED - {"forget me"}


async def test_every_slash_command_has_its_place(here: Place) -> None:
    assert isinstance(here.env.bot, AidBot)
    commands, menus = in_tree(here.env.bot)
    tried = {command.name for restricted in (True, False) for command in slash_commands(restricted=restricted)}
    assert commands == tried | (NOT_TRIED & commands)
    assert menus == MENUS.keys()


@pytest.mark.parametrize("where", _WHERE)
async def test_who_may_not_is_refused_in_words_and_changes_nothing(
    here: Place, there: Place, service: Service, path: Path, where: str
) -> None:
    await furnish(here)
    assert await furnished(here) == []
    people = await visitors(here, there, where)
    watched = Watched(path, service)
    found = await outcomes(some_of([*tries(people, restricted=True)]), watched, _KEPT_BEHIND)
    watched.close()
    assert [f"{one}: {changed}" for one, _, changed in found if changed] == []
    assert [f"{one}: {said}" for one, said, _ in found if not any(each in said for each in REFUSALS)] == []


@pytest.mark.parametrize("where", _WHERE)
async def test_what_everybody_may_do_changes_nothing_else(
    here: Place, there: Place, service: Service, path: Path, where: str
) -> None:
    await furnish(here)
    people = await visitors(here, there, where)
    watched = Watched(path, service)
    found = await outcomes(some_of([*tries(people, restricted=False)]), watched, _OF_ANYBODY)
    watched.close()
    assert [f"{one}: {said} {changed}" for one, said, changed in found if changed or said.startswith("FAULT")] == []


async def test_a_curator_is_refused_none_of_it(here: Place) -> None:
    await furnish(here)
    curator = Visitor(here.env, here.curator, here.channel)
    refused = []
    for command in slash_commands(restricted=True):
        said = await curator.slash(command)
        if any(each in said for each in REFUSALS):
            refused.append(f"{command}: {said}")
    assert refused == []
    assert "million" in await curator.menu("Extract facts")


async def test_who_may_not_bring_an_article_is_told_before_any_form_opens(here: Place) -> None:
    message = await here.member.send(here.channel, "Germany gave 5 million euros.")
    for opened in (
        await here.member.slash(here.channel, "fact from"),
        await here.member.context_menu(here.channel, "Extract facts", message),
    ):
        assert opened.modal is None
        assert opened.response is not None
        assert "Only curators" in words(opened.response.message)
