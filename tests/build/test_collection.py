"""Nothing of the reviewed collection that the shipped facts come from is lost, except what docs/left-out.md lists.

The collection lies beside a checkout of the project's maintainers; elsewhere these tests say that it is not there.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.build.shipped import Shipped, read_facts
from bot.build.yaml_file import read_yaml
from bot.domain.model import AnyFact, Figure, Quote

ROOT = Path(__file__).parents[2]
COLLECTION = ROOT.parent / "shared" / "facts"
FILES = ("us-security-assistance", "donors", "world-aid", "quotes", "statements", "seed-article")

pytestmark = pytest.mark.skipif(not COLLECTION.is_dir(), reason="the reviewed collection is not beside this checkout")


@pytest.fixture(scope="module")
def collected() -> list[dict[str, Any]]:
    files = [read_yaml(COLLECTION / f"{name}.yaml") for name in FILES]
    return [entry for read in files for part in ("entries", "facts", "quotations") for entry in read.get(part, [])]


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return read_facts(ROOT / "data")


@pytest.fixture(scope="module")
def pairs(collected: list[dict[str, Any]], shipped: Shipped) -> list[tuple[dict[str, Any], AnyFact]]:
    facts = {fact.id: fact for fact in shipped.facts}
    return [(entry, facts[entry["id"]]) for entry in collected if entry["id"] in facts]


def left_out() -> set[str]:
    listed = (ROOT / "docs" / "left-out.md").read_text(encoding="utf-8").split("Kept, with")[0]
    return set(re.findall(r"^\| `([a-z0-9-]+)` \|", listed, re.MULTILINE))


def test_only_what_is_listed_was_left_out(collected: list[dict[str, Any]], shipped: Shipped) -> None:
    assert {entry["id"] for entry in collected} - {fact.id for fact in shipped.facts} == left_out()


def test_no_dispute_was_left_out(shipped: Shipped) -> None:
    files = [read_yaml(COLLECTION / f"{name}.yaml") for name in FILES]
    positions = {each["id"]: len(each["positions"]) for read in files for each in read.get("disputes", [])}
    assert {dispute.id: len(dispute.positions) for dispute in shipped.disputes} == positions


def test_every_figure_counts_the_same(pairs: list[tuple[dict[str, Any], AnyFact]]) -> None:
    for entry, fact in pairs:
        if isinstance(fact, Figure) and not fact.id.startswith("seed-"):
            assert fact.value == Decimal(str(entry["value"])), fact.id
            assert as_told(fact) == as_collected(entry | MECHANISM_READ_OFF.get(fact.id, {})), fact.id
            assert entry.get("note") is None or fact.id in NOTE_REWORDED or (fact.note or "").startswith(entry["note"])


MECHANISM_READ_OFF = {"us-pda-total-crfb-2024-05": {"mechanism": "PDA"}}
"""Where the collection leaves the mechanism open and its own statement names it ("54 drawdowns")."""
NOTE_REWORDED = {"us-package-2024-07-02", "us-pda-2022-12-21"}


def as_told(fact: Figure) -> list[str | None]:
    dates = (fact.as_of, fact.period_start, fact.period_end, fact.counted_since)
    keys = (fact.unit, fact.precision, fact.stage, fact.kind, fact.measure, fact.mechanism, fact.unit_note)
    return [*(str(day) if day else None for day in dates), *keys]


def as_collected(entry: dict[str, Any]) -> list[str | None]:
    dates = ("as_of", "period_start", "period_end", "counted_since")
    keys = ("unit", "approx", "stage", "kind", "metric", "mechanism", "unit_note")
    return [*(str(entry[name]) if entry.get(name) else None for name in dates), *(entry.get(name) for name in keys)]


def test_every_quotation_keeps_its_words_and_wordings(pairs: list[tuple[dict[str, Any], AnyFact]]) -> None:
    for entry, fact in pairs:
        if isinstance(fact, Quote):
            elsewhere = [*entry.get("other_wordings", []), *entry.get("wording_elsewhere", [])]
            assert fact.text == entry.get("quote", entry.get("quote_in_article"))
            assert [wording.words for wording in fact.wordings] == [other["quote"] for other in elsewhere]
            assert str(fact.said_on) == str(entry["date"])


def test_every_page_that_was_read_is_still_named(pairs: list[tuple[dict[str, Any], AnyFact]]) -> None:
    for entry, fact in pairs:
        if fact.id not in BETTER_SOURCE:
            assert fact.source.url == entry["source"]["url"]
            assert [each.url for each in fact.second_sources] == [each["url"] for each in others(entry)]


BETTER_SOURCE = {"us-pda-2022-12-21", "st-oda-target"}


def others(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from entry.get("second_sources") or []
