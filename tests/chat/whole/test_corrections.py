"""Corrections that nobody asked for: off until a server wants them, and only where a sourced fact plainly says otherwise."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.chat.talking import Place

WRONG = "The US announced 23 billion dollars of military aid for Ukraine on 2 July 2024."
RIGHT = "The US announced 2.3 billion dollars of military aid for Ukraine on 2 July 2024."


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("corrections")


async def say(place: Place, text: str) -> list[str]:
    """Have a member say something in the channel; give what the bot said since."""
    before = len(place.said())
    await place.member.send(place.channel, text)
    return place.said()[before:]


async def test_nothing_is_corrected_until_the_server_wants_it(here: Place, there: Place) -> None:
    assert await say(here, WRONG) == []
    await here.curator.send(here.channel, "!settings corrections on")
    (told,) = await say(here, WRONG)
    assert "$2.3 billion" in told
    assert await say(there, WRONG) == []


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        "Did the US announce 23 billion dollars of military aid for Ukraine on 2 July 2024?",
        "I paid 23 dollars for lunch in Kyiv.",
        "The US gave Ukraine a lot.",
        "23 billion? no way",
        "Austin said they would help",
        "Bhutan gave Ukraine 5 billion dollars.",
    ],
)
async def test_what_is_right_asked_or_unknown_is_left_alone(here: Place, text: str) -> None:
    await here.curator.send(here.channel, "!settings corrections on")
    assert await say(here, text) == []


async def test_a_channel_is_left_alone_for_a_while_after_a_correction(here: Place) -> None:
    await here.curator.send(here.channel, "!settings corrections on")
    assert len(await say(here, WRONG)) == 1
    assert await say(here, WRONG) == []
    await here.env.advance_time(601)
    assert len(await say(here, WRONG)) == 1


async def test_members_switch_nothing_on(here: Place) -> None:
    await here.member.send(here.channel, "!settings corrections on")
    assert await say(here, WRONG) == []
