"""Verdicts: a plain word first, then what differs in a sentence that a person understands. Never "fake"."""

import re
from dataclasses import replace

import pytest

from bot.domain.answer import AnswerKind, Differs, Point
from bot.domain.model import AnyFact
from bot.domain.question import Reading
from bot.domain.terms import Term
from bot.domain.verify import check_quote
from bot.present.compose import compose
from bot.present.reply import Reply
from bot.present.text import pages
from tests.present.making import CONTENTS, PACKAGE, POST, QUOTE, TOTAL, Names, answer, claim, held, reading

BILLION = 1_000_000_000


def checked(words: str, speaker: str | None = "austin", language: str = "en") -> Reply:
    verdict = check_quote(words, held(QUOTE), speaker)
    found = held(QUOTE) if verdict.held else ()
    given = replace(answer(QUOTE, kind=AnswerKind.VERDICT, point=Point.WORDS), main=found, quote=verdict)
    return compose(replace(given, people=(speaker,) if speaker else ()), Names(), language)


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("Ukraine does not stand alone", "As sourced: word for word, Lloyd Austin, 2 July 2024."),
        ("does not stand alone", "As sourced: part of a longer quote, Lloyd Austin, 2 July 2024."),
        ("Ukraine is not alone", "As sourced: one of the printed wordings, Lloyd Austin, 2 July 2024."),
        (
            "Ukraine stands alone",
            "Altered: you wrote “stands”, the source has “does not stand” (Lloyd Austin, 2 July 2024).",
        ),
        ("We send troops to Donetsk", "No record of that quote by Lloyd Austin."),
    ],
)
def test_checking_a_quote_answers_in_the_first_words(words: str, headline: str) -> None:
    assert checked(words).headline == headline


def test_words_of_somebody_else_name_both_people() -> None:
    reply = checked("Ukraine does not stand alone", "umerov")
    assert reply.headline == "Said by somebody else: Lloyd Austin, 2 July 2024."
    assert "You asked about: Rustem Umerov." in reply.details


def test_an_alteration_is_marked_without_colour_beside_the_clean_words() -> None:
    quotes = checked("Ukraine stands alone").quotes
    assert [quote.words for quote in quotes] == [
        "Ukraine does not stand alone",
        "Ukraine [-stands-] ⟦does not stand⟧ alone",
        "Ukraine is not alone",
    ]
    assert quotes[2].attribution == "other wording, printed by Example Post"


def test_many_alterations_are_a_list() -> None:
    long = replace(QUOTE, text="We will never ever waver in our firm support for the people of Ukraine", wordings=())
    verdict = check_quote("We may never ever tire in the firm help for the people of Ukraine", held(long), "austin")
    reply = compose(replace(answer(long, kind=AnswerKind.VERDICT), quote=verdict), Names())
    assert reply.headline == "Altered: these are not the exact words (Lloyd Austin, 2 July 2024)."
    assert "You wrote “may”, the source has “will”" in reply.body


def test_a_quote_that_is_not_stored_is_not_called_a_fake() -> None:
    said = "\n".join(pages(checked("We send troops to Donetsk")))
    assert "fake" not in said.lower()
    assert "does not mean that it was never said" in said


