"""What members propose, and what curators make of it: looked at, changed, approved or rejected with a reason."""

import re
from collections.abc import Mapping

from bot.domain.form import NameReader, fact_from_form, form_of, read_form, read_quote_form
from bot.domain.record import to_record
from bot.errors import InvalidFact
from bot.present import proposals as present
from bot.present.curating import help_reply
from bot.present.reply import Reply
from bot.service.fact_forms import FactForms
from bot.service.scene import Scene
from bot.service.verbs import split_word
from bot.store.ledger import Ledger
from bot.store.proposals import Proposal

_SEEN = re.compile(r"(?P<number>\d{1,9})(?:\s+seen\s+(?P<revised>\d{1,6})\.(?P<base>\d{1,9}))?", re.IGNORECASE)


class Proposing:
    """The queue of proposals of each server."""

    def __init__(self, ledger: Ledger, forms: FactForms, names: NameReader) -> None:
        self._ledger = ledger
        self._forms = forms
        self._names = names

    async def propose(self, rest: str, scene: Scene) -> Reply:
        """Keep what somebody proposes."""
        if not rest:
            return help_reply()
        fact, _, reason = await self._forms.read(read_quote_form(rest), scene)
        number = await self._ledger.propose(
            to_record(fact), server=scene.server, actor=scene.actor, at=scene.now, reason=reason, channel=scene.channel
        )
        return present.proposed_reply(fact, number, self._names)

    async def waiting(self, _: str, scene: Scene) -> Reply:
        """List what waits."""
        scene.refuse_others()
        return present.proposals_reply(await self._ledger.proposals(scene.server), self._names)

    async def review(self, rest: str, scene: Scene) -> Reply:
        """Show a proposal as it would be saved, with what may be done."""
        scene.refuse_others()
        return await self._shown(await self._found(rest, scene), scene)

    async def approve(self, rest: str, scene: Scene) -> Reply:
        """Approve a proposal: as it was shown where the words say so, else as it stands."""
        scene.refuse_others()
        found = await self._found(rest, scene)
        match = _SEEN.match(rest.strip().lstrip("#"))
        base = await self._base(found, scene)
        seen = (int(match["revised"]), int(match["base"])) if match and match["revised"] else (found.revised, base)
        decided, came = await self._ledger.approve_proposal(
            found.id, seen, scene.approvals, here=scene.here(f"proposal {found.id}")
        )
        if came == "changed":
            return present.changed_reply(await self._shown(decided, scene))
        return present.approved_reply(decided, came)

    async def reject(self, rest: str, scene: Scene) -> Reply:
        """Reject a proposal with a reason."""
        scene.refuse_others()
        found = await self._found(rest, scene)
        _, why = split_word(rest)
        if not why.strip():
            raise InvalidFact([f"Say why, as in `fact reject {found.id} the page says 2023`. Who proposed it is told."])
        decided, done = await self._ledger.reject_proposal(found.id, why.strip(), here=scene.here(""))
        return present.rejected_reply(decided, done=done)

    async def amend(self, rest: str, scene: Scene) -> Reply:
        """Change what is proposed, or show it as a form to change."""
        scene.refuse_others()
        key, changes = split_word(rest)
        found = await self._found(key, scene)
        if not changes:
            return present.amend_reply(found, form_of(found.fact, self._names))
        return await self.change(key, read_form(changes), scene)

    async def form(self, key: str, scene: Scene) -> dict[str, str]:
        """Give a proposal as a form."""
        scene.refuse_others()
        return form_of((await self._found(key, scene)).fact, self._names)

    async def change(self, key: str, form: Mapping[str, str], scene: Scene) -> Reply:
        """Keep what a curator changed in a proposal, and show it again."""
        scene.refuse_others()
        found = await self._found(key, scene)
        if found.accepted is not None:
            return present.settled_reply(found)
        fields = {name: value for name, value in form.items() if name != "reason"}
        fact = fact_from_form(fields, names=self._names, today=scene.today, base=found.fact)
        await self._ledger.amend_proposal(found.id, fact, found.revised, here=scene.here(""))
        return await self._shown(await self._found(key, scene), scene)

    async def _shown(self, found: Proposal, scene: Scene) -> Reply:
        if found.accepted is not None:
            return present.settled_reply(found)
        held = await self._ledger.held(found.fact.id, scene.server)
        base = held if held is not None and not held.retired else None
        warned = await self._forms.cautions(found.fact, base, scene.server)
        return present.review_reply(found, base, warned, self._names, needed=scene.approvals)

    async def _base(self, found: Proposal, scene: Scene) -> int:
        held = await self._ledger.held(found.fact.id, scene.server)
        return held.version if held is not None and not held.retired else 0

    async def _found(self, rest: str, scene: Scene) -> Proposal:
        number = split_word(rest)[0].lstrip("#")
        found = await self._ledger.proposal(int(number[:9]), scene.server) if number.isdecimal() else None
        if found is None:
            raise InvalidFact([f"No proposal {number[:10]!r} waits here. See them with `fact proposals`."])
        return found
