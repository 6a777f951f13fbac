"""Follow-ups: what a question inherits from the ones before it, and when it stands for itself."""

import asyncio
from dataclasses import replace

import pytest

from bot.domain.model import Actor
from bot.present.reply import Reply, ReplyKind
from bot.service.asked import Asked
from tests.questions import TODAY, Bot

ASKED = Asked(text="", actor=Actor(5, "Max"), server=None, today=TODAY)
TOTAL = "us total ukraine"
GERMAN = "germany total ukraine"


def after(bot: Bot, text: str, *earlier: str, in_reply: bool = True) -> Reply:
    asked = replace(ASKED, text=text, earlier=earlier, in_reply=in_reply)
    return bot.runner.run(bot.service.respond(asked))


def test_one_question_before_may_be_given_as_a_plain_text(bot: Bot, runner: asyncio.Runner) -> None:
    plain = runner.run(bot.service.respond(replace(ASKED, text="and in 2023?", earlier=TOTAL)))
    assert plain == after(bot, "and in 2023?", TOTAL)
    assert plain.asked == (TOTAL, "and in 2023?")


def test_a_chain_is_folded_from_the_oldest_on(bot: Bot) -> None:
    told = after(bot, "and germany?", TOTAL, "and in 2023?")
    assert told.headline == after(bot, "germany total ukraine in 2023").headline
    assert told.asked == (TOTAL, "and in 2023?", "and germany?")


def test_how_it_was_read_says_what_was_gone_on_from(bot: Bot) -> None:
    read_as = after(bot, "and germany?", TOTAL, "and in 2023?").read_as or ""
    assert f"going on from “{TOTAL} and in 2023?”" in read_as
    assert "2023" in read_as.split("going on")[0]


def test_an_abstention_says_too_what_it_went_on_from(bot: Bot) -> None:
    told = after(bot, "and bhutan?", TOTAL)
    assert told.kind is ReplyKind.ABSTAIN
    assert told.read_as == f"going on from “{TOTAL}”"


def test_a_whole_question_in_a_chain_begins_it_anew(bot: Bot) -> None:
    told = after(bot, "and in 2023?", TOTAL, "how much has germany given to ukraine in total?")
    assert "Germany → Ukraine" in told.headline


@pytest.mark.parametrize("between", ["/fact show us-package-2024-07-02", "!help", "!aid topics", "!quote add x"])
def test_what_asks_nothing_is_passed_over_in_a_chain(bot: Bot, between: str) -> None:
    assert after(bot, "and in 2023?", TOTAL, between) == after(bot, "and in 2023?", TOTAL)


def test_a_command_before_is_inherited_with_its_way_of_answering(bot: Bot) -> None:
    told = after(bot, "and germany?", "!aid history us")
    assert told.kind is ReplyKind.LIST
    assert "Germany" in told.headline


def test_a_slash_command_is_remembered_so_that_it_reads_the_same(bot: Bot) -> None:
    asked = replace(ASKED, text="history  us", slash="aid", prefix="?")
    told = bot.runner.run(bot.service.respond(asked))
    assert told.asked == ("/aid history us",)
    assert after(bot, "and germany?", *told.asked) == after(bot, "and germany?", "!aid history us")


def test_a_long_talk_keeps_its_first_and_its_latest_questions(bot: Bot) -> None:
    told = after(bot, "and in 2023?", TOTAL, *["and in 2022?", "and germany?"] * 30)
    assert len(told.asked) == 30
    assert told.asked[0] == TOTAL
    assert told.headline == after(bot, "and in 2023?", GERMAN).headline


@pytest.mark.parametrize(
    "opening", ["and", "und", "y", "et", "i", "а", "і", "и", "what about"], ids=lambda opening: ascii(opening)
)
def test_words_that_go_on_make_a_question_go_on_without_a_reply(bot: Bot, opening: str) -> None:
    told = after(bot, f"{opening} 2023?", TOTAL, in_reply=False)
    assert len(told.asked) == 2
    assert "2023" in told.headline


def test_a_question_that_came_after_an_answer_stands_for_itself_where_it_can(bot: Bot) -> None:
    told = after(bot, GERMAN, TOTAL, in_reply=False)
    assert told == bot.ask(GERMAN)
    assert told.asked == (GERMAN,)


def test_what_has_no_answer_by_itself_goes_on(bot: Bot) -> None:
    assert after(bot, "in 2023", TOTAL, in_reply=False).asked == (TOTAL, "in 2023")


def test_nothing_is_assumed_that_the_question_before_told(bot: Bot) -> None:
    assert "Germany → Ukraine" in after(bot, "military only?", GERMAN, in_reply=False).headline


def test_a_command_that_merely_came_after_an_answer_stands_for_itself(bot: Bot) -> None:
    assert after(bot, "!aid total", GERMAN, in_reply=False) == bot.ask("!aid total")
    assert after(bot, "!quote nato", "!quote austin", in_reply=False) == bot.ask("!quote nato")


def test_a_reply_that_finds_nothing_together_is_tried_by_itself(bot: Bot) -> None:
    alone = bot.ask("sudan 2024 requirement")
    assert alone.kind is ReplyKind.FIGURE
    assert after(bot, "sudan 2024 requirement", TOTAL) == alone
