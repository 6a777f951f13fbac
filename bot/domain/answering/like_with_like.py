"""Whether a claim's amount may be held against a stored total at all: the same kind of aid, currency and group of donors.

Nothing is converted, a total of one kind says nothing of all the aid, and one group's total nothing of another's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.amount import Amount
from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import distinct, newest_first, referred_to
from bot.domain.answering.totals import is_about_as_new, is_partial, newest_total
from bot.domain.keys import TOTAL, WIDEST
from bot.domain.model import Held

_GROUPS = frozenset({"group", "organisation"})


@dataclass(frozen=True, slots=True)
class Unlike:
    """Why no stored figure counts what a claim counts, as a code of an abstention, and the figures that come nearest."""

    reason: str
    near: tuple[Held, ...]


def in_the_unit(claimed: Amount, found: Sequence[Held]) -> list[Held]:
    """The figures in the currency claimed, or where none is named in that of the donor."""
    return [held for held in found if held.figure.unit == (claimed.unit or own_unit(held))]


def own_unit(held: Held) -> str | None:
    """The currency in which a figure's donor mostly reports, which a bare "billion" of its aid is taken to be in."""
    return _OWN_UNIT.get(held.figure.donor or "")


_OWN_UNIT = {
    "US": "USD",
    "GB": "GBP",
    "NO": "NOK",
    "SE": "SEK",
    "DK": "DKK",
    "CA": "CAD",
    "JP": "JPY",
    "PL": "PLN",
} | dict.fromkeys(
    ("EU", "DE", "FR", "NL", "eu", "eu-and-members", "eu-members", "eu-institutions", "european-donors"), "EUR"
)


def like_total(desk: Desk, claimed: Amount, totals: Sequence[Held]) -> Held | Unlike:
    """Of all the totals between the parties claimed the one to hold the claim against, or why there is none such."""
    ordered = newest_first(distinct(totals))
    if other := _of_another_group(desk, claimed, ordered):
        return Unlike("other_group", (*other, *ordered[:1]))
    alike = [held for held in ordered if _is_of_the_kind(desk, held)]
    if not alike:
        return Unlike("other_kind", tuple(ordered))
    in_words = [held for held in alike if claimed.covers(held.figure.value)]
    same = in_the_unit(claimed, alike)
    same = same if same and is_about_as_new(same[0], alike[0]) else []
    if claimed.unit and (in_words or not same):
        return Unlike("other_currency", (*in_words, *alike))
    chosen = newest_total(desk, same or alike).best[0]
    if is_partial(desk, chosen):
        return Unlike("other_kind", tuple(ordered))
    if not desk.reading.named("kind") and _depends_on_the_kind(claimed, chosen, ordered):
        return Unlike("other_kind", (chosen, *_widest(ordered)[:1]))
    return Unlike("other_currency", (chosen,)) if _depends_on_the_currency(claimed, chosen) else chosen


def to_compare_with(desk: Desk, claimed: Amount, best: Sequence[Held]) -> Held | None:
    """The newest figure that counts what the claim counts; None where there is none in its currency, or of its kind."""
    if all(is_total(held) for held in best):
        found = like_total(desk, claimed, best)
        return None if isinstance(found, Unlike) else found
    in_unit = in_the_unit(claimed, best)
    return newest_first(distinct(in_unit or best))[0] if in_unit or not claimed.unit else None


def is_total(held: Held) -> bool:
    """Whether a figure is a cumulative total."""
    return held.figure.measure in TOTAL


def _is_of_the_kind(desk: Desk, held: Held) -> bool:
    """Whether a total of all the aid is claimed only where the figure is one; other kinds are told apart by their words."""
    return "all" not in desk.reading.named("kind") or held.figure.kind in WIDEST


def _widest(totals: Sequence[Held]) -> list[Held]:
    return [held for held in totals if held.figure.kind in WIDEST]


def _depends_on_the_kind(claimed: Amount, chosen: Held, totals: Sequence[Held]) -> bool:
    """Whether the amount is more than what came of one kind, but not more than what came of all kinds, in whatever currency."""
    if chosen.figure.kind in WIDEST or claimed.low <= chosen.figure.value:
        return False
    return any(claimed.low <= held.figure.value for held in _widest(totals))


def _depends_on_the_currency(claimed: Amount, chosen: Held) -> bool:
    """Whether a bare amount may be right in a currency that the claim does not name."""
    unit, value = chosen.figure.unit, chosen.figure.value
    if claimed.unit or unit == _LEADING:
        return False
    if unit in _WORTH_ABOUT_A_DOLLAR:
        return value < claimed.high * _RATE and claimed.low < value * _RATE
    return claimed.low < value


_LEADING = "USD"
_WORTH_ABOUT_A_DOLLAR, _RATE = frozenset({"EUR", "GBP"}), Decimal("1.35")
"""Other currencies are worth less, so that a smaller bare amount may be in dollars or euros."""


def _of_another_group(desk: Desk, claimed: Amount, totals: Sequence[Held]) -> list[Held]:
    """Totals of that very amount that another group is said to have given, where a group is claimed to have given it."""
    known = desk.vocabulary.entities
    donor = totals[0].figure.donor if totals else None
    if donor not in known or known[donor].type not in _GROUPS:
        return []
    found = [held for held in referred_to(desk, claimed) if is_total(held) and held.figure.donor != donor]
    return [
        held
        for held in found
        if held.figure.recipient == totals[0].figure.recipient
        and held.figure.donor in known
        and known[held.figure.donor].type in _GROUPS
    ]
