"""Stopping in order: what the bot has begun to answer is finished before its connection is closed."""

import asyncio
import logging

PATIENCE = 10.0
"""Seconds that are left for it; a service manager waits longer than that before it kills."""
_AT_WORK = ("discord.py: on_", "discord-ui-", "CommandTree-invoker")
"""How the library names the tasks in which it lets us answer events, presses and forms, and commands."""

_log = logging.getLogger(__name__)


async def finish_at_work(patience: float = PATIENCE) -> None:
    """Wait until everything that was begun is done, or for so many seconds."""
    begun = {task for task in asyncio.all_tasks() if task.get_name().startswith(_AT_WORK)}
    begun.discard(asyncio.current_task())
    if not begun:
        return
    _, left = await asyncio.wait(begun, timeout=patience)
    if left:
        _log.warning("Stopped with %d replies unfinished after %.0f seconds", len(left), patience)
