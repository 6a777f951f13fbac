"""Nobody may ask faster than the operator allows, in whatever way; who does is told once, and others are not held up."""

from pathlib import Path

import pytest

from bot.chat.pace import Pace
from tests.chat.conftest import ChatSettings, World, fields, labels, said_in, words
from tests.chat.test_forms import FIRST, SECOND

ALLOWED = 3


@pytest.fixture
def settings(tmp_path: Path) -> ChatSettings:
    return ChatSettings(tmp_path / "facts.db", most_per_minute=ALLOWED)


async def test_a_flood_of_messages_is_told_once_and_then_not_heard(world: World) -> None:
    for _ in range(ALLOWED + 4):
        await world.member.send(world.channel, "!aid total")
    told = [words(message) for message in said_in(world)]
    assert len(told) == ALLOWED + 1
    assert "Ask again in 20 seconds" in told[-1]


async def test_slash_commands_and_messages_share_one_measure_and_a_press_is_always_told(world: World) -> None:
    for _ in range(ALLOWED):
        await world.member.send(world.channel, "!aid total")
    for _ in range(2):
        pressed = await world.member.slash(world.channel, "aid", question="total")
        assert pressed.ephemeral
        assert pressed.response is not None
        assert "faster than I answer" in words(pressed.response.message)


async def test_a_form_sent_too_fast_is_told_and_keeps_what_was_typed(world: World) -> None:
    first = await world.curator.slash(world.channel, "fact add")
    kept = await world.curator.submit_modal(first, FIRST)
    assert kept.response is not None
    second = await world.curator.click(kept.response, label="Part 2")
    for _ in range(ALLOWED + 1):
        await world.curator.send(world.channel, "!aid total")
    await world.curator.submit_modal(second, SECOND)
    (shown,) = [message for message in world.said_to(world.curator) if "Check" in labels(message)]
    assert "faster than I answer" in words(shown)
    assert world.service.drafts == []
    part = await world.curator.click(shown, label="Part 1")
    assert fields(part) == FIRST


async def test_somebody_else_is_not_held_up(world: World) -> None:
    for _ in range(ALLOWED + 1):
        await world.member.send(world.channel, "!aid total")
    before = len(said_in(world))
    await world.curator.send(world.channel, "!aid total")
    assert len(said_in(world)) == before + 1
    assert "faster" not in words(said_in(world)[-1])


def test_a_bucket_fills_again_evenly_and_a_server_has_ten_peoples_worth() -> None:
    now = [0.0]
    pace = Pace(6, lambda: now[0])
    assert [pace.take(1, 9) is None for _ in range(7)] == [True] * 6 + [False]
    now[0] = 10.0
    assert pace.take(1, 9) is None
    assert pace.take(1, 9) is not None
    others = [pace.take(person, 9) is None for person in range(100, 200)]
    assert sum(others) == 59, "of sixty a minute one more was taken since the bucket was full again"
    assert pace.take(500, 8) is None, "another server is not held up"
    assert pace.take(501, None) is None


def test_no_bound_is_no_bound() -> None:
    pace = Pace(0, lambda: 0.0)
    assert all(pace.take(1, 1) is None for _ in range(1000))
