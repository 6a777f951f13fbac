"""Several figures in a row: a history counts one thing throughout, the newest packages come first, donors stand side by side."""

from bot.domain.answer import AnswerKind
from bot.domain.answering import Intent
from tests.questions import Bot, refuses


def test_a_history_counts_one_thing_and_comes_newest_first(bot: Bot) -> None:
    figures = [held.figure for held in bot.answer_as(Intent.HISTORY, "us").main]
    days = [figure.time.last for figure in figures if figure.time]
    assert len(figures) > 3
    assert days == sorted(days, reverse=True)
    assert len({(figure.donor, figure.recipient, figure.kind, figure.unit) for figure in figures}) == 1


def test_the_newest_packages_come_first(bot: Bot) -> None:
    answer = bot.answer_as(Intent.LATEST, "us")
    days = [held.figure.time.last for held in answer.main if held.figure.time]
    assert answer.kind is AnswerKind.LIST
    assert days == sorted(days, reverse=True)
    assert {held.figure.donor for held in answer.main} == {"US"}


def test_donors_stand_side_by_side_in_the_order_named(bot: Bot) -> None:
    answer = bot.answer_as(Intent.COMPARE, "germany us")
    assert [held.figure.donor for held in answer.main] == ["DE", "US"]


def test_one_donor_is_not_compared_with_itself(bot: Bot) -> None:
    assert bot.answer_as(Intent.COMPARE, "us").reason == "compare_whom"


def test_a_donor_without_a_total_is_not_left_out_silently(bot: Bot) -> None:
    assert refuses(bot.answer_as(Intent.COMPARE, "us bhutan"))
    assert refuses(bot.answer_as(Intent.HISTORY, "bhutan"))
    assert refuses(bot.answer_as(Intent.LATEST, "giraffe"))
