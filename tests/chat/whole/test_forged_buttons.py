"""Buttons whose ids somebody made up: whatever they say and whoever presses them, nobody changes what they may not change."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from random import Random

import pytest
import simcord
from simcord.actors import MemberActor

from bot.chat.buttons import BUTTONS
from tests.chat.talking import FACT, Place
from tests.chat.whole.commands import RESTRICTED

_NOT_OF_CURATORS = frozenset({"kept_texts", "questions", "sqlite_sequence"})
"""Tables that anybody's questions are noted in."""
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
    *("seed-package-amount", "report:", "report:#nothing", "amend:1", "edit:seed-package-amount", "#key", "propose"),
)


_PRESSED = 60


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("forged")


@pytest.fixture
def there(simcord_env: simcord.Env) -> Place:
    return Place(simcord_env, "second")


def forged(askers: tuple[object, ...]) -> Iterator[str]:
    """Ids of every kind of button, in everybody's name, with every command that only some may use, and with nonsense."""
    for asker, command in product(askers, (*RESTRICTED, *(f"!{command}" for command in RESTRICTED), *_ODD)):
        yield f"ask:{asker}:{command}"
    for asker, details in product(askers, _ODD):
        yield from (f"key:{asker}:{details}", f"open:{asker}:{details}")
        yield from (f"page:{asker}:{details}:{number}" for number in (0, 7, 10**30))
        yield from (f"form:{asker}:{details}:{part}" for part in (0, 99, 10**30, "check"))
    yield from ("", ":", "ask", "ask::", "page:::", "form:1", "nothing:1:2", "open:0:report", "x" * 100)


def held(path: Path) -> dict[str, str]:
    """What each table holds, told short."""
    with closing(sqlite3.connect(path)) as db:
        tables = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%words%'")
        ]
        return {
            table: hashlib.sha256(
                repr(sorted(map(repr, db.execute(" ".join(("SELECT * FROM", f'"{table}"')))))).encode()
            ).hexdigest()
            for table in tables
            if table not in _NOT_OF_CURATORS
        }


def some_of(ids: Iterator[str]) -> list[str]:
    """Some of many, the same each time; all of them take minutes."""
    every = list(ids)
    return every if os.environ.get("PRESS_ALL_BUTTONS") else Random(7).sample(every, _PRESSED)


async def pressed(place: Place, person: MemberActor, ids: Iterator[str]) -> int:
    """Have somebody press a button with each of these ids; give how many were pressed. Every press is answered or passed over."""
    await person.send(place.channel, "!aid package 3 july 2024")
    message = place.last
    stored = place.env.backend.get_message(place.channel.id, message.id)
    count = 0
    for custom_id in some_of(ids):
        stored.components = [
            {"type": 1, "components": [{"type": 2, "style": 2, "label": "Go", "custom_id": custom_id or " "}]}
        ]
        await person.click(message, label="Go")
        count += 1
    return count


def test_every_kind_of_button_is_forged() -> None:
    ids = list(forged((1,)))
    for button in BUTTONS:
        assert any(button.__discord_ui_compiled_template__.fullmatch(custom_id) for custom_id in ids), button


async def test_a_member_changes_nothing_with_buttons_made_up(here: Place, there: Place, path: Path) -> None:
    await here.curator.send(here.channel, f"!fact add {FACT}")
    before = held(path)
    askers = (0, here.member.id, here.curator.id, there.curator.id, 10**30)
    assert await pressed(here, here.member, forged(askers)) >= _PRESSED
    assert held(path) == before


async def test_a_curator_of_another_server_changes_nothing_with_buttons_made_up(
    here: Place, there: Place, path: Path
) -> None:
    stranger = here.guild.add_member(there.curator.user)
    before = held(path)
    assert await pressed(here, stranger, forged((0, stranger.id, here.curator.id))) >= _PRESSED
    assert held(path) == before
