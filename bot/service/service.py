"""The service: one message in, one reply out. Front ends differ only in how they show what comes from here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.domain.answer import Answer
from bot.domain.answering import Answering, Intent
from bot.domain.follow_up import follow, is_fragment
from bot.domain.model import Actor
from bot.domain.question import Reading, read_question
from bot.domain.shelf import Shelf
from bot.domain.text import fold
from bot.domain.vocabulary import Vocabulary
from bot.errors import UnknownFact
from bot.present.compose import compose
from bot.present.lists import fact_reply, sources_reply, topics_reply
from bot.present.reply import Reply, ReplyKind
from bot.service.asked import Asked, Completion
from bot.service.commands import Command, read_command
from bot.service.completing import complete
from bot.service.curating import Curating
from bot.service.help import help_reply
from bot.store.ledger import Ledger
from bot.store.listing import names_in_use, publishers_in_use
from bot.store.store import Store

LONGEST_QUESTION = 2000
"""Discord's own limit; longer texts are read up to here."""


class Service:
    """Answers, completes and curates. Made once; safe to call from many tasks at a time."""

    def __init__(self, store: Store, vocabulary: Vocabulary, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._clock = clock
        self._ledger = Ledger(store)
        self._answering = Answering(vocabulary)
        self._curating = Curating(self._ledger, store, vocabulary)

    async def respond(self, asked: Asked) -> Reply:
        """Answer one message: a command, a question or a curating command. Raises AidbotError for what may not be done."""
        command = read_command(asked.text[:LONGEST_QUESTION], asked.prefix, asked.slash)
        if command.name == "help" or command.subcommand == "help":
            return help_reply(asked.prefix)
        if command.name == "fact" or (command.name == "quote" and command.subcommand == "add"):
            return await self._curate(command, asked)
        if command.name == "aid" and command.subcommand in ("topics", "sources"):
            return await self._listed(command, asked)
        return await self._answer(command, asked)

    async def _answer(self, command: Command, asked: Asked) -> Reply:
        if not fold(command.rest) and command.subcommand in (None, "package", "compare"):
            return help_reply(asked.prefix) if command.name or not asked.text.strip() else _nothing_asked()

        reading = self._read(command, asked)

        def look(shelf: Shelf) -> Reply:
            return compose(self._answered(command, reading, shelf), self._vocabulary, reading.language)

        reply = await self._store.read(asked.server, look)
        if reply.kind is ReplyKind.ABSTAIN and command.rest.strip():
            await self._note(command.rest, asked)
        return reply

    def _read(self, command: Command, asked: Asked) -> Reading:
        """Read the question; a fragment in reply to an answer goes on from the question answered there."""
        now = read_question(_question(command), self._vocabulary, asked.today, command.name)
        if asked.earlier is None or not is_fragment(now):
            return now
        before = read_command(asked.earlier[:LONGEST_QUESTION], asked.prefix)
        return follow(read_question(_question(before), self._vocabulary, asked.today, before.name), now)

    def _answered(self, command: Command, reading: Reading, shelf: Shelf) -> Answer:
        intent = _INTENTS.get((command.name or "", command.subcommand or ""))
        if intent is None:
            return self._answering.answer(reading, shelf)
        return self._answering.answer_as(intent, reading, shelf)

    async def _note(self, question: str, asked: Asked) -> None:
        key = " ".join(sorted(set(fold(question).split())))
        await self._ledger.note_question(question, key, server=asked.server, at=self._clock())

    async def _listed(self, command: Command, asked: Asked) -> Reply:
        names = await self._store.query(lambda db: names_in_use(db, asked.server))
        if command.subcommand == "topics":
            return topics_reply(names.donors, names.recipients, names.speakers, self._vocabulary)
        return sources_reply(await self._store.query(lambda db: publishers_in_use(db, asked.server)))

    async def _curate(self, command: Command, asked: Asked) -> Reply:
        now = self._clock()
        actor, server, today = asked.actor, asked.server, asked.today
        if command.name == "quote":
            return await self._curating.quote_add(command.rest, actor=actor, server=server, today=today, now=now)
        verb, _, rest = command.rest.partition(" ")
        if fold(verb) == "show":
            return await self._store.read(server, lambda shelf: self._fact(rest.strip(), shelf, today))
        return await self._curating.handle(command.rest, actor=actor, server=server, today=today, now=now)

    def _fact(self, fact_id: str, shelf: Shelf, today: date) -> Reply:
        found = shelf.fetch([fact_id])
        if not found:
            raise UnknownFact(fact_id)
        return fact_reply(found[0], shelf.disputes([fact_id]), self._vocabulary, today)

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
        fact_id: str | None = None,
        quote: bool = False,
    ) -> Reply:
        """Read a filled form and show what would be saved, with choices to save or cancel."""
        return await self._curating.draft(
            form, actor=actor, server=server, today=today, now=self._clock(), fact_id=fact_id, quote=quote
        )

    async def form(
        self, fact_id: str | None, *, actor: Actor, server: int | None, quote: bool = False
    ) -> Mapping[str, str]:
        """Give the fields of a form, filled with the fact to be edited or empty for a new one."""
        return await self._curating.form(fact_id, actor=actor, server=server, quote=quote)

    async def prefix(self, server: int | None) -> str | None:
        """What a server chose for commands to start with; None where it chose nothing."""
        return None if server is None else (await self._ledger.server_settings(server)).prefix

    async def curator_role(self, server: int) -> int | None:
        """Which role makes a member of the server a curator."""
        return (await self._ledger.server_settings(server)).curator_role

    async def set_prefix(self, server: int, value: str, *, actor: Actor) -> None:
        """Choose what commands start with in a server."""
        current = await self._ledger.server_settings(server)
        await self._ledger.set_server_settings(server, replace(current, prefix=value), actor=actor)

    async def set_curator_role(self, server: int, value: int | None, *, actor: Actor) -> None:
        """Choose which role makes a member of the server a curator; None takes it back."""
        current = await self._ledger.server_settings(server)
        await self._ledger.set_server_settings(server, replace(current, curator_role=value), actor=actor)


_INTENTS = {
    ("quote", "check"): Intent.QUOTE_CHECK,
    ("check", ""): Intent.CLAIM,
    ("quote", ""): Intent.QUOTE,
    ("quote", "topic"): Intent.QUOTE,
    ("aid", "history"): Intent.HISTORY,
    ("aid", "latest"): Intent.LATEST,
    ("aid", "compare"): Intent.COMPARE,
}
"""What the commands ask for, whatever else their words say."""


def _question(command: Command) -> str:
    """The text to read: a subcommand that is a word of questions too goes back in front."""
    return (
        f"{command.subcommand} {command.rest}"
        if command.name == "aid" and command.subcommand in ("total", "package")
        else command.rest
    )


def _nothing_asked() -> Reply:
    return Reply(kind=ReplyKind.CLARIFY, headline="What would you like to know? Please be more specific.")
