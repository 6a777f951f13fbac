"""What only several words together tell of what is asked: which of several ways, which goods for an amount."""

from bot.domain.answering.to_check import opens_with
from bot.domain.question import Reading
from bot.domain.terms import Term

OR = frozenset({"or", "ou", "oder", "o", "czy", "lub", "albo", "або", "чи", "или", "либо"})
"""Words for "or"."""


def offers_mechanisms(reading: Reading) -> bool:
    """Whether it asks in which of several ways a package is given."""
    offered = len(set(reading.named("mechanism"))) > 1 and not OR.isdisjoint(reading.words)
    return offered and not reading.asks & {"how_much", "how_many", "true"} and bool(reading.whens or reading.amounts)


def asks_what_is_got(reading: Reading) -> bool:
    """Whether "what" asks for the goods that somebody gets for an amount, or in a package of a day."""
    if not opens_with(reading, "what", "which", "meaning") or reading.asks & _OF_OTHER_THINGS:
        return False
    told = "said" in reading.asks and "give.gets" in reading.concepts
    meant = bool(reading.amounts) or (bool(reading.whens) and ("package" in reading.named("measure") or told))
    narrowed = any(reading.named(kind) for kind in ("item", "occasion", "kind", "stage"))
    buys = not BUYING.isdisjoint(reading.words)
    return meant and (buys or "give.gets" in reading.concepts) and not narrowed


def asks_whose_way(reading: Reading) -> bool:
    """Whether it asks who has, or may use, a way of giving aid, and names nothing else ("who holds drawdown authority")."""
    if (
        not opens_with(reading, "who", "whom", "role")
        or reading.whens
        or reading.amounts
        or "announcer" in reading.asks
    ):
        return False
    ways = [all(concept.startswith("mechanism.") for concept in term.concepts) for term in reading.content]
    return bool(ways) and all(ways)


def asks_where_aid_comes_from(reading: Reading) -> bool:
    """Whether it asks out of what aid comes: not how much of it does, nor where a number, or somebody, is from."""
    if "origin" not in reading.asks or reading.asks & {"how_much", "part_of"} or "occasion.bombing" in reading.concepts:
        return False
    if any(amount.counts_things for amount in reading.amounts):
        return False
    given = ("measure", "mechanism", "item", "kind")
    return not reading.names_person or bool(reading.amounts) or any(reading.named(name) for name in given)


BUYING = frozenset(
    "buy buys bought pay pays paid kaufen kauft achete achetent compra compran kupi купить купят купить".split()
)
"""What money is said to do: what it buys is what the package holds."""


_OF_OTHER_THINGS = frozenset("how_much how_many where who mechanism share".split())


def asks_how_it_gets_there(reading: Reading) -> bool:
    """Whether it asks by which way a package is given or delivered."""
    meant = bool(reading.amounts) or (bool(reading.whens) and "package" in reading.named("measure"))
    on_its_way = {"give.gives", "stage.delivered", "stage.provided", "stage.disbursed"} & reading.concepts
    other = reading.asks & {"how_much", "how_many", "by_type", "said", "quote", "true", "compare", "part_of"}
    return meant and bool(on_its_way) and opens_with(reading, "how") and not other


def asked_by_which(reading: Reading) -> list[Term]:
    """Who is asked for right behind "which": the answering fact itself has to be of such ("which president visited")."""
    asked = {term.end for term in reading.terms if "ask.which" in term.concepts}
    return [term for term in reading.content if term.at in asked and any(c.startswith("noun.") for c in term.concepts)]


def spoken_of(reading: Reading) -> list[Term]:
    """What was only spoken of on the day of a package: a fact that answers has to tell of it itself."""
    return [term for term in reading.content if term.concepts & _SPOKEN_OF]


_SPOKEN_OF = frozenset({"occasion.restrictions", "occasion.membership"})


def arrives(reading: Reading) -> bool:
    """Whether it speaks of something that comes or gets there, which what was announced has not yet done."""
    return any(term.words.split()[-1] in _ARRIVALS for term in reading.terms)


_ARRIVALS = frozenset(
    """
    arrive arrives arrived come comes came land lands landed kommen kommt kamen kam ankommen ankommt eintreffen arrivent arrive
    arriveront arrivera llegan llega llegaron llegaran llegara dotrze dotra dotarla dotarly przyjedzie przyjada
    приедут приедет придут придет прибудут прибудет приїдуть прийдуть прибудуть прибуде
    """.split()
)
"""Verbs of arriving, which elsewhere may carry no meaning of their own."""
