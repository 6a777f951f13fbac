"""Claims that give one donor what another gave ("the eu had given 53.5 billion by july 2")."""

from collections.abc import Sequence

from bot.domain.answer import Differs
from bot.domain.answering.departures import differences
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import distinct, newest_first, roles_of
from bot.domain.model import Held
from bot.domain.terms import When


def same_amount_of_another(desk: Desk, referred: Sequence[Held]) -> tuple[Held, tuple[Differs, ...]] | None:
    """The amount, on the very day, is what somebody else gave to the same recipient, and nothing but that differs."""
    roles = roles_of(desk)
    if not roles.donor_said or not desk.reading.whens:
        return None
    for held in distinct(newest_first(referred)):
        time = held.figure.time
        of_day = time and all(any(s.first <= time.last <= s.last for s in w.readings) for w in _bounding(desk))
        differs = differences(desk, held)
        if of_day and {each.what for each in differs} == {"donor"}:
            return held, differs
    return None


def _bounding(desk: Desk) -> list[When]:
    return [when for when in desk.reading.whens if when.relation != "since"]
