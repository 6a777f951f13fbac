"""Who, when, where, in which post: answers from the facts of one occasion, best by how much of the question they tell."""

from collections.abc import Iterable, Sequence

from bot.domain.answer import Answer, AnswerKind, Point
from bot.domain.answering.cues import asked_by_which, spoken_of
from bot.domain.answering.denials import tells_by_denial
from bot.domain.answering.desk import POSTS, WAR, Desk
from bot.domain.answering.figures import distinct, newest_first, referred_to
from bot.domain.answering.held_facts import is_statement, on_date, time_of
from bot.domain.answering.hosts import GATHERINGS, HOSTING, host_told
from bot.domain.answering.intent import Intent
from bot.domain.answering.packages import ORDERS, packages_meant
from bot.domain.answering.posts import (
    PARTS,
    answer_end_of_post,
    asks_of_a_post,
    asks_when_a_post_ended,
    holding_last,
    tells_post,
)
from bot.domain.answering.replies import abstained, answered, asked_back
from bot.domain.answering.surroundings import facts_around, has_amounts, named_people, people_meant
from bot.domain.answering.telling import TELLS
from bot.domain.answering.timing import at_time
from bot.domain.answering.vague import names_only_parties, names_only_people
from bot.domain.coverage import people_of
from bot.domain.model import Held
from bot.domain.question import Reading
from bot.domain.terms import Term, When
from bot.domain.text import tokens

_POINTS = {
    Intent.PEOPLE: Point.PEOPLE,
    Intent.DAY: Point.DAY,
    Intent.PLACE: Point.PLACE,
    Intent.ROLE: Point.ROLE,
    Intent.OCCASION: Point.PLACE,
    Intent.SOURCE: Point.PLACE,
}


def answer_event(desk: Desk, intent: Intent) -> Answer:
    """Answer who, when, where or which post from the facts of the occasion named."""
    reading = desk.reading
    if not reading.content and not reading.whens and not reading.amounts:
        return asked_back(desk, "about_what")
    if intent is Intent.DAY and asks_when_a_post_ended(reading):
        return answer_end_of_post(desk)
    if intent is Intent.PLACE and names_only_people(desk):
        return asked_back(desk, "about_what")
    if _is_beyond_occasions(desk, intent):
        return abstained(desk, "words", packages_meant(desk))
    if intent is Intent.PEOPLE and "give.gives" in reading.concepts and reading.asks & {"who", "which"}:
        giver = _donor(desk)
        if giver is not None or reading.terms_of("item"):
            return giver or abstained(desk, "words")  # who took part in an announcement is not who gave the goods
    if reading.asks & ORDERS and "package" in reading.named("measure"):
        return _of_picked(desk, intent)
    if intent is Intent.PEOPLE and (hosted := host_told(desk)):
        return hosted
    if intent is Intent.DAY and (several := _packages_of_several_days(desk)):
        return asked_back(desk, "which_package", several)
    pool = facts_around(desk)
    suited = _suited(desk, intent, pool)
    complete = [
        held for held in suited if not _untold(desk, held, intent) and at_time(desk, held) and _tells_any(desk, held)
    ]
    named = reading.terms_of("occasion") if intent is Intent.DAY else ()
    complete = [held for held in complete if not tells_by_denial(desk, held, named)]
    if not complete:
        return abstained(desk, "words" if suited else "no_fact", suited or pool)
    best = _best(desk, complete, intent)
    people = _asked_people(desk, best[0])
    return answered(desk, AnswerKind.TEXT, _POINTS[intent], best[:1], beside=_twins(best), people=people)


def _packages_of_several_days(desk: Desk) -> Sequence[Held]:
    """The packages of one worth, where a question tells them apart by nothing else and they are of different days."""
    reading = desk.reading
    if reading.whens or reading.drawdown or any(not term.concepts <= _OF_ANY_PACKAGE for term in reading.content):
        return ()
    worth = [
        held for amount in reading.amounts for held in referred_to(desk, amount) if held.figure.measure == "package"
    ]
    packages = distinct(newest_first(worth))
    return packages if len({held.figure.time for held in packages}) > 1 else ()


_OF_ANY_PACKAGE = frozenset({"measure.package", "stage.announced"})


def _is_beyond_occasions(desk: Desk, intent: Intent) -> bool:
    """Whether it asks for what no occasion tells: who was not there or else, what comes next, who got it, what was first."""
    reading = desk.reading
    if "first" in reading.asks and reading.terms_of("item"):
        return True  # the first that is stored need not be the first there was
    of_aid = intent is Intent.PEOPLE or reading.named("measure") or reading.amounts
    if intent in (Intent.PEOPLE, Intent.PLACE) and of_aid and "give.gets" in reading.concepts:
        return True
    goods = reading.terms_of("item") or reading.named("measure") or reading.amounts
    if intent is Intent.DAY and goods and "delivery_dates" in reading.named("occasion"):
        return True  # announced is not received
    if intent is Intent.DAY and reading.terms_of("item") and reading.concepts & _HANDED_OVER:
        return True
    comes_next = "noun.next" in reading.concepts and not reading.whens and not reading.amounts
    if intent is Intent.DAY:
        return names_only_parties(desk) or comes_next
    denied = any("filler.negation" in term.concepts for term in reading.terms)
    before_or_after = bool(reading.asks & {"before", "after"}) and asks_of_a_post(desk)
    return intent is Intent.PEOPLE and (denied or comes_next or before_or_after or "besides" in reading.asks)


