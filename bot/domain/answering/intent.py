"""What a question wants to know, from the asks it names. Which facts can tell is settled elsewhere."""

from enum import StrEnum

from bot.domain.answering.goods import ANY_GOODS, only_items
from bot.domain.question import Reading, Term


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
    UNCLEAR = "unclear"


_QUESTION_WORDS = frozenset("who whom what when where which how why how_much how_many".split())
_SUMS = frozenset("share difference ratio sum in_millions in_billions bigger smaller".split())
_IN_STATEMENTS = frozenset(
    """
    true after before including includes on_top announcer approximately as_of since said part_of
    how_much
    """.split()
)
"""Asks whose words stand in plain statements too ("worth", "announced", "after")."""
_TAGS = frozenset("yes no ja nein oui non si tak nie да нет так ні".split())
_VERBS = frozenset({"filler.copula", "filler.auxiliary", "ask.polar"})
_OPENERS = frozenset({"filler.chat", "filler.conjunction", "filler.discourse"})
_RATES = frozenset(["per_day", "per_week", "per_month", "per_year"])
HONOURED = {
    "sum": _SUMS | _RATES,
    "place": frozenset({"city", "region"}),
    "value": frozenset({"latest", "first", "largest", "smallest"}),
    "latest": frozenset({"latest"}),
    "compare": frozenset({"compare", "bigger", "smaller"}),
}
"""The asks that each way of answering makes good; any other that narrows stays to be accounted for."""

_OFFICIALS = frozenset(["official", "minister", "defence_minister", "defence_secretary", "president", "spokesperson"])
_NAMED_OCCASIONS = frozenset({"summit", "conference", "meeting"})
_NARROWER = frozenset("how_much how_many where who contents mechanism".split())
_LONG_TEXT = 16
_COUNTED = frozenset(["ally", "partner", "coalition", "donor", "people", "refugee"])


def intent_of(reading: Reading) -> Intent:
    """Decide by the strongest cue; checks come before asks, narrow asks before broad ones."""
    if _repeats_itself(reading):
        return Intent.UNCLEAR
    checking = _checking(reading)
    if checking:
        return checking
    if _wants_quote(reading):
        return Intent.QUOTE
    intent = _asked(reading)
    return Intent.QUOTE if intent is Intent.VALUE and _wants_attitude(reading) else intent


def _repeats_itself(reading: Reading) -> bool:
    """Whether a long text is a few words over and over, which a chain of follow-ups may well be."""
    return (
        reading.follows is None
        and len(reading.words) >= _LONG_TEXT
        and len(set(reading.words)) * 4 <= len(reading.words)
    )


def _checking(reading: Reading) -> Intent | None:
    asks = reading.asks
    says = bool(asks & {"said", "quote", "announcer"})
    if "true" in asks or _is_tagged(reading) or (reading.quoted and says and _is_polar(reading)):
        return Intent.QUOTE_CHECK if reading.quoted or (says and not reading.amounts) else Intent.CLAIM
    if _is_polar(reading) and says and not asks & {"contents", "includes", "how_much", "how_many"}:
        return Intent.QUOTE_CHECK
    asked = asks & _QUESTION_WORDS and not _mostly_quoted(reading)
    if reading.quoted and _long_quote(reading) and reading.names_person and not asked:
        return Intent.QUOTE_CHECK
    if len(reading.amounts) > 1 and asks & {"includes", "including", "on_top"} and not asks & _QUESTION_WORDS:
        return Intent.CLAIM
    return Intent.CLAIM if _states(reading) or _asks_whether(reading) or _counts_without_asking(reading) else None


_ASKING = _QUESTION_WORDS | {"per_day", "double", "latest", "contents", "includes", "quote", "compare"} | _SUMS


