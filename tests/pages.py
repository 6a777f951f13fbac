"""The pages that are written from the program: `python -m tests.pages` writes them, `test_docs.py` compares them."""

import asyncio
import textwrap
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import build_app
from bot.chat.asking import Asking
from bot.chat.curating import Curating, Following, Inbox, Naming
from bot.chat.server_settings import Forgetting, ServerSettings
from bot.console.screen import shown
from bot.console.talk import Talk, local_actor
from bot.domain.server import USUAL_RETENTION
from bot.present.messages import speaking
from bot.present.privacy import forgetting_lines, stored_lines
from bot.present.reply import Reply
from bot.service.help import ASKING, CURATING, SETTLING, Entry
from bot.settings import SETTINGS, Settings
from tests.conftest import ROOT

_BEGIN = "<!-- asked on 26 November 2026; python -m tests.pages writes it -->"
_END = "<!-- end -->"
_ASKED_AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
_QUESTIONS = (
    "how much did the us anounce for ukraine on july 2 2024?",
    "!qoute umerov",
    "how much did bhutan give ukraine?",
)

_COMMANDS = """\
# Commands

Type these after the prefix of your server (`!` where it has chosen nothing else). Misspelled commands are understood.
Where the bot is addressed (a mention, a reply to it, a direct message, the console) a plain question needs no command:
"how much has germany given to ukraine?" will do. The console needs no prefix either: `aid topics`, `quote austin`,
`check …`, `fact show …` and `help` are commands there as they stand.

## Asking

{asking}

## Changing facts

[curators.md](curators.md) shows the forms.

{curating}

## Choosing for a server

Members with Manage Server choose; nobody else sees the list. What is chosen holds in that server alone.

{settling}

## On Discord

The same as slash commands, with suggestions while you type. An edited question updates its answer. A reply to an answer
goes on from it: "and in 2023?", "military only?".

{slash}

The menu of any message (Apps, "Check this message") checks what it says, sentence by sentence, and tells you alone.
Under an answer that there is none, a button lets you be told when there is one. Under an answer that can be drawn, the
buttons "Chart" and "Card" add the picture to it; in reply to an answer, `!aid chart` alone does the same.
"""

_SETTINGS = """\
# Settings

Set these in the environment, or in a file named `.env` in the folder where you start `aidbot` (copy `.env.example`).
The environment wins over `.env`. An empty value counts as not set. All faults are told at once at the start.

{settings}

`--facts-db PATH` on the command line wins over `FACTS_DB`.

What a server chooses for itself (prefix, curators, channels, donor, recipient, language, style, retention) is no setting of
the installation: who manages the server chooses it on Discord with `/settings` ([commands.md](commands.md)), and the fact
store keeps it.
"""

_PRIVACY = """\
# Privacy

`/privacy` (or `!privacy`) says this in Discord, with the days that a server chose; {days} days hold where it chose nothing, and
in direct messages. Whoever manages a server chooses the days with `/settings retention`.

## What is stored

{stored}

Old entries are deleted when the bot starts and then once a day, once three days on which it ran agree: a clock that is wrong for
a day deletes nothing. A server that the bot has left keeps its facts and what it chose; its questions and notices go like all
others.

## Being forgotten

{forgetting}

Facts, their sources and their history stay as they are: only the id and the name of who made a change go, and the store refuses
any other change of history. `aidbot` overwrites what it deletes, so that it is not left in the file either.
The log names servers and channels by id, and nothing that was said, unless the operator sets `LOG_LEVEL` to DEBUG.
At a terminal nobody is known by an id. There, what was typed is kept in `console-history` beside the store.
"""


def commands_page() -> str:
    """Write docs/commands.md."""
    slash = _table(("command", "what it does"), [(f"`{use}`", does) for use, does in _slash_commands()])
    return _COMMANDS.format(
        asking=_entries(ASKING), curating=_entries(CURATING), settling=_entries(SETTLING), slash=slash
    )


def settings_page() -> str:
    """Write docs/settings.md."""
    rows = [(f"`{one.name}`", one.default, f"{one.help} Must be {one.rule}.") for one in SETTINGS]
    return _SETTINGS.format(settings=_table(("name", "default", "what it does"), rows))


def privacy_page() -> str:
    """Write docs/privacy.md."""
    messages = speaking("en")
    stored, forgetting = stored_lines(USUAL_RETENTION, messages), forgetting_lines("`/forget me`", messages)
    return _PRIVACY.format(days=USUAL_RETENTION, stored=_bullets(stored), forgetting=_bullets(forgetting))


def example_of_settings() -> str:
    """Write .env.example."""
    blocks = ["# Copy this file to .env and fill in what you need. docs/settings.md explains every setting.\n"]
    for one in SETTINGS:
        words = textwrap.fill(f"{one.help} Default: {one.default}.", 100, initial_indent="# ", subsequent_indent="# ")
        blocks.append(f"{words}\n{one.name}={one.example}\n")
    return "\n".join(blocks)


def readme() -> str:
    """Write README.md with the transcript anew; the rest of it stays as it is written."""
    before, _, rest = (ROOT / "README.md").read_text("utf-8").partition(_BEGIN)
    after = rest.partition(_END)[2]
    return f"{before}{_BEGIN}\n\n```text\n{asyncio.run(_transcript())}\n```\n\n{_END}{after}"


async def _transcript() -> str:
    """Ask the shipped facts what the README shows, on a day that stays the same."""
    with TemporaryDirectory() as folder:
        settings = Settings.from_env({"FACTS_DB": str(Path(folder) / "facts.db")})
        async with build_app(settings, lambda: _ASKED_AT) as app:
            talk = Talk(app.service, local_actor(curator=False), _ASKED_AT.date, settings.default_prefix)
            answers = [(question, await talk.answer(question)) for question in _QUESTIONS]
    return "\n\n".join(f"aid> {question}\n{_shown(reply)}" for question, reply in answers)


def _shown(reply: Reply) -> str:
    """The reply as a terminal of 110 columns shows it."""
    return "\n".join(shown(reply, 110))


PAGES = {
    "README.md": readme,
    "docs/commands.md": commands_page,
    "docs/settings.md": settings_page,
    "docs/privacy.md": privacy_page,
    ".env.example": example_of_settings,
}


def _entries(entries: Sequence[Entry]) -> str:
    rows = [(f"`{one.usage}`", one.does, f"`{one.example}`" if one.example else "") for one in entries]
    return _table(("type", "what it does", "example"), rows)


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _slash_commands() -> Iterator[tuple[str, str]]:
    for cog in (Asking, Curating, Inbox, Naming, Following, ServerSettings, Forgetting):
        group = f"{cog.__cog_group_name__} " if cog.__cog_is_app_commands_group__ else ""
        for command in cog.__cog_app_commands__:
            fields = "".join(f" {parameter.display_name}:" for parameter in getattr(command, "parameters", ()))
            yield f"/{group}{command.name}{fields}", f"{command.description}."


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    for name, write in PAGES.items():
        (ROOT / name).write_text(write(), "utf-8")
