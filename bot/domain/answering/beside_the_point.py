"""What no stored fact tells, however near the facts found are: where a thing is by now, why, who else, what was never said."""

from bot.domain.answer import Answer, AnswerKind
from bot.domain.answering.cues import arrives, asked_by_which
from bot.domain.answering.desk import PLACE_LEADS, POSTS, Desk
from bot.domain.answering.intent import Intent
from bot.domain.answering.measures import pays_itself
from bot.domain.answering.surroundings import people_meant
from bot.domain.answering.to_check import opens_with
from bot.domain.coverage import people_of
from bot.domain.model import Statement
from bot.domain.question import Reading

_CHECKED = frozenset({Intent.CLAIM, Intent.QUOTE_CHECK})
_NOW = frozenset(
    "now currently rn nowadays зараз нині сейчас теперь jetzt gerade derzeit maintenant ahora teraz".split()
)
_PARTIES = frozenset(f"noun.{party}" for party in ("ally", "partner", "country", "donor", "government"))
_GIVING_NO_REASON = frozenset({"date", "place", "person", "event", "contents", "provenance"})
_TELLING_WHAT_IS_WANTED = frozenset(
    {"give.asks", "ask.said", "occasion.security_needs", "occasion.hope", "stage.requested", "stage.required"}
)


def is_beyond(desk: Desk, intent: Intent) -> bool:
    """Whether it asks for what the store holds of nothing, so that whatever is near would be taken for the answer."""
    if intent is Intent.QUOTE:
        reading = desk.reading
        unsaid = _has_words_made_up(reading) or _asks_who_did_not(reading) or _names_a_year_without_dates(reading)
        return unsaid or _asks_what_somebody_was_asked(desk) or opens_with(reading, "why")
    if intent in _CHECKED:
        return False
    if intent is Intent.PLACE and (_asks_where_goods_are_by_now(desk.reading) or _asks_where_one_went(desk.reading)):
        return True
    if intent is Intent.VALUE and (_asks_how_it_was_taken(desk.reading) or _asks_what_was_done_with_it(desk.reading)):
        return True
    if intent is Intent.PEOPLE and (_asks_who_else(desk.reading) or not _AGAINST.isdisjoint(desk.reading.words)):
        return True
    if intent is Intent.DAY and arrives(desk.reading) and _is_of_a_package(desk.reading):
        return True
    if _asks_when_goods_came(desk.reading):
        return True
    if intent is Intent.DAY and _asks_when_somebody_joins(desk):
        return True
    if intent is Intent.PEOPLE and (_asks_who_makes_or_owns(desk.reading) or _asks_who_wins(desk.reading)):
        return True
    if intent in (Intent.COUNT, Intent.ITEMS) and _makes_them_itself(desk):
        return True
    if intent is Intent.MECHANISM and _asks_which_store(desk.reading):
        return True
    return intent in (Intent.ITEMS, Intent.MECHANISM) and pays_itself(desk)


def misses(desk: Desk, intent: Intent, answer: Answer) -> bool:
    """Whether an answer tells something of all that is named, but not what is asked of it."""
    reading = desk.reading
    if answer.kind is AnswerKind.FIGURE and ("why" in reading.asks or _is_of_restrictions(reading, answer)):
        return True  # a number gives no reason
    if answer.kind is not AnswerKind.TEXT or not answer.main:
        return False
    told = answer.main[0].fact
    facet = told.facet if isinstance(told, Statement) else None
    if "why" in reading.asks and facet in _GIVING_NO_REASON:
        return True
    if intent is Intent.PLACE and facet == "context" and _lies_elsewhere(desk):
        return True
    if intent is Intent.ITEMS:
        asked_for = facet == "contents" and "give.asks" in reading.concepts
        return _asks_which_party(reading) or facet == "observation" or asked_for
    if intent in (Intent.PEOPLE, Intent.ROLE) and _is_of_whom_they_came_after(desk, people_of(told)):
        return True
    if intent is Intent.PEOPLE and _is_of_another_post(desk, people_of(told)):
        return True
    done = intent is Intent.VALUE and "which" in reading.asks and facet == "request"
    return done and _TELLING_WHAT_IS_WANTED.isdisjoint(reading.concepts)


