"""The shipped facts: complete, sourced, linked, and the same in `data/` and in `facts.db`."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from bot.build.shipped import Shipped, read_facts
from bot.build.store_file import build_store, label_of
from bot.domain._record_fields import is_web_address
from bot.domain.model import AnyFact, Figure, Held, Quote, Source, Statement
from bot.domain.record import dispute_from_record, dispute_to_record, from_record, to_record
from bot.store.connection import connect
from bot.store.shelf import SqliteShelf

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
WEAK = {"aggregator", "state_media"}
EVENT = "pentagon-2024-07-02"
SAID_EARLIER, TOLD_EARLIER = (
    "zelenskyy-2024-06-30",
    {"seed-bombs-week", "seed-date-zelenskyy", "seed-q-zelenskyy-carriers"},
)
"""What Zelenskyy said two days before Austin spoke is an occasion of its own."""


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return read_facts(DATA)


@pytest.fixture(scope="module")
def facts(shipped: Shipped) -> dict[str, AnyFact]:
    return {fact.id: fact for fact in shipped.facts}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteShelf]:
    copy = tmp_path_factory.mktemp("shipped") / "facts.db"
    copy.write_bytes((ROOT / "facts.db").read_bytes())
    with closing(connect(copy, mode="ro")) as db:
        yield SqliteShelf(db, None)


def every_source(fact: AnyFact) -> Iterator[Source]:
    yield fact.source
    yield from fact.second_sources
    accounts = fact.wordings if isinstance(fact, Quote) else fact.other_accounts
    yield from (account.source for account in accounts)


def test_no_shipped_fact_goes_missing(shipped: Shipped) -> None:
    types = Counter(type(fact) for fact in shipped.facts)
    assert types[Figure] >= 612
    assert types[Quote] >= 94
    assert types[Statement] >= 81
    assert len(shipped.disputes) >= 55


def test_every_shipped_fact_and_dispute_survives_as_a_record(shipped: Shipped) -> None:
    assert [from_record(to_record(fact)) for fact in shipped.facts] == list(shipped.facts)
    assert [dispute_from_record(dispute_to_record(each)) for each in shipped.disputes] == list(shipped.disputes)


def test_every_id_stands_for_one_thing(shipped: Shipped) -> None:
    ids = Counter([*(fact.id for fact in shipped.facts), *(dispute.id for dispute in shipped.disputes)])
    assert [name for name, times in ids.items() if times > 1] == []


def test_every_source_can_be_opened_in_a_browser(shipped: Shipped) -> None:
    urls = {source.url for fact in shipped.facts for source in every_source(fact)}
    urls |= {position.source.url for each in shipped.disputes for position in each.positions if position.source}
    assert len(urls) > 500
    assert [url for url in urls if not is_web_address(url)] == []


def test_no_fact_rests_on_an_aggregator_or_a_state_medium(shipped: Shipped) -> None:
    assert [fact.id for fact in shipped.facts if fact.source.publisher_class in WEAK] == []


def test_every_main_source_tells_publisher_title_class_and_day_or_that_it_has_none(shipped: Shipped) -> None:
    for fact in shipped.facts:
        source = fact.source
        assert source.publisher and source.title and source.publisher_class, fact.id
        assert source.published or "shows no date" in (source.note or ""), fact.id


def test_one_source_id_always_means_the_same_source(shipped: Shipped) -> None:
    told: dict[str, Source] = {}
    for fact in shipped.facts:
        for source in every_source(fact):
            assert told.setdefault(source.source_id, source) == source


def test_every_sentence_can_stand_alone(shipped: Shipped) -> None:
    leaning = re.compile(r"(?:Of (?:that|this)|That|It|Its|They|Their|He|She|The other|The same|Those|These)\b")
    sentences = {fact.id: fact.sentence for fact in shipped.facts if not isinstance(fact, Quote)}
    assert [name for name, sentence in sentences.items() if leaning.match(sentence)] == []
    assert [name for name, sentence in sentences.items() if not sentence.endswith(".")] == []


def test_no_note_sends_the_reader_to_another_file(shipped: Shipped) -> None:
    notes = " ".join(fact.note or "" for fact in shipped.facts) + " ".join(each.best or "" for each in shipped.disputes)
    assert not re.search(r"wording_elsewhere|seed-|given article|\.yaml", notes)


def test_every_dispute_is_shown_with_some_fact_and_names_its_sources(shipped: Shipped) -> None:
    for dispute in shipped.disputes:
        assert dispute.entries, dispute.id
        assert all(position.source for position in dispute.positions), dispute.id


def test_the_store_in_the_repository_agrees_with_the_reviewed_text(tmp_path: Path) -> None:
    rebuilt = tmp_path / "facts.db"
    build_store(DATA, rebuilt)
    agrees = contents(ROOT / "facts.db") == contents(rebuilt)
    assert agrees, "facts.db is out of date: run `aidbot build` and commit it"


def test_building_twice_gives_the_same_label(shipped: Shipped) -> None:
    again = Shipped(tuple(reversed(shipped.facts)), tuple(reversed(shipped.disputes)))
    assert label_of(again) == label_of(shipped)
    assert label_of(Shipped(shipped.facts[1:], shipped.disputes)) != label_of(shipped)


def contents(path: Path) -> list[str]:
    """The schema and all rows; of the index of words its words, not the pages that SQLite keeps them in."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        return [line for line in db.iterdump() if not re.match('INSERT INTO "[a-z]+_words_(?!content)', line)]


