"""The service: one message in, one reply out. Front ends differ only in how they show what comes from here."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.answer import Answer, AnswerKind
from bot.domain.answering import Answering, Defaults
from bot.domain.drawable import Drawable, drawable
from bot.domain.model import Actor
from bot.domain.server import ServerSettings, Surroundings
from bot.domain.shelf import Shelf
from bot.domain.text import fold
from bot.domain.vocabulary import Vocabulary
from bot.errors import UnknownFact
from bot.present.compose import compose
from bot.present.curating import unnamed_reply
from bot.present.lists import fact_reply, sources_reply, topics_reply
from bot.present.notices import forgotten_reply, full_reply, nowhere_reply, promised_reply, with_offer
from bot.present.reply import Reply, ReplyKind
from bot.present.server_settings import elsewhere_reply
from bot.service.asked import Asked, Completion
from bot.service.behind import Behind
from bot.service.checking import Checking
from bot.service.commands import Command, read_command
from bot.service.completing import complete
from bot.service.curating import Curating
from bot.service.help import help_reply
from bot.service.notices import Due, Notices
from bot.service.pictures import PICTURES, Pictures, answer_of_fact, read_wish, with_offers
from bot.service.privacy import Privacy
from bot.service.questions import LONGEST_QUESTION, Question, is_question, questions
from bot.service.settling import Settling, defaults_of
from bot.service.verbs import SHOW, read_verb
from bot.store.ledger import Ledger
from bot.store.listing import names_in_use, publishers_in_use
from bot.store.store import Store

_CHANGING = frozenset(["save", "undo"])
"""What curators do that may answer a question."""
_UNANSWERED = frozenset([AnswerKind.ABSTAIN, AnswerKind.CLARIFY])


@dataclass(frozen=True, slots=True)
class _Settled:
    """A question with its answer, that answer in words, and what a chart of it would show."""

    question: Question
    answer: Answer
    reply: Reply
    drawn: Drawable | None


class Service:
    """Answers, completes and curates. Made once; safe to call from many tasks at a time."""

    def __init__(self, store: Store, vocabulary: Vocabulary, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._vocabulary = vocabulary
        self._clock = clock
        self._ledger = Ledger(store)
        self._answering = Answering(vocabulary)
        self._checking = Checking(self._answering, vocabulary)
        self._curating = Curating(self._ledger, store, vocabulary)
        self._notices = Notices(store, self._answered_now)
        self._on_change: Callable[[], None] = lambda: None
        self._behind = Behind()
        self._pictures = Pictures(vocabulary)
        self._settling = Settling(self._ledger, vocabulary)
        self._privacy = Privacy(self._ledger, clock)

    async def finish(self) -> None:
        """Wait until everything is written that no reply had to wait for."""
        self._pictures.close()
        await self._behind.finish()

    async def respond(self, asked: Asked) -> Reply:
        """Answer one message: a command, a question or a curating command. Raises AidbotError for what may not be done."""
        asked = replace(asked, chosen=await self.chosen(asked.server))
        command = read_command(asked.text[:LONGEST_QUESTION], asked.prefix, asked.slash)
        if command.name in ("settings", "checkup"):
            return await self._settling.respond(command, asked)
        if command.name in ("privacy", "forget"):
            return await self._privacy.respond(command, asked)
        if not asked.chosen.answers_in(asked.within):
            return elsewhere_reply(asked.language)
        return await self._asked_for(command, asked)

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
            return await self._pictured(command.subcommand, command.rest, asked)
        if command.name == "aid" and command.subcommand == "tellme":
            return await self._promise(command, asked)
        if command.name == "check" and self._checking.takes(asked.text):
            return await self._checked(command.rest, asked.server, asked.today, asked.chosen)
        return await self._answer(command, asked)

    async def check_text(self, text: str, *, server: int | None, today: date) -> Reply:
        """Check what somebody wrote, sentence by sentence: quotations word for word, claims by what they say."""
        return replace(await self._checked(text, server, today, await self.chosen(server)), ephemeral=True)

    def when_facts_change(self, call: Callable[[], None]) -> None:
        """Have a front end called whenever `due_notices` may have something for it."""
        self._on_change = call

    async def begin_notices(self) -> None:
        """Prepare the notices for a new start of the front end that sends them."""
        await self._notices.begin()

    def due_notices(self) -> AsyncIterator[Due]:
        """Give the answers that somebody waits for, each once: it counts as told from then on."""
        return self._notices.due(self._clock().date())

    async def settle_notice(self, notice: int, *, delivered: bool) -> None:
        """Note whether the answer that somebody waited for could be sent."""
        await self._notices.settle(notice, delivered=delivered)

    async def _answer(self, command: Command, asked: Asked) -> Reply:
        if not fold(command.rest) and command.subcommand in (None, "package", "compare"):
            return (
                help_reply(asked.prefix, asked.language) if command.name or not asked.text.strip() else _nothing_asked()
            )

        settled = await self._settled(command, asked)
        if settled.answer.kind is not AnswerKind.ABSTAIN or not command.rest.strip():
            return settled.reply
        self._behind.begin(self._note(command.rest, asked))
        if asked.channel is None or not _can_wait(settled.answer):
            return settled.reply
        return with_offer(settled.reply, "/aid tellme " + "\n".join(settled.question.texts))

    async def _settled(self, command: Command, asked: Asked, today: date | None = None) -> _Settled:
        """Answer what a message most likely asks; of several ways to take it, the first that finds an answer."""
        found = questions(command, asked, self._vocabulary)
        defaults = defaults_of(asked.chosen)

        def look(shelf: Shelf) -> _Settled:
            tried = ((question, self._answered(question, shelf, defaults, today)) for question in found)
            first = next(tried)
            if len(found) == 1 or _stands(*first):
                return self._told(*first, shelf)
            return self._told(*next((each for each in tried if _stands(*each)), first), shelf)

        return await self._store.read(asked.server, look)

    def _answered(self, question: Question, shelf: Shelf, defaults: Defaults, today: date | None) -> Answer:
        reading = replace(question.reading, today=today) if today else question.reading
        if question.intent is None:
            return self._answering.answer(reading, shelf, defaults)
        return self._answering.answer_as(question.intent, reading, shelf, defaults)

    def _told(self, question: Question, answer: Answer, shelf: Shelf) -> _Settled:
        reply = replace(compose(answer, self._vocabulary, question.reading.language), asked=question.texts)
        drawn = drawable(answer, shelf)
        return _Settled(question, answer, with_offers(reply, answer, drawn, question.texts), drawn)

    async def _pictured(self, sort: str, rest: str, asked: Asked) -> Reply:
        """Answer with a picture beside the words."""
        wish = read_wish(sort, rest, asked)
        if wish is None:
            return help_reply(asked.prefix, asked.language)
        if fact_id := wish.fact_id:
            answer = await self._store.read(
                asked.server, lambda shelf: answer_of_fact(fact_id, shelf, self._vocabulary, asked.today)
            )
            if answer is not None:
                return await self._pictures.card_of_fact(answer, asked.language)
        settled = await self._settled(wish.command, wish.asked)
        if settled.answer.kind in _UNANSWERED:
            return await self._answer(wish.command, wish.asked)
        return await self._pictures.beside(sort, settled.answer, settled.reply, settled.drawn)

    async def _answered_now(self, asked: Asked, today: date) -> Reply:
        """Answer a question of an earlier day from the facts of today, its dates as they were meant on that day."""
        asked = replace(asked, chosen=await self.chosen(asked.server))
        settled = await self._settled(read_command(asked.text, asked.prefix), asked, today)
        return settled.reply

    async def _promise(self, command: Command, asked: Asked) -> Reply:
        """Answer what somebody wants to be told, or keep that they wait for it."""
        lines = tuple(line.strip() for line in command.rest.splitlines() if line.strip())
        again = read_command(lines[-1], asked.prefix) if lines else command
        if not lines or not is_question(again) or not fold(again.rest):
            return help_reply(asked.prefix, asked.language)
        earlier = lines[:-1] or asked.earlier
        settled = await self._settled(again, replace(asked, text=lines[-1], slash=None, earlier=earlier))
        if not _can_wait(settled.answer):
            return settled.reply
        if asked.channel is None:
            self._behind.begin(self._note(again.rest, asked))
            return nowhere_reply(settled.reply.language)
        kept = await self._notices.keep(asked, settled.question.texts)
        if not kept:
            return full_reply(asked.prefix, settled.reply.language)
        return promised_reply(again.rest, asked.prefix, settled.reply.language)

    async def _checked(self, text: str, server: int | None, today: date, chosen: ServerSettings) -> Reply:
        defaults, usual = defaults_of(chosen), chosen.language
        return await self._store.read(
            server, lambda shelf: self._checking.check(text, today, shelf, defaults=defaults, usual=usual)
        )

    async def _note(self, question: str, asked: Asked) -> None:
        key = " ".join(sorted(set(fold(question).split())))
        await self._ledger.note_question(question, key, server=asked.server, at=self._clock())

    async def _listed(self, command: Command, asked: Asked) -> Reply:
        names = await self._store.query(lambda db: names_in_use(db, asked.server))
        if command.subcommand == "topics":
            return topics_reply(names.donors, names.recipients, names.speakers, self._vocabulary, asked.language)
        return sources_reply(await self._store.query(lambda db: publishers_in_use(db, asked.server)), asked.language)

    async def _curate(self, command: Command, asked: Asked) -> Reply:
        now = self._clock()
        actor, server, today = asked.actor, asked.server, asked.today
        if command.name == "quote":
            return await self._curating.quote_add(command.rest, actor=actor, server=server, today=today, now=now)
        verb, rest = read_verb(command.rest)
        if verb == SHOW:
            return await self._shown(rest, server, today, asked.language)
        reply = await self._curating.handle(command.rest, actor=actor, server=server, today=today, now=now)
        if verb in _CHANGING:
            self._notices.note_change(server)
            self._on_change()
        return reply

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

    async def chosen(self, server: int | None) -> ServerSettings:
        """What a server chose; the defaults in direct messages."""
        return await self._settling.chosen(server)

    async def greeting(self, server: int, around: Surroundings, prefix: str, language: str) -> Reply | None:
        """What a server is told when the bot joins it; None where it was told before."""
        return await self._settling.greeting(server, around, prefix, language)

    async def forget_old(self) -> int:
        """Forget what was kept for as long as its server chose; to be called once a day."""
        return await self._privacy.forget_old()


def _stands(question: Question, answer: Answer) -> bool:
    """Whether one of several ways to take a message is answered, by itself only where nothing had to be assumed."""
    return answer.kind not in _UNANSWERED and (question.goes_on or not answer.assumed)


def _can_wait(answer: Answer) -> bool:
    """Whether a question is without an answer until a fact is added; a claim that is checked later is no answer."""
    return answer.kind is AnswerKind.ABSTAIN and answer.reason != "unchecked"


def _nothing_asked() -> Reply:
    return Reply(kind=ReplyKind.CLARIFY, headline="What would you like to know? Please be more specific.")
