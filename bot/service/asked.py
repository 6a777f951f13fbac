"""What a front end hands to the service."""

from dataclasses import dataclass
from datetime import date

from bot.domain.model import Actor


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
    earlier: str | None = None
    """The question whose answer this message replies to: what is not said again is inherited from it."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One suggestion while somebody types: what is filled in, and what is shown."""

    value: str
    label: str
