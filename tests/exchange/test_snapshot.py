"""A snapshot says what it holds, keeps to the rules of Data Packages, is the same for the same store, and loads back."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.test_commands import said
from tests.test_cli import aidbot, refused

pytestmark = pytest.mark.usefixtures("installed")

FACT_TABLES = ("figures", "quotes", "statements")


@pytest.fixture(autouse=True)
def started(installed: Path) -> None:
    """A store with the shipped facts."""
    aidbot("ask", "x")


@pytest.fixture
def about() -> dict[str, Any]:
    assert said("snapshot", "frozen") == "Froze 788 facts in frozen; datapackage.json there describes them.\n"
    return dict(json.loads(Path("frozen/datapackage.json").read_text("utf-8")))


def tables(about: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in about["resources"] if each.get("type") == "table"}


def rows(name: str) -> list[dict[str, str]]:
    with Path(f"frozen/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_the_manifest_is_a_data_package(about: dict[str, Any]) -> None:
    assert about["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._/-]+", about["name"])
    assert re.fullmatch(r"\d+\.\d+\.\d+\+facts\.[0-9a-f]{12}", about["version"])
    assert all(each["name"] and each["path"].startswith("https://") for each in about["licenses"])
    assert all(each["title"] and re.match(r"https?://", each["path"]) for each in about["sources"])
    assert about["aidbot"]["shippedFacts"].startswith("788 facts")
    assert about["aidbot"]["schema"] >= 13
    names = [each["name"] for each in about["resources"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)


def test_every_file_is_described_with_its_size_and_hash(about: dict[str, Any]) -> None:
    described = {each["path"]: each for each in about["resources"]}
    assert {path.name for path in Path("frozen").iterdir()} == {*described, "datapackage.json"}
    for path, told in described.items():
        content = (Path("frozen") / path).read_bytes()
        assert told["bytes"] == len(content)
        assert told["hash"] == f"sha256:{sha256(content).hexdigest()}"
        content.decode(told["encoding"])


def faults(field: dict[str, Any], cell: str) -> Iterator[str]:
    rules = field.get("constraints", {})
    if not cell:
        if rules.get("required"):
            yield "missing"
        return
    shapes = {"number": r"-?\d+(\.\d+)?", "integer": r"\d+", "array": r"\[.*\]", "string": r"(?s).+"}
    if not re.fullmatch(shapes[field["type"]], cell):
        yield f"no {field['type']}: {cell}"
    if field["type"] == "array" and not isinstance(json.loads(cell), list):
        yield f"no list: {cell}"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], cell):
        yield f"no {rules['pattern']}: {cell}"
    if "enum" in rules and cell not in rules["enum"]:
        yield f"not listed: {cell}"
    if field.get("format") == "uri" and not re.match(r"https?://", cell):
        yield f"no address: {cell}"


def test_every_cell_keeps_to_the_schema_of_its_table(about: dict[str, Any]) -> None:
    assert set(tables(about)) == {*FACT_TABLES, "sources", "entities"}
    for name, table in tables(about).items():
        fields = {field["name"]: field for field in table["schema"]["fields"]}
        found = rows(name)
        assert found
        assert list(found[0]) == list(fields)
        assert [fault for row in found for column, cell in row.items() for fault in faults(fields[column], cell)] == []
        [key] = table["schema"]["primaryKey"]
        assert len({row[key] for row in found}) == len(found)


def test_what_a_row_refers_to_is_there(about: dict[str, Any]) -> None:
    for name in FACT_TABLES:
        for link in tables(about)[name]["schema"]["foreignKeys"]:
            [column], [key] = link["fields"], link["reference"]["fields"]
            known = {row[key] for row in rows(link["reference"]["resource"])}
            assert {row[column] for row in rows(name) if row[column]} <= known


def test_the_same_store_gives_the_same_bytes_and_another_fact_another_version(about: dict[str, Any]) -> None:
    said("snapshot", "again")
    for path in Path("frozen").iterdir():
        assert path.read_bytes() == (Path("again") / path.name).read_bytes()
    assert "created" not in about, "shipped facts that nobody changed have no day of their own"
    said("--as-curator", "ask", "fact retire seed-place counted twice")
    said("snapshot", "again", "--force")
    changed = json.loads(Path("again/datapackage.json").read_text("utf-8"))
    assert changed["version"] != about["version"]
    assert datetime.fromisoformat(changed["created"]).tzinfo
    everything = b"".join(path.read_bytes() for path in Path("again").iterdir())
    assert b"counted twice" not in everything
    assert b"seed-place" not in (Path("again") / "statements.csv").read_bytes()


@pytest.mark.usefixtures("about")
def test_a_snapshot_loads_back_to_the_same_facts() -> None:
    assert "788 facts added" in said("load", "--new", "frozen", "--facts-db", "new.db")
    assert said("export", "--facts-db", "new.db") == said("export")


@pytest.mark.usefixtures("about")
def test_a_snapshot_that_was_changed_or_cut_off_is_refused() -> None:
    table = Path("frozen/quotes.csv")
    table.write_bytes(table.read_bytes()[:-200])
    assert "quotes.csv is not what frozen/datapackage.json describes" in refused(aidbot("load", "frozen"))
    table.unlink()
    assert "quotes.csv is not what" in refused(aidbot("load", "frozen"))
    Path("frozen/datapackage.json").write_text('{"resources": 3}')
    assert "frozen is no snapshot" in refused(aidbot("load", "frozen"))


def test_nothing_that_is_there_is_replaced_unless_it_is_a_snapshot_and_may_be(about: dict[str, Any]) -> None:
    assert about
    assert "--force" in refused(aidbot("snapshot", "frozen"))
    Path("letters").mkdir()
    Path("letters/precious").write_text("precious")
    for arguments in (["letters"], ["letters", "--force"]):
        assert "holds something else" in refused(aidbot("snapshot", *arguments))
    assert Path("letters/precious").read_text() == "precious"
    said("snapshot", "frozen", "--force")
    assert {path.name for path in Path().iterdir() if path.name.startswith(".")} == set()
