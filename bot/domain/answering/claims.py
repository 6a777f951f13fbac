"""Is it true? A claim is checked for what it is about: inclusion, order in time, contents, direction, a figure, a statement.

Each check answers only for claims it understands whole; what none understands can't be checked. Comparing a claim with one
figure is `comparing.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind, Assumed, ClaimVerdict, Differs, Point
from bot.domain.answering.by_words import figure_claimed
from bot.domain.answering.claimed_hosts import hosts_claimed
from bot.domain.answering.claimed_inclusions import inclusion_claimed
from bot.domain.answering.claimed_little import says_too_little
from bot.domain.answering.claimed_occasions import occasion_differs
from bot.domain.answering.claimed_orders import occasions, order_claimed
from bot.domain.answering.claimed_posts import gives_a_post, post_claimed
from bot.domain.answering.claimed_statements import statement_told
from bot.domain.answering.claimed_ways import relief_claimed, way_claimed
from bot.domain.answering.comparing import compare_with_figure, why_unlike
from bot.domain.answering.contents import contents_meant, items_named, lists_item
from bot.domain.answering.contrasts import without_contrast
from bot.domain.answering.cues import OR
from bot.domain.answering.denials import NEGATION, negated
from bot.domain.answering.departures import places_told_beside
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import Wanted, distinct, referred_to, roles_of
from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.like_with_like import own_unit
from bot.domain.answering.packages import packages_meant
from bot.domain.answering.reckoning import in_weeks
from bot.domain.answering.replies import abstained, answered, asked_back
from bot.domain.answering.surroundings import facts_around, named_people, told_beside
from bot.domain.answering.vague import is_vague, names_nothing
from bot.domain.model import Held
from bot.domain.terms import Term


def answer_claim(desk: Desk) -> Answer:
    """Check a claim; abstain when no stored fact speaks of it."""
    if post := _post(desk):
        return post
    if names_nothing(desk.reading) or says_too_little(desk):
        return asked_back(desk, "about_what")
    if either := _either_stage(desk):
        return either
    contrast = without_contrast(desk)
    if contrast is None:
        return _checked(desk)
    plain = _checked(desk.reading_as(contrast.reading))
    if plain.claim is None:
        return _checked(desk)
    if plain.claim.supported and any(_is_told(desk, plain.main, term) for term in contrast.names):
        return abstained(desk, "unchecked", plain.main)
    return replace(plain, reading=desk.reading)


def _is_told(desk: Desk, facts: Sequence[Held], term: Term) -> bool:
    """Whether who is set apart is told of by the facts that bear the rest out."""
    return any(not desk.unexplained(held, wide=False, terms=[term]) for held in facts)


def _checked(desk: Desk) -> Answer:
    """The verdict of the first check that understands the claim."""
    desk = desk.reading_as(in_weeks(desk.reading))
    desk.checks = True
    if relief := relief_claimed(desk):
        return verdict(desk, [relief[0]], [relief[1]], Point.VALUE)
    if hosted := hosts_claimed(desk):
        held, differs = hosted
        return (
            abstained(desk, "unchecked", [held]) if differs is None else verdict(desk, [held], differs, Point.SENTENCE)
        )
    narrowed = [*desk.reading.terms_of("item"), *desk.reading.terms_of("mechanism")]
    only_goods = narrowed and not _EXCLUSIVELY.isdisjoint(desk.reading.words)
    keeps = "restrictions" in desk.reading.named("occasion") and not _KEEPING.isdisjoint(desk.reading.words)
    if (
        only_goods
        and not negated(desk)
        and (refuted := _contents(desk))
        and refuted.claim
        and not refuted.claim.supported
    ):
        return refuted  # what is listed is something else
    if keeps or only_goods or any(not amount.value for amount in desk.reading.amounts):
        return abstained(desk, "unchecked")
    checks = (_inclusion, _occasion, _order, _contents, _direction, _way, _figure, _statement)
    answer = next(filter(None, (check(desk) for check in checks)), None)
    if answer is not None and (answer.claim is None or answer.claim.supported):
        return answer
    told = figure_claimed(desk)
    if told and (answer is None or (not told[1] and _speaks_of_another(desk, answer))):
        return verdict(desk, [told[0]], told[1], Point.VALUE)
    return answer or _unchecked(desk)


def _unchecked(desk: Desk) -> Answer:
    """No verdict; where stored totals count something else than the claim, which of that it is."""
    unlike = why_unlike(desk)
    return (
        abstained(desk, unlike.reason, unlike.near) if unlike else abstained(desk, "unchecked", facts_around(desk)[:40])
    )


def _either_stage(desk: Desk) -> Answer | None:
    """The figure itself, with its stage, where it is left open which of two it is at ("delivered or yet to be announced")."""
    stages = [term for term in desk.reading.terms_of("stage") if term.concepts]
    if len({term.concepts for term in stages}) < _TWO or OR.isdisjoint(desk.reading.words[1:]):
        return None
    found = packages_meant(desk, leaving=stages)
    return answered(desk, AnswerKind.FIGURE, Point.VALUE, found[:1]) if len(distinct(found)) == 1 else None


_TWO = 2


def _speaks_of_another(desk: Desk, refuted: Answer) -> bool:
    """Whether a refutation rests on a figure of another value, or one that leaves words of the claim open."""
    differs = {each.what for each in refuted.claim.differs} if refuted.claim else set()
    return "value" in differs or any(
        not any(concept.startswith(("stage.", "mechanism.", "kind.")) for concept in term.concepts)
        for term in desk.unexplained(refuted.main[0])
    )


def verdict(desk: Desk, main: Sequence[Held], differs: Iterable[Differs], point: Point) -> Answer:
    """A verdict on these facts: supported when nothing differs."""
    told = tuple(differs)
    answer = answered(desk, AnswerKind.VERDICT, point, main)
    return replace(answer, claim=ClaimVerdict(supported=not told, differs=told))


def _is_pinned(desk: Desk) -> bool:
    """Whether a claim says which package it speaks of."""
    reading = desk.reading
    return bool(reading.whens or reading.amounts or reading.drawdown or named_people(desk)) or "which" in reading.asks


# A list that names more, or may not be whole, bears out no "only".
_EXCLUSIVELY = frozenset(
    """
    only just solely merely mainly mostly exclusively alone purely entirely лише тільки виключно только лишь исключительно nur
    ausschliesslich allein     seulement uniquement solo solamente unicamente tylko wylacznie
    """.split()
)


_KEEPING = frozenset(
    """
    keep keeps kept maintain maintained retain retained uphold upheld impose imposed tighten tightened enforce stay stays
    """.split()
)
"""What is said here of restrictions is the opposite of easing them, which their name alone does not tell apart."""


def _contrasts(desk: Desk) -> bool:
    """Whether the denial only sets something else apart ("weapons, not money"), so that the rest is claimed."""
    free = {term.at: term.end for term in desk.reading.terms if term.is_free and NEGATION not in term.concepts}
    for at in [term.end for term in desk.reading.terms if NEGATION in term.concepts]:
        while at in free:
            at = free[at]
        apart = [term for term in desk.reading.content if term.at == at]
        claimed = any(term.at < at for term in desk.reading.terms_of("item"))
        if claimed and any(_sets_apart(term) for term in apart):
            return True
    return False


def _sets_apart(term: Term) -> bool:
    """Whether it is something other than goods: a kind of aid, money, or a word for nothing of ours."""
    if any(concept.startswith("item.") for concept in term.concepts):
        return False
    return not is_vague(term) or any(c.startswith("kind.") or c == "noun.money" for c in term.concepts)


def _inclusion(desk: Desk) -> Answer | None:
    """The one amount is in the other, or comes on top of it."""
    found = inclusion_claimed(desk)
    return verdict(desk, found[0], found[1], Point.VALUE) if found else None


def _order(desk: Desk) -> Answer | None:
    """The one came before, after or at the other, both of them dated."""
    found = order_claimed(desk)
    return verdict(desk, found[0], found[1], Point.DAY) if found else None


def _occasion(desk: Desk) -> Answer | None:
    """Who met whom, or where something was, otherwise than the source has it."""
    found = None if negated(desk) else occasion_differs(desk)
    return verdict(desk, [found[0]], [found[1]], Point.SENTENCE) if found else None


def _contents(desk: Desk) -> Answer | None:
    """A package holds, or does not hold, the goods named."""
    items = items_named(desk)
    reading = desk.reading
    if not items or len(reading.amounts) > 1 or reading.terms_of("mechanism") or reading.terms_of("kind"):
        return None
    if any(amount.counts_things for amount in reading.amounts) or "give.asks" in reading.concepts:
        return None  # a list names goods, it does not count them, and what was asked for need not be in it
    lists = [held for held in contents_meant(desk, reading.terms_of("item")) if is_statement(held, "contents")]
    others = [term for term in reading.content if term not in reading.terms_of("item")]
    lists = [held for held in lists if not desk.unexplained(held, terms=others)]
    if not lists:
        return None
    if len({held.fact.about for held in lists}) > 1 and not _is_pinned(desk):
        return asked_back(desk, "which_package")
    listed = [held for held in lists if all(lists_item(desk, held, term) for term in items)]
    claimed = " ".join(term.words for term in items)
    denied = negated(desk) and not _contrasts(desk)
    differs = [] if bool(listed) != denied else [Differs("contents", claimed, "listed" if listed else "")]
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


def _post(desk: Desk) -> Answer | None:
    """Somebody held a post."""
    if not gives_a_post(desk):
        return None
    found = None if negated(desk) else post_claimed(desk)
    return verdict(desk, [found[0]], found[1], Point.ROLE) if found else abstained(desk, "unchecked")


def _way(desk: Desk) -> Answer | None:
    """A package is, or is not, paid for in some way or of some kind."""
    found = way_claimed(desk)
    return verdict(desk, [found[0]], found[1], Point.MECHANISM) if found else None


def _figure(desk: Desk) -> Answer | None:
    if desk.reading.asks & {"before", "after"} and occasions(desk) and not desk.reading.whens:
        return None  # what came first is told by days, not by a figure
    found = compare_with_figure(desk)
    if (
        found is None
        or (found.differs and negated(desk))
        or (not found.differs and places_told_beside(desk, found.held))
    ):
        return None
    denied = [Differs("negation", "", "")] if negated(desk) else found.differs
    beside = () if denied else told_beside(desk, found.held)
    told = verdict(desk, [found.held, *beside], denied, Point.VALUE)
    return replace(told, assumed=_currency_taken(desk, found.held))


def _currency_taken(desk: Desk, held: Held) -> tuple[Assumed, ...]:
    """The currency of the figure where the claim names none and the donor mostly reports in another one."""
    bare = any(amount.unit is None and amount.covers(held.figure.value) for amount in desk.reading.amounts)
    usual = held.figure.unit == (own_unit(held) or "USD")
    return (Assumed("currency", held.figure.unit),) if bare and held.figure.is_money and not usual else ()


def _statement(desk: Desk) -> Answer | None:
    """A claim without a number, against the statement that tells all of it."""
    found = statement_told(desk)
    return verdict(desk, [found[0]], found[1], Point.SENTENCE) if found else None
