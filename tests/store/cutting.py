"""A line to PostgreSQL that is cut at a chosen instant: a socket in between, which hears what goes over it."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from psycopg.conninfo import conninfo_to_dict, make_conninfo

CLIENT, SERVER = "client", "server"
Instant = Callable[[str, bytes], bool]
"""Says for a piece from one side whether the line is cut before it is passed on."""


class Line:
    """Passes on what the connection of a writer sends and hears, until the instant that was chosen."""

    def __init__(self, dsn: str, folder: Path) -> None:
        told = conninfo_to_dict(dsn)
        name = f".s.PGSQL.{told['port']}"
        self._server = str(Path(str(told["host"])) / name)
        self.dsn = make_conninfo(dsn, host=str(folder))
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(folder / name))
        self._door.listen()
        self._instant: Instant | None = None
        self._open: list[socket.socket] = []
        self.cuts = 0
        self.down = False
        self.half_open = False
        """Whether PostgreSQL is left in the belief that the line still holds."""
        threading.Thread(target=self._let_in, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in (self._door, *self._open):
            each.close()

    def cut(self, instant: Instant) -> None:
        """Cut the writer's line once, at this instant."""
        self._instant = instant

    def _let_in(self) -> None:
        with suppress(OSError):  # once the door is closed
            while True:
                client = self._door.accept()[0]
                if self.down:
                    client.close()
                    continue
                server = socket.socket(socket.AF_UNIX)
                server.connect(self._server)
                self._open += [client, server]
                hello = client.recv(65536)
                server.sendall(hello)
                is_writer = b"aidbot " in hello
                for one, other, side in ((client, server, CLIENT), (server, client, SERVER)):
                    work = (one, other, side if is_writer else None, (client, server))
                    threading.Thread(target=self._pass_on, args=work, daemon=True).start()

    def _pass_on(
        self, one: socket.socket, other: socket.socket, side: str | None, ends: tuple[socket.socket, socket.socket]
    ) -> None:
        with suppress(OSError):
            while piece := one.recv(65536):
                if side and (instant := self._instant) and instant(side, piece):
                    self._instant = None
                    self.cuts += 1
                    client, server = ends
                    _hang_up(client)
                    if not self.half_open:
                        _hang_up(server)
                    return
                other.sendall(piece)
        if not self.half_open:
            _hang_up(other)


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


def before_commit(side: str, piece: bytes) -> bool:
    """The commit is never heard."""
    return side == CLIENT and b"COMMIT" in piece


def after_commit(side: str, piece: bytes) -> bool:
    """The commit is made, and the word of it is lost."""
    return side == SERVER and b"COMMIT" in piece


def at_piece(number: int) -> Instant:
    """The piece of that number is lost, from whichever side."""
    count = iter(range(number + 1))
    return lambda *_: next(count, number) == number
