"""The group of all commands: what stops one in words, and the options that may stand before or after one."""

import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bot.errors import AidbotError, InvalidFact, InvalidSettings, StoreUnavailable

if TYPE_CHECKING:
    from bot.settings import Settings

FACTS_DB = "aidbot.facts_db"
STORE = "aidbot.store"
CURATOR = "aidbot.as_curator"
FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_Command = TypeVar("_Command", bound=Callable[..., Any])


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UNHEARD = (
    "There is no room for what this command writes: {why}. Free some space, or write it elsewhere. "
    "What it changed in the fact store stays changed."
)


class Refused(click.ClickException):
    """What stopped a command, in a sentence that says how to mend it."""

    exit_code = 2


class _Commands(click.Group):
    """The commands of the program; errors meant for people end it with a sentence and exit code 2."""

    def make_context(self, *given: Any, **named: Any) -> click.Context:
        """Read what was typed; help and version are written here already."""
        with _heard():
            return super().make_context(*given, **named)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            with _heard():
                return super().invoke(ctx)
        except (InvalidFact, InvalidSettings) as error:
            raise Refused("\n".join(error.faults)) from error
        except StoreUnavailable as error:
            store = ctx.meta.get(STORE)
            raise Refused(f"{error} The store is {store}." if store else str(error)) from error
        except AidbotError as error:
            raise Refused(str(error)) from error


@contextmanager
def _heard() -> Iterator[None]:
    """Say in words that there is no room for what a command writes, to its output above all."""
    try:
        yield
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        with suppress(
            io.UnsupportedOperation
        ):  # what Python still holds goes nowhere, or it would fail again at its end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Refused(_UNHEARD.format(why=error.strerror)) from error


def _keep(ctx: click.Context, option: click.Parameter, given: Path | bool | None) -> None:
    """Keep what may stand before or after the command."""
    if given:
        ctx.meta[f"aidbot.{option.name}"] = given


def facts_db(command: _Command) -> _Command:
    """Let a command take --facts-db."""
    option = click.option(
        "--facts-db",
        type=FILE,
        expose_value=False,
        callback=_keep,
        help="The fact store to use instead of FACTS_DB.",
    )
    return option(command)


def as_curator(command: _Command) -> _Command:
    """Let a command take --as-curator."""
    option = click.option(
        "--as-curator",
        is_flag=True,
        expose_value=False,
        callback=_keep,
        help="Allow changes to the facts of this installation.",
    )
    return option(command)


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@as_curator
@facts_db
@click.version_option(package_name="aidbot", message="aidbot %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Answer questions about aid with sourced figures and verbatim quotes.

    Without a command, chat on this terminal.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if CURATOR in ctx.meta and ctx.invoked_subcommand not in (None, "chat", "ask"):
        raise click.UsageError("--as-curator is for the console: leave it out here.")
    if ctx.invoked_subcommand is None:
        ctx.invoke(main.commands["chat"])


def refuse_store(file: Path, settings: "Settings") -> None:
    """Raise Refused for a file to write that is the fact store, or one that SQLite or a running bot keeps beside it."""
    store = settings.facts_db.resolve()
    if file.resolve() in {store.with_name(store.name + more) for more in ("", "-wal", "-shm", "-journal", "-running")}:
        raise Refused(f"{file} is the fact store itself, or belongs to it. Choose another file.")


def settings_of(ctx: click.Context) -> "Settings":
    """Read the settings; --facts-db goes before FACTS_DB."""
    from bot.settings import Settings

    settings = Settings.from_env()
    path = ctx.meta.get(FACTS_DB)
    settings = settings.model_copy(update={"facts_db": path}) if path else settings
    ctx.meta[STORE] = settings.facts_db.absolute()
    return settings


def bring_up(settings: "Settings", *, to_read: bool = False) -> None:
    """Bring a copy of the shared ledger up to it; only where it is merely read, go on with a warning if that fails."""
    from bot.store.inspecting import bring_up as bring
    from bot.store.inspecting import follows

    ledger = settings.ledger()
    if ledger is None or not follows(settings.facts_db):
        return
    try:
        bring(settings.facts_db, ledger)
    except StoreUnavailable as error:
        if not to_read:
            raise
        click.echo(
            f"{error}\nWhat follows is the copy as it stood when it was last brought up to the ledger.", err=True
        )
