"""What the bot promises about facts typed by people: read as meant, refused with every fault, never guessed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.form import fact_from_form, form_of, numbered_id, read_form, read_quote_form
from bot.domain.model import AidKind, AnyFact, Figure, Precision, Quote, Source, Stage, Statement
from bot.domain.partial_date import PartialDate
from bot.domain.vocabulary import Entity
from bot.errors import InvalidFact

TODAY = date(2024, 8, 1)
ONE_LINE = (
    "US → Ukraine | military | committed | total | more than $53.5 billion | as of 2024-07-02 since 2022-02 "
    '| UNN, "A title, with a comma", https://unn.ua/en/news/a;b, 2024-07-02 | via AP'
)


class Names:
    """Four names, exactly as written."""

    entities: Mapping[str, Entity] = {
        entity_id: Entity(entity_id, kind, {"en": name})
        for entity_id, kind, name in (
            ("US", "country", "United States"),
            ("UA", "country", "Ukraine"),
            ("ocha", "organisation", "UN and partners (OCHA)"),
            ("lloyd-austin", "person", "Lloyd Austin"),
        )
    }

    def entity(self, text: str) -> str | None:
        known = {entity.label().lower(): entity_id for entity_id, entity in self.entities.items()} | {"us": "US"}
        return known.get(text.strip().lower())

    def label(self, entity_id: str) -> str:
        known = self.entities.get(entity_id)
        return known.label() if known else entity_id.replace("-", " ").title()


def read(text: str, base: AnyFact | None = None) -> AnyFact:
    return fact_from_form(read_form(text), names=Names(), today=TODAY, base=base)


def read_quote(text: str) -> AnyFact:
    return fact_from_form(read_quote_form(text), names=Names(), today=TODAY, quote=True)


def figure(text: str) -> Figure:
    fact = read(text)
    assert isinstance(fact, Figure)
    return fact


def faults(text: str, base: AnyFact | None = None) -> str:
    with pytest.raises(InvalidFact) as refused:
        read(text, base)
    return "\n".join(refused.value.faults)


def test_one_line_holds_a_whole_figure() -> None:
    assert figure(ONE_LINE) == Figure(
        id="us-ua-running-total-2024-07-02-53-5bn",
        value=Decimal(53_500_000_000),
        unit="USD",
        precision=Precision.MORE_THAN,
        donor="US",
        recipient="UA",
        kind=AidKind.MILITARY,
        stage=Stage.COMMITTED,
        measure="running_total",
        as_of=PartialDate(2024, 7, 2),
        counted_since=PartialDate(2022, 2),
        sentence="More than 53.5 billion dollars in military aid from the United States to Ukraine was committed "
        "in total since February 2022 (as of 2 July 2024).",
        source=Source(
            source_id="unn-ua-" + figure(ONE_LINE).source.source_id[-8:],
            publisher="UNN",
            title="A title, with a comma",
            url="https://unn.ua/en/news/a;b",
            published=PartialDate(2024, 7, 2),
            via="AP",
        ),
    )


@pytest.mark.parametrize("separator", ["|", ";", "\n", " ; "])
def test_segments_may_stand_in_any_order_and_with_any_separator(separator: str) -> None:
    segments = [segment.strip() for segment in ONE_LINE.split("|")]
    assert read(separator.join(reversed(segments))) == read(ONE_LINE)


def test_a_small_form_reads_like_one_line() -> None:
    form = """value: more than 53.5 billion USD
        donor: US
        recipient: Ukraine
        kind: military aid
        stage: Committed
        measure: cumulative total
        as of: 2 July 2024
        counted since: February 2022
        source: UNN, A title, with a comma, <https://unn.ua/en/news/a;b>, July 2, 2024, via AP"""
    assert read(form) == read(ONE_LINE)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("note: first; second: third", "note", "first; second: third"),
        ("note: first\nand more", "note", "first\nand more"),
        ("what: Half was paid; half was not", "sentence", "Half was paid; half was not"),
        ("mechanism: drawdown", "mechanism", "PDA"),
        ("USAI", "mechanism", "USAI"),
        ("topics: patriots, air defence", "topics", ("patriots", "air defence")),
    ],
)
def test_free_text_keeps_its_marks_and_terms_get_their_name(line: str, field: str, value: object) -> None:
    assert getattr(figure(f"{ONE_LINE}\n{line}"), field) == value


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("package; 2024-07-02", (None, "2024-07-02", None)),
        ("annual amount; when: 2023", (None, "2023", "2023")),
        ("share; when: 2 July 2024", ("2024-07-02", None, None)),
        ("new allocations; period: 2022-01..2024-06", (None, "2022-01", "2024-06")),
        ("new allocations; from January 2022 to June 2024", (None, "2022-01", "2024-06")),
        ("new allocations; period: 2023", (None, "2023", "2023")),
    ],
)
def test_a_day_is_kept_as_what_it_is_to_the_measure(changed: str, expected: tuple[str | None, ...]) -> None:
    source = 'UNN, "T", https://unn.ua/a, 2024-07-02'
    found = figure(f"US → Ukraine; military; committed; $5 billion; {source}\n{changed}")
    times = (found.as_of, found.period_start, found.period_end)
    assert tuple(str(time) if time else None for time in times) == expected


