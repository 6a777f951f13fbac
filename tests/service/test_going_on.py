"""Short replies to an answer in seven languages: each inherits the question before it and says so, or gives no figure at all."""

import pytest

from bot.present.reply import ReplyKind
from tests.questions import Bot, whole

TOTAL = {
    "en": "how much did the us give ukraine",
    "uk": "скільки сша дали україні",
    "ru": "сколько сша дали украине",
    "de": "wie viel gaben die usa der ukraine",
    "fr": "combien les états-unis ont donné à l'ukraine",
    "es": "cuánto dio eeuu a ucrania",
    "pl": "ile usa dały ukrainie",
}
PACKAGE = "how big was the 2 july 2024 package"
WORDS = "what did austin say about nato"

GERMANY = {
    "en": "and germany?",
    "uk": "а німеччина?",
    "ru": "а германия?",
    "de": "und deutschland?",
    "fr": "et l'allemagne ?",
    "es": "y alemania?",
    "pl": "a niemcy?",
}
SOURCE = {
    "en": "source?",
    "uk": "джерело?",
    "ru": "источник?",
    "de": "Quelle?",
    "es": "fuente?",
    "pl": "źródło?",
}
YEAR = {
    "en": "and 2023?",
    "uk": "а в 2023?",
    "ru": "а в 2023?",
    "de": "und 2023?",
    "fr": "et en 2023 ?",
    "es": "y en 2023?",
    "pl": "a w 2023?",
}
IN_EUROS = {"en": "in euros?", "uk": "в євро?", "ru": "в евро?", "de": "in euro?", "pl": "w euro?"}


@pytest.mark.parametrize("language", sorted(GERMANY))
def test_another_donor_takes_the_place_of_the_first(bot: Bot, language: str) -> None:
    alone, replied = (
        bot.ask("how much did germany give ukraine"),
        bot.ask(GERMANY[language], earlier=(TOTAL[language],)),
    )
    assert replied.facts == alone.facts
    assert replied.language == language


@pytest.mark.parametrize("language", sorted(SOURCE))
def test_who_asks_for_the_source_is_shown_the_figure_with_its_source(bot: Bot, language: str) -> None:
    first, replied = bot.ask(TOTAL[language]), bot.ask(SOURCE[language], earlier=(TOTAL[language],))
    assert replied.kind is ReplyKind.FIGURE
    assert replied.facts == first.facts
    assert replied.sources


@pytest.mark.parametrize("language", sorted(YEAR))
def test_another_year_is_of_the_same_parties_and_in_the_same_language(bot: Bot, language: str) -> None:
    replied = bot.ask(YEAR[language], earlier=(TOTAL[language],))
    assert replied.language == language
    assert TOTAL[language] in (replied.read_as or "")
    assert "2023" in whole(replied)


@pytest.mark.parametrize("language", sorted(IN_EUROS))
def test_another_currency_is_only_told_where_a_source_has_it(bot: Bot, language: str) -> None:
    assert bot.ask(IN_EUROS[language], earlier=(TOTAL[language],)).kind is ReplyKind.FIGURE
    assert bot.ask(IN_EUROS[language], earlier=(PACKAGE,)).kind is ReplyKind.ABSTAIN


def test_a_total_in_dollars_is_one_that_a_source_gives_in_dollars(bot: Bot) -> None:
    assert whole(bot.ask("in dollars?", earlier=(TOTAL["en"],))).startswith("About $65 billion")


@pytest.mark.parametrize("question", ["is that all kinds?", "of all kinds?"])
def test_aid_of_all_kinds_is_no_military_total(bot: Bot, question: str) -> None:
    assert whole(bot.ask(question, earlier=(TOTAL["en"],))).startswith("€115 billion")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who announced it?", "Lloyd Austin"),
        ("хто оголосив?", "Lloyd Austin"),
        ("when?", "2 July 2024"),
        ("where?", "Pentagon"),
        ("what was in it?", "anti-tank"),
        ("was ist drin?", "anti-tank"),
        ("how was it paid for?", "drawdown"),
    ],
)
def test_what_is_asked_of_it_is_asked_of_the_package_before(bot: Bot, question: str, told: str) -> None:
    reply = bot.ask(question, earlier=(PACKAGE,))
    assert told in whole(reply)
    assert PACKAGE in whole(reply)


@pytest.mark.parametrize("earlier", [PACKAGE, TOTAL["en"], "us military total in 2023"])
@pytest.mark.parametrize(
    "question",
    [
        "and the one before?",
        "and the next one?",
        "previous?",
        "and before?",
        "and after that?",
        "а попередній?",
        "и раньше?",
    ],
)
def test_another_time_that_is_not_named_is_asked_for(bot: Bot, earlier: str, question: str) -> None:
    assert bot.ask(question, earlier=(earlier,)).kind is ReplyKind.CLARIFY


@pytest.mark.parametrize("question", ["when?", "where did he say that?", "why?", "and zelensky?"])
def test_what_nothing_tells_of_somebodys_words_is_no_answer_on_something_else(bot: Bot, question: str) -> None:
    assert bot.ask(question, earlier=(WORDS,)).kind in (ReplyKind.CLARIFY, ReplyKind.ABSTAIN)


@pytest.mark.parametrize(
    "question",
    [
        "who said that",
        "when was that",
        "why?",
        "delivered?",
        "not military?",
        "without loans?",
        "per month?",
        "really?",
    ],
)
def test_what_no_source_says_of_a_total_gets_no_figure(bot: Bot, question: str) -> None:
    assert bot.ask(question, earlier=(TOTAL["en"],)).kind in (ReplyKind.CLARIFY, ReplyKind.ABSTAIN)


def test_what_is_pledged_for_years_to_come_was_not_given(bot: Bot) -> None:
    assert bot.ask("and the uk in 2024?", earlier=(TOTAL["en"],)).kind is not ReplyKind.FIGURE
