"""A service that answers from a table and remembers what it was asked."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.console.talk import Talk, local_actor
from bot.present.reply import Reply, ReplyKind
from bot.service.asked import Asked, Completion

TODAY = date(2024, 7, 10)


class FakeService:
    """Answers `replies`, else repeats the question; `failure` makes every call fail."""

    def __init__(self, replies: Mapping[str, Reply] | None = None, *, failure: Exception | None = None) -> None:
        self.asked: list[Asked] = []
        self.completed: list[tuple[str, str, int | None]] = []
        self._replies = replies or {}
        self._failure = failure

    async def respond(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        self._fail_if_told()
        return self._replies.get(asked.text, Reply(kind=ReplyKind.TEXT, headline=f"You said {asked.text}"))

    async def complete(self, field: str, typed: str, server: int | None) -> Sequence[Completion]:
        self.completed.append((field, typed, server))
        self._fail_if_told()
        return (Completion("Lloyd Austin", "Lloyd Austin (12 quotes)"),)

    def _fail_if_told(self) -> None:
        if self._failure:
            raise self._failure


def talk_with(service: FakeService, *, curator: bool = False, bare: bool = False) -> Talk:
    return Talk(service, local_actor(curator), lambda: TODAY, "!", bare=bare)