def test_a_count_keeps_its_noun_and_needs_no_donor() -> None:
    found = figure(
        'about 50 allies and partners | not aid | reported | count | 2024-07-02 | AP, "T", https://a.org/, 2024'
    )
    assert (found.value, found.unit, found.precision) == (Decimal(50), "allies and partners", Precision.ABOUT)
    assert (found.donor, found.recipient) == (None, None)


@pytest.mark.parametrize(
    ("remove", "told"),
    [
        ("UNN", "source"),
        ("more than", "value is missing"),
        ("as of", "date is missing"),
        ("US →", "who is missing"),
        ("military", "kind is missing. Choose one of: military, financial"),
        ("committed", "stage is missing. Choose one of: appropriated"),
        ("total", "measure is missing"),
    ],
)
def test_a_figure_without_something_it_needs_is_refused_by_name(remove: str, told: str) -> None:
    kept = [segment for segment in ONE_LINE.split("|") if not segment.strip().startswith(remove)]
    assert told in faults("|".join(kept))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("$53.5 billion", "53.5 billion", "has no unit"),
        ("$53.5 billion", "53.500 tanks", "53500 or 53.5"),
        ("more than $53.5 billion", "$1.250", "1250 or 1.25"),
        ("more than $53.5 billion", "€1.234", "1234 or 1.2340"),
        ("more than $53.5 billion", "more than 2,300 USD", "2300 or 2.3"),
        ("$53.5 billion", "$2-3 billion", "can mean"),
        ("more than $53.5 billion", "$0", "no amount. Write how much"),
        ("more than $53.5 billion", "0.00 EUR", "no amount. Write how much"),
        ("$53.5 billion", "5 billion kroner", "Norwegian, Swedish or Danish. Write NOK, SEK or DKK"),
        ("$53.5 billion", "5 billion crowns", "Norwegian, Swedish or Danish. Write NOK, SEK or DKK"),
        ("$53.5 billion", "value: 5 billion | unit: kr", "Norwegian, Swedish or Danish. Write NOK, SEK or DKK"),
        ("US →", "Ukraine →", "Ukraine is named as giver and as receiver"),
        ("$53.5 billion", "value: $1 billion or 2", "not one amount"),
        ("$53.5 billion", "$5 gazillions", "cannot place “gazillions”"),
        ("https://unn.ua/en/news/a;b", "ftp://unn.ua/a", "must start with http:// or https://"),
        ("https://unn.ua/en/news/a;b", "javascript://unn.ua/a", "must start with http:// or https://"),
        ("as of 2024-07-02", "as of 2/7/24", "2024-07-02 or 2024-02-07"),
        ("as of 2024-07-02", "as of 2024-02-30", "No calendar has"),
        (", 2024-07-02 |", " |", "published is missing"),
        ("→ Ukraine", "→ Ukrane", "Did you mean Ukraine?"),
        ("→ Ukraine", "→ Atlantis", "is no name that I know"),
        ("committed", "comitted", "Did you mean committed?"),
        ("committed", "stage: promised", "stage “promised” is not known. Choose one of:"),
        ("military |", "military | military |", "cannot place “military”"),
        ("military |", "military | facet: event |", "is not a field of a statement"),
    ],
)
def test_what_is_wrong_or_has_two_meanings_is_refused_and_told(old: str, new: str, told: str) -> None:
    text = ONE_LINE.replace(old, new, 1).replace("more than value:", "value:")
    assert told in faults(text)


