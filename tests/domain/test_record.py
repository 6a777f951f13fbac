"""Facts as records: nothing is lost on the way, and every fault is told with its cure."""

import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain._record_sources import source_id_of
from bot.domain.model import (
    FACETS,
    MEASURES,
    AidKind,
    AnyFact,
    Dispute,
    Figure,
    Position,
    Precision,
    Quote,
    Source,
    Stage,
    Statement,
    Wording,
)
from bot.domain.partial_date import PartialDate
from bot.domain.record import dispute_from_record, dispute_to_record, from_record, to_record
from bot.errors import InvalidFact

SOURCE = Source("example-org-1", "Example Agency", "https://example.org/report", "A report", PartialDate(2024, 7, 2))
FIGURE = Figure(
    id="us-package-1",
    source=SOURCE,
    value=Decimal(2_300_000_000),
    unit="USD",
    precision=Precision.ABOUT,
    donor="US",
    recipient="UA",
    kind=AidKind.MILITARY,
    stage=Stage.ANNOUNCED,
    measure="package",
    sentence="The US announced a package.",
    period_start=PartialDate(2024, 7, 2),
)
QUOTE = Quote(id="q-1", source=SOURCE, text="We stand.", speaker="lloyd-austin", said_on=PartialDate(2024, 7, 2))
STATEMENT = Statement(
    id="st-1", source=SOURCE, sentence="It was said there.", facet="place", subject="Meeting", date=PartialDate(2024)
)
FACTS: list[AnyFact] = [FIGURE, QUOTE, STATEMENT]

TEXTS = (
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40)
    .filter(lambda text: text.strip() != "")
    .filter(lambda text: not re.search("[\u2028-\u202e\u2066-\u2069]", text))
)
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
ENTITIES = SLUGS | st.sampled_from(["US", "UA", "NO"])
DATES = st.builds(PartialDate, st.integers(1900, 2100)) | st.dates().map(PartialDate.of)
URLS = SLUGS.map(lambda slug: f"https://example.org/{slug}")
SOURCES = st.builds(
    Source,
    source_id=SLUGS,
    publisher=TEXTS,
    url=URLS,
    title=TEXTS,
    published=st.none() | DATES,
    publisher_class=st.none() | TEXTS,
    via=st.none() | TEXTS,
    note=st.none() | TEXTS,
)
WORDINGS = st.lists(st.builds(Wording, TEXTS, SOURCES), max_size=2).map(tuple)
SHARED = {
    "id": SLUGS,
    "source": SOURCES,
    "second_sources": st.lists(SOURCES, max_size=2).map(tuple),
    "note": st.none() | TEXTS,
    "verified": st.none() | TEXTS,
    "audit": st.none() | TEXTS,
    "about": st.lists(SLUGS, max_size=2).map(tuple),
    "event": st.none() | SLUGS,
    "same_as": st.none() | SLUGS,
    "topics": st.lists(TEXTS, max_size=2).map(tuple),
    "people": st.lists(ENTITIES, max_size=2).map(tuple),
}
FIGURES = st.builds(
    Figure,
    **SHARED,
    value=st.decimals(-(10**20), 10**20, places=4, allow_nan=False, allow_infinity=False),
    unit=TEXTS,
    precision=st.sampled_from(Precision),
    donor=st.none() | ENTITIES,
    recipient=st.none() | ENTITIES,
    kind=st.sampled_from(AidKind),
    stage=st.sampled_from(Stage),
    measure=st.sampled_from(sorted(MEASURES)),
    sentence=TEXTS,
    unit_note=st.none() | TEXTS,
    price_base=st.none() | TEXTS,
    kind_note=st.none() | TEXTS,
    mechanism=st.none() | TEXTS,
    as_of=st.none() | st.just(PartialDate(2150)),
    counted_since=st.none() | DATES.filter(lambda day: day.year < 2150),
    period_start=st.just(PartialDate(1, 2)),
    period_end=st.none() | DATES.filter(lambda day: day.year > 1),
    drawdown_number=st.none() | st.integers(1, 9999),
    other_accounts=WORDINGS,
    includes=st.lists(SLUGS, max_size=2).map(tuple),
)
QUOTES = st.builds(
    Quote,
    **SHARED,
    text=TEXTS,
    speaker=ENTITIES,
    said_on=DATES,
    role=st.none() | TEXTS,
    place=st.none() | TEXTS,
    occasion=st.none() | TEXTS,
    language=st.none() | st.sampled_from(["en", "uk"]),
    rights=st.none() | TEXTS,
    wordings=WORDINGS,
    difference=st.none() | TEXTS,
)
STATEMENTS = st.builds(
    Statement,
    **SHARED,
    sentence=TEXTS,
    facet=st.sampled_from(sorted(FACETS)),
    subject=TEXTS,
    date=DATES,
    items=st.lists(TEXTS, max_size=3).map(tuple),
    value=st.none() | TEXTS,
    place=st.none() | TEXTS,
    role=st.none() | TEXTS,
    valid_from=st.none() | st.just(PartialDate(1)),
    valid_to=st.none() | DATES.filter(lambda day: day.year > 1),
    other_accounts=WORDINGS,
)