REPORT: list[tuple[str, type[AnyFact], dict[str, object], set[str]]] = [
    (
        "seed-package-amount",
        Figure,
        {"value": Decimal(2_300_000_000), "unit": "USD", "donor": "US", "recipient": "UA", "people": ("lloyd-austin",)},
        {"seed-dispute-mechanism", "seed-dispute-amount-wording"},
    ),
    (
        "seed-total-since-invasion",
        Figure,
        {"value": Decimal(53_500_000_000), "precision": "more_than", "includes": ("seed-package-amount",)},
        {"seed-dispute-total", "seed-dispute-stage"},
    ),
    ("seed-allies-count", Figure, {"value": Decimal(50), "unit": "allies and partners", "precision": "about"}, set()),
    (
        "seed-bombs-week",
        Figure,
        {"value": Decimal(800), "unit": "bombs", "precision": "more_than", "people": ("volodymyr-zelenskyy",)},
        {"seed-dispute-weapon"},
    ),
    ("seed-announcer", Statement, {"people": ("lloyd-austin",), "about": ("seed-package-amount",)}, set()),
    ("seed-date-statement", Statement, {"value": "Tuesday 2 July 2024"}, set()),
    ("seed-place", Statement, {"value": "The Pentagon"}, set()),
    ("seed-meeting", Statement, {"place": "The Pentagon", "people": ("lloyd-austin", "rustem-umerov")}, set()),
    ("seed-mechanism", Statement, {"value": "presidential drawdown authority (PDA)"}, {"seed-dispute-mechanism"}),
    (
        "seed-contents",
        Statement,
        {
            "items": (
                "anti-tank weapons",
                "interceptors for Patriot and other air defence systems",
                "ammunition for Patriot and other air defence systems",
            )
        },
        set(),
    ),
    ("seed-date-invasion", Statement, {"value": "February 2022"}, set()),
    ("seed-summit", Statement, {"place": "Washington"}, set()),
    ("seed-date-nato-summit", Statement, {"value": "9 to 11 July 2024"}, set()),
    ("seed-requests", Statement, {"people": ("volodymyr-zelenskyy",)}, set()),
    ("seed-date-zelenskyy", Statement, {"value": "Sunday 30 June 2024"}, set()),
    ("seed-not-addressed", Statement, {"people": ("lloyd-austin",)}, set()),
    ("seed-context-front", Statement, {"place": "Donetsk region"}, set()),
    ("seed-related-headline", Statement, {"people": ("volodymyr-zelenskyy", "rustem-umerov")}, set()),
    ("seed-provenance", Statement, {"value": "UNN (Ukrainian National News), citing the Associated Press"}, set()),
    ("seed-q-austin-not-alone", Quote, {"speaker": "lloyd-austin"}, {"seed-dispute-quotes"}),
    ("seed-q-austin-50-allies", Quote, {"speaker": "lloyd-austin"}, {"seed-dispute-quotes"}),
    ("seed-q-austin-nato-bridge", Quote, {"speaker": "lloyd-austin"}, {"seed-dispute-quotes"}),
    ("seed-q-austin-future-forces", Quote, {"speaker": "lloyd-austin"}, {"seed-dispute-quotes"}),
    ("seed-q-umerov-invitation", Quote, {"speaker": "rustem-umerov"}, {"seed-dispute-quotes"}),
    (
        "seed-q-zelenskyy-carriers",
        Quote,
        {"speaker": "volodymyr-zelenskyy"},
        {"seed-dispute-quotes", "seed-dispute-weapon"},
    ),
]


@pytest.mark.parametrize(("fact_id", "kind", "told", "disputes"), REPORT, ids=[row[0] for row in REPORT])
def test_the_store_tells_every_fact_of_the_news_report_with_its_disputes(
    shelf: SqliteShelf, fact_id: str, kind: type[AnyFact], told: dict[str, object], disputes: set[str]
) -> None:
    [held] = shelf.fetch([fact_id])
    assert isinstance(held.fact, kind)
    assert {name: getattr(held.fact, name) for name in told} == told
    assert held.fact.event == (SAID_EARLIER if fact_id in TOLD_EARLIER else EVENT)
    assert held.fact.source.publisher.startswith("UNN")
    assert held.fact.source.via == "citing the Associated Press"
    assert {dispute.id for dispute in shelf.disputes([fact_id])} == disputes


@pytest.mark.parametrize("fact_id", [row[0] for row in REPORT if row[1] is Quote])
def test_every_quotation_of_the_news_report_comes_with_its_other_wordings(shelf: SqliteShelf, fact_id: str) -> None:
    [held] = shelf.fetch([fact_id])
    assert isinstance(held.fact, Quote)
    assert held.fact.wordings
    assert held.fact.difference


def test_the_table_of_the_news_report_is_whole(facts: dict[str, AnyFact]) -> None:
    assert {row[0] for row in REPORT} == {fact_id for fact_id in facts if fact_id.startswith("seed-")}


def test_other_accounts_of_the_same_day_share_its_event_and_name_their_twins(shelf: SqliteShelf) -> None:
    at_event = {held.fact.id for held in shelf.at_event(EVENT)}
    assert {"us-package-2024-07-02", "us-total-inv-2024-07-02", "us-pda-2024-07-03", "us-usai-2024-07-03"} <= at_event
    assert "us-package-2024-07-02" in ids(shelf.linked(["seed-package-amount"]))
    assert "q-umerov-2024-07-02-invitation" in ids(shelf.linked(["seed-q-umerov-invitation"]))
    assert {"seed-contents", "seed-mechanism", "seed-place", "seed-summit"} <= ids(
        shelf.linked(["seed-package-amount"])
    )


def ids(helds: Iterable[Held]) -> set[str]:
    return {held.fact.id for held in helds}
