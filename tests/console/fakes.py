"""A service that answers from a table and remembers what it was asked."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.console.talk import Talk, local_actor
from bot.errors import StoreUnavailable
from bot.present.reply import Reply, ReplyKind
from bot.service.asked import Asked, Completion

TODAY = date(2024, 7, 10)


class FakeService:
    """Answers `replies`, else repeats the question; `broken` makes every call fail."""

    def __init__(self, replies: Mapping[str, Reply] | None = None, *, broken: bool = False) -> None:
        self.asked: list[Asked] = []
        self.completed: list[tuple[str, str, int | None]] = []
        self._replies = replies or {}
        self._broken = broken

    async def respond(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        self._fail_if_broken()
        return self._replies.get(asked.text, Reply(kind=ReplyKind.TEXT, headline=f"You said {asked.text}"))

    async def complete(self, field: str, typed: str, server: int | None) -> Sequence[Completion]:
        self.completed.append((field, typed, server))
        self._fail_if_broken()
        return (Completion("Lloyd Austin", "Lloyd Austin (12 quotes)"),)

    def _fail_if_broken(self) -> None:
        if self._broken:
            raise StoreUnavailable("The store is busy; try again.")


def talk_with(service: FakeService, *, curator: bool = False) -> Talk:
    return Talk(service, local_actor(curator), lambda: TODAY, "!")