def _counts_without_asking(reading: Reading) -> bool:
    """A bare number of countable things ("50 allies") is held against the count that is stored."""
    things = set(reading.named("noun")) & _COUNTED or set(reading.named("item")) - ANY_GOODS
    counted = things and not reading.asks & _ASKING and not reading.named("measure") and not reading.command
    return bool(counted and reading.amounts) and all(amount.counts_things for amount in reading.amounts)


def _is_tagged(reading: Reading) -> bool:
    """A statement with a yes or no hung on as a question."""
    return bool(reading.terms) and reading.whole.endswith("?") and reading.terms[-1].words in _TAGS


def _opening(reading: Reading) -> Term | None:
    """The first term that is no mere way of beginning to talk."""
    return next((term for term in reading.terms if not term.concepts & _OPENERS), None)


def _is_polar(reading: Reading) -> bool:
    """Whether it opens with a verb, as questions for yes or no do."""
    opening = _opening(reading)
    return opening is not None and bool(opening.concepts & _VERBS)


def _asks_whether(reading: Reading) -> bool:
    """A question for yes or no about people, an occasion or an amount; about goods or sizes other ways know more."""
    other = reading.asks & {
        "bigger",
        "smaller",
        "compare",
        "contents",
        "includes",
        "mechanism",
        "name",
        "how_much",
        "how_many",
    }
    if not _is_polar(reading) or other:
        return False
    if reading.amounts:
        return "stockpile" not in reading.named("mechanism")
    return not reading.terms_of("item") and bool(reading.terms_of("occasion"))


def _mostly_quoted(reading: Reading) -> bool:
    """Whether a text is hardly more than a quotation and a name, so that what it asks stands inside the quotation."""
    return 2 * sum(map(len, reading.quoted)) > len(reading.whole)


def _long_quote(reading: Reading) -> bool:
    return any(words.count(" ") >= 2 for words in reading.quoted)


def _states(reading: Reading) -> bool:
    """Whether it is a sentence that claims something: a verb and a figure or stage, and nothing asked."""
    if reading.command or not reading.asks <= _IN_STATEMENTS or _is_polar(reading) or _opens_with_ask(reading):
        return False
    return "filler.copula" in reading.concepts and bool(reading.amounts or reading.terms_of("stage"))


def _wants_quote(reading: Reading) -> bool:
    asks = reading.asks
    if asks & (_SUMS | {"how_much", "how_many", "number_of", "source_outlet"}) and reading.command != "quote":
        return False
    if reading.command == "quote" or "quote" in asks:
        return True
    if "said" not in asks or not (reading.names_person or "who" in asks or "official" in _titles_named(reading)):
        return False
    if asks & {"mechanism", "contents", "includes"} or (asks & {"which"} and reading.terms_of("item")):
        return False
    if asks & {"what", "who", "how"}:
        return not ("who" in asks and reading.amounts)
    if _opens_with(reading, "when", "where"):
        return False
    return reading.names_person and not reading.amounts and not reading.named("measure") and not _is_polar(reading)


def _titles_named(reading: Reading) -> frozenset[str]:
    return frozenset({"official"} if set(reading.named("noun")) & _OFFICIALS else ())


def _opens_with_ask(reading: Reading) -> bool:
    opening = _opening(reading)
    return opening is not None and any(concept.startswith("ask.") for concept in opening.concepts)


def _opens_with(reading: Reading, *asks: str) -> bool:
    opening = _opening(reading)
    return opening is not None and any(f"ask.{ask}" in opening.concepts for ask in asks)


def _wants_attitude(reading: Reading) -> bool:
    """ "What did X hope for": no verb of saying, but only X's own words can tell."""
    opens = bool(reading.terms) and "ask.what" in reading.terms[0].concepts
    figures = reading.amounts or reading.named("measure") or "give.gives" in reading.concepts
    return opens and reading.names_person and not figures


