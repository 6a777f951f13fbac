"""What a question for an amount asks: whether for one at all, in money, ranked or less a part, and of which measures."""

from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import roles_of, wanted_figures
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.answering.to_check import is_polar
from bot.domain.keys import PACKAGE, TOTAL, measures_for
from bot.domain.question import Reading

OF_YEAR = frozenset({"annual_amount"})
_OF_YEARS_TOO = frozenset({"oda_total", "oda_to_country", "oda_by_donor", "foreign_assistance_total"})
"""What is reported by the year beside amounts for one year; a package of a year is not what was given in it."""
_HAD = frozenset({"had", "has", "have", "hatte", "hatten", "avait", "avaient", "habia", "habian"})
"""Words of the perfect: what had been given on a day is a total."""
_OF_AID = ("measure", "kind", "stage", "give", "aid")
_ORDERS = frozenset({"latest", "first", "largest", "smallest", "including"})
_BROADEST = {measures_for(["oda"]): (frozenset({"oda_total"}),)}
"""Where several measures go by one name, the one that is meant when nothing narrows it."""


def only_a_measure(desk: Desk) -> bool:
    """Whether a plain question holds no more than "total" or "the package"; a command means the default ones."""
    reading = desk.reading
    return (
        not reading.command
        and not reading.whens
        and not reading.amounts
        and all(any(concept.startswith("measure.") for concept in term.concepts) for term in reading.content)
    )


def names_a_figure(desk: Desk) -> bool:
    """Whether anything in the question points to an amount of aid rather than to people, goods or an occasion."""
    reading = desk.reading
    if "why" in reading.asks:
        return False
    if reading.amounts or reading.drawdown or "how_much" in reading.asks:
        return True
    if reading.asks & _ORDERS:
        return not is_polar(reading) or any(reading.named(kind) for kind in _OF_AID)
    if reading.names_person and not (reading.named("measure") or reading.named("kind") or reading.whens):
        return False
    if "give.asks" in reading.concepts and not reading.named("measure"):
        return False
    if _HELD_OUT & reading.concepts and not any(reading.named(kind) for kind in ("measure", "kind", "stage", "aid")):
        return False
    of_aid = any(set(reading.named(kind)) - _OF_OCCASIONS for kind in _OF_AID)
    if "money" in reading.named("noun") or of_aid:
        return True
    return bool(reading.command) and bool(reading.whens or roles_of(desk).terms)


_OF_OCCASIONS = frozenset({"hosts"})
"""What is said of gatherings among the words for giving ("took place")."""
_HELD_OUT = frozenset({"occasion.invitation", "occasion.bridge", "occasion.waver", "occasion.alone", "occasion.hope"})
"""What is got or given here is no aid ("receiving an invitation")."""


def wants_money(reading: Reading) -> bool:
    """Whether "how much" asks for money: it does unless people or a measure of its own are named."""
    return "how_much" in reading.asks and not any(reading.named(kind) for kind in ("measure", "noun", "item"))


def costs_an_occasion(reading: Reading) -> bool:
    """Whether it asks what a meeting, or a body named, itself cost, which is no aid."""
    first = next((term for term in reading.content), None)
    if _spends_on_a_gathering(reading):
        return True
    aid = any(reading.named(kind) for kind in ("aid", "give", "measure", "kind", "stage")) or reading.amounts
    if first is None or aid:
        return False
    itself = bool(first.entities) and reading.words[first.end : first.end + 1] in (("cost",), ("costs",))
    return itself or any(concept.startswith(_GATHERINGS) for concept in first.concepts)


def _spends_on_a_gathering(reading: Reading) -> bool:
    """Whether money is said to be spent on a meeting or summit ("how much did they spend on the washington summit")."""
    spent = {term.end for term in reading.terms if term.words.split()[0] in _SPENDING and not term.entities}
    articles = {term.at: term.end for term in reading.terms if "filler.word" in term.concepts}
    spent |= {articles[at] for at in spent if at in articles}
    return any(
        term.at in spent and any(concept.startswith(_GATHERINGS) for concept in term.concepts) for term in reading.terms
    )


_SPENDING = frozenset("spend spends spent spending pay pays paid".split())
_GATHERINGS = ("occasion.meeting", "occasion.summit", "occasion.conference", "occasion.speech")


def pays_itself(desk: Desk) -> bool:
    """Whether the one that receives is said to pay ("how much does ukraine pay for the package")."""
    reading = desk.reading
    paying = {term.at for term in reading.terms if term.words.split()[0] in _PAYING}
    light = {term.at: term.end for term in reading.terms if term.is_free and term.at not in paying}
    for term in reading.terms:
        if desk.defaults.recipient in term.entities and not reading.is_led(term, _TO_WHOM):
            at = term.end
            while at in light:
                at = light[at]
            if at in paying:
                return True
    return False


_PAYING = frozenset("pay pays paid paying repay repays repaid".split())
_TO_WHOM = frozenset("to for".split())


def leaves_out(reading: Reading) -> bool:
    """Whether it asks for a figure less an amount, for something beside one, for what comes next, or what came before the war.

    Nothing is taken off, and totals are counted from the war on.
    """
    if "noun.next" in reading.concepts and not reading.whens:
        return True
    if "before" in reading.asks and reading.concepts & {"occasion.war", "occasion.invasion"}:
        return True
    if _names_others(reading):
        return True
    denied = any("filler.negation" in term.concepts and not reading.is_date(term.end) for term in reading.terms)
    return denied or "besides" in reading.asks or _comes_on_top(reading)


