"""What may stand in the way of a bot that runs for months, looked at without a network: token, disk, clock, backups."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.errors import StoreUnavailable
from bot.operation.backups import existing, made_at
from bot.settings import Settings
from bot.store.backup import contents
from bot.store.inspecting import bring_up, follows

_TOKEN = re.compile(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}")
"""A bot token is three parts: the id of the bot, a time and a signature. Source: Discord's documentation of authentication."""
_LITTLE = 512 * 1024**2
_TIMES = 3
"""A backup and a migration each need as much room again as the store has."""
_SLACK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and whether somebody has to mend it."""

    words: str
    amiss: bool = False


def token_looks_right(settings: Settings) -> bool:
    """Tell whether there is a token that is worth showing to Discord."""
    token = settings.discord_token
    return token is not None and _TOKEN.fullmatch(token.get_secret_value()) is not None


def around(settings: Settings, now: datetime) -> tuple[Finding, ...]:
    """Look at what surrounds the store."""
    return (*_ledger(settings), *_token(settings), *_disk(settings), *_clock(settings, now), *_backups(settings, now))


def _ledger(settings: Settings) -> Iterator[Finding]:
    ledger = settings.ledger()
    if ledger is None:
        return
    if not follows(settings.facts_db):
        yield Finding("Ledger: LEDGER_DSN is set, and this store is no copy of a ledger yet. `aidbot run` joins it.")
        return
    try:
        count = bring_up(settings.facts_db, ledger)
    except StoreUnavailable as error:
        yield Finding(f"Ledger: {error}", amiss=True)
    else:
        yield Finding(f"Ledger: reached; this copy holds all of its {count:,} changes.")


def _token(settings: Settings) -> Iterator[Finding]:
    if settings.discord_token is None:
        return
    if not token_looks_right(settings):
        yield Finding(
            "Token: DISCORD_TOKEN does not look like a bot's token. Copy it again (Bot > Reset Token).", amiss=True
        )
    else:
        yield Finding("Token: looks like a bot's.")


def _disk(settings: Settings) -> Iterator[Finding]:
    free = shutil.disk_usage(settings.facts_db.absolute().parent).free
    needed = max(_LITTLE, _TIMES * settings.facts_db.stat().st_size)
    told = f"Disk: {free / 1024**3:,.1f} GB free beside the store"
    yield (
        Finding(f"{told}; {needed / 1024**3:,.1f} GB should be.", amiss=True) if free < needed else Finding(f"{told}.")
    )


def _clock(settings: Settings, now: datetime) -> Iterator[Finding]:
    last = contents(settings.facts_db).last_change
    if last is not None and datetime.fromisoformat(last) > now + _SLACK:
        yield Finding(
            f"Clock: the store was changed on {last[:16]}, ahead of this clock. Set it.",
            amiss=True,
        )
    else:
        yield Finding(f"Clock: {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC, not before the last change.")


def _backups(settings: Settings, now: datetime) -> Iterator[Finding]:
    if settings.backup_folder is None:
        yield Finding("Backups: none are made (BACKUP_FOLDER is not set); `aidbot backup FILE` makes one.")
        return
    backups = existing(settings.backup_folder, now)
    if not backups:
        yield Finding(f"Backups: none is in {settings.backup_folder} yet; `aidbot run` makes the first when it starts.")
        return
    age = now - made_at(backups[-1])
    late = age > 2 * timedelta(hours=settings.backup_every)
    told = f"Backups: {len(backups)}, the last {age.total_seconds() / 3600:.0f} hours ago"
    yield (
        Finding(f"{told}, later than planned. See the log of `aidbot run`.", amiss=True)
        if late
        else Finding(f"{told}.")
    )
