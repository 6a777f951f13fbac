"""The transcript in docs/transcript.md: `python -m tests.chat.transcript` writes it from what the bot really says."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import discord
import simcord
from simcord.actors import MemberActor

from bot.app import build_app
from bot.chat.client import build_client
from bot.settings import Settings
from tests.chat.conftest import fields, labels, words
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "transcript.md"

_NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
_TITLE = """\
# A conversation on Discord

What people said and what the bot replied, over a simulated Discord, on 1 January 2026. The figures are the shipped
ones, except the package that the curator adds: that one is made up. `python -m tests.chat.transcript` writes this page.
"""
_FORM = {
    "value": "$1.25 billion",
    "who": "Norway → Ukraine",
    "kind": "military",
    "stage": "announced",
    "measure": "package",
    "when": "2025-12-20",
    "what": "Norway announced a package.",
    "source": 'NRK, "Package", https://www.nrk.no/package, 2025-12-20',
}
_FACT = "no-ua-package-2025-12-20-1-25bn"


class _Scene:
    """A channel in which a member and a curator talk to the bot, taken down as it goes."""

    def __init__(self, env: simcord.Env) -> None:
        guild = env.create_guild("Aid desk")
        managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        self.channel = guild.create_text_channel("general")
        self.member = guild.add_member(env.create_user("member"))
        self.curator = guild.add_member(env.create_user("curator"), roles=[managers])
        self.lines = [_TITLE]
        self._mention = f"<@{env.bot.user.id}>" if env.bot.user else ""

    async def ask(self, text: str) -> None:
        """Have the member mention the bot."""
        self._note("member", f"@aidbot {text}")
        await self.member.send(self.channel, f"{self._mention} {text}")
        self._take_down(self.member)

    async def say(self, person: MemberActor, text: str) -> None:
        """Have somebody say something."""
        self._note(person.name, text)
        await person.send(self.channel, text)
        self._take_down(person)

    async def press(self, person: MemberActor, label: str) -> None:
        """Have somebody press a button of the last reply."""
        self._note(person.name, f"presses {label}")
        await person.click(self.channel.history(viewer=person)[-1], label=label)
        self._take_down(person)

    async def change(self, value: str, reason: str) -> None:
        """Have the curator change the value of the fact in its form."""
        self._note("curator", f"/fact edit id:{_FACT}")
        self._note("curator", f"changes the amount in the form to {value}, reason: {reason}")
        shown = await self.curator.slash(self.channel, "fact edit", id=_FACT)
        await self.curator.submit_modal(shown, fields(shown) | {"value": value, "reason": reason})
        self._take_down(self.curator)

    def _note(self, who: str, does: str) -> None:
        self.lines.append(f"\n**{who}:** `{does}`\n")

    def _take_down(self, person: MemberActor) -> None:
        message = self.channel.history(viewer=person)[-1]
        private = " *(only the curator sees this)*" if message.flags.ephemeral else ""
        buttons = " ".join(f"[{label}]" for label in labels(message))
        shown = [f"**aidbot:**{private}", "", *words(message).strip().splitlines(), *(("", buttons) if buttons else ())]
        self.lines += [f"> {line}".rstrip() + "  " if line else ">" for line in shown]


async def transcript() -> str:
    """Play the conversation and give it as a page."""
    async with _opened() as scene:
        await scene.ask("how much military aid did the us announce for ukraine on july 2 2024?")
        await scene.ask("how much miltary aid did the us anounce for ukrane on july 2 2024?")
        await scene.ask("how much did bhutan give ukraine?")
        await scene.say(scene.member, "!qoute austin")
        await scene.say(scene.curator, "!fact add " + "; ".join(f"{name}: {value}" for name, value in _FORM.items()))
        await scene.press(scene.curator, "Save")
        await scene.ask("norway ukraine package december 2025")
        await scene.change("$1.35 billion", "misread")
        await scene.press(scene.curator, "Save")
        await scene.say(scene.curator, f"!fact undo {_FACT}")
        await scene.say(scene.curator, f"!fact history {_FACT}")
        await scene.say(scene.member, f"!fact edit {_FACT} value: $9 billion")
        return "\n".join(scene.lines) + "\n"


@asynccontextmanager
async def _opened() -> AsyncIterator[_Scene]:
    with TemporaryDirectory() as folder:
        store = Path(folder) / "facts.db"
        settings = Settings.from_env({"FACTS_DB": str(store)})
        async with (
            build_app(settings, lambda: _NOW) as app,
            simcord.run(build_client(app.service, settings), shard_count=1) as env,
        ):
            yield _Scene(env)


if __name__ == "__main__":
    PAGE.write_text(asyncio.run(transcript()), "utf-8")