def test_one_wrong_date_is_one_fault() -> None:
    told = faults(ONE_LINE.replace("as of 2024-07-02", "as of 2/7/24"))
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("end", "told"), [("2027-12-31", None), ("2027-02-30", "No calendar has"), ("31 December 2027", "ahead")]
)
def test_a_programme_may_end_years_from_now_if_its_end_is_written_out(end: str, told: str | None) -> None:
    text = ONE_LINE.replace("as of 2024-07-02 since 2022-02", f"period: 2024-01-01..{end}").replace("total", "fund", 1)
    if told:
        assert told in faults(text)
    else:
        assert str(figure(text).period_end) == end


def test_a_year_long_past_is_a_date() -> None:
    assert str(figure(ONE_LINE.replace("as of 2024-07-02 since 2022-02", "as of 1970")).as_of) == "1970"


def test_an_entity_is_found_by_its_id_and_by_its_whole_name_as_shown() -> None:
    assert figure(ONE_LINE.replace("US →", "UN and partners (OCHA) →")).donor == "ocha"
    assert figure(ONE_LINE.replace("US →", "ocha →")).donor == "ocha"


def test_all_faults_are_told_at_once() -> None:
    told = faults('US → Atlantis | militry | 5 | 2/7/24 | UNN, "T", ftp://unn.ua')
    for part in ("Atlantis", "militry", "no unit", "2/7/24", "ftp://", "published", "stage", "measure"):
        assert part in told


def test_a_page_that_shows_no_day_is_said_so_and_kept_without_one() -> None:
    found = figure(ONE_LINE.replace(", 2024-07-02 |", ", undated |"))
    assert found.source.published is None


@pytest.mark.parametrize("dash", ["—", "–", "-", "--", "―"])
@pytest.mark.parametrize("marks", ["“”", '""', "«»", "„“"])
def test_a_quote_is_read_with_its_words_exactly_as_given(dash: str, marks: str) -> None:
    words = "Make  no mistake , we’ll “never” waver — 'never' *ever*…"
    text = f'{marks[0]}{words}{marks[1]} {dash} Lloyd Austin, July 2, 2024, AP, "A title", https://ap.org/a, 2024-07-03'
    fact = read_quote(text)
    assert isinstance(fact, Quote)
    assert (fact.text, fact.speaker, str(fact.said_on)) == (words, "lloyd-austin", "2024-07-02")
    assert (fact.source.publisher, fact.source.title, str(fact.source.published)) == ("AP", "A title", "2024-07-03")


def test_a_quote_may_say_where_it_was_said() -> None:
    fact = read_quote(
        '"We stand together" — Lloyd Austin, 2024-07-02, AP, "T", https://ap.org, 2024-07-02; place: The Pentagon'
    )
    assert isinstance(fact, Quote)
    assert fact.place == "The Pentagon"


