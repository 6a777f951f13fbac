"""By which other words the slots of a figure are named: its measure, its unit, who reports it, the days of its period."""

from bot.domain.model import Figure

CURRENCIES = {
    "in_euros": "EUR",
    "in_dollars": "USD",
    "in_pounds": "GBP",
    "in_hryvnias": "UAH",
    "in_rubles": "RUB",
    "in_zloty": "PLN",
}
"""The unit a figure must have where a question wants it in a currency; nothing is converted."""
ALSO_NAMED = {
    "total": ("oda_total", "foreign_assistance_total"),
    "oda": ("oda_share_of_gni",),
    "requirement": ("funding", "funding_share"),
}
"""Measures that go by a wider name as well, beside their own ("us foreign aid in total")."""
PART_OF = {"ocha": "un", "un-humanitarian": "un", "dac": "oecd"}
"""Who stands as donor or recipient of what a body reports, with the body."""
RATE_DAYS = {"per_day": range(1, 2), "per_week": range(6, 9), "per_month": range(28, 32), "per_year": range(360, 367)}
"""How many days a figure's own period has when it is a rate already."""


def days_of(figure: Figure) -> int:
    """How many days the figure's own period has; 0 where it has none."""
    if figure.period_start is None or figure.period_end is None:
        return 0
    return (figure.period_end.last - figure.period_start.first).days + 1
