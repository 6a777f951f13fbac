"""A page for programs that watch the bot, on a port of this machine: `/health` in a word, `/metrics` in numbers."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import AidbotError, InvalidSettings
from bot.operation.metrics import Metrics

Measure = Callable[[], Awaitable[tuple[Mapping[str, int], int]]]
"""Gives how much waits in each queue, and the bytes of the store; raises StoreUnavailable where it cannot be read."""


@asynccontextmanager
async def served(metrics: Metrics, measure: Measure, host: str, port: int) -> AsyncIterator[int]:
    """Serve both pages for the length of a with block; give the port, which the system chooses where 0 is asked for."""

    async def health(_: web.Request) -> web.Response:
        faults = [] if metrics.gateway_up else ["no connection to Discord"]
        try:
            await measure()
        except AidbotError as error:
            faults.append(str(error))
        return web.json_response({"ok": not faults, "faults": faults}, status=503 if faults else 200)

    async def numbers(_: web.Request) -> web.Response:
        try:
            queues, size = await measure()
            metrics.measured(queues, size)
        except AidbotError:
            metrics.failed("store")
        return web.Response(body=metrics.text(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    pages = web.Application()
    pages.add_routes([web.get("/health", health), web.get("/metrics", numbers)])
    runner = web.AppRunner(pages, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            fault = (
                f"METRICS_PORT {port} cannot be opened at {host} ({error.strerror}). Choose another port, or 127.0.0.1."
            )
            raise InvalidSettings((fault,)) from error
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
