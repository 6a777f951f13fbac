"""Who acts, where and when, and whether they may change facts there."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.model import Actor
from bot.domain.naming import NO_NAMES, Names
from bot.errors import NotAllowed
from bot.store.revising import Circumstances

_OPEN_TO_ALL = "Anybody may propose one with `fact propose`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Who acts, where and when."""

    actor: Actor
    server: int | None
    today: date
    now: datetime
    channel: int | None = None
    """Where the actor can be told something later."""
    approvals: int = 1
    """How many curators must approve a proposal here."""
    names: Names = NO_NAMES
    """Aliases and topics of the server."""
    document: bytes | None = None
    """The file that came with the message."""
    document_name: str = ""

    def here(self, reason: str) -> Circumstances:
        """What the store is told of a change made here."""
        return Circumstances(server=self.server, actor=self.actor, at=self.now, reason=reason)

    def refuse_others(self) -> None:
        """Raise NotAllowed unless the actor may change facts here."""
        refuse_others(self.actor, self.server)


def refuse_others(actor: Actor, server: int | None) -> None:
    """Raise NotAllowed unless somebody may change the facts of a server, or with None those that all servers see."""
    if actor.operator or (actor.curator and server is not None):
        return
    if server is None:
        raise NotAllowed(f"Only the operator of this bot may change the facts that every server sees. {_OPEN_TO_ALL}")
    raise NotAllowed(
        "Only curators may change the facts of this server: members with the Manage Server permission or with the "
        f"server's curator role. {_OPEN_TO_ALL}"
    )
