"""What a log may hold: every word that was logged, no secret in any spelling, and no record that nobody wrote."""

import json
import logging
import sys
import unicodedata
from collections.abc import Iterator
from io import StringIO
from urllib.parse import quote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.operation.logs import Redacting, set_up

SECRET = "a-token-that-nobody-may-read"
FORMS = ["lines", "json"]
ODD = "\x00\x07\x1b\x7f\x85\x9b\u061c\u200b\u200e\u2028\u2029\u202e\u2066\ufeff\ud800\U000e0001"
"""One of each sort that a terminal obeys, that turns or hides writing, that ends a line, or that no file can hold."""
texts = st.text(st.characters() | st.sampled_from(ODD + "\r\n\"'\\«é"))
"""Any characters, those among them that are escaped somewhere more often than chance would have it."""
secret_texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"'\\é%\n"), min_size=8, max_size=40)


@pytest.fixture
def log() -> Iterator[StringIO]:
    root, before, level = logging.getLogger(), logging.getLogger().handlers[:], logging.getLogger().level
    yield StringIO()
    root.handlers[:], root.level = before, level


def failed(words: str = f"login with {SECRET}\nnext line") -> None:
    try:
        raise ValueError(words)
    except ValueError:
        logging.getLogger("test").exception("It failed with %s", SECRET)


def written(words: str, form: str, secrets: tuple[str, ...] = (), trouble: BaseException | None = None) -> str:
    """One record, of a message that holds the words, with the trace of an exception."""
    trace = (type(trouble), trouble, None) if trouble else None
    record = logging.LogRecord("test", logging.ERROR, "", 1, "said %s", (words,), trace)
    return Redacting(secrets, as_json=form == "json").format(record)


def read(line: str, form: str) -> str:
    """All words of a record, as whoever reads the log has them."""
    if form == "lines":
        return line
    told = json.loads(line)
    return f"{told['message']}\n{told.get('trace', '')}"


def test_a_json_log_is_a_record_a_line_without_secrets_also_in_traces(log: StringIO) -> None:
    set_up("INFO", "json", (SECRET,), log)
    failed()
    logging.getLogger("test").debug("not asked for")
    (line,) = log.getvalue().splitlines()
    told = json.loads(line)
    assert (told["level"], told["logger"], told["message"]) == ("ERROR", "test", "It failed with [hidden]")
    assert "ValueError" in told["trace"]
    assert SECRET not in line


def test_a_log_for_people_forges_no_record_by_a_line_break(log: StringIO) -> None:
    forged = "2026-01-01 00:00:00 ERROR forged: y"
    set_up("INFO", "lines", (SECRET,), log)
    logging.getLogger("test").info("said %s", f"x\n{forged}")
    failed(f"x\n{forged}\r{forged}\u2028{forged}")
    first, second, *below = log.getvalue().splitlines()
    assert first.endswith(f"said x\\n{forged}")
    assert second.endswith("It failed with [hidden]")
    assert [line for line in below if not line.startswith("    ")] == []


@pytest.mark.parametrize("form", FORMS)
@given(secret=secret_texts, before=texts, after=texts)
def test_no_secret_is_read_in_a_log_whatever_letters_it_has(form: str, secret: str, before: str, after: str) -> None:
    words = f"{before} {secret} {after}"
    assume(secret not in f"{before} [hidden] {after}{written('', 'lines')}")
    line = written(words, form, (secret,), ValueError(words))
    assert secret not in read(line, form)
    assert "[hidden]" in line


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "spelled",
    [repr, ascii, json.dumps, quote, lambda secret: repr(secret.encode()), lambda secret: repr({"a": [secret]})],
)
@pytest.mark.parametrize("secret", ['pass"word-ü\\8', 'it\'s-"both"', "päss wörd+ñ", "two\nlines\tlong"])
def test_no_secret_is_read_as_a_library_quotes_it(spelled: object, secret: str, form: str) -> None:
    assert callable(spelled)
    line = written(str(spelled(secret)), form, (secret,), ValueError(spelled(secret)))
    assert line.count("[hidden]") == 2
    for part in (secret[:4], secret[-4:]):
        assert part not in read(line, form)


def test_a_secret_within_another_leaves_no_rest_of_it() -> None:
    assert "dsn" not in written(
        "x postgres://me:dsn-password@host/db", "lines", ("dsn-password", "postgres://me:dsn-password@host/db")
    )


def is_plain(text: str) -> bool:
    return not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for sign in text)


@given(texts)
def test_a_log_for_people_holds_nothing_that_a_terminal_obeys_or_hides(words: str) -> None:
    record, *below = written(words, "lines", (), ValueError(words)).split("\n")
    assert all(map(is_plain, (record, *below)))
    assert all(line.startswith("    ") for line in below)
    assert len(record.splitlines()) == 1


@given(texts)
def test_a_json_log_is_one_line_for_every_reader_and_loses_no_letter(words: str) -> None:
    line = written(words, "json")
    assert is_plain(line)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"] == f"said {words}"


def test_letters_of_any_language_stay_as_they_are() -> None:
    words = "Скільки допомоги? 1\u00a0000 € — „так“ 🇺🇦"
    assert words in written(words, "lines")
    assert words in written(words, "json")


@pytest.mark.parametrize("form", FORMS)
def test_a_message_that_does_not_fit_its_values_is_still_told_without_secrets(
    form: str, log: StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up("INFO", form, (SECRET,), log)
    logging.getLogger("test").info("one place %s", SECRET, SECRET)
    assert "one place %s" in log.getvalue()
    assert SECRET not in log.getvalue()
    assert SECRET not in capsys.readouterr().err
    assert sys.stderr is not log
