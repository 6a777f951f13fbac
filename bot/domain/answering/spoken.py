"""Words asked for with no verb of saying: a person, and what they spoke of ("singh on the valuation error", "biden still in")."""

from dataclasses import replace

from bot.domain.amount import states_amount
from bot.domain.answer import Answer, AnswerKind
from bot.domain.answering.desk import Desk
from bot.domain.answering.held_facts import is_statement
from bot.domain.answering.intent import Intent
from bot.domain.answering.quotes import answer_quote
from bot.domain.answering.replies import abstained
from bot.domain.answering.statements import answer_by_statement
from bot.domain.answering.surroundings import people_meant
from bot.domain.answering.to_check import is_polar
from bot.domain.answering.verbatim import flat
from bot.domain.coverage import people_of
from bot.domain.model import Held, Quote
from bot.domain.question import Reading
from bot.domain.terms import Term

_OF_FIGURES = frozenset({Intent.VALUE, Intent.COUNT, Intent.SUM, Intent.ITEMS, Intent.MECHANISM})
"""Ways of asking for figures and goods, of which somebody's words may tell as well."""
_ABOUT = frozenset("on about regarding over про щодо о об обо über uber zu sur sobre".split())
_PLAIN = frozenset({"said", "quote", "as_of"})
"""What a bare name and subject may ask beside."""
_OF_AID = ("kind.", "measure.", "stage.", "aid.", "give.", "mechanism.", "noun.money")
"""What figures have in common: with nothing else named, the figure is wanted rather than words on it."""


def words_on(desk: Desk, intent: Intent) -> Answer | None:
    """What a person, named first, said "on" or "about" something; None where nothing is asked so.

    What others say of goods or amounts does not tell it, so that where no such quote is stored it abstains.
    """
    person = _speaker_first(desk)
    if person is None or intent not in _OF_FIGURES or not _followed_by_subject(desk.reading, person):
        return None
    plain = desk.reading.asks <= _PLAIN and not desk.reading.command
    return _quoted(desk) or (abstained(desk, "no_quote") if plain else None)


def words_of(desk: Desk, intent: Intent) -> Answer | None:
    """A stored quote that accounts for a bare name and subject which no figure told."""
    reading = desk.reading
    if (
        intent not in _OF_FIGURES
        or _speaker_first(desk) is None
        or not reading.asks <= _PLAIN
        or reading.command == "aid"
    ):
        return None
    usual = {desk.defaults.donor, desk.defaults.recipient}
    telling = [term for term in reading.content[1:] if usual.isdisjoint(term.entities) and not _is_of_aid(term)]
    return _quoted(desk) if telling or reading.amounts else None


def _speaker_first(desk: Desk) -> Term | None:
    """The person, or post, that the question opens with."""
    if is_polar(desk.reading) or not desk.reading.terms:
        return None
    first = desk.reading.terms[0]
    return first if people_meant(desk, first) else None


def _followed_by_subject(reading: Reading, person: Term) -> bool:
    at = person.end
    return at < len(reading.words) and reading.words[at] in _ABOUT and not reading.is_date(at + 1)


def _is_of_aid(term: Term) -> bool:
    return bool(term.concepts) and all(concept.startswith(_OF_AID) for concept in term.concepts)


def _quoted(desk: Desk) -> Answer | None:
    answer = answer_quote(desk)
    if answer.kind is not AnswerKind.QUOTE:
        return None
    amounts = desk.reading.amounts
    told = [held for held in answer.main if all(states_amount(held.quote.text, amount) for amount in amounts)]
    return replace(answer, main=tuple(told)) if told else None


def said_then_and_there(desk: Desk, intent: Intent) -> Answer | None:
    """The words themselves, shown with their day and occasion, where it asks when or where somebody said them."""
    if intent not in (Intent.PLACE, Intent.DAY) or not desk.reading.asks & {"said", "quote"} or desk.reading.amounts:
        return None
    answer = answer_quote(desk)
    if answer.kind is not AnswerKind.QUOTE or intent is Intent.DAY:
        return answer if answer.kind is AnswerKind.QUOTE else None
    placed = [held for held in (*answer.main, *answer.beside) if _occasion_tells_place(held)]
    return replace(answer, main=(placed[0],), beside=()) if placed else None


def _occasion_tells_place(held: Held) -> bool:
    """Whether the occasion of a quote, which is shown beneath it, names its place."""
    quote = held.fact
    return (
        isinstance(quote, Quote) and bool(quote.place) and flat(quote.place or "").strip() in flat(quote.occasion or "")
    )


def requested(desk: Desk) -> Answer | None:
    """What somebody asked for, where it is told by a statement on their request and by no words of theirs."""
    reading = desk.reading
    urges = "give.asks" in reading.concepts or "occasion.restrictions" in reading.concepts
    if not reading.names_person or not (urges or _URGING & set(reading.words)):
        return None
    told = answer_by_statement(desk)
    people = {person for term in reading.terms for person in people_meant(desk, term)}
    if told is None or not is_statement(told.main[0], "request") or people.isdisjoint(people_of(told.main[0].fact)):
        return None
    return told


_URGING = frozenset({"call", "called", "calls", "urge", "urged", "urges", "demand", "demanded", "demands"})
