"""What a Discord server chooses for itself, and what Discord shows the bot of it. Reading and storing live elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

USUAL_RETENTION = 365
"""Days that questions and notices are kept where a server chose nothing else, and in direct messages."""
LONGEST_RETENTION = 3650


class Style(StrEnum):
    """How replies look."""

    EMBED = "embed"
    TEXT = "text"


class Lack(StrEnum):
    """What the bot is not allowed, or not shown, where somebody asks."""

    VIEW = "view"
    SEND = "send"
    THREADS = "threads"
    EMBEDS = "embeds"
    FILES = "files"
    HISTORY = "history"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """What a server chose; None, and no channels, where it chose nothing.

    `curator_role` None leaves curating to whoever manages the server; no `channels` means that the bot answers in all.
    """

    prefix: str | None = None
    curator_role: int | None = None
    channels: tuple[int, ...] = ()
    donor: str | None = None
    recipient: str | None = None
    language: str | None = None
    style: Style = Style.EMBED
    retention: int = USUAL_RETENTION
    corrections: bool = False
    """Whether a message that nobody asked about is corrected where a sourced fact plainly says otherwise."""
    approvals: int = 1
    """How many curators must approve a proposal: one, or two of whom neither is the proposer."""

    def answers_in(self, places: tuple[int, ...]) -> bool:
        """Whether the bot answers in a channel; a thread is told with the channel that it belongs to."""
        return not self.channels or not set(self.channels).isdisjoint(places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What Discord shows the bot where somebody asks: names of roles and channels by id, and what is lacking here."""

    roles: Mapping[int, str] = field(default_factory=dict)
    channels: Mapping[int, str] = field(default_factory=dict)
    lacks: frozenset[Lack] = frozenset()
