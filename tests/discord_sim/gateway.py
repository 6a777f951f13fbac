"""The gateway: sessions that start, break, are resumed, invalidated or left without an answer."""

import asyncio
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, cast

from aiohttp import WSMsgType, web

from tests.discord_sim.payloads import BOT, Payload, application, guild, user

CLOSE_AUTHENTICATION_FAILED = 4004
CLOSE_DISALLOWED_INTENTS = 4014
MESSAGE_CONTENT = 1 << 15


class Op(IntEnum):
    """What kind of thing a gateway payload is."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    RESUME = 6
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


@dataclass
class Gateway:
    """All connections of one bot. `changed` is called whenever there is something new to look at."""

    token: str
    changed: Callable[[], None]
    url: str = ""
    message_content_allowed: bool = True
    heartbeat_interval: int = 45_000
    acknowledges: bool = True
    identified: list[Payload] = field(default_factory=list)
    resumed: list[Payload] = field(default_factory=list)
    heartbeats: int = 0
    closed_with: list[int | None] = field(default_factory=list)
    live: web.WebSocketResponse | None = None
    _transport: asyncio.WriteTransport | None = None
    _log: list[Payload] = field(default_factory=list)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._transport = cast(asyncio.WriteTransport, request.transport)
        await self._send(socket, Op.HELLO, {"heartbeat_interval": self.heartbeat_interval})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._hear(socket, json.loads(frame.data))
        if self.live is socket:
            self.live = None
        self.closed_with.append(socket.close_code)
        self.changed()
        return socket

    async def dispatch(self, event: str, data: Payload) -> None:
        """Tell the bot of an event, or keep it for when the bot resumes."""
        self._log.append({"op": Op.DISPATCH, "t": event, "s": next(self._numbers), "d": data})
        if self.live is not None:
            await self.live.send_json(self._log[-1])

    def forget(self) -> None:
        """Keep no longer what was sent so far: nothing of it will have to be sent again."""
        self._log.clear()

    def drop(self) -> None:
        """Cut the connection as a broken network does."""
        if self.live is not None and self._transport is not None:
            self.live = None
            self._transport.abort()

    async def invalidate(self, *, resumable: bool) -> None:
        """Tell the bot that its session has ended."""
        if self.live is not None:
            await self._send(self.live, Op.INVALID_SESSION, resumable)

    async def _hear(self, socket: web.WebSocketResponse, payload: Payload) -> None:
        self.heartbeats += payload["op"] == Op.HEARTBEAT
        match payload["op"]:
            case Op.HEARTBEAT if self.acknowledges:
                await self._send(socket, Op.HEARTBEAT_ACK, None)
            case Op.IDENTIFY:
                await self._identify(socket, payload["d"])
            case Op.RESUME:
                await self._resume(socket, payload["d"])
        self.changed()

    async def _identify(self, socket: web.WebSocketResponse, data: Payload) -> None:
        self.identified.append(data)
        if data["token"] != self.token:
            await socket.close(code=CLOSE_AUTHENTICATION_FAILED)
        elif data["intents"] & MESSAGE_CONTENT and not self.message_content_allowed:
            await socket.close(code=CLOSE_DISALLOWED_INTENTS)
        else:
            await self._start(socket, data.get("shard", [0, 1]))

    async def _start(self, socket: web.WebSocketResponse, shard: list[int]) -> None:
        self.live = socket
        ready = {
            "v": 10,
            "user": user(BOT),
            "guilds": [{"id": guild()["id"], "unavailable": True}],
            "shard": shard,
            "session_id": f"session-{len(self.identified)}",
            "resume_gateway_url": self.url,
            "application": application(),
        }
        await self.dispatch("READY", ready)
        await self.dispatch("GUILD_CREATE", guild())

    async def _resume(self, socket: web.WebSocketResponse, data: Payload) -> None:
        self.resumed.append(data)
        self.live = socket
        for missed in [event for event in self._log if event["s"] > data["seq"]]:
            await socket.send_json(missed)
        await self.dispatch("RESUMED", {})

    async def _send(self, socket: web.WebSocketResponse, op: Op, data: Any) -> None:
        await socket.send_json({"op": op, "d": data, "s": None, "t": None})
