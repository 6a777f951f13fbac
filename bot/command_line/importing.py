"""The command that imports data sets: what a file is, what it would change, what was refused, and taking it back."""

import asyncio
import hashlib
import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.command_line.group import Refused, facts_db, main, settings_of

if TYPE_CHECKING:
    from bot.importers.gathering import Gathered
    from bot.importers.model import DataSet, Observation, Refusal
    from bot.settings import Settings
    from bot.store.imports import Difference, Imported

_CHUNK = 1 << 20
_SHOWN = 10
_EVERY = 50_000
"""Rows between two lines of progress."""


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
@click.option("--list", "listing", is_flag=True, help="List earlier imports.")
@click.option("--undo", type=int, help="Take an import back, by its number.")
@click.option("--json", "as_json", is_flag=True, help="Write the report as JSON.")
@facts_db
@click.pass_context
def import_files(ctx: click.Context, /, files: tuple[Path, ...], as_json: bool, **options: Any) -> None:
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
    asyncio.run(_import(settings, files, options, as_json=as_json))


def _what(file: Path) -> str:
    from bot.importers import detected

    found = detected(file)
    return f"{found.name} ({found.what})" if found else "no format that I know; import it with --format table"


async def _import(settings: "Settings", files: tuple[Path, ...], options: Mapping[str, Any], *, as_json: bool) -> None:
    from bot.app import build_app, now
    from bot.domain.model import Actor
    from bot.store.imports import apply_import, difference
    from bot.store.revising import Circumstances

    async with build_app(settings, now) as app:
        began = time.perf_counter()
        imported, gathered = _read(files, options, app.vocabulary)
        if options["dry_run"]:
            number, found = None, await app.store.query(lambda db: difference(db, imported, None))
        else:
            here = Circumstances(server=None, actor=Actor(0, "console", operator=True), at=now(), reason="import")
            number, found = await app.store.write(
                lambda db: apply_import(db, imported, here, replace=options["replace"])
            )
        seconds = time.perf_counter() - began
    report = _report(imported, gathered, found, number, seconds)
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else _told(report, dry=options["dry_run"]))


def _read(files: tuple[Path, ...], options: Mapping[str, Any], vocabulary: Any) -> tuple["Imported", "Gathered"]:
    from bot.importers.gathering import Gathered, facts_of, gather, undated
    from bot.importers.names import Parties
    from bot.store.imports import Imported

    parties = Parties(vocabulary.entity, lambda entity: entity in vocabulary.entities)
    gathered, name, data_set = Gathered(), "", None
    for file in files:
        observations, told, found = _reader(file, options, parties)
        if name and told != name:
            raise Refused(f"{file} is {told}, the files before it are {name}. Import them apart.")
        name, data_set = told, found
        gather(_progress(observations, file), gathered)
    if data_set is None:
        raise click.UsageError("Name the files to import.")
    published: datetime | None = options["published"]
    data_set = replace(
        data_set,
        label=options["label"] or data_set.label,
        published=published.date() if published else data_set.published,
    )
    if data_set.published is None and undated(gathered):
        raise Refused("These rows name no day. Say when the file was given out: --published YYYY-MM-DD.")
    digests = {file.name: _digest(file) for file in files}
    facts = facts_of(gathered, data_set, digests, vocabulary)
    label = data_set.label or ""
    return Imported(
        data_set=name, label=label, files=digests, rows=gathered.rows, refused=gathered.refused, facts=facts
    ), gathered


def _reader(
    file: Path, options: Mapping[str, Any], parties: Any
) -> tuple["Iterable[Observation | Refusal]", str, "DataSet"]:
    """The rows of a file, the name of its format, and where it comes from."""
    from bot.importers import detected, format_named, general, worldbank

    if options["named"] == "table":
        mapping = general.proposed(general.columns_of(file)) | dict(each.split("=", 1) for each in options["mapped"])
        click.echo("Columns: " + ", ".join(f"{field}={column}" for field, column in mapping.items()), err=True)
        return (
            general.read(file, parties, mapping),
            "table",
            general.data_set(file, options["publisher"], options["url"]),
        )
    found = format_named(options["named"]) if options["named"] else detected(file)
    if found is None:
        raise Refused(
            f"{file} is of no format that I know. Import a table of your own with --format table --publisher NAME --url URL."
        )
    data_set = found.data_set
    if found.name == "worldbank":
        day: date | None = worldbank.updated(file)
        data_set = replace(data_set, published=day, label=f"last updated {day}" if day else None)
    return found.read(file, parties), found.name, data_set


def _progress(rows: "Iterable[Observation | Refusal]", file: Path) -> "Iterator[Observation | Refusal]":
    """Pass rows on, and tell on a terminal how far it is."""
    began = time.perf_counter()
    for count, row in enumerate(rows, 1):
        if count % _EVERY == 0 and sys.stderr.isatty():
            rate = count / max(time.perf_counter() - began, 1e-9)
            click.echo(f"\r{file.name}: {count:,} figures, {rate:,.0f} a second", err=True, nl=False)
        yield row


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _report(
    imported: "Imported", gathered: "Gathered", found: "Difference", number: int | None, seconds: float
) -> dict[str, Any]:
    return {
        "format": imported.data_set,
        "files": dict(imported.files),
        "figures": imported.rows,
        "facts": len(imported.facts),
        "added": len(found.added),
        "changed": len(found.changed),
        "renewed": len(found.renewed),
        "missing": len(found.missing),
        "kept": len(found.kept),
        "refused": imported.refused,
        "refusals": [{"row": each.row, "reason": each.reason} for each in gathered.refusals],
        "import": number,
        "seconds": round(seconds, 2),
    }


def _told(report: Mapping[str, Any], *, dry: bool) -> str:
    would = "would be " if dry else ""
    lines = [
        f"{report['format']}: {report['figures']:,} figures read, {report['facts']:,} facts.",
        f"{report['added']:,} {would}added, {report['changed']:,} {would}changed, {report['renewed']:,} {would}given a newer "
        f"source, {report['missing']:,} in no file now, {report['kept']:,} kept as they were edited by hand.",
    ]
    if report["import"]:
        lines.append(f"Import {report['import']}; --undo {report['import']} takes it back.")
    elif not dry:
        lines.append("Nothing changed: these facts are there already.")
    if report["refused"]:
        lines.append(f"{report['refused']:,} refused:")
        lines += [f"  {each['row']}: {each['reason']}" for each in report["refusals"][:_SHOWN]]
        if report["refused"] > _SHOWN:
            lines.append(f"  and {report['refused'] - _SHOWN:,} more; --json tells up to {len(report['refusals'])}.")
    return "\n".join(lines)


async def _past(settings: "Settings", undo: int | None) -> None:
    from bot.app import build_app, now
    from bot.domain.model import Actor
    from bot.store.imports import past_imports, undo_import
    from bot.store.revising import Circumstances

    async with build_app(settings, now) as app:
        if undo:
            here = Circumstances(server=None, actor=Actor(0, "console", operator=True), at=now(), reason="undo")
            count = await app.store.write(lambda db: undo_import(db, undo, here))
            click.echo(f"Import {undo} is taken back: {count:,} facts are as they were.")
            return
        for each in await app.store.query(lambda db: past_imports(db, None)):
            undone = ", undone" if each.undone else ""
            click.echo(
                f"{each.id}: {each.data_set} {each.label}, {each.at[:16]}, {each.added:,} added, {each.changed:,} changed, "
                f"{each.gone:,} taken out{undone}"
            )
