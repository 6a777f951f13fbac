"""Replies on a terminal: wrapped with their marks, addresses whole."""

import io
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from bot.console.screen import Screen
from bot.console.screen import shown as rows_of
from bot.present.reply import Choice, Image, QuoteBlock, Reply, ReplyKind, SourceLine

URL = "https://example.org/" + "a" * 80


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(reply: Reply, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[str]]:
    """What a terminal of forty columns gets, and the same without colours, line by line."""
    for name, value in {"COLUMNS": "40", "LINES": "20", "TERM": "xterm-256color"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    Screen(out).show(reply)
    return out.getvalue(), re.sub(r"\x1b\[[\d;]*m", "", out.getvalue()).splitlines()


def test_every_row_of_a_long_quote_is_marked_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Make no mistake, Ukraine is not alone, and we will never waver."
    _, rows = shown(Reply(kind=ReplyKind.QUOTE, quotes=(QuoteBlock(words, "Austin"),)), monkeypatch)
    assert rows[:-2] == ["> “Make no mistake, Ukraine is not", "> alone, and we will never waver.”"]


def test_rows_of_a_list_item_stand_under_its_first(monkeypatch: pytest.MonkeyPatch) -> None:
    reply = Reply(kind=ReplyKind.LIST, body=("interceptors for the air defence of many towns", "more"))
    _, rows = shown(reply, monkeypatch)
    assert rows == ["- interceptors for the air defence of", "  many towns", "- more", ""]


def test_an_address_is_never_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    _, rows = shown(Reply(kind=ReplyKind.TEXT, sources=(SourceLine("Wire", URL),)), monkeypatch)
    assert rows == ["Source: Wire", f"  <{URL}>", ""]


@pytest.mark.parametrize("width", [30, 60, 100, 120])
def test_rows_break_at_spaces_only_and_hang(width: int) -> None:
    source = SourceLine(
        "UNN (Ukrainian National News), “New aid-package for Київ 二十三億ドルの支援”, 9 January 2025", URL
    )
    rows = rows_of(Reply(kind=ReplyKind.FIGURE, headline="$2.3 billion", sources=(source,)), width)
    assert " ".join(rows).split() == f"$2.3 billion Source: {source.words} <{URL}>".split()
    assert all(cell_len(row) <= width or " " not in row.strip() for row in rows)
    assert all(row.startswith("  ") for row in rows[2:])


def test_the_ids_of_the_facts_stand_under_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    _, rows = shown(Reply(kind=ReplyKind.FIGURE, headline="Yes", facts=("us-2024-07-02", "us-2024-07-03")), monkeypatch)
    assert rows == ["Yes", "Facts: us-2024-07-02, us-2024-07-03", ""]


def test_a_draft_is_not_named_as_a_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    _, rows = shown(Reply(kind=ReplyKind.TEXT, headline="Save?", facts=("us-1",), ephemeral=True), monkeypatch)
    assert rows == ["Save?", ""]


def test_the_ids_under_a_long_list_are_not_longer_than_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    _, rows = shown(Reply(kind=ReplyKind.LIST, facts=tuple(f"f-{n}" for n in range(40))), monkeypatch)
    assert " ".join(rows).split()[-4:] == ["f-11", "and", "28", "more"]


def test_a_file_is_put_into_the_folder_and_never_over_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    export = Reply(kind=ReplyKind.TEXT, headline="1 fact.", attachment=("facts.yaml", "- id: é\n"))
    for name in ("facts.yaml", "facts-2.yaml"):
        raw, _ = shown(export, monkeypatch)
        assert "- id" not in raw
        assert (tmp_path / name).read_text("utf-8") == "- id: é\n"


def test_a_picture_is_put_into_the_folder_and_in_a_pipe_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    drawn = Reply(kind=ReplyKind.FIGURE, headline="$5", image=Image("chart.png", b"png", "Chart: $5"))
    pipe = io.StringIO()
    Screen(pipe).show(drawn)
    assert pipe.getvalue() == "$5\n\n"
    _, rows = shown(drawn, monkeypatch)
    assert "chart.png" in " ".join(rows)
    assert (tmp_path / "chart.png").read_bytes() == b"png"


def test_a_folder_that_takes_no_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    _, rows = shown(Reply(kind=ReplyKind.TEXT, attachment=("facts.yaml", "x")), monkeypatch)
    assert "cannot be written" in " ".join(rows)


def test_our_own_words_break_at_spaces_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    Screen(out).say("Ask in plain words, or try !aid total or !quote austin.")
    assert out.getvalue().splitlines() == ["Ask in plain words, or try !aid total or", "!quote austin."]


def test_choices_say_how_to_pick_one(monkeypatch: pytest.MonkeyPatch) -> None:
    reply = Reply(kind=ReplyKind.CLARIFY, choices=(Choice("committed", "q"),))
    _, rows = shown(reply, monkeypatch)
    assert rows == ["1. committed", "Type a number to pick one.", ""]


def test_a_terminal_gets_colours_and_only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    raw, rows = shown(Reply(kind=ReplyKind.TEXT, headline="[red]x[/red] \x1b[31m :smile:"), monkeypatch)
    assert raw.startswith("\x1b[1m")
    assert "\x1b[31m" not in raw
    assert rows == ["[red]x[/red] [31m :smile:", ""]
