"""Whether a question asks for a sum on figures: a rate, a fraction or multiple, a total less an amount."""

from bot.domain.amount import Amount
from bot.domain.answering.fractions import factor_of
from bot.domain.answering.to_check import is_polar
from bot.domain.question import Reading
from bot.domain.terms import When

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
    """Whether it asks for a total less an amount ("the us total without the newest 2.3"), or one amount less another."""
    two = len(reading.amounts) > 1
    if before_a_package(reading) is not None or _takes_away_the_package(reading):
        return True
    whole = "total" in reading.named("measure") or "how_much" in reading.asks
    if not reading.amounts or not (two or whole):
        return False
    if _names_what_was_before(reading) or (two and "remaining" in reading.named("measure")):
        return True
    if two:
        return _leads_to_the_last_amount(reading)
    if "total" not in reading.named("measure"):
        return False
    return "besides" in reading.asks or any(
        term.words in WITHOUT and "filler.negation" in term.concepts for term in reading.terms
    )


def _takes_away_the_package(reading: Reading) -> bool:
    """Whether the package is to be taken off the total ("take the new package away, where was the us total")."""
    if not {"package", "total"} <= set(reading.named("measure")) or reading.amounts:
        return False
    taken = [term.at for term in reading.terms if (term.meant or term.words).split()[0] in _TAKE]
    return any(not _OFF.isdisjoint(reading.words[at : at + _REACH + 2]) for at in taken)


_TAKE = frozenset({"take", "takes", "taking", "subtract", "leave", "deduct", "knock", "strip"})
_OFF = frozenset({"away", "off", "out"})


def _names_what_was_before(reading: Reading) -> bool:
    """Whether "before" leads to an amount rather than to a day or occasion ("the total before they added the 2.3 billion")."""
    ties = [term.end for term in reading.terms if "ask.before" in term.concepts]
    if not ties or reading.terms_of("occasion"):
        return False
    following = next(
        (at for at in range(ties[0], len(reading.words)) if reading.is_date(at) or reading.is_amount(at)), None
    )
    return following is not None and reading.is_amount(following) and following - ties[0] <= _REACH


def before_a_package(reading: Reading) -> When | None:
    """The day of the package before which a total is asked for ("the total before the july 2 package")."""
    if not {"total", "package"} <= set(reading.named("measure")):
        return None
    packages = {term.at for term in reading.terms if "measure.package" in term.concepts}
    days = (when for when in reading.whens if when.relation == "before" and when.at + 1 in packages)
    return next((when for when in days if all(span.grain == "day" for span in when.readings)), None)


def _leads_to_the_last_amount(reading: Reading) -> bool:
    """Whether "without" stands right before the second of two amounts, and neither is asserted to be something."""
    last = max((at for at in range(len(reading.words)) if reading.is_amount(at)), default=-1)
    ends = [term.end for term in reading.terms if term.words in WITHOUT]
    articles = {term.at: term.end for term in reading.terms if term.concepts == {"filler.word"}}
    led = any(articles.get(end, end) == last or end == last for end in ends)
    return led and "true" not in reading.asks


def spans_named(reading: Reading) -> dict[Amount, int]:
    """The amounts that count days or weeks beside a rate ("800 bombs in 7 days, how many a day"), each with its days."""
    marks = [at for at in range(len(reading.words)) if reading.is_amount(at)]
    if not reading.asks & RATES or len(marks) != len(reading.amounts):
        return {}
    bare = [term for term in reading.terms if " " not in term.words]
    units = {term.at: _DAYS[c] for term in bare for c in term.concepts if c in _DAYS}
    spans = {amount: units[at + 1] for amount, at in zip(reading.amounts, marks, strict=True) if at + 1 in units}
    return {amount: int(amount.value) * days for amount, days in spans.items() if amount.counts_things}


_DAYS = {"noun.day": 1, "noun.week": 7}
