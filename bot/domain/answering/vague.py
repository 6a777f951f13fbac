"""Whether a question or claim names anything in particular, or has to be asked back."""

from bot.domain.answering.desk import Desk
from bot.domain.answering.roles import PARTY_TYPES
from bot.domain.answering.surroundings import people_meant
from bot.domain.question import Reading
from bot.domain.terms import Term

_VAGUE = ("stage.", "kind.", "measure.", "noun.", "ask.", "occasion.meeting", "occasion.delivery_dates")


def is_vague(term: Term) -> bool:
    """Whether a word fits so many facts that by itself it picks none ("promised", "the package", "meeting")."""
    return bool(term.concepts) and all(concept.startswith(_VAGUE) for concept in term.concepts)


def names_nothing(reading: Reading) -> bool:
    """Whether it names no day, amount, party, person, thing or event that would tell which fact is meant."""
    pinned = reading.amounts or reading.whens or reading.drawdown or reading.quoted
    return not pinned and all(is_vague(term) for term in reading.content)


def names_too_little(reading: Reading) -> bool:
    """Whether a text that nothing answers only points ("what was in it"), or is but a name or a day ("july 2024")."""
    if reading.amounts or reading.quoted or reading.command or reading.follows:
        return False
    light = all(term in reading.content or _is_filler(term) for term in reading.terms) and not reading.asks
    if not reading.whens and all(is_vague(term) for term in reading.content):
        points = any(_POINTING.intersection(term.words.split()) for term in reading.terms)
        asks = reading.asks or len(reading.words) <= _FEW_WORDS
        return bool(points and asks and not reading.content) or bool(light and reading.content)
    return light and len(reading.words) <= _FEW_WORDS and all(term.entities for term in reading.content)


def _is_filler(term: Term) -> bool:
    return bool(term.concepts) and all(concept.startswith("filler.") for concept in term.concepts)


def is_bare_deed(reading: Reading) -> bool:
    """Whether a text is but a word for doing harm ("drop"), which asks of nothing."""
    pinned = reading.asks or reading.amounts or reading.whens
    return not pinned and len(reading.content) == 1 and bool(reading.content[0].concepts & _DEEDS)


_DEEDS = frozenset({"occasion.bombing", "occasion.destroy", "occasion.shoot_down"})


def asks_for_help(reading: Reading) -> bool:
    """Whether it asks what the bot is or does, and of nothing that it could look up ("what can you do")."""
    return (
        "help" in reading.asks
        and names_nothing(reading)
        and not reading.content
        and len(reading.words) <= _FEW_WORDS * 2
    )


_FEW_WORDS = 5
_POINTING = frozenset(
    """
    it that this these those they them he him she one ones other це цей ця той він вона його її це воно это этот тот он она его
    её оно das dies dieses er sie es ihn ça cela celui celle lui elle eso esto ese esa aquello él ella to tego ten ta on ona
    """.split()
)


def names_only_people(desk: Desk) -> bool:
    """Whether it asks where somebody is, with nothing that says on which occasion."""
    reading = desk.reading
    if reading.whens or reading.amounts or any(concept.startswith("give.") for concept in reading.concepts):
        return False
    people = [people_meant(desk, term) for term in reading.content]
    return len(people) == 1 and all(people)  # of two people there is where they met


def names_only_parties(desk: Desk) -> bool:
    """Whether nothing is named that happened, only who or where ("what time is it in tokyo")."""
    reading = desk.reading
    if reading.amounts or reading.whens or any(concept.startswith("give.") for concept in reading.concepts):
        return False
    return all(desk.names(term, _PARTIES_AND_PLACES) or people_meant(desk, term) for term in reading.content)


_PARTIES_AND_PLACES = PARTY_TYPES | {"place"}
