"""Claims on what came first: a package announced before, after or at a gathering that has days of its own."""

from bot.domain.answer import Differs
from bot.domain.answering.claimed_inclusions import leaves_open
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.packages import names_occasion_last
from bot.domain.answering.surroundings import facts_around
from bot.domain.model import Figure, Held
from bot.domain.terms import Term


def order_claimed(desk: Desk) -> tuple[list[Held], list[Differs]] | None:
    """The one came before or after the other, both of them dated."""
    asks = desk.reading.asks & {"before", "after"}
    either = len(asks) > 1 and leaves_open(desk)
    if len(asks) > 1 and (either or _ends_before(desk)):
        asks = frozenset({"before"})
    at_once = not asks and _is_during(desk)
    if not at_once and (len(asks) != 1 or not occasions(desk)):
        return None
    around = facts_around(desk)
    occasion = next((held for held in around if _is_dated(desk, held)), None)
    anchor = next((held for held in around if _is_announcement(desk, held)), None)
    if occasion is None or anchor is None or anchor.figure.time is None:
        return None
    if at_once:
        return _at_once(occasion, anchor)
    anchor_came_first = anchor.figure.time.last < occasion.statement.date.first
    claims_anchor_first = ("before" in asks) == names_occasion_last(desk.reading, occasions(desk))
    day, other = str(anchor.figure.time), str(occasion.statement.date)
    agrees = either or anchor_came_first == claims_anchor_first
    differs = [] if agrees else [Differs("order", day, other)]
    return [occasion, anchor], differs


def _is_during(desk: Desk) -> bool:
    """Whether something is said to have been announced at or during a gathering that has days of its own."""
    lead = {term.end for term in desk.reading.terms if term.words.split()[0] in _DURING}
    lead |= {term.end for term in desk.reading.terms if term.at in lead and term.concepts == {"filler.word"}}
    parties = {term.end for term in desk.reading.terms if term.entities and term.at in lead}
    gatherings = [term for term in occasions(desk) if term.concepts & _GATHERINGS]
    announced = desk.reading.concepts & {"stage.announced", "ask.announcer", "ask.said", "stage.pledged"}
    return bool(announced) and any(term.at in lead | parties for term in gatherings)


_GATHERINGS = frozenset({"occasion.summit", "occasion.conference"})
_DURING = frozenset(
    """
    at during beim auf während waehrend wahrend au lors pendant durante en na podczas під на во при
    """.split()
)


def _at_once(occasion: Held, anchor: Held) -> tuple[list[Held], list[Differs]] | None:
    """What is said to have come at an occasion came before or after it; that both fell on one day bears nothing out."""
    time = anchor.figure.time
    if time is None or (time.first <= occasion.statement.date.last and occasion.statement.date.first <= time.last):
        return None
    differs = [Differs("order", str(time), str(occasion.statement.date))]
    return [occasion, anchor], differs


def _ends_before(desk: Desk) -> bool:
    """Whether "before" stands right behind a word for being over ("ended before the announcement")."""
    over = {term.end for term in desk.reading.terms if "ask.after" in term.concepts}
    return any(term.at in over and "ask.before" in term.concepts for term in desk.reading.terms)


def occasions(desk: Desk) -> list[Term]:
    """The occasions named, but for meetings, which are on the day of what is announced at them."""
    return [term for term in desk.reading.terms_of("occasion") if "occasion.meeting" not in term.concepts]


def _is_dated(desk: Desk, held: Held) -> bool:
    return is_statement(held, "date") and not desk.unexplained(held, wide=False, terms=occasions(desk))


def _is_announcement(desk: Desk, held: Held) -> bool:
    return isinstance(held.fact, Figure) and held.fact.measure == "package" and not desk.unexplained(held)
