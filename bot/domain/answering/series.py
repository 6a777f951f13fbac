"""Several figures in a row: the history of a total, the newest packages, donors side by side."""

from collections.abc import Iterable, Sequence

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.data_sets import alike
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import Wanted, distinct, matching, newest_first, wanted_figures
from bot.domain.answering.held_facts import series_of
from bot.domain.answering.replies import abstained, answered, asked_back
from bot.domain.answering.roles import PARTY_TYPES, Roles
from bot.domain.keys import PACKAGE, TOTAL
from bot.domain.model import Held

_MOST_ROWS = 15


def answer_history(desk: Desk) -> Answer:
    """The totals of the longest series, newest first: alike in kind, unit and start."""
    wanted = wanted_figures(desk, TOTAL)
    found = [held for held in newest_first(matching(desk, wanted)) if not desk.unexplained_beside(wanted.roles, held)]
    if not found:
        return abstained(desk, "words" if desk.reading.content else "no_fact", matching(desk, wanted))
    series = _longest(distinct(found))
    return answered(desk, AnswerKind.LIST, Point.HISTORY, series[:_MOST_ROWS], assumed=wanted.assumed)


def answer_latest(desk: Desk) -> Answer:
    """The newest packages announced, newest first."""
    wanted = wanted_figures(desk, PACKAGE)
    found = [held for held in newest_first(matching(desk, wanted)) if not desk.unexplained_beside(wanted.roles, held)]
    if not found:
        return abstained(desk, "words", matching(desk, wanted))
    return answered(desk, AnswerKind.LIST, Point.HISTORY, distinct(found)[:5], assumed=wanted.assumed)


def answer_compare(desk: Desk) -> Answer:
    """The newest figure of each donor named, side by side: alike where there are such, else told apart, never evened out."""
    donors = _parties(desk)
    if len(donors) < 2:
        return asked_back(desk, "compare_whom")
    measures = wanted_figures(desk).measures or TOTAL
    found = [_of_donor(desk, donor, measures) for donor in donors]
    groups = alike((held for each in found for held in each), lambda held: held.figure.donor)
    whole = next((group for group in groups if len(group) == len(donors)), None)
    rows = whole or [each[0] for each in found if each]
    if len(rows) < len(donors):
        return abstained(desk, "no_fact", rows)
    return answered(desk, AnswerKind.LIST, Point.HISTORY, rows)


def _of_donor(desk: Desk, donor: str, measures: frozenset[str]) -> list[Held]:
    found = newest_first(matching(desk, Wanted(Roles(donor, None, donor_said=True), measures, desk.reading.whens)))
    to_default = [held for held in found if held.figure.recipient == desk.defaults.recipient]
    return to_default or found


def _parties(desk: Desk) -> Sequence[str]:
    entities = desk.vocabulary.entities
    named: Iterable[str] = (entity for term in desk.reading.terms for entity in term.entities[:1])
    parties = [entity for entity in named if entity in entities and entities[entity].type in PARTY_TYPES]
    return [party for party in dict.fromkeys(parties) if party != desk.defaults.recipient]


def _longest(found: Sequence[Held]) -> list[Held]:
    """The series with the most figures; of equally long ones the newest."""
    by_series: dict[tuple[object, ...], list[Held]] = {}
    for held in found:
        by_series.setdefault(series_of(held), []).append(held)
    return max(by_series.values(), key=len)
