"""Claims that somebody held a post ("umerov was ukraine's defence minister in july 2024"), against who held it then."""

from bot.domain.answer import Differs
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.surroundings import people_meant
from bot.domain.answering.timing import at_time
from bot.domain.coverage import people_of
from bot.domain.model import Held
from bot.domain.terms import Term
from bot.domain.text import tokens

_WAS = frozenset({"was", "were", "been", "war", "etait", "era", "fue", "byl", "byla", "был", "была", "був", "була"})


def post_claimed(desk: Desk) -> tuple[Held, tuple[Differs, ...]] | None:
    """The statement on who held the post that a claim gives to somebody, and whether that is somebody else.

    None where it claims more than the post, or nobody stored holds it. A post of no state in particular is only ever borne out.
    """
    post = next(term for term in desk.reading.content if _is_post(term))
    person = next(who for term in desk.reading.content if term is not post for who in people_meant(desk, term))
    if not post.concepts & _BARE:
        return _of_the_holder(desk, post, person)
    if not _is_of_a_time(desk):
        return None
    told = (held for held in _on_person(desk, person) if at_time(desk, held))
    return next(((held, ()) for held in told if _is_told(desk, held, post)), None)


def _is_told(desk: Desk, held: Held, post: Term) -> bool:
    """Whether somebody's role is the post named; "minister" alone may be any, so that its words have to stand in the role."""
    role = _words(held.statement.role or "")
    literal = "noun.minister" not in post.concepts or set(post.words.split()) <= set(role)
    return literal and bool(post.concepts & desk.vocabulary.spotted(role))


def gives_a_post(desk: Desk) -> bool:
    """Whether a claim is that somebody holds, or held, a post, and of nothing else."""
    reading = desk.reading
    posts = [term for term in reading.content if _is_post(term)]
    named = [term for term in reading.content if term not in posts and people_meant(desk, term)]
    alone = len(posts) == len(named) == 1 and len(reading.content) == len(posts) + len(named)
    began = not _BECOMING.isdisjoint(reading.words)
    return alone and not reading.amounts and not began and "filler.copula" in reading.concepts


def _of_the_holder(desk: Desk, office: Term, person: str) -> tuple[Held, tuple[Differs, ...]] | None:
    """What tells who held an office at the time claimed, or holds it today."""
    today = desk.reading.today
    now = [who for c in office.concepts for who in desk.vocabulary.holders(c.removeprefix("office:"), today, today)]
    holders = people_meant(desk, office) if _is_of_a_time(desk) else tuple(now)
    if not holders:
        return None
    holder = person if person in holders else holders[-1]
    told = _on_person(desk, holder)
    if not told:
        return None
    return told[0], () if holder == person else (Differs("person", person, holder),)


def _is_of_a_time(desk: Desk) -> bool:
    """Whether it says when the post was held, if only that it was."""
    return bool(desk.reading.whens) or not _WAS.isdisjoint(desk.reading.words)


def _is_post(term: Term) -> bool:
    return bool(term.concepts & _BARE) or any(concept.startswith("office:") for concept in term.concepts)


_BECOMING = frozenset(
    "became become becomes wurde devint est_devenu se_convirtio zostal został став стал стала стала".split()
)
_BARE = frozenset(
    f"noun.{title}"
    for title in (
        "president",
        "minister",
        "defence_minister",
        "defence_secretary",
        "secretary_of_state",
        "secretary_general",
    )
)
"""Words for a post that do not say of which state or body."""


def _on_person(desk: Desk, person: str) -> list[Held]:
    return [held for held in desk.shelf.statements(person=person) if _is_on(held, person)]


def _words(text: str) -> list[str]:
    return [token.folded.replace("'", "") for token in tokens(text)]


def _is_on(held: Held, person: str) -> bool:
    return is_statement(held, "person") and people_of(held.fact)[:1] == (person,) and bool(held.statement.role)
