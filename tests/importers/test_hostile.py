"""Files that are broken, changed or meant to harm: a clear refusal or the rows that are whole, never a crash."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.vocabulary import Vocabulary
from bot.errors import AidbotError
from bot.importers import FORMATS
from bot.service.data_files import Wanted, read_files
from tests.importers.test_importing import APPEALS, FILE, KIEL, imported
from tests.store.making import NOON
from tests.test_cli import aidbot, refused


def workbook(*rows: tuple[object, ...], sheet: str = "Bilateral assistance, MAIN DATA") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


IATI = (
    b'<iati-activities version="2.03"><iati-activity default-currency="EUR"><iati-identifier>A-1</iati-identifier>'
    b'<reporting-org ref="X"><narrative>People in Need</narrative></reporting-org><recipient-country code="TD"/>'
    b'<transaction><transaction-type code="3"/><transaction-date iso-date="2019-05-01"/><value value-date="2019-05-01">5000'
    b"</value></transaction></iati-activity></iati-activities>"
)
SMALL = {
    "oecd-dac2a": ("a.csv", FILE.encode()),
    "kiel-website": ("a.csv", f"{KIEL}Germany,DEU,2023,1,9,1,1,7,10,0,1,1\n".encode()),
    "fts-requirements": ("a.csv", f"{APPEALS}TCD,1,Plan,H,4,Plan,,,2019,500,200,40\n".encode()),
    "iati": ("a.xml", IATI),
    "fts-api": ("a.json", b'{"data": {"plans": [], "flows": [], "incoming": {}}}'),
    "usaspending": (
        "a.json",
        b'{"category": "recipient", "spending_level": "awards", "results": [{"amount": 5.0, "recipient_id": "a", "name": "A"}]}',
    ),
    "kiel-workbook": (
        "a.xlsx",
        workbook(
            ("ID", "countries", "Announcement Date", "Type of Aid General", "Converted Value in EUR"),
            ("A1", "Germany", NOON.replace(tzinfo=None), "Military", 5_000_000),
        ),
    ),
    "table": ("a.csv", b"Donor;Value;Unit;Year;Recipient\nGermany;7000;USD;2019;Chad\n"),
}

Reader = Callable[[str, bytes], int]


@pytest.fixture(scope="session")
def reader(vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("hostile")

    def read(name: str, content: bytes) -> int:
        path = folder / name
        path.write_bytes(content)
        wanted = Wanted(published=NOON.date(), publisher="X", url="https://example.org")
        return len(read_files([path], wanted, vocabulary, lambda _: None).imported.facts)

    return read


@pytest.mark.parametrize("name", [name for name in SMALL if name != "table"])
def test_the_small_files_are_of_the_formats_that_they_stand_for(name: str, tmp_path: Path) -> None:
    path = tmp_path / SMALL[name][0]
    path.write_bytes(SMALL[name][1])
    assert [one.name for one in FORMATS if one.recognises(path)][:1] == [name]


BYTES = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(
        [b"1e999999", b"-1e400", b"NaN", b"9" * 40, b"=1+1", b"\xef\xbb\xbf", b"2022-13-45", b"\xf0\x9f\x98\x80", b"\0"]
    ),
    st.sampled_from([b",", b";", b'"', b"\n", b"\r", b"<", b">", b"&a;", b"{", b"]", b"<!DOCTYPE x ["]),
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), BYTES), max_size=8)


@pytest.mark.parametrize("name", SMALL)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES, cut=st.floats(0.3, 1))
def test_a_file_changed_in_any_way_is_read_or_refused(
    name: str, reader: Reader, changes: list[tuple[float, int, bytes]], cut: float
) -> None:
    file, content = SMALL[name]
    for where, taken, put in changes:
        at = int(where * len(content))
        content = content[:at] + put + content[at + taken :]
    try:
        reader(file, content[: int(len(content) * cut)])
    except AidbotError as error:
        assert str(error)


@pytest.mark.usefixtures("installed")
def test_a_number_without_measure_is_refused_by_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FILE.replace("12.5", "1e999999"), encoding="utf-8")
    report = imported(str(path))
    assert report["refusals"][0]["row"] == "line 2"  # type: ignore[index]
    assert "more than all the money" in report["refusals"][0]["reason"]  # type: ignore[index]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("year", ["1850", "2999", "2019-13", "=2019"])
def test_a_date_out_of_range_is_refused_by_its_row(tmp_path: Path, year: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FILE.replace(",2019,12.5", f",{year},12.5"), encoding="utf-8")
    report = imported(str(path))
    assert (report["added"], report["refused"]) == (2, 1)
    assert "no year between 1900 and 2100" in report["refusals"][0]["reason"]  # type: ignore[index]


@pytest.mark.usefixtures("installed")
def test_a_formula_is_no_number_in_a_table_and_its_saved_value_in_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FILE.replace("12.5", "=1+1"), encoding="utf-8")
    assert imported(str(path))["refused"] == 1
    book = tmp_path / "a.xlsx"
    book.write_bytes(workbook(("Donor", "Value", "Unit", "Year"), ("Germany", "=1+1", "USD", 2019), sheet="Data"))
    report = imported("--format", "table", "--publisher", "X", "--url", "https://example.org", str(book))
    assert (report["added"], report["refused"]) == (0, 1), "the formula was never worked out, so there is no value"


@pytest.mark.usefixtures("installed")
def test_a_changed_header_is_refused_with_the_way_to_read_it_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FILE.replace("Value\n", "Amount\n", 1), encoding="utf-8")
    said = refused(aidbot("import", "--format", "oecd-dac2a", str(path)))
    assert "its columns or elements are not the ones that I know" in said
    assert "format table" in said


@pytest.mark.usefixtures("installed")
def test_a_workbook_with_paths_out_of_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("../../evil.xml", "x")
        packed.writestr("xl/workbook.xml", "x")
    said = refused(aidbot("import", "--format", "table", "--publisher", "X", "--url", "https://example.org", str(path)))
    assert "paths that lead out of it" in said


@pytest.mark.usefixtures("installed")
def test_a_download_that_was_cut_off_inside_a_sheet_is_refused(tmp_path: Path) -> None:
    content = bytearray(SMALL["kiel-workbook"][1])
    start = content.index(b"xl/worksheets/sheet1.xml") + 40
    content[start : start + 20] = b"\0" * 20
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert "again" in refused(aidbot("import", "--format", "kiel-workbook", str(path)))
