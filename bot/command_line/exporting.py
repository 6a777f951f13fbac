"""Commands that hand the facts on: export and load, a frozen snapshot, and the store as a site to browse."""

import asyncio
import csv
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from bot.command_line.group import FILE, Refused, facts_db, main, settings_of
from bot.present.export import FORMS

if TYPE_CHECKING:
    from bot.domain.model import AnyFact, FactType, Held
    from bot.present.package import Resource
    from bot.settings import Settings

T = TypeVar("T")

_FORM = click.Choice(FORMS)
_NEW_FOLDER = click.Path(file_okay=False, path_type=Path)
_CHUNK = 1 << 20
_SITE = {
    "sql_time_limit_ms": "1000",
    "facet_time_limit_ms": "500",
    "default_page_size": "50",
    "default_facet_size": "8",
    "suggest_facets": "off",
}
"""Settings of Datasette for a site that stays quick and calm."""


@main.command()
@facts_db
@click.option("--server", type=int, help="The Discord server whose own facts are wanted; without it the global ones.")
@click.option("--format", "form", type=_FORM, default="jsonl", show_default=True, help="How to write them.")
@click.option("--out", type=FILE, help="The file to write; without it they are printed.")
@click.pass_context
def export(ctx: click.Context, server: int | None, form: str, out: Path | None) -> None:
    """Write all facts with all that is known of them."""
    from bot.domain.record import to_record
    from bot.present.export import write_facts
    from bot.store.exporting import every_fact

    def write(db: Any) -> None:
        with _written(out) as file:
            write_facts((to_record(held.fact) for held in every_fact(db, server)), form, file)

    _looked(settings_of(ctx), write)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=_FORM, help="How it is written; by default its ending tells.")
@click.option("--replace", is_flag=True, help="Change facts that stand otherwise; without it they are left alone.")
@facts_db
@click.pass_context
def load(ctx: click.Context, file: Path, form: str | None, replace: bool) -> None:
    """Read an export back into the facts of this installation, in one step."""
    from bot.app import build_app, now
    from bot.domain.model import Actor
    from bot.store.exporting import load as load_facts
    from bot.store.revising import Circumstances

    facts = list(_facts_in(file, form or file.suffix.removeprefix(".").replace("yml", "yaml")))

    async def stored() -> str:
        async with build_app(settings_of(ctx), now) as app:
            who = Actor(0, "console", operator=True)
            here = Circumstances(server=None, actor=who, at=now(), reason=f"loaded from {file.name}")
            loaded = await app.store.write(lambda db: load_facts(db, facts, here, replace=replace))
        left = f", {len(loaded.left):,} left as they stand (--replace changes them)" if loaded.left else ""
        return (
            f"{len(loaded.added):,} added, {len(loaded.changed):,} changed, {len(loaded.same):,} there already{left}."
        )

    click.echo(asyncio.run(stored()))


@main.command()
@click.argument("folder", type=_NEW_FOLDER)
@facts_db
@click.pass_context
def snapshot(ctx: click.Context, folder: Path) -> None:
    """Freeze the public facts in FOLDER: tables, disputes, and a manifest with sources and hashes (a data package)."""
    _refuse_used(folder)
    count = _looked(settings_of(ctx), lambda db: _frozen(db, folder))
    click.echo(f"{count:,} facts are frozen in {folder}, described by datapackage.json.")


@main.command()
@click.argument("folder", type=_NEW_FOLDER)
@click.option("--serve", is_flag=True, help="Show it on this machine until Ctrl-C.")
@click.option("--port", type=click.IntRange(1024, 65535), default=8001, show_default=True, help="Where to show it.")
@facts_db
@click.pass_context
def publish(ctx: click.Context, folder: Path, serve: bool, port: int) -> None:
    """Make the public facts a site to browse and search, in FOLDER, for Datasette (the extra `web`)."""
    from bot.app import shipped_facts
    from bot.domain.vocabulary import Vocabulary
    from bot.present.package import site_metadata
    from bot.store.building import load_vocabulary
    from bot.store.exporting import every_dispute, every_fact
    from bot.store.publishing import publish as publish_facts
    from bot.store.schema import label_of

    if serve and find_spec("datasette") is None:
        raise Refused("Datasette is not installed. Install it beside the bot: pip install 'aidbot[web]'.")
    _refuse_used(folder)
    settings = settings_of(ctx)
    vocabulary = Vocabulary.from_json(load_vocabulary(shipped_facts() or settings.facts_db)["vocabulary"])
    database = folder / "facts.db"

    def write(db: Any) -> str:
        facts = (held.fact for held in every_fact(db, None))
        counts = publish_facts(database, facts, every_dispute(db), vocabulary.label)
        _put(folder / "metadata.json", site_metadata(counts, label_of(db)))
        return f"{counts['figures']:,} figures, {counts['quotes']:,} quotes and {counts['statements']:,} statements."

    click.echo(_looked(settings, write))
    command = _datasette(folder, port)
    if not serve:
        click.echo(f"Show it with: {' '.join(['datasette', *command[3:]])}")
        return
    click.echo(f"On http://127.0.0.1:{port}/ until Ctrl-C.")
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606


