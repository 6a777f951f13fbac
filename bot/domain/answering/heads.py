"""Who or what is asked for right behind "which" or "what": an official, a region, somebody by their nation."""

from bot.domain.question import Reading

OFFICIALS = frozenset(["official", "minister", "defence_minister", "defence_secretary", "president", "spokesperson"])


def asks_which_official(reading: Reading) -> bool:
    """Whether an official is asked for by title ("which minister", "name the defence secretary")."""
    if reading.asks & {"how_much", "how_many"}:
        return False
    named = set(reading.named("noun")) & OFFICIALS or ("name" in reading.asks and _names_office(reading))
    return bool(reading.asks & {"which", "what", "name"}) and bool(named)


def asks_right_for_official(reading: Reading) -> bool:
    """Whether the official stands right behind "which" ("which president said that russia dropped bombs")."""
    asked = {term.end for term in reading.terms if term.concepts & {"ask.which", "ask.what"}}
    return any(term.at in asked and term.concepts & {f"noun.{title}" for title in OFFICIALS} for term in reading.terms)


def asks_for_a_region(reading: Reading) -> bool:
    """Whether a region is asked for, right behind "which"."""
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
