"""What a question wants to know, from the asks it names. Which facts can tell is settled elsewhere."""

from enum import StrEnum

from bot.domain.answering.appeals import asks_for_both
from bot.domain.answering.asides import without_aside
from bot.domain.answering.cues import (
    asks_how_it_gets_there,
    asks_what_is_got,
    asks_where_aid_comes_from,
    asks_whose_way,
    offers_mechanisms,
)
from bot.domain.answering.goods import ANY_GOODS, only_items
from bot.domain.answering.heads import (
    asks_for_a_national,
    asks_for_a_region,
    asks_of_occasion,
    asks_right_for_official,
    asks_which_official,
    where_a_total_stands,
)
from bot.domain.answering.rankings import ranks
from bot.domain.answering.reckoning import RATES, asks_for_a_multiple, is_rate, takes_off
from bot.domain.answering.to_check import (
    COUNTED,
    QUESTION_WORDS,
    SUMS,
    Check,
    is_polar,
    is_tagged,
    opens_with,
    to_check,
    weighs_a_share,
)
from bot.domain.answering.wants_words import wants_attitude, wants_quote
from bot.domain.question import Reading


class Intent(StrEnum):
    """What sort of thing would answer."""

    QUOTE_CHECK = "quote_check"
    CLAIM = "claim"
    QUOTE = "quote"
    SUM = "sum"
    COUNT = "count"
    MECHANISM = "mechanism"
    ITEMS = "items"
    ROLE = "role"
    PEOPLE = "people"
    DAY = "day"
    PLACE = "place"
    OCCASION = "occasion"
    SOURCE = "source"
    VALUE = "value"
    HISTORY = "history"
    LATEST = "latest"
    COMPARE = "compare"
    RANKING = "ranking"
    BY_YEAR = "by_year"
    APPEAL = "appeal"
    UNCLEAR = "unclear"


_LONG_TEXT = 16


def intent_of(reading: Reading) -> Intent:
    """Decide by the strongest cue; checks come before asks, narrow asks before broad ones."""
    reading = without_aside(reading)
    if _repeats_itself(reading):
        return Intent.UNCLEAR
    if ranks(reading):
        return Intent.RANKING
    if takes_off(reading) and not ("true" in reading.asks or is_tagged(reading) or is_polar(reading)):
        return Intent.SUM
    checked = to_check(reading)
    if checked:
        return Intent.QUOTE_CHECK if checked is Check.WORDS else Intent.CLAIM
    if weighs_a_share(reading):
        return Intent.SUM
    if wants_quote(reading):
        return Intent.QUOTE
    intent = _asked(reading)
    return Intent.QUOTE if intent is Intent.VALUE and wants_attitude(reading) else intent


def _repeats_itself(reading: Reading) -> bool:
    """Whether a long text is a few words over and over, which a chain of follow-ups may well be."""
    return (
        reading.follows is None
        and len(reading.words) >= _LONG_TEXT
        and len(set(reading.words)) * 4 <= len(reading.words)
    )


def _asked(reading: Reading) -> Intent:
    return _reckoned(reading) or _way(reading) or _of_somebody(reading)


def _reckoned(reading: Reading) -> Intent | None:
    """What asks for a number; None where none is asked for in so many words."""
    asks = reading.asks
    if "by_year" in asks:
        return Intent.BY_YEAR
    if asks_for_both(reading):
        return Intent.APPEAL
    if asks & SUMS or is_rate(reading) or takes_off(reading) or asks_for_a_multiple(reading):
        return Intent.SUM
    if "number_of" in asks and _of_money(reading):
        return Intent.VALUE
    if "occasion.delivery_dates" in reading.concepts and not asks & QUESTION_WORDS - {"when", "what"}:
        return Intent.DAY
    # What fell, and how much of it, is told by one count.
    bombed = "occasion.bombing" in reading.concepts and (
        "number" in reading.named("noun") or (opens_with(reading, "what") and not reading.named("item"))
    )
    dates = opens_with(reading, "when") and not any(term.words.startswith("how") for term in reading.terms)
    if not dates and ("how_many" in asks or "number_of" in asks or bombed or _sizes_up(reading)):
        return Intent.COUNT
    return Intent.COUNT if asks & RATES and not reading.named("measure") else None


