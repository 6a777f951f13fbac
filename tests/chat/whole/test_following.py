"""Following on Discord: one message for a change, a weekly digest, never the same twice, and each server by itself."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import discord
import pytest

from bot.service.service import Service
from tests.chat.conftest import labels, words
from tests.chat.talking import FACT, NOW, Place, bot_on

HOUR = 3601
FOLLOWED = "Followed here"


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("following")


def told_in(place: Place, opening: str = FOLLOWED) -> list[discord.Message]:
    return [message for message in place.channel.history() if opening in message.content]


async def curate(place: Place, text: str) -> str:
    await place.curator.send(place.channel, text)
    return words(place.last)


async def test_a_channel_is_told_once_of_a_new_fact_and_of_its_change(
    here: Place, there: Place, service: Service, path: Path
) -> None:
    assert "follows aid from Norway" in await curate(here, "!follow donor norway")
    assert "follows aid from Norway" in await curate(there, "!follow donor norway")
    await here.add_fact()
    (told,) = told_in(here)
    assert "aid from Norway" in told.content
    assert "New: $1.25 billion" in words(told)
    assert "](<https://www.nrk.no/package>)" in words(told)
    assert told_in(there) == []
    await here.env.restart_bot(bot_on(service, path))
    await here.env.settle()
    assert len(told_in(here)) == 1
    await curate(here, "!fact edit no-ua-package-2025-12-20-1-25bn value: $1.3 billion; what: Norway announced one.")
    await here.curator.click(here.last, label="Save")
    assert len(told_in(here)) == 2
    assert "Changed: $1.3 billion" in words(told_in(here)[-1])
    assert "before: $1.25 billion" in words(told_in(here)[-1])


async def test_what_is_not_followed_is_not_told(here: Place) -> None:
    await curate(here, "!follow donor germany")
    await curate(here, "!follow total norway")
    await curate(here, "!follow speaker austin")
    await here.add_fact()
    assert told_in(here) == []


async def test_one_press_ends_it_for_curators_alone(here: Place, service: Service, path: Path) -> None:
    await curate(here, "!follow donor norway")
    await here.add_fact()
    (told,) = told_in(here)
    assert labels(told) == ["Unfollow"]
    await here.env.restart_bot(bot_on(service, path))
    refused = await here.member.click(told, label="Unfollow")
    assert refused.ephemeral
    await here.curator.click(told, label="Unfollow")
    assert "follows nothing" in await curate(here, "!following")


async def test_a_topic_of_the_server_is_followed(here: Place) -> None:
    await curate(here, "!topic add winter convoy")
    await curate(here, "!follow topic winter convoy")
    await here.add_fact(FACT.replace("Norway → Ukraine", "Norway → winter convoy"))
    (told,) = told_in(here)
    assert "winter convoy" in told.content


async def test_a_change_that_was_made_while_the_bot_was_away_is_told_once(
    here: Place, service: Service, path: Path
) -> None:
    await curate(here, "!follow donor norway")
    await here.curator.send(here.channel, f"!fact add {FACT}")
    save = here.last
    await here.env.restart_bot(bot_on(service, path))
    await here.curator.click(save, label="Save")
    assert len(told_in(here)) == 1


async def test_the_digest_comes_at_its_local_time_and_says_also_that_nothing_changed(
    here: Place, there: Place, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    now: datetime = NOW  # Thursday, 1 January 2026, 12:00 UTC
    monkeypatch.setattr(service._following, "_clock", lambda: now)
    await curate(here, "!follow donor norway")
    assert "every Monday at 09:00 (Europe/Kyiv)" in await curate(here, "!follow digest monday 09:00 europe/kyiv")
    await here.add_fact()
    opening = "The week in what is followed here"
    now = NOW + timedelta(days=3, hours=18, minutes=59)
    await here.env.advance_time(HOUR)
    assert told_in(here, opening) == []
    now = NOW + timedelta(days=3, hours=19)
    await here.env.advance_time(HOUR)
    (digest,) = told_in(here, opening)
    assert "$1.25 billion" in words(digest)
    await here.env.advance_time(HOUR)
    assert len(told_in(here, opening)) == 1
    now += timedelta(days=7)
    await here.env.advance_time(HOUR)
    assert "Nothing changed." in words(told_in(here, opening)[-1])
    assert told_in(there, opening) == []
    now += timedelta(days=9)
    await here.env.advance_time(HOUR)
    assert len(told_in(here, opening)) == 2, "one that is more than a day late is left out"
    await curate(here, "!follow digest off")
    assert "Weekly digest" not in await curate(here, "!following")


async def test_a_clock_that_was_set_far_ahead_stops_no_digest_once_it_is_right(
    here: Place, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    now: datetime = NOW
    monkeypatch.setattr(service._following, "_clock", lambda: now)
    await curate(here, "!follow digest monday 09:00 UTC")
    now = NOW + timedelta(days=4000)
    await here.env.advance_time(HOUR)
    now = NOW + timedelta(hours=2)
    await here.env.advance_time(HOUR)
    before = len(told_in(here, "The week in what is followed here"))
    now = NOW + timedelta(days=3, hours=21, minutes=5)
    await here.env.advance_time(HOUR)
    assert len(told_in(here, "The week in what is followed here")) == before + 1


@pytest.mark.parametrize(
    "text",
    [
        "donor narnia",
        "total us ukraine 2023",
        "speaker germany",
        "digest monday 25:00 UTC",
        "digest someday 09:00 UTC",
        "digest monday 09:00 Mars/Base",
    ],
)
async def test_what_cannot_be_followed_is_refused_with_an_example(here: Place, text: str) -> None:
    await curate(here, f"!follow {text}")
    assert "follows nothing" in await curate(here, "!following")


async def test_members_see_what_is_followed_and_change_nothing(here: Place) -> None:
    await curate(here, "!follow donor norway")
    for text in ("!follow donor germany", "!unfollow 1", "!unfollow all", "!follow digest off"):
        await here.member.send(here.channel, text)
        assert "Only curators" in words(here.last)
    await here.member.send(here.channel, "!following")
    assert "aid from Norway" in words(here.last)


async def test_another_server_ends_nothing_here(here: Place, there: Place) -> None:
    await curate(here, "!follow donor norway")
    await curate(there, "!unfollow 1")
    assert "aid from Norway" in await curate(here, "!following")
