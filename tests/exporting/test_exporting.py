"""Facts as files: an export reads back to the same facts, a snapshot says what it holds, a site shows public facts alone."""

import csv
import hashlib
import json
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.record import from_record, to_record
from bot.present.export import COLUMNS, FORMS, cells, read_facts, write_facts
from tests.store.making import figure, quote
from tests.test_cli import aidbot, refused

NASTY = ["=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "json:[1]", 'a "b", c', "two\nlines", "naïve — текст", "'=x"]


def read_back(records: list[dict[str, object]], form: str) -> list[dict[str, object]]:
    text = StringIO(newline="")
    write_facts(records, form, text)
    text.seek(0)
    return [to_record(from_record(record)) for record in read_facts(form, text)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", NASTY)
def test_any_words_come_back_as_they_were(form: str, words: str) -> None:
    records = [to_record(figure("one", sentence=f"{words}", note=words)), to_record(quote("two", occasion=words))]
    records = [to_record(from_record(record)) for record in records]  # as the store would keep them
    assert read_back(records, form) == records


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_any_cell_comes_back_and_is_no_formula(words: str) -> None:
    (cell,) = cells({"note": words}).values()
    assert cell[:1] not in set("=+-@\t\r")
    table = StringIO(newline="")
    csv.writer(table).writerows([["type", "note"], ["figure", cell]])
    table.seek(0)
    assert next(iter(read_facts("csv", table))) == {"type": "figure", "note": words}


def test_a_negative_amount_stays_a_number() -> None:
    assert cells({"value": "-12.5"}) == {"value": "-12.5"}


@pytest.mark.parametrize("form", FORMS)
def test_an_export_loads_into_an_empty_store_as_the_same_facts(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    file = tmp_path / f"facts.{form}"
    assert aidbot("export", "--format", form, "--out", str(file)).exit_code == 0
    whole = aidbot("export").stdout
    with closing(sqlite3.connect(installed)) as db:  # a store without facts
        db.executescript("DELETE FROM facts; DELETE FROM links;")
    assert aidbot("export").stdout == ""
    assert "added, 0 changed, 0 there already." in aidbot("load", str(file)).stdout
    assert aidbot("export").stdout == whole
    assert "0 added, 0 changed" in aidbot("load", str(file)).stdout
    assert "€64.6 billion" in aidbot("ask", "us total ukraine").stdout


def test_loading_leaves_alone_what_stands_otherwise_unless_told_to_replace(installed: Path, tmp_path: Path) -> None:
    records = [json.loads(line) for line in aidbot("export").stdout.splitlines()]
    (record,) = [each for each in records if each["id"] == "seed-package-amount"]
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps(record | {"note": "checked"}), encoding="utf-8")
    assert "1 left as they stand" in aidbot("load", str(file)).stdout
    assert "1 changed" in aidbot("load", "--replace", str(file)).stdout
    assert "checked" in aidbot("ask", "fact show seed-package-amount").stdout


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", "{", "no whole export as json"),
        ("a.json", '{"a": 1}', "holds no list of facts"),
        ("a.jsonl", '{"type": "figure", "id": "x"}', "Entry 1 of a.jsonl"),
        ("a.yaml", "- [", "no whole export as yaml"),
        ("a.csv", "type,id\nfigure,X Y\n", "Entry 1 of a.csv"),
        ("a.txt", "x", "tells no form by its ending"),
    ],
)
@pytest.mark.usefixtures("installed")
def test_a_broken_export_is_refused_with_the_entry_and_nothing_is_stored(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert said in refused(aidbot("load", name))


@pytest.mark.usefixtures("installed")
def test_a_snapshot_tells_what_it_holds_and_is_the_same_for_the_same_store(tmp_path: Path) -> None:
    aidbot("ask", "us total")  # which makes the store
    for name in ("one", "two"):
        assert "facts are frozen" in aidbot("snapshot", str(tmp_path / name)).stdout
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert first == second
    about = json.loads(first["datapackage.json"])
    assert about["profile"] == "data-package"
    assert {source["title"] for source in about["sources"]} >= {"Associated Press", "OECD"}
    for resource in about["resources"]:
        content = first[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        if resource["path"].endswith(".csv"):
            header = next(csv.reader(StringIO(content.decode())))
            assert header == [field["name"] for field in resource["schema"]["fields"]]
            assert set(header) <= set(COLUMNS)
    assert "is not empty" in refused(aidbot("snapshot", str(tmp_path / "one")))


def rows(path: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


@pytest.mark.usefixtures("installed")
def test_the_site_holds_public_facts_with_links_to_their_sources_and_nothing_else(tmp_path: Path) -> None:
    aidbot("--as-curator", "chat", typed="fact retire seed-place counted twice\n")
    told = aidbot("publish", str(tmp_path / "site")).stdout
    assert "datasette serve --immutable" in told
    site = tmp_path / "site" / "facts.db"
    tables = {row[0] for row in rows(site, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {name for name in tables if "_fts" not in name} == {
        *("figures", "quotes", "statements", "accounts", "sources", "entities", "disputes", "disputed_facts")
    }
    assert rows(site, "SELECT count(*) FROM statements WHERE id = 'seed-place'") == [(0,)]
    assert rows(site, "PRAGMA foreign_key_check") == []
    (url,) = rows(
        site,
        "SELECT sources.url FROM quotes JOIN sources ON sources.id = quotes.source WHERE quotes.id LIKE 'seed-q-austin-not%'",
    )[0]
    assert url.startswith("https://unn.ua/")
    assert all(url.startswith(("http://", "https://")) for (url,) in rows(site, "SELECT url FROM sources"))
    assert rows(site, "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'waver'")[0][0] > 0
    assert "counted twice" not in site.read_bytes().decode("utf-8", "ignore")


@pytest.fixture
def site(tmp_path: Path, installed: Path) -> Path:
    assert aidbot("publish", str(tmp_path / "site")).exit_code == 0
    return tmp_path / "site"


async def test_the_site_is_shown_by_datasette(site: Path) -> None:
    about = json.loads((site / "metadata.json").read_text("utf-8"))
    shown = Datasette(immutables=[str(site / "facts.db")], metadata=about)
    for path, said in (
        ("/", "Facts on aid"),
        ("/facts/figures?_facet=donor", "United States"),
        ("/facts/quotes?_search=waver", "never waver"),
        ("/facts/statements/seed-mechanism", "PDA"),
    ):
        response = await shown.client.get(path)
        assert response.status_code == 200, path
        assert said in response.text