_HANDED_OVER = frozenset({"filler.reach", "give.gives", "give.gets", "stage.delivered", "stage.received"})


def _suited(desk: Desk, intent: Intent, pool: Sequence[Held]) -> list[Held]:
    """The facts that tell what is asked of the very thing that is asked about."""
    tells = TELLS[intent]
    suited = [held for held in pool if tells(held) and (intent is not Intent.ROLE or _is_about_named(desk, held))]
    if "give.asks" not in desk.reading.concepts:
        # Who asks for something is not who does it.
        suited = [held for held in suited if not is_statement(held, "request")]
    elif intent is Intent.PEOPLE:
        requests = [held for held in pool if is_statement(held, "request") and people_of(held.fact)]
        suited = [] if desk.reading.amounts or desk.reading.named("measure") else requests
    if intent is Intent.PEOPLE and (post := post_asked(desk)):
        told = [held for held in suited if is_statement(held, "person")]
        suited = [held for held in told if any(post in desk.vocabulary.titles(who) for who in people_of(held.fact))]
    if intent is Intent.SOURCE:
        suited = [held for held in suited if all(_reports_of(desk, held, when) for when in desk.reading.whens)]
    if asks_of_a_post(desk):
        suited = holding_last(desk, [h for h in suited if is_statement(h, "person") and tells_post(desk, h)])
    desk.gather(suited)
    places = [term for term in desk.reading.content if desk.names(term, _PLACES)]
    suited = [held for held in suited if not desk.unexplained(held, wide=False, terms=places)]
    if intent is Intent.DAY:
        if _asks_of_the_war(desk.reading):
            suited = [held for held in suited if is_statement(held, "date") and not desk.unexplained(held, wide=False)]
        return [held for held in suited if not _is_of_another_occasion(desk, held)]
    if intent in (Intent.PLACE, Intent.OCCASION):
        suited = [held for held in suited if not desk.unexplained(held, wide=False, terms=_what_happened(desk))]
    return [held for held in suited if has_amounts(desk, held)] if intent is Intent.PLACE else suited


def _asks_of_the_war(reading: Reading) -> bool:
    """Whether the war itself is dated ("when did the war begin"), which no package during it does."""
    others = reading.amounts or reading.names_person or reading.named("measure") or reading.terms_of("item")
    fighting = reading.concepts & (WAR | {"occasion.donetsk_front"})
    return bool(fighting) and not others


def _reports_of(desk: Desk, held: Held, when: When) -> bool:
    """Whether a report is of a date, or tells by itself of something on it that was before it."""
    day = held.statement.date
    told = (other for other in desk.context(held) if other.fact.source == held.fact.source and on_date(other, when))
    return on_date(held, when) or any((time := time_of(other)) is not None and time.first <= day.last for other in told)


def post_asked(desk: Desk) -> str | None:
    """The post that "who was" asks for the holder of, by the word that titles have for it."""
    asked = {term.end for term in desk.reading.terms if "ask.who" in term.concepts}
    posts = (POSTS[c] for term in desk.reading.content if term.at in asked for c in term.concepts if c in POSTS)
    return next(posts, None)


def _of_picked(desk: Desk, intent: Intent) -> Answer:
    """When, or by whom, the one package was announced that "the last" or "the largest" picks."""
    packages = packages_meant(desk)
    told = [held for held in packages if intent is Intent.DAY or (intent is Intent.PEOPLE and people_of(held.fact))]
    if not told:
        return abstained(desk, "words", packages)
    return answered(desk, AnswerKind.TEXT, _POINTS[intent], told[:1], people=people_of(told[0].fact))


def _is_of_another_occasion(desk: Desk, held: Held) -> bool:
    """Whether a statement dates a gathering that the question does not name ("when was the 2.3b announced": no summit)."""
    if not is_statement(held, "date"):
        return False
    spotted = desk.vocabulary.spotted([token.folded for token in tokens(held.statement.subject)])
    gatherings = {concept for concept in spotted if concept.startswith(("occasion.summit", "occasion.conference"))}
    return bool(gatherings) and gatherings.isdisjoint(desk.reading.concepts)


def _what_happened(desk: Desk) -> list[Term]:
    """What is asked where it was, and places named: the fact with the place must tell these itself."""
    return [
        term
        for term in desk.reading.content
        if desk.names(term, _PLACES)
        or any(concept.startswith("occasion.") and not concept.startswith(_TOGETHER) for concept in term.concepts)
    ]


