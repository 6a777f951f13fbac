"""The report that the shipped facts began with comes out complete, and is found to be known."""

import json
from pathlib import Path
from typing import cast

import pytest
import yaml

from tests.conftest import ROOT
from tests.test_cli import aidbot, refused

pytestmark = pytest.mark.usefixtures("installed")
SHARED = ROOT.parent / "shared"
REPORT = SHARED / "articles" / "unn-2024-07-02.txt"
KNOWN = ROOT / "data" / "facts" / "seed-article.yaml"


@pytest.fixture
def found() -> list[dict[str, object]]:
    if not REPORT.is_file():
        pytest.skip("the report is not here: it is not ours to keep in the repository")
    result = aidbot("extract", str(REPORT), "--published", "2024-07-02", "--json")
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def stored(found: list[dict[str, object]]) -> set[str]:
    return {fact for finding in found for fact in cast("list[str]", finding["stored"])}


def test_every_figure_day_and_quotation_is_found_and_known(found: list[dict[str, object]]) -> None:
    assert {
        *("seed-package-amount", "seed-total-since-invasion", "seed-allies-count", "seed-bombs-week"),
        *("seed-mechanism", "seed-contents", "seed-date-statement", "seed-date-zelenskyy", "seed-date-invasion"),
        *("seed-q-austin-not-alone", "seed-q-austin-50-allies", "seed-q-austin-nato-bridge"),
        *("seed-q-umerov-invitation", "seed-q-zelenskyy-carriers", "seed-q-austin-future-forces"),
    } <= stored(found)
    assert not any(finding["contradicts"] for finding in found)


def test_all_six_quotations_have_their_speakers(found: list[dict[str, object]]) -> None:
    speakers = [finding["speaker_id"] for finding in found if finding["kind"] == "quotation"]
    assert speakers == [*["lloyd-austin"] * 3, "rustem-umerov", "volodymyr-zelenskyy", "lloyd-austin"]


def test_words_are_copied_from_the_sentence_they_stand_in(found: list[dict[str, object]]) -> None:
    text = REPORT.read_text("utf-8")
    for finding in found:
        start, end = cast("list[int]", finding["sentence"])
        sentence = " ".join(text[start:end].split())
        assert all(part in sentence for part in str(finding["words"]).split("; "))


def test_the_figures_carry_what_they_count(found: list[dict[str, object]]) -> None:
    package, total = [finding for finding in found if finding["kind"] == "money"]
    told = ("value", "unit", "precision", "stage", "mechanism", "donor", "recipient", "date", "since", "includes")
    assert [package[key] for key in told] == [
        *(2_300_000_000, "USD", "exact", "announced", "PDA", "US", "UA", "2024-07-02", None, []),
    ]
    assert [total[key] for key in told] == [
        *(53_500_000_000, "USD", "more_than", "allocated", None, "US", "UA", "2024-07-02", "2022-02", [2_300_000_000]),
    ]


def test_another_amount_for_the_same_package_contradicts_what_is_stored() -> None:
    words = (
        "The United States announced on Friday, 6 September 2024, a package of $400 million for Ukraine under the "
        "presidential drawdown authority."
    )
    result = aidbot("extract", "-", "--published", "2024-09-06", "--json", typed=words)
    money = next(one for one in map(json.loads, result.stdout.splitlines()) if one["kind"] == "money")
    assert money["contradicts"] == ["us-pda-2024-09-06"]


def test_a_changed_word_in_a_quotation_is_marked() -> None:
    words = (
        '"I hope Ukraine will receive its invitation later," the Ukrainian minister Rustem Umerov replied on Tuesday.'
    )
    result = aidbot("extract", "-", "--published", "2024-07-02", "--json", typed=words)
    quote = next(one for one in map(json.loads, result.stdout.splitlines()) if one["kind"] == "quotation")
    assert (quote["stored"], quote["differs_from"]) == ([], ["seed-q-umerov-invitation"])


def test_a_list_to_read_says_that_nothing_is_stored() -> None:
    result = aidbot("extract", "-", "--published", "2024-07-02", typed="Germany gave Ukraine 5 billion euros in 2023.")
    assert "Nothing is stored." in result.stdout
    assert "€5 billion; Germany → Ukraine" in result.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "There is no text in this file."),
        (b"PK\x03\x04 and so on", "a Word, OpenDocument or ZIP file"),
        (b"\x89PNG\r\n", "This is a picture"),
        (b"%PDF-1.7\nnothing more", "The PDF is broken."),
        (b"<html><body></body></html>", "No article was found on this page."),
        (b"\x00\xff\xfe\x01" * 40, "no text in a known encoding"),
        (b"word " * 30_000, "more than 100,000 characters"),
    ],
)
def test_a_file_without_an_article_is_refused_with_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "article"
    file.write_bytes(content)
    told = refused(aidbot("extract", str(file), "--published", "2024-07-02"))
    assert said in told


def test_a_day_that_is_none_is_refused() -> None:
    assert "2024-13-01" in refused(aidbot("extract", "-", "--published", "2024-13-01", typed="x"))


def test_the_seed_facts_are_there_to_be_compared_with() -> None:
    ids = {fact["id"] for fact in yaml.safe_load(KNOWN.read_text("utf-8"))["facts"]} if KNOWN.is_file() else set()
    assert not ids or "seed-package-amount" in ids
