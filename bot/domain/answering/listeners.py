"""To whom it was said: those who met the speaker on the occasion of the very words asked about."""

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.quotes import answer_quote, speakers_meant
from bot.domain.answering.replies import abstained, answered
from bot.domain.coverage import people_of


def answer_listener(desk: Desk) -> Answer:
    """Answer whom somebody told something; abstain where the words, or who heard them, are not stored."""
    said = answer_quote(desk)
    if said.kind is not AnswerKind.QUOTE:
        return abstained(desk, "words", said.nearest)
    speakers = set(speakers_meant(desk))
    for quote in said.main:
        for held in desk.context(quote):
            others = [person for person in people_of(held.fact) if person not in speakers]
            if is_statement(held, "event") and others and speakers & set(people_of(held.fact)):
                people = [*others, *speakers]
                return answered(desk, AnswerKind.TEXT, Point.PEOPLE, [held], beside=[quote], people=people)
    return abstained(desk, "words", said.main)
