"""Buttons whose ids somebody made up: whatever they say and whoever presses them, nobody changes what they may not change.

Discord shows a press that nobody answers as “interaction failed”, so that each is answered in words.
"""

import os
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from random import Random

import pytest

from bot.chat.buttons import BUTTONS
from bot.service.service import Service
from tests.chat.talking import Place
from tests.chat.whole.commands import RESTRICTED
from tests.chat.whole.furnishing import Watched, furnish
from tests.chat.whole.visiting import Visitor

_OF_ANYBODY = frozenset({"kept_texts", "questions", "reports", "sqlite_sequence", "meta"})
"""Tables that anybody's questions and reports are noted in."""
_ODD = (
    *(
        "'; DROP TABLE facts; --",
        "../../etc/passwd",
        "@everyone",
        "%00",
        "\N{ZERO WIDTH SPACE}",
        "٣",
        "a" * 100,
        "{0}",
        "%s%n",
    ),
    *("finding:1.1", "proposal:1", "rejection:1", "inbox:q1", "inbox:r1", "report:us total ukraine", "alias:1"),
    *("seed-package-amount", "report:", "report:#nothing", "amend:1", "edit:seed-package-amount", "#key", "propose"),
)


_PRESSED = 40


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("forged")


def forged(askers: tuple[object, ...]) -> Iterator[str]:
    """Ids of every kind of button, in everybody's name, with every command that only some may use, and with nonsense."""
    for asker, command in product(askers, (*RESTRICTED, *(f"!{command}" for command in RESTRICTED), *_ODD)):
        yield f"ask:{asker}:{command}"
    for asker, details in product(askers, _ODD):
        yield from (f"key:{asker}:{details}", f"open:{asker}:{details}")
        yield from (f"page:{asker}:{details}:{number}" for number in (0, 7, 10**30))
        yield from (f"form:{asker}:{details}:{part}" for part in (0, 99, 10**30, "check"))
    yield from ("", ":", "ask", "ask::", "page:::", "form:1", "nothing:1:2", "open:0:report", "x" * 100)


def some_of(ids: Iterator[str]) -> list[str]:
    """Some of many, the same each time; all of them take minutes."""
    every = list(ids)
    return every if os.environ.get("PRESS_ALL_BUTTONS") else Random(7).sample(every, _PRESSED)


async def wrong(visitor: Visitor, ids: Iterator[str], watched: Watched, kind: int = 2) -> list[str]:
    """Have somebody press a button with each of these ids; give those that changed something or were met with silence."""
    found = []
    await watched.changed()
    for custom_id in some_of(ids):
        try:
            await visitor.presses_id(custom_id, kind)
        except AssertionError as error:
            found.append(f"{custom_id}: {error}")
        if changed := await watched.changed(_OF_ANYBODY):
            found.append(f"{custom_id}: {changed}")
    watched.close()
    return found


def test_every_kind_of_button_is_forged() -> None:
    ids = list(forged((1,)))
    for button in BUTTONS:
        assert any(button.__discord_ui_compiled_template__.fullmatch(custom_id) for custom_id in ids), button


async def test_a_member_changes_nothing_with_buttons_made_up(
    here: Place, there: Place, service: Service, path: Path
) -> None:
    await furnish(here)
    askers = (0, here.member.id, here.curator.id, there.curator.id, 10**30)
    visitor = Visitor(here.env, here.member, here.channel)
    assert await wrong(visitor, forged(askers), Watched(path, service)) == []


async def test_a_curator_of_another_server_changes_nothing_with_buttons_made_up(
    here: Place, there: Place, service: Service, path: Path
) -> None:
    await furnish(here)
    stranger = here.guild.add_member(there.curator.user)
    visitor = Visitor(here.env, stranger, here.channel)
    assert await wrong(visitor, forged((0, stranger.id, here.curator.id)), Watched(path, service)) == []


async def test_in_direct_messages_nobody_changes_anything_with_buttons_made_up(
    here: Place, service: Service, path: Path
) -> None:
    await furnish(here)
    user = here.curator.user
    visitor = Visitor(here.env, user, user.dm_channel)
    assert await wrong(visitor, forged((0, user.id, here.member.id)), Watched(path, service)) == []


async def test_menus_made_up_of_the_same_ids_change_nothing_either(here: Place, service: Service, path: Path) -> None:
    await furnish(here)
    visitor = Visitor(here.env, here.member, here.channel)
    assert await wrong(visitor, forged((0, here.member.id)), Watched(path, service), kind=3) == []
