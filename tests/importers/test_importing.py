"""Importing at the command line: looked at first, stored in one step, found by the next question, taken back whole."""

import json
import os
import signal
import zipfile
from pathlib import Path

import pytest

from bot.command_line import importing
from tests.test_cli import aidbot, refused

pytestmark = pytest.mark.usefixtures("installed")

DAC2A = "Recipient,Donor,Aid type,Amount type,Year,Value\n"
NET = "ODA: Total Net,Constant Prices (2022 USD millions)"
FILE = f"{DAC2A}Chad,Germany,{NET},2019,12.5\nChad,Iceland,{NET},2019,0.5\nChad,Norway,{NET},2018,3\n"
APPEALS = "countryCode,id,name,code,typeId,typeName,startDate,endDate,year,requirements,funding,percentFunded\n"
KIEL = "country,iso,year,month,total,financial,humanitarian,military,commitments,to_be_allocated,gdp,pct_gdp\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "download.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def imported(*arguments: str) -> dict[str, object]:
    result = aidbot("import", "--json", *arguments)
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def told(question: str) -> str:
    return aidbot("ask", question).stdout


def test_a_dry_run_changes_nothing(file: Path) -> None:
    report = imported("--dry-run", str(file))
    assert (report["format"], report["added"], report["import"]) == ("oecd-dac2a", 3, None)
    assert "12.5" not in told("how much oda did germany give chad in 2019")


def test_an_imported_figure_is_found_with_its_file_and_row_and_the_same_file_again_is_nothing(file: Path) -> None:
    assert imported(str(file))["added"] == 3
    answer = told("how much oda did germany give chad in 2019")
    assert answer.startswith("$12.5 million: Germany → Chad")
    assert "constant 2022 USD" in answer
    assert "One row of download.csv (SHA-256" in answer
    assert "line 2" in answer
    again = imported(str(file))
    assert (again["added"], again["changed"], again["renewed"], again["import"]) == (0, 0, 0, None)


def test_a_new_release_tells_what_it_changes_and_an_import_is_taken_back_whole(file: Path) -> None:
    imported(str(file))
    file.write_text(FILE.replace("12.5", "14").replace(f"Chad,Norway,{NET},2018,3\n", ""), encoding="utf-8")
    report = imported(str(file), "--label", "second")
    assert (report["changed"], report["renewed"], report["missing"]) == (1, 1, 1)
    assert "$14 million" in told("how much oda did germany give chad in 2019")
    assert "$3 million" in told("how much oda did norway give chad in 2018"), "what is in no file now stays"
    assert "2 facts are as they were" in aidbot("import", "--undo", "2").stdout
    assert "$12.5 million" in told("how much oda did germany give chad in 2019")
    assert "3 facts" in aidbot("import", "--undo", "1").stdout
    assert "$12.5 million" not in told("how much oda did germany give chad in 2019")
    assert "taken back" in aidbot("import", "--list").stdout


def test_replacing_takes_out_what_is_in_no_file_now(file: Path) -> None:
    imported(str(file))
    file.write_text(FILE.replace(f"Chad,Norway,{NET},2018,3\n", ""), encoding="utf-8")
    imported(str(file), "--replace")
    assert "$3 million" not in told("how much oda did norway give chad in 2018")


def test_a_fact_that_was_edited_by_hand_is_left_alone(file: Path) -> None:
    imported(str(file))
    (fact,) = [line for line in told("how much oda did germany give chad in 2019").splitlines() if "Facts: " in line]
    fact_id = fact.removeprefix("Facts: ").split(",")[0].strip()
    draft = aidbot("--as-curator", "chat", typed=f"fact edit {fact_id} note: checked\n1\n")
    assert draft.exit_code == 0
    file.write_text(FILE.replace("12.5", "14"), encoding="utf-8")
    assert imported(str(file))["kept"] == 1


def test_bad_rows_are_told_by_line_with_why_and_the_others_are_taken(file: Path) -> None:
    file.write_text(f"{FILE}Chad,France,{NET},20x9,4\nChad,France,{NET},2019,1.234.5\n", encoding="utf-8")
    report = imported(str(file))
    assert (report["added"], report["refused"]) == (3, 2)
    assert [refusal["row"] for refusal in report["refusals"]] == ["line 5", "line 6"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "encoded",
    [
        FILE.encode("utf-16"),
        FILE.encode("utf-8-sig"),
        FILE.replace("\n", "\r\n").encode(),
        FILE.replace(",", ";").encode(),
        FILE.replace(",", "\t").encode(),
    ],
    ids=["utf-16", "bom", "crlf", "semicolons", "tabs"],
)
def test_a_table_is_read_however_it_was_saved(file: Path, encoded: bytes) -> None:
    file.write_bytes(encoded)
    assert imported("--dry-run", str(file))["added"] == 3


