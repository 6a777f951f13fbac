"""Who holds a post, and when somebody came to it: statements on the very post asked about."""

from collections.abc import Sequence

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.desk import POSTS, Desk
from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.replies import abstained, answered
from bot.domain.answering.surroundings import facts_around, named_people, people_meant
from bot.domain.coverage import people_of
from bot.domain.model import Held
from bot.domain.question import Reading
from bot.domain.terms import Term
from bot.domain.text import tokens

PARTS = frozenset({"visitor", "announcer", "host"})
"""The parts that somebody may play on an occasion; who played them is no question of posts."""


def asks_of_a_post(desk: Desk) -> bool:
    """Whether it asks of nothing but a post and who holds it ("who was president", "when did he become minister")."""
    if desk.reading.asks & PARTS:
        return False
    titles = [term for term in desk.reading.content if _names_post(term)]
    people = [term for term in desk.reading.content if people_meant(desk, term) or term.entities]
    return bool(titles) and all(term in titles or term in people for term in desk.reading.content)


def tells_post(desk: Desk, held: Held) -> bool:
    """Whether the statement is about a holder of the very post, or about a person named; of now where now is asked."""
    offices = [c for term in desk.reading.content for c in term.concepts if c.startswith("office:")]
    meant = {person for office in offices for person in desk.holders(office)} or set(named_people(desk))
    ends = held.statement.valid_to
    so_today = ends is None or ends.last >= desk.reading.today or not _of_today(desk)
    told = not offices or _told_title(desk, held, offices)
    return bool(set(people_of(held.fact)[:1]) & meant) and so_today and told


def asks_when_a_post_ended(reading: Reading) -> bool:
    """Whether it asks until when somebody held a post ("when did he step down", "until when was austin secretary")."""
    if not reading.names_person and not any(_names_post(term) for term in reading.content):
        return False
    until = any("ask.when" in term.concepts and not _UNTIL.isdisjoint(term.words.split()) for term in reading.terms)
    return ENDED in reading.concepts or (until and any(_names_post(term) for term in reading.content))


ENDED = "occasion.end_of_post"
_UNTIL = frozenset("until till til bis hasta jusqua jusquau jusquen do до".split())


def answer_end_of_post(desk: Desk) -> Answer:
    """Answer until when somebody named held a post; abstain where no statement says."""
    ended = _post_ended(desk)
    if ended is None:
        return abstained(desk, "words", facts_around(desk))
    return answered(desk, AnswerKind.TEXT, Point.END, [ended])


def _post_ended(desk: Desk) -> Held | None:
    """The statement on the post of somebody named that tells until when it was held; None where it does not say."""
    people = set(named_people(desk))
    beside = [
        term
        for term in desk.reading.content
        if not (_names_post(term) or ENDED in term.concepts or people_meant(desk, term) or _is_whose(desk, term))
    ]
    if beside or not people:
        return None
    told = [held for person in people for held in desk.shelf.statements(person=person) if is_statement(held, "person")]
    ended = [held for held in told if held.statement.valid_to and set(people_of(held.fact)[:1]) <= people]
    ended = [held for held in ended if tells_post(desk, held) and _bears_titles(desk, held)]
    return ended[0] if len(ended) == 1 else None


def _bears_titles(desk: Desk, held: Held) -> bool:
    """Whether the post is by its title the one named ("minister"), where one is."""
    titles = {POSTS[c] for term in desk.reading.content for c in term.concepts if c in POSTS}
    return titles <= set(desk.vocabulary.titles(people_of(held.fact)[0]))


def _is_whose(desk: Desk, term: Term) -> bool:
    """Whether a term names the state whose post it is ("ukraine's defence minister")."""
    return desk.names(term, frozenset({"country", "organisation"}))


def holding_last(desk: Desk, told: list[Held]) -> list[Held]:
    """Where no day or person is named, those who came to the post last, as far as the facts know."""
    reading = desk.reading
    by_name = any(term.entities and people_meant(desk, term) for term in reading.terms)
    starts = [held.statement.valid_from.first for held in told if held.statement.valid_from]
    if reading.whens or by_name or not starts:
        return told
    return [held for held in told if held.statement.valid_from and held.statement.valid_from.first == max(starts)]


def _of_today(desk: Desk) -> bool:
    return "latest" in desk.reading.asks or any(term.words in _NOW for term in desk.reading.terms)


_NOW = frozenset(
    """
    now currently rn nowadays today зараз сейчас сегодня jetzt aktuell derzeit heute maintenant actuellement ahora actualmente
    hoy teraz obecnie aktualnie
    """.split()
) | {"right now", "at the moment", "en ce moment"}


def _told_title(desk: Desk, held: Held, offices: Sequence[str]) -> bool:
    """Whether the statement's role has the words of the title asked for."""
    role = {token.folded for token in tokens(held.statement.role or held.statement.sentence)}
    return any(set(office.removeprefix("office:").split()) & _TITLES <= role for office in offices)


_TITLES = frozenset({"president", "prime", "minister", "secretary", "chancellor", "general"})


def _names_post(term: Term) -> bool:
    return any(concept.startswith("office:") or concept in _POSTS for concept in term.concepts)


_POSTS = frozenset(
    {"noun.minister", "noun.president", "noun.defence_minister", "noun.defence_secretary", "noun.secretary_of_state"}
)
