"""Sends discord.py to the simulation: Python imports this at start when its folder is on PYTHONPATH.

So the program under test needs no switch of its own, and runs as it is.
"""

import os

import discord.gateway
import discord.http
import yarl


class _Impatient(discord.gateway.KeepAliveHandler):
    """Gives up on a silent gateway within a test's patience."""

    def run(self) -> None:
        """Send heartbeats."""
        self.heartbeat_timeout = float(os.environ.get("DISCORD_SIM_HEARTBEAT_TIMEOUT", "60"))
        super().run()


async def _identify_at_once(self: discord.Client, shard_id: int | None, *, initial: bool = False) -> None:
    """Leave out the five seconds that Discord wants between two sessions."""


if "DISCORD_SIM_API" in os.environ:
    for owner, name, value in (
        (discord.http.Route, "BASE", os.environ["DISCORD_SIM_API"]),
        (discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(os.environ["DISCORD_SIM_GATEWAY"])),
        (discord.gateway, "KeepAliveHandler", _Impatient),
        (discord.Client, "before_identify_hook", _identify_at_once),
    ):
        setattr(owner, name, value)
