"""Claims on who received whom: two persons, a verb of hosting or of visiting, and which of them stands where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.answer import Differs
from bot.domain.answering.denials import negated
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import is_statement, on_date
from bot.domain.answering.surroundings import facts_around, people_meant
from bot.domain.coverage import people_of
from bot.domain.model import Held
from bot.domain.terms import Term
from bot.domain.text import tokens

_HOSTS = re.compile(
    r"host(?:s|ed|ing)?|receiv(?:e|es|ed|ing)|welcom(?:e|es|ed|ing)|greet(?:s|ed|ing)?|"
    r"прийма\w*|прийня\w*|принима\w*|приня\w*|empfang\w*|empfing\w*|bewirtet\w*|"
    r"recu|recevai\w*|recoi\w*|accueill\w*|recib\w*|acog\w*|goscil?\w*|przyj[aemu]\w*|podejmowa\w*"
)
_VISITS = re.compile(
    r"visit(?:s|ed|ing|a|e|o|ait|aba|ado|er|ar)?|відвіда\w*|завіта\w*|посети\w*|посеща\w*|навести\w*|besuch\w*|odwiedz\w*|"
    r"zawita\w*"
)
_BY = frozenset("by von vom durch par por przez".split())
_LANGUAGES_WITH_CASES = frozenset({"uk", "ru", "pl"})
_OF_AN_OBJECT, _OF_AN_AGENT = ("а", "a"), ("ом", "им", "ім", "ым", "em")
"""How the name of a man ends who is received, and who is named as the one that receives."""


@dataclass(frozen=True, slots=True)
class _Visit:
    host: str
    guest: str


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody named in a run of folded words, the last of which stands before `end`."""

    person: str
    start: int
    end: int


def hosts_claimed(desk: Desk) -> tuple[Held, tuple[Differs, ...] | None] | None:
    """The statement on a visit of two persons named, and whether the claim turns it round; None where none tells of it.

    That somebody did not receive the other, who received them, is neither borne out nor refuted: None beside the statement.
    """
    reading = desk.reading
    named = [
        _Named(people[0], term.at, term.end) for term in reading.content if len(people := people_meant(desk, term)) == 1
    ]
    claimed = _visit(reading.words, named, reading.language)
    if claimed is None:
        return None
    for held in facts_around(desk):
        told = _told(desk, held)
        if told is None or {told.host, told.guest} != {claimed.host, claimed.guest}:
            continue
        if not all(on_date(held, when) for when in reading.whens):
            continue
        if told != claimed:
            return held, None if negated(desk) else (Differs("host", "", ""),)
        if reading.amounts:
            return None  # the visit only tells when an amount was named
        beside = [term for term in reading.content if not _tells_the_visit(term)]
        if not desk.unexplained(held, terms=beside):
            return held, (Differs("negation", "", ""),) if negated(desk) else ()
    return None


def _tells_the_visit(term: Term) -> bool:
    return any(_HOSTS.fullmatch(word) or _VISITS.fullmatch(word) for word in term.words.split())


def _told(desk: Desk, held: Held) -> _Visit | None:
    """Who received whom by the sentence of a statement."""
    if not is_statement(held, "event", "place", "context"):
        return None
    words = [token.folded.replace("'", "") for token in tokens(held.statement.sentence)]
    there = set(people_of(held.fact))
    named = [
        _Named(concept[1:], mention.start, mention.end)
        for mention in desk.vocabulary.lex(words).mentions
        for concept in mention.concepts
        if concept[1:] in there
    ]
    return _visit(words, named, "en")


def _visit(words: Sequence[str], named: Sequence[_Named], language: str) -> _Visit | None:
    """Who receives whom where exactly two persons and one such verb are named; else None."""
    verbs = [at for at, word in enumerate(words) if _HOSTS.fullmatch(word) or _VISITS.fullmatch(word)]
    if len({each.person for each in named}) != len(named) or len(named) != _TWO or len(verbs) != 1:
        return None
    first, second = named
    subject, other = (second, first) if _is_turned(words, first, second, language) else (first, second)
    hosts = bool(_HOSTS.fullmatch(words[verbs[0]])) != _is_agent(words, other, language)
    return _Visit(subject.person, other.person) if hosts else _Visit(other.person, subject.person)


_TWO = 2


def _is_turned(words: Sequence[str], first: _Named, second: _Named, language: str) -> bool:
    """Whether the one named first is the object, as cases tell ("Умєрова приймав Остін")."""
    if language not in _LANGUAGES_WITH_CASES or _is_agent(words, second, language):
        return False
    return words[first.end - 1].endswith(_OF_AN_OBJECT) and not words[second.end - 1].endswith(_OF_AN_OBJECT)


def _is_agent(words: Sequence[str], named: _Named, language: str) -> bool:
    """Whether somebody is named as the one by whom it was done ("received by austin", "прийнятий Остіном")."""
    if words[named.start - 1 : named.start] and words[named.start - 1] in _BY:
        return True
    return language in {"uk", "ru"} and words[named.end - 1].endswith(_OF_AN_AGENT)
