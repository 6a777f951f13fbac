"""Replies on a terminal: wrapped with their marks, addresses whole."""

import io
import re

import pytest

from bot.console.screen import Screen
from bot.present.reply import Choice, QuoteBlock, Reply, ReplyKind, SourceLine

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
    assert rows == [f"Source: Wire <{URL}>", ""]


def test_choices_say_how_to_pick_one(monkeypatch: pytest.MonkeyPatch) -> None:
    reply = Reply(kind=ReplyKind.CLARIFY, choices=(Choice("committed", "q"),))
    _, rows = shown(reply, monkeypatch)
    assert rows == ["1. committed", "Type a number to pick one.", ""]


def test_a_terminal_gets_colours_and_only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    raw, rows = shown(Reply(kind=ReplyKind.TEXT, headline="[red]x[/red] \x1b[31m :smile:"), monkeypatch)
    assert raw.startswith("\x1b[1m")
    assert "\x1b[31m" not in raw
    assert rows == ["[red]x[/red] [31m :smile:", ""]