def test_values_that_are_missing_zero_or_negative_are_told_apart(file: Path) -> None:
    rows = "Germany,DEU,2023,1,.,0,0,-0.5,NA,0,1,1\nGermany,DEU,2023,2,1,0,0,1,1,0,1,1\n"
    file.write_text(KIEL + rows, encoding="utf-8")
    report = imported(str(file))
    assert report["refused"] == 0
    assert "€500 million" in told("germany military total ukraine as of february 2023")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"a,b\n1,2\n", "of no format that I know"),
        ("a.csv", ("x," * 100_000).encode(), "100,001 columns"),
        ("a.json", b'{"data": {"flows": [', "no whole JSON answer"),
        ("a.xml", b'<iati-activities version="2.03"><iati-activity>', "broken or cut off"),
        ("a.xlsx", b"PK\x03\x04 cut off", "cut off or broken"),
        (
            "a.xml",
            b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><iati-activities version="2.03">&b;',
            "broken or cut off",
        ),
    ],
    ids=["unknown", "columns", "json", "xml", "xlsx", "entities"],
)
def test_a_broken_or_hostile_file_is_refused_and_nothing_is_stored(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in refused(aidbot("import", str(path)))
    assert aidbot("import", "--list").stdout.startswith("Nothing was imported")


def test_a_workbook_that_unpacks_to_more_than_any_real_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"\0" * (1 << 26))
    assert "would unpack to 64 MB" in refused(aidbot("import", str(path)))
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("../../escape.xml", b"x")
    assert "lead out of it" in refused(aidbot("import", str(path)))


def test_xml_entities_are_never_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("FR", encoding="utf-8")
    path = tmp_path / "a.xml"
    path.write_text(
        f'<!DOCTYPE x [<!ENTITY leak SYSTEM "file://{secret}">]><iati-activities version="2.03"><iati-activity '
        'default-currency="USD"><iati-identifier>XX-1</iati-identifier><reporting-org ref="XX">&leak;</reporting-org>'
        '<recipient-country code="TD"/><transaction><transaction-type code="3"/><transaction-date iso-date="2020-05-05"/>'
        "<value>5</value></transaction></iati-activity></iati-activities>",
        encoding="utf-8",
    )
    aidbot("import", str(path))
    assert "France" not in told("disbursements to chad in 2020")


def test_a_table_of_ones_own_is_read_by_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Giver,To,Amount,Year\nIceland,Chad,5000000,2021\nIceland,Chad,much,2021\n", encoding="utf-8")
    wanted = ("--format", "table", "--publisher", "Example Trust", "--url", "https://example.org/data")
    assert "Say who published this table" in refused(aidbot("import", str(path), "--format", "table"))
    report = imported(str(path), *wanted, "--map", "unit==USD", "--map", "measure==annual_amount")
    assert (report["added"], report["refused"]) == (1, 1)
    assert "$5 million: Iceland → Chad" in told("how much did iceland give chad in 2021")


def test_detecting_only_names_the_format(file: Path) -> None:
    assert "oecd-dac2a" in aidbot("import", "--detect", str(file)).stdout


