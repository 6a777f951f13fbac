"""Whether a question asks for a sum on figures: a rate, a fraction or multiple, a total less an amount."""

from dataclasses import replace

from bot.domain.amount import Amount
from bot.domain.answering.fractions import factor_of
from bot.domain.answering.to_check import is_polar
from bot.domain.model import Precision
from bot.domain.question import Reading
from bot.domain.terms import Term, When

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


def mark_named(reading: Reading) -> Amount | None:
    """The mark that a figure is held against ("how far above 50 billion is the us total"); None where none is named."""
    if len(reading.amounts) != 1 or is_polar(reading):
        return None
    if not (reading.asks & {"difference", "measured"} or _measures_up_to_amount(reading)):
        return None
    mark = reading.amounts[0]
    by_then = any(when.relation == "by" for when in reading.whens)
    given = by_then and any(concept.startswith(("stage.", "give.gives")) for concept in reading.concepts)
    named = given or {"total", "package"} & set(reading.named("measure"))
    sided = mark.precision in (Precision.MORE_THAN, Precision.UP_TO) and mark.unit != "percent"
    return mark if named and sided and not mark.counts_things else None


def _measures_up_to_amount(reading: Reading) -> bool:
    """Whether "how much" stands right before the amount ("how much over 50 billion was it")."""
    return any(reading.is_amount(term.end) for term in reading.terms if "ask.how_much" in term.concepts)


def takes_off(reading: Reading) -> bool:
    """Whether it asks for a total less an amount ("the total without the newest 2.3"), or one amount less another."""
    two = len(reading.amounts) > 1
    if before_a_package(reading) is not None or mark_named(reading) is not None or _takes_one_from_the_other(reading):
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
    return (
        "besides" in reading.asks
        or not _EXCLUDING.isdisjoint(reading.words)
        or any(term.words in WITHOUT and "filler.negation" in term.concepts for term in reading.terms)
    )


def _takes_one_from_the_other(reading: Reading) -> bool:
    """Whether a package or amount is to be taken off the total ("take the 2.3b out of the 53.5b, what is left")."""
    named = len({"package", "total"} & set(reading.named("measure")))
    if named + sum(amount.unit != "percent" for amount in reading.amounts) < _BOTH:
        return False
    taken = [term.at for term in reading.terms if (term.meant or term.words).split()[0] in TAKE]
    return any(not _OFF.isdisjoint(reading.words[at : at + _REACH + 3]) for at in taken)


_EXCLUDING = frozenset("excluding excludes exclude excl hors excluyendo excepto ausgenommen abzuglich".split())
_BOTH = 2
TAKE = frozenset(
    """
    take takes taking subtract leave deduct knock strip remove pull cut drop lop chop shave zieh ziehe zieht ziehen abzieht
    abziehen nimm nimmt nehme rausnimmt enleve enlever enlevez retire retirer retirez soustrais soustrait soustraire ote oter
    quita quitas quitar quitamos resta restas restar restamos saca sacas odejmij odejmiemy odejmiesz odjac zabierz
    відняти відніми віднімемо забрати забери вычти вычесть отнять отними отнимем убрать убери вычтем
    """.split()
)
_OFF = frozenset("away off out from ab raus weg von de des du del a al od z від з от из".split())


def _names_what_was_before(reading: Reading) -> bool:
    """Whether "before" leads to an amount rather than to a day or occasion ("the total before they added the 2.3 billion")."""
    ties = [term for term in reading.terms if "ask.before" in term.concepts]
    if not ties or reading.terms_of("occasion"):
        return False
    packages = any("measure.package" in term.concepts for term in reading.terms if term.end <= ties[0].at)
    return _leads_to_an_amount(reading, ties[0]) and ("total" in reading.named("measure") or not packages)


def _leads_to_an_amount(reading: Reading, tie: Term) -> bool:
    """Whether an amount is the first day or amount behind a word, and near."""
    following = next(
        (at for at in range(tie.end, len(reading.words)) if reading.is_date(at) or reading.is_amount(at)), None
    )
    return following is not None and reading.is_amount(following) and following - tie.end <= _REACH


def asks_beside_an_amount(reading: Reading) -> bool:
    """Whether it asks for what came before or after an amount named, so that the amount itself is no answer."""
    ties = [term for term in reading.terms if term.concepts & {"ask.before", "ask.after"}]
    return not reading.whens and any(_leads_to_an_amount(reading, tie) for tie in ties)


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


def in_weeks(reading: Reading) -> Reading:
    """The reading with "7 days" as the week that it is, so that no number of days is taken for what is counted."""
    marks = [at for at in range(len(reading.words)) if reading.is_amount(at)]
    if len(marks) != len(reading.amounts) or len(marks) < _BOTH:
        return reading
    days = {term.at for term in reading.terms if "noun.day" in term.concepts}
    weeks = [at for amount, at in zip(reading.amounts, marks, strict=True) if amount.value == _WEEK and at + 1 in days]
    if not weeks:
        return reading
    led = {at + 1 for at in weeks}
    return replace(
        reading,
        words=tuple("" if at in weeks else word for at, word in enumerate(reading.words)),
        amounts=tuple(amount for amount, at in zip(reading.amounts, marks, strict=True) if at not in weeks),
        terms=tuple(replace(t, concepts=frozenset({"noun.week"})) if t.at in led else t for t in reading.terms),
    )


_WEEK = 7


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
