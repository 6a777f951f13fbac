"""Export and load at the command line: what leaves a store comes back the same, and nothing comes half."""

import errno
import json
from pathlib import Path

import pytest

from bot.exchange.writing import FORMS
from tests.test_cli import aidbot, refused

pytestmark = pytest.mark.usefixtures("installed")


def said(*arguments: str) -> str:
    result = aidbot(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(autouse=True)
def started(installed: Path) -> None:
    """A store with the shipped facts."""
    aidbot("ask", "x")


@pytest.mark.parametrize("form", FORMS)
def test_a_store_loaded_from_an_export_exports_the_same(form: str) -> None:
    assert said("export", "--out", f"facts.{form}") == f"Wrote facts.{form}.\n"
    assert "788 facts added, 0 stand otherwise" in said("load", "--new", f"facts.{form}", "--facts-db", "new.db")
    assert said("export", "--facts-db", "new.db") == said("export")
    assert (
        said("ask", "!aid total", "--facts-db", "new.db").splitlines()[0] == said("ask", "!aid total").splitlines()[0]
    )


def test_without_a_format_facts_are_printed_as_json_lines_and_a_file_as_its_name_ends() -> None:
    said("export", "--out", "facts.yml")
    assert Path("facts.yml").read_text("utf-8").startswith("- type: ")
    assert json.loads(said("export").splitlines()[0])["type"] == "figure"
    assert json.loads(said("export", "--format", "json"))


def test_an_export_replaces_no_file_unless_told_to() -> None:
    Path("facts.csv").write_text("precious")
    assert "--force" in refused(aidbot("export", "--out", "facts.csv"))
    assert Path("facts.csv").read_text() == "precious"
    said("export", "--out", "facts.csv", "--force")
    assert Path("facts.csv").read_text("utf-8-sig").startswith("type,id,value,unit,")


def test_a_place_that_cannot_be_written_is_told() -> None:
    assert "Choose another place" in refused(aidbot("export", "--out", "nowhere/facts.csv"))


def one_changed() -> str:
    facts = [json.loads(line) for line in said("export").splitlines()]
    facts[0]["note"] = "Looked at again."
    Path("facts.json").write_text(json.dumps(facts), "utf-8")
    return str(facts[0]["id"])


def test_a_fact_that_stands_otherwise_is_left_alone_unless_the_file_shall_win() -> None:
    changed = one_changed()
    before = said("export")
    told = said("load", "facts.json")
    assert told.startswith("0 facts added, 1 stand otherwise here and were left alone, 787 are the same.")
    assert f"left alone: {changed}" in told
    assert said("export") == before
    assert f"replaced: {changed}" in said("load", "--replace", "facts.json")
    assert "Looked at again." in said("export")
    assert "788 are the same" in said("load", "facts.json")


def test_what_a_load_replaced_can_be_undone() -> None:
    changed = one_changed()
    before = said("export")
    said("load", "--replace", "facts.json")
    assert "loaded from facts.json" in said("--as-curator", "ask", f"fact history {changed}")
    said("--as-curator", "ask", f"fact undo {changed}")
    assert said("export") == before


def test_a_retired_fact_comes_back_only_where_the_file_shall_win() -> None:
    said("export", "--out", "facts.json")
    said("--as-curator", "ask", "fact retire us-pda-cap-fy2024-crs wrong page")
    before = said("export")
    assert "1 stand otherwise" in said("load", "facts.json")
    assert said("export") == before
    said("load", "--replace", "facts.json")
    assert said("export").count("\n") == 788


def test_a_dry_run_changes_nothing() -> None:
    one_changed()
    before = said("export")
    assert "1 would be replaced" in said("load", "--dry-run", "--replace", "facts.json")
    assert "788 facts would be added" in said("load", "--dry-run", "--new", "facts.json", "--facts-db", "new.db")
    assert said("export") == before
    assert not Path("new.db").exists()


def test_nothing_is_loaded_where_a_single_fact_has_a_fault() -> None:
    facts = [json.loads(line) for line in said("export").splitlines()]
    facts[0]["note"], facts[1]["value"] = "Looked at again.", "many"
    Path("facts.json").write_text(json.dumps(facts), "utf-8")
    before = said("export")
    assert "facts.json, entry 2: value “many” is not a plain number" in refused(
        aidbot("load", "--replace", "facts.json")
    )
    refused(aidbot("load", "--new", "facts.json", "--facts-db", "new.db"))
    assert said("export") == before
    assert not Path("new.db").exists()


def test_a_new_store_is_never_one_that_is_there() -> None:
    one_changed()
    assert "cannot be new" in refused(aidbot("load", "--new", "facts.json"))


def test_an_export_to_a_disk_that_can_only_be_read_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def only_read(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "touch", only_read)
        ended = aidbot("export", "--out", "facts.csv")
    assert "cannot be written: Read-only file system" in refused(ended)
