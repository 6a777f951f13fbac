"""What fuzzing starts from: small samples of our own, and publishers' files cut down, where they lie beside the project."""

import asyncio
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
"""The publishers' files are not ours to keep in the repository."""
LARGEST = 1 << 16
"""Bytes of one input."""
PART = b"\n\0part "
"""Stands between the files of a workbook that is written as one text, so that a mutation of it is still an archive."""

_LINES = 12
_ITEMS = 2
_FACTS = 8
_EVERY = 5
_ACTIVITIES = 2
_ROWS, _COLUMNS = 8, 40
_PICTURES = ("home.pdf", "hand.pdf")

SAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "question": (
            "how much did the us give ukraine as of 2 july 2024",
            "is it true that umerov announced the 2.3 billion package",
            "чи правда, що остін сказав «україна не самотня»",
            "wieviel prozent der 53,5 milliarden sind das",
            "the 27th drawdown, how many strykers",
        ),
        "check": (
            "On 2 July 2024 the US announced $23 billion. “Ukraine stands alone,” Austin said. Germany gave €5 bn in 2023.",
            "Байден оголосив пакет на 2,3 млрд доларів. Це вже п'ятий пакет у червні.",
        ),
        "numbers": (
            "2,3 mil millones de euros",
            "53.5bn",
            "2/7/24",
            "twenty-seventh of june 2024",
            "от 5 до 7 млн",
            "FY2023 Q3",
        ),
        "article": (
            'WASHINGTON, July 2 (AP) - The United States will send $2.3 billion. "Ukraine is not alone," Austin said.',
            "<!doctype html><html><body><p>Germany gave €5 billion in 2023.</p></body></html>",
        ),
        "article.pdf": ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",),
        "form": ("value: $1.25 billion; who: Norway → Ukraine; kind: military; when: 2025-12-20; what: A package.",),
        "facts.json": ('[{"id": "a", "type": "figure", "value": 1, "unit": "USD", "donor": "US"}]',),
        "facts.jsonl": ('{"id": "a", "type": "quote", "text": "x", "speaker": "y", "said_on": "2024-07-02"}\n',),
        "facts.yaml": ("- id: a\n  type: figure\n  value: 1_000\n  unit: USD\n  as_of: 2024-07-02\n",),
        "facts.csv": ("id,type,value,unit\na,figure,1,USD\n",),
        "table.csv": ("Country,Year,Amount,Unit\nGermany,2023,5 000,EUR\n", "donor;year;value\nUS;2022;1,5\n"),
        "table.json": ('{"data": {"report3": {"fundingTotals": {"total": 1}}}}', '[{"country": "Sudan", "value": 1}]'),
        "table.yaml": (
            "- &a {Donor: Germany, Value: 7000, Unit: USD, Year: 2019}\n- {<<: *a, Value: 0x1F, Year: 2019-01-01}\n",
        ),
        "table.xml": (
            '<iati-activities version="2.03"><iati-activity><iati-identifier>x</iati-identifier></iati-activity>'
            "</iati-activities>",
        ),
        "table.xlsx": ("PK\x03\x04",),
        "workbook": (),
        "command": (
            "!fact add value: $1.25 billion; who: Norway → Ukraine; kind: military; when: 2025-12-20; what: A package; "
            'source: NRK, "Package", https://www.nrk.no/package, 2025-12-20',
            "!fact edit us-package-2024-07-02 note: x; reason: y",
            '!quote add "So be it" — Lloyd Austin, 2024-07-02, AP, "T", https://example.org/q, 2024-07-02',
            '!alias add "orange man" → Germany',
            "!topic add convoy: generators",
            "!follow digest monday 09:00 Europe/Kyiv",
            "!settings channels #general",
            "!inbox answer q1 us-package-2024-07-02",
            "!fact approve 1.1",
            "!aid tellme norway to ukraine in 2027",
        ),
    }
)


_REPEATED = (
    *(
        "a",
        "Ab ",
        "1",
        "1,",
        " ",
        "\n",
        "\r\n\t",
        "“",
        '"x" ',
        "(",
        "...",
        "- ",
        "&a;",
        "млрд ",
        "hundred ",
        "and ",
        "of the ",
    ),
    *("$1 ", "1% of $2 ", "2 July 2024 ", "Biden Austin ", "“We will help,” Austin said. ", "from 1 to 2 "),
    *(
        "Germany gave Ukraine $5 billion in 2023. ",
        "value: 1; ",
        "a,b\n",
        "a;",
        "[",
        '{"a":',
        '{"a": 1}, ',
        "- - ",
        "- a: 1\n",
    ),
    *("<p>", "<div>", "<a b='c'>", "<iati-activity>", "<!--", "1 0 obj<<>>endobj ", "<<", "(a)Tj "),
)
_BEGINNINGS = ("", "<html><body>", '<iati-activities version="2.03">', "%PDF-1.4\n", "[", "Donor,Value,Unit,Year\n")


