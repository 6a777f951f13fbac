"""Whether a text is to be checked rather than asked: pasted words, a claim, a question for yes or no."""

from enum import StrEnum

from bot.domain.answering.fractions import factor_of
from bot.domain.answering.goods import ANY_GOODS
from bot.domain.question import Reading
from bot.domain.terms import Term


class Check(StrEnum):
    """What is to be checked: whether somebody said it, or whether it is so."""

    WORDS = "words"
    CLAIM = "claim"


QUESTION_WORDS = frozenset("who whom what when where which how why how_much how_many".split())
SUMS = frozenset("share difference ratio sum in_millions in_billions in_full bigger smaller".split())
_IN_STATEMENTS = frozenset(
    """
    true after before including includes on_top announcer approximately as_of since said part_of
    how_much
    """.split()
)
"""Asks whose words stand in plain statements too ("worth", "announced", "after")."""
_TAGS = frozenset("yes yep yup yeah nope nah no ja nein oder oui non si tak nie да нет так ні".split())
_VERBS = frozenset({"filler.copula", "filler.auxiliary", "ask.polar"})
_OPENERS = frozenset({"filler.chat", "filler.conjunction", "filler.discourse"})
COUNTED = frozenset(["ally", "partner", "coalition", "donor", "people", "refugee"])
_RATES = frozenset({"per_hour", "per_day", "per_week", "per_month", "per_year"})
_ASKING = QUESTION_WORDS | _RATES | {"double", "latest", "contents", "includes", "quote", "compare", "part_of"} | SUMS


def to_check(reading: Reading) -> Check | None:
    """What of a text is to be checked; None where it asks for something."""
    if weighs_a_share(reading) or _sets_amounts_against_each_other(reading):
        return None
    asks = reading.asks
    vows = reading.names_person and "pledged" in reading.named("stage") and not reading.named("measure")
    vows = vows or (reading.names_person and "hope" in reading.named("occasion"))
    says = bool(asks & {"said", "quote", "announcer"}) or (vows and not reading.amounts)
    claims = "true" in asks or reading.whole.lower().startswith("claim:")
    checks = claims and not (_has_somebody_look_up(reading) or _asks_for_somebody(reading))
    if checks or is_tagged(reading) or (reading.quoted and says and is_polar(reading)):
        listed = _of_goods(reading) and asks & {"includes", "contents", "including", "part_of"}
        return Check.WORDS if reading.quoted or (says and not reading.amounts and not listed) else Check.CLAIM
    if (
        is_polar(reading)
        and says
        and not _asks_for_words(reading)
        and not (asks & {"contents", "includes", "how_much", "how_many"} or _of_goods(reading))
    ):
        return Check.CLAIM if reading.amounts and "announcer" in asks and "said" not in asks else Check.WORDS
    if reading.quoted and reading.names_person and is_polar(reading) and not asks & {"contents", "includes"}:
        return Check.WORDS
    asked = asks & QUESTION_WORDS and not _mostly_quoted(reading)
    if reading.quoted and _long_quote(reading) and reading.names_person and not asked:
        return Check.WORDS
    if len(reading.amounts) > 1 and asks & {"includes", "including", "on_top"} and not _surely_asked(reading):
        return Check.CLAIM
    if reading.terms and reading.terms[0].words in _ISNT and (reading.named("mechanism") or reading.amounts):
        return Check.CLAIM
    return Check.CLAIM if _states(reading) or _asks_whether(reading) or _counts_without_asking(reading) else None


_ISNT = frozenset("isnt arent wasnt werent doesnt didnt hasnt havent".split())
"""Words that open a question which expects a yes."""


def _has_somebody_look_up(reading: Reading) -> bool:
    """Whether a word for checking only opens a question ("can you check how much it was")."""
    terms = [term for term in reading.terms if not term.concepts & _OPENERS]
    leads = [at for at, term in enumerate(terms[:_SOON]) if "ask.true" in term.concepts and not term.concepts & _VERBS]
    asked = {f"ask.{word}" for word in QUESTION_WORDS}
    behind = (term for term in terms[leads[0] + 1 :] if term.concepts - _LIGHT) if leads else iter(())
    following = next(behind, None)
    return following is not None and bool(following.concepts & asked) and following.words.split()[0] not in _THAT