def _asked(reading: Reading) -> Intent:
    asks = reading.asks
    if asks & _SUMS or (asks & _RATES and reading.amounts and not asks & {"who", "which", "when", "where"}):
        return Intent.SUM
    if "number_of" in asks and _of_money(reading):
        return Intent.VALUE
    if "how_many" in asks or "number_of" in asks or _sizes_up(reading):
        return Intent.COUNT
    if asks & _RATES and not reading.named("measure"):
        return Intent.COUNT
    if asks & {"mechanism", "meaning", "speed"} or _only_mechanism(reading):
        return Intent.MECHANISM
    if (
        asks & {"contents", "by_type"}
        or ("includes" in asks and not _is_inclusion(reading))
        or only_items(reading, polar=_is_polar(reading))
    ):
        return Intent.ITEMS
    if "role" in asks:
        return Intent.ROLE
    if "source_outlet" in asks:
        return Intent.SOURCE
    if "where" in asks or (asks & {"which", "what"} and "city" in reading.named("noun")):
        return Intent.PLACE
    if asks & {"which", "what"} and _asks_of_occasion(reading):
        return Intent.OCCASION
    if asks & {"who", "whom", "announcer", "visitor", "host"} or _which_official(reading):
        return Intent.PEOPLE
    if _opens_with(reading, "when") or (
        "when" in asks and not asks & _QUESTION_WORDS - {"when"} and not _is_polar(reading)
    ):
        return Intent.DAY
    if "compare" in asks and not reading.amounts:
        return Intent.COMPARE
    return _bare(reading)


def _of_money(reading: Reading) -> bool:
    """ "The amount of the package" is money, unlike "the amount of bombs"."""
    return bool(reading.named("measure")) and not reading.named("item") and not reading.named("noun")


def _asks_of_occasion(reading: Reading) -> bool:
    """Whether "which" or "what" asks for the occasion itself, not for what somebody gave, got or asked for there."""
    named = set(reading.named("occasion")) & _NAMED_OCCASIONS
    return bool(named) and not reading.asks & _NARROWER and "give.asks" not in reading.concepts


def _sizes_up(reading: Reading) -> bool:
    """ "The size of the coalition" counts its members; several languages ask "how much" of bombs as of money."""
    countable = set(reading.named("noun")) & _COUNTED or set(reading.named("item")) - ANY_GOODS
    return "how_much" in reading.asks and bool(countable) and not reading.named("measure") and not reading.amounts


def _bare(reading: Reading) -> Intent:
    """No ask at all, or only "how much": a count where countable things are named, else a value."""
    if set(reading.named("noun")) & _COUNTED and not reading.named("measure") and not reading.amounts:
        return Intent.COUNT
    named = any(reading.named(kind) for kind in ("measure", "kind", "stage", "aid"))
    figures = named or bool(reading.amounts) or "give.gives" in reading.concepts
    asked = reading.asks & (_QUESTION_WORDS | {"latest"}) - {"what"}
    by_name = any(term.entities for term in reading.terms)
    if reading.names_person and not by_name and not figures and not reading.command and not reading.asks:
        return Intent.PEOPLE
    said = reading.names_person and not figures and not asked and not _is_polar(reading)
    return Intent.QUOTE if said else Intent.VALUE


def _is_inclusion(reading: Reading) -> bool:
    """ "Did the total include the 2.3 billion" asks of amounts, not of goods."""
    return bool(reading.amounts) and "total" in reading.named("measure")


def _only_mechanism(reading: Reading) -> bool:
    return (
        bool(reading.named("mechanism"))
        and not reading.drawdown
        and not reading.asks & {"how_much", "latest", "largest"}
        and not reading.named("measure")
    )


def _which_official(reading: Reading) -> bool:
    named = set(reading.named("noun")) & _OFFICIALS or ("name" in reading.asks and _names_office(reading))
    return bool(reading.asks & {"which", "what", "name"}) and bool(named)


def _names_office(reading: Reading) -> bool:
    return any(concept.startswith("office:") for concept in reading.concepts)
