"""The help: every way to use the bot, in the prefix of the server, and every example in it works."""

import pytest

from bot.present.reply import ReplyKind
from bot.service.commands import COMMANDS, KEEPING, SUBCOMMANDS
from bot.service.help import ASKING, CURATING, SETTLING, help_reply
from tests.questions import Bot, whole


@pytest.mark.parametrize("prefix", ["!", "?", "aid!"])
def test_the_help_shows_commands_as_they_are_typed_here(prefix: str) -> None:
    reply = help_reply(prefix)
    assert reply.kind is ReplyKind.HELP
    assert all(line.startswith(prefix) for line in reply.body)
    assert any(f"{prefix}fact help" in note for note in reply.notes)


def test_every_subcommand_has_its_line() -> None:
    usages = " / ".join(entry.usage for entry in ASKING)
    for subcommand in set(SUBCOMMANDS["aid"]) - {"help"}:
        assert f"aid {subcommand}" in usages
    assert {entry.usage.split()[0] for entry in (*ASKING, *CURATING)} <= {*COMMANDS, *KEEPING}
    assert {entry.usage.split()[0] for entry in SETTLING} == {"settings"}


@pytest.mark.parametrize("example", [entry.example for entry in ASKING if entry.example])
def test_every_example_of_the_help_is_answered(bot: Bot, example: str) -> None:
    reply = bot.ask(f"!{example}")
    assert reply.kind not in (ReplyKind.ABSTAIN, ReplyKind.CLARIFY, ReplyKind.HELP, ReplyKind.SILENT)
    assert reply.headline


@pytest.mark.parametrize(
    "typed", ["!help", "!hlep", "!aid", "!quote", "!check", "!aid help", "/aid", "!aid package", ""]
)
def test_a_command_without_words_explains_itself(bot: Bot, typed: str) -> None:
    reply = bot.ask(typed)
    assert reply.kind is ReplyKind.HELP
    assert not reply.facts


@pytest.mark.parametrize(
    "text", ["what can you do", "who are you", "how do i use this bot", "що ти вмієш", "was kannst du"]
)
def test_what_the_bot_is_for_is_told_to_whoever_asks(bot: Bot, text: str) -> None:
    assert "Ask me about aid" in whole(bot.ask(text))


def test_help_for_a_country_is_aid(bot: Bot) -> None:
    assert "United States → Ukraine" in whole(bot.ask("help for ukraine on 2 july 2024"))