def test_a_speaker_who_is_not_known_yet_gets_an_id_made_of_the_name() -> None:
    fact = read_quote('"We stand together" — Jens Stoltenberg, 2024-07-02, AP, "T", https://ap.org, 2024-07-02')
    assert isinstance(fact, Quote)
    assert fact.speaker == "jens-stoltenberg"
    assert fact.id == "q-jens-stoltenberg-2024-07-02-stand-together"


def test_a_quote_without_words_speaker_day_or_source_is_refused() -> None:
    with pytest.raises(InvalidFact) as refused:
        read_quote("we stand together")
    told = str(refused.value)
    assert all(part in told for part in ("text is missing", "speaker is missing", "said_on is missing", "source is"))


def test_the_short_answer_of_a_statement_is_kept() -> None:
    source = "AP, T, https://a.org, 2024"
    fact = read(f"what: They met\nfacet: place\nsubject: a meeting\nvalue: The Pentagon\nwhen: 2024\nsource: {source}")
    assert isinstance(fact, Statement)
    assert (fact.value, form_of(fact, Names())["value"]) == ("The Pentagon", "The Pentagon")


def test_a_form_with_a_facet_is_a_statement() -> None:
    fact = read(
        "what: It is paid from stocks\nfacet: mechanism\nsubject: PDA\nwhen: 2024\nsource: AP, T, https://a.org, 2024"
    )
    assert isinstance(fact, Statement)
    assert (fact.sentence, fact.facet, fact.id) == ("It is paid from stocks", "mechanism", "pda-mechanism-2024")


def test_an_edit_changes_only_what_it_names() -> None:
    before = figure(f"{ONE_LINE}\nwhat: A sentence of our own\nnote: old")
    after = read("note: new", before)
    assert after == replace(before, note="new")
    assert read("note:", before) == replace(before, note=None)


def test_an_edited_value_keeps_the_unit_it_does_not_name_and_is_as_exact_as_it_says() -> None:
    before = figure(ONE_LINE)
    after = read("value: 54 billion", before)
    assert isinstance(after, Figure)
    assert (after.value, after.unit, after.precision) == (Decimal(54_000_000_000), "USD", Precision.EXACT)


def test_a_sentence_made_of_the_fields_follows_them_and_one_of_our_own_stays() -> None:
    made = figure(ONE_LINE)
    assert read("value: 54 billion", made).note is None
    changed = read("value: 54 billion", made)
    assert isinstance(changed, Figure)
    assert changed.sentence.startswith("54 billion dollars in military aid")
    own = figure(f"{ONE_LINE}\nwhat: A sentence of our own")
    kept = read("value: 54 billion", own)
    assert isinstance(kept, Figure)
    assert kept.sentence == "A sentence of our own"


def test_a_new_address_gets_its_own_source_id() -> None:
    before = figure(ONE_LINE)
    after = read("url: https://apnews.com/b", before)
    assert after.source.source_id.startswith("apnews-com-")
    assert after.source.publisher == before.source.publisher


def test_a_fault_in_an_edit_is_refused() -> None:
    assert "must start with http" in faults("url: notaurl", figure(ONE_LINE))


