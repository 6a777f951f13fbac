"""The command line. Each command imports what it needs when it runs, so that a short answer needs no Discord."""

import asyncio
import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from bot.errors import AidbotError, InvalidFact, InvalidSettings, StoreUnavailable

if TYPE_CHECKING:
    from bot.settings import Settings

_FACTS_DB = "aidbot.facts_db"
_STORE = "aidbot.store"
_CURATOR = "aidbot.as_curator"
_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_Command = TypeVar("_Command", bound=Callable[..., Any])


class _Refused(click.ClickException):
    """What stopped a command, in a sentence that says how to mend it."""

    exit_code = 2


class _Commands(click.Group):
    """The commands of the program; errors meant for people end it with a sentence and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except (InvalidFact, InvalidSettings) as error:
            raise _Refused("\n".join(error.faults)) from error
        except StoreUnavailable as error:
            store = ctx.meta.get(_STORE)
            raise _Refused(f"{error} The store is {store}." if store else str(error)) from error
        except AidbotError as error:
            raise _Refused(str(error)) from error


def _keep(ctx: click.Context, option: click.Parameter, given: Path | bool | None) -> None:
    """Keep what may stand before or after the command."""
    if given:
        ctx.meta[f"aidbot.{option.name}"] = given


def _facts_db(command: _Command) -> _Command:
    option = click.option(
        "--facts-db",
        type=_FILE,
        expose_value=False,
        callback=_keep,
        help="The fact store to use instead of FACTS_DB.",
    )
    return option(command)


def _as_curator(command: _Command) -> _Command:
    option = click.option(
        "--as-curator",
        is_flag=True,
        expose_value=False,
        callback=_keep,
        help="Allow changes to the facts of this installation.",
    )
    return option(command)


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@_as_curator
@_facts_db
@click.version_option(package_name="aidbot", message="aidbot %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Answer questions about aid with sourced figures and verbatim quotes.

    Without a command, chat on this terminal.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if _CURATOR in ctx.meta and ctx.invoked_subcommand not in (None, "chat", "ask"):
        raise click.UsageError("--as-curator is for the console: leave it out here.")
    if ctx.invoked_subcommand is None:
        ctx.invoke(chat)


@main.command()
@_as_curator
@_facts_db
@click.pass_context
def chat(ctx: click.Context) -> None:
    """Chat on this terminal."""
    asyncio.run(_chat(_settings(ctx), _CURATOR in ctx.meta))


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("text", nargs=-1)
@click.option("--batch", type=click.File("rb"), help="Answer the JSON lines of a file (- for standard input).")
@click.option("--chart", type=_FILE, help="Draw the answer as a chart, and write it to a PNG file.")
@click.option("--card", type=_FILE, help="Put the figure or quote of the answer on a card, a PNG file.")
@_as_curator
@_facts_db
@click.pass_context
def ask(
    ctx: click.Context, text: tuple[str, ...], batch: BinaryIO | None, chart: Path | None, card: Path | None
) -> None:
    """Answer one question, or a file of them.

    Each line for --batch is a JSON object with "id" and "channel_text"; so is each answer, with "id", "kind", "reply",
    "facts", "read_as" and "elapsed_ms". Exit code 1 tells that a line was malformed, or that there was nothing to draw.
    """
    if bool(text) == bool(batch):
        raise click.UsageError("Give either a question or --batch FILE.")
    if sum(map(bool, (batch, chart, card))) > 1:
        raise click.UsageError("Give only one of --batch, --chart and --card.")
    settings, as_curator = _settings(ctx), _CURATOR in ctx.meta
    if batch:
        ctx.exit(1 if asyncio.run(_ask_batch(settings, batch, as_curator)) else 0)
    picture = chart or card
    if not picture:
        asyncio.run(_ask(settings, " ".join(text), as_curator))
    elif not asyncio.run(_draw(settings, " ".join(text), "chart" if chart else "card", picture)):
        ctx.exit(1)


@main.command()
@_facts_db
@click.pass_context
def run(ctx: click.Context) -> None:
    """Connect to Discord and answer there."""
    ctx.exit(asyncio.run(_run(_settings(ctx))))


@main.command()
@click.option("--data", type=_FOLDER, help="The folder of reviewed facts; by default that of the checkout.")
@click.option("--out", type=_FILE, help="The file to write; by default the facts.db of the checkout.")
def build(data: Path | None, out: Path | None) -> None:
    """Build facts.db from the reviewed text of the shipped facts."""
    from bot.app import CHECKOUT
    from bot.build.store_file import build_store

    folder = data or CHECKOUT / "data"
    if not folder.is_dir():
        raise click.UsageError("There is no data folder here: give --data DIR.")
    build_store(folder, out or CHECKOUT / "facts.db")
    click.echo("Built.")


@main.command("upgrade-facts")
@_facts_db
@click.pass_context
def upgrade_facts(ctx: click.Context) -> None:
    """Bring newer shipped facts into the store; what curators changed stays."""
    from bot.app import now, shipped_facts
    from bot.store.building import upgrade

    shipped = shipped_facts()
    if shipped is None:
        raise StoreUnavailable("The shipped facts are missing. Install aidbot again.")
    report = upgrade(_settings(ctx).facts_db, shipped, now())
    click.echo(
        f"{len(report.added)} facts added, {len(report.changed)} changed, {len(report.retired)} retired, "
        f"{len(report.kept)} kept as curators left them."
    )
    for fact_id in report.kept:
        click.echo(f"kept: {fact_id}")


@main.command()
@_facts_db
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check settings and store, and tell in words what was found."""
    from bot.store.inspecting import checked

    settings = _settings(ctx)
    faults, counts = asyncio.run(checked(settings.facts_db))
    click.echo("Settings: in order" + ("." if settings.discord_token else "; no DISCORD_TOKEN, so only the console."))
    click.echo("Facts: " + ", ".join(f"{count} {kind}s" for kind, count in counts.items()) + ".")
    for fault in faults:
        click.echo(f"Fault: {fault}")
    if faults:
        raise _Refused(f"The fact store {settings.facts_db} is damaged. Restore the latest backup.")
    click.echo(f"Store: {settings.facts_db}, whole, with the schema of this version.")


