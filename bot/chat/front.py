"""What every part of the Discord front end shares: the service, who people are, and what is remembered for a while."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import discord

from bot.chat.access import Allowed, Person, actor_of
from bot.chat.answers import Answers, ChatSettings
from bot.chat.failures import Refusals
from bot.chat.pace import Pace
from bot.chat.recent import Recent
from bot.chat.shown import Shown
from bot.chat.surroundings import places, server_of, surroundings
from bot.chat.watching import Unwatched, Watch
from bot.domain.model import Actor
from bot.domain.server import ServerSettings, Style, Surroundings
from bot.errors import AidbotError
from bot.present.pace import slow_down_reply
from bot.present.reply import Reply, ReplyKind
from bot.service.asked import Asked


@dataclass(slots=True)
class OpenForm:
    """A form that somebody is filling in: what was typed so far is kept here until it is saved."""

    key: str
    asker: int
    fact_id: str | None
    quote: bool
    values: dict[str, str]
    parts: tuple[tuple[str, ...], ...]
    """The names of the fields on each part, as many as one modal holds."""
    seen: set[int] = field(default_factory=set)
    modal: discord.ui.Modal | None = None

    @property
    def complete(self) -> bool:
        """Whether every part was sent at least once, or was filled before."""
        return self.fact_id is not None or len(self.seen) == len(self.parts)

    @property
    def settles(self) -> bool:
        """Whether sending it is all there is to it: it is no draft of a fact that waits to be saved."""
        return self.fact_id is not None and ":" in self.fact_id and not self.fact_id.startswith("inbox:q")

    def close(self) -> None:
        """Stop listening for the modal that is open."""
        if self.modal is not None:
            self.modal.stop()
            self.modal = None


class Front:
    """One Discord front end over one service."""

    def __init__(
        self, answers: Answers, settings: ChatSettings, *, sees_content: bool = True, watch: Watch | None = None
    ) -> None:
        self.answers = answers
        self.watch = watch or Unwatched()
        self.sees_content = sees_content
        """Whether Discord shows the bot the text of all messages."""
        self.refusals = Refusals()
        self.shown: Recent[str, Shown] = Recent(500)
        self.long_questions: Recent[str, str] = Recent(2000)
        self.forms: Recent[str, OpenForm] = Recent(200, OpenForm.close)
        self.taken: Recent[int, bool] = Recent(200)
        """Which sent forms a window of ours took; every other one is of a window that is open no more."""
        self.answered: Recent[int, tuple[str, ...]] = Recent(2000)
        """Which question each reply of ours is about, and those before it: what somebody who replies to it goes on from."""
        self._settings = settings
        self._pace = Pace(settings.most_per_minute, lambda: asyncio.get_running_loop().time())

    def keep(self, text: str) -> str:
        """Keep what a button stands for that has no room for it; give the key to have it back by, also after a restart."""
        key = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]
        if self.long_questions.get(key) is None:
            self.long_questions.put(key, text)
            self.answers.keep_text(key, text)
        return key

    async def kept(self, key: str) -> str | None:
        """Give what a button stands for; None where it is forgotten."""
        return self.long_questions.get(key) or await self.answers.kept_text(key)

    async def prefix(self, server: int | None) -> str:
        """Tell what commands start with here, even while the store cannot be read."""
        try:
            return await self._prefix(server)
        except AidbotError:
            return self._settings.default_prefix

    async def _prefix(self, server: int | None) -> str:
        return self._prefix_in(await self.answers.chosen(server))

    def _prefix_in(self, chosen: ServerSettings) -> str:
        return chosen.prefix or self._settings.default_prefix

    async def actor(self, user: Person, server: int | None) -> Actor:
        """Tell who a user is in a server or in direct messages."""
        return self._actor_in(user, await self.answers.chosen(server))

    def _actor_in(self, user: Person, chosen: ServerSettings) -> Actor:
        return actor_of(user, chosen.curator_role, self._settings.operators)

    async def dressed(self, allowed: Allowed, server: int | None) -> Allowed:
        """Take embeds off what is allowed where a server chose replies as text."""
        if server is None or not allowed.embeds:
            return allowed
        try:
            chosen = await self.answers.chosen(server)
        except AidbotError:
            return allowed
        return replace(allowed, embeds=chosen.style is not Style.TEXT)

    def around(self, guild: discord.Guild | None, channel: int | None) -> Surroundings:
        """Look at what Discord shows the bot in a channel."""
        return surroundings(guild, channel, sees_content=self.sees_content)

    async def greeting(self, guild: discord.Guild, channel: int) -> Reply | None:
        """Give what a server is told when the bot joins it; None where it was told before."""
        prefix = await self._prefix(guild.id)
        return await self.answers.greeting(
            guild.id, self.around(guild, channel), prefix, guild.preferred_locale.language_code
        )

    async def ask(
        self,
        text: str,
        *,
        user: Person,
        server: int | None,
        channel: int | None,
        when: datetime,
        slash: str | None = None,
        earlier: tuple[str, ...] = (),
        document: tuple[str, bytes] | None = None,
    ) -> Reply:
        """Hand one text to the service in somebody's name, unless they ask too fast."""
        if slow := self.slow_down(user, server):
            return slow
        chosen, guild = await self.answers.chosen(server), server_of(user)
        asked = Asked(
            text=text,
            actor=self._actor_in(user, chosen),
            server=server,
            today=when.date(),
            prefix=self._prefix_in(chosen),
            usual_prefix=self._settings.default_prefix,
            within=places(guild, channel),
            surroundings=lambda: self.around(guild, channel),
            slash=slash,
            earlier=earlier,
            channel=channel,
            document=document[1] if document else None,
            document_name=document[0] if document else "",
        )
        clock = asyncio.get_running_loop().time
        began = clock()
        try:
            reply = await self.answers.respond(asked)
        except Exception as error:
            self.watch.failed("refused" if isinstance(error, AidbotError) else "defect")
            raise
        self.watch.answered(reply.kind.value, clock() - began)
        return reply

    def slow_down(self, user: Person, server: int | None) -> Reply | None:
        """Count one thing that somebody asks; give what to tell them where it is too much: a message is told once."""
        fast = self._pace.take(user.id, server)
        if fast is None:
            return None
        self.watch.failed("too_fast")
        return slow_down_reply(fast.seconds, silent=fast.told)

    async def check_text(self, text: str, *, user: Person, server: int | None, when: datetime) -> Reply:
        """Have what somebody else wrote checked in somebody's name."""
        slow = self.slow_down(user, server)
        return slow or await self.answers.check_text(text, server=server, today=when.date())

    async def bring_article(
        self, source: str, article: str | bytes, *, user: Person, server: int | None, when: datetime
    ) -> Reply:
        """Have an article read in somebody's name."""
        if slow := self.slow_down(user, server):
            return slow
        actor = await self.actor(user, server)
        return await self.answers.bring_article(source, article, actor=actor, server=server, today=when.date())

    def remember(self, message: int | None, reply: Reply) -> None:
        """Remember what a message of ours answers, unless it answers no question."""
        if message is not None and reply.asked:
            self.answered.put(message, reply.asked)

    async def form(self, form_id: str | None, *, user: Person, server: int | None, quote: bool) -> Mapping[str, str]:
        """Fetch the fields of a form in somebody's name."""
        actor = await self.actor(user, server)
        return await self.answers.form(form_id, actor=actor, server=server, quote=quote)

    async def draft(
        self, form: OpenForm, *, user: Person, server: int | None, channel: int | None, when: datetime
    ) -> Reply:
        """Have a filled form read in somebody's name, unless they ask too fast; what they typed stays in the form."""
        if slow := self.slow_down(user, server):
            return replace(slow, kind=ReplyKind.TEXT)
        return await self.answers.draft(
            form.values,
            actor=await self.actor(user, server),
            server=server,
            today=when.date(),
            channel=None if server is None else channel,
            fact_id=form.fact_id,
            quote=form.quote,
        )
