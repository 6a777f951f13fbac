"""Commands that hand facts over as files and take them in again."""

import asyncio
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.command_line.group import FILE, Refused, bring_up, facts_db, main, refuse_store, settings_of
from bot.exchange.writing import FORMS, written

if TYPE_CHECKING:
    from bot.domain.model import AnyFact
    from bot.domain.vocabulary import Vocabulary
    from bot.exchange.index import Naming
    from bot.present.facts import FactWords
    from bot.settings import Settings
    from bot.store.loading import Loading

FOLDER_TO_WRITE = click.Path(file_okay=False, path_type=Path)
INSTALL_WEB = (
    "In a checkout: .venv/bin/python -m pip install 'datasette>=0.65.2,<1'; elsewhere: pip install 'aidbot[web]'."
)
_NEW_ON_LEDGER = (
    "--new begins a store on its own, and LEDGER_DSN is set. Make it without LEDGER_DSN; a start with it then gives a new "
    "ledger what the store holds."
)
_SHOWN = 20
"""How many ids of facts that were left alone are told."""


@main.command()
@facts_db
@click.option("--server", type=int, help="The Discord server whose own facts are wanted; without it the global ones.")
@click.option("--format", "form", type=click.Choice(FORMS), help="By default what FILE ends in, else JSON lines.")
@click.option("--out", type=FILE, help="The file to write; by default standard output.")
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.pass_context
def export(ctx: click.Context, server: int | None, form: str | None, out: Path | None, force: bool) -> None:
    """Write all facts with their sources; `aidbot load` reads every format back."""
    from bot.domain.record import to_record
    from bot.store.inspecting import exported

    if out and out.exists() and not force:
        raise Refused(f"{out} is there already. Choose another file, or replace it with --force.")
    settings = settings_of(ctx)
    if out:
        refuse_store(out, settings)
    bring_up(settings, to_read=True)
    facts = exported(settings.facts_db, server)
    pieces = written((to_record(held.fact) for held in facts), form or _form_of(out))
    if out is None:
        for piece in pieces:
            click.echo(piece.encode(), nl=False)
        return
    _replace(out, pieces)
    click.echo(f"Wrote {out}.")


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change and change nothing.")
@click.option("--replace", is_flag=True, help="Let the files win over facts that stand otherwise here.")
@click.option("--new", is_flag=True, help="Begin a new store that holds nothing but these facts.")
@facts_db
@click.pass_context
def load(ctx: click.Context, files: tuple[Path, ...], dry_run: bool, replace: bool, new: bool) -> None:
    """Load FILES that `aidbot export` wrote, or the folder of a snapshot, into the facts of this installation.

    All of it is stored in one step, or nothing where a single fact cannot be taken.
    """
    from bot.exchange.reading import read_facts

    settings = settings_of(ctx)
    if new and settings.ledger():
        raise Refused(_NEW_ON_LEDGER)
    facts = read_facts(files)
    if new and not dry_run:
        _begin(settings.facts_db)
    bring_up(settings, to_read=dry_run)
    found = asyncio.run(_load(settings, facts, files, replace=replace, dry_run=dry_run, empty=new))
    _tell(found, replace=replace, dry_run=dry_run)


