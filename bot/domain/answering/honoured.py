"""The asks that each way of answering makes good."""

from bot.domain.answering.reckoning import RATES
from bot.domain.answering.to_check import SUMS

HONOURED = {
    "sum": SUMS | RATES | {"average", "besides", "latest", "double", "half", "quarter_share"},
    "place": frozenset({"city", "region"}),
    "source": frozenset({"first"}),
    "value": frozenset({"latest", "first", "largest", "smallest"}),
    "latest": frozenset({"latest"}),
    "compare": frozenset({"compare", "bigger", "smaller"}),
    "mechanism": frozenset({"rather_than"}),
    "by_year": frozenset({"by_year", "list"}),
    "appeal": frozenset({"compare"}),
    "ranking": frozenset("top_donor top_recipient largest smallest list donor country government recipient".split()),
}
"""The asks that each way of answering makes good; any other that narrows stays to be accounted for."""