_PLACES = frozenset({"place"})
_TOGETHER = ("occasion.meeting", "occasion.summit", "occasion.conference", "occasion.opening_remarks")


def _untold(desk: Desk, held: Held, intent: Intent) -> tuple[Term, ...]:
    """What the fact and those around it leave open.

    Who met whom must stand in the fact itself, and so must whatever happened there.
    """
    met = (people_of(held.fact) or intent is Intent.DAY) and desk.reading.concepts & _MET
    narrow = [term for term in desk.reading.content if (met and people_meant(desk, term)) or _is_subject(desk, term)]
    if intent is Intent.SOURCE:
        narrow += [term for term in desk.reading.content if "occasion.press_conference" in term.concepts]
    narrow += spoken_of(desk.reading) + asked_by_which(desk.reading)
    hosts = [term for term in desk.reading.terms if term.concepts & HOSTING and "where" not in desk.reading.asks]
    hosts = [term for term in hosts if not desk.coverage(held).explains(term)]
    meetings = [term for term in desk.reading.terms if "ask.visitor" in term.concepts]
    apart = "occasion.meeting" not in desk.coverage(held).concepts or len(people_of(held.fact)) < _LEAST_TO_MEET
    meetings = meetings if apart else []
    return desk.unexplained(held) + desk.unexplained(held, wide=False, terms=narrow) + (*hosts, *meetings)


_LEAST_TO_MEET = 2
_MET = frozenset({"occasion.meeting", "ask.visitor"})


def _is_subject(desk: Desk, term: Term) -> bool:
    """Whether it is the gathering asked about itself, not one that only dates something else ("before the summit")."""
    ties = {other.end for other in desk.reading.terms if other.concepts & {"ask.before", "ask.after"}}
    articles = {other.end for other in desk.reading.terms if other.at in ties and "filler.word" in other.concepts}
    return bool(term.concepts & GATHERINGS) and term.at not in ties | articles


def _tells_any(desk: Desk, held: Held) -> bool:
    """Whether the fact itself tells something of the question, not only the facts around it."""
    if desk.reading.amounts or desk.reading.whens:
        return True
    return any(desk.coverage(held).explains(term) for term in desk.reading.content)


def _donor(desk: Desk) -> Answer | None:
    """Who gives the package or amount named."""
    packages = packages_meant(desk)
    if not packages:
        return None
    return answered(desk, AnswerKind.TEXT, Point.DONOR, packages[:1])


def _is_about_named(desk: Desk, held: Held) -> bool:
    """Whether the one whose post the fact tells is a person named, other than one who only tells when ("when he met X")."""
    terms = desk.reading.terms
    aside = next((term.at for term in terms[1:] if "ask.when" in term.concepts), len(desk.reading.words))
    named = {person for term in terms if term.at < aside for person in people_meant(desk, term)}
    people = people_of(held.fact)
    return bool(people) and people[0] in (named or named_people(desk))


def _untold_part(desk: Desk, held: Held) -> int:
    """How many of the parts people may play that the question asks for (visitor, host) the fact does not speak of."""
    asked = {f"ask.{part}" for part in desk.reading.asks & PARTS}
    return len(asked - desk.coverage(held).concepts)


_FACETS = {
    Intent.PEOPLE: "person",
    Intent.DAY: "date",
    Intent.PLACE: "place",
    Intent.ROLE: "person",
    Intent.OCCASION: "event",
    Intent.SOURCE: "provenance",
}
"""The facet of statement that was made to tell this."""


def _best(desk: Desk, complete: Sequence[Held], intent: Intent) -> list[Held]:
    """Most of the question told by the fact itself first, then the narrower facet."""
    facet = _FACETS[intent]
    named = {held.fact.id for amount in desk.reading.amounts for held in referred_to(desk, amount)}

    by_office = any(concept.startswith("office:") for concept in desk.reading.concepts)

    def rank(held: Held) -> tuple[int, bool, bool, int, int, bool, str]:
        told = len(desk.unexplained(held, wide=False))
        beside = bool(named) and not {held.fact.id, *held.fact.about} & named
        off_day = sum(not on_date(held, when) for when in desk.reading.whens)
        other = not is_statement(held, facet)
        return (_untold_part(desk, held), beside, by_office and other, told, off_day, other, held.fact.id)

    return sorted(complete, key=rank)


def _twins(best: Sequence[Held]) -> list[Held]:
    first = best[0].fact
    return [
        held for held in best[1:] if first.id == held.fact.same_as or (first.same_as and first.same_as == held.fact.id)
    ]


def _asked_people(desk: Desk, held: Held) -> tuple[str, ...]:
    """The people that the fact names, those already named in the question last."""
    named = set(_by_name(desk.reading.terms))
    return tuple(sorted(people_of(held.fact), key=lambda person: person in named))


def _by_name(terms: Iterable[Term]) -> list[str]:
    return [entity for term in terms for entity in term.entities]
