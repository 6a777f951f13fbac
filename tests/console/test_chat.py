"""The chat through a pipe: no colours, no prompt, an answer for each line."""

import io

from bot.console.chat import PipedLines, converse
from bot.console.screen import Screen
from bot.present.reply import QuoteBlock, Reply, ReplyKind, SourceLine
from tests.console.fakes import FakeService, talk_with

QUOTE = Reply(
    kind=ReplyKind.QUOTE,
    headline="Lloyd Austin said:",
    quotes=(QuoteBlock("Make no mistake. " * 20, "Lloyd Austin, 2 July 2024"),),
    sources=(SourceLine("Wire [bold]x[/bold] :smile:", "https://example.org/" + "a" * 100),),
)


async def said(typed: str, service: FakeService) -> str:
    out = io.StringIO()
    await converse(talk_with(service), PipedLines(io.StringIO(typed)), Screen(out))
    return out.getvalue()


async def test_each_line_gets_its_answer_and_an_empty_line_after_it() -> None:
    assert await said("one\n\n  \ntwo", FakeService()) == "You said one\n\nYou said two\n\n"


async def test_the_talk_ends_with_the_input_or_a_word() -> None:
    assert await said("", FakeService()) == ""
    assert await said("quit\nmore\n", FakeService()) == ""


async def test_piped_lines_are_neither_coloured_nor_wrapped_nor_read_as_markup() -> None:
    shown = await said("austin\n", FakeService({"austin": QUOTE}))
    assert "\x1b" not in shown
    assert shown.splitlines()[1] == f"> “{'Make no mistake. ' * 20}”"
    assert f"Source: Wire [bold]x[/bold] :smile: <https://example.org/{'a' * 100}>" in shown


async def test_a_file_to_hand_over_is_shown() -> None:
    export = Reply(kind=ReplyKind.TEXT, headline="1 fact.", attachment=("facts.yaml", "- id: x\n"))
    assert await said("!fact export\n", FakeService({"!fact export": export})) == "1 fact.\n- id: x\n\n"


async def test_control_characters_of_a_question_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in await said("\x1b[2Jboo\n", FakeService())


async def test_the_lines_of_a_form_belong_to_its_command() -> None:
    service = FakeService()
    form = "!fact add\nvalue: $2 billion\nwho: US → Ukraine\nsource: Wire, https://example.org"
    await said(f"{form}\nus total\n\n!fact add\n!fact edit us-1\nstage: delivered\n!fact propose", service)
    expected = [form, "us total", "!fact add", "!fact edit us-1\nstage: delivered", "!fact propose"]
    assert [asked.text for asked in service.asked] == expected
