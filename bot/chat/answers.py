"""What Discord asks of the service, the one door through which this room reaches facts, and of the settings."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from bot.domain.model import Actor
from bot.domain.server import ServerSettings, Surroundings
from bot.present.reply import Reply
from bot.service.asked import Asked, Completion
from bot.service.notices import Due


class Answers(Protocol):
    """The service as Discord sees it."""

    async def respond(self, asked: Asked) -> Reply:
        """Answer one text, be it a question or a command."""
        ...

    async def check_text(self, text: str, *, server: int | None, today: date) -> Reply:
        """Check what somebody wrote, sentence by sentence."""
        ...

    async def correction(self, text: str, *, server: int, within: tuple[int, ...], today: date) -> Reply | None:
        """Correct a message unasked, where its server wants that."""
        ...

    def when_facts_change(self, call: Callable[[], None]) -> None:
        """Have something called whenever `due_notices` may have something."""
        ...

    async def begin_notices(self) -> None:
        """Prepare the notices for a new start."""
        ...

    def due_notices(self) -> AsyncIterator[Due]:
        """Give the answers that somebody waits for, each once."""
        ...

    async def note_channel(self, channel: int, *, delivered: bool) -> None:
        """Note whether what is told to a whole channel gets there."""
        ...

    async def gather_digests(self) -> timedelta | None:
        """Prepare the weekly digests that are due, and give how long it is until the next one."""
        ...

    def when_digests_change(self, call: Callable[[], None]) -> None:
        """Have something called when a digest is planned anew."""
        ...

    async def settle_notice(self, due: str, *, delivered: bool) -> None:
        """Note whether what somebody waited for could be sent."""
        ...

    async def complete(self, field: str, typed: str, server: int | None) -> Sequence[Completion]:
        """Suggest how a field (question, quote, donor, speaker, topic or fact) may go on."""
        ...

    async def form(
        self, fact_id: str | None, *, actor: Actor, server: int | None, quote: bool = False
    ) -> Mapping[str, str]:
        """Give the fields of a form in their order, filled with the fact to be edited or empty for a new one."""
        ...

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
        """Read a filled form and show what would be saved, with choices to save or cancel."""
        ...

    async def bring_article(
        self, source: str, article: str | bytes, *, actor: Actor, server: int | None, today: date
    ) -> Reply:
        """Read an article, pasted or as a file, and show its first finding."""
        ...

    def keep_text(self, key: str, text: str) -> None:
        """Keep what a button with a short id stands for."""
        ...

    async def kept_text(self, key: str) -> str | None:
        """Give what a button with a short id stands for; None where it is forgotten."""
        ...

    async def chosen(self, server: int | None) -> ServerSettings:
        """Give what a server chose; the defaults in direct messages."""
        ...

    async def greeting(self, server: int, around: Surroundings, prefix: str, language: str) -> Reply | None:
        """Give what a server is told when the bot joins it; None where it was told before."""
        ...

    async def forget_old(self) -> int:
        """Forget what was kept for as long as its server chose."""
        ...


class Secret(Protocol):
    """A value that shows itself only when told to."""

    def get_secret_value(self) -> str:
        """Give the value itself."""
        ...


class Shards(Protocol):
    """The shards that this process runs, of all there are."""

    @property
    def ids(self) -> range:
        """Their numbers, counted from 0."""
        ...

    @property
    def count(self) -> int:
        """How many there are in all processes."""
        ...


class ChatSettings(Protocol):
    """The settings that Discord needs."""

    @property
    def discord_token(self) -> Secret | None:
        """The bot's token."""
        ...

    @property
    def message_content(self) -> bool:
        """Whether to ask Discord for the text of all messages."""
        ...

    @property
    def facts_db(self) -> Path:
        """The fact store; what else has to be remembered lies beside it."""
        ...

    @property
    def log_level(self) -> str:
        """How much the log tells."""
        ...

    @property
    def shards(self) -> Shards | None:
        """Which shards to run; None for all that Discord asks for."""
        ...

    @property
    def operators(self) -> tuple[int, ...]:
        """Discord ids of those who may change global facts."""
        ...

    @property
    def most_per_minute(self) -> int:
        """How much one person may ask in a minute, 0 for no bound."""
        ...

    @property
    def default_prefix(self) -> str:
        """What commands start with where no server chose otherwise."""
        ...
