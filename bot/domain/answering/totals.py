"""Which of several totals answers: the newest, counted since the invasion, of all the aid; other series stand beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import newest_first
from bot.domain.answering.held_facts import is_statement, series_of
from bot.domain.model import AidKind, Held, Stage

_INVASION = "2022-02"
_WIDE_KINDS = frozenset({AidKind.ALL, AidKind.MIXED, AidKind.MILITARY, AidKind.MILITARY_AND_CIVILIAN})
_ARRIVED = frozenset({Stage.DELIVERED, Stage.DISBURSED, Stage.OBLIGATED, Stage.RECEIVED})
_MOST_BESIDE = 2
_STILL_NEW = 200
"""Days by which a total of another series may be older than the newest one to be shown beside it."""


@dataclass(frozen=True, slots=True)
class Newest:
    """The totals of the newest day, best first, and those of other series to set beside them."""

    best: Sequence[Held]
    beside: Sequence[Held]


def newest_total(desk: Desk, ordered: Sequence[Held]) -> Newest:
    """Choose among totals, newest first: the newest as-of wins, of several that day the one counted since the invasion.

    Other series stand beside it.

    A total of only some of the aid comes first only where there is none of all of it.
    """
    every = _of_report(desk, ordered)
    ordered = every
    whole = [held for held in ordered if not is_partial(desk, held)]
    ordered = whole if whole and is_about_as_new(whole[0], ordered[0]) else ordered
    same_day = [held for held in ordered if held.figure.time == ordered[0].figure.time]
    named = desk.reading.named("stage")
    best = sorted(same_day, key=lambda held: (bool(named) and held.figure.stage not in named, _total_rank(held)))
    return Newest(best, (*_at_other_stages(every, best[0]), *_other_series(ordered, best[0]))[:_MOST_BESIDE])


def _of_report(desk: Desk, ordered: Sequence[Held]) -> Sequence[Held]:
    """What a report says that the store tells the origin of, where a question without a date is about "the article"."""
    if "news" not in desk.reading.named("noun") or desk.reading.whens:
        return ordered
    told = [held for held in ordered if any(is_statement(other, "provenance") for other in desk.context(held))]
    return told or ordered


def is_partial(desk: Desk, held: Held) -> bool:
    """Whether a total counts what came one way, of one narrow kind or only what has arrived, and nothing asked for that."""
    figure, reading = held.figure, desk.reading
    one_way = figure.mechanism is not None and not reading.named("mechanism")
    narrow = figure.kind not in _WIDE_KINDS and not reading.named("kind")
    arrived = figure.stage in _ARRIVED and not reading.named("stage")
    return one_way or narrow or arrived


def _at_other_stages(ordered: Sequence[Held], main: Held) -> list[Held]:
    """What the same source counts of the very same at another stage: committed and paid out belong beside each other."""
    seen = {main.figure.stage}
    others = []
    for held in ordered:
        alike = series_of(held) == series_of(main) and held.figure.time == main.figure.time
        if alike and held.figure.stage not in seen and held.figure.mechanism == main.figure.mechanism:
            seen.add(held.figure.stage)
            others.append(held)
    return others


def _other_series(ordered: Sequence[Held], main: Held) -> list[Held]:
    """The newest total of each other way of counting (kind, currency, start, stage) that is about as new."""
    seen = {series_of(main)}
    others = []
    for held in ordered:
        if series_of(held) not in seen and is_about_as_new(held, main):
            others.append(held)
        seen.add(series_of(held))
    return others[:_MOST_BESIDE]


def is_about_as_new(held: Held, main: Held) -> bool:
    """Whether a total is hardly older than another one, so that both may be shown as the newest."""
    day, newest = held.figure.time, main.figure.time
    return day is not None and newest is not None and (newest.last - day.last).days <= _STILL_NEW


def _total_rank(held: Held) -> tuple[int, int, int, str]:
    fact = held.figure
    since_invasion = fact.counted_since is not None and str(fact.counted_since).startswith(_INVASION)
    narrow = fact.kind not in (AidKind.MILITARY, AidKind.ALL)
    return (0 if since_invasion else 1, int(narrow), _BY_STAGE.get(fact.stage, 1), fact.id)


_BY_STAGE = {Stage.ALLOCATED: 0}
"""Of totals that differ in stage alone the one that trackers lead with comes first, for every donor."""


def is_outdated(desk: Desk, found: Sequence[Held], complete: Sequence[Held]) -> bool:
    """Whether a much newer total is only left out for an unknown word, or a person, that happens to stand in an older one."""
    unknown = any(not term.concepts or desk.names(term, _PERSONS) for term in desk.reading.content)
    if not unknown or any(held.figure.measure != "running_total" for held in complete):
        return False
    best = newest_first(complete)[0].figure
    alike = [held for held in found if (held.figure.kind, held.figure.unit) == (best.kind, best.unit)]
    newest = newest_first(alike)[0].figure
    if best.time is None or newest.time is None:
        return False
    return newest.time.last - best.time.last > _LONG


_PERSONS = frozenset({"person"})
_LONG = timedelta(days=60)
