"""Many people on a simulated Discord: what each says or presses, the reply to it, and what was lost or said twice."""

import asyncio
import itertools
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.program import said
from tests.discord_sim.payloads import BOT, CHANNEL, GUILD, Payload, attached, press
from tests.discord_sim.server import DiscordSim

PATIENCE = 60.0
"""Seconds after which what was not answered counts as lost."""
_REPLY = 19
_REMEMBERED = 20_000


@dataclass
class Crowd:
    """Everybody who talks to the bot, and the replies that they wait for."""

    sim: DiscordSim
    servers: int
    took: dict[str, list[float]] = field(default_factory=dict)
    """Seconds to each reply, by what was done; whoever reads them may take them away."""
    lost: int = 0
    """What was not answered in time, and not since."""
    twice: int = 0
    unasked: int = 0
    """Messages that answer nothing: changes and digests told to a channel."""
    talk: int = 0

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1)
        self._waiting: dict[str, asyncio.Future[Payload]] = {}
        self._answered: dict[str, None] = {}
        self._missed: set[str] = set()
        self.sim.shown = self._shown

    def person(self, chance: random.Random) -> "Person":
        """Somebody new, or whom one has met, on one of the servers."""
        return Person(self, chance.randrange(self.servers), chance.randrange(10**5, 10**6))

    def number(self) -> int:
        """An id as Discord makes them: later ones are higher, and tell the time."""
        since_2015 = int((time.time() - 1_420_070_400) * 1000)
        return (since_2015 << 22) + next(self._numbers) % (1 << 22)

    async def reply(self, to: str, sort: str) -> Payload | None:
        """Wait for the reply to a message or press; None, and one more lost, where none comes."""
        began, future = time.perf_counter(), asyncio.get_running_loop().create_future()
        self._waiting[to] = future
        try:
            async with asyncio.timeout(PATIENCE):
                found: Payload = await future
        except TimeoutError:
            self.lost += 1
            self._missed.add(to)
            return None
        finally:
            del self._waiting[to]
        self.took.setdefault(sort, []).append(time.perf_counter() - began)
        return found

    def _shown(self, message: Payload) -> None:
        self.sim.posts.clear()
        self.sim.callbacks.clear()
        reference = message.get("message_reference")
        to = message.get("interaction_token") or (str(reference["message_id"]) if reference else "")
        waiting = self._waiting.get(to)
        if not to:
            self.unasked += 1
        elif to in self._missed:  # late, not lost
            self._missed.discard(to)
            self.lost -= 1
        elif waiting is not None and not waiting.done():
            self._answered[to] = None
            waiting.set_result(message)
            if len(self._answered) > _REMEMBERED:
                del self._answered[next(iter(self._answered))]
        elif reference and to in self._answered:
            self.twice += 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the channel of a server; the simulation lets everybody curate."""

    crowd: Crowd
    server: int
    user: int

    async def talks(self, text: str) -> None:
        """Say something that is nothing to the bot."""
        self.crowd.talk += 1
        await self._send(self._message(text))

    async def asks(self, text: str, sort: str, *, on: Payload | None = None, file: bytes = b"") -> Payload | None:
        """Say something to the bot, perhaps in reply to what it said or with a file; give its reply."""
        message = self._message(text)
        if on is not None:
            place = {"message_id": on["id"], "channel_id": message["channel_id"], "guild_id": message["guild_id"]}
            message |= {"type": _REPLY, "message_reference": place, "referenced_message": self._here(on)}
        if file:
            name = f"{message['id']}.csv"
            self.crowd.sim.files[name] = file
            url = f"{self.crowd.sim.api.removesuffix('/api')}/attachments/{name}"
            message["attachments"] = [attached(name, url, len(file))]
        answer = asyncio.ensure_future(self.crowd.reply(message["id"], sort))
        await self._send(message)
        reply = await answer
        self.crowd.sim.files.pop(f"{message['id']}.csv", None)
        return reply

    async def presses(self, label: str, under: Payload | None, sort: str) -> Payload | None:
        """Press a button under a message of the bot; None where there is no such button or no answer."""
        custom_id = next((one["custom_id"] for one in _buttons(under or {}) if one.get("label") == label), None)
        return None if custom_id is None or under is None else await self._press(custom_id, under, sort)

    async def presses_any(self, under: Payload | None, sort: str, chance: random.Random) -> Payload | None:
        """Press one of the buttons that ask something."""
        asking = [one["custom_id"] for one in _buttons(under or {}) if one["custom_id"].startswith("ask:")]
        return await self._press(chance.choice(asking), under, sort) if asking and under is not None else None

    async def _press(self, custom_id: str, under: Payload, sort: str) -> Payload | None:
        event = press(self.crowd.number(), custom_id, self.user, self._here(under))
        answer = asyncio.ensure_future(self.crowd.reply(event["token"], sort))
        await self.crowd.sim.gateway.dispatch("INTERACTION_CREATE", event)
        return await answer

    def _message(self, text: str) -> Payload:
        return said(self.crowd.number(), self.server, text, self.user)

    async def _send(self, message: Payload) -> None:
        await self.crowd.sim.gateway.dispatch("MESSAGE_CREATE", message)

    def _here(self, message: Payload) -> Payload:
        """A message of the bot as it stands in this channel."""
        return message | {"guild_id": str(GUILD + self.server), "channel_id": str(CHANNEL + self.server)}


def mention(text: str) -> str:
    """Address the bot."""
    return f"<@{BOT}> {text}"


def words(message: Payload | None) -> str:
    """Everything that a message says."""
    if message is None:
        return ""
    embeds = [each for embed in message.get("embeds", []) for each in _texts(embed)]
    return "\n".join((message["content"], *embeds))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _buttons(message: Payload) -> Iterator[Payload]:
    for row in message.get("components", []):
        yield from row.get("components", [])
