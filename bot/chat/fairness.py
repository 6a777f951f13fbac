"""Between two events of the gateway everybody else gets a turn.

Where a flood has filled the socket's buffer, reading it never waits, so that thousands of events would be taken in before the
first of them is answered, and a heartbeat could come too late.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


def taking_turns(connect: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Wrap what opens a socket, so that each of its messages is read only after all else that is ready had its turn."""

    async def connected(*where: Any, **how: Any) -> Any:
        socket = await connect(*where, **how)
        receive = socket.receive

        async def received(timeout: float | None = None) -> Any:  # noqa: ASYNC109  # the signature of aiohttp
            await asyncio.sleep(0)
            return await receive(timeout)

        socket.receive = received
        return socket

    return connected
