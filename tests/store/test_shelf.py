"""What the shelf finds by key, and in which order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.model import AidKind
from bot.domain.shelf import FigureKey, Order, QuoteKey
from bot.store import SqliteShelf
from tests.store.conftest import Opened
from tests.store.making import dispute, figure, ids


@pytest.mark.parametrize(
    ("key", "found"),
    [
        (FigureKey(donor="us", recipient="ukraine"), ["us-pda", "us-2024", "us-year", "us-2022"]),
        (FigureKey(donor="us", recipient="ukraine", measures={"running_total"}), ["us-2024", "us-2022"]),
        (FigureKey(recipient="ukraine", kinds=[AidKind.HUMANITARIAN, AidKind.NOT_AID]), ["bombs", "uk-2024"]),
        (FigureKey(donor="us", stages=["committed"]), ["us-2024"]),
        (FigureKey(donor="us", mechanisms=["PDA", "USAI"]), ["us-pda"]),
        (FigureKey(donor="uk"), ["uk-sudan", "uk-2024"]),
        (FigureKey(units=["GBP"], value_low=Decimal(4)), ["uk-2024"]),
        (FigureKey(value_low=Decimal("0.15"), value_high=Decimal(3)), ["us-pda", "uk-sudan"]),
        (FigureKey(event="summit"), ["us-2022"]),
        (FigureKey(drawdown_number=61), ["us-pda"]),
        (FigureKey(recipient="ukraine", counts=True), ["bombs"]),
        (FigureKey(donor="us", counts=True), []),
        (FigureKey(donor="us", recipient="sudan"), []),
        (FigureKey(), ["us-pda", "us-2024", "bombs", "uk-sudan", "uk-2024", "us-year", "us-2022"]),
    ],
)
def test_figures_are_found_by_every_part_of_a_key_newest_first(
    shelf: SqliteShelf, key: FigureKey, found: list[str]
) -> None:
    assert ids(shelf.figures(key)) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.RECENT, ["us-pda", "us-2024"]),
        (Order.OLDEST, ["us-2022", "us-year"]),
        (Order.LARGEST, ["us-2024", "us-2022"]),
        (Order.SMALLEST, ["us-pda", "us-year"]),
    ],
)
def test_the_wanted_few_come_first(shelf: SqliteShelf, order: Order, found: list[str]) -> None:
    assert ids(shelf.figures(FigureKey(donor="us", recipient="ukraine"), order, limit=2)) == found


def test_a_figure_lies_within_a_time_only_with_all_that_its_date_can_mean(shelf: SqliteShelf) -> None:
    in_may = FigureKey(donor="uk", recipient="ukraine", first=date(2024, 5, 1), last=date(2024, 5, 31))
    half_of_may = FigureKey(donor="uk", recipient="ukraine", first=date(2024, 5, 1), last=date(2024, 5, 15))
    assert ids(shelf.figures(in_may)) == ["uk-2024"]
    assert ids(shelf.figures(half_of_may)) == []


def test_a_period_that_covers_a_day_is_found_where_that_is_asked_for(shelf: SqliteShelf) -> None:
    july = FigureKey(donor="us", first=date(2023, 7, 1), last=date(2023, 7, 31))
    assert ids(shelf.figures(july)) == []
    assert ids(shelf.figures(replace(july, covers=True))) == ["us-year"]


@pytest.mark.parametrize(
    ("key", "found"),
    [
        (QuoteKey(speaker="lloyd-austin"), ["q-new", "q-old"]),
        (QuoteKey(speaker="lloyd-austin", last=date(2023, 1, 1)), ["q-old"]),
        (QuoteKey(words=["waver", "never"]), ["q-old"]),
        (QuoteKey(words=["ramstein"]), ["q-old"]),
        (QuoteKey(words=["defences"]), ["q-new"]),
        (QuoteKey(words=["cafe"]), ["q-other"]),
        (QuoteKey(speaker="lloyd-austin", words=["cafe"]), []),
        (QuoteKey(speaker="lloyd-austin", words=["alone"]), ["q-new"]),
        (QuoteKey(event="summit", words=["alone"]), ["q-new"]),
        (QuoteKey(event="summit"), ["q-new"]),
        (QuoteKey(words=["waver", "--"]), []),
        (QuoteKey(), ["q-new", "q-other", "q-old"]),
    ],
)
def test_quotes_are_found_by_speaker_time_event_and_words(shelf: SqliteShelf, key: QuoteKey, found: list[str]) -> None:
    assert ids(shelf.quotes(key)) == found


def test_statements_are_found_by_facet_subject_and_person(shelf: SqliteShelf) -> None:
    assert ids(shelf.statements(facet="mechanism")) == ["st-pda"]
    assert ids(shelf.statements(subject="cafe meeting")) == ["st-met"]
    assert ids(shelf.statements(person="lloyd-austin")) == ["st-met"]
    assert ids(shelf.statements(person="lloyd-austin", facet="mechanism")) == []
    assert ids(shelf.statements()) == ["st-met", "st-pda"]


def test_fetching_keeps_the_order_and_leaves_out_what_is_unknown(shelf: SqliteShelf) -> None:
    assert ids(shelf.fetch(["q-old", "nothing", "us-pda", "q-old"])) == ["q-old", "us-pda"]
    assert shelf.fetch([]) == ()


def test_what_belongs_to_a_fact_is_found_from_it(shelf: SqliteShelf) -> None:
    assert sorted(ids(shelf.linked(["us-pda", "us-2024"]))) == ["q-new", "st-pda"]
    assert shelf.linked(["q-old"]) == () == shelf.linked([])


def test_the_same_thing_from_another_source_is_linked_once(opened: Opened) -> None:
    store = opened(figure("a"), figure("b", same_as="a", about=("a", "c")))
    with store.reading(None) as shelf:
        assert ids(shelf.linked(["a", "c"])) == ["b"]


def test_an_event_gathers_facts_of_every_type(shelf: SqliteShelf) -> None:
    assert sorted(ids(shelf.at_event("summit"))) == ["q-new", "st-met", "us-2022"]


def test_disputes_are_found_from_any_fact_that_they_name(shelf: SqliteShelf) -> None:
    assert [each.id for each in shelf.disputes(["us-2024", "us-pda"])] == ["d-mechanism"]
    assert shelf.disputes(["bombs"]) == (dispute("bombs", dispute_id="d-bombs"),)
    assert shelf.disputes([]) == () == shelf.disputes(["q-old"])
