"""Which questions are asked back or refused as they stand, before anything is looked up."""

from bot.domain.answer import Answer
from bot.domain.answering.beside_the_point import is_beyond
from bot.domain.answering.desk import Desk
from bot.domain.answering.intent import Intent
from bot.domain.answering.packages import ORDERS
from bot.domain.answering.replies import abstained, asked_back
from bot.domain.answering.to_check import COUNTED
from bot.domain.answering.vague import names_nothing
from bot.domain.question import Reading

_OF_AN_OCCASION = frozenset({Intent.PEOPLE, Intent.DAY, Intent.PLACE, Intent.ROLE, Intent.OCCASION})


def turned_back(desk: Desk, intent: Intent) -> Answer | None:
    """What is asked back, or refused, before anything is looked up; None where the question can be answered as it stands."""
    reading = desk.reading
    if reading.unread:
        return abstained(desk, "language")
    if reading.elsewhen:
        return asked_back(desk, "which_time")
    if reading.doubts:
        return asked_back(desk, "two_readings")
    if intent in (Intent.VALUE, Intent.COUNT) and _points_back(reading):
        return asked_back(desk, "which_time")
    if _asks_for_parts(reading) and intent in (Intent.MECHANISM, Intent.ITEMS):
        return abstained(desk, "part")
    lists = "list" in reading.asks or _asks_who_they_are(reading)
    if intent is Intent.PEOPLE and lists and any(amount.counts_things for amount in reading.amounts):
        return abstained(desk, "words")
    if intent in _OF_AN_OCCASION and names_nothing(reading) and not reading.asks & ORDERS:
        return asked_back(desk, "about_what")
    if _asks_for_an_opinion(reading) or _asks_how_to_give(reading):
        return abstained(desk, "words")
    if intent is Intent.VALUE and _names_only_a_mechanism(reading):
        return asked_back(desk, "which_figure")
    if intent is Intent.UNCLEAR:
        return asked_back(desk, "about_what")
    return abstained(desk, "words") if is_beyond(desk, intent) else None


def _asks_for_an_opinion(reading: Reading) -> bool:
    """Whether it asks what ought to be, or what the bot thinks of it."""
    return (
        reading.words[:1] in _OUGHT or "you think" in reading.whole.lower() or "your opinion" in reading.whole.lower()
    )


_OUGHT = tuple(
    (word,) for word in "should ought sollte sollten devrait devraient deberia deberian powinny powinien".split()
)


def _asks_how_to_give(reading: Reading) -> bool:
    """Whether somebody asks how to give or apply for something themselves ("how do i donate")."""
    opens = bool(reading.terms) and "ask.how" in reading.terms[0].concepts
    return opens and "i" in reading.words[1:4] and bool({"give.gives", "give.asks", "give.gets"} & reading.concepts)


def _asks_who_they_are(reading: Reading) -> bool:
    """Whether it asks who those counted are ("who are the 50 allies")."""
    who = {term.end for term in reading.terms if "ask.who" in term.concepts}
    are = any(term.at in who and "filler.copula" in term.concepts for term in reading.terms)
    asked = are or any(term.words.startswith("who ") for term in reading.terms if "ask.who" in term.concepts)
    return asked and len(reading.content) == 1 and bool(set(reading.named("noun")) & COUNTED)


def _points_back(reading: Reading) -> bool:
    """Whether it asks of "that month" with nothing before it or in it that says which."""
    if "that_time" not in reading.asks or reading.whens or reading.amounts or reading.follows:
        return False
    return not reading.terms_of("item") and not reading.terms_of("occasion")


def _asks_for_parts(reading: Reading) -> bool:
    """Whether it asks how an amount is shared out, among goods or otherwise."""
    split = "by_type" in reading.asks and bool(reading.terms_of("item"))
    return bool(reading.amounts) and ("part_of" in reading.asks or split)


def _names_only_a_mechanism(reading: Reading) -> bool:
    """Whether an amount is asked of "the drawdown" and nothing tells which: there were dozens."""
    pinned = reading.amounts or reading.whens or reading.drawdown or reading.command or not reading.content
    ways = all(term.concepts and term.concepts <= {"mechanism.pda", "mechanism.usai"} for term in reading.content)
    return "how_much" in reading.asks and ways and not pinned
