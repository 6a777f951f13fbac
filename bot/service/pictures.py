"""Charts and cards of answers: what is asked for, what is offered under an answer, and the picture beside its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.drawable import Drawable, listed, on_card
from bot.domain.model import Held, Quote, Statement
from bot.domain.question import read_question
from bot.domain.shelf import Shelf
from bot.domain.text import fold
from bot.domain.vocabulary import Vocabulary
from bot.errors import CannotDraw
from bot.present.cards import card
from bot.present.charts import chart
from bot.present.compose import compose
from bot.present.facts import FactWords
from bot.present.locales import ENGLISH
from bot.present.messages import speaking
from bot.present.picture import Picture
from bot.present.picturing import CARD, CHART, undrawable, which_on_card, with_offer, with_picture, without_picture
from bot.present.reply import Reply
from bot.service.asked import Asked
from bot.service.commands import Command, read_command
from bot.service.gallery import Gallery
from bot.service.questions import is_question

PICTURES = frozenset([CHART, CARD])
_MOST_CARDS = 6
_SHORT = 70
"""A question of so many letters fits into the id of a button, which is then good for ever."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A picture wanted: the question that it is to answer, or the fact that may be meant by its id."""

    sort: str
    command: Command
    asked: Asked

    @property
    def fact_id(self) -> str | None:
        """What may be the id of a fact: one word alone."""
        words = self.command.rest.split()
        return words[0] if len(words) == 1 and "-" in words[0] and self.sort == CARD else None


def read_wish(sort: str, rest: str, asked: Asked) -> Wish | None:
    """Read what is to be drawn: a question or command, else the answer that is replied to; None where nothing is named."""
    lines = [line.strip() for line in rest.splitlines() if line.strip()]
    whole = lines or list(asked.chain)
    if not whole:
        return None
    command = read_command(whole[-1], asked.prefix)
    if command.name is None:
        command = read_command(f"/aid {whole[-1]}", asked.prefix)
    if not is_question(command) or not (fold(command.rest) or command.subcommand):
        return None
    earlier = tuple(whole[:-1]) or (asked.chain if lines else ())
    return Wish(sort, command, replace(asked, text=whole[-1], slash=None, earlier=earlier))


def with_offers(reply: Reply, answer: Answer, drawn: Drawable | None, texts: Sequence[str]) -> Reply:
    """Offer what can be drawn of an answer; a card of a long question is asked for by its fact."""
    question = "\n".join(texts)
    if drawn is not None:
        reply = with_offer(reply, CHART, f"/aid {CHART} {question}")
    held = on_card(answer)
    if len(held) != 1:
        return reply
    return with_offer(reply, CARD, f"/aid {CARD} {question if len(question) <= _SHORT else held[0].fact.id}")


def answer_of_fact(fact_id: str, shelf: Shelf, vocabulary: Vocabulary, today: date) -> Answer | None:
    """Give a figure or quote as an answer by itself; None where there is none of that id here."""
    found = [held for held in shelf.fetch([fact_id]) if not isinstance(held.fact, Statement)]
    if not found:
        return None
    quote = isinstance(found[0].fact, Quote)
    return Answer(
        kind=AnswerKind.QUOTE if quote else AnswerKind.FIGURE,
        point=Point.WORDS if quote else Point.VALUE,
        reading=read_question("", vocabulary, today),
        main=tuple(found[:1]),
        disputes=tuple(shelf.disputes([fact_id])),
    )


class Pictures:
    """Sets pictures beside answers."""

    def __init__(self, vocabulary: Vocabulary, gallery: Gallery | None = None) -> None:
        self._vocabulary = vocabulary
        self._gallery = gallery or Gallery()

    async def beside(self, sort: str, answer: Answer, reply: Reply, drawn: Drawable | None) -> Reply:
        """Give the answer with its chart or card, or say why there is none."""
        return await (self._chart(answer, reply, drawn) if sort == CHART else self._card(answer, reply))

    async def card_of_fact(self, answer: Answer, language: str = ENGLISH) -> Reply:
        """Give one fact with its card."""
        reply = replace(compose(answer, self._vocabulary, language), read_as=None)
        return await self._card(answer, reply)

    def close(self) -> None:
        """Draw nothing more."""
        self._gallery.close()

    async def _chart(self, answer: Answer, reply: Reply, drawn: Drawable | None) -> Reply:
        if drawn is None:
            return without_picture(reply, CHART)
        words = self._words(answer, reply)
        told = listed(answer, drawn)
        if told is not answer:
            again = compose(told, self._vocabulary, reply.language)
            reply = replace(again, asked=reply.asked, offers=reply.offers)
        return await self._drawn(CHART, reply, chart(drawn, words))

    async def _card(self, answer: Answer, reply: Reply) -> Reply:
        held = on_card(answer)[:_MOST_CARDS]
        if not held:
            return without_picture(reply, CARD)
        words = self._words(answer, reply)
        if len(held) > 1:
            return which_on_card(held, [_asking_for(one) for one in held], words)
        return await self._drawn(CARD, reply, card(held[0], answer.disputes, words))

    async def _drawn(self, sort: str, reply: Reply, picture: Picture) -> Reply:
        try:
            return with_picture(reply, sort, picture, await self._gallery.png(picture))
        except CannotDraw:
            return undrawable(reply, sort)

    def _words(self, answer: Answer, reply: Reply) -> FactWords:
        return FactWords(self._vocabulary, speaking(reply.language), answer.reading.today)


def _asking_for(held: Held) -> str:
    return f"/aid {CARD} {held.fact.id}"
