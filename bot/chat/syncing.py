"""Telling Discord which slash commands there are, only when they changed: it allows few such changes a day."""

import hashlib
import json
import logging
from pathlib import Path
from typing import Any, Protocol

import discord
from discord import app_commands

_log = logging.getLogger(__name__)

Tree = app_commands.CommandTree[Any]


class CommandsMemory(Protocol):
    """Remembers across starts which commands Discord was told of."""

    def remembered(self) -> str | None:
        """Give the fingerprint of the commands that Discord knows."""
        ...

    def remember(self, fingerprint: str) -> None:
        """Keep the fingerprint of the commands that Discord was told of."""
        ...


class NoMemory:
    """Remembers nothing, so that Discord is told on every start."""

    def remembered(self) -> str | None:
        """Know of no commands."""
        return None

    def remember(self, fingerprint: str) -> None:
        """Keep nothing."""


class FileMemory:
    """Remembers in a small file. Without it, or where it cannot be written, Discord is told on every start."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def remembered(self) -> str | None:
        """Read the fingerprint."""
        try:
            return self._path.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None

    def remember(self, fingerprint: str) -> None:
        """Write the fingerprint."""
        try:
            self._path.write_text(f"{fingerprint}\n", "ascii")
        except OSError as error:
            _log.warning("The file of known slash commands cannot be written: %s", error.strerror)


def fingerprint(tree: Tree, application_id: int | None) -> str:
    """Give a short text that changes whenever the commands, or the application that has them, do."""
    payload = [command.to_dict(tree) for command in tree.get_commands()]
    described = json.dumps([application_id, payload], sort_keys=True, default=str)
    return hashlib.sha256(described.encode()).hexdigest()


async def sync_if_changed(tree: Tree, memory: CommandsMemory) -> bool:
    """Tell Discord of the commands if they changed since it was last told. Refused, the bot works on without."""
    current = fingerprint(tree, tree.client.application_id)
    if memory.remembered() == current:
        return False
    try:
        await tree.sync()
    except discord.HTTPException as error:
        _log.warning("Discord did not take the slash commands: status %s, code %s", error.status, error.code)
        return False
    memory.remember(current)
    return True
