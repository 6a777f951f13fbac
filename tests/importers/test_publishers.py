"""Files as their publishers give them, held against the values that they publish themselves.

The files are not ours to keep: these tests run where they lie beside the repository, and say so where they do not.
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.kinds import AidKind, Stage
from bot.domain.partial_date import PartialDate
from bot.domain.vocabulary import Vocabulary
from bot.importers import detected
from bot.importers.gathering import Gathered, gather
from bot.importers.model import Observation
from bot.importers.names import Parties
from tests.conftest import ROOT

DATA = ROOT.parent / "shared" / "data"
needs_files = pytest.mark.skipif(not DATA.is_dir(), reason="the publishers' files are not here")

Read = Callable[..., Gathered]


@pytest.fixture(scope="session")
def read(vocabulary: Vocabulary) -> Read:
    """Read files of one format, each once."""
    parties = Parties(vocabulary.entity, lambda entity: entity in vocabulary.entities)
    known: dict[tuple[str, ...], Gathered] = {}

    def gathered(*names: str) -> Gathered:
        if names not in known:
            into = Gathered()
            for name in names:
                found = detected(DATA / name)
                assert found is not None
                gather(found.read(DATA / name, parties), into)
            known[names] = into
        return known[names]

    return gathered


def value(found: Gathered, **told: object) -> Decimal:
    """The one sum that counts what is told."""
    fitting = [
        each.value for one, each in found.sums.items() if all(_of(one, name) == wanted for name, wanted in told.items())
    ]
    assert len(fitting) == 1, f"{len(fitting)} fit {told}"
    return fitting[0]


def _of(one: Observation, name: str) -> object:
    if name == "year":
        return one.end.year if one.end else None
    return getattr(one, name)


KIEL_7 = "kiel/ukraine_support_tracker_release_07.xlsx"
KIEL_29 = "kiel/website_release_29/data_explorer.csv"
DAC1, DAC2A, CRS = "oecd/dac1_2022.csv", "oecd/dac2a_constant_2022.csv", "oecd/crs_2022_climate_oda.csv"
US = "foreignassistance/us_foreign_aid_country_2025-12.csv"
US_MILITARY = "foreignassistance/ukraine_military_transactions.csv"
FTS = tuple(f"fts/api_flows_pse_2020_page{page}.json" for page in (1, 2, 3))
IATI, CAFOD = "iati/iati_203_covid_multi_publisher.xml", "iati/iati_100_cafod_drc.xml"
BANK = "worldbank/API_DT.ODA.ALLD.CD_DS2_en_csv_v2_6030.csv"


@needs_files
@pytest.mark.parametrize(
    ("donor", "kind", "expected"),
    [
        ("DE", AidKind.MILITARY, "1200000000"),
        ("DE", AidKind.HUMANITARIAN, "950000000"),
        ("US", AidKind.MILITARY, "27644887225.65"),
        ("US", AidKind.FINANCIAL, "15177505815.72"),
        ("PL", AidKind.MILITARY, "1822718419.34"),
    ],
)
def test_commitments_of_the_kiel_workbook(read: Read, donor: str, kind: AidKind, expected: str) -> None:
    found = value(read(KIEL_7), donor=donor, kind=kind, stage=Stage.COMMITTED)
    assert round(found, 2) == Decimal(expected)


@needs_files
def test_the_workbook_is_read_up_to_its_last_day(read: Read) -> None:
    assert {str(one.as_of) for one in read(KIEL_7).sums} == {"2022-09-30"}, "slips of the keys in its dates are no day"
    assert read(KIEL_7).rows == 377


@needs_files
@pytest.mark.parametrize(
    ("donor", "kind", "stage", "billions"),
    [
        ("DE", AidKind.MILITARY, Stage.ALLOCATED, "24.214109"),
        ("DE", AidKind.ALL, Stage.ALLOCATED, "29.927507"),
        ("DE", AidKind.ALL, Stage.COMMITTED, "47.665256"),
        ("US", AidKind.MILITARY, Stage.ALLOCATED, "64.616886"),
        ("US", AidKind.ALL, Stage.ALLOCATED, "115.38065"),
        ("GB", AidKind.MILITARY, Stage.ALLOCATED, "16.18573"),
        ("GB", AidKind.ALL, Stage.ALLOCATED, "21.298104"),
        ("eu", AidKind.MILITARY, Stage.ALLOCATED, "0"),
        ("eu", AidKind.ALL, Stage.ALLOCATED, "84.425291"),
    ],
)
def test_totals_of_the_kiel_website(read: Read, donor: str, kind: AidKind, stage: Stage, billions: str) -> None:
    found = value(read(KIEL_29), donor=donor, kind=kind, stage=stage, measure="running_total")
    assert found == Decimal(billions) * 10**9


@needs_files
def test_the_donors_of_the_kiel_website_together(read: Read) -> None:
    found = read(KIEL_29)
    allocated = [
        each.value
        for one, each in found.sums.items()
        if one.measure == "running_total" and one.stage is Stage.ALLOCATED and one.kind is AidKind.ALL
    ]
    assert len(allocated) == 42
    assert sum(allocated) == Decimal("358.399501") * 10**9
    assert {str(one.as_of) for one in found.sums if one.as_of} == {"2026-04-30"}
    together = read("kiel/website_release_29/total_allocations.csv")
    military = value(together, kind=AidKind.MILITARY, measure="new_allocations", year=2025)
    assert military == Decimal("37.239768") * 10**9


@needs_files
@pytest.mark.parametrize(
    ("donor", "basis", "millions"),
    [
        ("DE", "grant equivalent", "35640.06"),
        ("DE", "net disbursements", "36444.68"),
        ("US", "grant equivalent", "60522.41"),
        ("US", "net disbursements", "60328.68"),
        ("GB", "grant equivalent", "15761.81"),
        ("GB", "net disbursements", "15761.32"),
        ("dac", "grant equivalent", "210663.86"),
        ("dac", "net disbursements", "213359.51"),
    ],
)
def test_oda_of_donors(read: Read, donor: str, basis: str, millions: str) -> None:
    assert value(read(DAC1), donor=donor, basis=basis, measure="oda_by_donor") == Decimal(millions) * 10**6


@needs_files
@pytest.mark.parametrize(
    ("donor", "recipient", "year", "millions"),
    [
        ("DE", "UA", 2022, "2021.21"),
        ("US", "UA", 2022, "9238.05"),
        ("GB", "ET", 2019, "407.13"),
        ("DE", "TR", 2016, "267.98"),
    ],
)
def test_oda_from_one_to_another(read: Read, donor: str, recipient: str, year: int, millions: str) -> None:
    found = value(read(DAC2A), donor=donor, recipient=recipient, year=year, measure="oda_to_country")
    assert found == Decimal(millions) * 10**6


@needs_files
def test_net_oda_to_ukraine_from_all_is_what_its_rows_add_up_to(read: Read) -> None:
    net = [
        each.value
        for one, each in read(DAC2A).sums.items()
        if one.recipient == "UA" and one.end and one.end.year == 2022 and one.measure == "oda_to_country"
    ]
    assert sum(net) == Decimal("17915.33") * 10**6
    assert {one.price_base for one in read(DAC2A).sums} == {"constant 2022 USD"}


@needs_files
@pytest.mark.parametrize(
    ("donor", "measure", "millions"),
    [
        ("DE", "disbursements", "473.254949"),
        ("DE", "new_commitments", "1481.814441"),
        ("SE", "disbursements", "130.270461"),
        ("SE", "new_commitments", "106.120963"),
    ],
)
def test_activities_of_the_crs(read: Read, donor: str, measure: str, millions: str) -> None:
    found = sum(each.value for one, each in read(CRS).sums.items() if (one.donor, one.measure) == (donor, measure))
    assert round(found, 0) == round(Decimal(millions) * 10**6, 0)


@needs_files
@pytest.mark.parametrize(
    ("recipient", "measure", "year", "expected"),
    [
        ("UA", "obligations", 2023, "48587051022"),
        ("UA", "disbursements", 2023, "24429939111"),
        ("UA", "disbursements", 2022, "16455907483"),
        ("IL", "obligations", 2022, "3321427780"),
        ("AF", "disbursements", 2011, "11401288231"),
    ],
)
def test_what_the_united_states_obligated_and_paid(
    read: Read, recipient: str, measure: str, year: int, expected: str
) -> None:
    assert value(read(US), recipient=recipient, measure=measure, year=year) == Decimal(expected)


@needs_files
def test_every_row_of_the_country_file_is_taken_also_those_of_states_without_a_code(read: Read) -> None:
    found = read(US)
    assert (found.rows, found.refused) == (22_486, 0)
    in_2022 = [
        each.value
        for one, each in found.sums.items()
        if one.measure == "obligations" and one.end == PartialDate(2022, 9)
    ]
    assert sum(in_2022) == Decimal("78675662122")
    assert sum(each.rows for one, each in found.sums.items() if one.basis == "transition quarter of 1976") == 98
    assert sum(each.value < 0 for each in found.sums.values()) > 0, "refunds stay negative"


@needs_files
def test_military_transactions_of_ukraine(read: Read) -> None:
    found = read(US_MILITARY)
    assert found.rows == 494
    assert sum(each.value for each in found.sums.values()) == Decimal("2983125756")
    in_2023 = sum(each.value for one, each in found.sums.items() if one.end == PartialDate(2023, 9))
    assert in_2023 == Decimal("262489957")


@needs_files
def test_funding_is_counted_as_fts_counts_it(read: Read) -> None:
    found = read(*FTS)
    whole = value(found, donor="ocha", recipient="PS", year=2020, measure="funding")
    assert whole == Decimal("381508179")


@needs_files
def test_requirement_and_funding_of_a_plan_are_the_same_with_and_without_tags(read: Read) -> None:
    for name in ("fts_requirements_funding_pse_hxl.csv", "fts_requirements_funding_pse_untagged_2026.csv"):
        found = read(f"hxl/{name}")
        assert value(found, measure="requirement", recipient="PS") == Decimal("420381684")
        assert sum(each.value for one, each in found.sums.items() if one.measure == "funding") == Decimal("381508179")
    clusters = read("hxl/fts_requirements_funding_cluster_pse_hxl.csv")
    assert sum(each.value for one, each in clusters.sums.items() if one.measure == "requirement") == Decimal(
        "420381684"
    )
    plan = read("fts/api_plan_overview_progress_2020.json")
    assert value(plan, recipient="PS", measure="requirement") == Decimal("420381684")
    assert value(plan, recipient="PS", measure="funding") == Decimal("295077912")


@needs_files
def test_iati_keeps_currencies_apart_and_reports_what_is_broken(read: Read) -> None:
    found = read(IATI)
    broken = [refusal for refusal in found.refusals if "no code" in refusal.reason]
    assert len(broken) == 21
    assert {one.unit for one in found.sums} >= {"USD", "EUR", "GBP", "CHF", "CZK"}
    negative = [each.value for one, each in found.sums.items() if one.unit == "NGN"]
    assert negative
    assert all(amount < 0 for amount in negative), "the sign is the publisher's"
    drc = read(CAFOD)
    assert sum(each.value for one, each in drc.sums.items() if one.measure == "disbursements") == Decimal("4706951")
    assert {one.unit for one in drc.sums} == {"GBP"}


@needs_files
@pytest.mark.parametrize(
    ("recipient", "year", "expected"),
    [
        ("UA", 2022, "28698720703.125"),
        ("UA", 2023, "38935210937.5"),
        ("AF", 2021, "4691710449.21875"),
        ("ET", 2019, "4677459472.65625"),
    ],
)
def test_oda_received_by_the_world_bank(read: Read, recipient: str, year: int, expected: str) -> None:
    assert value(read(BANK), recipient=recipient, year=year) == Decimal(expected)


@needs_files
def test_every_filled_cell_of_the_world_bank_is_taken(read: Read) -> None:
    assert (read(BANK).rows, read(BANK).refused) == (11_656, 0)


@needs_files
def test_awards_are_told_by_what_was_obligated_not_by_what_they_might_cost(read: Read) -> None:
    found = read("usaid_awards/usaid_awards_2025-03.tsv")
    assert found.rows == 1200
    assert value(found, measure="obligations") == Decimal("56575182695.73")
    assert value(found, measure="cancellations") == Decimal("1229058013")
    assert value(read("usaspending/grant.json"), measure="obligations") == Decimal("156725919.62")
    assert value(read("usaspending/search_results_grants.json"), measure="obligations") == Decimal("419348004.91")
    assert value(read("usaspending/transactions.json"), measure="obligations") == Decimal("3082046.29")
    assert value(read("usaspending/spending_by_recipient.json"), measure="obligations") == Decimal("16861583953.24")
    assert value(read("usaspending/foreign_contracts_undisclosed.csv"), measure="obligations") == Decimal("2128416.78")


@needs_files
@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("hxl/covax_hxl.csv", None),
        ("oecd/dac_crs_codelists.xlsx", None),
        ("iati/iati_203_example_annotated.xml", "iati"),
        ("fts/flows_flat_2027.csv", "fts-flows"),
        ("fts/flows_curated_2028.csv", "fts-flows"),
        ("hxl/fts_incoming_funding_pse_hxl.csv", "fts-flows"),
    ],
)
def test_a_format_is_told_by_what_a_file_holds(name: str, known: str | None, tmp_path: Path) -> None:
    elsewhere = tmp_path / f"download{Path(name).suffix}"
    elsewhere.write_bytes((DATA / name).read_bytes())
    found = detected(elsewhere)
    assert (found.name if found else None) == known
