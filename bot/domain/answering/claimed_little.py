"""Claims that say too little to be held against anything: only who, only a word, only an amount of nobody."""

from bot.domain.answering.desk import Desk
from bot.domain.answering.figures import referred_to
from bot.domain.answering.vague import is_vague


def says_too_little(desk: Desk) -> bool:
    """Whether a claim names somebody, something or an amount, and nothing said of it."""
    return _names_only_who(desk) or _names_only_an_unknown_amount(desk) or _is_one_word(desk)


def _names_only_who(desk: Desk) -> bool:
    """Whether it names somebody and nothing that they are to have done ("is zelensky lying or not")."""
    reading = desk.reading
    pinned = (
        reading.amounts or reading.whens or any(concept.startswith(("give.", "role.")) for concept in reading.concepts)
    )
    named = [term for term in reading.content if term.entities]
    return not pinned and len(named) == 1 and all(term in named or is_vague(term) for term in reading.content)


def _is_one_word(desk: Desk) -> bool:
    """Whether a claim holds but one word that anything could be said of ("true? drop")."""
    reading = desk.reading
    pinned = reading.amounts or reading.whens or reading.quoted or reading.drawdown or reading.names_person
    told = [term for term in reading.terms if not term.is_free or not _GIVING.isdisjoint(term.concepts)]
    return not pinned and len(told) == 1 and not told[0].entities


_GIVING = frozenset({"give.gives", "give.gets"})


def _names_only_an_unknown_amount(desk: Desk) -> bool:
    """Whether it is of an amount of nobody and nothing, which no figure has ("the correct answer is 99 billion")."""
    reading = desk.reading
    pinned = reading.whens or reading.named("measure") or reading.named("aid") or reading.named("give")
    if pinned or not reading.amounts or not all(is_vague(term) for term in reading.content):
        return False
    return not any(referred_to(desk, amount) for amount in reading.amounts)