@main.command()
@_facts_db
@click.option("--server", type=int, help="The Discord server whose own facts are wanted; without it the global ones.")
@click.pass_context
def export(ctx: click.Context, server: int | None) -> None:
    """Print all facts as JSON lines."""
    from bot.domain.record import to_record
    from bot.store.inspecting import exported

    for held in asyncio.run(exported(_settings(ctx).facts_db, server)):
        click.echo(json.dumps(to_record(held.fact), ensure_ascii=False, sort_keys=True))


@main.command()
@click.argument("file", type=_FILE)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@_facts_db
@click.pass_context
def backup(ctx: click.Context, file: Path, force: bool) -> None:
    """Copy the store to FILE, also while the bot runs."""
    from bot.store.backup import back_up

    if file.exists() and not force:
        raise _Refused(f"{file} is there already. Choose another file, or replace it with --force.")
    store = _settings(ctx).facts_db
    back_up(store, file)
    click.echo(f"Backed up {store} to {file}.")


async def _chat(settings: "Settings", as_curator: bool) -> None:
    from bot.app import build_app, now, today
    from bot.console.chat import chat as talk

    async with build_app(settings, now) as app:
        await talk(
            app.service,
            curator=as_curator,
            today=today,
            prefix=settings.default_prefix,
            history=settings.facts_db.with_name("console-history"),
        )


async def _ask(settings: "Settings", text: str, as_curator: bool) -> None:
    from bot.app import build_app, now, today
    from bot.console.once import ask_once

    async with build_app(settings, now) as app:
        await ask_once(app.service, text, sys.stdout, today, settings.default_prefix, curator=as_curator)


async def _draw(settings: "Settings", text: str, sort: str, file: Path) -> bool:
    from bot.app import build_app, now, today
    from bot.console.once import Wanted, draw_once

    async with build_app(settings, now) as app:
        try:
            return await draw_once(app.service, text, sys.stdout, today, settings.default_prefix, Wanted(sort, file))
        except OSError as error:
            raise _Refused(f"{file} cannot be written: {error.strerror}.") from error


async def _ask_batch(settings: "Settings", rows: BinaryIO, as_curator: bool) -> int:
    from bot.app import build_app, now, today
    from bot.console.batch import answer_all
    from bot.console.talk import Talk, local_actor

    async with build_app(settings, now) as app:
        return await answer_all(
            lambda: Talk(app.service, local_actor(as_curator), today, settings.default_prefix),
            rows,
            sys.stdout.buffer,
            time.perf_counter,
        )


async def _run(settings: "Settings") -> int:
    from bot.app import build_app, now
    from bot.chat.starting import run as connect

    settings.token()
    async with build_app(settings, now) as app:
        return await connect(app.service, settings)


def _settings(ctx: click.Context) -> "Settings":
    from bot.settings import Settings

    settings = Settings.from_env()
    path = ctx.meta.get(_FACTS_DB)
    settings = settings.model_copy(update={"facts_db": path}) if path else settings
    ctx.meta[_STORE] = settings.facts_db.absolute()
    return settings


if __name__ == "__main__":
    main(prog_name="aidbot")
