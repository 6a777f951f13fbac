"""Drafts that wait for their author to save them: kept in memory, few for each, and not for long."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.model import Actor, AnyFact

KEPT_FOR = timedelta(minutes=15)
_EACH = 5
_ALL = 1000
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No letter that is taken for a digit."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that its author has not saved yet. `version` is the one it was made from, None for a new fact."""

    fact: AnyFact
    version: int | None
    reason: str
    server: int | None
    author: int
    at: datetime


class Drafts:
    """The drafts of everybody. A draft belongs to its author and the server it was made in."""

    def __init__(self, new_code: Callable[[], str] | None = None) -> None:
        self._drafts: dict[str, Draft] = {}
        self._new_code = new_code or _random_code

    def keep(self, draft: Draft) -> str:
        """Keep a draft and give its code; the author's oldest one makes room."""
        self._forget_old(draft.at)
        mine = [code for code, kept in self._drafts.items() if kept.author == draft.author]
        for code in mine[: max(0, len(mine) - _EACH + 1)]:
            del self._drafts[code]
        while len(self._drafts) >= _ALL:
            del self._drafts[next(iter(self._drafts))]
        code = next(code for code in iter(self._new_code, None) if code not in self._drafts)
        self._drafts[code] = draft
        return code

    def take(self, code: str, actor: Actor, server: int | None, now: datetime) -> Draft | None:
        """Give a draft to its author, once; None where it is gone, old, or somebody else's."""
        self._forget_old(now)
        draft = self._drafts.get(code.strip().upper())
        if draft is None or draft.author != actor.id or draft.server != server:
            return None
        return self._drafts.pop(code.strip().upper())

    def put_back(self, code: str, draft: Draft) -> None:
        """Keep a draft that was taken but could not be saved."""
        self._drafts[code.strip().upper()] = draft

    def _forget_old(self, now: datetime) -> None:
        for code in [code for code, kept in self._drafts.items() if now - kept.at > KEPT_FOR]:
            del self._drafts[code]


def _random_code() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(4))
