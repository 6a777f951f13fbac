"""Importing a data set on Discord: its curator sees first what it would change, and takes it back whole."""

from collections.abc import Callable
from pathlib import Path

import discord
import pytest

from bot.service.service import Service
from tests.chat.conftest import labels, words
from tests.chat.talking import Place, bot_on

HEADER = "Recipient,Donor,Aid type,Amount type,Year,Value\n"
NET = "ODA: Total Net,Constant Prices (2022 USD millions)"
FILE = f"{HEADER}Chad,Germany,{NET},2019,12.5\nChad,Iceland,{NET},2019,0.5\nChad,Norway,{NET},20x8,3\n"
QUESTION = "!aid how much oda did germany give chad in 2019"
TABLE = "Giver;Amount;Year\nGermany;7000;2019\n"
COLUMNS = "columns: donor=Giver, value=Amount, unit==USD, year=Year, recipient==Chad"


@pytest.fixture
def path(copied: Callable[[str], Path]) -> Path:
    return copied("importing")


async def bring(place: Place, text: str = FILE, told: str = "") -> str:
    await place.curator.send(place.channel, f"!fact import {told}", attachments=[("download.csv", text.encode())])
    return words(place.last)


async def test_a_file_is_looked_at_applied_and_taken_back_on_its_own_server_only(here: Place, there: Place) -> None:
    said = await bring(here, told="label: Release 7")
    assert "2 would be added" in said
    assert "Refused: line 4: '20x8' is no year" in said
    assert labels(here.last) == ["Apply", "Drop"]
    shown = here.last
    await here.member.send(here.channel, QUESTION)
    assert "$12.5 million" not in words(here.last)
    await here.curator.click(shown, label="Apply")
    assert any("Stored as import 1" in each for each in here.said())
    await here.member.send(here.channel, QUESTION)
    assert "$12.5 million" in words(here.last)
    assert "Release 7" in words(here.last)
    await there.member.send(there.channel, QUESTION)
    assert "$12.5 million" not in words(there.last)
    await here.curator.send(here.channel, "!fact imports")
    assert "1: oecd-dac2a Release 7" in words(here.last)
    await here.curator.send(here.channel, "!fact unimport 1")
    assert "2 facts are as they were" in words(here.last)
    await here.member.send(here.channel, QUESTION)
    assert "$12.5 million" not in words(here.last)


async def test_a_new_release_shows_the_values_before(here: Place) -> None:
    await bring(here)
    await here.curator.send(here.channel, "!fact apply 1")
    said = await bring(here, FILE.replace("12.5", "14"))
    assert "1 would be changed" in said
    assert "Before: $12.5 million" in said


async def test_only_the_curator_who_brought_a_file_applies_it(here: Place, there: Place) -> None:
    await bring(here)
    await here.member.send(here.channel, "!fact apply 1")
    assert "Only curators" in words(here.last)
    role = here.guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    other = here.guild.add_member(here.env.create_user("second"), roles=[role])
    await other.send(here.channel, "!fact apply 1")
    assert "Only the curator who brought this file" in words(here.last)
    await there.curator.send(there.channel, "!fact apply 1")
    assert "No such file waits" in words(there.last)
    await here.member.send(here.channel, QUESTION)
    assert "$12.5 million" not in words(here.last)


async def test_a_table_of_ones_own_needs_its_columns_told_once(here: Place) -> None:
    assert "of no format that I know" in await bring(here, TABLE)
    about = f"format: table; publisher: NRK; url: https://example.org/t; {COLUMNS}"
    said = await bring(here, TABLE, about)
    assert "Columns: " in said
    assert "1 would be added" in said
    await here.curator.click(here.last, label="Apply")
    assert "1 would be changed" in await bring(here, TABLE.replace("7000", "8000"))


async def test_buttons_and_the_file_outlive_a_restart(here: Place, service: Service, path: Path) -> None:
    await bring(here)
    shown = here.last
    await here.env.restart_bot(bot_on(service, path))
    await here.curator.click(shown, label="Apply")
    assert any("Stored as import 1" in each for each in here.said())


async def test_the_slash_command_takes_the_same(here: Place) -> None:
    sent = await here.curator.slash(
        here.channel, "fact import", file=("d.csv", FILE.encode()), label="Release 7; url: x", published="2024-01-31"
    )
    assert sent.ephemeral
    assert sent.response is not None
    assert "2 would be added" in words(sent.response.message)


async def test_a_dropped_file_is_forgotten(here: Place) -> None:
    await bring(here)
    await here.curator.send(here.channel, "!fact drop 1")
    assert "nothing was stored" in words(here.last)
    await here.curator.send(here.channel, "!fact apply 1")
    assert "No such file waits" in words(here.last)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("colour: red", "is none of label, published"),
        ("published: someday", "day"),
        ("format: xyz", "There is no format"),
    ],
)
async def test_what_cannot_be_read_is_told_with_the_way_out(here: Place, told: str, said: str) -> None:
    assert said in await bring(here, told=told)


async def test_without_a_file_it_says_how_to_bring_one(here: Place) -> None:
    await here.curator.send(here.channel, "!fact import")
    assert "data file attached" in words(here.last)
