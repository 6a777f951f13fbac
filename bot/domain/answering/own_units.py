"""The currency in which a donor mostly reports."""

from collections.abc import Sequence

from bot.domain.amount import Amount
from bot.domain.model import Held


def in_the_unit(claimed: Amount, found: Sequence[Held]) -> list[Held]:
    """The figures in the currency claimed, or where none is named in that of the donor."""
    return [held for held in found if held.figure.unit == (claimed.unit or _OWN_UNIT.get(held.figure.donor or ""))]


_OWN_UNIT = {"US": "USD", "GB": "GBP", "NO": "NOK", "SE": "SEK", "DK": "DKK", "CA": "CAD", "JP": "JPY"} | dict.fromkeys(
    ("EU", "DE", "FR", "NL"), "EUR"
)
"""The currency in which a donor mostly reports, which a bare "billion" of its aid is taken to be in."""
