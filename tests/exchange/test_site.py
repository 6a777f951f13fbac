"""The site shows public facts alone, each with its source as a link, and can be searched; nothing on it is fetched elsewhere."""

import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette.app import Datasette

from bot.command_line import exchanging
from bot.domain.model import AnyFact
from bot.errors import CannotWrite
from bot.exchange import site as published
from bot.exchange.site_rows import site_rows
from bot.store.publishing import write_site
from tests.conftest import ROOT
from tests.exchange.test_commands import said
from tests.store.making import SOURCE, figure, quote
from tests.test_cli import aidbot, refused


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of a store with a retired fact and a server's own fact and proposal."""
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("FACTS_DB", "facts.db")
        said("--as-curator", "ask", "fact retire seed-place counted-twice")
        with closing(sqlite3.connect("facts.db")) as db, db:
            _put_private_things(db)
        assert "612 figures, 94 quotes, 81 statements" in said("publish", "--out", "site")
        yield folder / "site"


def _put_private_things(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO facts (scope, id, version, type, record) SELECT 111, 'secret-own', 1, type, record FROM facts LIMIT 1"
    )
    db.execute(
        "INSERT INTO questions (scope, key, text, first_asked, last_asked) VALUES (0, 'k', 'secret-question', '2025', '2025')"
    )


def rows(site: Path, sql: str, *values: str) -> list[Any]:
    with closing(sqlite3.connect(site / "facts.db")) as db:
        return db.execute(sql, values).fetchall()


@pytest.fixture(scope="module")
def shown(made: Path) -> Datasette:
    return Datasette(config_dir=made)


async def page(shown: Datasette, path: str) -> str:
    response = await shown.client.get(path)
    assert response.status_code == 200, path
    return str(response.text)


def test_only_public_facts_are_in_the_file(made: Path) -> None:
    content = (made / "facts.db").read_bytes()
    for private in (b"secret-own", b"secret-question", b"seed-place", b"counted-twice", b"console"):
        assert private not in content
    names = {
        name for (name,) in rows(made, "SELECT name FROM sqlite_master WHERE type = 'table'") if "_fts" not in name
    }
    assert names - {"sqlite_stat1"} == {
        *("figures", "quotes", "statements", "further_sources", "sources", "entities"),
        *("disputes", "positions", "disputed_facts"),
    }


def test_whatever_a_row_refers_to_is_there(made: Path) -> None:
    assert rows(made, "PRAGMA foreign_key_check") == []
    [(links,)] = rows(made, "SELECT count(*) FROM pragma_foreign_key_list('figures')")
    assert links == 3


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT url FROM sources",
        "SELECT source_url FROM figures",
        "SELECT source_url FROM quotes",
        "SELECT source_url FROM statements",
    ],
)
def test_every_address_leads_to_the_web(made: Path, sql: str) -> None:
    assert all(url.startswith(("http://", "https://")) for (url,) in rows(made, sql))


def test_no_other_address_becomes_a_link(tmp_path: Path) -> None:
    evil = replace(SOURCE, source_id="evil", url="javascript:alert(1)", title="<script>alert(1)</script>")
    facts: list[AnyFact] = [figure(source=evil), quote(source=SOURCE)]
    write_site(tmp_path / "facts.db", site_rows(facts, (), _Words(), lambda entity: (entity, "other")))
    assert rows(tmp_path, "SELECT source_url FROM figures") == [(None,)]
    assert rows(tmp_path, "SELECT url FROM sources ORDER BY id") == [(None,), (SOURCE.url,)]


class _Words:
    def amount(self, fact: Any) -> str:
        return str(fact.value)

    def parties(self, fact: Any) -> str:
        return f"{fact.donor} → {fact.recipient}"


def test_an_amount_is_told_as_exactly_as_its_source_does(made: Path) -> None:
    amounts = rows(made, "SELECT DISTINCT amount FROM figures WHERE precision = 'more_than'")
    assert amounts
    assert all(amount.startswith("more than ") for (amount,) in amounts)


def test_the_same_store_gives_the_same_rows(made: Path, tmp_path: Path) -> None:
    said("publish", "--out", str(tmp_path / "again"), "--facts-db", str(made.parent / "facts.db"))
    for name in ("facts.db", "metadata.yaml", "settings.json", "inspect-data.json"):
        assert (tmp_path / "again" / name).read_bytes() == (made / name).read_bytes()


