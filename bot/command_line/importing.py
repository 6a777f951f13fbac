"""The command that imports data sets: what a file is, what it would change, what was refused, and taking it back."""

import asyncio
import json
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from bot.command_line.group import Refused, bring_up, facts_db, main, settings_of

if TYPE_CHECKING:
    from bot.app import App
    from bot.present.importing import Look
    from bot.service.data_files import Wanted
    from bot.settings import Settings

_EVERY = 2_000
"""Figures or facts between two looks at how far it is."""
_STOPPED = 130
"""The exit code of what Ctrl-C stopped, by custom."""


@main.command("import")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change and change nothing.")
@click.option("--detect", is_flag=True, help="Only say which format each file is.")
@click.option("--format", "named", help="The format, where it is not to be recognised; table for a table of your own.")
@click.option("--label", help="The release, such as “Release 29”.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day the publisher gave it out, YYYY-MM-DD.")
@click.option("--publisher", help="For a table of your own: who published it.")
@click.option("--url", help="For a table of your own: where.")
@click.option("--map", "mapped", multiple=True, help="For a table: field=column, or field==word for every row.")
@click.option("--replace", is_flag=True, help="Take facts of the data set out that are in no file now.")
@click.option("--show", default=5, show_default=True, help="How many changes and refusals of each sort to tell.")
@click.option("--list", "listing", is_flag=True, help="List earlier imports.")
@click.option("--undo", type=int, help="Take an import back, by its number.")
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON.")
@facts_db
@click.pass_context
def import_files(ctx: click.Context, /, files: tuple[Path, ...], **options: Any) -> None:
    """Import FILES of a publisher's data set, all of one format, into the facts of this installation.

    Nothing is fetched. Rows that cannot be taken are told with their place and why; the rest is stored in one step.
    """
    settings = settings_of(ctx)
    if options["listing"] or options["undo"]:
        asyncio.run(_past(settings, options["undo"]))
        return
    if not files:
        raise click.UsageError("Name the files to import.")
    if options["detect"]:
        for file in files:
            click.echo(f"{file}: {_what(file)}")
        return
    bring_up(settings, to_read=options["dry_run"])
    try:
        with _stoppable():
            asyncio.run(_import(settings, files, options))
    except _Stopped as stopped:
        click.echo("Stopped. Nothing was stored; the same command starts again.", err=True)
        ctx.exit(stopped.code)


class _Stopped(Exception):
    """Ctrl-C: what runs ends at the next figure or fact, and a transaction that was begun is taken back."""

    code = _STOPPED


