"""What is stored about people: told, taken back by who asks for it, and forgotten after a while."""

from bot.domain.text import fold
from bot.present.privacy import forget_help_reply, forgotten_member_reply, nobody_reply, privacy_reply
from bot.present.reply import Reply
from bot.service.asked import Asked
from bot.service.commands import Command
from bot.service.steady import SteadyClock
from bot.store.ledger import Ledger

_ME = frozenset({"me", "myself"})
_NOBODY = 0
"""The id of who sits at a terminal, and of everybody who was forgotten."""


class Privacy:
    """Tells what is stored, and forgets."""

    def __init__(self, ledger: Ledger, clock: SteadyClock) -> None:
        self._ledger = ledger
        self._clock = clock

    async def respond(self, command: Command, asked: Asked) -> Reply:
        """Tell what is stored, or forget who asks for it, in every server at once."""
        language = asked.language
        if command.name != "forget":
            return privacy_reply(asked.prefix, asked.chosen.retention, language)
        if fold(command.rest) not in _ME:
            return forget_help_reply(f"{asked.prefix}forget me", language)
        if asked.actor.id == _NOBODY:
            return nobody_reply(language)
        gone = await self._ledger.forget_member(asked.actor.id)
        return forgotten_member_reply(gone.revisions, gone.proposals, gone.notices, language)

    async def forget_old(self) -> int:
        """Forget what was kept long enough, by a day that is certain; give how much that was."""
        day = await self._ledger.sighted(self._clock.shown().date())
        self._clock.heed(day)
        return 0 if day is None else await self._ledger.forget_old(day)