DIFFERENCES: list[tuple[AnyFact, Differs, str]] = [
    (PACKAGE, Differs("value", str(23 * BILLION), str(2_300_000_000)), "10 times too high"),
    (PACKAGE, Differs("value", "2300000", "2300000000"), "1,000 times too low"),
    (TOTAL, Differs("value", str(200 * BILLION), "53500000000"), "about 4 times too high"),
    (PACKAGE, Differs("value", "2500000000", "2300000000"), "about 9% too high"),
    (PACKAGE, Differs("value", "2200000000", "2300000000"), "about 5% too low"),
    (PACKAGE, Differs("value", "0", "2300000000"), "the source has another amount"),
    (PACKAGE, Differs("stage", "delivered", "announced"), "the source says announced, not delivered"),
    (
        PACKAGE,
        Differs("kind", "cash", "military"),
        "the source counts military aid (weapons and security assistance), not “cash”",
    ),
    (PACKAGE, Differs("kind", "arms", "humanitarian"), "the source counts humanitarian aid, not “arms”"),
    (PACKAGE, Differs("person", "blinken", "austin"), "the source names Lloyd Austin, not Antony Blinken"),
    (PACKAGE, Differs("direction", "UA", "US"), "it is the other way round, from United States to Ukraine"),
    (CONTENTS, Differs("contents", "f16", ""), "“f16” is not on the source’s list, which does not rule it out"),
    (TOTAL, Differs("inclusion", "on top", "package"), "it is included, not on top"),
    (TOTAL, Differs("inclusion", "inside", "package"), "it comes on top, it is not included"),
    (PACKAGE, Differs("order", "2024-07-02", "2024-07-09"), "it came before that, on 2 July 2024"),
    (PACKAGE, Differs("order", "2024-07-12", "2024-07-09"), "it came after that, on 12 July 2024"),
    (PACKAGE, Differs("day", "", "2024-07-02"), "that amount is sourced for 2 July 2024"),
    (PACKAGE, Differs("something new", "", ""), "the source has it the other way"),
]


@pytest.mark.parametrize(("fact", "differs", "told"), DIFFERENCES)
def test_what_differs_is_said_first_and_then_what_the_source_has(fact: AnyFact, differs: Differs, told: str) -> None:
    reply = compose(claim(fact, differs=[differs]), Names())
    assert reply.headline == f"Not as sourced: {told}."
    assert reply.details[0].startswith("The source: ")


def test_a_claim_that_something_is_left_out_is_refuted_by_the_list() -> None:
    negated = Term(frozenset({"filler.negation"}), "not", 0, 1)
    asked: Reading = replace(reading("no interceptors"), terms=(negated,))
    given = replace(claim(CONTENTS, differs=[Differs("contents", "interceptors", "")]), reading=asked)
    assert compose(given, Names()).headline == "Not as sourced: “interceptors” is on the source’s list."


def test_several_differences_are_all_told_once() -> None:
    twice = Differs("stage", "delivered", "announced")
    reply = compose(claim(PACKAGE, differs=[twice, twice, Differs("person", "blinken", "austin")]), Names())
    assert reply.headline == (
        "Not as sourced: the source says announced, not delivered; the source names Lloyd Austin, not Antony Blinken."
    )


def test_a_supported_claim_affirms_and_denies_nothing_in_its_first_lines() -> None:
    first, second, *_ = pages(compose(claim(PACKAGE), Names()), markdown=False)[0].splitlines()
    assert first == "As sourced: $2.3 billion, United States → Ukraine, package of 2 July 2024"
    assert not re.search(r"\b(no|not|never|none|nothing|\w+n't)\b", f"{first} {second}".lower())


def test_a_supported_inclusion_says_that_the_one_is_in_the_other() -> None:
    reply = compose(claim(TOTAL, PACKAGE), Names())
    assert reply.headline == "As sourced: more than $53.5 billion already includes $2.3 billion"
    assert reply.details[0] == "The source: more than $53.5 billion, United States → Ukraine, total as of 2 July 2024"


def test_a_supported_statement_is_said_once_with_what_it_is_about() -> None:
    reply = compose(claim(CONTENTS), Names())
    assert reply.headline == (
        "As sourced: The package holds anti-tank weapons and interceptors. (US package of 2 July 2024)"
    )
    assert reply.details == ()


def test_a_verdict_names_the_sources_of_every_fact_it_rests_on() -> None:
    other = replace(PACKAGE, source=POST)
    assert {source.url for source in compose(claim(TOTAL, other), Names()).sources} == {
        "https://example.org/wire",
        "https://example.org/post",
    }
