"""A month or year that a question reaches up to ("until 2023"): counted in or left out, where that makes a difference."""

from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind
from bot.domain.answering.desk import Desk
from bot.domain.answering.replies import asked_back
from bot.domain.question import Reading

_LISTS = frozenset({AnswerKind.LIST, AnswerKind.TEXT, AnswerKind.QUOTE})
"""Answers that tell the days of all they name, so that whoever asked can leave some out."""


def counted_in(reading: Reading) -> Reading:
    """The reading in which every such month or year counts as well."""
    return replace(reading, whens=tuple(replace(when, either=False) for when in reading.whens))


def left_out(reading: Reading) -> Reading:
    """The reading in which all that counts is before it."""
    whens = (replace(when, relation="before", either=False) if when.either else when for when in reading.whens)
    return replace(reading, whens=tuple(whens))


def either_way(desk: Desk, counted: Answer, without: Answer) -> Answer:
    """The answer where both readings say the same, and else a question back; a claim is only false where it is both ways."""
    if counted.claim is not None and without.claim is not None:
        return without if without.claim.supported else counted
    if counted.kind in _LISTS or counted.main == without.main:
        return counted
    return asked_back(desk, "which_time", (*without.main, *without.choices, *counted.main, *counted.choices))
