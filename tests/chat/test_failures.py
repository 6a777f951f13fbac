"""Failures: what people are told of each, and what only the log is."""

import asyncio
import logging

import aiohttp
import pytest
from discord import app_commands

from bot.chat.failures import PATIENCE, Failed, Refusals, explain, outcome
from bot.errors import InvalidFact, UnknownFact


def test_work_counts_as_slow_well_before_discord_gives_up() -> None:
    assert PATIENCE <= 2


async def test_work_that_succeeds_gives_what_it_returns() -> None:
    async def work() -> int:
        return 1

    assert await outcome(work()) == 1


async def test_slow_work_is_announced_once_and_still_gives_what_it_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.chat.failures.PATIENCE", 0)
    gate = asyncio.Event()
    announced = []

    async def work() -> int:
        await gate.wait()
        return 1

    async def announce() -> None:
        announced.append("slow")
        gate.set()

    assert await outcome(work(), announce) == 1
    assert announced == ["slow"]


async def test_an_error_of_ours_is_told_in_its_own_words() -> None:
    async def work() -> None:
        raise UnknownFact("a-1")

    result = await outcome(work())
    assert isinstance(result, Failed)
    assert result.reply.headline == str(UnknownFact("a-1"))
    assert result.reply.ephemeral


def test_the_faults_of_a_form_are_told_one_by_one() -> None:
    assert explain(InvalidFact(["No date.", "No source."])).body == ("No date.", "No source.")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (app_commands.CommandNotFound("aid", []), "This command has changed"),
        (app_commands.CheckFailure(), "cannot be used here"),
    ],
)
def test_what_discord_gets_wrong_is_explained(error: Exception, told: str) -> None:
    assert told in explain(error).headline


def test_anything_else_is_told_by_an_id_alone(caplog: pytest.LogCaptureFixture) -> None:
    told = explain(ValueError("/home/secret")).headline
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.getMessage().split()[-1] in told
    assert "secret" not in told


async def test_a_request_that_does_not_reach_discord_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    async def request() -> int:
        raise aiohttp.ServerDisconnectedError

    refusals = Refusals()
    assert await refusals.heed(request(), 1) is None
    assert await refusals.heed(request(), 1) is None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
