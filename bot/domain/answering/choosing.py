"""Which of the figures that account for a question is meant: by order or size, the newest, or a question back."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind, Assumed, Point
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import Wanted, newest_first
from bot.domain.answering.held_facts import without_repeats
from bot.domain.answering.packages import wholes
from bot.domain.answering.replies import answered, asked_back
from bot.domain.answering.totals import newest_total
from bot.domain.keys import REPORTERS, WIDEST
from bot.domain.model import Figure, Held


def chosen(desk: Desk, wanted: Wanted, complete: Sequence[Held]) -> Answer:
    """Choose by order, size or newest; ask back where several that differ are left."""
    asks = desk.reading.asks
    ordered = newest_first(complete)
    if "largest" in asks or "smallest" in asks:
        by_value = sorted(
            ordered, key=lambda held: held.fact.value if isinstance(held.fact, Figure) else 0, reverse="largest" in asks
        )
        return _of_all_stored(_figure(desk, wanted, by_value[:1], complete))
    if "first" in asks:
        return _of_all_stored(_figure(desk, wanted, ordered[-1:], complete))
    if all(isinstance(held.fact, Figure) and held.fact.measure == "running_total" for held in ordered):
        newest = newest_total(desk, ordered)
        return _figure(desk, wanted, newest.best[:1], newest.best, beside=newest.beside)
    if "latest" in asks:
        return _figure(desk, wanted, ordered[:1], complete)
    return _one_or_choice(desk, wanted, ordered)


def _of_all_stored(answer: Answer) -> Answer:
    """The answer, saying that it is the first or the largest of what is stored; there may be others."""
    return replace(answer, assumed=(*answer.assumed, Assumed("all", "")))


def _told_alike(desk: Desk, things: Sequence[Held]) -> Sequence[Held]:
    """Of several, those told with the same word of time ("would soon announce"), where there are any."""
    times = [term for term in desk.reading.terms if term.concepts == {"filler.time"}]
    told = [held for held in things if times and all(desk.coverage(held).names(term) for term in times)]
    return told or things


def _of_nobody_else(wanted: Wanted, things: Sequence[Held]) -> Sequence[Held]:
    """Where no donor, or no recipient, is named: what is told of all of them together, if anything is."""
    roles = wanted.roles
    if roles.donor_said is False and roles.donor in (None, *REPORTERS):
        things = [held for held in things if held.figure.donor in (None, *REPORTERS)] or things
    if roles.recipient is None:
        things = [held for held in things if held.figure.recipient is None] or things
    return things


def _one_or_choice(desk: Desk, wanted: Wanted, ordered: Sequence[Held]) -> Answer:
    things = _told_alike(desk, _of_nobody_else(wanted, wholes(ordered)))
    if len({held.figure.value for held in things}) > 1:
        return asked_back(desk, "which_figure", things)
    return _figure(desk, wanted, things[:1], ordered)


def _figure(
    desk: Desk, wanted: Wanted, main: Sequence[Held], others: Sequence[Held], *, beside: Sequence[Held] = ()
) -> Answer:
    twins = [held for held in others if held not in main and _is_twin(held, main)]
    assumed = [*wanted.assumed, *_assumed_year(desk, main)]
    return answered(desk, AnswerKind.FIGURE, Point.VALUE, main, beside=twins, others=beside, assumed=assumed)


def _is_twin(held: Held, main: Sequence[Held]) -> bool:
    ids = {m.fact.id for m in main} | {m.fact.same_as for m in main if m.fact.same_as}
    return held.fact.id in ids or held.fact.same_as in ids


def _assumed_year(desk: Desk, main: Sequence[Held]) -> list[Assumed]:
    time = main[0].fact.time if main and isinstance(main[0].fact, Figure) else None
    return [Assumed("year", str(time.year))] if time and any(when.open_year for when in desk.reading.whens) else []


def is_wider(told: Answer, others: Sequence[Held]) -> bool:
    """Whether a figure counts all the aid where the others count only one kind of it."""
    return told.main[0].figure.kind in WIDEST and all(held.figure.kind not in WIDEST for held in others)


def with_others(told: Answer, others: Sequence[Held]) -> Answer:
    """The answer with what another source counts of the same year beside it."""
    if told.kind is not AnswerKind.FIGURE:
        return told
    return replace(told, beside=without_repeats((*told.beside, *others), *(held.fact.id for held in told.main)))