async def test_the_first_page_leads_to_what_there_is(shown: Datasette) -> None:
    text = await page(shown, "/")
    for told in ("aidbot facts", "/facts/figures", "Search quotes", "/facts/sources", "MIT for the collection"):
        assert told in text


async def test_a_table_names_donors_links_sources_and_says_what_its_columns_mean(shown: Datasette) -> None:
    text = await page(shown, "/facts/figures")
    assert "rows are not to be added up" in text
    assert re.search(r'<a href="/facts/entities/UA">Ukraine</a>', text)
    assert re.search(r'<td class="col-source_url[^>]*><a href="https?://', text)
    assert "How far money or goods have got" in text
    assert 'href="http://localhost/facts/figures?_facet' in text or "_facet_size" in text or "stage=committed" in text


async def test_a_row_shows_its_fields_its_source_and_what_refers_to_it(shown: Datasette) -> None:
    text = await page(shown, "/facts/figures/seed-package-amount")
    for told in ("$2.3 billion", "United States → Ukraine", "UNN (Ukrainian National News)", "in disputed_facts"):
        assert told in text
    assert '<a href="https://unn.ua/en/news/' in text
    assert 'href="/facts/entities/US"' in text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/facts/quotes?_search=waver", "never waver"),
        ("/facts/figures?_search=Zelensky+%22unbalanced", "rows"),
        ("/facts/statements?_search=drawdown+AND", "rows"),
        ("/facts/sources?_search=reuters", "Reuters"),
    ],
)
async def test_what_is_searched_for_is_found_and_no_sign_breaks_the_search(
    shown: Datasette, path: str, said: str
) -> None:
    assert said in await page(shown, path)


async def test_nothing_can_be_written(shown: Datasette) -> None:
    assert not shown.databases["facts"].is_mutable
    response = await shown.client.get("/facts?sql=delete+from+figures")
    assert response.status_code == 400


@pytest.mark.parametrize(
    "path", ["/", "/facts", "/facts/figures", "/facts/quotes", "/facts/figures/seed-package-amount"]
)
async def test_a_page_loads_nothing_from_elsewhere(shown: Datasette, path: str) -> None:
    text = await page(shown, path)
    loaded = re.findall(r'<(?:script|img|iframe|link|source)\b[^>]*?(?:src|href)="([^"]+)"', text)
    assert loaded
    assert [each for each in loaded if not each.startswith("/") and "localhost" not in each] == []
    assert (await shown.client.get("/static/aidbot.css")).status_code == 200


def test_the_metadata_says_whose_the_data_is(made: Path) -> None:
    about = yaml.safe_load((made / "metadata.yaml").read_text("utf-8"))
    assert "each publisher's own terms" in about["license"]
    known = {name for (name,) in rows(made, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table, told in about["databases"]["facts"]["tables"].items():
        assert table in known
        columns = {name for (name,) in rows(made, "SELECT name FROM pragma_table_info(?)", table)}
        wanted = {*told.get("columns", ()), *told.get("facets", ()), told.get("label_column"), told.get("sort_desc")}
        assert wanted - {None} <= columns


@pytest.mark.usefixtures("installed")
def test_where_the_site_shall_go_has_to_be_said() -> None:
    for arguments in ((), ("--out", "site", "--port", "8001")):
        assert "either --out FOLDER" in refused(aidbot("publish", *arguments))


@pytest.mark.usefixtures("installed")
def test_without_datasette_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    aidbot("ask", "x")
    monkeypatch.setattr(published, "find_spec", lambda _: None)
    assert exchanging.INSTALL_WEB in refused(aidbot("publish", "--port", "8001"))


def test_a_port_that_is_taken_is_told(made: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CannotWrite, match="cannot be used"):
            published.serve(made, taken.getsockname()[1], lambda: None)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.usefixtures("installed")
def test_it_is_served_until_it_is_told_to_end_and_leaves_nothing_behind(tmp_path: Path, ending: signal.Signals) -> None:
    said("ask", "x")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, "-m", "bot", "publish", "--port", str(port), "--facts-db", "data/facts.db"]
    about = {"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary), "PATH": "", "HOME": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=about) as process:
        assert process.stdout
        address = process.stdout.readline().split(" ")[0]
        with urllib.request.urlopen(f"{address}facts/figures/seed-package-amount.json", timeout=60) as answer:  # noqa: S310
            assert b"2300000000" in answer.read()
        process.send_signal(ending)
        assert (process.stdout.read(), process.wait(60)) == ("", 0)
    assert list(temporary.iterdir()) == []
