"""Facts leave as files and come back the same, whatever their texts hold, and no cell is a formula."""

import csv
import io
import re
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.kinds import FactType
from bot.domain.model import AnyFact, Statement
from bot.domain.record import to_record
from bot.errors import InvalidFact, UnreadableDocument
from bot.exchange.columns import Holds, columns_for
from bot.exchange.reading import read_facts
from bot.exchange.writing import FORMS, written
from tests.domain.test_record import FACTS, FIGURE, FIGURES, QUOTES, STATEMENT, STATEMENTS, TEXTS

ODD = st.builds(
    "".join,
    st.tuples(
        st.text("=+-@'\n \"＝＠", min_size=1, max_size=3), TEXTS, st.sampled_from(["", "\n", '"', "'", "\ufeff"])
    ),
)
ODD_FACTS = st.builds(
    lambda fact, text: replace(fact, note=text, topics=(text[:90],), source=replace(fact.source, title=text)),
    FIGURES | QUOTES | STATEMENTS,
    ODD,
)
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def text_of(facts: Sequence[AnyFact], form: str) -> str:
    return "".join(written((to_record(fact) for fact in facts), form))


def back(folder: Path, text: str, form: str) -> tuple[AnyFact, ...]:
    path = folder / f"facts.{form}"
    path.write_bytes(text.encode())
    return read_facts([path])


@pytest.mark.parametrize("form", FORMS)
@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(facts=st.lists(ODD_FACTS, max_size=2, unique_by=lambda fact: fact.id))
def test_facts_come_back_the_same_from_every_format(form: str, tmp_path: Path, facts: list[AnyFact]) -> None:
    assert back(tmp_path, text_of(facts, form), form) == tuple(facts)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ODD_FACTS)
def test_no_cell_of_a_table_is_a_formula(fact: AnyFact) -> None:
    numbers = {column.name for column in columns_for(*FactType) if column.holds is Holds.NUMBER}
    [row] = csv.DictReader(io.StringIO(text_of([fact], "csv").removeprefix("\ufeff"), newline=""))
    assert [name for name, cell in row.items() if name not in numbers and FORMULA.match(cell)] == []


def test_an_apostrophe_that_somebody_wrote_stays() -> None:
    text = "".join(written([to_record(replace(STATEMENT, note="'s-Hertogenbosch"))], "csv"))
    assert ",'s-Hertogenbosch," in text


def test_a_statement_whose_value_is_words_keeps_them_beside_figures(tmp_path: Path) -> None:
    told = replace(STATEMENT, value="=Ramstein")
    assert isinstance(told, Statement)
    assert back(tmp_path, text_of([FIGURE, told], "csv"), "csv") == (FIGURE, told)


@pytest.mark.parametrize(("sign", "encoding"), [(";", "utf-8"), ("\t", "utf-16"), (",", "utf-8-sig")])
def test_a_table_that_a_spreadsheet_saved_is_read(sign: str, encoding: str, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(text_of(FACTS, "csv").removeprefix("\ufeff"))))
    path = tmp_path / "saved.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=sign).writerows(rows)
    assert read_facts([path]) == tuple(FACTS)


def test_days_in_yaml_need_no_quotes(tmp_path: Path) -> None:
    text = text_of(FACTS, "yaml").replace("'2024-07-02'", "2024-07-02")
    assert back(tmp_path, text, "yaml") == tuple(FACTS)


@pytest.mark.parametrize("form", FORMS)
def test_every_fault_is_told_with_its_place(form: str, tmp_path: Path) -> None:
    text = text_of([FIGURE, STATEMENT, FACTS[1]], form).replace("https://example.org", "ftp://example.org")
    with pytest.raises(InvalidFact) as told:
        back(tmp_path, text, form)
    assert len(told.value.faults) == 3
    assert re.match(rf"facts\.{form}, (line|entry) \d: source: url “ftp://", told.value.faults[1])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("facts.json", '[{"id": "x"', "no whole JSON file"),
        ("facts.json", '{"id": "x"}', "facts are a list"),
        ("facts.jsonl", "{", "no whole JSONL file"),
        ("facts.yaml", "- [", "no whole YAML file"),
        ("facts.csv", "Donor,Value\nUS,1\n", "names no columns type and id"),
        ("facts.csv", 'type,id\nquote,"q', "no whole CSV file"),
        ("facts.csv", "", "names no columns"),
        ("facts.xml", "<x/>", "ends in none of"),
        ("facts.json", "[" * 100_000, "no whole JSON file"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused(name: str, text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(UnreadableDocument, match=said):
        read_facts([tmp_path / name])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("type,id\nquote\n", "This row has 1 cells, and the header 2"),
        ("type,id\nsong,x\n", "type must be one of: figure, quote, statement"),
        ("type,id,about\nquote,x,us-pda\n", "about is no list in JSON"),
        ("type,id,colour\nquote,x,red\n", "“colour” is not a field of a quote"),
    ],
)
def test_a_row_that_cannot_be_read_says_how_to_mend_it(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidFact, match=said):
        back(tmp_path, text, "csv")


def test_an_id_stands_in_the_files_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidFact, match="line 2: The id us-package-1 stands here a second time"):
        back(tmp_path, text_of([FIGURE, FIGURE], "jsonl"), "jsonl")


def test_of_many_faults_some_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    with pytest.raises(InvalidFact, match="And 30 more"):
        back(tmp_path, "[" + ",".join(["3"] * 80) + "]", "json")


def memory_to_refuse(path: Path) -> int:
    """The most memory that refusing a file took, in bytes."""
    tracemalloc.start()
    with pytest.raises(InvalidFact, match=r"And [\d,]+ more"):
        read_facts([path])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.parametrize(
    ("form", "head", "line"), [("jsonl", "", '{"type": "song"}\n'), ("csv", "type,id\n", "song,x\n")]
)
def test_a_long_file_of_nothing_but_faults_takes_no_more_memory_than_a_short_one(
    form: str, head: str, line: str, tmp_path: Path
) -> None:
    path = tmp_path / f"facts.{form}"
    path.write_text(head + line * 300)
    memory_to_refuse(path)  # what is read once stays
    short = memory_to_refuse(path)
    path.write_text(head + line * 6000)
    assert memory_to_refuse(path) < short + 100_000


def test_of_a_fact_with_ever_so_many_strange_fields_the_first_are_told_soon(tmp_path: Path) -> None:
    strange = ", ".join(f'"field {number}": 1' for number in range(5000))
    with pytest.raises(InvalidFact, match=r"field 0.*And 4,980 more"):
        back(tmp_path, f'[{{"type": "quote", {strange}}}]', "json")
