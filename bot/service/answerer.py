"""Answering one message that asks something: in words, with a picture, as a check, or with the promise to tell later."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.answer import Answer, AnswerKind
from bot.domain.answering import Answering, Defaults
from bot.domain.answering.vague import asks_for_help
from bot.domain.drawable import Drawable, drawable
from bot.domain.model import Actor
from bot.domain.question_key import question_key
from bot.domain.server import ServerSettings
from bot.domain.shelf import Shelf
from bot.domain.text import fold
from bot.domain.vocabulary import Vocabulary
from bot.present.compose import compose
from bot.present.facts import FactWords
from bot.present.following import changes_words
from bot.present.inbox import pointer_words, with_report
from bot.present.letters import letter_words
from bot.present.lists import fact_reply
from bot.present.locales import ENGLISH
from bot.present.messages import speaking
from bot.present.naming import alias_words
from bot.present.notices import full_reply, nowhere_reply, promised_reply, with_offer
from bot.present.reply import Reply, ReplyKind
from bot.service.asked import Asked
from bot.service.behind import Behind
from bot.service.checking import Checking
from bot.service.commands import Command, read_command
from bot.service.help import help_reply
from bot.service.notices import Notices
from bot.service.pictures import Pictures, answer_of_fact, read_wish, with_offers
from bot.service.questions import Question, is_question, questions
from bot.service.settling import defaults_of
from bot.service.topics import TopicQuestion, Topics, topic_question
from bot.store.inbox import pointed_to
from bot.store.ledger import Ledger
from bot.store.letters import Letter
from bot.store.naming import names_of
from bot.store.store import Store

_NOBODY = Actor(0, "")
_UNANSWERED = frozenset([AnswerKind.ABSTAIN, AnswerKind.CLARIFY])


@dataclass(frozen=True, slots=True)
class _Settled:
    """A question with its answer, that answer in words, and what a chart of it would show."""

    question: Question
    answer: Answer
    reply: Reply
    drawn: Drawable | None


class Answerer:
    """Answers questions and checks claims from the facts of a place. Changes nothing but what is kept of questions."""

    def __init__(
        self,
        store: Store,
        ledger: Ledger,
        vocabulary: Vocabulary,
        clock: Callable[[], datetime],
        chosen: Callable[[int | None], Awaitable[ServerSettings]],
    ) -> None:
        self._store = store
        self._chosen = chosen
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._clock = clock
        self._answering = Answering(vocabulary)
        self._checking = Checking(self._answering, vocabulary)
        self._topics = Topics(vocabulary)
        self.behind = Behind()
        self._pictures = Pictures(vocabulary)
        self.notices = Notices(store, self.answered_now, self._spoken, clock)

    async def finish(self) -> None:
        """Wait until everything is written that no reply had to wait for."""
        self._pictures.close()
        await self.behind.finish()

    async def _spoken(self, letter: Letter) -> tuple[str, Reply]:
        """Put a letter into the words of its server."""
        language = (await self._chosen(letter.server)).language or ENGLISH
        fact_id, today = str(letter.content.get("fact", "")), self._clock().date()
        if letter.content.get("about") in ("follow", "digest"):
            return changes_words(letter.content, FactWords(self._vocabulary, speaking(language), today))
        about_fact = letter.content.get("about") == "pointer"
        shown = await self._fact(fact_id, letter.server, today, language) if about_fact else None
        return letter_words(letter.content, language, shown)

    def checks(self, text: str) -> bool:
        """Tell whether a text is checked sentence by sentence."""
        return self._checking.takes(text)

    async def answer(self, command: Command, asked: Asked) -> Reply:
        """Answer in words; a question without an answer is noted, and its asker offered to be told."""
        if not fold(command.rest) and command.subcommand in (None, "package", "compare"):
            return (
                help_reply(asked.prefix, asked.language) if command.name or not asked.text.strip() else _nothing_asked()
            )

        if is_question(command) and (about := topic_question(command.rest, asked.names)):
            return await self.about_topic(about, asked)
        settled = await self._settled(command, asked)
        if asks_for_help(settled.question.reading):
            return help_reply(asked.prefix, asked.language)
        if settled.answer.kind is not AnswerKind.ABSTAIN or not command.rest.strip():
            return settled.reply
        key = question_key(settled.question.reading)
        self.behind.begin(self._note(command.rest, key, asked))
        reply = await self._pointed(settled.reply, key, asked)
        if asked.channel is None or not _can_wait(settled.answer):
            return reply
        return with_offer(reply, "/aid tellme " + "\n".join(settled.question.texts))

    async def about_topic(self, about: TopicQuestion, asked: Asked) -> Reply:
        """Answer from the facts of a topic of the server."""
        return await self._store.read(asked.server, lambda shelf: self._topics.answer(about, asked, shelf))

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
        if question.taken:
            taken = alias_words(question.taken, reply.language)
            reply = replace(reply, read_as="; ".join(filter(None, (reply.read_as, taken))))
        drawn = drawable(answer, shelf)
        return _Settled(question, answer, with_report(with_offers(reply, answer, drawn, question.texts)), drawn)

    async def pictured(self, sort: str, rest: str, asked: Asked) -> Reply:
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
            return await self.answer(wish.command, wish.asked)
        return await self._pictures.beside(sort, settled.answer, settled.reply, settled.drawn)

    async def answered_now(self, asked: Asked, today: date) -> Reply:
        """Answer a question of an earlier day from the facts of today, its dates as they were meant on that day."""
        names = await self._store.query(lambda db: names_of(db, asked.server))
        asked = replace(asked, chosen=await self._chosen(asked.server), names=names)
        settled = await self._settled(read_command(asked.text, asked.prefix), asked, today)
        return settled.reply

    async def promise(self, command: Command, asked: Asked) -> Reply:
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
            self.behind.begin(self._note(again.rest, question_key(settled.question.reading), asked))
            return nowhere_reply(settled.reply.language)
        kept = await self.notices.keep(asked, settled.question.texts, question_key(settled.question.reading))
        if not kept:
            return full_reply(asked.prefix, settled.reply.language)
        return promised_reply(again.rest, asked.prefix, settled.reply.language)

    async def checked(self, text: str, server: int | None, today: date, chosen: ServerSettings) -> Reply:
        """Check what somebody wrote, sentence by sentence."""
        defaults, usual = defaults_of(chosen), chosen.language
        return await self._store.read(
            server, lambda shelf: self._checking.check(text, today, shelf, defaults=defaults, usual=usual)
        )

    async def correction(self, text: str, server: int | None, today: date, chosen: ServerSettings) -> Reply | None:
        """Give the verdict on a message that nobody asked about, where a sourced fact plainly says otherwise."""
        usual = chosen.language
        return await self._store.read(server, lambda shelf: self._checking.correction(text, today, shelf, usual=usual))

    async def finds_answer(self, text: str, server: int | None, today: date) -> bool:
        """Tell whether the facts of today answer a question."""
        names = await self._store.query(lambda db: names_of(db, server))
        chosen = await self._chosen(server)
        asked = Asked(text=text, actor=_NOBODY, server=server, today=today, chosen=chosen, names=names)
        settled = await self._settled(read_command(text, asked.prefix), asked)
        return settled.answer.kind is not AnswerKind.ABSTAIN

    async def answer_to(self, asked: Asked) -> Reply:
        """Answer a question again, as it was read."""
        return (await self._settled(read_command(asked.text, asked.prefix), asked)).reply

    async def _pointed(self, reply: Reply, key: str, asked: Asked) -> Reply:
        """Add to an abstention the fact that curators of the server point to for this question."""
        fact_id = await self._store.query(lambda db: pointed_to(db, key, asked.server))
        if fact_id is None:
            return reply
        shown = await self._fact(fact_id, asked.server, asked.today, reply.language)
        if shown is None:
            return reply
        pointer = pointer_words(fact_id, shown.headline, reply.language)
        return replace(reply, notes=(pointer, *reply.notes), sources=(*reply.sources, *shown.sources))

    async def _fact(self, fact_id: str, server: int | None, today: date, language: str) -> Reply | None:
        def look(shelf: Shelf) -> Reply | None:
            found = shelf.fetch([fact_id])
            if not found:
                return None
            return fact_reply(found[0], shelf.disputes([fact_id]), self._vocabulary, today, language)

        return await self._store.read(server, look)

    async def _note(self, question: str, key: str, asked: Asked) -> None:
        await self._ledger.note_question(question, key, server=asked.server, at=self._clock())


def _stands(question: Question, answer: Answer) -> bool:
    """Whether one of several ways to take a message is answered, by itself only where nothing had to be assumed."""
    return answer.kind not in _UNANSWERED and (question.goes_on or not answer.assumed)


def _can_wait(answer: Answer) -> bool:
    """Whether a question is without an answer until a fact is added; a claim that is checked later is no answer."""
    return answer.kind is AnswerKind.ABSTAIN and answer.reason != "unchecked"


def _nothing_asked() -> Reply:
    return Reply(kind=ReplyKind.CLARIFY, headline="What would you like to know? Please be more specific.")
