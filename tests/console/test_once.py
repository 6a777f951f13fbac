"""One question at the terminal: the answer in words, and its picture in the file that was named."""

import io
from pathlib import Path

import pytest

from bot.console.once import Wanted, ask_once, draw_once
from bot.present.reply import Choice, Image, Reply, ReplyKind
from tests.console.fakes import TODAY, FakeService

DRAWN = Reply(kind=ReplyKind.FIGURE, headline="$5", image=Image("chart.png", b"png", "Chart: $5"))


async def drawn(service: FakeService, text: str, file: Path) -> tuple[bool, str]:
    out = io.StringIO()
    wrote = await draw_once(service, text, out, lambda: TODAY, "!", Wanted("chart", file))
    return wrote, out.getvalue()


@pytest.mark.parametrize("typed", ["history us", "!aid history us", "aid history us", " !aid  history us"])
async def test_the_picture_is_written_and_the_words_are_shown(tmp_path: Path, typed: str) -> None:
    service = FakeService({"/aid chart history us": DRAWN})
    assert await drawn(service, typed, tmp_path / "c.png") == (True, "$5\n\n")
    assert (tmp_path / "c.png").read_bytes() == b"png"


async def test_a_command_of_its_own_keeps_its_name(tmp_path: Path) -> None:
    service = FakeService()
    await drawn(service, "!quote umerov", tmp_path / "c.png")
    assert service.asked[0].text == "/aid chart quote umerov"


async def test_where_there_is_no_picture_no_file_is_made(tmp_path: Path) -> None:
    wrote, said = await drawn(FakeService(), "x", tmp_path / "c.png")
    assert not wrote
    assert said.startswith("You said")
    assert not (tmp_path / "c.png").exists()


async def test_a_file_that_cannot_be_written_is_not_kept_quiet(tmp_path: Path) -> None:
    service = FakeService({"/aid chart x": DRAWN})
    with pytest.raises(OSError, match="nowhere"):
        await drawn(service, "x", tmp_path / "nowhere" / "c.png")


async def test_a_draft_says_where_it_can_be_saved() -> None:
    draft = Reply(kind=ReplyKind.TEXT, headline="Save?", choices=(Choice("Save", "/fact save K3F9"),))
    out = io.StringIO()
    await ask_once(FakeService({"!fact add x": draft}), "fact add x", out, lambda: TODAY, "!")
    assert "aidbot --as-curator" in out.getvalue()
