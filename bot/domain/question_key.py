"""A key under which questions that ask the same are counted together, however they are spelled and in whichever language."""

from bot.domain.question import Reading
from bot.domain.terms import Term, When


def question_key(reading: Reading) -> str:
    """Give the key of a question: what each of its words means, who before whom, dates and amounts; never how it is said.

    Words that narrow nothing are left out. Two questions of one key ask for the same facts.
    """
    content = [term for term in reading.terms if not term.is_free]
    parties = [_meaning(term) for term in content if term.entities]
    others = sorted({_meaning(term) for term in content if not term.entities})
    whens = sorted({_when(when) for when in reading.whens})
    amounts = sorted({f"{amount.value:f}{amount.unit or ''}" for amount in reading.amounts})
    return " ".join([*parties, *others, *whens, *amounts]) or " ".join(sorted(set(reading.words)))


def _meaning(term: Term) -> str:
    return "|".join(sorted(term.concepts)) or term.meant or term.words


def _when(when: When) -> str:
    spans = "/".join(f"{span.first}..{span.last}" for span in when.readings)
    return f"{when.relation}:{spans}"
