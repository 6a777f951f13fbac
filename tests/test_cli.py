"""The command line: what it prints, where, and with which exit code."""

import hashlib
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import main
from bot.app import shipped_facts
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("installed")


def aidbot(*arguments: str, typed: str | bytes = "") -> Result:
    return CliRunner().invoke(main, arguments, input=typed, prog_name="aidbot")


def rows(*texts: str) -> str:
    return "".join(json.dumps({"id": str(n), "channel_text": text}) + "\n" for n, text in enumerate(texts, 1))


def refused(result: Result) -> str:
    """The message of a command that ended with exit code 2, in words that hold no trace."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def test_a_question_is_answered_with_its_source() -> None:
    result = aidbot("ask", "!aid", "total")
    assert result.exit_code == 0
    assert "→ Ukraine" in result.stdout
    assert "\nSource: " in result.stdout


def test_a_question_may_look_like_an_option() -> None:
    assert aidbot("ask", "-5 billion for ukraine?").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "a question", "--batch", "-"],
        ["ask", "x", "--chart", "a.png", "--card", "b.png"],
        ["asks"],
        ["--nonsense"],
    ],
)
def test_a_wrong_use_ends_with_code_2(arguments: list[str]) -> None:
    assert "Usage: aidbot" in refused(aidbot(*arguments))


@pytest.mark.parametrize(("option", "question"), [("--chart", "!aid compare us germany"), ("--card", "quote umerov")])
def test_an_answer_can_be_drawn_into_a_file(tmp_path: Path, option: str, question: str) -> None:
    result = aidbot("ask", option, "drawn.png", question)
    assert result.exit_code == 0
    assert "\nSource: " in result.stdout
    assert (tmp_path / "drawn.png").read_bytes().startswith(b"\x89PNG")


def test_where_there_is_nothing_to_draw_the_exit_code_is_1(tmp_path: Path) -> None:
    result = aidbot("ask", "--chart", "drawn.png", "quote umerov")
    assert result.exit_code == 1
    assert "nothing to chart" in result.stdout
    assert not (tmp_path / "drawn.png").exists()


def test_a_picture_that_cannot_be_written_is_told_in_a_sentence() -> None:
    assert "cannot be written" in refused(aidbot("ask", "--card", "nowhere/drawn.png", "quote umerov"))


def test_a_file_of_questions_gets_a_line_for_each() -> None:
    result = aidbot("ask", "--batch", "-", typed=rows("!aid total", "", "bhutan to ukraine"))
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["1", "2", "3"]
    assert [sorted(answer) for answer in answers] == [["elapsed_ms", "facts", "id", "kind", "read_as", "reply"]] * 3
    assert answers[0]["kind"] == "figure"
    assert answers[2]["kind"] == "abstain"


def test_a_malformed_line_ends_with_code_1_after_all_others_were_answered(tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text(rows("!aid total") + "nonsense\n" + rows("!aid total"), "utf-8")
    result = aidbot("ask", "--batch", str(questions))
    assert result.exit_code == 1
    kinds = [json.loads(line).get("kind", "error") for line in result.stdout.splitlines()]
    assert kinds == ["figure", "error", "figure"]


def test_a_command_of_one_question_needs_no_prefix() -> None:
    assert aidbot("ask", "aid topics").stdout == aidbot("ask", "!aid topics").stdout


@pytest.mark.parametrize("arguments", [["--as-curator", "ask"], ["ask", "--as-curator"]])
def test_one_question_shows_a_draft_and_says_where_it_can_be_saved(arguments: list[str]) -> None:
    fact = "$7 billion; Norway → Ukraine; military; announced; package; 2024-07-05"
    said = aidbot(*arguments, f"!fact add {fact}; source: Wire, T, https://e.org, 2024-07-05").stdout
    assert "Norway" in said
    assert "aidbot --as-curator" in said
    assert "1. " not in said


def test_a_command_that_needs_no_curator_refuses_to_be_one() -> None:
    assert "--as-curator" in refused(aidbot("--as-curator", "check"))


def test_a_missing_file_of_questions_ends_with_code_2() -> None:
    assert "No such file" in refused(aidbot("ask", "--batch", "missing.jsonl"))


def test_a_pipe_gets_greeting_answers_and_farewell() -> None:
    result = aidbot(typed="!aid total\n")
    assert result.exit_code == 0
    assert result.stdout.startswith("Sourced answers about aid.")
    assert "→ Ukraine" in result.stdout
    assert result.stdout.endswith("Bye.\n")
    assert "\x1b" not in result.stdout


def test_an_empty_pipe_is_left_politely() -> None:
    result = aidbot("chat")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "Bye."


def test_wrong_settings_are_told_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "loud")
    monkeypatch.setenv("OPERATORS", "me")
    said = refused(aidbot("ask", "x"))
    assert "LOG_LEVEL must be" in said
    assert "OPERATORS must be" in said


def test_connecting_without_a_token_says_what_to_do() -> None:
    assert "DISCORD_TOKEN" in refused(aidbot("run"))


def test_a_damaged_store_is_told_in_a_sentence(installed: Path) -> None:
    installed.parent.mkdir()
    installed.write_bytes(b"not a database, but long enough to look like one" * 100)
    for command in (["ask", "x"], ["check"], ["chat"], ["export"], ["backup", "copy.db"], ["upgrade-facts"]):
        said = refused(aidbot(*command))
        assert said.count("\n") == 1
        assert str(installed) in said


def test_another_store_can_be_named_before_or_after_the_command(tmp_path: Path) -> None:
    for arguments in (["--facts-db", "first.db", "ask", "x"], ["ask", "x", "--facts-db", "second.db"]):
        assert aidbot(*arguments).exit_code == 0
    assert {path.name for path in tmp_path.glob("*.db")} == {"first.db", "second.db"}


def test_a_check_tells_where_the_store_is_and_what_it_holds(installed: Path) -> None:
    aidbot("ask", "x")
    result = aidbot("check")
    assert result.exit_code == 0
    assert f"Store: {installed}" in result.stdout
    assert "no DISCORD_TOKEN" in result.stdout
    assert "whole" in result.stdout


def test_a_check_makes_no_store(tmp_path: Path) -> None:
    said = refused(aidbot("check", "--facts-db", "missing/facts.db"))
    assert str(tmp_path / "missing" / "facts.db") in said
    assert not (tmp_path / "missing").exists()


def test_facts_are_exported_one_a_line_from_a_store_that_is_only_read() -> None:
    shipped = shipped_facts()
    assert shipped
    before = hashlib.sha256(shipped.read_bytes()).hexdigest()
    result = aidbot("export", "--facts-db", str(shipped))
    facts = [json.loads(line) for line in result.stdout.splitlines()]
    assert {fact["type"] for fact in facts} == {"figure", "quote", "statement"}
    assert all(fact["source"]["url"].startswith("http") for fact in facts)
    assert hashlib.sha256(shipped.read_bytes()).hexdigest() == before


def test_nothing_is_written_beside_the_shipped_facts() -> None:
    shipped = shipped_facts()
    assert shipped
    before = {path.name for path in shipped.parent.iterdir()}
    aidbot("ask", "!aid total")
    assert {path.name for path in shipped.parent.iterdir()} - before == set()


def test_a_backup_replaces_no_file_unless_told_to(tmp_path: Path) -> None:
    aidbot("ask", "x")
    (tmp_path / "copy.db").write_text("precious")
    assert "--force" in refused(aidbot("backup", "copy.db"))
    assert (tmp_path / "copy.db").read_text() == "precious"
    assert aidbot("backup", "copy.db", "--force").exit_code == 0
    assert (tmp_path / "copy.db").read_bytes().startswith(b"SQLite")


def test_a_backup_answers_like_the_store(installed: Path) -> None:
    asked = aidbot("ask", "!aid total").stdout
    backup = aidbot("backup", "copy.db")
    assert backup.exit_code == 0
    assert backup.stdout == f"Backed up {installed} to copy.db.\n"
    assert aidbot("ask", "!aid total", "--facts-db", "copy.db").stdout == asked


def test_a_backup_of_nothing_is_refused() -> None:
    assert "no fact store" in refused(aidbot("backup", "copy.db"))


def test_a_store_that_is_up_to_date_gains_nothing_from_an_upgrade() -> None:
    aidbot("ask", "x")
    result = aidbot("upgrade-facts")
    assert result.exit_code == 0
    assert result.stdout == "0 facts added, 0 changed, 0 retired, 0 kept as curators left them.\n"


def contents(path: Path) -> list[str]:
    """All that a store holds, less the index of words, whose bytes depend on the version of SQLite."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        return [line for line in db.iterdump() if not re.match(r'INSERT INTO "[a-z]+_words_', line)]


