"""What a chart shows: figures that count alike on one scale, the others apart, and nothing that would mislead."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.answer import Answer, AnswerKind, Computed, Operation, Point
from bot.domain.answering import Intent
from bot.domain.drawable import Compared, Composed, Drawable, Grown, drawable, listed, on_card
from bot.domain.model import AidKind, Figure, Precision, Stage
from tests.present.making import CONTENTS, PACKAGE, QUOTE, TOTAL, answer, claim, day, held
from tests.questions import Bot


def drawn(bot: Bot, given: Answer) -> Drawable | None:
    with bot.store.reading(None) as shelf:
        return drawable(given, shelf)


def total(when: str, billions: str, **changes: object) -> Figure:
    figure = replace(TOTAL, id=f"t-{when}-{billions}", as_of=day(when), value=Decimal(billions) * 10**9, includes=())
    return replace(figure, **changes)  # type: ignore[arg-type]


def a_list(*figures: Figure) -> Answer:
    return answer(*figures, kind=AnswerKind.LIST, point=Point.HISTORY)


def test_a_history_is_drawn_from_the_oldest_figure_to_the_newest(bot: Bot) -> None:
    found = drawn(bot, a_list(total("2024-07-02", "53"), total("2023-01-01", "20"), total("2024", "40")))
    assert isinstance(found, Grown)
    assert [held.fact.id for held in found.alike] == ["t-2023-01-01-20", "t-2024-40", "t-2024-07-02-53"]


@pytest.mark.parametrize(
    "other",
    [
        {"stage": Stage.DELIVERED},
        {"kind": AidKind.FINANCIAL},
        {"mechanism": "PDA"},
        {"counted_since": day("2014-01")},
        {"price_base": "constant 2022 USD"},
    ],
)
def test_a_figure_that_counts_otherwise_stands_apart(bot: Bot, other: dict[str, object]) -> None:
    odd = total("2024-01-01", "30", **other)
    found = drawn(bot, a_list(total("2024-07-02", "53"), odd, total("2023-01-01", "20")))
    assert isinstance(found, Grown)
    assert [held.fact.id for held in found.otherwise] == [odd.id]


def test_totals_of_one_day_are_no_history(bot: Bot) -> None:
    found = drawn(bot, a_list(total("2024-07-02", "53"), total("2024-07-02", "54")))
    assert isinstance(found, Compared)


def test_only_figures_of_one_unit_share_a_scale(bot: Bot) -> None:
    dollars, euros = total("2024-07-02", "53"), total("2024-07-02", "40", donor="DE", unit="EUR")
    found = drawn(bot, a_list(dollars, euros, replace(dollars, id="third", donor="UA")))
    assert isinstance(found, Compared)
    assert [[held.fact.id for held in group] for group in found.groups] == [[dollars.id, "third"], [euros.id]]


def test_what_is_below_nothing_has_no_bar(bot: Bot) -> None:
    assert drawn(bot, a_list(total("2024-07-02", "53", donor="DE"), total("2024-07-02", "-1"))) is None


def test_one_figure_of_a_list_is_nothing_to_compare(bot: Bot) -> None:
    assert drawn(bot, a_list(TOTAL)) is None


def test_a_share_shows_the_part_in_its_whole(bot: Bot) -> None:
    inputs = held(TOTAL, PACKAGE)
    share = Computed(Operation.SHARE, inputs, Decimal("4.3"), "percent")
    found = drawn(bot, replace(answer(TOTAL, PACKAGE), computed=share))
    assert isinstance(found, Composed)
    assert (found.whole.fact.id, [part.fact.id for part in found.parts]) == ("total", ["package"])


def test_two_figures_of_which_none_is_in_the_other_stand_side_by_side(bot: Bot) -> None:
    inputs = held(replace(TOTAL, includes=()), PACKAGE)
    share = Computed(Operation.SHARE, inputs, Decimal("4.3"), "percent")
    assert isinstance(drawn(bot, replace(answer(TOTAL, PACKAGE), computed=share)), Compared)


def test_a_rate_has_one_figure_and_no_chart(bot: Bot) -> None:
    rate = Computed(Operation.PER_DAY, held(TOTAL), Decimal(1), "USD", days=9)
    assert drawn(bot, replace(answer(TOTAL), computed=rate)) is None


def test_a_verdict_has_no_picture(bot: Bot) -> None:
    assert drawn(bot, claim(TOTAL, PACKAGE)) is None
    assert on_card(claim(TOTAL, PACKAGE)) == ()


def test_a_total_is_drawn_with_the_earlier_ones_of_its_series(bot: Bot) -> None:
    given = bot.answer("us total ukraine")
    found = drawn(bot, given)
    assert isinstance(found, Grown)
    assert found.alike[-1] in given.main
    assert len({(held.figure.stage, held.figure.kind, held.figure.unit) for held in found.alike}) == 1


def test_a_total_whose_parts_are_known_is_drawn_by_its_parts(bot: Bot) -> None:
    given = bot.answer("kiel total ukraine december 2024")
    found = drawn(bot, given)
    assert isinstance(found, Composed)
    assert all(part.fact.id in found.whole.figure.includes for part in found.parts)
    assert sum(part.figure.value for part in found.parts) <= found.whole.figure.value


def test_the_words_beside_a_chart_list_every_figure_in_it(bot: Bot) -> None:
    given = bot.answer("us total ukraine")
    found = drawn(bot, given)
    assert isinstance(found, Grown)
    assert set(listed(given, found).main) == set(found.alike)
    history = bot.answer_as(Intent.HISTORY, "us")
    again = drawn(bot, history)
    assert again is not None
    assert listed(history, again) is history


def test_a_card_holds_figures_and_quotes_only() -> None:
    assert [one.fact.id for one in on_card(answer(TOTAL, PACKAGE))] == ["total"]
    assert [one.fact.id for one in on_card(answer(QUOTE, kind=AnswerKind.QUOTE))] == ["quote"]
    assert on_card(answer(CONTENTS, kind=AnswerKind.TEXT)) == ()
    assert on_card(answer(TOTAL, kind=AnswerKind.LIST)) == ()


def test_precision_is_no_matter_of_series(bot: Bot) -> None:
    exact = total("2023-01-01", "20", precision=Precision.EXACT)
    assert isinstance(drawn(bot, a_list(total("2024-07-02", "53"), exact)), Grown)