def repeated() -> Iterator[bytes]:
    """Inputs as large as they may be that say one thing again and again: what takes its square in time shows in them."""
    for beginning in _BEGINNINGS:
        for piece in _REPEATED:
            start, again = beginning.encode(), piece.encode()
            yield start + again * ((LARGEST - len(start)) // len(again))


def seeds(target: str) -> Iterator[bytes]:
    """What to start fuzzing a target from, each small enough to be changed."""
    yield from (sample.encode() for sample in SAMPLES[target])
    made = _REAL.get(target)
    if made is not None:
        yield from (each for each in made() if each and len(each) <= LARGEST)


def packed(text: bytes) -> bytes:
    """A workbook from the text that `PART` separates its files in."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in text.split(PART)[1:]:
            name, _, content = part.partition(b"\n")
            archive.writestr(name.decode("ascii", "replace")[:100] or "x", content)
    return out.getvalue()


def _data(*suffixes: str) -> list[Path]:
    return sorted(path for suffix in suffixes for path in SHARED.glob(f"data/**/*{suffix}"))


def _tables() -> Iterator[bytes]:
    for path in _data(".csv", ".tsv"):
        with path.open("rb") as file:
            yield b"".join(islice(file, _LINES))


def _questions() -> Iterator[bytes]:
    """Some of the handed questions, of every sort and language."""
    for path in SHARED.glob("questions/*.jsonl"):
        for line in path.read_text("utf-8").splitlines()[::_EVERY]:
            yield str(json.loads(line).get("channel_text", "")).encode()


def _rows() -> Iterator[bytes]:
    """The first tables once more, as lists of rows in YAML."""
    import yaml

    for table in islice(_tables(), _ITEMS * 4):
        lines = [line.split(",") for line in table.decode("utf-8", "replace").splitlines()]
        rows = [dict(zip(lines[0], line, strict=False)) for line in lines[1 : _ITEMS + 1]]
        yield yaml.safe_dump(rows, allow_unicode=True).encode()


def _json() -> Iterator[bytes]:
    for path in SHARED.glob("data/*/*.json"):
        yield json.dumps(_cut(json.loads(path.read_text("utf-8"))), ensure_ascii=False).encode()


def _cut(value: Any) -> Any:
    """The same with short lists."""
    if isinstance(value, list):
        return [_cut(each) for each in value[:_ITEMS]]
    return {name: _cut(each) for name, each in value.items()} if isinstance(value, dict) else value


def _iati() -> Iterator[bytes]:
    from lxml import etree

    for path in _data(".xml"):
        root = etree.parse(path).getroot()
        for activity in root[_ACTIVITIES:]:
            root.remove(activity)
        for activity in root:
            for left in activity.findall("transaction")[_ACTIVITIES:]:
                activity.remove(left)
        yield etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _workbooks(*, apart: bool = False) -> Iterator[bytes]:
    """The publishers' workbooks with few rows, or each sheet of them as a workbook of its own."""
    import openpyxl

    for path in _data(".xlsx"):
        whole = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheets = {sheet.title: [*sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True)] for sheet in whole}
        for titles in [[each] for each in sheets] if apart else [list(sheets)]:
            small = openpyxl.Workbook(write_only=True)
            for title in titles:
                page = small.create_sheet(title)
                for row in sheets[title]:
                    page.append(row)
            out = io.BytesIO()
            small.save(out)
            yield out.getvalue()


def _unpacked() -> Iterator[bytes]:
    for book in _workbooks(apart=True):
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            kept = [each for each in archive.namelist() if not each.startswith(("docProps/", "xl/theme"))]
            yield b"".join(PART + name.encode() + b"\n" + archive.read(name) for name in kept)


def _articles() -> Iterator[bytes]:
    for path in SHARED.glob("articles/*.txt"):
        text = path.read_text("utf-8")
        yield text.encode()
        yield f"<!doctype html><html><body><article><h1>T</h1><p>{text}</p></article></body></html>".encode()


def _pdfs() -> Iterator[bytes]:
    """Small ones that other programs wrote, and the articles as one, packed and not."""
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import PdfPages
    from matplotlib.figure import Figure

    yield from (Path(mpl.get_data_path(), "images", name).read_bytes() for name in _PICTURES)
    for article, packing in ((article, packing) for article in SHARED.glob("articles/*.txt") for packing in (0, 6)):
        out = io.BytesIO()
        with mpl.rc_context({"pdf.compression": packing, "pdf.fonttype": 42}), PdfPages(out) as book:
            sheet = Figure(figsize=(8, 4))
            sheet.text(0.05, 0.1, article.read_text("utf-8")[:300], parse_math=False)
            book.savefig(sheet)
        yield out.getvalue()


def _facts(form: str) -> Iterator[bytes]:
    """Some of the shipped facts, two at a time, in one of the forms that facts come in."""
    from bot.domain.record import to_record
    from bot.exchange.writing import written
    from bot.store.ledger import Ledger
    from bot.store.store import Store

    shipped = Path(__file__).resolve().parent.parent / "facts.db"
    records = [to_record(held.fact) for held in asyncio.run(Ledger(Store.open(shipped, read_only=True)).export(None))]
    step = max(1, len(records) // _FACTS)
    for at in range(0, len(records), step):
        yield "".join(written(records[at : at + 2], form)).encode()


_REAL: Mapping[str, Callable[[], Iterator[bytes]]] = MappingProxyType(
    {
        "question": _questions,
        "check": _questions,
        "numbers": _questions,
        "article": _articles,
        "article.pdf": _pdfs,
        **{f"facts.{form}": partial(_facts, form) for form in ("json", "jsonl", "yaml", "csv")},
        "table.csv": _tables,
        "table.json": _json,
        "table.yaml": _rows,
        "table.xml": _iati,
        "table.xlsx": _workbooks,
        "workbook": _unpacked,
    }
)