def test_the_shipped_facts_are_what_their_text_builds(tmp_path: Path) -> None:
    shipped = shipped_facts()
    assert shipped
    assert aidbot("build", "--out", str(tmp_path / "built.db")).exit_code == 0
    assert contents(tmp_path / "built.db") == contents(shipped), "run `aidbot build` and commit facts.db"


def test_building_needs_a_folder_of_facts() -> None:
    assert "does not exist" in refused(aidbot("build", "--data", "missing"))


def test_a_short_answer_loads_no_discord_and_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    code = (
        "import sys; from bot.__main__ import main\n"
        "try: main(['ask', '!aid total'])\n"
        "except SystemExit: print(sorted({'discord', 'aiohttp', 'prompt_toolkit', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_program_starts_as_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = subprocess.run([sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: aidbot ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("arguments", [["ask", "us total ukraine"], ["export"], ["check", "--offline"], ["--help"]])
def test_an_output_without_room_is_told_in_words(arguments: list[str]) -> None:
    aidbot("ask", "us total ukraine")
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr.startswith("Error: There is no room for what this command writes: ")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("more", ["", "-wal"])
@pytest.mark.parametrize(
    "command", [("export", "--force", "--out"), ("backup", "--force"), ("ask", "us total", "--card")]
)
def test_the_store_itself_is_written_over_by_nothing(installed: Path, command: tuple[str, ...], more: str) -> None:
    aidbot("ask", "us total")
    before = installed.read_bytes()
    result = aidbot(*command, f"{installed}{more}")
    assert result.exit_code == 2
    assert "Choose another file" in result.stderr
    assert installed.read_bytes() == before


@pytest.mark.parametrize(
    "dsn",
    [
        "postgresql://u:100%SECRET@127.0.0.1:1/x",
        "host=127.0.0.1 port=1 password=my SECRET dbname=x",
        "host=x password='SECRET",
        "postgresql://u:SECRET@127.0.0.1/x?bad=x",
    ],
)
def test_a_password_that_the_driver_cannot_read_is_not_shown(
    installed: Path, dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEDGER_DSN", dsn)
    result = aidbot("ask", "us total")
    assert result.exit_code != 0
    assert "LEDGER_DSN" in result.stderr
    assert not {"SECRET", "Traceback"} & set(re.findall(r"\w+", result.output + result.stderr))


def test_a_folder_of_nobody_is_told_as_a_wrong_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTS_DB", "~nobody-of-this-name/x.db")
    assert "FACTS_DB" in refused(aidbot("check", "--offline"))
