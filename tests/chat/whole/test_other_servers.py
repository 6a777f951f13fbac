"""Numbers, ids and codes of one server, tried in another by those who may do everything there: nothing is found by them."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor

from bot.chat.client import AidBot
from bot.service.service import Service
from tests.chat.conftest import words
from tests.chat.talking import Place
from tests.chat.whole.commands import Slash
from tests.chat.whole.furnishing import OWN_FACT, Watched, furnish, furnished
from tests.chat.whole.visiting import Visitor

pytestmark = pytest.mark.usefixtures("nothing_is_hidden")

_SECRETS = ("1,250,000,000", "2,500,000,000", "17000000", "bhutan", "the total is newer", "€17 million", "Release 7")
"""Words of what the first server holds, which no reply in the second may tell."""
_NOT_HERE = (
    *("There is no", "No proposal '1' waits here", "no such finding", "No such file waits here", "no article here"),
    *("has no change here", "Nothing of that number is followed here"),
)


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("others")


def naming(code: str) -> tuple[str, ...]:
    """Every command that names something of a server."""
    return (
        *(f"fact {verb} {OWN_FACT}" for verb in ("show", "edit", "undo", "history")),
        *(f"fact edit {OWN_FACT} note: x", f"fact retire {OWN_FACT} wrong"),
        *("fact accept 1", "fact approve 1", "fact approve 1 seen 0.0", "fact amend 1 note: x", "fact amend 1"),
        *("fact reject 1 no", "fact approve 1.1", "fact amend 1.1 note: x", "fact amend 1.1", "fact skip 1.1"),
        *("fact findings 1", "fact stop 1", "fact apply 1", "fact drop 1", "fact unimport 1"),
        *(f"fact save {code}", f"fact cancel {code}"),
        *("inbox q1", "inbox r1", f"inbox answer q1 {OWN_FACT}", "inbox answer q1 seed-package-amount"),
        *("inbox dismiss q1", "inbox restore q1", "inbox close r1 done"),
        *("alias remove orange man", "alias undo orange man", "alias history orange man"),
        *("topic put seed-package-amount winter convoy", "topic take seed-package-amount winter convoy"),
        *("topic remove winter convoy", "topic undo winter convoy", "topic history winter convoy"),
        *("unfollow 1", "unfollow all"),
    )


def slashes() -> Iterator[Slash]:
    for verb in ("show", "edit", "undo", "history"):
        yield Slash(f"fact {verb}", {"id": OWN_FACT})
    yield Slash("fact retire", {"id": OWN_FACT, "reason": "wrong"})
    yield Slash("fact unimport", {"number": 1})


def forms(person: int) -> Iterator[str]:
    """Ids of buttons that open a form about something of a server."""
    for about in (OWN_FACT, "finding:1.1", "proposal:1", "rejection:1", "inbox:q1", "inbox:r1"):
        yield f"open:{person}:{about}"


async def code_of(place: Place) -> str:
    """The code of the draft that waits for a curator."""
    await place.curator.send(place.channel, f"!fact edit {OWN_FACT} note: not saved yet")
    view = discord.ui.View.from_message(place.last)
    (saving,) = [item for item in view.children if isinstance(item, discord.ui.Button) and item.label == "Save"]
    return str(saving.custom_id).rpartition(" ")[2]


def both(here: Place, there: Place) -> MemberActor:
    """The curator of the first server, who may curate in the second as well."""
    role = there.guild.create_role("Also managers", permissions=discord.Permissions(manage_guild=True))
    return there.guild.add_member(here.curator.user, roles=[role])


@pytest.mark.parametrize("whose", ["a curator of that server", "a curator of both"])
async def test_nothing_of_a_server_is_found_in_another(
    here: Place, there: Place, service: Service, path: Path, whose: str
) -> None:
    await furnish(here)
    assert await furnished(here) == []
    code = await code_of(here)
    person = there.curator if whose == "a curator of that server" else both(here, there)
    visitor = Visitor(there.env, person, there.channel)
    watched = Watched(path, service)
    await watched.changed()
    found = []
    for text in naming(code):
        found += [(text, await visitor.types(f"!{text}"), await watched.changed())]
        found += [(f"button {text}", await visitor.presses(f"!{text}"), await watched.changed())]
    for command in slashes():
        found.append((str(command), await visitor.slash(command), await watched.changed()))
    for custom_id in forms(person.id):
        found.append((custom_id, await visitor.presses_id(custom_id), await watched.changed()))
    watched.close()
    assert [(what, changed) for what, _, changed in found if changed] == []
    assert [(what, said) for what, said, _ in found if any(each in said for each in _SECRETS)] == []
    assert [(what, said) for what, said, _ in found if not any(each in said for each in _NOT_HERE)] == []


async def test_a_draft_of_one_server_is_still_there_after_another_was_told_its_code(here: Place, there: Place) -> None:
    await furnish(here)
    code = await code_of(here)
    person = both(here, there)
    for text in (f"!fact save {code}", f"!fact cancel {code}"):
        await person.send(there.channel, text)
        assert "no such draft" in words(there.last)
    await here.curator.send(here.channel, f"!fact save {code}")
    assert "Saved" in words(here.last)


def suggesting(bot: AidBot) -> Iterator[tuple[str, str]]:
    """Every field of a slash command that suggests how it may go on."""
    for command in bot.tree.walk_commands():
        if isinstance(command, discord.app_commands.Command):
            yield from ((command.qualified_name, each.display_name) for each in command.parameters if each.autocomplete)


async def test_what_is_suggested_while_typing_is_of_the_same_server(
    here: Place, there: Place, service: Service, path: Path
) -> None:
    await furnish(here)
    assert isinstance(here.env.bot, AidBot)
    watched = Watched(path, service)
    await watched.changed()
    found: dict[str, set[str]] = {}
    for (command, field), typed in product(suggesting(here.env.bot), (OWN_FACT[:12], "winter", "")):
        more = {"setting": "curators"} if command == "settings" else {}
        for where, offered in (
            ("here", await here.curator.autocomplete(here.channel, command, field, typed, **more)),
            ("member", await here.member.autocomplete(here.channel, command, field, typed, **more)),
            ("there", await there.curator.autocomplete(there.channel, command, field, typed, **more)),
            ("private", await here.curator.user.autocomplete(command, field, typed, **more)),
        ):
            found.setdefault(where, set()).update(each["value"] for each in offered)
    assert await watched.changed() == []
    watched.close()
    roles = {role.mention for role in here.guild.roles.values()}
    assert found["here"] >= {OWN_FACT, "winter convoy"}
    assert found["here"] & roles
    assert not found["member"] & roles
    for elsewhere in ("there", "private"):
        assert not found[elsewhere] & {OWN_FACT, "winter convoy", *roles}
