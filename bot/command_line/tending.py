"""Commands that tend the store: build, upgrade, check, back up."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.command_line.group import FILE, FOLDER, Refused, bring_up, facts_db, main, refuse_store, settings_of
from bot.errors import StoreUnavailable

if TYPE_CHECKING:
    from bot.operation.checkup import Finding
    from bot.settings import Settings
    from bot.store.backup import Contents
    from bot.store.restoring import Present

_ON_LEDGER = (
    "The store is a copy of a shared ledger, and would only be brought up to it again. Restore the database with PostgreSQL's "
    "tools, and move the copies away: each start makes a new one."
)


@main.command()
@click.option("--data", type=FOLDER, help="The folder of reviewed facts; by default that of the checkout.")
@click.option("--out", type=FILE, help="The file to write; by default the facts.db of the checkout.")
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
@facts_db
@click.pass_context
def upgrade_facts(ctx: click.Context) -> None:
    """Bring newer shipped facts into the store; what curators changed stays."""
    from bot.app import now, shipped_facts
    from bot.store.building import upgrade

    shipped = shipped_facts()
    if shipped is None:
        raise StoreUnavailable("The shipped facts are missing. Install aidbot again.")
    settings = settings_of(ctx)
    report = upgrade(settings.facts_db, shipped, now(), settings.ledger())
    click.echo(
        f"{len(report.added)} facts added, {len(report.changed)} changed, {len(report.retired)} retired, "
        f"{len(report.kept)} kept as curators left them."
    )
    for fact_id in report.kept:
        click.echo(f"kept: {fact_id}")


@main.command()
@click.option("--offline", is_flag=True, help="Ask nothing of Discord.")
@facts_db
@click.pass_context
def check(ctx: click.Context, offline: bool) -> None:
    """Check settings, store, disk, clock, backups and what Discord says of the bot, and tell in words what was found."""
    from bot.app import now, shipped_facts
    from bot.operation.checkup import around
    from bot.store.inspecting import checked, follows

    settings = settings_of(ctx)
    ledger = settings.ledger() if follows(settings.facts_db) else None
    faults, counts = asyncio.run(checked(settings.facts_db, ledger, shipped_facts()))
    click.echo("Settings: in order" + ("." if settings.discord_token else "; no DISCORD_TOKEN, so only the console."))
    if counts:
        click.echo("Facts: " + ", ".join(f"{count} {kind}s" for kind, count in counts.items()) + ".")
    for fault in faults:
        click.echo(f"Fault: {fault}")
    if faults:
        raise Refused(f"The fact store {settings.facts_db} is damaged. Restore the latest backup (aidbot restore).")
    click.echo(f"Store: {settings.facts_db}, whole, with the schema of this version.")
    findings = [*around(settings, now()), *([] if offline else _of_discord(settings))]
    for finding in findings:
        click.echo(finding.words)
    if any(finding.amiss for finding in findings):
        raise Refused("Something needs your hand: see above.")


def _of_discord(settings: "Settings") -> "list[Finding]":
    from bot.operation.checkup import Finding, token_looks_right

    if not token_looks_right(settings):
        return []
    from bot.chat.portal import asked_of_discord

    said = asyncio.run(asked_of_discord(settings.token(), message_content=settings.message_content))
    return [Finding(each.words, each.amiss) for each in said]


@main.command()
@click.argument("file", type=FILE)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@facts_db
@click.pass_context
def backup(ctx: click.Context, file: Path, force: bool) -> None:
    """Copy the store to FILE, also while the bot runs."""
    from bot.store.backup import back_up

    if file.exists() and not force:
        raise Refused(f"{file} is there already. Choose another file, or replace it with --force.")
    settings = settings_of(ctx)
    store = settings.facts_db
    refuse_store(file, settings)
    bring_up(settings, to_read=True)
    back_up(store, file)
    click.echo(f"Backed up {store} to {file}.")


@main.command()
@click.argument("file", type=FILE)
@click.option("--dry-run", is_flag=True, help="Only say what would be replaced by what.")
@click.option(
    "--with-altered", is_flag=True, help="Also where facts in FILE are not what was written; they are not shown."
)
@facts_db
@click.pass_context
def restore(ctx: click.Context, file: Path, dry_run: bool, with_altered: bool) -> None:
    """Go back to a backup: FILE takes the place of the store, which is kept beside it.

    FILE is looked through first, to the last fact, also by --dry-run.
    """
    from bot.app import now, shipped_facts
    from bot.store import restoring
    from bot.store.occupied import occupied

    settings = settings_of(ctx)
    store = settings.facts_db.resolve()
    if settings.ledger() or restoring.follows_a_ledger(store):
        raise Refused(_ON_LEDGER)
    backup, found = restoring.fit(file, shipped_facts(), with_altered=with_altered), restoring.present(store)
    told = [f"Backup: {_held(backup)}", *_found(found)]
    if dry_run:
        click.echo("\n".join([*told, "Nothing was changed."]))
        return
    aside = store.with_name(f"{store.name}.before-{now():%Y%m%dT%H%M%SZ}")
    with occupied(store, alone=True):
        kept = restoring.restore(file, store, aside)
    click.echo("\n".join([*told, f"Restored {store}."]))
    if kept:
        click.echo(f"What it held before is in {kept}." if found.holds else f"The file of before is kept as {kept}.")


def _found(present: "Present") -> list[str]:
    """What a dry run tells of the store: also that it cannot be used, without the advice to restore."""
    if present.holds:
        return [f"Store: {_held(present.holds)}"]
    return (
        [f"Store: {present.trouble} It would be kept beside it as it is."] if present.trouble else ["Store: none yet."]
    )


def _held(told: "Contents") -> str:
    when = f", the last on {told.last_change[:16].replace('T', ' ')} UTC" if told.last_change else ""
    return f"schema {told.schema}, {told.facts:,} facts, {told.revision:,} changes{when}."
