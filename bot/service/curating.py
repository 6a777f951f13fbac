"""Curating: drafts of facts, saving them, taking them back, their history, and what members propose."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.domain.form import FIELDS, NameReader, form_of, read_form, read_quote_form
from bot.domain.model import AnyFact, FactType, Held, Revision
from bot.domain.record import to_record
from bot.errors import InvalidFact, StoreUnavailable, UnknownFact
from bot.exchange.writing import written
from bot.present import curating as present
from bot.present.reply import Reply
from bot.present.undoing import retired_reply, saved_reply, undone_just_now_reply, undone_reply
from bot.service.drafts import Draft, Drafts
from bot.service.fact_forms import FactForms
from bot.service.scene import Scene
from bot.service.verbs import near_verb, read_verb, split_word
from bot.store.ledger import Ledger

_VERSION = re.compile(r"(?:version\s*|v)(?P<version>\d{1,9})(?:[\s,.:]+(?P<why>.*))?", re.IGNORECASE | re.DOTALL)
_JUST_NOW = timedelta(minutes=2)
"""Within this time two curators who undo the same fact mean the same change."""
_HANDED_OVER = ("json", "yaml")

Verb = Callable[[str, Scene], Awaitable[Reply]]
"""What is done on a word after `fact`, with what follows it."""


class Curating:
    """What curators do with facts, by command or by form. Replies raise AidbotError for what may not be done."""

    def __init__(
        self,
        ledger: Ledger,
        forms: FactForms,
        names: NameReader,
        drafts: Drafts | None = None,
        further: Mapping[str, Verb] = MappingProxyType({}),
    ) -> None:
        self._ledger = ledger
        self._forms = forms
        self._names = names
        self._drafts = drafts or Drafts()
        self._verbs: Mapping[str, Verb] = {
            "add": self._add,
            "edit": self._edit,
            "retire": self._retire,
            "undo": self._undo,
            "history": self._history,
            "export": self._export,
            "save": self._save,
            "cancel": self._cancel,
            "help": self._help,
            **further,
        }

    async def handle(self, words: str, scene: Scene) -> Reply:
        """Do what the text after `fact` says: a verb, then what it is about."""
        verb, rest = read_verb(words)
        done = self._verbs.get(verb)
        if done is None:
            return present.help_reply(near=near_verb(verb))
        return await done(rest, scene)

    async def quote_add(self, words: str, scene: Scene) -> Reply:
        """Draft a quote from `"words" — speaker, date, source`."""
        scene.refuse_others()
        if not words.strip():
            return present.help_reply()
        return await self._offer(read_quote_form(words), scene, quote=True)

    async def form(self, fact_id: str | None, scene: Scene, *, quote: bool = False) -> dict[str, str]:
        """Give the fields of a form in their order, filled with the fact to be edited or empty for a new one."""
        scene.refuse_others()
        if fact_id is not None:
            return form_of((await self._ledger.standing(fact_id, scene.server)).fact, self._names)
        return dict.fromkeys(FIELDS[FactType.QUOTE if quote else FactType.FIGURE], "")

    async def draft(
        self,
        form: Mapping[str, str],
        scene: Scene,
        *,
        fact_id: str | None = None,
        quote: bool = False,
    ) -> Reply:
        """Read a filled form and show what would be saved, with choices to save or to cancel."""
        scene.refuse_others()
        return await self._offer(form, scene, fact_id=fact_id, quote=quote)

    async def _add(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        return await self._offer(read_form(rest), scene) if rest else present.help_reply()

    async def _edit(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        fact_id, changes = split_word(rest)
        if not fact_id:
            return present.help_reply()
        if changes:
            return await self._offer(read_form(changes), scene, fact_id=fact_id)
        return present.form_reply(fact_id, await self.form(fact_id, scene))

    async def _retire(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        fact_id, reason = split_word(rest)
        if not fact_id or not reason:
            raise InvalidFact(["Name the fact and say why, as in `fact retire us-package-2024-07-02 counted twice`."])
        held = await self._ledger.standing(fact_id, scene.server)
        revision = await self._ledger.retire(
            fact_id, expected_version=held.version, server=scene.server, actor=scene.actor, at=scene.now, reason=reason
        )
        return retired_reply(revision)

    async def _undo(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        fact_id, reason = split_word(rest)
        if not fact_id:
            return present.help_reply()
        named = _VERSION.fullmatch(reason)
        if named:
            expected, reason = int(named["version"]), named["why"] or ""
        else:
            held = await self._ledger.held(fact_id, scene.server)
            expected = held.version if held else 0
            if undone := await self._undone_just_now(fact_id, scene):
                return undone_just_now_reply(undone)
        revision = await self._ledger.undo(
            fact_id, server=scene.server, actor=scene.actor, at=scene.now, reason=reason, expected_version=expected
        )
        return undone_reply(revision)

    async def _undone_just_now(self, fact_id: str, scene: Scene) -> Revision | None:
        """Give the last change made here where it is an undoing by somebody else, moments ago."""
        here = [each for each in await self._ledger.history(fact_id, scene.server) if each.server == scene.server]
        if not here or here[-1].action != "undone" or here[-1].actor_id == scene.actor.id:
            return None
        ago = scene.now - datetime.fromisoformat(here[-1].at)  # below 0 where a clock was ahead then
        return here[-1] if abs(ago) < _JUST_NOW else None

    async def _history(self, rest: str, scene: Scene) -> Reply:
        fact_id, _ = split_word(rest)
        if not fact_id:
            return present.unnamed_reply("history")
        held = await self._ledger.held(fact_id, scene.server)
        revisions = await self._ledger.history(fact_id, scene.server)
        if held is None and not revisions:
            raise UnknownFact(fact_id)
        return present.history_reply(fact_id, revisions)

    async def _export(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        form = rest.lower() or _HANDED_OVER[0]
        if form not in _HANDED_OVER:
            raise InvalidFact([f"Facts are exported as {' or '.join(_HANDED_OVER)}: `fact export {_HANDED_OVER[0]}`."])
        facts = await self._ledger.export(scene.server)
        text = "".join(written((to_record(held.fact) for held in facts), form))
        return present.export_reply(len(facts), (f"facts-{scene.today}.{form}", text))

    async def _save(self, rest: str, scene: Scene) -> Reply:
        code, _ = split_word(rest)
        draft = self._drafts.take(code, scene.actor, scene.server, scene.now)
        if draft is None:
            return present.no_draft_reply()
        try:
            saved = await self._keep(draft, scene)
        except StoreUnavailable:
            self._drafts.put_back(code, draft)
            raise
        return saved_reply(draft.fact, saved.version, new=draft.version is None)

    async def _cancel(self, rest: str, scene: Scene) -> Reply:
        draft = self._drafts.take(split_word(rest)[0], scene.actor, scene.server, scene.now)
        return present.no_draft_reply() if draft is None else present.cancelled_reply(draft.fact)

    async def _help(self, _: str, __: Scene) -> Reply:
        return present.help_reply()

    async def _offer(
        self, form: Mapping[str, str], scene: Scene, *, fact_id: str | None = None, quote: bool = False
    ) -> Reply:
        """Read a form into a draft and show it."""
        fact, base, reason = await self._forms.read(form, scene, fact_id=fact_id, quote=quote)
        return await self._show(fact, base, reason, scene)

    async def _show(self, fact: AnyFact, base: Held | None, reason: str, scene: Scene) -> Reply:
        draft = Draft(
            fact=fact,
            version=base.version if base else None,
            reason=reason,
            server=scene.server,
            author=scene.actor.id,
            at=scene.now,
        )
        warned = await self._forms.cautions(fact, base, scene.server)
        return present.draft_reply(fact, base.fact if base else None, warned, self._drafts.keep(draft), self._names)

    async def _keep(self, draft: Draft, scene: Scene) -> Revision:
        if draft.version is None:
            saved = await self._ledger.add(
                draft.fact, server=scene.server, actor=scene.actor, at=scene.now, reason=draft.reason
            )
        else:
            saved = await self._ledger.edit(
                draft.fact,
                expected_version=draft.version,
                server=scene.server,
                actor=scene.actor,
                at=scene.now,
                reason=draft.reason,
            )
        return saved
