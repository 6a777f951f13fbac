"""Claims that one amount is inside another, or comes on top of it, by words for it or by what the two are said to add up to."""

from collections.abc import Sequence

from bot.domain.amount import Amount
from bot.domain.answer import Differs
from bot.domain.answering.cues import OR
from bot.domain.answering.denials import NEGATION, negated
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import without_repeats
from bot.domain.answering.inputs import figures_named
from bot.domain.answering.reckoning import WITHOUT
from bot.domain.model import Figure, Held


def inclusion_claimed(desk: Desk) -> tuple[list[Held], list[Differs]] | None:
    """The whole and the part that a claim speaks of, and whether the one is otherwise in the other than it says."""
    apart = sum(term.words in WITHOUT and NEGATION in term.concepts for term in desk.reading.terms)
    added_up = _added_up(desk.reading.amounts)
    on_top = "on_top" in desk.reading.asks or bool(apart) or bool(added_up)
    if not desk.reading.amounts or not (on_top or desk.reading.asks & {"including", "includes", "part_of"}):
        return None
    inputs = without_repeats(figures_named(desk, added_up))
    whole = next((held for held in inputs if isinstance(held.fact, Figure) and held.fact.includes), None)
    part = next((held for held in inputs if held is not whole), None)
    if len(inputs) != 2 or whole is None or part is None:
        return None
    untold = set(desk.unexplained(whole)) & set(desk.unexplained(part))
    if any(not all(concept.startswith("ask.") for concept in term.concepts) or not term.concepts for term in untold):
        return None
    inside = part.fact.id in whole.figure.includes
    denied = negated(desk, leaving=WITHOUT) and not added_up  # who adds up denies only that the one is in the other
    claims_inside = leaves_open(desk) or denied == on_top
    claimed = "inside" if claims_inside else "on top"
    differs = [] if inside == claims_inside else [Differs("inclusion", claimed, part.fact.id)]
    return [whole, part], differs


def leaves_open(desk: Desk) -> bool:
    """Whether it asks which of the two it is ("is it in it or does it come on top")."""
    return not OR.isdisjoint(desk.reading.words[1:])  # at the beginning Polish "czy" only asks whether


def _added_up(amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts that a claim gives as what the others come to together ("that makes 55.8 billion")."""
    billions = any(amount.value >= _BILLION for amount in amounts)
    values = [amount.value * (_BILLION if billions and amount.value < _BARE else 1) for amount in amounts]
    whole = sum(values)
    return [amount for amount, value in zip(amounts, values, strict=True) if len(amounts) > _TWO and whole == 2 * value]


_TWO = 2
_BARE, _BILLION = 1000, 10**9
"""Beside "55.8 billion" a bare "2.3" is short for billions."""