_stop = Event()


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let Ctrl-C be heard between two figures, also by the thread that writes."""
    _stop.clear()
    before = signal.signal(signal.SIGINT, lambda *_: _stop.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _what(file: Path) -> str:
    from bot.importers import detected

    found = detected(file)
    return f"{found.name} ({found.what})" if found else "no format that I know; import it with --format table"


async def _import(settings: "Settings", files: tuple[Path, ...], options: Mapping[str, Any]) -> None:
    from bot.app import build_app, now
    from bot.present.importing import look_lines

    async with build_app(settings, now) as app:
        number, look = await _imported(app, files, options)
    if options["as_json"]:
        click.echo(json.dumps(_report(look, number), ensure_ascii=False))
        return
    for line in look_lines(look, applied=not options["dry_run"], shown=options["show"]):
        click.echo(line)
    if number:
        click.echo(f"Stored as import {number}; --undo {number} takes it back.")
    elif not options["dry_run"]:
        click.echo("Nothing changed: these facts are there already.")


async def _imported(app: "App", files: tuple[Path, ...], options: Mapping[str, Any]) -> tuple[int | None, "Look"]:
    from bot.app import now
    from bot.domain.model import Actor
    from bot.service.data_files import look_of, read_files
    from bot.store.imports import apply_import, difference, known_table
    from bot.store.revising import Circumstances

    with _Progress(files) as progress:
        read = await app.store.query(
            lambda db: read_files(
                files, _wanted(options), app.vocabulary, lambda columns: known_table(db, columns, None), progress.read
            )
        )
        if options["dry_run"]:
            return None, look_of(read, await app.store.query(lambda db: difference(db, read.imported, None)))
        here = Circumstances(server=None, actor=Actor(0, "console", operator=True), at=now(), reason="import")
        progress.storing(len(read.imported.facts))
        number, found = await app.store.write(
            lambda db: apply_import(db, read.imported, here, replace=options["replace"], watch=progress.stored)
        )
    return number, look_of(read, found)


def _wanted(options: Mapping[str, Any]) -> "Wanted":
    from bot.service.data_files import Wanted

    published: datetime | None = options["published"]
    unclear = [each for each in options["mapped"] if "=" not in each]
    if unclear:
        raise Refused(f"--map {unclear[0]!r} needs field=column, or field==word for every row.")
    return Wanted(
        format=options["named"],
        label=options["label"],
        published=published.date() if published else None,
        publisher=options["publisher"],
        url=options["url"],
        columns=dict(each.split("=", 1) for each in options["mapped"]),
    )


class _Progress:
    """How far it is, with rate and time left, on a terminal; elsewhere it only hears Ctrl-C."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        ends = list(accumulate(file.stat().st_size for file in files))
        self._begins = dict(zip(files, (0, *ends), strict=False))
        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"))
        times = (TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
        self._shown = Progress(*columns, *times, console=console, disable=not console.is_terminal, transient=True)
        self._began = time.monotonic()
        self._task = self._shown.add_task("Reading", total=ends[-1], told="")

    def __enter__(self) -> "_Progress":
        self._shown.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._shown.stop()

    def read(self, file: Path, count: int) -> None:
        """Tell how many figures are read."""
        from bot.importers.progress import position

        if count % _EVERY:
            return
        _heed()
        at = position()
        self._shown.update(
            self._task, completed=self._begins[file] + (at or 0), told=_rate(count, "figures", self._began)
        )

    def storing(self, facts: int) -> None:
        """Begin to tell how many facts are stored."""
        _heed()
        self._began = time.monotonic()
        self._shown.reset(self._task, description="Storing", total=facts, told="")

    def stored(self, count: int) -> None:
        """Tell how many facts are stored."""
        if count % _EVERY == 0:
            _heed()
            self._shown.update(self._task, completed=count, told=_rate(count, "facts", self._began))


def _rate(count: int, what: str, began: float) -> str:
    return f"{count:,} {what}, {count / max(time.monotonic() - began, 1e-3):,.0f} a second"


def _heed() -> None:
    if _stop.is_set():
        raise _Stopped


def _report(look: "Look", number: int | None) -> dict[str, Any]:
    return {
        "format": look.format,
        "files": list(look.files),
        "figures": look.figures,
        "facts": look.facts,
        "added": look.added,
        "changed": len(look.changed),
        "renewed": look.renewed,
        "missing": look.missing,
        "kept": look.kept,
        "refused": look.refused,
        "new": list(look.new),
        "changes": [{"fact": each.sentence, "unit": each.unit, "before": str(each.was)} for each in look.changed],
        "gone": list(look.gone),
        "refusals": [{"row": row, "reason": reason} for row, reason in look.refusals],
        "import": number,
    }


async def _past(settings: "Settings", undo: int | None) -> None:
    from bot.app import build_app, now
    from bot.domain.model import Actor
    from bot.present.importing import imports_reply, taken_back_reply
    from bot.service.data_files import shown_past
    from bot.store.imports import past_imports, undo_import
    from bot.store.revising import Circumstances

    async with build_app(settings, now) as app:
        if undo:
            here = Circumstances(server=None, actor=Actor(0, "console", operator=True), at=now(), reason="undo")
            count = await app.store.write(lambda db: undo_import(db, undo, here))
            click.echo(taken_back_reply(undo, count).headline)
            return
        past = await app.store.query(lambda db: past_imports(db, None))
        reply = imports_reply([shown_past(each) for each in past])
        click.echo("\n".join(reply.body or (reply.headline,)))