def test_a_taken_id_is_numbered() -> None:
    assert numbered_id("us-ua", 2) == "us-ua-2"


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        ("$1,250,000", "1250000"),
        ("$1.250 billion", "1250000000"),
        ("$1250", "1250"),
        ("$1.2340", "1.234"),
        ("5 billion Norwegian kroner", "5000000000"),
    ],
)
def test_an_amount_with_one_meaning_is_read(value: str, read_as: str) -> None:
    assert figure(ONE_LINE.replace("more than $53.5 billion", value)).value == Decimal(read_as)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "UN and partners (OCHA) → Ukraine | humanitarian | announced | package | 7.7 million EUR | 2024-07-02",
            "7.7 million euros in humanitarian aid from the UN and partners (OCHA) to Ukraine was announced "
            "in one package on 2 July 2024.",
        ),
        (
            "US → Ukraine | all | disbursed | annual amount | 1234567.89 CHF | when: 2023",
            "1,234,567.89 Swiss francs in aid of all kinds from the United States to Ukraine was disbursed "
            "for one year in 2023.",
        ),
        (
            "US → Ukraine | financial | planned | fund | up to 3 trillion NOK | period: 2024-01..2027-12-31",
            "Up to 3 trillion Norwegian kroner in financial aid from the United States to Ukraine was planned "
            "as a fund from January 2024 to 31 December 2027.",
        ),
        (
            "about 50 allies and partners | not aid | reported | count | 2024-07-02",
            "About 50 allies and partners were reported (as of 2 July 2024).",
        ),
        (
            "US → Ukraine | military | committed | share | 5% | when: 2024",
            "5 percent in military aid from the United States to Ukraine was committed (share) in 2024.",
        ),
    ],
)
def test_a_figure_without_a_sentence_gets_one_that_reads_like_one(text: str, sentence: str) -> None:
    assert figure(f'{text} | AP, "T", https://a.org/, 2024').sentence == sentence


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("EUR", "EUR"), ("euros", "EUR"), ("Norwegian kroner", "NOK"), ("%", "percent"), ("air-defence systems",) * 2],
)
def test_a_unit_edited_alone_is_read_as_beside_a_number(typed: str, unit: str) -> None:
    after = read(f"unit: {typed}", figure(ONE_LINE))
    assert isinstance(after, Figure)
    assert after.unit == unit


def test_crowns_without_a_country_are_refused_as_a_unit_too() -> None:
    assert "Norwegian, Swedish or Danish" in faults("unit: kroner", figure(ONE_LINE))


@pytest.mark.parametrize("marks", ['""', "“”", "„“", "«»"])
def test_the_marks_around_edited_words_of_a_quote_are_taken_off_once(marks: str) -> None:
    before = read_quote('"We stand together" — Lloyd Austin, 2024-07-02, AP, "T", https://ap.org, 2024-07-02')
    after = read(f"words: {marks[0]}Make no mistake{marks[1]}", before)
    assert isinstance(after, Quote)
    assert after.text == "Make no mistake"


def test_marks_inside_the_edited_words_of_a_quote_stay() -> None:
    before = read_quote('"We stand together" — Lloyd Austin, 2024-07-02, AP, "T", https://ap.org, 2024-07-02')
    after = read('words: "Never" is "never"', before)
    assert isinstance(after, Quote)
    assert after.text == '"Never" is "never"'


def test_who_relays_a_source_is_written_once() -> None:
    made = figure(ONE_LINE)
    told = form_of(replace(made, source=replace(made.source, via="via AP")), Names())["source"]
    assert told.endswith(", via AP")
    assert "via via" not in told


@given(
    value=st.decimals(min_value=1, max_value=10**13, places=2).map(lambda number: number.normalize() + 0),
    unit=st.sampled_from(["USD", "EUR", "percent", "packages"]),
    precision=st.sampled_from(list(Precision)),
    kind=st.sampled_from(list(AidKind)),
    stage=st.sampled_from(list(Stage)),
    day=st.dates(date(2000, 1, 1), date(2024, 8, 1)).map(PartialDate.of),
)
def test_a_figure_written_as_a_form_reads_back_the_same(
    value: Decimal, unit: str, precision: Precision, kind: AidKind, stage: Stage, day: PartialDate
) -> None:
    base = figure(ONE_LINE)
    made = replace(
        base, value=value, unit=unit, precision=precision, kind=kind, stage=stage, as_of=day, counted_since=None
    )
    again = fact_from_form(form_of(made, Names()), names=Names(), today=TODAY)
    assert replace(again, id=made.id) == made


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_sentences(text: str) -> None:
    try:
        read(text)
    except InvalidFact as refused:
        assert all(fault.endswith((".", "?", "…`.")) for fault in refused.faults)