def _comes_on_top(reading: Reading) -> bool:
    """Whether something is said to come on top, other than the aid that is only called additional."""
    aid = {term.at for kind in ("kind", "aid", "measure") for term in reading.terms_of(kind)}
    aid |= {term.at for term in reading.terms if "aid.aid" in term.concepts}
    on_top = [term for term in reading.terms if "ask.on_top" in term.concepts]
    return any(term.end not in aid or term.words not in _ADDITIONAL for term in on_top)


_ADDITIONAL = frozenset({"additional", "extra", "further"})


def _names_others(reading: Reading) -> bool:
    """Whether it asks of whoever is left ("other countries")."""
    others = {term.end for term in reading.terms if term.words in _OTHERS}
    return any(term.at in others for term in reading.terms if term.concepts & _MANY)


_MANY = frozenset({"noun.country", "noun.donor", "noun.ally", "noun.partner", "noun.government"})
_OTHERS = frozenset(
    """
    other others another rest інші інших інший другие других другой остальные остальных andere anderen anderer autres
    autre otros otras otro inne innych inni pozostałe pozostale pozostałych
    """.split()
)


def measures_to_try(desk: Desk) -> list[frozenset[str]]:
    """Which measures the question can mean, the likeliest first."""
    reading = desk.reading
    named = wanted_figures(desk).measures
    if reading.drawdown or (reading.asks & _ORDERS and "pda" in reading.named("mechanism") and not named):
        return [PACKAGE]
    if named:
        if (
            named == TOTAL | PACKAGE
            and _names_a_day(reading)
            and not (reading.named("stage") or "including" in reading.asks)
        ):
            return [PACKAGE, TOTAL]
        return [TOTAL, PACKAGE] if named == TOTAL | PACKAGE else [*_BROADEST.get(named, ()), named]
    if "including" in reading.asks:
        return [TOTAL]
    if "since" in reading.asks:
        return [TOTAL, PACKAGE]
    if any(when.relation in ("since", "by", "before") for when in reading.whens):
        return [TOTAL, PACKAGE, frozenset()]
    announced = bool(reading.named("stage")) and set(reading.named("stage")) <= {"announced", "pledged"}
    if _names_a_day(reading):
        return [PACKAGE] if announced or _is_given_on(reading) else [PACKAGE, TOTAL, frozenset()]
    years = bool(reading.whens) and all(span.grain == "year" for when in reading.whens for span in when.readings)
    if not years and announced:
        return [PACKAGE, TOTAL, frozenset()]
    if _is_flow(reading):
        of_year = any(span.grain == "year" for when in reading.whens for span in when.readings)
        return [OF_YEAR, _OF_YEARS_TOO] if of_year else [OF_YEAR, PACKAGE]
    if reading.whens or reading.amounts:
        return [OF_YEAR, PACKAGE, TOTAL, frozenset()]
    return [TOTAL, frozenset()]


def _names_a_day(reading: Reading) -> bool:
    return any(span.grain == "day" for when in reading.whens for span in when.readings)


def _is_flow(reading: Reading) -> bool:
    """Whether it asks what was given within a month or year: a total as of then counts all that came before as well."""
    return _is_given_on(reading) and all(
        span.grain in ("month", "year") for when in reading.whens for span in when.readings
    )


def _is_given_on(reading: Reading) -> bool:
    """Whether it asks what was given at a time, not what had been given by then."""
    given = {"give.gives", "give.gets"} & reading.concepts and not reading.asks & {"as_of", "latest", "total"}
    by_then = "filler.auxiliary" in reading.concepts and not _HAD.isdisjoint(reading.words)
    return bool(given and reading.whens and not by_then) and all(when.relation == "on" for when in reading.whens)


def is_said_to(desk: Desk) -> bool:
    """Whether one party "says" something to another with no word between: who gives and who gets can't be told."""
    parties = [term for term in desk.reading.terms if desk.names(term, PARTY_TYPES)]
    said = {term.at: term.end for term in desk.reading.terms if term.concepts == {"ask.said"}}
    ends, starts = {term.end for term in parties}, {term.at for term in parties}
    return any(at in ends and end in starts for at, end in said.items())


def names_another_time(reading: Reading) -> bool:
    """Whether a slip in "last year" and the like hid a time, which was then read as no date."""
    leading = [term for term in reading.terms if term.concepts & {"ask.latest", "noun.next", "noun.previous"}]
    led, mended = {term.end for term in leading}, {term.end for term in leading if term.meant}
    spans = [term for term in reading.terms if term.at in led and term.concepts & _SPANS]
    return any(term.meant or term.at in mended for term in spans)


_SPANS = frozenset({"noun.year", "noun.month", "noun.week", "noun.day"})


def goes_on_from_nothing(reading: Reading) -> bool:
    """Whether it only asks "what about" some kind, stage or measure, with nothing before it that it goes on from."""
    opening = reading.whole.split(" ")
    goes_on = opening[:2] in (["what", "about"], ["how", "about"]) and reading.follows is None
    only = all(any(c.startswith(("kind.", "stage.", "measure.")) for c in term.concepts) for term in reading.content)
    return goes_on and only and not reading.whens and not reading.amounts
