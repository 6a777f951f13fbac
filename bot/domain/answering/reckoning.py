"""Whether a question asks for a sum on figures: a rate, a fraction or multiple, a total less an amount."""

from bot.domain.answering.fractions import factor_of
from bot.domain.answering.to_check import is_polar
from bot.domain.question import Reading

RATES = frozenset(["per_hour", "per_day", "per_week", "per_month", "per_year"])
WITHOUT = frozenset({"without", "w o", "ohne", "sans", "sin", "bez", "без"})
_REACH = 4
"""So many words at most lie between "before" and the amount that was not yet counted."""


def is_rate(reading: Reading) -> bool:
    """Whether it asks how much an amount, or a total, comes to in an hour, a day, a month."""
    if not reading.asks & RATES or reading.asks & {"who", "which", "when", "where"}:
        return False
    return bool(reading.amounts) or "total" in reading.named("measure") or "average" in reading.asks


def asks_for_a_multiple(reading: Reading) -> bool:
    """Whether it asks what half, or twice, of a package or amount comes to, and of nothing done with that part."""
    if factor_of(reading) is None or is_polar(reading) or len(reading.amounts) > 1:
        return False
    done = {"give.gives", "give.gets", "give.asks", "give.takes", "ask.said"} & reading.concepts
    delivered = set(reading.named("stage")) - {"announced", "pledged"}
    return bool(reading.amounts or reading.named("measure")) and not done and not delivered


def takes_off(reading: Reading) -> bool:
    """Whether it asks for a total less an amount ("the us total without the newest 2.3")."""
    if "total" not in reading.named("measure") or not reading.amounts:
        return False
    if _names_what_was_before(reading):
        return True
    return "besides" in reading.asks or any(
        term.words in WITHOUT and "filler.negation" in term.concepts for term in reading.terms
    )


def _names_what_was_before(reading: Reading) -> bool:
    """Whether "before" leads to an amount rather than to a day or occasion ("the total before they added the 2.3 billion")."""
    ties = [term.end for term in reading.terms if "ask.before" in term.concepts]
    if not ties or reading.terms_of("occasion"):
        return False
    following = next(
        (at for at in range(ties[0], len(reading.words)) if reading.is_date(at) or reading.is_amount(at)), None
    )
    return following is not None and reading.is_amount(following) and following - ties[0] <= _REACH
