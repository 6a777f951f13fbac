"""A service that says what a test tells it to say, and remembers what it was asked."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import cast

from bot.domain.model import Actor
from bot.domain.server import ServerSettings, Surroundings
from bot.errors import NotAllowed
from bot.present.reply import Choice, Reply, ReplyKind
from bot.service.asked import Asked, Completion
from bot.service.notices import Due

FIGURE_FIELDS = ("value", "who", "kind", "stage", "measure", "mechanism", "when", "what", "source", "note")
QUOTE_FIELDS = ("words", "speaker", "when", "source", "note")


class Told:
    """Stands for the service; everything not told otherwise is answered by its own words."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.checked: list[tuple[str, int | None]] = []
        self.due: list[Due] = []
        self.settled: list[tuple[str, bool]] = []
        self.kept: dict[str, str] = {}
        self.drafts: list[dict[str, str]] = []
        self.replies: dict[str, Reply | Exception] = {}
        self.completions: dict[str, list[Completion] | Exception] = {}
        self.prefixes: dict[int, str] = {}
        self.roles: dict[int, int | None] = {}
        self.facts: dict[str, dict[str, str]] = {}
        self.draft_replies: list[Reply | Exception] = []
        self.unreadable: Exception | None = None
        self.hold: Callable[[], Awaitable[object]] | None = None

    async def respond(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        if self.hold is not None:
            await self.hold()
        told = self.replies.get(asked.text) or Reply(kind=ReplyKind.TEXT, headline=f"You asked: {asked.text}")
        if isinstance(told, Exception):
            raise told
        return told

    async def check_text(self, text: str, *, server: int | None, today: date) -> Reply:
        self.checked.append((text, server))
        if self.hold is not None:
            await self.hold()
        return Reply(kind=ReplyKind.VERDICT, headline=f"Checked: {text}")

    async def correction(self, text: str, *, server: int, within: tuple[int, ...], today: date) -> Reply | None:
        return None

    def when_facts_change(self, call: Callable[[], None]) -> None:
        """Facts never change here."""

    async def begin_notices(self) -> None:
        """Nobody waits for anything here."""

    async def due_notices(self) -> AsyncIterator[Due]:
        while self.due:
            yield self.due.pop(0)

    async def note_channel(self, channel: int, *, delivered: bool) -> None:
        """No channel follows anything here."""

    async def gather_digests(self) -> timedelta | None:
        return None

    def when_digests_change(self, call: Callable[[], None]) -> None:
        """No channel has a digest here."""

    async def settle_notice(self, due: str, *, delivered: bool) -> None:
        self.settled.append((due, delivered))

    async def complete(self, field: str, typed: str, server: int | None) -> Sequence[Completion]:
        told = self.completions.get(field, [])
        if isinstance(told, Exception):
            raise told
        return [completion for completion in told if typed.casefold() in completion.value.casefold()]

    async def form(
        self, fact_id: str | None, *, actor: Actor, server: int | None, quote: bool = False
    ) -> Mapping[str, str]:
        if not (actor.curator or actor.operator):
            raise NotAllowed("Only curators may change facts; propose yours with /fact propose.")
        if fact_id is not None:
            return self.facts[fact_id]
        return dict.fromkeys(QUOTE_FIELDS if quote else FIGURE_FIELDS, "")

    async def draft(
        self,
        form: Mapping[str, str],
        *,
        actor: Actor,
        server: int | None,
        today: date,
        channel: int | None = None,
        fact_id: str | None = None,
        quote: bool = False,
    ) -> Reply:
        self.drafts.append(dict(form))
        if self.hold is not None:
            await self.hold()
        told = self.draft_replies.pop(0) if self.draft_replies else SAVE_OR_CANCEL
        if isinstance(told, Exception):
            raise told
        return told

    async def bring_article(
        self, source: str, article: str | bytes, *, actor: Actor, server: int | None, today: date
    ) -> Reply:
        return Reply(kind=ReplyKind.TEXT, headline=f"{source}: {len(article)}")

    def keep_text(self, key: str, text: str) -> None:
        self.kept[key] = text

    async def kept_text(self, key: str) -> str | None:
        return self.kept.get(key)

    async def chosen(self, server: int | None) -> ServerSettings:
        if self.unreadable is not None:
            raise self.unreadable
        return ServerSettings(prefix=self.prefixes.get(server or 0), curator_role=self.roles.get(server or 0))

    async def greeting(self, server: int, around: Surroundings, prefix: str, language: str) -> Reply | None:
        return None

    async def forget_old(self) -> int:
        return 0


SAVE_OR_CANCEL = Reply(
    kind=ReplyKind.TEXT,
    headline="Save 2,300,000,000 US dollars?",
    choices=(Choice("Save", "!fact save K3F9"), Choice("Cancel", "!fact cancel K3F9")),
    ephemeral=True,
)

UNSHOWABLE = Reply(kind=ReplyKind.TEXT, headline="x", body=(cast(str, None),))
"""What no part of the program makes: a defect for those who show replies."""
