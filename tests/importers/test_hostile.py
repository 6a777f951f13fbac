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
from bot.errors import AidbotError, UnreadableDocument
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
    return reading(tmp_path_factory.mktemp("hostile"), vocabulary, None)


@pytest.fixture(scope="session")
def tabled(vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Reads tables of somebody's own."""
    return reading(tmp_path_factory.mktemp("tabled"), vocabulary, "table")


def reading(folder: Path, vocabulary: Vocabulary, form: str | None) -> Reader:
    def read(name: str, content: bytes) -> int:
        path = folder / name
        path.write_bytes(content)
        wanted = Wanted(published=NOON.date(), publisher="X", url="https://example.org", format=form)
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


SHEET = "xl/worksheets/sheet1.xml"
PLAIN = workbook(("Donor", "Value", "Unit", "Year"), ("Germany", 7000, "USD", 2019), sheet="Data")


def within(part: str, before: bytes, after: bytes, book: bytes = PLAIN) -> bytes:
    """A workbook with one place inside one of its files changed; its archive is whole."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            assert name != part or before in content
            new.writestr(name, content.replace(before, after, 1) if name == part else content)
    return out.getvalue()


def method(number: int, flag: int = 0) -> bytes:
    """A workbook whose files are said to be packed in some other way, or to be locked."""
    content = PLAIN
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        before = content.split(head)
        content = head.join(
            [before[0], *(each[: at - 4] + bytes([flag, 0, number, 0]) + each[at:] for each in before[1:])]
        )
    return content


@pytest.mark.parametrize(
    ("book", "said"),
    [
        (within(SHEET, b'<row r="2"', b'<row r="999999999999"'), "lies beyond what a table has"),
        (within(SHEET, b'r="D2"', b'r="ZZZ2"'), "lies beyond what a table has"),
        (within(SHEET, b"</sheetData>", b""), "A sheet of this workbook is broken"),
        (within(SHEET, b"<v>7000</v>", b"<v>7000"), "A sheet of this workbook is broken"),
        (within(SHEET, b't="n"', b't="s"'), "A sheet of this workbook is broken"),
        (within(SHEET, b'r="B2"', b'r="B-2"'), "A sheet of this workbook is broken"),
        (within("xl/styles.xml", b"<fonts", b"<"), "cannot be opened"),
        (within("xl/workbook.xml", b"<sheets>", b"<"), "cannot be opened"),
        (method(99), "again"),
        (method(8, flag=1), "again"),
    ],
)
def test_a_workbook_that_breaks_the_rules_is_refused_in_words(tabled: Reader, book: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        tabled("a.xlsx", book)


def test_a_workbook_of_charts_alone_is_refused_in_words(tabled: Reader) -> None:
    book, out = openpyxl.Workbook(), BytesIO()
    book.create_chartsheet("Chart")
    book.remove(book["Sheet"])
    book.save(out)
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        tabled("a.xlsx", out.getvalue())


def test_a_sheet_that_claims_to_be_vast_is_read_as_what_it_holds(tabled: Reader) -> None:
    content = within(SHEET, b'<dimension ref="A1:D2"', b'<dimension ref="A1:XFD1048576"')
    assert tabled("a.xlsx", content) == tabled("a.xlsx", PLAIN) == 1


def test_the_main_data_may_have_rows_that_end_early(reader: Reader) -> None:
    book = workbook(
        ("countries", "Type of Aid General", "Converted Value in EUR", "Announcement Date"),
        ("Germany", "Military", 5_000_000, NOON.replace(tzinfo=None)),
        ("Germany", "Military", 1_000_000),
    )
    assert reader("a.xlsx", within(SHEET, b'<dimension ref="A1:D3"', b'<dimension ref="A1:C3"', book)) == 1


def nested(depth: int) -> str:
    """Lines of YAML that hold ten to this power of letters."""
    lists = [f"  l{at}: &l{at} [{', '.join([f'*l{at - 1}'] * 10)}]" for at in range(1, depth)]
    return "\n".join(["  l0: &l0 [x, x, x, x, x, x, x, x, x, x]", *lists])


def test_a_list_in_a_cell_is_no_value_however_much_it_would_be_as_text(tabled: Reader) -> None:
    row = "- Donor: Germany\n  Value: {}\n  Unit: USD\n  Year: 2019\n"
    assert (
        tabled(
            "a.yaml",
            (row.format("*l8").replace("- Donor", nested(9).replace("  l0", "- l0", 1) + "\n  Donor")).encode(),
        )
        == 0
    )
    assert tabled("a.yaml", row.format("0x" + "f" * 5000).encode()) == 0
    assert tabled("a.yaml", row.format("7000").encode()) == 1
    assert tabled("a.json", b'[{"Donor": {"a": []}, "Value": 1, "Unit": "USD", "Year": [2019]}]') == 0


WORLD_BANK = (
    '"Data Source","World Development Indicators",\n\n"Last Updated Date","2025-10-07",\n\n'
    '"Country Name","Country Code","Indicator Name","Indicator Code","2019",\n'
    '"Chad","TCD","Net official development assistance received (current US$)","DT.ODA.ODAT.CD","12000000",\n'
)


def test_a_day_that_no_calendar_has_is_no_day_of_a_world_bank_file(reader: Reader) -> None:
    assert reader("a.csv", WORLD_BANK.encode()) == 1
    assert reader("a.csv", WORLD_BANK.replace("2025-10-07", "2025-15-07").encode()) == 1
    assert reader("a.csv", WORLD_BANK.replace('"2019"', '"0000"').encode()) == 0


@pytest.mark.parametrize("column", ["Country Name", "Country Code", "Indicator Name"])
def test_a_world_bank_file_without_one_of_its_columns_is_refused_in_words(reader: Reader, column: str) -> None:
    with pytest.raises(UnreadableDocument, match="lacks the column"):
        reader("a.csv", WORLD_BANK.replace(column, "Name").encode())
