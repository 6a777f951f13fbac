"""Who or what is asked for right behind "which" or "what": an official, a region, somebody by their nation."""

from bot.domain.question import Reading

OFFICIALS = frozenset(["official", "minister", "defence_minister", "defence_secretary", "president", "spokesperson"])


def asks_which_official(reading: Reading) -> bool:
    """Whether an official is asked for by title ("which minister", "name the defence secretary")."""
    amounts = [term for term in reading.terms if term.concepts & {"ask.how_much", "ask.how_many"}]
    if any(term.words not in _CAME for term in amounts) or _is_asked_of_them(reading):
        return False
    named = set(reading.named("noun")) & OFFICIALS or ("name" in reading.asks and _names_office(reading))
    return bool(reading.asks & {"which", "what", "name"}) and bool(named)


_CAME = frozenset({"came to", "comes to", "come to"})
"""What an amount, or a visitor, does."""


def _is_asked_of_them(reading: Reading) -> bool:
    """Whether officials are those from whom something was asked for ("what was he begging western leaders for")."""
    asked = "give.asks" in reading.concepts and "what" in reading.asks and not reading.asks & {"which", "name"}
    return asked and reading.names_person and not asks_right_for_official(reading)


def asks_right_for_official(reading: Reading) -> bool:
    """Whether the official stands right behind "which" ("which president said that russia dropped bombs")."""
    asked = {term.end for term in reading.terms if term.concepts & {"ask.which", "ask.what"}}
    return any(term.at in asked and term.concepts & {f"noun.{title}" for title in OFFICIALS} for term in reading.terms)


def where_a_total_stands(reading: Reading) -> bool:
    """Whether "where" asks how high a total is ("where was the us total") rather than for a place."""
    at = next((term.end for term in reading.terms if "ask.where" in term.concepts), None)
    light = {term.at: term for term in reading.terms if term.is_free or term.entities}
    while at in light and at is not None:
        at = light[at].end
    return any(term.at == at and "measure.total" in term.concepts for term in reading.terms)


def asks_for_a_region(reading: Reading) -> bool:
    """Whether a region is asked for, right behind "which"."""
    if reading.content and "noun.region" in reading.content[0].concepts and not reading.asks:
        return reading.words[reading.content[0].end : reading.content[0].end + 1] == ("of",)
    asked = {term.end for term in reading.terms if term.concepts & {"ask.which", "ask.what"}}
    between = {term.at: term.end for term in reading.terms if term.entities}
    asked |= {between[at] for at in asked if at in between}  # "which ukrainian region"
    return any(term.at in asked and "noun.region" in term.concepts for term in reading.terms)


def asks_for_a_national(reading: Reading) -> bool:
    """Whether "which" asks for a person by their nation ("which ukrainian was austin hosting")."""
    asked = {term.end for term in reading.terms if "ask.which" in term.concepts}
    nations = [term for term in reading.terms if term.at in asked and term.entities]
    verbs = {term.at for term in reading.terms if term.concepts & {"filler.copula", "filler.auxiliary"}}
    met = reading.concepts & {"give.hosts", "occasion.meeting", "ask.visitor"}
    return bool(met) and reading.names_person and any(term.end in verbs for term in nations)


def _names_office(reading: Reading) -> bool:
    return any(concept.startswith("office:") for concept in reading.concepts)


def asks_right_for_an_occasion(reading: Reading) -> bool:
    """Whether a gathering stands right behind "which" ("which gathering was washington to host")."""
    asked = {term.end for term in reading.terms if "ask.which" in term.concepts}
    return any(term.at in asked and term.concepts & _GATHERINGS for term in reading.terms)


_GATHERINGS = frozenset(f"occasion.{name}" for name in ("meeting", "summit", "conference"))


def asks_of_occasion(reading: Reading) -> bool:
    """Whether "which" or "what" asks for the occasion itself, not for what somebody gave, got or asked for there."""
    aside = next((term.at for term in reading.terms[1:] if term.concepts & _ASIDE), len(reading.words))
    named = {
        name
        for name in _NAMED_OCCASIONS
        for term in reading.terms_of("occasion")
        if term.at < aside and f"occasion.{name}" in term.concepts
    }  # "when umerov visited" and "after the meeting" only tell when
    amounts = reading.named("measure") or reading.named("kind")
    given = ("give.gives" in reading.concepts and bool(amounts)) or (
        "which" not in reading.asks and "pledged" in reading.named("stage")
    )
    return bool(named) and not given and not reading.asks & _NARROWER and "give.asks" not in reading.concepts


_NAMED_OCCASIONS = frozenset({"summit", "conference", "meeting"})
_NARROWER = frozenset("how_much how_many where who contents mechanism".split())
_ASIDE = frozenset({"ask.when", "ask.after"})