def _way(reading: Reading) -> Intent | None:
    """What asks how aid is given, or what goods are."""
    asks = reading.asks
    if asks_what_is_got(reading):
        return Intent.ITEMS
    if (
        asks & {"meaning", "speed"}
        or asks_where_aid_comes_from(reading)
        or ("mechanism" in asks and not asks & {"how_much", "part_of"})
        or _only_mechanism(reading)
        or offers_mechanisms(reading)
        or asks_how_it_gets_there(reading)
        or asks_whose_way(reading)
    ):
        return Intent.MECHANISM
    if asks_which_official(reading) and asks_right_for_official(reading):
        return Intent.PEOPLE
    if (
        asks & {"contents", "by_type"}
        or ("includes" in asks and not _is_inclusion(reading))
        or only_items(reading, polar=is_polar(reading))
    ):
        return Intent.ITEMS
    return None


def _of_somebody(reading: Reading) -> Intent:
    """What asks who, where, when, at which occasion; else a value or words."""
    asks = reading.asks
    if "role" in asks:
        return Intent.ROLE
    if "source_outlet" in asks:
        return Intent.SOURCE
    if (
        ("where" in asks and not where_a_total_stands(reading))
        or asks_for_a_region(reading)
        or ("city" in reading.named("noun") and not asks & QUESTION_WORDS - {"which", "what"})
    ):
        return Intent.PLACE
    if asks & {"which", "what"} and asks_of_occasion(reading):
        return Intent.OCCASION
    dated = opens_with(reading, "when") and not asks & {"who", "whom"}
    if not dated and (asks & {"who", "whom", "announcer", "visitor", "host"} or asks_which_official(reading)):
        return Intent.PEOPLE
    if (opens_with(reading, "when") and not asks & {"how_much", "how_many"}) or (
        "when" in asks and not asks & QUESTION_WORDS - {"when"} and not is_polar(reading)
    ):
        return Intent.DAY
    if asks_for_a_national(reading):
        return Intent.PEOPLE
    if "compare" in asks and not reading.amounts:
        return Intent.COMPARE
    return _bare(reading)


def _of_money(reading: Reading) -> bool:
    """ "The amount of the package" is money, unlike "the amount of bombs"."""
    return bool(reading.named("measure")) and not reading.named("item") and not reading.named("noun")


def _sizes_up(reading: Reading) -> bool:
    """ "The size of the coalition" counts its members; several languages ask "how much" of bombs as of money."""
    if reading.drawdown or reading.terms_of("mechanism") or reading.terms_of("ordinal"):
        return False  # "how much was the 29th drawdown, with the Bradleys"
    countable = set(reading.named("noun")) & COUNTED or set(reading.named("item")) - ANY_GOODS
    return "how_much" in reading.asks and bool(countable) and not reading.named("measure") and not reading.amounts


def _bare(reading: Reading) -> Intent:
    """No ask at all, or only "how much": a count where countable things are named, else a value."""
    if set(reading.named("noun")) & COUNTED and not reading.named("measure") and not reading.amounts:
        return Intent.COUNT
    named = any(reading.named(kind) for kind in ("measure", "kind", "stage", "aid"))
    figures = named or bool(reading.amounts) or "give.gives" in reading.concepts
    asked = reading.asks & (QUESTION_WORDS | {"latest"}) - {"what"}
    by_name = any(term.entities for term in reading.terms)
    if reading.names_person and not by_name and not figures and not reading.command and not reading.asks:
        return Intent.PEOPLE
    said = (
        reading.names_person
        and "occasion.omitted" not in reading.concepts
        and not figures
        and not asked
        and not is_polar(reading)
        and reading.command != "aid"
    )
    return Intent.QUOTE if said else Intent.VALUE


def _is_inclusion(reading: Reading) -> bool:
    """ "Did the total include the 2.3 billion" asks of amounts, not of goods."""
    return bool(reading.amounts) and "total" in reading.named("measure")


def _only_mechanism(reading: Reading) -> bool:
    return (
        bool(reading.named("mechanism"))
        and not reading.drawdown
        and not reading.asks & {"how_much", "latest", "largest", "contents", "who"}
        and not reading.named("measure")
        and not ((set(reading.named("item")) - ANY_GOODS or "announced" in reading.named("stage")) and reading.whens)
        and not reading.terms_of("ordinal")
    )
