"""Going through an article: what was found is shown one by one, and stored only where its curator approves it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from bot.domain.dates import read_day
from bot.domain.extracting.findings import KeptFinding
from bot.domain.extracting.proposing import form_of_finding
from bot.domain.form import cut_source, fact_from_form, read_form
from bot.domain.model import AnyFact
from bot.domain.vocabulary import Vocabulary
from bot.errors import InvalidFact
from bot.present import articles as present
from bot.present.extracted import finding_lines
from bot.present.reply import Reply
from bot.service.extracting import Extract, Extracting
from bot.service.fact_forms import FactForms
from bot.service.scene import Scene
from bot.service.verbs import split_word
from bot.store.ledger import Ledger

_MOST_FINDINGS = 100


@dataclass(frozen=True, slots=True)
class _Source:
    """Where an article was published, as one line of a form, and on which day."""

    line: str
    title: str
    published: date


class Articles:
    """Articles that curators bring, and what becomes of their findings."""

    def __init__(self, ledger: Ledger, extracting: Extracting, forms: FactForms, vocabulary: Vocabulary) -> None:
        self._ledger = ledger
        self._forms = forms
        self._extracting = extracting
        self._vocabulary = vocabulary
        self.verbs: Mapping[str, Callable[[str, Scene], Awaitable[Reply]]] = MappingProxyType(
            {
                "from": self._from,
                "findings": self._next,
                "approve": self._approve,
                "skip": self._skip,
                "amend": self._amend,
                "stop": self._stop,
            }
        )

    async def bring(self, source: str, article: str | bytes, scene: Scene) -> Reply:
        """Read an article, pasted or as a file, and show the first finding."""
        scene.refuse_others()
        told = self._source(source, scene.today)
        extract = await self._read(article, told.published, scene.server)
        findings = [
            (
                form_of_finding(finding, told.line, self._vocabulary),
                finding_lines(finding, extract.text, self._vocabulary),
            )
            for finding in extract.findings[:_MOST_FINDINGS]
        ]
        if not findings:
            return present.nothing_found_reply()
        number = await self._ledger.keep_article(told.title, findings, here=scene.here("from an article"))
        return await self._show(number, None, scene)

    async def form(self, key: str, scene: Scene) -> dict[str, str]:
        """Give the form of a finding, to be amended."""
        scene.refuse_others()
        return dict((await self._finding(key, scene)).form)

    async def change(self, key: str, form: Mapping[str, str], scene: Scene) -> Reply:
        """Keep what a curator changed in a finding, and show it again."""
        scene.refuse_others()
        finding = await self._finding(key, scene)
        changed = {**finding.form, **{name: value for name, value in form.items() if name != "reason"}}
        await self._ledger.amend_finding(finding, changed, here=scene.here(""))
        shown = await self._show(finding.article, finding.number, scene)
        try:
            self._fact(changed, scene)
        except InvalidFact as error:  # kept all the same, so that nothing typed is lost
            return present.with_faults(shown, error.faults)
        return shown

    async def _from(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        source, _, text = rest.strip().partition("\n")
        article = scene.document if scene.document is not None else text.strip()
        if not source or not article:
            return present.bring_help_reply()
        return await self.bring(source, article, scene)

    async def _next(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        article = await self._article(rest, scene)
        return await self._show(article, None, scene)

    async def _approve(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        finding = await self._finding(rest, scene)
        if finding.state != "waiting":
            return present.decided_reply(finding)
        fact = self._fact(finding.form, scene)
        fact = replace(fact, id=await self._forms.free_id(fact.id, scene.server))
        reason = f"from “{finding.title}”"
        saved = await self._ledger.approve_finding(finding, fact, here=scene.here(reason))
        if saved is None:
            return present.decided_reply(finding)
        shown = await self._show(finding.article, None, scene)
        return present.after(f"Saved as {fact.id}.", shown)

    async def _skip(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        finding = await self._finding(rest, scene)
        if not await self._ledger.skip_finding(finding, here=scene.here("")):
            return present.decided_reply(finding)
        return present.after("Skipped.", await self._show(finding.article, None, scene))

    async def _amend(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        key, changes = split_word(rest)
        if changes:
            return await self.change(key, read_form(changes), scene)
        finding = await self._finding(key, scene)
        return present.amend_reply(finding)

    async def _stop(self, rest: str, scene: Scene) -> Reply:
        scene.refuse_others()
        article = await self._article(rest, scene)
        dropped = await self._ledger.drop_article(article, actor=scene.actor, server=scene.server)
        return present.stopped_reply() if dropped else present.no_article_reply()

    async def _show(self, article: int, number: int | None, scene: Scene) -> Reply:
        finding = await self._ledger.kept_finding(article, number, actor=scene.actor, server=scene.server)
        if finding is None:
            there_was = await self._ledger.drop_article(article, actor=scene.actor, server=scene.server)
            return present.finished_reply() if there_was else present.no_article_reply()
        return present.finding_reply(finding)

    async def _read(self, article: str | bytes, published: date, server: int | None) -> Extract:
        if isinstance(article, str):
            return await self._extracting.text(article, published, server)
        return await self._extracting.file(article, published, server)

    def _fact(self, form: Mapping[str, str], scene: Scene) -> AnyFact:
        given = {name: value for name, value in form.items() if value.strip()}
        return fact_from_form(given, names=self._vocabulary, today=scene.today)

    async def _finding(self, key: str, scene: Scene) -> KeptFinding:
        article, _, number = split_word(key)[0].lower().lstrip("#a").partition(".")
        if article.isdecimal() and number.isdecimal():
            found = await self._ledger.kept_finding(
                int(article[:9]), int(number[:9]), actor=scene.actor, server=scene.server
            )
            if found is not None:
                return found
        raise InvalidFact([present.NO_FINDING])

    async def _article(self, rest: str, scene: Scene) -> int:
        named = split_word(rest)[0].lower().lstrip("#a").partition(".")[0]
        if named.isdecimal():
            return int(named[:9])
        last = await self._ledger.last_article(actor=scene.actor, server=scene.server)
        if last is None:
            raise InvalidFact([present.NO_ARTICLE])
        return last

    def _source(self, line: str, today: date) -> _Source:
        """Read the line that says where an article was published; raise InvalidFact where something is missing."""
        fields = cut_source(line)
        missing = [name for name in ("publisher", "title", "url", "published") if not fields.get(name)]
        if missing:
            raise InvalidFact([f"The source lacks its {', '.join(missing)}. {present.SOURCE_EXAMPLE}"])
        day = read_day(fields["published"], today)
        if day.day is None:
            raise InvalidFact([f"Give the day on which it was published, not only the month. {present.SOURCE_EXAMPLE}"])
        return _Source(line.strip(), fields["title"], day.first)
