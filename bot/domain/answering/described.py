"""A speaker who is only described: "austin's guest", "the ukrainian visitor", "the man who met austin"."""

from collections.abc import Iterator, Sequence

from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import on_date
from bot.domain.answering.surroundings import facts_around, named_people, people_meant
from bot.domain.coverage import people_of
from bot.domain.model import Held, Statement
from bot.domain.question import Reading
from bot.domain.terms import Term

_PARTS = frozenset({"visitor", "host"})
_LEAST_TO_MEET = 2


def describes_speaker(reading: Reading) -> bool:
    """Whether it asks for words, and names by whom only as the guest or host of somebody or of an occasion."""
    asks = reading.asks
    if replies_to_somebody(reading):
        return True
    speaks = bool(asks & {"said", "quote"}) or reading.command == "quote"
    return speaks and bool(asks & _PARTS) and not asks & {"who", "whom"} and not _tells_them(reading)


def _tells_them(reading: Reading) -> bool:
    """Whether a post is named before the verb of saying and the guest behind it: they only listen ("told his colleague")."""
    said = next((term.at for term in reading.terms if "ask.said" in term.concepts), None)
    parts = [term.at for term in reading.terms if term.concepts & {f"ask.{part}" for part in _PARTS}]
    offices = [term.at for term in reading.terms if any(c.startswith("office:") for c in term.concepts)]
    return said is not None and bool(offices) and offices[0] < said < min(parts)


def replies_to_somebody(reading: Reading) -> bool:
    """Whether it asks who answered somebody, so that whoever is named is not the one who speaks ("who replied to austin")."""
    asked = {term.end for term in reading.terms if term.concepts & {"ask.who", "ask.what"}}
    whose = {term.end for term in reading.terms if term.words == "whose"}
    if "give.gets" in reading.concepts:  # "what answer did austin get"
        whose |= asked
    return any(
        (term.at in asked and term.words.split()[0] in _REPLIES) or (term.at in whose and term.words in _A_REPLY)
        for term in reading.terms
    )


_REPLIES = frozenset("replied replies answered answers responded responds".split())
_A_REPLY = frozenset("answer reply response retort comeback rejoinder riposte".split())


def pronoun_speaks(reading: Reading) -> bool:
    """Whether "he" or "she" is who is to have said it ("what did he say when he met umerov")."""
    said = [term for term in reading.terms if "ask.said" in term.concepts]
    before = {term.end for term in reading.terms if term.words in _PRONOUNS}
    return any(term.at in before or not _PRONOUNS.isdisjoint(term.words.split()) for term in said)


_PRONOUNS = frozenset("he she him er sie il elle on él ella он она они він вона вони".split())


def described_speaker(desk: Desk) -> str | None:
    """The one person who, of those who met, is not the one named, or is of the nation named; None where none or several are."""
    nations = {f"@{entity}" for term in desk.reading.terms for entity in term.entities} & _states(desk)
    offices = [term for term in desk.reading.terms if any(c.startswith("office:") for c in term.concepts)]
    holders = {person for term in offices for person in people_meant(desk, term)}
    named = set(named_people(desk)) - holders
    if not nations and not named:
        return None
    others = {
        person
        for held in facts_around(desk)
        if _is_meeting(desk, held) and named <= set(people_of(held.fact))
        for person in set(people_of(held.fact)) - named
        if (not holders or person in holders)
        and (not nations or _state_of(desk, person) & nations)
        and _plays_part(desk, held, person)
    }
    return others.pop() if len(others) == 1 else None


def _plays_part(desk: Desk, held: Held, person: str) -> bool:
    """Whether somebody was at home where it was, as hosts are and guests are not; open where the place tells no state."""
    named = (held.statement.place or "").removeprefix("the ").removeprefix("The ")
    place = desk.vocabulary.entity(named) if named else None
    state = desk.vocabulary.entities[place].acts_for if place else None
    if state is None:
        return True
    return (f"@{state}" in _state_of(desk, person)) == ("host" in desk.reading.asks)


def _is_meeting(desk: Desk, held: Held) -> bool:
    fact = held.fact
    met = isinstance(fact, Statement) and fact.facet in ("event", "place") and len(fact.people) >= _LEAST_TO_MEET
    return met and all(on_date(held, when) for when in desk.reading.whens)


def _states(desk: Desk) -> set[str]:
    return {f"@{entity.id}" for entity in desk.vocabulary.entities.values() if entity.type == "country"}


def _state_of(desk: Desk, person: str) -> set[str]:
    """The states of the offices that somebody has held."""
    titles = desk.vocabulary.titles(person)
    return {concept for title in titles for concept in desk.vocabulary.concepts(title) if concept[0] == "@"}


def named_before_saying(desk: Desk) -> bool:
    """Whether somebody is named before the verb of saying, or the question goes on from one that names them."""
    saying = next((term.at for term in desk.reading.terms if "ask.said" in term.concepts), 0)
    named = any(term.at < saying and people_meant(desk, term) for term in desk.reading.terms)
    return named or desk.reading.follows is not None


def owners_of_words(reading: Reading, people: Sequence[Term]) -> list[Term]:
    """Who is named right beside a word for a quotation ("the words of umerov when austin spoke", "umerovs line after ...")."""
    quotes = {term.at for term in reading.terms if "ask.quote" in term.concepts}
    if owners := [term for term in people if term.end in quotes and term.words.endswith("s")]:
        return owners
    ends = [term.end for term in reading.terms if "ask.quote" in term.concepts]
    gaps = {term.at: term for term in reading.terms if term.concepts & _OF}
    reached = {*ends, *(gaps[end].end for end in ends if end in gaps)}
    reached |= set(_past_light_words(reading, ends))
    return [term for term in people if term.at in reached]


def _past_light_words(reading: Reading, ends: Sequence[int]) -> Iterator[int]:
    """Where what acts begins behind "what words did the ...": past an auxiliary, and an article behind that."""
    auxiliaries = {term.at: term.end for term in reading.terms if "filler.auxiliary" in term.concepts}
    articles = {term.at: term.end for term in reading.terms if "filler.word" in term.concepts}
    for end in ends:
        if end in auxiliaries:
            at = auxiliaries[end]
            yield from (at, articles.get(at, at))


def owned_by_nobody(reading: Reading) -> bool:
    """Whether the words are "his" or "hers" of whoever is named by no name or post ("who runs x: a statement of his")."""
    ends = {term.end for term in reading.terms if "ask.quote" in term.concepts}
    return not reading.names_person and any(term.at in ends and term.words in _OWNERS for term in reading.terms)


_OWNERS = frozenset("his her hers theirs".split())
_OF = frozenset({"filler.preposition", "role.from", "role.by"})
