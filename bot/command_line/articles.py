"""The command that reads an article."""

import asyncio
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.command_line.group import Refused, facts_db, main, settings_of

if TYPE_CHECKING:
    from bot.settings import Settings


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day it was published, YYYY-MM-DD."
)
@click.option("--json", "as_json", is_flag=True, help="Write a JSON line for each finding.")
@facts_db
@click.pass_context
def extract(ctx: click.Context, file: Path, published: datetime, as_json: bool) -> None:
    """Find the figures, days and quotations in an article (text, HTML or PDF; - for standard input). Stores nothing."""
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise Refused(f"{file} cannot be read: {error.strerror}.") from error
    asyncio.run(_extract(settings_of(ctx), content, published.date(), as_json))


async def _extract(settings: "Settings", content: bytes, published: date, as_json: bool) -> None:
    from bot.app import build_app, now
    from bot.console.extracted import extract_file

    async with build_app(settings, now) as app:
        await extract_file(app.extracting, app.vocabulary, content, published, sys.stdout, as_json=as_json)
