"""What people read: the answer first, what it counts, its source, and each thing once."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.answer import Answer, AnswerKind, Assumed, Computed, Operation, Point
from bot.domain.model import AidKind, Precision, Stage
from bot.present.compose import compose
from bot.present.reply import ReplyKind
from bot.present.text import pages
from tests.present.making import (
    BOMBS,
    CONTENTS,
    DISPUTE,
    PACKAGE,
    POST,
    QUOTE,
    TOTAL,
    Names,
    answer,
    day,
    held,
)


def shown(given: Answer, language: str = "en") -> str:
    return pages(compose(given, Names(), language), markdown=False)[0]


def test_a_package_is_told_by_amount_who_to_whom_day_what_it_counts_and_source() -> None:
    assert shown(answer(PACKAGE)).splitlines() == [
        "$2.3 billion: United States → Ukraine, package of 2 July 2024",
        "The Pentagon chief said that it would come soon.",
        "Counts: military aid, announced, presidential drawdown authority (PDA: out of existing US stocks); "
        "2 years and 4 months old",
        "Source: Example Wire (EW), via Agency, “Aid announced”, 2 July 2024 <https://example.org/wire>",
        "Read as: how much, aid package",
    ]


def test_a_total_shows_its_precision_its_start_its_day_and_its_age() -> None:
    headline, counts, *_ = shown(answer(TOTAL)).splitlines()
    assert headline == "More than $53.5 billion: United States → Ukraine, total as of 2 July 2024"
    assert counts == "Counts: military aid, allocated, since February 2022; 2 years and 4 months old"


def test_an_amount_is_said_once_where_the_stored_sentence_adds_nothing() -> None:
    assert shown(answer(TOTAL)).count("53.5") == 1


def test_a_count_of_things_says_who_counted_and_when() -> None:
    headline, sentence, *_ = shown(answer(BOMBS, point=Point.COUNT)).splitlines()
    assert headline == "More than 800 bombs: 24 June 2024 – 30 June 2024"
    assert sentence == "The president spoke of bombs dropped in a week."


def test_another_account_is_told_by_what_is_different_in_it() -> None:
    other = replace(TOTAL, id="other", stage=Stage.COMMITTED, source=POST)
    assert "Also: more than $53.5 billion, committed (Example Post)" in shown(
        replace(answer(TOTAL), beside=held(other))
    )


def test_another_account_that_says_the_same_is_only_a_source() -> None:
    given = replace(answer(TOTAL), beside=held(replace(TOTAL, id="other", source=POST)))
    assert "Also" not in shown(given)
    assert "https://example.org/post" in shown(given)


def test_what_was_taken_for_granted_is_said() -> None:
    given = replace(answer(PACKAGE), assumed=(Assumed("donor", "US"), Assumed("year", "2024")))
    assert "taking United States as the donor, 2024 as the year" in shown(given)


def test_sides_of_a_dispute_are_grouped_by_what_they_say() -> None:
    given = replace(answer(PACKAGE), disputes=(DISPUTE,))
    assert (
        "Sources differ: Exact size: 2.3 billion USD (Example Wire, Example Post); "
        "more than 2.3 billion USD (Example Post). Best reading: about 2.35 billion USD."
    ) in shown(given)


def test_long_disputes_do_not_push_the_source_off_the_first_page() -> None:
    wordy = replace(DISPUTE, about="A matter that takes long to tell, " * 20)
    given = replace(answer(PACKAGE), disputes=(wordy,) * 5)
    assert "<https://example.org/wire>" in shown(given)
    assert len(pages(compose(given, Names()))) > 1


def test_contents_are_a_list_under_the_name_of_their_package() -> None:
    lines = shown(answer(CONTENTS, kind=AnswerKind.LIST, point=Point.ITEMS)).splitlines()
    assert lines[:3] == [
        "US package of 2 July 2024, as its source lists it:",
        "- anti-tank weapons",
        "- interceptors",
    ]
    assert "Note: What the report does not name is not thereby excluded." in lines


def test_a_quote_is_verbatim_with_its_other_wordings_and_their_outlets() -> None:
    lines = shown(answer(QUOTE, kind=AnswerKind.QUOTE, point=Point.WORDS)).splitlines()
    assert lines[:5] == [
        "Lloyd Austin, 2 July 2024",
        "> “Ukraine does not stand alone”",
        "— Secretary of Defense, Opening of a meeting; printed by Example Wire, Example Post",
        "> “Ukraine is not alone”",
        "— other wording, printed by Example Post",
    ]


def test_several_quotes_say_with_each_who_said_it() -> None:
    other = replace(QUOTE, id="other", text="I hope so", speaker="umerov", wordings=())
    reply = compose(answer(QUOTE, other, kind=AnswerKind.QUOTE, point=Point.WORDS), Names())
    assert [quote.attribution.split(",")[0] for quote in reply.quotes] == ["Lloyd Austin", "Rustem Umerov"]


def test_a_list_tells_once_what_its_figures_share_and_in_lines_what_is_their_own() -> None:
    older = replace(TOTAL, id="older", value=Decimal(50_000_000_000), as_of=day("2024-05"), source=POST)
    reply = compose(answer(TOTAL, older, kind=AnswerKind.LIST, point=Point.HISTORY), Names())
    assert reply.headline == ("United States → Ukraine, military aid, cumulative total, allocated, since February 2022")
    assert reply.body == (
        "2 July 2024: more than $53.5 billion (Example Wire)",
        "May 2024: more than $50 billion (Example Post)",
    )
    assert reply.notes == ()


def test_donors_side_by_side_are_named_and_what_they_count_is_compared() -> None:
    other = replace(TOTAL, id="other", donor="DE", kind=AidKind.ALL, source=POST)
    reply = compose(answer(TOTAL, other, kind=AnswerKind.LIST, point=Point.HISTORY), Names())
    assert [line.split(":")[0] for line in reply.body] == ["United States → Ukraine", "Germany → Ukraine"]
    assert reply.notes == ("These figures do not all count the same thing.",)


@pytest.mark.parametrize(
    ("point", "headline"),
    [
        (Point.DAY, "Announced 2 July 2024"),
        (Point.DONOR, "United States"),
        (Point.MECHANISM, "Presidential drawdown authority (PDA: out of existing US stocks)"),
    ],
)
def test_the_part_that_was_asked_for_comes_first(point: Point, headline: str) -> None:
    lines = shown(answer(PACKAGE, kind=AnswerKind.TEXT, point=point)).splitlines()
    assert lines[:2] == [headline, "$2.3 billion: United States → Ukraine, package of 2 July 2024"]


def test_a_place_is_never_answered_with_a_day() -> None:
    summit = replace(CONTENTS, facet="date", value="9 to 11 July 2024", sentence="The summit in Washington ran 3 days.")
    assert shown(answer(summit, kind=AnswerKind.TEXT, point=Point.PLACE)).startswith(
        "US package of 2 July 2024: The summit"
    )


COMPUTED = [
    (Operation.SHARE, Decimal("4.299"), None, "About 4.3% ($2.3 billion of more than $53.5 billion)"),
    (
        Operation.SHARE,
        Decimal("4.299"),
        Decimal(5),
        "Smaller than 5%: about 4.3% ($2.3 billion of more than $53.5 billion)",
    ),
    (
        Operation.DIFFERENCE,
        Decimal(51_200_000_000),
        None,
        "More than $51.2 billion (more than $53.5 billion minus $2.3 billion)",
    ),
    (
        Operation.RATIO,
        Decimal("23.26"),
        None,
        "About 23.3 times as much (more than $53.5 billion against $2.3 billion)",
    ),
]


@pytest.mark.parametrize(("operation", "result", "bound", "headline"), COMPUTED)
def test_a_sum_shows_its_inputs_and_is_no_more_exact_than_they_are(
    operation: Operation, result: Decimal, bound: Decimal | None, headline: str
) -> None:
    inputs = held(TOTAL, PACKAGE)
    unit = "USD" if operation is Operation.DIFFERENCE else "percent"
    given = replace(answer(TOTAL, PACKAGE), computed=Computed(operation, inputs, result, unit, bound))
    lines = shown(given).splitlines()
    assert lines[0] == headline
    assert lines[1:3] == [
        "- More than $53.5 billion: United States → Ukraine, total as of 2 July 2024",
        "- $2.3 billion: United States → Ukraine, package of 2 July 2024",
    ]


def test_a_rate_names_its_days() -> None:
    computed = Computed(Operation.PER_DAY, held(BOMBS), Decimal("114.2857"), "bombs", days=7)
    assert shown(replace(answer(BOMBS), computed=computed)).startswith(
        "About 114.3 bombs a day (more than 800 bombs in 7 days)"
    )


def test_a_large_rate_is_told_to_three_figures() -> None:
    computed = Computed(Operation.PER_MONTH, held(PACKAGE), Decimal("1844136820.5"), "USD", days=883)
    assert shown(replace(answer(PACKAGE), computed=computed)).startswith("About $1.84 billion a month")


def test_an_exact_input_in_millions_stays_exact() -> None:
    computed = Computed(Operation.IN_MILLIONS, held(PACKAGE), Decimal(2300), "USD")
    assert shown(replace(answer(PACKAGE), computed=computed)).startswith("2,300 million USD ($2.3 billion)")


def test_up_to_is_never_shown_as_a_plain_amount() -> None:
    assert shown(answer(replace(PACKAGE, precision=Precision.UP_TO))).startswith("Up to $2.3 billion")


def test_a_fact_of_this_server_says_so() -> None:
    own = replace(answer(PACKAGE), main=tuple(replace(each, server=5) for each in held(PACKAGE)))
    assert "This is this server’s own fact." in compose(own, Names()).notes


def test_a_reply_names_its_facts_and_its_language() -> None:
    reply = compose(answer(PACKAGE), Names(), "pl")
    assert (reply.kind, reply.facts, reply.language) == (ReplyKind.FIGURE, ("package",), "pl")
