"""Building answers that every way of asking shares: the abstention, the question back, and the answer with its evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind, Assumed, Point
from bot.domain.answering.desk import Desk
from bot.domain.answering.heard_of import heard_of
from bot.domain.answering.held_facts import without_repeats
from bot.domain.answering.nearest import MOST_LOOKED_AT, nearest
from bot.domain.model import Held

MOST_CHOICES = 6


def answered(
    desk: Desk,
    kind: AnswerKind,
    point: Point,
    main: Sequence[Held],
    *,
    beside: Sequence[Held] = (),
    others: Sequence[Held] = (),
    assumed: Iterable[Assumed] = (),
    people: Sequence[str] = (),
) -> Answer:
    """An answer from these facts with their twins and disputes; `others` count otherwise and are only set beside them."""
    shown = without_repeats((*main, *beside))
    set_beside = without_repeats((*shown, *others))
    return Answer(
        kind=kind,
        reading=desk.reading,
        point=point,
        main=tuple(main),
        beside=tuple(held for held in set_beside if held not in main),
        people=tuple(people),
        disputes=desk.disputes(shown),
        assumed=tuple(assumed),
    )


def abstained(desk: Desk, reason: str, tried: Iterable[Held] = (), looked_for: Sequence[str] = ()) -> Answer:
    """No sourced answer, why, and which facts were looked at; `with_nearest` completes it where nothing else answers."""
    return Answer(
        kind=AnswerKind.ABSTAIN,
        reading=desk.reading,
        nearest=without_repeats(tried)[:MOST_LOOKED_AT],
        reason=reason,
        looked_for=tuple(looked_for),
    )


def with_nearest(desk: Desk, answer: Answer) -> Answer:
    """An abstention with the nearest facts that the store does have, and the words that not even the first accounts for."""
    near = nearest(desk, answer.nearest)
    if desk.reading.unread:
        return replace(answer, nearest=tuple(near))
    heard = heard_of(desk, desk.unexplained(near[0]) if near else desk.reading.content)
    return replace(answer, nearest=tuple(near), unexplained=heard.nowhere, elsewhere=heard.elsewhere)


def asked_back(desk: Desk, reason: str, choices: Sequence[Held] = ()) -> Answer:
    """A question back, with readings to pick from where there are any."""
    return Answer(
        kind=AnswerKind.CLARIFY,
        reading=desk.reading,
        choices=tuple(choices[:MOST_CHOICES]),
        reason=reason,
    )