def _datasette(folder: Path, port: int) -> list[str]:
    settings = [part for each in _SITE.items() for part in ("--setting", *each)]
    about = ["--immutable", str(folder / "facts.db"), "--metadata", str(folder / "metadata.json")]
    return [sys.executable, "-m", "datasette", "serve", *about, *settings, "--host", "127.0.0.1", "--port", str(port)]


def _frozen(db: Any, folder: Path) -> int:
    """Write the tables of a snapshot and what describes them; give how many facts they hold."""
    from bot.domain.model import FactType
    from bot.domain.record import dispute_to_record
    from bot.present.package import manifest
    from bot.store.exporting import every_dispute, last_revision
    from bot.store.schema import SCHEMA, label_of

    sources: dict[str, str] = {}
    tables = [_table(db, folder, fact_type, sources) for fact_type in FactType]
    disputes = _resource(_put(folder / "disputes.json", [dispute_to_record(each) for each in every_dispute(db)]))
    resources = [*(resource for resource, _ in tables), disputes]
    about = manifest(resources, sources, label=label_of(db), schema=SCHEMA, revision=last_revision(db))
    _put(folder / "datapackage.json", about)
    return sum(count for _, count in tables)


def _table(db: Any, folder: Path, fact_type: "FactType", sources: dict[str, str]) -> "tuple[Resource, int]":
    """Write the facts of one type as a table, and note their publishers."""
    from bot.domain.record import to_record
    from bot.present.export import cells, columns_of
    from bot.store.exporting import every_fact

    path, columns = folder / f"{fact_type.value}s.csv", columns_of(fact_type)
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="", lineterminator="\r\n")
        table.writeheader()
        for held in _of_type(every_fact(db, None), fact_type.value):
            table.writerow(cells(to_record(held.fact)))
            sources.setdefault(held.fact.source.publisher, held.fact.source.url)
            count += 1
    return _resource(path, columns), count


def _looked(settings: "Settings", look: Callable[[Any], T]) -> T:
    """Read the store at one moment, whatever is written meanwhile."""
    from bot.app import shipped_facts
    from bot.store.store import Store

    path = settings.facts_db

    async def looked() -> T:
        store = Store.open(path, shipped=shipped_facts(), read_only=path.is_file())
        try:
            return await store.query(look)
        finally:
            await store.close()

    return asyncio.run(looked())


@contextmanager
def _written(out: Path | None) -> Iterator[TextIO]:
    """The file to write, which takes its place only when whole; without one, what is printed."""
    if out is None:
        yield sys.stdout
        return
    new = out.with_name(f"{out.name}.new")
    try:
        with new.open("w", encoding="utf-8", newline="") as file:
            yield file
        new.replace(out)
    finally:
        new.unlink(missing_ok=True)


def _facts_in(file: Path, form: str) -> "Iterator[AnyFact]":
    from bot.domain.record import from_record
    from bot.errors import InvalidFact
    from bot.present.export import read_facts

    if form not in FORMS:
        raise Refused(f"{file.name} tells no form by its ending. Say it with --format: {', '.join(FORMS)}.")
    with file.open(encoding="utf-8-sig", newline="") as opened:
        for at, record in enumerate(read_facts(form, opened), 1):
            try:
                yield from_record(record)
            except InvalidFact as error:
                raise Refused(f"Entry {at} of {file.name}: {error} Nothing was stored.") from error


def _of_type(facts: "Iterable[Held]", name: str) -> "Iterator[Held]":
    return (held for held in facts if type(held.fact).__name__.lower() == name)


def _refuse_used(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Refused(f"{folder} is not empty. Choose a new folder.")


def _put(path: Path, data: object) -> Path:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _resource(path: Path, columns: "tuple[str, ...]" = ()) -> "Resource":
    from bot.present.package import Resource

    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return Resource(path.stem, path.name, path.stat().st_size, digest.hexdigest(), columns)
