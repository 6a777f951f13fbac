"""What somebody who types a command in a hurry is promised: it is understood, and a question is never taken for one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.service.commands import COMMANDS, Command, nearest, read_command

NAMES = {alias: name for name, aliases in COMMANDS.items() for alias in aliases}


@pytest.mark.parametrize(
    "typed",
    [
        "!aid us total",
        "!AID us total",
        "!aidd us total",
        "!adi us total",
        "!ai us total",
        "! aid us total",
        "  !aid   us total",
        "<@1234567890> !aid us total",
        "<@!1234567890>, !aid us total",
        "@aidbot !aid us total",
        "/aid us total",
        "@aidbot: /aid us total",
        "!допомога us total",
        "!помощь us total",
        "!hilfe us total",
        "!ayuda us total",
        "!pomoc us total",
    ],
)
def test_a_command_is_known_in_many_spellings(typed: str) -> None:
    assert read_command(typed, "!") == Command("aid", None, "us total")


@pytest.mark.parametrize(
    ("typed", "name", "subcommand", "rest"),
    [
        ("!aid total germany", "aid", "total", "germany"),
        ("!aidtotal germany", "aid", "total", "germany"),
        ("!aidpackage 2 july 2024", "aid", "package", "2 july 2024"),
        ("!aid pakage 2024-07-02", "aid", "package", "2024-07-02"),
        ("!aid latst us", "aid", "latest", "us"),
        ("!aid histroy us", "aid", "history", "us"),
        ("!aid compair us germany", "aid", "compare", "us germany"),
        ("!aid sorces", "aid", "sources", ""),
        ("!aid TOPICS", "aid", "topics", ""),
        ("!quote chek “never waver”", "quote", "check", "“never waver”"),
        ("!quotecheck never waver", "quote", "check", "never waver"),
        ("!qoute topic nato", "quote", "topic", "nato"),
        ("!quote austin", "quote", None, "austin"),
        ("!chekc it was 23 billion", "check", None, "it was 23 billion"),
        ("!factcheck it was 23 billion", "check", None, "it was 23 billion"),
        ("!hlep", "help", None, ""),
        ("!settings prefix ?", "settings", None, "prefix ?"),
        ("!setings prefix ?", "settings", None, "prefix ?"),
        ("!checkup", "checkup", None, ""),
        ("!chekcup", "checkup", None, ""),
        ("!checks it was 23 billion", "check", None, "it was 23 billion"),
        ("!privacy", "privacy", None, ""),
        ("!forget me", "forget", None, "me"),
        ("!fakt show us-pda-62", "fact", None, "show us-pda-62"),
    ],
)
def test_subcommands_may_be_misspelled_or_glued_on(typed: str, name: str, subcommand: str | None, rest: str) -> None:
    assert read_command(typed, "!") == Command(name, subcommand, rest)


@pytest.mark.parametrize("prefix", ["?", "aid!", "$", ">>"])
def test_a_server_may_choose_another_prefix(prefix: str) -> None:
    assert read_command(f"{prefix}aid us", prefix) == Command("aid", None, "us")
    assert read_command("how much was it", prefix) == Command(None, None, "how much was it")


def test_the_usual_prefix_is_not_read_where_another_one_is_chosen() -> None:
    assert read_command("!aid us", "?") == Command(None, None, "!aid us")


def test_a_slash_command_of_the_platform_needs_no_name_in_its_text() -> None:
    assert read_command("total germany", "!", slash="aid") == Command("aid", "total", "germany")
    assert read_command("!aid us", "!", slash="quote") == Command("quote", None, "!aid us")


@pytest.mark.parametrize("typed", ["!weather kyiv", "!play a song", "/ban max", "!score now", "!42"])
def test_an_unknown_command_stays_a_question(typed: str) -> None:
    assert read_command(typed, "!") == Command(None, None, typed[1:])


@pytest.mark.parametrize(
    "typed", ["aid total germany", "quote austin", "help ukraine needs", "how much!", "fact or not"]
)
def test_a_plain_sentence_is_never_taken_for_a_command(typed: str) -> None:
    assert read_command(typed, "!") == Command(None, None, typed)


@pytest.mark.parametrize("typed", ["", "!", " ! ", "<@42>", "@aidbot !", "/", "\n"])
def test_nothing_typed_names_no_command(typed: str) -> None:
    read = read_command(typed, "!")
    assert (read.name, read.subcommand, read.rest.strip()) == (None, None, "")


def test_a_number_right_after_the_command_belongs_to_the_question() -> None:
    assert read_command("!aid 2.3 billion", "!") == Command("aid", None, "2.3 billion")
    assert read_command("!aid2024-07-02", "!") == Command("aid", None, "2024-07-02")


def test_only_the_first_mention_is_taken_off() -> None:
    assert read_command("<@42> what did <@43> say", "!").rest == "what did <@43> say"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=60), st.sampled_from(["!", "?", "/", "aid!"]))
def test_whatever_is_typed_the_words_after_the_command_are_left_as_they_are(text: str, prefix: str) -> None:
    assert read_command(text, prefix).rest.strip() in text or read_command(text, prefix).name is not None


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(name for name in NAMES if len(name) > 4)), st.data())
def test_one_letter_left_out_of_a_long_command_is_forgiven(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 1))
    assert nearest(name[:at] + name[at + 1 :], NAMES) == NAMES[name]


@pytest.mark.parametrize("typed", ["!quote and or near/3", "!quote any of them"])
def test_a_plain_short_word_is_no_command_that_changes_anything(typed: str) -> None:
    assert read_command(typed, "!").subcommand is None


def test_a_question_that_begins_with_the_name_of_a_list_is_a_question() -> None:
    assert read_command("!aid source of weapons under drawdown authority", "!").subcommand is None
    assert read_command("!aid sources", "!").subcommand == "sources"
