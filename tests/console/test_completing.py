"""What Tab offers."""

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.console.completing import Wanted, wanted
from bot.console.editor import ServiceCompleter
from tests.console.fakes import FakeService, talk_with

KEEPING = (
    *("!topic", "!following", "!wrong", "!privacy", "!forget", "!checkup", "!settings"),
    *("!alias", "!follow", "!unfollow", "!inbox"),
)
AID = ("question", "topic", "donor")
QUOTE = ("quote", "speaker", "topic")


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("", Wanted("", ("!aid", "!quote", "!check", "!fact", *KEEPING, "!help"))),
        ("!", Wanted("!", ("!aid", "!quote", "!check", "!fact", *KEEPING, "!help"))),
        (" !qu", Wanted("!qu", ("!quote",))),
        ("how much", Wanted("how much", fields=("question",))),
        ("!aid to", Wanted("to", ("total", "topics"), AID)),
        ("!aid total uk", Wanted("uk", fields=AID)),
        ("!aid us total", Wanted("us total", fields=AID)),
        ("!quote lloyd au", Wanted("lloyd au", fields=QUOTE)),
        ("!fact sh", Wanted("sh", ("show",))),
        ("!fact show us-", Wanted("us-", fields=("fact",))),
        ("!check the us", Wanted("the us")),
        ("!unknown x", Wanted("x")),
    ],
)
def test_what_stands_at_the_cursor_decides(line: str, want: Wanted) -> None:
    assert wanted(line, "!") == want


async def test_values_come_from_the_service_and_replace_what_was_typed() -> None:
    service = FakeService()
    document = Document("!quote lloyd au")
    completer = ServiceCompleter(talk_with(service))
    [found] = [one async for one in completer.get_completions_async(document, CompleteEvent())]
    assert service.completed == [(field, "lloyd au", None) for field in QUOTE]
    assert (found.text, found.start_position) == ("Lloyd Austin", -len("lloyd au"))
    assert found.display_text == "Lloyd Austin (12 quotes)"
