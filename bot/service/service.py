"""The service: one message in, one reply out. Front ends differ only in how they show what comes from here."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.model import Actor
from bot.domain.naming import Names
from bot.domain.server import ServerSettings, Surroundings
from bot.domain.shelf import Shelf
from bot.domain.vocabulary import Vocabulary
from bot.errors import UnknownFact
from bot.present.curating import unnamed_reply
from bot.present.lists import fact_reply, sources_reply, topics_reply
from bot.present.naming import topic_help_reply
from bot.present.notices import forgotten_reply
from bot.present.reply import Reply
from bot.present.server_settings import elsewhere_reply
from bot.service.answerer import Answerer
from bot.service.articles import Articles
from bot.service.asked import Asked, Completion
from bot.service.commands import Command, again, read_command
from bot.service.completing import complete
from bot.service.curating import Curating
from bot.service.extracting import Extracting
from bot.service.fact_forms import FactForms
from bot.service.following import Following
from bot.service.help import help_reply
from bot.service.importing import Importing
from bot.service.inbox import Inbox, ReportForms
from bot.service.naming import Naming
from bot.service.notices import Due
from bot.service.pictures import PICTURES
from bot.service.privacy import Privacy
from bot.service.proposing import Proposing
from bot.service.questions import LONGEST_QUESTION
from bot.service.reviewing import FormKeeper, Rejections, reviewing_verbs
from bot.service.scene import Scene
from bot.service.settling import Settling
from bot.service.steady import SteadyClock
from bot.service.topics import topic_question
from bot.service.verbs import SHOW, read_verb
from bot.store.kept_texts import keep_text, kept_text
from bot.store.ledger import Ledger
from bot.store.listing import names_in_use, publishers_in_use
from bot.store.naming import names_of
from bot.store.store import Store

_CHANGING = frozenset(["save", "undo", "approve", "reject", "apply", "unimport"])
"""What curators do that may answer a question."""


class Service:
    """Answers, completes and curates. Made once; safe to call from many tasks at a time."""

    def __init__(self, store: Store, vocabulary: Vocabulary, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._clock = clock = SteadyClock.of(clock)
        self._ledger = Ledger(store)
        forms = FactForms(self._ledger, store, vocabulary)
        self._articles = Articles(self._ledger, Extracting(store, vocabulary), forms, vocabulary)
        self._proposing = Proposing(self._ledger, forms, vocabulary)
        further = reviewing_verbs(self._articles, self._proposing, Importing(store, vocabulary))
        self._curating = Curating(self._ledger, forms, vocabulary, further=further)
        self._settling = Settling(self._ledger, vocabulary)
        self._answerer = Answerer(store, self._ledger, vocabulary, clock, self.chosen)
        self._notices = self._answerer.notices
        self._on_change: Callable[[], None] = lambda: None
        self._on_digest: Callable[[], None] = lambda: None
        self._following = Following(store, vocabulary, clock)
        self._naming = Naming(store, self._ledger, vocabulary)
        self._inbox = Inbox(store, self._answerer, self._curating)
        self._forms: Mapping[str, FormKeeper] = {
            "finding": self._articles,
            "proposal": self._proposing,
            "inbox": self._inbox,
            "report": ReportForms(self._inbox),
            "rejection": Rejections(self._proposing),
        }
        self._privacy = Privacy(self._ledger, clock)

    async def finish(self) -> None:
        """Wait until everything is written that no reply had to wait for."""
        await self._answerer.finish()

    async def respond(self, asked: Asked) -> Reply:
        """Answer one message: a command, a question or a curating command. Raises AidbotError for what may not be done."""
        asked = replace(asked, chosen=await self.chosen(asked.server), names=await self._names(asked.server))
        command = read_command(asked.text[:LONGEST_QUESTION], asked.prefix, asked.slash)
        if command.name == "fact":  # which may bring a whole article
            command = read_command(asked.text, asked.prefix, asked.slash)
        if command.name in ("settings", "checkup"):
            return await self._settling.respond(command, asked)
        if command.name in ("privacy", "forget"):
            return await self._privacy.respond(command, asked)
        if not asked.chosen.answers_in(asked.within):
            return elsewhere_reply(asked.language)
        reply = await self._asked_for(command, asked)
        return replace(reply, again=reply.asked or again(command))

    def keep_text(self, key: str, text: str) -> None:
        """Keep what a button with a short id stands for, behind the reply that shows it."""
        now = self._clock()
        self._answerer.behind.begin(self._store.write(lambda db: keep_text(db, key, text, now)))

    async def kept_text(self, key: str) -> str | None:
        """Give what a button with a short id stands for; None where it is forgotten."""
        return await self._store.query(lambda db: kept_text(db, key))

    async def _asked_for(self, command: Command, asked: Asked) -> Reply:
        """Do what is done only where the bot answers."""
        if command.name == "help" or command.subcommand == "help":
            return help_reply(asked.prefix, asked.language)
        if command.name == "fact" or (command.name == "quote" and command.subcommand == "add"):
            return await self._curate(command, asked)
        if command.name == "aid" and command.subcommand in ("topics", "sources"):
            return await self._listed(command, asked)
        if command.name == "aid" and command.subcommand == "forgetme":
            return forgotten_reply(await self._notices.forget(asked.actor), asked.language)
        if command.name == "aid" and command.subcommand in PICTURES:
            return await self._answerer.pictured(command.subcommand, command.rest, asked)
        if command.name == "aid" and command.subcommand == "tellme":
            return await self._answerer.promise(command, asked)
        if command.name in ("follow", "following"):
            words = "list" if command.name == "following" else command.rest
            reply = await self._following.follow(words, asked, self._scene_of(asked))
            self._on_digest()
            return reply
        if command.name == "unfollow":
            return await self._following.unfollow(command.rest, self._scene_of(asked))
        if command.name in ("alias", "topic"):
            return await self._named(command, asked)
        if command.name == "inbox":
            reply = await self._inbox.respond(command.rest, self._scene_of(asked))
            self._on_change()
            return reply
        if command.name == "wrong":
            return await self._inbox.report(command.rest, asked, self._scene_of(asked))
        if command.name == "check" and self._answerer.checks(asked.text):
            return await self._answerer.checked(command.rest, asked.server, asked.today, asked.chosen)
        return await self._answerer.answer(command, asked)

    async def _named(self, command: Command, asked: Asked) -> Reply:
        """Do with aliases and topics what is asked, or show a topic."""
        scene = self._scene_of(asked)
        if command.name == "alias":
            return await self._naming.alias(command.rest, scene, asked.names)
        done = await self._naming.topic(command.rest, scene, asked.names)
        about = topic_question(command.rest, asked.names) if done is None else None
        if about is not None:
            return await self._answerer.about_topic(replace(about, rest=""), asked)
        return done or topic_help_reply()

    async def _names(self, server: int | None) -> Names:
        return await self._store.query(lambda db: names_of(db, server))

    async def check_text(self, text: str, *, server: int | None, today: date) -> Reply:
        """Check what somebody wrote, sentence by sentence: quotations word for word, claims by what they say."""
        return replace(await self._answerer.checked(text, server, today, await self.chosen(server)), ephemeral=True)

    async def correction(self, text: str, *, server: int, within: tuple[int, ...], today: date) -> Reply | None:
        """Correct a message unasked, where its server wants that and a sourced fact plainly says otherwise."""
        chosen = await self.chosen(server)
        if not chosen.corrections or not chosen.answers_in(within):
            return None
        return await self._answerer.correction(text, server, today, chosen)

    def when_facts_change(self, call: Callable[[], None]) -> None:
        """Have a front end called whenever `due_notices` may have something for it."""
        self._on_change = call

    async def begin_notices(self) -> None:
        """Prepare the notices for a new start of the front end that sends them."""
        await self._notices.begin()

    def due_notices(self) -> AsyncIterator[Due]:
        """Give the answers that somebody waits for, each once: it counts as told from then on."""
        return self._notices.due(self._clock().date())

    async def note_channel(self, channel: int, *, delivered: bool) -> None:
        """Note whether what is told to a whole channel gets there."""
        await self._notices.note_channel(channel, delivered=delivered)

    async def gather_digests(self) -> timedelta | None:
        """Prepare the weekly digests that are due, and give how long it is until the next one, None where none is planned.

        `when_facts_change` tells when there is something to send.
        """
        gathered, left = await self._following.gather_digests()
        if gathered:
            self._on_change()
        return left

    def when_digests_change(self, call: Callable[[], None]) -> None:
        """Have a front end called when a digest is planned anew."""
        self._on_digest = call

    async def settle_notice(self, due: str, *, delivered: bool) -> None:
        """Note whether what somebody waited for could be sent."""
        await self._notices.settle(due, delivered=delivered)

    async def _listed(self, command: Command, asked: Asked) -> Reply:
        names = await self._store.query(lambda db: names_in_use(db, asked.server))
        if command.subcommand == "topics":
            return topics_reply(names.donors, names.recipients, names.speakers, self._vocabulary, asked.language)
        return sources_reply(await self._store.query(lambda db: publishers_in_use(db, asked.server)), asked.language)

    async def _curate(self, command: Command, asked: Asked) -> Reply:
        scene = self._scene_of(asked)
        if command.name == "quote":
            return await self._curating.quote_add(command.rest, scene)
        verb, rest = read_verb(command.rest)
        if verb == SHOW:
            return await self._shown(rest, scene.server, scene.today, asked.language)
        reply = await self._curating.handle(command.rest, scene)
        if verb in _CHANGING:
            self._notices.note_change(scene.server)
            self._on_change()
        return reply

    def _scene_of(self, asked: Asked) -> Scene:
        return Scene(
            actor=asked.actor,
            server=asked.server,
            today=asked.today,
            now=self._clock(),
            channel=None if asked.server is None else asked.channel,
            approvals=asked.chosen.approvals,
            names=asked.names,
            document=asked.document,
            document_name=asked.document_name,
        )

    async def _scene(self, actor: Actor, server: int | None, today: date) -> Scene:
        approvals, names = (await self.chosen(server)).approvals, await self._names(server)
        return Scene(actor=actor, server=server, today=today, now=self._clock(), approvals=approvals, names=names)

    async def _shown(self, words: str, server: int | None, today: date, language: str) -> Reply:
        if not words:
            return unnamed_reply(SHOW)
        fact_id = words.split()[0]
        await self._ledger.standing(fact_id, server)
        return await self._store.read(server, lambda shelf: self._fact(fact_id, shelf, today, language))

    def _fact(self, fact_id: str, shelf: Shelf, today: date, language: str) -> Reply:
        found = shelf.fetch([fact_id])
        if not found:
            raise UnknownFact(fact_id)
        return fact_reply(found[0], shelf.disputes([fact_id]), self._vocabulary, today, language)

    async def complete(self, field: str, typed: str, server: int | None) -> Sequence[Completion]:
        """Suggest how a field (question, quote, donor, speaker, topic or fact) may go on."""
        return await complete(self._store, self._vocabulary, field, typed, server)

    async def draft(
        self,
        form: Mapping[str, str],
        *,
        actor: Actor,
        server: int | None,
        today: date,
        channel: int | None = None,
        fact_id: str | None = None,
        quote: bool = False,
    ) -> Reply:
        """Read a filled form and show what would be saved, with choices to save or cancel."""
        scene = replace(await self._scene(actor, server, today), channel=channel)
        if fact_id and (keeper := self._forms.get(fact_id.partition(":")[0])):
            reply = await keeper.change(fact_id.partition(":")[2], form, scene)
            self._on_change()
            return reply
        return await self._curating.draft(form, scene, fact_id=fact_id, quote=quote)

    async def form(
        self, fact_id: str | None, *, actor: Actor, server: int | None, quote: bool = False
    ) -> Mapping[str, str]:
        """Give the fields of a form, filled with the fact to be edited or empty for a new one."""
        scene = await self._scene(actor, server, self._clock().date())
        if fact_id and (keeper := self._forms.get(fact_id.partition(":")[0])):
            return await keeper.form(fact_id.partition(":")[2], scene)
        return await self._curating.form(fact_id, scene, quote=quote)

    async def bring_article(
        self, source: str, article: str | bytes, *, actor: Actor, server: int | None, today: date
    ) -> Reply:
        """Read an article, pasted or as a file, and show its first finding."""
        return await self._articles.bring(source, article, await self._scene(actor, server, today))

    async def chosen(self, server: int | None) -> ServerSettings:
        """What a server chose; the defaults in direct messages."""
        return await self._settling.chosen(server)

    async def greeting(self, server: int, around: Surroundings, prefix: str, language: str) -> Reply | None:
        """What a server is told when the bot joins it; None where it was told before."""
        return await self._settling.greeting(server, around, prefix, language)

    async def forget_old(self) -> int:
        """Forget what was kept for as long as its server chose; to be called once a day."""
        return await self._privacy.forget_old()