def _tell(found: "Loading", *, replace: bool, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    differing = f"{would}replaced" if replace else "stand otherwise here and were left alone"
    told = f"{len(found.added):,} facts {would}added, {len(found.differing):,} {differing}, {len(found.same):,} are the same."
    click.echo(told)
    for fact_id in found.differing[:_SHOWN]:
        click.echo(f"{'replaced' if replace else 'left alone'}: {fact_id}")
    if len(found.differing) > _SHOWN:
        click.echo(f"and {len(found.differing) - _SHOWN:,} more")
    if found.differing and not replace:
        click.echo("--replace lets the files win; each change can be undone.")


async def _load(
    settings: "Settings",
    facts: "tuple[AnyFact, ...]",
    files: Iterable[Path],
    *,
    replace: bool,
    dry_run: bool,
    empty: bool,
) -> "Loading":
    from bot.app import now, shipped_facts
    from bot.domain.model import Actor
    from bot.store.loading import Loading, compare, load
    from bot.store.revising import Circumstances
    from bot.store.store import Store

    if empty and dry_run:
        return Loading(tuple(fact.id for fact in facts), (), ())
    names = ", ".join(file.name for file in files)
    here = Circumstances(
        server=None, actor=Actor(0, "console", operator=True), at=now(), reason=f"loaded from {names}"[:200]
    )
    store = Store.open(settings.facts_db, shipped=shipped_facts(), ledger=settings.ledger())
    try:
        if dry_run:
            return await store.query(lambda db: compare(db, facts, here))
        return await store.write(lambda db: load(db, facts, here, replace=replace))
    finally:
        await store.close()


def _begin(path: Path) -> None:
    """Make a store that knows the words of this version and holds no fact."""
    from bot.app import shipped_facts
    from bot.errors import StoreUnavailable
    from bot.store.building import build, load_vocabulary

    if path.exists():
        raise Refused(f"{path} is there already, so that it cannot be new. Name another store with --facts-db.")
    shipped = shipped_facts()
    if shipped is None:
        raise StoreUnavailable("The shipped facts are missing. Install aidbot again.")
    path.parent.mkdir(parents=True, exist_ok=True)
    build(path, (), (), load_vocabulary(shipped), "no shipped facts")


def _form_of(out: Path | None) -> str:
    ending = "" if out is None else out.suffix.casefold().removeprefix(".").replace("yml", "yaml")
    return ending if ending in FORMS else FORMS[0]


def _replace(out: Path, pieces: Iterator[str]) -> None:
    """Write a file that is either whole or not there."""
    from bot.files import unfinished_file

    try:
        with unfinished_file(out, 0o666) as partly:
            with partly.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
            partly.replace(out)
    except OSError as error:
        raise Refused(f"{out} cannot be written: {error.strerror}. Choose another place.") from error


@main.command()
@click.argument("folder", type=FOLDER_TO_WRITE)
@click.option("--force", is_flag=True, help="Replace the snapshot that is in FOLDER.")
@facts_db
@click.pass_context
def snapshot(ctx: click.Context, folder: Path, force: bool) -> None:
    """Freeze the public facts in FOLDER: tables, sources, disputes, and a manifest with hashes (a Data Package).

    The same store gives the same bytes. `aidbot load FOLDER` reads it back.
    """
    from importlib.metadata import version

    from bot.exchange.folders import whole_folder
    from bot.exchange.package import MANIFEST
    from bot.exchange.snapshot import write_snapshot
    from bot.store.public import public

    settings = settings_of(ctx)
    bring_up(settings, to_read=True)
    naming = _naming(_vocabulary(settings))
    with public(settings.facts_db) as store, whole_folder(folder, MANIFEST, replace=force) as new:
        count = write_snapshot(new, store, naming, version("aidbot"))
    click.echo(f"Froze {count:,} facts in {folder}; {MANIFEST} there describes them.")


@main.command()
@click.option("--out", type=FOLDER_TO_WRITE, help="Write the site into this folder, to be served elsewhere.")
@click.option("--port", type=click.IntRange(1, 65535), help="Serve it on this port of this machine, until Ctrl-C.")
@click.option("--force", is_flag=True, help="Replace the site that is in the folder.")
@facts_db
@click.pass_context
def publish(ctx: click.Context, out: Path | None, port: int | None, force: bool) -> None:
    """Make a site of the public facts that can be browsed and searched: tables, sources, links.

    Only facts that every server sees are in it. Give --out to write it, --port to look at it here.
    """
    from bot.exchange.folders import whole_folder
    from bot.exchange.site import METADATA, can_serve, serve

    if (out is None) == (port is None):
        raise click.UsageError("Give either --out FOLDER to write the site, or --port NUMBER to serve it here.")
    settings = settings_of(ctx)
    bring_up(settings, to_read=True)
    if out is not None:
        with whole_folder(out, METADATA, replace=force) as folder:
            counts = _site(settings, folder)
        click.echo(f"Wrote {out}: " + ", ".join(f"{count:,} {table}" for table, count in counts.items()) + ".")
        click.echo(f"Serve it with: datasette serve {out}")
        return
    if not can_serve():
        raise Refused(f"Serving a site needs Datasette, which is not installed. {INSTALL_WEB}")
    with tempfile.TemporaryDirectory(prefix="aidbot-site-") as name:
        _site(settings, Path(name))
        told = f"http://127.0.0.1:{port}/ shows the public facts, to this machine alone. Ctrl-C ends it."
        serve(Path(name), int(port or 0), lambda: click.echo(told))


def _site(settings: "Settings", folder: Path) -> dict[str, int]:
    from importlib.metadata import version

    from bot.exchange.site import DATABASE, furnish
    from bot.exchange.site_rows import site_rows
    from bot.store.public import public
    from bot.store.publishing import write_site

    vocabulary = _vocabulary(settings)
    with public(settings.facts_db) as store:
        rows = site_rows(store.facts(), store.disputes(), _words(vocabulary), _naming(vocabulary))
        counts = write_site(folder / DATABASE, rows)
        furnish(folder, counts, version=version("aidbot"), label=store.label)
    return counts


def _words(vocabulary: "Vocabulary") -> "FactWords":
    """Put figures into words as answers do."""
    from bot.app import today
    from bot.present.facts import FactWords
    from bot.present.messages import speaking

    return FactWords(vocabulary, speaking("en"), today())


def _naming(vocabulary: "Vocabulary") -> "Naming":
    """Name entities as answers do; one that no vocabulary knows keeps its id."""

    def named(entity_id: str) -> tuple[str, str]:
        entity = vocabulary.entities.get(entity_id)
        return (entity.label(), entity.type) if entity else (entity_id, "other")

    return named


def _vocabulary(settings: "Settings") -> "Vocabulary":
    from bot.app import shipped_facts
    from bot.domain.vocabulary import Vocabulary
    from bot.store.building import load_vocabulary

    return Vocabulary.from_json(load_vocabulary(shipped_facts() or settings.facts_db)["vocabulary"])
