"""Is it true? A claim is checked for what it is about: inclusion, order in time, contents, direction, a figure, a statement.

Each check answers only for claims it understands whole; what none understands can't be checked. Comparing a claim with one
figure is `comparing.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind, ClaimVerdict, Differs, Point
from bot.domain.answering.comparing import compare_with_figure
from bot.domain.answering.contents import contents_meant, items_named, lists_item
from bot.domain.answering.desk import Desk, is_statement, on_date
from bot.domain.answering.events import facts_around
from bot.domain.answering.figures import Wanted, distinct, referred_to, roles_of
from bot.domain.answering.packages import names_occasion_last
from bot.domain.answering.replies import abstained, answered
from bot.domain.answering.statements import tells_all
from bot.domain.answering.sums import figures_named
from bot.domain.model import Figure, Held, Statement
from bot.domain.question import Term, When
from bot.domain.text import tokens

_NEGATION = "filler.negation"
_PARTIES = frozenset({"country"})
_SIZES = frozenset({"bigger", "smaller", "largest", "smallest", "compare", "double", "ratio"})
"""What only figures can bear out."""


def answer_claim(desk: Desk) -> Answer:
    """Check a claim; abstain when no stored fact speaks of it."""
    for check in (_inclusion, _order, _contents, _direction, _figure, _statement):
        answer = check(desk)
        if answer is not None:
            return answer
    return abstained(desk, "unchecked", facts_around(desk)[:40])


def verdict(desk: Desk, main: Sequence[Held], differs: Iterable[Differs], point: Point) -> Answer:
    """A verdict on these facts: supported when nothing differs."""
    told = tuple(differs)
    answer = answered(desk, AnswerKind.VERDICT, point, main)
    return replace(answer, claim=ClaimVerdict(supported=not told, differs=told))


def _negated(desk: Desk) -> bool:
    return sum(_NEGATION in term.concepts for term in desk.reading.terms) % 2 == 1


def _inclusion(desk: Desk) -> Answer | None:
    """The one amount is in the other, or comes on top of it."""
    on_top = "on_top" in desk.reading.asks
    if len(desk.reading.amounts) < 2 or not (on_top or desk.reading.asks & {"including", "includes", "part_of"}):
        return None
    inputs = figures_named(desk)
    whole = next((held for held in inputs if isinstance(held.fact, Figure) and held.fact.includes), None)
    part = next((held for held in inputs if held is not whole), None)
    if len(inputs) != 2 or whole is None or part is None:
        return None
    if set(desk.unexplained(whole)) & set(desk.unexplained(part)):
        return None
    inside = part.fact.id in whole.figure.includes
    claims_inside = _negated(desk) == on_top
    claimed = "inside" if claims_inside else "on top"
    differs = [] if inside == claims_inside else [Differs("inclusion", claimed, part.fact.id)]
    return verdict(desk, [whole, part], differs, Point.VALUE)


def _order(desk: Desk) -> Answer | None:
    """The one came before or after the other, both of them dated."""
    asks = desk.reading.asks & {"before", "after"}
    if len(asks) != 1 or not _occasions(desk):
        return None
    around = facts_around(desk)
    occasion = next((held for held in around if _is_dated(desk, held)), None)
    anchor = next((held for held in around if _is_announcement(desk, held)), None)
    if occasion is None or anchor is None or anchor.figure.time is None:
        return None
    anchor_came_first = anchor.figure.time.last < occasion.statement.date.first
    claims_anchor_first = ("before" in asks) == names_occasion_last(desk.reading, _occasions(desk))
    day, other = str(anchor.figure.time), str(occasion.statement.date)
    differs = [] if anchor_came_first == claims_anchor_first else [Differs("order", day, other)]
    return verdict(desk, [occasion, anchor], differs, Point.DAY)


def _occasions(desk: Desk) -> list[Term]:
    return [term for term in desk.reading.terms_of("occasion") if "occasion.meeting" not in term.concepts]


def _is_dated(desk: Desk, held: Held) -> bool:
    return is_statement(held, "date") and not desk.unexplained(held, wide=False, terms=_occasions(desk))


def _is_announcement(desk: Desk, held: Held) -> bool:
    return isinstance(held.fact, Figure) and held.fact.measure == "package" and not desk.unexplained(held)


def _contents(desk: Desk) -> Answer | None:
    """A package holds, or does not hold, the goods named."""
    items = items_named(desk)
    reading = desk.reading
    if not items or len(reading.amounts) > 1 or reading.terms_of("mechanism") or reading.terms_of("kind"):
        return None
    lists = [held for held in contents_meant(desk, reading.terms_of("item")) if is_statement(held, "contents")]
    others = [term for term in reading.content if term not in reading.terms_of("item")]
    lists = [held for held in lists if not desk.unexplained(held, terms=others)]
    if not lists:
        return None
    listed = [held for held in lists if all(lists_item(desk, held, term) for term in items)]
    claimed = " ".join(term.words for term in items)
    differs = [] if bool(listed) != _negated(desk) else [Differs("contents", claimed, "listed" if listed else "")]
    return verdict(desk, (listed or lists)[:2], differs, Point.ITEMS)


def _direction(desk: Desk) -> Answer | None:
    """Who gives to whom, told the wrong way round."""
    roles = roles_of(desk)
    if not (roles.donor_said and roles.recipient_said and desk.reading.amounts):
        return None
    swapped = replace(roles, donor=roles.recipient, recipient=roles.donor)
    if _between(desk, Wanted(roles, frozenset(), ())):
        return None
    found = [held for held in _between(desk, Wanted(swapped, frozenset(), ())) if not desk.unexplained(held)]
    if not found:
        return None
    differs = [Differs("direction", roles.donor or "", roles.recipient or "")]
    return verdict(desk, distinct(found)[:1], differs, Point.VALUE)


def _between(desk: Desk, wanted: Wanted) -> list[Held]:
    return [held for amount in desk.reading.amounts for held in referred_to(desk, amount, wanted)]


def _is_of(desk: Desk, held: Held, when: When) -> bool:
    """Whether a statement is of a date, or of an occasion that touches it."""
    return on_date(held, when) or (when.relation == "on" and any(on_date(other, when) for other in desk.context(held)))


def _words(sentence: str) -> list[str]:
    return [token.folded.replace("'", "") for token in tokens(sentence)]


def _figure(desk: Desk) -> Answer | None:
    found = compare_with_figure(desk)
    if found is None or (found.differs and _negated(desk)):
        return None
    return verdict(desk, [found.held], found.differs, Point.VALUE)


def _statement(desk: Desk) -> Answer | None:
    """A claim without a number: a statement whose own words account for all of it, of its day, negations alike."""
    if not desk.reading.content or desk.reading.amounts or desk.reading.asks & _SIZES:
        return None
    for held in facts_around(desk):
        told = isinstance(held.fact, Statement) and tells_all(desk, held, _PARTIES)
        if told and all(_is_of(desk, held, when) for when in desk.reading.whens):
            alike = _negated(desk) == (_NEGATION in desk.vocabulary.spotted(_words(held.statement.sentence)))
            return verdict(desk, [held], () if alike else [Differs("negation", "", "")], Point.SENTENCE)
    return None
