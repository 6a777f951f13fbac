"""Whether a question or claim names anything in particular, or has to be asked back."""

from bot.domain.question import Reading
from bot.domain.terms import Term

_VAGUE = ("stage.", "kind.", "measure.", "noun.", "ask.", "occasion.meeting")


def is_vague(term: Term) -> bool:
    """Whether a word fits so many facts that by itself it picks none ("promised", "the package", "meeting")."""
    return bool(term.concepts) and all(concept.startswith(_VAGUE) for concept in term.concepts)


def names_nothing(reading: Reading) -> bool:
    """Whether it names no day, amount, party, person, thing or event that would tell which fact is meant."""
    pinned = reading.amounts or reading.whens or reading.drawdown or reading.quoted
    return not pinned and all(is_vague(term) for term in reading.content)
