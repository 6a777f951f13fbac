"""What a front end hands to the service."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bot.domain.model import Actor
from bot.domain.naming import NO_NAMES, Names
from bot.domain.server import ServerSettings, Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One message addressed to the bot.

    `text` is exactly what was typed, with a bot mention taken off; it may start with the prefix or a slash command written
    out (`!aid total`, `/quote austin`), or be a plain question. `server` is the Discord server, None in a DM or the console.
    `today` is the asker's day. `slash` names the command when it came as a slash command and `text` holds only its argument.
    """

    text: str
    actor: Actor
    server: int | None
    today: date
    prefix: str = "!"
    slash: str | None = None
    earlier: str | tuple[str, ...] | None = None
    """The question whose answer this message goes on from, or a chain of them, oldest first: what is not said again is
    inherited."""
    in_reply: bool = True
    """Whether this is a reply to that answer; else it merely came after it, and is first taken by itself."""
    channel: int | None = None
    """Where the asker can be told something later; None where nobody can, as at a terminal."""

    within: tuple[int, ...] = ()
    """The channel where it was asked and, for a thread, the channel that the thread belongs to."""
    usual_prefix: str = "!"
    """What commands start with where a server chose nothing."""
    surroundings: Callable[[], Surroundings] | None = field(default=None, compare=False, repr=False)
    """Looks at what Discord shows the bot there, for the few commands that need it."""
    document: bytes | None = field(default=None, compare=False, repr=False)
    """The file that came with the message, for the commands that read it."""
    document_name: str = ""
    names: Names = field(default=NO_NAMES, compare=False, repr=False)
    """Aliases and topics of the server; the service fills them in."""
    chosen: ServerSettings = field(default_factory=ServerSettings)
    """What the server chose; the service fills it in."""

    @property
    def language(self) -> str:
        """What the bot speaks where nothing else tells."""
        return self.chosen.language or "en"

    @property
    def chain(self) -> tuple[str, ...]:
        """The questions before this one, oldest first."""
        return (self.earlier,) if isinstance(self.earlier, str) else self.earlier or ()


@dataclass(frozen=True, slots=True)
class Completion:
    """One suggestion while somebody types: what is filled in, and what is shown."""

    value: str
    label: str