def _lies_elsewhere(desk: Desk) -> bool:
    """Whether a place is asked for "of" or "in" a state that a front is told of only for who fights there."""
    states = [term for term in desk.reading.content if desk.names(term, _STATES) and desk.reading.is_led(term, _WITHIN)]
    return any(desk.defaults.recipient not in term.entities for term in states)


_STATES = frozenset({"country"})
_WITHIN = PLACE_LEADS | {"of", "von", "de", "from"}


def _asks_who_else(reading: Reading) -> bool:
    """Whether it asks for others beside whoever is known ("хто ще", "wer hat das noch angekündigt", "quién más")."""
    ends = {term.end for term in reading.terms if "ask.who" in term.concepts}
    behind = any(term.at in ends and term.words in _ELSE for term in reading.terms)
    return behind or (reading.language == "de" and bool(ends) and "noch" in reading.words)


_ELSE = frozenset("ще еще sonst noch dautre dautres encore mas jeszcze inny".split())
_AGAINST = frozenset("against opposes opposed проти против gegen dagegen contre contra przeciw przeciwko".split())


def _asks_what_was_done_with_it(reading: Reading) -> bool:
    """Whether it asks what somebody did with the money, which is not how much it was."""
    done = [at for at, word in enumerate(reading.words) if word in _DONE]
    return "what" in reading.asks and any(word in _WITH for at in done for word in reading.words[at + 1 :])


_DONE = frozenset(
    """
    do done doing зробила зробили зробив робить роблять сделала сделали сделал делает делают machte machten macht machen
    gemacht fait fit faire hizo hicieron hace hacer hecho zrobila zrobili zrobil zrobiono robi robia
    """.split()
)
_WITH = frozenset("with mit з із зі с со avec con z ze".split())


def _is_of_restrictions(reading: Reading, answer: Answer) -> bool:
    """Whether a limit on money would answer for those on the use of weapons."""
    return "occasion.restrictions" in reading.concepts and any(held.figure.is_money for held in answer.main)


def _is_of_another_post(desk: Desk, people: tuple[str, ...]) -> bool:
    """Whether "which president" or the like asks for the holder of a post that nobody in the fact has held."""
    posts = {POSTS[c] for term in asked_by_which(desk.reading) for c in term.concepts if c in POSTS}
    titles = {title for person in people for title in desk.vocabulary.titles(person)}
    return bool(posts) and posts.isdisjoint(titles)


def _is_of_whom_they_came_after(desk: Desk, people: tuple[str, ...]) -> bool:
    """Whether a fact is of nobody but the one after, or before, whom somebody else came ("who took over after stoltenberg")."""
    ties = {term.end for term in desk.reading.terms if term.concepts & {"ask.after", "ask.before"}}
    named = {person for term in desk.reading.terms if term.at in ties for person in people_meant(desk, term)}
    return bool(people) and bool(named) and named.issuperset(people)


def _asks_where_goods_are_by_now(reading: Reading) -> bool:
    """Whether it asks where a package or its goods are today; only where it was announced is told."""
    return _is_of_goods(reading) and not _NOW.isdisjoint(reading.words)


def _is_of_a_package(reading: Reading) -> bool:
    return bool(reading.amounts or "package" in reading.named("measure"))


def _is_of_goods(reading: Reading) -> bool:
    return bool(reading.amounts or reading.named("measure") or reading.named("item"))


def _asks_where_one_went(reading: Reading) -> bool:
    """Whether it asks for a place after a meeting, of which only where it was is told."""
    return "after" in reading.asks and "occasion.meeting" in reading.concepts and reading.names_person


def _asks_when_goods_came(reading: Reading) -> bool:
    """Whether it asks on which day goods of an announcement came or were handed over, which no announcement tells."""
    pinned = reading.whens or reading.amounts
    came = bool({"delivered", "received"} & set(reading.named("stage"))) or arrives(reading)
    return "when" in reading.asks and bool(pinned and reading.terms_of("item")) and came


def _asks_when_somebody_joins(desk: Desk) -> bool:
    """Whether it asks for the day on which somebody becomes a member, of which there are but hopes."""
    content = desk.reading.content
    joins = [term for term in content if "occasion.membership" in term.concepts]
    if joins and ("pledged" in desk.reading.named("stage") or "year" in desk.reading.named("noun")):
        return True  # of whatever day it was spoken of
    return bool(joins) and not desk.reading.whens and all(term in joins or term.entities for term in content)


