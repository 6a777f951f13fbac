"""The simulated Discord itself: a server on loopback with the routes that a bot needs."""

import asyncio
import itertools
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.discord_sim.gateway import Gateway
from tests.discord_sim.payloads import BOT, FIRST_MESSAGE, Payload, application, message, posted, user

TOKEN = "a-token-of-the-simulation.aidbot.which-nobody-else-may-read"
PATIENCE = 20.0
LOOK_AGAIN = 0.1
"""Seconds after which it is looked again whether something has happened, without any news."""
_WITH_THE_TOKEN = tuple(f"/api/{part}" for part in ("users", "gateway", "oauth2", "applications", "channels"))
"""Interactions are answered with a token of their own."""


@dataclass
class DiscordSim:
    """One Discord with one bot, one server, one channel and one person."""

    posts: list[Payload] = field(default_factory=list)
    edits: list[Payload] = field(default_factory=list)
    commands: list[list[Payload]] = field(default_factory=list)
    callbacks: list[Payload] = field(default_factory=list)
    rate_limits: int = 0
    """How many of the next posts are answered with 429."""
    rate_limited: int = 0
    broken: int = 0
    """How many of the next posts are answered with 502 and come to nothing."""
    refused: int = 0
    asked: int = 0
    """How many posts were begun, whatever came of them."""
    free: asyncio.Event = field(default_factory=asyncio.Event)
    """Set while posts are taken at once; cleared, they wait."""
    shards: int = 1
    """How many shards Discord asks for."""
    flags: int = 0
    """What is switched on for the application in the developer portal."""
    servers: list[Payload] = field(default_factory=list)
    """The servers that the bot is in, as it is told over REST."""
    down: bool = False
    """Whether every request is answered with 503."""
    silent: bool = False
    """Whether no request is answered."""
    files: dict[str, bytes] = field(default_factory=dict)
    """What is attached to messages, by the name under `attachments`."""
    shown: Callable[[Payload], None] = lambda _: None
    """Told of every message that the bot posts or changes, as people see it."""

    def __post_init__(self) -> None:
        self._news = asyncio.Event()
        self._ended = asyncio.Event()
        self.free.set()
        self._numbers = itertools.count(FIRST_MESSAGE, 1 << 22)
        self.gateway = Gateway(TOKEN, self._news.set)

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._guarded])
        app.add_routes(
            [
                web.get("/api/users/@me", self._me),
                web.get("/api/users/@me/guilds", self._servers),
                web.get("/api/gateway/bot", self._gateway),
                web.get("/api/oauth2/applications/@me", self._application),
                web.put("/api/applications/{id}/commands", self._commands),
                web.post("/api/channels/{id}/messages", self._post),
                web.patch("/api/channels/{id}/messages/{message}", self._edit),
                web.post("/api/channels/{id}/typing", self._typing),
                web.post("/api/interactions/{id}/{token}/callback", self._callback),
                web.post("/api/webhooks/{id}/{token}", self._follow_up),
                web.patch("/api/webhooks/{id}/{token}/messages/{message}", self._follow_up),
                web.delete("/api/webhooks/{id}/{token}/messages/{message}", self._typing),
                web.get("/attachments/{name}", self._file),
                web.get("/gateway/", self.gateway.connect),
            ]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        _, port = self._runner.addresses[0][:2]
        self.api = f"http://127.0.0.1:{port}/api"
        self.gateway.url = f"ws://127.0.0.1:{port}/gateway/"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        await self._runner.cleanup()

    async def say(self, content: str) -> Payload:
        """Have the person say something in the channel."""
        said = message(next(self._numbers), content)
        await self.gateway.dispatch("MESSAGE_CREATE", said)
        return said

    async def until(self, happened: Callable[[], object], within: float = PATIENCE) -> None:
        """Wait for something to have happened; fail when it does not within so many seconds."""
        async with asyncio.timeout(within):
            while not happened():
                self._news.clear()
                with suppress(TimeoutError):  # what happens beside Discord, such as a file written, is no news
                    await asyncio.wait_for(self._news.wait(), LOOK_AGAIN)

    def texts(self) -> list[str]:
        """Give all that the bot posted, each as its words."""
        return [json.dumps(post, ensure_ascii=False) for post in self.posts]

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Callable[[web.Request], Any]) -> web.StreamResponse:
        if self.silent:
            await self._ended.wait()
        if self.down:
            return _json({"message": "unavailable", "code": 0}, status=503)
        if request.path.startswith(_WITH_THE_TOKEN) and request.headers.get("Authorization") != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        response: web.StreamResponse = await handler(request)
        self._news.set()
        return response

    async def _me(self, request: web.Request) -> web.Response:
        return _json(user(BOT))

    async def _gateway(self, request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return _json({"url": self.gateway.url, "shards": self.shards, "session_start_limit": limit})

    async def _application(self, request: web.Request) -> web.Response:
        return _json(application() | {"flags": self.flags})

    async def _servers(self, request: web.Request) -> web.Response:
        after, most = int(request.query.get("after", "0")), int(request.query["limit"])
        return _json([server for server in self.servers if int(server["id"]) > after][:most])

    async def _commands(self, request: web.Request) -> web.Response:
        wanted = await request.json()
        self.commands.append(wanted)
        shared = {"application_id": str(BOT), "version": "1", "default_member_permissions": None, "description": ""}
        return _json([shared | {"id": str(at)} | command for at, command in enumerate(wanted, 1)])

    async def _post(self, request: web.Request) -> web.Response:
        if self.rate_limits:
            self.rate_limits -= 1
            self.rate_limited += 1
            body = {"message": "You are being rate limited.", "retry_after": 0.05, "global": False}
            return _json(body, status=429, headers={"Via": "1.1 simulation"})
        if self.broken:
            self.broken -= 1
            self.refused += 1
            return web.Response(status=502, text="Bad Gateway")
        self.asked += 1
        self._news.set()
        await self.free.wait()
        body = await _body(request)
        self.posts.append(body)
        said = posted(next(self._numbers), body) | {"channel_id": request.match_info["id"]}
        self.shown(said)
        return _json(said)

    async def _edit(self, request: web.Request) -> web.Response:
        body = await _body(request)
        self.edits.append(body)
        return _json(posted(int(request.match_info["message"]), body))

    async def _typing(self, request: web.Request) -> web.Response:
        return web.Response(status=204)

    async def _callback(self, request: web.Request) -> web.Response:
        body = await _body(request)
        self.callbacks.append(body)
        number = next(self._numbers)
        if data := body.get("data"):
            self.shown(posted(number, data) | {"interaction_token": request.match_info["token"]})
        interaction = {"id": request.match_info["id"], "type": 3, "response_message_id": str(number)}
        return _json({"interaction": interaction, "resource": {"type": body["type"]}})

    async def _follow_up(self, request: web.Request) -> web.Response:
        said = posted(next(self._numbers), await _body(request))
        self.shown(said | {"interaction_token": request.match_info["token"]})
        return _json(said)

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["name"]])


async def _body(request: web.Request) -> Payload:
    """Read the body of a request, which is a form where files come with it."""
    if request.content_type == "application/json":
        return dict(await request.json())
    form = await request.post()
    return dict(json.loads(str(form["payload_json"])))


def _json(data: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> web.Response:
    """Answer as Discord does, whose content type names no character set."""
    return web.Response(body=json.dumps(data).encode(), status=status, headers=headers, content_type="application/json")
