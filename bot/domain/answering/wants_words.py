"""Whether a question asks for somebody's own words."""

from bot.domain.answering.cues import asks_what_is_got, offers_mechanisms
from bot.domain.answering.described import describes_speaker
from bot.domain.answering.heads import OFFICIALS, asks_right_for_an_occasion
from bot.domain.answering.reckoning import RATES
from bot.domain.answering.to_check import SUMS, is_polar, opens_with, says_anything_about
from bot.domain.question import Reading


def wants_quote(reading: Reading) -> bool:
    """Whether somebody's words are asked for, in so many words or by a verb of saying."""
    asks = reading.asks
    if "occasion.omitted" in reading.concepts and "quote" not in asks:
        return False  # what somebody left unsaid is in no quote
    if asks_right_for_an_occasion(reading) or _opens_with_a_way(reading) or offers_mechanisms(reading):
        return False
    if reading.quoted and ("show" in asks or "quote" in asks) and not asks & {"includes", "contents"}:
        return True
    if "in_full" in asks and reading.amounts:
        return False  # "write out the 2.3b in full digits"
    if _body_speaks(reading) or describes_speaker(reading) or says_anything_about(reading):
        return True
    if asks_whom_told(reading):
        return False
    if "quote" in asks and opens_with(reading, "quote"):
        return True
    if asks & (SUMS | RATES | {"how_much", "how_many", "number_of", "source_outlet"}) and reading.command != "quote":
        return False
    if reading.command == "quote" or "quote" in asks:
        return True
    if asks >= {"who"} and "hope" in reading.named("occasion"):
        return True  # who hopes is told by their own words
    if _asks_what_was_said(reading):
        return True
    if "said" not in asks or not (reading.names_person or "who" in asks or "official" in _titles_named(reading)):
        return False
    if (
        asks & {"mechanism", "contents", "includes"}
        or asks_what_is_got(reading)
        or (asks & {"which"} and reading.terms_of("item"))
    ):
        return False
    if asks & {"what", "who", "how"}:
        return not ("who" in asks and reading.amounts)
    if opens_with(reading, "when", "where"):
        return False
    return reading.names_person and not reading.amounts and not reading.named("measure") and not is_polar(reading)


def _asks_what_was_said(reading: Reading) -> bool:
    """Whether it opens with "what was said", whoever said it."""
    said = next((term.at for term in reading.terms if "ask.said" in term.concepts), 0)
    return any(term.end == said and term.words in _WHAT_WAS for term in reading.terms)


_WHAT_WAS = frozenset({"what was", "what got", "what has been", "what gets", "what is"})


def _opens_with_a_way(reading: Reading) -> bool:
    """Whether a way in which aid is given is what it asks for first ("from whose stockpile ...")."""
    first = reading.content[0] if reading.content else None
    return first is not None and "mechanism.stockpile" in first.concepts and "quote" not in reading.asks


def asks_whom_told(reading: Reading) -> bool:
    """Whether it asks for the listener ("who did austin tell", "a quién le dijo austin") rather than the words."""
    if "quote" in reading.asks or reading.command or not reading.asks & {"who", "whom"}:
        return False
    asked = next(term for term in reading.terms if term.concepts & {"ask.who", "ask.whom"})
    told = next((term for term in reading.terms if "ask.said" in term.concepts), None)
    between = told and any(asked.at < term.at < told.at and term.entities for term in reading.terms)
    return bool(told) and ("ask.whom" in asked.concepts or bool(between))


def _body_speaks(reading: Reading) -> bool:
    """Whether it asks what a state or body, rather than a person, said ("what did the kremlin say", "kremlin quote")."""
    figures = reading.asks & {"how_much", "how_many", "number_of", "source_outlet"} or reading.named("measure")
    if figures or reading.names_person:
        return False
    said = [term.at for term in reading.terms if "ask.said" in term.concepts]
    opens = bool(said) and opens_with(reading, "what", "how")
    quoted = "quote" in reading.asks and "who" not in reading.asks
    return any(term.entities and (quoted or (opens and term.at < said[0])) for term in reading.terms)


def _titles_named(reading: Reading) -> frozenset[str]:
    return frozenset({"official"} if set(reading.named("noun")) & OFFICIALS else ())


def wants_attitude(reading: Reading) -> bool:
    """ "What did X hope for": no verb of saying, but only X's own words can tell."""
    opens = bool(reading.terms) and "ask.what" in reading.terms[0].concepts
    opens = opens and "occasion.omitted" not in reading.concepts and "how_much" not in reading.asks
    figures = reading.amounts or reading.named("measure") or "give.gives" in reading.concepts
    return opens and reading.names_person and not figures


def asks_who_promised(reading: Reading) -> bool:
    """Whether it asks who promised or announced something other than a package: their own words tell best."""
    promised = "announcer" in reading.asks or ("pledged" in reading.named("stage") and not reading.terms_of("item"))
    return promised and not reading.amounts and not reading.named("measure") and not reading.whens


def asks_for_words(reading: Reading) -> bool:
    """Whether it asks what or how somebody said it, and not how much that is."""
    return bool(reading.asks & _OF_WORDS) and "how_much" not in reading.asks


def is_of_words_alone(reading: Reading) -> bool:
    """Whether nothing in it is of amounts, or of what somebody gave."""
    return not reading.amounts and not reading.named("give") and not reading.named("measure")


_OF_WORDS = frozenset({"said", "how", "what"})
"""What is asked of somebody whose own words may tell it, where nothing else does."""