@given(FIGURES | QUOTES | STATEMENTS)
def test_a_fact_survives_being_written_and_read(fact: AnyFact) -> None:
    record = json.loads(json.dumps(to_record(fact)))
    assert from_record(record) == fact


@given(
    st.builds(
        Dispute,
        id=SLUGS,
        about=TEXTS,
        entries=st.lists(SLUGS, max_size=3).map(tuple),
        positions=st.lists(st.builds(Position, TEXTS, st.none() | SOURCES), min_size=2, max_size=3).map(tuple),
        assessment=TEXTS,
        best=st.none() | TEXTS,
    )
)
def test_a_dispute_survives_being_written_and_read(dispute: Dispute) -> None:
    assert dispute_from_record(json.loads(json.dumps(dispute_to_record(dispute)))) == dispute


def test_a_record_leaves_out_what_is_empty_and_keeps_one_order() -> None:
    record = to_record(FIGURE)
    assert list(record)[:3] == ["type", "id", "value"]
    assert "note" not in record
    assert "about" not in record
    assert list(to_record(replace(FIGURE, note="Mind this."))) == [*list(record), "note"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("2.3E+9"), "2300000000"),
        (Decimal("0.70"), "0.70"),
        (Decimal(-43), "-43"),
        (Decimal("1E-7"), "0.0000001"),
    ],
)
def test_a_value_is_written_in_plain_digits(value: Decimal, written: str) -> None:
    record = to_record(replace(FIGURE, value=value))
    assert record["value"] == written
    assert from_record(record) == replace(FIGURE, value=value)


@pytest.mark.parametrize("given_value", [2_300_000_000, "2300000000", Decimal("2.3E9"), 2.3e9])
def test_a_number_is_read_from_any_plain_form(given_value: object) -> None:
    assert from_record({**to_record(FIGURE), "value": given_value}) == FIGURE


def faults_of(fact: AnyFact, **changes: object) -> list[str]:
    record = {**to_record(fact), **changes}
    with pytest.raises(InvalidFact) as caught:
        from_record({name: value for name, value in record.items() if value is not Ellipsis})
    return list(caught.value.faults)


GONE = ...


