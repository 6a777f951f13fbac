"""Saying that there is no sourced answer, and asking back, so that neither can be taken for an answer."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.amount import AmbiguousAmount
from bot.domain.answer import Answer, AnswerKind
from bot.domain.dates import AmbiguousDate, ImpossibleDate, read_dates
from bot.domain.model import AnyFact, Figure, Stage
from bot.present.compose import compose
from bot.present.text import pages
from tests.present.making import PACKAGE, POST, QUOTE, TODAY, TOTAL, Names, answer, day, held, reading


def abstained(reason: str, *near: AnyFact, unexplained: tuple[str, ...] = ()) -> Answer:
    return replace(answer(kind=AnswerKind.ABSTAIN), nearest=held(*near), unexplained=unexplained, reason=reason)


def asked(reason: str, *choices: AnyFact) -> Answer:
    return replace(answer(kind=AnswerKind.CLARIFY), choices=held(*choices), reason=reason)


def doubtful(whole: str, *doubts: AmbiguousDate | AmbiguousAmount | ImpossibleDate) -> Answer:
    return replace(asked("two_readings"), reading=replace(reading(whole), doubts=doubts))


def shown(given: Answer) -> list[str]:
    return pages(compose(given, Names()), markdown=False)[0].splitlines()


def test_words_that_nothing_explains_are_named() -> None:
    assert shown(abstained("words", unexplained=("ship", "crate"))) == [
        "No sourced answer: nothing stored on “ship”, “crate”."
    ]


@pytest.mark.parametrize("reason", ["part", "count", "not_listed", "no_quote", "no_fact", "inputs", "unchecked", "new"])
@pytest.mark.parametrize("unexplained", [(), ("ship",)])
def test_an_abstention_says_so_first_and_gives_no_figure_before_the_nearest(
    reason: str, unexplained: tuple[str, ...]
) -> None:
    lines = shown(abstained(reason, PACKAGE, TOTAL, unexplained=unexplained))
    assert lines[0].startswith("No sourced answer: ")
    assert all(f"“{word}”" in lines[0] for word in unexplained)
    before = lines[: lines.index("Nearest:")]
    assert not re.search(r"\d", " ".join(before))
    assert lines[-2:] == [
        "1. $2.3 billion, United States → Ukraine, package of 2 July 2024, PDA",
        "2. More than $53.5 billion, United States → Ukraine, total as of 2 July 2024",
    ]


def test_nothing_near_is_not_announced() -> None:
    assert shown(abstained("no_fact")) == ["No sourced answer: no stored fact fits that."]


def test_a_nearest_quote_is_cut_at_a_word() -> None:
    long = replace(QUOTE, text="We will provide critical capabilities " * 5)
    [choice] = compose(abstained("no_quote", long), Names()).choices
    assert re.fullmatch(r"Lloyd Austin, 2 July 2024: “We will .* \w+…”", choice.label)


def test_a_nearest_fact_opens_when_it_is_picked() -> None:
    assert [choice.question for choice in compose(abstained("words", TOTAL), Names()).choices] == ["/fact show total"]


def test_packages_are_told_apart_by_day_amount_and_mechanism() -> None:
    contract = replace(PACKAGE, id="contract", mechanism="USAI")
    later = replace(PACKAGE, id="later", value=Decimal(225_000_000), period_start=day("2024-07-11"))
    assert shown(asked("which_package", later, PACKAGE, contract)) == [
        "Which package do you mean?",
        "United States → Ukraine, aid package",
        "1. $225 million, 11 July 2024, PDA",
        "2. $2.3 billion, 2 July 2024, PDA",
        "3. $2.3 billion, 2 July 2024, USAI",
    ]


def test_figures_that_look_alike_are_told_apart_by_stage_then_publisher() -> None:
    def labels(*facts: Figure) -> list[str]:
        return [choice.label for choice in compose(asked("which_figure", *facts), Names()).choices]

    committed = replace(TOTAL, id="other", stage=Stage.COMMITTED)
    assert [label.split(", ")[-1] for label in labels(TOTAL, committed)] == ["allocated", "committed"]
    assert labels(TOTAL, replace(TOTAL, id="other", source=POST))[1].endswith("Example Post")


def test_choices_of_several_pairs_name_who_gives_to_whom() -> None:
    german = replace(TOTAL, id="german", donor="DE")
    lines = shown(asked("which_figure", TOTAL, german))
    assert lines[0] == "Which one do you mean?"
    assert "Germany → Ukraine" in lines[2]


@pytest.mark.parametrize(
    ("reason", "question"),
    [
        ("who", "Which person do you mean?"),
        ("how_many_of_what", "How many of what? Please be more specific."),
        ("compare_whom", "Which donors do you mean? Please name two or more."),
        ("something new", "What do you mean? Please be more specific."),
    ],
)
def test_a_question_back_without_choices_says_what_to_name(reason: str, question: str) -> None:
    lines = shown(asked(reason))
    assert lines[0] == question
    assert len(lines) == 2


def test_a_date_of_two_readings_asks_the_question_again_with_either() -> None:
    whole = "us package 2/7/24 total"
    reply = compose(doubtful(whole, *(d for d in read_dates(whole, TODAY) if isinstance(d, AmbiguousDate))), Names())
    assert reply.headline == "Which day do you mean by “2/7/24”?"
    assert {(choice.label, choice.question) for choice in reply.choices} == {
        ("2 July 2024", "us package 2024-07-02 total"),
        ("7 February 2024", "us package 2024-02-07 total"),
    }


def test_a_day_that_no_calendar_has_is_pointed_out() -> None:
    whole = "package 31 june 2024"
    given = doubtful(whole, *(d for d in read_dates(whole, TODAY) if isinstance(d, ImpossibleDate)))
    assert shown(given) == ["No calendar has “31 june 2024”. Which day do you mean?"]


def test_an_amount_of_two_readings_is_quoted_back() -> None:
    given = doubtful("the 2,300 package", AmbiguousAmount(readings=(), start=4, end=9))
    assert shown(given) == ["Which amount do you mean by “2,300”? Please write it in full."]
