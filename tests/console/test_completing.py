"""What Tab offers."""

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.console.completing import wanted
from bot.console.editor import ServiceCompleter
from tests.console.fakes import FakeService, talk_with


@pytest.mark.parametrize(
    ("line", "typed", "words", "field"),
    [
        ("", "", ("!aid", "!quote", "!fact"), ""),
        ("!", "!", ("!aid", "!quote", "!fact"), ""),
        ("!qu", "!qu", ("!quote",), ""),
        ("how much", "much", (), ""),
        ("!aid to", "to", ("total", "topics"), "topic"),
        ("!aid total uk", "uk", (), "topic"),
        ("!quote lloyd au", "lloyd au", (), "query"),
        ("!fact sh", "sh", ("show",), ""),
        ("!fact show us-", "us-", (), "fact"),
        ("!unknown x", "x", (), ""),
    ],
)
def test_what_stands_at_the_cursor_decides(line: str, typed: str, words: tuple[str, ...], field: str) -> None:
    want = wanted(line, "!")
    assert (want.typed, want.words, want.field) == (typed, words, field)


async def test_values_come_from_the_service_and_replace_what_was_typed() -> None:
    service = FakeService()
    document = Document("!quote lloyd au")
    completer = ServiceCompleter(talk_with(service))
    [found] = [one async for one in completer.get_completions_async(document, CompleteEvent())]
    assert service.completed == [("query", "lloyd au", None)]
    assert (found.text, found.start_position) == ("Lloyd Austin", -len("lloyd au"))
    assert found.display_text == "Lloyd Austin (12 quotes)"