def _asks_which_store(reading: Reading) -> bool:
    """Whether "which" asks for one store among many ("which depot"); that goods come out of stocks tells none."""
    asked = {term.end for term in reading.terms if "ask.which" in term.concepts}
    return any(term.at in asked and term.words in _STORES for term in reading.terms)


_STORES = frozenset(
    """
    depot depots warehouse warehouses storage armory armories armoury armouries arsenal arsenals lager depots entrepot
    entrepots almacen almacenes magazyn magazynu magazynow magazyny склад складу склада складе складів складов
    """.split()
)


def _asks_how_it_was_taken(reading: Reading) -> bool:
    """Whether it asks how somebody reacted, which no amount tells."""
    reacts = [term.words.split()[0] for term in reading.terms if "ask.said" in term.concepts]
    return "how" in reading.asks and any(word.startswith(_REACTING) for word in reacts)


_REACTING = ("react", "respon", "repl", "answer", "реаг", "відреаг", "отреаг", "reag", "réag", "zareag")


def _makes_them_itself(desk: Desk) -> bool:
    """Whether the one that receives is said to make the goods, of which no fact on aid tells."""
    made = {term.at for term in desk.reading.terms if term.words.split()[0] in _MAKE}
    return any(term.end in made and desk.defaults.recipient in term.entities for term in desk.reading.terms)


_MAKE = frozenset("produce produces produced make makes made build builds built manufacture manufactured".split())


def _asks_who_wins(reading: Reading) -> bool:
    """Whether "who" asks for the winner, of whom no fact tells, and not for whoever spoke of winning."""
    return "occasion.victory" in reading.concepts and not reading.asks & {"said", "quote"}


def _asks_who_makes_or_owns(reading: Reading) -> bool:
    """Whether "who" asks for a maker or an owner, of whom no fact tells."""
    asked = {term.end for term in reading.terms if "ask.who" in term.concepts}
    return any(
        term.at in asked and ("mechanism.contracts" in term.concepts or term.words in _OWNS) for term in reading.terms
    )


_OWNS = frozenset({"owns", "owned"})


def _asks_what_somebody_was_asked(desk: Desk) -> bool:
    """Whether the only person named is the one whom somebody asked something ("what did reporters ask austin")."""
    reading = desk.reading
    people = [term for term in reading.terms if people_meant(desk, term)]
    asked = [term for term in reading.terms if term.concepts == {"give.asks"} and term.words in _ASK]
    return len(people) == 1 and any(people[0].at == verb.end for verb in asked)


def _has_words_made_up(reading: Reading) -> bool:
    """Whether it has a quotation written that nobody said ("write a fresh quote where you praise aid cuts")."""
    writes = [term.at for term in reading.terms if term.words.split()[0] in _WRITE]
    quote = next((term.at for term in reading.terms if "ask.quote" in term.concepts), 0)
    return any(at < quote and not _SOME.isdisjoint(reading.words[at:quote]) for at in writes)


_WRITE = frozenset("write compose draft generate fabricate invent imagine".split())
_SOME = frozenset({"a", "an", "some", "another"})
_ASK = frozenset({"ask", "asked", "asks", "asking"})


def _asks_which_party(reading: Reading) -> bool:
    """Whether "which" asks for one of several states or allies rather than for goods ("which ally gave the interceptors")."""
    asked = {term.end for term in reading.terms if term.concepts & {"ask.which", "ask.what"}}
    return any(term.at in asked and term.concepts & _PARTIES for term in reading.terms)


def _asks_who_did_not(reading: Reading) -> bool:
    """Whether it asks who did not say it, or what somebody did not say."""
    saying = next((term.at for term in reading.terms if "ask.said" in term.concepts), 0)
    denied = any("filler.negation" in term.concepts and term.at < saying for term in reading.terms)
    return denied and bool(reading.asks & {"who", "what"})


def _names_a_year_without_dates(reading: Reading) -> bool:
    """Whether a command gives a year from before anything that is stored as a bare number ("!quote austin 1995")."""
    return reading.command == "quote" and any(
        amount.unit is None and amount.value == int(amount.value) and _FIRST_YEAR <= amount.value < _DATED_FROM
        for amount in reading.amounts
    )


_FIRST_YEAR, _DATED_FROM = 1700, 2100