def _asks_for_somebody(reading: Reading) -> bool:
    """Whether it asks who, when or where from the start, and no tag at the end turns that into a claim."""
    tagged = bool(reading.terms) and "ask.true" in reading.terms[-1].concepts
    return opens_with(reading, "who", "whom", "when", "where", "why", "what", "which") and not tagged


_SOON = 3
_THAT = frozenset({"что", "чо", "що", "шо", "que", "qu", "co", "ze"})
"""Words for "what" that are also "that" ("правда ли, что ...")."""
_LIGHT = frozenset({"filler.word", "filler.pronoun", "filler.preposition", "filler.verb"})


def weighs_a_share(reading: Reading) -> bool:
    """Whether it sets a share against a percentage ("is the 2.3 billion more than 10% of the 53.5 billion")."""
    units = [amount.unit == "percent" for amount in reading.amounts]
    both = units.count(False) > 1 or {"package", "total"} <= set(reading.named("measure"))
    asks = is_polar(reading) or bool(reading.asks & {"true", "bigger", "smaller"})
    return (any(units) or factor_of(reading) is not None) and both and asks


def _sets_amounts_against_each_other(reading: Reading) -> bool:
    """Whether it only asks which of two amounts is the larger, which they tell without any claim on them."""
    money = [amount for amount in reading.amounts if not amount.counts_things and amount.unit != "percent"]
    named = any(term.entities for term in reading.content)
    return len(money) == len(reading.amounts) == 2 and bool(reading.asks & {"bigger", "smaller"}) and not named


def _asks_for_words(reading: Reading) -> bool:
    """Whether a question for yes or no asks for somebody's words ("is there a quote on ...", "did he say anything about ...")."""
    return (
        ("quote" in reading.asks or says_anything_about(reading)) and not reading.quoted and "true" not in reading.asks
    )


def says_anything_about(reading: Reading) -> bool:
    """Whether it asks for yes or no whether somebody said anything about something: their words on it are the answer."""
    ends = {term.end for term in reading.terms if "ask.said" in term.concepts or term.words in _ANYTHING}
    ends |= {term.end for term in reading.terms if term.words in _A_WORD}
    about = {term.end for term in reading.terms if term.words in _ABOUT and term.at in ends}
    led = any(term.at in about for term in reading.terms)
    return led and is_polar(reading) and "said" in reading.asks and reading.names_person and not reading.amounts


_A_WORD = frozenset({"peep", "word", "syllable", "thing", "whisper", "sentence"})
_ABOUT = frozenset("about on regarding concerning про щодо о об обо über uber zu sur sobre de acerca o".split())
_ANYTHING = frozenset(
    "anything something щось шось хоч што-нибудь что-нибудь что-то etwas irgendetwas irgendwas algo coś cos cokolwiek".split()
)


def _surely_asked(reading: Reading) -> frozenset[str]:
    """The question words of a text, without those that may be mere conjunctions (French "ou")."""
    sure = {c for term in reading.terms if "filler.conjunction" not in term.concepts for c in term.concepts}
    asked = frozenset(c[4:] for c in sure if c.startswith("ask.")) & QUESTION_WORDS
    return asked - {"how_much"} if is_polar(reading) else asked  # "does the figure of 53.5 billion cover ..."


def _counts_without_asking(reading: Reading) -> bool:
    """A bare number of countable things ("50 allies") is held against the count that is stored."""
    things = set(reading.named("noun")) & COUNTED or set(reading.named("item")) - ANY_GOODS
    counted = things and not reading.asks & (_ASKING | {"list", "name"}) and not reading.named("measure")
    counted = counted and not reading.command and not _is_somebody_on_something(reading)
    return bool(counted and reading.amounts) and all(amount.counts_things for amount in reading.amounts)


def _is_somebody_on_something(reading: Reading) -> bool:
    """Whether it opens with a person and what they spoke "on" or "about" ("umerov on the 50 allies")."""
    if not (reading.names_person and reading.terms):
        return False
    first = reading.terms[0]
    named = any(concept.startswith(("@", "office:")) for concept in first.concepts)
    return named and reading.words[first.end : first.end + 1] in _ON


_ON = (("on",), ("about",))


def _of_goods(reading: Reading) -> bool:
    """Whether it asks of the goods in an announced package ("does the 2.3 billion announcement mention missiles")."""
    of_package = bool(reading.amounts or reading.named("measure") or reading.asks & {"part_of", "contents", "includes"})
    return bool(reading.terms_of("item")) and of_package


