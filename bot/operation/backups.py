"""Backups on a schedule while the bot runs: each made whole, looked through, and the oldest given up for the newest."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.errors import AidbotError
from bot.store.backup import back_up

_NAME = "aidbot-{at:%Y%m%dT%H%M%SZ}.db"
_PATTERN = "aidbot-????????T??????Z.db"
_RETRY = timedelta(minutes=10)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where backups go, how often one is made, and how many are kept."""

    folder: Path
    every: timedelta
    keep: int


def existing(folder: Path, now: datetime) -> list[Path]:
    """The backups in a folder, the oldest first; other files there are not ours.

    One of a day to come was made by a clock that was wrong, and counts as the oldest.
    """
    return sorted(folder.glob(_PATTERN), key=lambda backup: (made_at(backup) <= now, made_at(backup)))


def made_at(backup: Path) -> datetime:
    """When a backup was made, by its name."""
    return datetime.strptime(backup.stem.removeprefix("aidbot-"), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def make_backup(store: Path, plan: Plan, at: datetime) -> Path:
    """Make one backup, then give up the oldest; raise an AidbotError, and give up none, where it is not whole."""
    target = plan.folder / _NAME.format(at=at.astimezone(UTC))
    back_up(store, target)
    for old in existing(plan.folder, at)[: -plan.keep]:
        old.unlink(missing_ok=True)
    return target


async def keep_backing_up(
    store: Path, plan: Plan, clock: Callable[[], datetime], made: Callable[[float], None]
) -> None:
    """Make a backup whenever one is due, for ever; `made` hears of each. One that fails is tried again soon.

    After one was made nothing is due for half the time between two: a clock that jumps would give up all that are kept
    for new ones of the same hour.
    """
    while True:
        backups = [backup for backup in existing(plan.folder, clock()) if made_at(backup) <= clock()]
        due = made_at(backups[-1]) + plan.every if backups else clock()
        if backups:
            made(made_at(backups[-1]).timestamp())
        wait = (due - clock()).total_seconds()
        if wait > 0:
            await asyncio.sleep(min(wait, timedelta(hours=1).total_seconds()))  # clocks jump
            continue
        try:
            target = await asyncio.to_thread(make_backup, store, plan, clock())
            _log.info("Backed up to %s", target.name)
            made(made_at(target).timestamp())
            await asyncio.sleep(plan.every.total_seconds() / 2)
        except (AidbotError, OSError) as error:
            _log.error("No backup was made: %s", error)
            await asyncio.sleep(_RETRY.total_seconds())
