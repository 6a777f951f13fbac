"""Typing at a terminal: history, Ctrl-C and Ctrl-D."""

import errno
import stat
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.history import FileHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.console.editor import EditedLines
from tests.console.fakes import FakeService, talk_with


async def typed(keys: str, history: Path | None) -> list[str | None]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        lines = EditedLines(talk_with(FakeService()), history)
        pipe.send_text(keys)
        found: list[str | None] = []
        while not found or found[-1] is not None:
            found.append(await lines.next())
        return found


async def test_ctrl_c_clears_the_line_and_ctrl_d_leaves() -> None:
    assert await typed("wrong\x03right\r\x04", None) == ["right", None]


@pytest.mark.parametrize("keys", ["\x1b\r", "\x1b[200~\n\x1b[201~"])
async def test_alt_enter_and_pasting_go_to_a_new_line(keys: str) -> None:
    assert await typed(f"!fact add{keys}who: US\r\x04", None) == ["!fact add\nwho: US", None]


async def test_history_is_kept_for_the_next_session_and_for_its_owner_only(tmp_path: Path) -> None:
    kept = tmp_path / "console-history"
    await typed("us total\r\x04", kept)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert await typed("\x1b[A\r\x04", kept) == ["us total", None]


async def test_a_history_that_cannot_be_kept_does_not_stop_the_talk(tmp_path: Path) -> None:
    assert await typed("a\r\x04", tmp_path / "missing" / "console-history") == ["a", None]


async def test_a_line_that_finds_no_room_on_the_disk_does_not_stop_the_talk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileHistory, "store_string", full)
    assert await typed("a\rb\r\x04", tmp_path / "console-history") == ["a", "b", None]


@pytest.mark.parametrize("key", ["\x1b[A", "\x1b[B"])
async def test_an_empty_history_is_no_trouble(key: str) -> None:
    assert await typed(f"{key}x\r\x04", None) == ["x", None]
