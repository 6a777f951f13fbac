"""Commands that talk: on this terminal, once, in a batch, or on Discord."""

import asyncio
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from bot.command_line.group import CURATOR, FILE, Refused, as_curator, facts_db, main, refuse_store, settings_of

if TYPE_CHECKING:
    from bot.settings import Settings


@main.command()
@as_curator
@facts_db
@click.pass_context
def chat(ctx: click.Context) -> None:
    """Chat on this terminal."""
    asyncio.run(_chat(settings_of(ctx), CURATOR in ctx.meta))


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("text", nargs=-1)
@click.option("--batch", type=click.File("rb"), help="Answer the JSON lines of a file (- for standard input).")
@click.option("--chart", type=FILE, help="Draw the answer as a chart, and write it to a PNG file.")
@click.option("--card", type=FILE, help="Put the figure or quote of the answer on a card, a PNG file.")
@as_curator
@facts_db
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
    settings, as_curator = settings_of(ctx), CURATOR in ctx.meta
    if batch:
        ctx.exit(1 if asyncio.run(_ask_batch(settings, batch, as_curator)) else 0)
    picture = chart or card
    if picture:
        refuse_store(picture, settings)
    if not picture:
        asyncio.run(_ask(settings, " ".join(text), as_curator))
    elif not asyncio.run(_draw(settings, " ".join(text), "chart" if chart else "card", picture)):
        ctx.exit(1)


@main.command()
@facts_db
@click.pass_context
def run(ctx: click.Context) -> None:
    """Connect to Discord and answer there."""
    ctx.exit(asyncio.run(_run(settings_of(ctx))))


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
            raise Refused(f"{file} cannot be written: {error.strerror}.") from error


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
    from bot.operation.logs import set_up
    from bot.operation.running import operated

    settings.token()  # says in words where there is none
    set_up(settings.log_level, settings.log_format, settings.secrets())
    async with build_app(settings, now) as app, operated(app.store, settings, now) as metrics:
        return await connect(app.service, settings, watch=metrics)
