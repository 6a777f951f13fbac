"""Telling Discord of commands: only when they changed, and never so that a refusal stops the bot."""

import logging
from pathlib import Path

import discord
import pytest
import simcord
from discord import app_commands

from bot.chat.client import AidBot, build_client
from bot.chat.syncing import FileMemory, fingerprint
from tests.chat.answers_double import Told
from tests.chat.conftest import ChatSettings


@pytest.fixture
def memory(tmp_path: Path) -> FileMemory:
    return FileMemory(tmp_path / "discord-commands")


@pytest.fixture
def simcord_bot(memory: FileMemory, settings: ChatSettings) -> AidBot:
    return build_client(Told(), settings, memory=memory)


def times_told(env: simcord.Env) -> int:
    return sum(entry.method == "PUT" and entry.path.endswith("/commands") for entry in env.http_requests)


async def test_unchanged_commands_are_not_told_again(
    simcord_env: simcord.Env, memory: FileMemory, settings: ChatSettings
) -> None:
    assert times_told(simcord_env) == 1
    await simcord_env.restart_bot(build_client(Told(), settings, memory=memory))
    assert times_told(simcord_env) == 1


async def test_changed_commands_are_told_again(
    simcord_env: simcord.Env, memory: FileMemory, settings: ChatSettings
) -> None:
    changed = build_client(Told(), settings, memory=memory)

    @changed.tree.command(description="A command more")
    async def more(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("more")

    await simcord_env.restart_bot(changed)
    assert times_told(simcord_env) == 2


async def test_commands_that_discord_refuses_are_told_again_at_the_next_start(
    simcord_env: simcord.Env, tmp_path: Path, settings: ChatSettings, caplog: pytest.LogCaptureFixture
) -> None:
    simcord_env.inject_error("PUT", "/applications/*/commands", status=403, code=50001)
    memory = FileMemory(tmp_path / "another")
    await simcord_env.restart_bot(build_client(Told(), settings, memory=memory))
    assert memory.remembered() is None
    assert "Discord did not take the slash commands: status 403, code 50001" in caplog.messages


def test_another_application_has_commands_of_its_own(settings: ChatSettings) -> None:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    assert fingerprint(tree, 1) == fingerprint(tree, 1) != fingerprint(tree, 2)


def test_a_file_that_is_not_there_remembers_nothing(tmp_path: Path) -> None:
    assert FileMemory(tmp_path / "none").remembered() is None


def test_a_file_of_something_else_remembers_nothing(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"\xff\xfe")
    assert FileMemory(tmp_path / "other").remembered() is None


def test_a_file_that_cannot_be_written_is_logged_and_does_no_harm(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    memory = FileMemory(tmp_path / "no-such-folder" / "file")
    memory.remember("abc")
    assert memory.remembered() is None
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert str(tmp_path) not in caplog.text.replace(__file__, "")