@pytest.mark.parametrize(
    ("fact", "changes", "told"),
    [
        (FIGURE, {"type": "rumour"}, "type “rumour” is not known. Choose one of: figure, quote, statement."),
        (
            FIGURE,
            {"source": GONE},
            "The source is missing. Give its publisher, title, url and the day it was published.",
        ),
        (FIGURE, {"source": "a page"}, "source is not a set of fields."),
        (FIGURE, {"id": GONE}, "id is missing."),
        (FIGURE, {"id": "No Blanks!"}, "id “No Blanks!” is not an id."),
        (FIGURE, {"unit": GONE}, "unit is missing."),
        (FIGURE, {"unit": 7}, "unit is not text."),
        (FIGURE, {"period_start": GONE}, "The date is missing."),
        (FIGURE, {"period_start": "2024-02-30"}, "period_start “2024-02-30” is not a date that exists."),
        (FIGURE, {"period_start": True}, "period_start is not a date."),
        (FIGURE, {"period_end": "2024-07-01"}, "period_end 2024-07-01 is before period_start 2024-07-02."),
        (FIGURE, {"as_of": 2021, "counted_since": "2022"}, "as_of 2021 is before counted_since 2022."),
        (FIGURE, {"kind": "lethal"}, "kind “lethal” is not known."),
        (FIGURE, {"stage": GONE}, "stage is missing."),
        (FIGURE, {"precision": []}, "precision (a list) is not known."),
        (FIGURE, {"measure": "size"}, "measure “size” is not known."),
        (FIGURE, {"value": GONE}, "value is missing."),
        (FIGURE, {"value": "2.3B"}, "value “2.3B” is not a plain number."),
        (FIGURE, {"value": "1e9999999"}, "value “1e9999999” is not a plain number."),
        (FIGURE, {"value": Decimal("1E+9999999")}, "is not a plain number."),
        (FIGURE, {"value": float("nan")}, "value “nan” is not a plain number."),
        (FIGURE, {"value": float("inf")}, "value “inf” is not a plain number."),
        (FIGURE, {"value": True}, "value “True” is not a plain number."),
        (FIGURE, {"value": "٣"}, "value “٣” is not a plain number."),
        (FIGURE, {"drawdown_number": 0}, "drawdown_number is not a whole number from 1 to 9999."),
        (FIGURE, {"donor": "United States"}, "donor “United States” is not an id."),
        (FIGURE, {"donr": "US"}, "“donr” is not a field of a figure. Did you mean donor?"),
        (FIGURE, {"zzz": 1}, "“zzz” is not a field of a figure. Take it out."),
        (FIGURE, {"note": "x" * 2001}, "note has 2001 characters. Shorten it to at most 2000."),
        (FIGURE, {"sentence": "a\x07b"}, "sentence holds the control character U+0007."),
        (FIGURE, {"sentence": "a\u202eb"}, "sentence holds the control character U+202E."),
        (FIGURE, {"about": "us-1"}, "about is not a list."),
        (FIGURE, {"about": ["Not An Id"]}, "about: “Not An Id” is not an id."),
        (FIGURE, {"about": ["a"] * 201}, "about has 201 entries. Keep at most 200."),
        (FIGURE, {"other_accounts": ["words"]}, "account 1 is not a set of fields."),
        (FIGURE, {"other_accounts": [{"words": "so"}]}, "account 1: The source is missing."),
        (FIGURE, {"second_sources": [{"publisher": "A"}]}, "second source 1: url is missing."),
        (QUOTE, {"said_on": GONE}, "said_on is missing."),
        (QUOTE, {"speaker": GONE}, "speaker is missing."),
        (QUOTE, {"text": "   "}, "text is missing."),
        (QUOTE, {"value": 3}, "“value” is not a field of a quote."),
        (STATEMENT, {"date": GONE}, "date is missing."),
        (STATEMENT, {"facet": "gossip"}, "facet “gossip” is not known."),
        (STATEMENT, {"valid_from": "2024", "valid_to": "2023"}, "valid_to 2023 is before valid_from 2024."),
    ],
)
def test_each_fault_is_told_with_its_cure(fact: AnyFact, changes: dict[str, object], told: str) -> None:
    faults = faults_of(fact, **changes)
    assert any(told in fault for fault in faults), faults
    assert all(fault.endswith((".", "?")) for fault in faults)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("publisher", GONE, "source: publisher is missing."),
        ("title", GONE, "source: title is missing."),
        ("title", " ", "source: title is missing."),
        ("url", GONE, "source: url is missing."),
        ("url", "ftp://example.org/a", "It must start with http:// or https://."),
        ("url", "javascript:alert(1)", "It must start with http:// or https://."),
        ("url", "https://user@example.org/", "is not a link to a web page."),
        ("url", "https://example.org/a b", "is not a link to a web page."),
        ("url", "https://[", "is not a link to a web page."),
        ("url", "https://nowhere", "is not a link to a web page."),
        ("published", "soon", "source: published “soon” is not a date that exists."),
        ("publishr", "A", "source: “publishr” is not a field of a source. Did you mean publisher?"),
    ],
)
def test_each_fault_of_a_main_source_is_told(field: str, value: object, told: str) -> None:
    source = {"publisher": "A", "title": "T", "url": "https://example.org/", field: value}
    faults = faults_of(FIGURE, source={name: part for name, part in source.items() if part is not GONE})
    assert len(faults) == 1
    assert told in faults[0]


def test_all_faults_are_told_at_once() -> None:
    faults = faults_of(FIGURE, unit=GONE, kind="x", value="much", source=GONE, period_start=GONE)
    assert len(faults) == 5


def test_a_fault_never_repeats_a_long_or_broken_text_whole() -> None:
    [fault] = faults_of(FIGURE, kind="\x1b[31m" + "x" * 5000)
    assert "\x1b" not in fault
    assert len(fault) < 400


def test_a_quote_keeps_its_characters_as_given() -> None:
    text = "  “Ukraine’s need”\n— 50 %  "
    assert from_record({**to_record(QUOTE), "text": text}) == replace(QUOTE, text=text)


def test_a_source_without_an_id_is_named_after_its_address() -> None:
    record = to_record(FIGURE)
    source = {"publisher": "A", "title": "T", "url": "https://www.example.org/x"}
    fact = from_record({**record, "source": source})
    assert fact.source.source_id == source_id_of("https://www.example.org/x")
    assert re.fullmatch(r"example-org-[0-9a-f]{8}", fact.source.source_id)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"positions": []}, "A dispute needs at least two."),
        ({"positions": [{"says": "a"}, {}]}, "position 2: says is missing."),
        ({"assessment": ""}, "assessment is missing."),
        ({"winner": "a"}, "“winner” is not a field of a dispute."),
    ],
)
def test_each_fault_of_a_dispute_is_told(changes: dict[str, object], told: str) -> None:
    record = {"id": "d-1", "about": "size", "positions": [{"says": "a"}, {"says": "b"}], "assessment": "Rounding."}
    assert dispute_from_record(record).positions == (Position("a", None), Position("b", None))
    with pytest.raises(InvalidFact) as caught:
        dispute_from_record({**record, **changes})
    assert any(told in fault for fault in caught.value.faults)
