"""What the words of a fact account for: its own words, forms of them, their meanings and its slots, and no more."""

from decimal import Decimal

import pytest

from bot.domain.coverage import Covering, people_of
from bot.domain.model import AidKind, Figure, Precision, Quote, Source, Stage, Wording
from bot.domain.partial_date import PartialDate
from bot.domain.terms import Term
from tests.questions import Bot

PAGE = Source("press", "Example Press", "https://press.example/page", "A page", PartialDate(2024, 7, 2))
PACKAGE = Figure(
    id="one",
    source=PAGE,
    value=Decimal(5),
    unit="USD",
    precision=Precision.EXACT,
    donor="US",
    recipient="UA",
    kind=AidKind.MILITARY,
    stage=Stage.ANNOUNCED,
    measure="package",
    mechanism="PDA+USAI",
    sentence="Austin announced restrictions on Patriot missiles.",
    people=("lloyd-austin",),
    topics=("harbours",),
    note="Counted at replacement cost.",
)
SAID = Quote(
    id="two",
    source=PAGE,
    text="We stand together",
    speaker="rustem-umerov",
    said_on=PartialDate(2024, 7, 2),
    occasion="Opening of a meeting",
    wordings=(Wording("We stand side by side", PAGE),),
)


def term(words: str, *concepts: str) -> Term:
    return Term(frozenset(concepts), words, 0, words.count(" ") + 1)


@pytest.mark.parametrize(
    "words",
    ["restrictions", "restriction", "patriot missiles", "harbours", "harbour", "replacement", "cost", "lloyd austin"],
)
def test_a_fact_tells_of_its_words_and_their_forms(bot: Bot, words: str) -> None:
    assert Covering(bot.vocabulary).of(PACKAGE).explains(term(words))


@pytest.mark.parametrize(
    "words", ["giraffe", "restaurant", "patriot giraffe", "costly", "harp", "tank", "mis", "press"]
)
def test_a_fact_tells_of_nothing_else(bot: Bot, words: str) -> None:
    assert not Covering(bot.vocabulary).of(PACKAGE).explains(term(words))


@pytest.mark.parametrize(
    "concept",
    ["@US", "@UA", "@lloyd-austin", "kind.military", "stage.announced", "unit.USD", "mechanism.pda", "mechanism.usai",
     "item.patriot"],
)  # fmt: skip
def test_a_fact_tells_of_its_slots_and_meanings(bot: Bot, concept: str) -> None:
    assert Covering(bot.vocabulary).of(PACKAGE).explains(term("whatever", concept))


@pytest.mark.parametrize("concept", ["@DE", "stage.delivered", "kind.humanitarian", "unit.EUR"])
def test_a_fact_does_not_tell_of_other_slots(bot: Bot, concept: str) -> None:
    assert not Covering(bot.vocabulary).of(PACKAGE).explains(term("whatever", concept))


@pytest.mark.parametrize("words", ["together", "side by side", "meeting", "umerov"])
def test_a_quote_tells_of_all_its_wordings_its_speaker_and_its_occasion(bot: Bot, words: str) -> None:
    assert Covering(bot.vocabulary).of(SAID).explains(term(words))


def test_two_facts_together_tell_of_both(bot: Bot) -> None:
    covering = Covering(bot.vocabulary)
    both = covering.of_all([PACKAGE, SAID])
    assert both.explains(term("restrictions"))
    assert both.explains(term("together"))
    assert not covering.of_all([]).explains(term("together"))


def test_only_a_few_facts_are_remembered(bot: Bot) -> None:
    covering = Covering(bot.vocabulary, keep=1)
    first = covering.of(PACKAGE)
    assert covering.of(PACKAGE) is first
    covering.of(SAID)
    assert covering.of(PACKAGE) is not first
    assert covering.of(PACKAGE).explains(term("restrictions"))


def test_people_are_those_who_spoke_or_took_part() -> None:
    assert (people_of(PACKAGE), people_of(SAID)) == (("lloyd-austin",), ("rustem-umerov",))
