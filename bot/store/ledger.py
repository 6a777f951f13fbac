"""The ledger: every change of a fact as a revision, and what is kept around facts.

Nothing outside may assume where revisions are kept. The work itself is done in the modules that it imports.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from bot.domain.extracting.findings import KeptFinding
from bot.domain.model import Actor, AnyFact, Held, Revision
from bot.domain.server import ServerSettings
from bot.store import articles, forgetting, history, inbox, revising, steady
from bot.store import proposals as proposing
from bot.store import server as server_store
from bot.store.forgetting import Forgotten
from bot.store.inbox import OpenQuestion
from bot.store.proposals import Proposal
from bot.store.revising import Circumstances
from bot.store.rows import own_facts
from bot.store.store import Store


class Ledger:
    """Changes and their history in one store. `server` None stands for the facts that every server sees."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def add(self, fact: AnyFact, *, server: int | None, actor: Actor, at: datetime, reason: str) -> Revision:
        """Store a new fact."""
        here = Circumstances(server=server, actor=actor, at=at, reason=reason)
        return await self._store.write(lambda db: revising.add(db, fact, here))

    async def edit(
        self, fact: AnyFact, *, expected_version: int, server: int | None, actor: Actor, at: datetime, reason: str
    ) -> Revision:
        """Replace the fact of the same id; raise StaleVersion where it no longer stands at the expected version.

        For a server, a global fact is not touched: the server gets a copy of its own.
        """
        here = Circumstances(server=server, actor=actor, at=at, reason=reason)
        return await self._store.write(lambda db: revising.edit(db, fact, expected_version, here))

    async def retire(
        self, fact_id: str, *, expected_version: int, server: int | None, actor: Actor, at: datetime, reason: str
    ) -> Revision:
        """Take a fact off the shelf; raise StaleVersion where it no longer stands at the expected version."""
        here = Circumstances(server=server, actor=actor, at=at, reason=reason)
        return await self._store.write(lambda db: revising.retire(db, fact_id, expected_version, here))

    async def undo(
        self,
        fact_id: str,
        *,
        server: int | None,
        actor: Actor,
        at: datetime,
        reason: str,
        expected_version: int | None = None,
    ) -> Revision:
        """Return to the state before the last change made here that was not undone yet.

        Raise StaleVersion where the fact no longer stands at the expected version: its last change is another one.
        """
        here = Circumstances(server=server, actor=actor, at=at, reason=reason)
        return await self._store.write(lambda db: revising.undo(db, fact_id, here, expected_version))

    async def history(self, fact_id: str, server: int | None) -> Sequence[Revision]:
        """Give what happened to a fact as far as a server may see it, oldest first."""
        return await self._store.query(lambda db: history.history(db, fact_id, server))

    async def held(self, fact_id: str, server: int | None) -> Held | None:
        """Give the fact that a server sees under this id, retired or not."""
        return await self._store.query(lambda db: revising.visible(db, fact_id, server))

    async def standing(self, fact_id: str, server: int | None) -> Held:
        """Give the fact that a server sees under this id; raise UnknownFact, or RetiredFact where it is out of use."""
        return await self._store.query(lambda db: revising.standing(db, fact_id, server))

    async def export(self, server: int | None) -> Sequence[Held]:
        """Give every fact of the server's own that is not retired, by id; for None the global ones."""
        return await self._store.query(lambda db: tuple(own_facts(db, server)))

    async def propose(
        self,
        record: Mapping[str, object],
        *,
        server: int | None,
        actor: Actor,
        at: datetime,
        reason: str,
        channel: int | None = None,
    ) -> int:
        """Keep a fact that somebody proposes until curators decide; give its number. They are told in the channel."""
        here = Circumstances(server=server, actor=actor, at=at, reason=reason)
        return await self._store.write(lambda db: proposing.propose(db, record, here, channel))

    async def proposals(self, server: int | None) -> Sequence[Proposal]:
        """Give the proposals that wait in a server, oldest first."""
        return await self._store.query(lambda db: proposing.proposals(db, server))

    async def proposal(self, number: int, server: int | None) -> Proposal | None:
        """Give one proposal of a server, decided or not."""
        return await self._store.query(lambda db: proposing.proposal(db, number, server))

    async def amend_proposal(self, number: int, fact: AnyFact, revised: int, *, here: Circumstances) -> bool:
        """Change what is proposed; false where it is not what was seen any more."""
        return await self._store.write(lambda db: proposing.amend_proposal(db, number, fact, revised, here))

    async def approve_proposal(
        self, number: int, seen: tuple[int, int], needed: int, *, here: Circumstances
    ) -> tuple[Proposal, str]:
        """Approve a proposal as it was seen; stores its fact once enough curators have."""
        return await self._store.write(lambda db: proposing.approve_proposal(db, number, seen, needed, here))

    async def reject_proposal(self, number: int, why: str, *, here: Circumstances) -> tuple[Proposal, bool]:
        """Reject a proposal with a reason; false where it was settled already."""
        return await self._store.write(lambda db: proposing.reject_proposal(db, number, why, here))

    async def keep_article(
        self, title: str, findings: Sequence[tuple[Mapping[str, str], Sequence[str]]], *, here: Circumstances
    ) -> int:
        """Keep what was found in an article until its curator has decided on it; give its number."""
        return await self._store.write(lambda db: articles.keep_article(db, title, findings, here))

    async def kept_finding(
        self, article: int, number: int | None, *, actor: Actor, server: int | None
    ) -> KeptFinding | None:
        """Give one finding of an article, or with None the first that waits."""
        return await self._store.query(lambda db: articles.kept_finding(db, article, number, actor, server))

    async def amend_finding(self, finding: KeptFinding, form: Mapping[str, str], *, here: Circumstances) -> None:
        """Keep another form for a finding."""
        await self._store.write(lambda db: articles.amend_finding(db, finding, form, here))

    async def approve_finding(self, finding: KeptFinding, fact: AnyFact, *, here: Circumstances) -> Revision | None:
        """Store the fact of a finding; None where it was decided already."""
        return await self._store.write(lambda db: articles.approve_finding(db, finding, fact, here))

    async def skip_finding(self, finding: KeptFinding, *, here: Circumstances) -> bool:
        """Mark a finding as not wanted; false where it was decided already."""
        return await self._store.write(lambda db: articles.skip_finding(db, finding, here))

    async def last_article(self, *, actor: Actor, server: int | None) -> int | None:
        """Give the article that a curator is going through."""
        return await self._store.query(lambda db: articles.last_article(db, actor, server))

    async def drop_article(self, article: int, *, actor: Actor, server: int | None) -> bool:
        """Forget an article; false where it is not the actor's."""
        return await self._store.write(lambda db: articles.drop_article(db, article, actor, server))

    async def note_question(self, text: str, key: str, *, server: int | None, at: datetime) -> None:
        """Count a question that found no answer; who asked is not kept."""
        await self._store.write(lambda db: inbox.note_question(db, text, key, server, at))

    async def open_questions(self, server: int | None, limit: int = 25) -> Sequence[OpenQuestion]:
        """Give the questions that found no answer, the most asked first."""
        return await self._store.query(lambda db: inbox.open_questions(db, server, limit))

    async def server_settings(self, server: int) -> ServerSettings:
        """Give what a server chose, or the defaults."""
        return await self._store.query(lambda db: server_store.server_settings(db, server))

    async def change_server_settings(
        self, server: int, alter: Callable[[ServerSettings], ServerSettings], *, actor: Actor
    ) -> ServerSettings:
        """Change what a server chose in one transaction, and give it; only who manages it and the operator may."""
        return await self._store.write(lambda db: server_store.change_server_settings(db, server, alter, actor))

    async def claim_greeting(self, server: int) -> bool:
        """Remember that a server is greeted; false where it was before."""
        return await self._store.write(lambda db: server_store.claim_greeting(db, server))

    async def forget_member(self, member: int) -> Forgotten:
        """Take a member's id and name out of everything; what they did stays."""
        forgotten = await self._store.write(lambda db: forgetting.forget_member(db, member))
        await self._store.compact()
        return forgotten

    async def sighted(self, today: date) -> date | None:
        """Note that it seems to be this day; give the day that it is at least, None while that is not certain."""
        return await self._store.write(lambda db: steady.sighted(db, today))

    async def forget_old(self, today: date) -> int:
        """Forget what each server keeps no longer; give how much that was."""
        gone = await self._store.write(lambda db: forgetting.forget_old(db, today))
        if gone:
            await self._store.compact()
        return gone
