"""What goes on beside the bot while it runs on Discord: measuring, backups, and the page for whoever watches."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta

from bot.files import clear
from bot.operation.backups import Plan, keep_backing_up
from bot.operation.health import served
from bot.operation.heap import collect_when_quiet, collected_in_small_steps
from bot.operation.metrics import Metrics
from bot.settings import Settings
from bot.store.occupied import occupied
from bot.store.store import Store
from bot.store.waiting import waiting

_TURN = 0.0002
"""Seconds after which a thread that looks up an answer lets the event loop go on; the usual 5 ms held it up in floods."""


@asynccontextmanager
async def operated(store: Store, settings: Settings, clock: Callable[[], datetime]) -> AsyncIterator[Metrics]:
    """Run all of it for the length of a with block; give the metrics, to which the front end tells what happens."""
    for folder in filter(None, (settings.facts_db.absolute().parent, settings.backup_folder)):
        clear(folder)
    metrics = Metrics(clock())

    async def measure() -> tuple[Mapping[str, int], int]:
        queues = await store.query(waiting)
        return queues | {"writes": store.writes_waiting}, settings.facts_db.stat().st_size

    tasks = [
        asyncio.create_task(metrics.watch_loop()),
        asyncio.create_task(collect_when_quiet(lambda: metrics.replies)),
    ]
    if settings.backup_folder is not None:
        plan = Plan(settings.backup_folder, timedelta(hours=settings.backup_every), settings.backup_keep)
        tasks.append(asyncio.create_task(keep_backing_up(settings.facts_db, plan, clock, metrics.backed_up)))
    async with AsyncExitStack() as stack:
        stack.enter_context(occupied(settings.facts_db))
        stack.callback(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(_TURN)
        stack.enter_context(collected_in_small_steps())
        if settings.metrics_port is not None:
            await stack.enter_async_context(served(metrics, measure, settings.metrics_host, settings.metrics_port))
        try:
            yield metrics
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