def is_tagged(reading: Reading) -> bool:
    """Whether it is a statement with a yes or no hung on as a question."""
    return bool(reading.terms) and reading.whole.endswith("?") and reading.terms[-1].words in _TAGS


def _opening(reading: Reading) -> Term | None:
    """The first term that is no mere way of beginning to talk."""
    return next((term for term in reading.terms if not term.concepts & _OPENERS), None)


def is_polar(reading: Reading) -> bool:
    """Whether it opens with a verb, as questions for yes or no do."""
    opening = _opening(reading)
    if opening is None or not opening.concepts & _VERBS:
        return False
    return not any(reading.is_amount(at) for at in range(opening.at))  # "2.3 billion was ..." states


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
        "how_many",
        "in_millions",
        "in_billions",
        "in_full",
    }
    if not is_polar(reading) or other or _asks_for_words(reading) or _asks_how_much(reading):
        return False
    if reading.amounts:
        return "stockpile" not in reading.named("mechanism")
    if _gives_a_post(reading):
        return True
    if reading.names_person and reading.whens and {"announced", "pledged"} & set(reading.named("stage")):
        return not reading.terms_of("item")
    return not reading.terms_of("item") and bool(reading.terms_of("occasion"))


def _gives_a_post(reading: Reading) -> bool:
    """Whether it asks if somebody named holds, or held, a post ("was umerov the defence minister of ukraine")."""
    named = [term for term in reading.content if term.entities]
    posts = [term for term in reading.content if any(c.startswith(("office:", *_POSTS)) for c in term.concepts)]
    return (
        len(reading.content) == _TWO
        and len(named) == 1
        and len(posts) == 1
        and reading.names_person
        and not reading.asks
    )


_POSTS = ("noun.president", "noun.minister", "noun.defence", "noun.secretary")


def _asks_how_much(reading: Reading) -> bool:
    """Whether an amount is asked for, rather than one named that something is "worth"."""
    asking = [term.words.split()[0] for term in reading.terms if "ask.how_much" in term.concepts]
    return bool(asking) and not (reading.amounts and all(word in _WORTH for word in asking))


_WORTH = frozenset(
    """
    worth cost costs valued wert kostet kosten vaut valait coute coutait vale valia cuesta costo wart warte kosztuje
    kosztowal коштує коштував вартий стоит стоил стоила
    """.split()
)


def _mostly_quoted(reading: Reading) -> bool:
    """Whether a text is hardly more than a quotation and a name, so that what it asks stands inside the quotation."""
    return 2 * sum(map(len, reading.quoted)) > len(reading.whole)


def _long_quote(reading: Reading) -> bool:
    return any(words.count(" ") >= 2 for words in reading.quoted)


def _states(reading: Reading) -> bool:
    """Whether it is a sentence that claims something: a verb and a figure or stage, and nothing asked."""
    if (
        reading.whole.startswith(_WHOSE)
        or reading.command
        or not reading.asks <= _IN_STATEMENTS
        or is_polar(reading)
        or _opens_with_ask(reading)
    ):
        return False
    if "filler.copula" in reading.concepts and (reading.amounts or reading.terms_of("stage")):
        return True
    return _reports(reading)


_WHOSE = (
    *("whose ", "wessen ", "чий ", "чия ", "чиє ", "чиї ", "чьи ", "чья ", "чьё ", "чье ", "czyj"),
    *("a qui ", "de quién ", "à qui "),
)
"""Words that ask to whom something belongs."""


def _reports(reading: Reading) -> bool:
    """Whether it says that somebody named did something with an amount ("austin announced the 2.3b during a trip")."""
    terms = [term for term in reading.terms if not term.concepts & _OPENERS]
    if len(terms) < _TWO or not terms[0].entities or not _does(terms[1]):
        return False
    return any(reading.is_amount(at) for at in range(terms[1].end, len(reading.words)))


def _does(term: Term) -> bool:
    return any(concept.startswith(("stage.", "give.gives", "give.gets")) for concept in term.concepts)


_TWO = 2


def _opens_with_ask(reading: Reading) -> bool:
    opening = _opening(reading)
    return opening is not None and any(concept.startswith("ask.") for concept in opening.concepts)


def opens_with(reading: Reading, *asks: str) -> bool:
    opening = _opening(reading)
    return opening is not None and any(f"ask.{ask}" in opening.concepts for ask in asks)
