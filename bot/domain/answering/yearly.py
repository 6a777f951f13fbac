"""Year by year: what a donor gave, or a recipient got, in each year that one publisher counts alike, the newest first."""

from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.data_sets import OF_YEARS, alike
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import Wanted, matching, names_funding, roles_of, wanted_figures
from bot.domain.answering.replies import abstained, answered
from bot.domain.answering.slots import days_of
from bot.domain.dates import DateSpan
from bot.domain.keys import MEASURE_REPORTERS
from bot.domain.model import Held

_MOST_ROWS = 15
_MOST_BESIDE = 2
_FEWEST = 2
_FUNDING = frozenset({"funding"})
_YEAR = range(360, 367)


def answer_by_year(desk: Desk) -> Answer:
    """List the years of the series that is most likely meant."""
    named = wanted_figures(desk).measures - {"running_total", "package"}
    for measures in [named] if named else [frozenset({measure}) for measure in OF_YEARS]:
        wanted = _wanted(desk, measures)
        years = [held for held in matching(desk, wanted) if _is_of_a_year(held)]
        for series in alike(years, lambda held: held.figure.time):
            told = [held for held in series if not desk.unexplained_beside(wanted.roles, held, wide=False)]
            if len(told) >= _FEWEST:
                return answered(desk, AnswerKind.LIST, Point.HISTORY, told[:_MOST_ROWS], assumed=wanted.assumed)
    return abstained(desk, "words" if desk.reading.content else "no_fact")


def answer_of_year(desk: Desk) -> Answer | None:
    """What data sets tell of the one year that is asked for, in the way most likely meant; the others stand beside it."""
    years = [span for when in desk.reading.whens for span in when.readings]
    if len(years) != 1 or years[0].grain != "year" or desk.reading.whens[0].relation != "on" or desk.reading.amounts:
        return None
    wanted = _wanted(desk, _FUNDING if any(names_funding(term) for term in desk.reading.terms) else frozenset(OF_YEARS))
    found = [held for held in matching(desk, wanted) if held.figure.data_set and _is_of_a_year(held)]
    told = [
        held
        for held in found
        if _ends_in(held, years[0]) and not desk.unexplained_beside(wanted.roles, held, wide=False)
    ]
    groups = alike(told, lambda held: (held.figure.donor, held.figure.recipient))
    if not groups or len(groups[0]) > 1:
        return None
    others = [held for group in groups[1:] for held in group]
    return answered(
        desk, AnswerKind.FIGURE, Point.VALUE, groups[0], others=others[:_MOST_BESIDE], assumed=wanted.assumed
    )


def _ends_in(held: Held, year: DateSpan) -> bool:
    time = held.figure.time
    return time is not None and year.first <= time.last <= year.last


def _wanted(desk: Desk, measures: frozenset[str]) -> Wanted:
    """The keys of one measure; where only a recipient is named, what it got of all donors together."""
    wanted, roles = wanted_figures(desk, measures), roles_of(desk)
    if measures == _FUNDING and roles.donor is None:
        return replace(wanted, roles=replace(wanted.roles, donor=MEASURE_REPORTERS["funding"]), assumed=())
    return wanted.from_all_donors() if roles.recipient is not None and roles.donor is None else wanted


def _is_of_a_year(held: Held) -> bool:
    """Whether a figure tells of one year: by its period, or as it is dated by the year alone."""
    figure = held.figure
    return days_of(figure) in _YEAR or (figure.period_start == figure.period_end and figure.period_end is not None)
