"""Privacy on Discord: what is stored is told, who asks is forgotten in every server, and old things go every day."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import simcord

from bot.service.service import Service
from bot.service.steady import SteadyClock
from bot.store import Ledger
from tests.chat.conftest import words
from tests.chat.talking import FACT, NOW, QUESTION, Place, bot_on

ADDED = "no-ua-package-2025-12-20-1-25bn"
DAY = 24 * 60 * 60


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("privacy")


async def history_in(place: Place) -> str:
    await place.curator.send(place.channel, f"!fact history {ADDED}")
    return words(place.last)


async def test_everybody_may_read_what_is_stored(here: Place) -> None:
    slash = await here.member.slash(here.channel, "privacy")
    assert slash.ephemeral
    assert slash.response is not None
    assert "What I store" in words(slash.response.message)
    await here.member.send(here.channel, "!privacy")
    assert "365 days" in words(here.last)
    await here.member.send_dm("!privacy")
    assert "365 days" in words(here.member.user.dm_channel.history()[-1])


async def test_who_asks_is_forgotten_in_every_server_at_once(here: Place, simcord_env: simcord.Env) -> None:
    there = Place(simcord_env, "second")
    both = there.guild.add_member(here.curator.user, roles=[there.guild.roles["Managers"]])
    await here.add_fact()
    await both.send(there.channel, f"!fact add {FACT}")
    await both.click(there.last, label="Save")
    await both.send(there.channel, "!aid tellme denmark ukraine package december 2025")
    name = here.curator.name
    assert name in await history_in(here)
    assert name in await history_in(there)
    result = await here.curator.slash(here.channel, "forget me")
    assert result.ephemeral
    assert result.response is not None
    shown = words(result.response.message)
    assert "2 changes no longer name you" in shown
    assert "1 answer that you waited for" in shown
    for place in (here, there):
        told = await history_in(place)
        assert name not in told
        assert "a forgotten member added version" in told
    assert "$1.25 billion" in words(await here.ask(QUESTION))


async def test_a_proposer_is_forgotten_and_the_proposal_stays(here: Place) -> None:
    await here.member.send(here.channel, f"!fact propose {FACT}")
    await here.member.send(here.channel, "!forget me")
    await here.curator.send(here.channel, "!fact proposals")
    assert "a forgotten member" in words(here.last)
    assert here.member.name not in words(here.last)


async def test_forgetting_one_member_leaves_the_others(here: Place) -> None:
    await here.add_fact()
    await here.member.send(here.channel, "!forget me")
    assert "0 changes" in words(here.last)
    assert here.curator.name in await history_in(here)


async def test_who_is_forgotten_in_direct_messages_is_forgotten_in_servers(here: Place) -> None:
    await here.add_fact()
    await here.curator.send_dm("!forget me")
    assert here.curator.name not in await history_in(here)


async def test_old_questions_go_at_the_start_and_then_every_day(
    here: Place, service: Service, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = Ledger(service._store)
    today: datetime = NOW

    async def asked() -> int:
        return len(await ledger.open_questions(here.guild.id))

    monkeypatch.setattr(service._privacy, "_clock", SteadyClock(lambda: today))
    await ledger.note_question("old", "old", server=here.guild.id, at=NOW)
    for day in (366, 367, 368):  # three days have to agree before anything is deleted
        today = NOW + timedelta(days=day)
        await here.env.advance_time(DAY - 60)
        assert await asked() == 1
        await here.env.advance_time(60)
    await here.env.advance_time(60)
    assert await asked() == 0
    await ledger.note_question("old", "old", server=here.guild.id, at=NOW)
    await here.env.restart_bot(bot_on(service, path))
    await here.env.settle()
    assert await asked() == 0


async def test_each_server_keeps_questions_for_as_long_as_it_chose(
    here: Place, simcord_env: simcord.Env, service: Service, path: Path
) -> None:
    there = Place(simcord_env, "second")
    ledger = Ledger(service._store)
    await here.curator.slash(here.channel, "settings", setting="retention", value="7")
    for place in (here, there):
        await ledger.note_question("old", "old", server=place.guild.id, at=NOW - timedelta(days=8))
    for ago in (2, 1):
        await ledger.sighted((NOW - timedelta(days=ago)).date())
    await here.env.restart_bot(bot_on(service, path))
    await here.env.settle()
    kept = [len(await ledger.open_questions(place.guild.id)) for place in (here, there)]
    assert kept == [0, 1]
