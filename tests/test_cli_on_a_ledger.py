"""The command line where facts are shared through PostgreSQL: what one machine writes another reads, or it is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from bot.store.shared import ledger as shared_ledger
from tests.importers.test_importing import FILE
from tests.test_cli import aidbot, refused

Machine = Callable[[str], None]
GONE = "host=/nowhere"
ASKED = "how much oda did germany give chad in 2019"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_ledger: str) -> Machine:
    """Sit down at one machine or another; both share a ledger."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEDGER_DSN", empty_ledger)

    def at(name: str) -> None:
        monkeypatch.setenv("FACTS_DB", str(tmp_path / name / "facts.db"))

    for name in ("one", "other"):
        at(name)
        assert aidbot("ask", "us total").exit_code == 0
    return at


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "download.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_an_import_is_seen_and_taken_back_from_another_machine(machine: Machine, file: Path) -> None:
    machine("one")
    report = json.loads(aidbot("import", "--json", str(file)).stdout)
    assert (report["added"], report["import"]) == (3, 1)
    machine("other")
    assert "oecd-dac2a" in aidbot("import", "--list").stdout
    assert aidbot("ask", ASKED).stdout.startswith("$12.5 million")
    again = json.loads(aidbot("import", "--json", "--dry-run", str(file)).stdout)
    assert (again["added"], again["changed"]) == (0, 0)
    assert aidbot("import", "--undo", "1").exit_code == 0
    machine("one")
    assert "12.5" not in aidbot("ask", ASKED).stdout


def test_a_table_of_ones_own_is_read_on_every_machine_as_it_was_told_on_one(machine: Machine, tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("giver,taker,sum,date\nGermany,Ukraine,5,2024\n", encoding="utf-8")
    mapped = ("donor=giver", "recipient=taker", "value=sum", "year=date", "unit==EUR", "kind==all", "stage==allocated")
    words = [word for each in mapped for word in ("--map", each)]
    where = ("--publisher", "Office", "--url", "https://example.org/own", "--published", "2025-01-02")
    machine("one")
    told = aidbot("import", "--format", "table", *words, *where, str(table))
    assert told.exit_code == 0, told.output
    machine("other")
    table.write_text("giver,taker,sum,date\nGermany,Ukraine,7,2023\n", encoding="utf-8")
    told = aidbot("import", "--format", "table", "--published", "2025-01-02", str(table))
    assert told.exit_code == 0, told.output


def test_facts_that_are_loaded_on_one_machine_are_in_the_export_of_another(machine: Machine, tmp_path: Path) -> None:
    machine("one")
    assert aidbot("export", "--out", "all.jsonl").exit_code == 0
    facts = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    new = next(fact for fact in facts if fact["type"] == "figure") | {"id": "loaded-here"}
    (tmp_path / "new.jsonl").write_text(json.dumps(new) + "\n", encoding="utf-8")
    told = aidbot("load", "new.jsonl")
    assert told.exit_code == 0, told.output
    machine("other")
    assert '"loaded-here"' in aidbot("export").stdout
    assert aidbot("backup", "backup.db").exit_code == 0
    assert '"loaded-here"' in aidbot("export", "--facts-db", "backup.db").stdout
    assert aidbot("snapshot", "frozen").exit_code == 0
    assert "loaded-here" in "".join(each.read_text("utf-8") for each in (tmp_path / "frozen").rglob("*.csv"))


def test_newer_shipped_facts_are_brought_in_once_for_all(machine: Machine) -> None:
    machine("one")
    assert "0 facts added" in aidbot("upgrade-facts").stdout
    machine("other")
    assert "0 facts added" in aidbot("upgrade-facts").stdout


@pytest.mark.parametrize("words", [["import", "FILE"], ["load", "FILE"], ["import", "--undo", "1"], ["upgrade-facts"]])
def test_what_would_write_is_refused_while_the_ledger_is_away(
    machine: Machine, file: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    machine("one")
    aidbot("export", "--out", "all.jsonl")
    monkeypatch.setenv("LEDGER_DSN", GONE)
    given = "all.jsonl" if words[0] == "load" else str(file)
    assert "cannot be reached" in refused(aidbot(*[given if word == "FILE" else word for word in words]))


def test_what_only_reads_says_that_it_reads_the_copy_while_the_ledger_is_away(
    machine: Machine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine("one")
    monkeypatch.setenv("LEDGER_DSN", GONE)
    for words in (["export"], ["backup", "b.db"], ["snapshot", "frozen"], ["import", "--dry-run", str(file)]):
        told = aidbot(*words)
        assert told.exit_code == 0, told.output
        assert "the copy as it stood" in told.stderr
    assert "€64.6 billion" in aidbot("ask", "us total ukraine").stdout


def test_a_copy_is_not_taken_back_to_a_backup_and_begins_no_store_of_its_own(machine: Machine, tmp_path: Path) -> None:
    machine("one")
    aidbot("backup", "backup.db")
    assert "Restore the database with PostgreSQL" in refused(aidbot("restore", "backup.db"))
    aidbot("export", "--out", "all.jsonl")
    assert "LEDGER_DSN is set" in refused(aidbot("load", "--new", "--facts-db", "new.db", "all.jsonl"))
    assert not (tmp_path / "new.db").exists()


def test_a_copy_without_its_ledger_is_not_restored_over_either(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine("one")
    aidbot("backup", "backup.db")
    monkeypatch.delenv("LEDGER_DSN")
    assert "copy of a shared ledger" in refused(aidbot("restore", "backup.db"))


def test_the_checkup_tells_of_the_ledger_and_makes_no_copy(
    machine: Machine, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine("other")
    aidbot("import", str(file))
    machine("one")
    assert "Ledger: reached; this copy holds all of its 1 changes." in aidbot("check").stdout
    machine("third")
    assert "There is no fact store" in refused(aidbot("check"))
    assert not (tmp_path / "third").exists()
    machine("one")
    monkeypatch.setenv("LEDGER_DSN", GONE)
    away = aidbot("check")
    assert away.exit_code == 2
    assert "Ledger: The shared ledger cannot be reached" in away.stdout


def test_a_store_of_its_own_is_checked_without_joining_a_ledger(
    installed: Path, empty_ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    aidbot("ask", "us total")
    monkeypatch.setenv("LEDGER_DSN", empty_ledger)
    told = aidbot("check")
    assert told.exit_code == 0
    assert "no copy of a ledger yet" in told.stdout
    monkeypatch.delenv("LEDGER_DSN")
    assert aidbot("ask", "--as-curator", "us total").exit_code == 0


def test_an_import_is_not_stored_by_half_where_the_ledger_is_lost_at_its_end(
    machine: Machine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine("one")

    def lost(*_: object) -> None:
        raise StoreUnavailable("It is gone.")

    with monkeypatch.context() as away:
        away.setattr(shared_ledger.SharedLedger, "_commit", lost)
        assert "It is gone." in aidbot("import", str(file)).stderr
    assert "12.5" not in aidbot("ask", ASKED).stdout
    assert json.loads(aidbot("import", "--json", str(file)).stdout)["added"] == 3