def test_files_of_different_formats_are_not_mixed(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "kiel.csv"
    other.write_text(f"{KIEL}Germany,DEU,2023,1,1,0,0,1,1,0,1,1\n", encoding="utf-8")
    assert "Import them apart" in refused(aidbot("import", str(file), str(other)))


def test_a_table_is_read_the_next_time_as_its_curator_said_the_first(file: Path) -> None:
    file.write_text("Giver;Amount;Year\nGermany;7000;2019\n", encoding="utf-8")
    assert "of no format that I know" in refused(aidbot("import", str(file)))
    about = ("--format", "table", "--publisher", "NRK", "--url", "https://example.org/t")
    columns = ("donor=Giver", "value=Amount", "unit==USD", "year=Year", "recipient==Chad")
    assert imported(*about, *(part for each in columns for part in ("--map", each)), str(file))["added"] == 1
    file.write_text("Giver;Amount;Year\nGermany;8000;2019\n", encoding="utf-8")
    report = imported("--dry-run", str(file))
    assert report["changed"] == 1
    assert report["changes"][0]["before"] == "7000"  # type: ignore[index]


def test_ctrl_c_while_facts_are_stored_stores_none_of_them(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = importing._Progress.stored

    def stopped(self: importing._Progress, count: int) -> None:
        if count == 2:
            os.kill(os.getpid(), signal.SIGINT)
            assert importing._stop.wait(30)
            stored(self, 0)
        stored(self, count)

    with monkeypatch.context() as patched:
        patched.setattr(importing._Progress, "stored", stopped)
        result = aidbot("import", str(file))
    assert result.exit_code == 130
    assert "Nothing was stored" in result.stderr
    assert imported(str(file))["added"] == 3


def test_a_file_of_another_place_or_year_takes_nothing_out_of_what_was_imported(tmp_path: Path) -> None:
    for place, year in (("TCD", 2019), ("TCD", 2020), ("MLI", 2019)):
        path = tmp_path / f"{place}-{year}.csv"
        path.write_text(APPEALS + f"{place},1,Response plan,H,4,Plan,,,{year},500,200,40\n", encoding="utf-8")
        report = imported("--published", "2021-01-01", "--replace", str(path))
        assert (report["added"], report["missing"]) == (2, 0)


def test_a_page_alone_is_no_sum_of_all_donors(tmp_path: Path) -> None:
    flow = {
        "id": "1",
        "amountUSD": 300,
        "boundary": "incoming",
        "onBoundary": "single",
        "status": "paid",
        "sourceObjects": [{"type": "Organization", "name": "Germany, Government of"}],
        "destinationObjects": [{"type": "Location", "name": "Chad"}, {"type": "UsageYear", "name": "2019"}],
    }
    pages = [tmp_path / name for name in ("one.json", "two.json")]
    for at, page in enumerate(pages):
        page_of = {"incoming": {"fundingTotal": 600, "flowCount": 2}, "flows": [{**flow, "id": str(at)}]}
        page.write_text(json.dumps({"data": page_of}), encoding="utf-8")
    alone = imported("--dry-run", str(pages[0]))
    assert (alone["added"], alone["refused"]) == (1, 1)
    assert "300 USD of the 600 USD" in alone["refusals"][0]["reason"]  # type: ignore[index]
    assert "as far as the pages given go" in alone["new"][0]  # type: ignore[index]
    both = imported(*map(str, pages))
    assert (both["added"], both["refused"]) == (2, 0)
    assert told("funding for chad 2019").startswith("$600: UN and partners")


def test_a_table_with_a_column_for_each_donor_is_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Year,Germany,France,Japan\n2018,10,,7\n2019,11.5,30,8\n", encoding="utf-8")
    about = ("--format", "table", "--publisher", "X", "--url", "https://example.org", "--map", "unit==USD")
    report = imported(
        *about, "--map", "scale==1000000", "--map", "recipient==Chad", "--map", "measure==oda_to_country", str(path)
    )
    assert (report["added"], report["refused"]) == (5, 0)
    assert told("how much oda did germany give chad in 2019").startswith("$11.5 million: Germany → Chad")


def test_heavy_weapons_and_shares_of_gdp_are_taken_as_the_tracker_counts_them(tmp_path: Path) -> None:
    weapons, shares = tmp_path / "weapons.csv", tmp_path / "shares.csv"
    header = "donor,category,number_of_weapons,monetary_value_eur,weapons_list"
    weapons.write_text(f"{header}\nIceland,Howitzers,6,2,x\n", encoding="utf-8")
    header = "country,iso,bilateral_pct_gdp,eu_share_pct_gdp,total_pct_gdp,eu_share_bn"
    shares.write_text(f"{header}\nIceland,ISL,1.5,0,1.5,0\n", encoding="utf-8")
    report = imported("--published", "2026-01-01", str(weapons))
    assert "6 howitzers allocated from Iceland to Ukraine" in str(report["new"])
    assert imported("--published", "2026-01-01", str(shares))["added"] == 2
    assert "6 howitzers" in told("how many howitzers did iceland give ukraine")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("release,period,date,label", "names a release of the Kiel tracker"),
        ("code,name,description,category,url", "is a list of codes"),
        ("Country Code,Region,IncomeGroup,SpecialNotes,TableName", "describes the countries"),
    ],
)
def test_what_comes_beside_the_figures_is_told_as_such(tmp_path: Path, header: str, said: str) -> None:
    path = tmp_path / "aside.csv"
    path.write_text(f"{header}\n1,2,3,4\n", encoding="utf-8")
    assert said in refused(aidbot("import", str(path)))
