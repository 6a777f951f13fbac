"""The transcript in the docs is what the bot says."""

from tests.chat.transcript import PAGE, transcript


async def test_the_transcript_is_what_the_bot_says() -> None:
    assert PAGE.read_text("utf-8") == await transcript(), "run `python -m tests.chat.transcript`"
