"""Reading reviewed text: what is written is what is read, and a mistake is told with its file, line or id."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.build.shipped import Shipped, read_facts
from bot.build.yaml_file import read_yaml
from bot.domain.model import Figure
from bot.errors import InvalidFact

SOURCES = """
example-org-1: {publisher: Example Agency, title: A report, url: https://example.org/1, published: 2024-07-02}
example-org-2: {publisher: Another Agency, url: https://example.org/2}
"""
FIGURE = """
- id: no-fund-1
  type: figure
  donor: NO
  recipient: UA
  kind: military
  stage: announced
  measure: fund
  value: 1_200_000.50
  unit: USD
  precision: exact
  as_of: 2024-07-02
  counted_since: 2022
  sentence: Norway announced a fund.
  source: example-org-1
  second_sources: [example-org-2]
"""
DISPUTES = """
- id: dispute-1
  about: size
  entries: [no-fund-1]
  positions:
    - {says: one, source: example-org-1}
    - {says: two, source: example-org-2}
  assessment: Rounding.
"""


def read(
    folder: Path, *, facts: str = FIGURE, sources: str = SOURCES, disputes: str = DISPUTES, entities: str = ""
) -> Shipped:
    for name, text in {
        "facts/one.yaml": facts,
        "sources.yaml": sources,
        "disputes.yaml": disputes,
        "entities/people.yaml": entities,
    }.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_facts(folder)


def test_a_fact_is_read_as_it_is_written_with_its_sources_in_place(tmp_path: Path) -> None:
    [fact] = read(tmp_path).facts
    assert isinstance(fact, Figure)
    assert fact.donor == "NO"
    assert fact.value == Decimal("1200000.50")
    assert (str(fact.as_of), str(fact.counted_since)) == ("2024-07-02", "2022")
    assert fact.source.title == "A report"
    assert [source.publisher for source in fact.second_sources] == ["Another Agency"]


def test_a_dispute_is_read_with_the_sources_of_its_positions(tmp_path: Path) -> None:
    [dispute] = read(tmp_path).disputes
    assert [position.source and position.source.url for position in dispute.positions] == [
        "https://example.org/1",
        "https://example.org/2",
    ]


def test_persons_of_the_entities_folder_are_known(tmp_path: Path) -> None:
    [fact] = read(
        tmp_path, facts=FIGURE + "  people: [lloyd-austin]\n", entities="lloyd-austin: {type: person}\n"
    ).facts
    assert fact.people == ("lloyd-austin",)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"facts": FIGURE.replace("unit: USD", "unit:")}, "one.yaml, no-fund-1: unit is missing."),
        ({"facts": FIGURE.replace("- id: no-fund-1\n ", "-")}, "one.yaml, entry 1: id is missing."),
        ({"facts": FIGURE.replace("source: example-org-1", "source: nowhere-1")}, "nowhere-1 is not in sources.yaml."),
        ({"facts": FIGURE.replace("[example-org-2]", "[nowhere-2]")}, "nowhere-2 is not in sources.yaml."),
        (
            {"disputes": DISPUTES.replace("source: example-org-2", "source: no-3")},
            "disputes.yaml, dispute-1: no-3 is not",
        ),
        ({"facts": FIGURE + FIGURE}, "no-fund-1 stands 2 times."),
        ({"disputes": DISPUTES.replace("dispute-1", "no-fund-1")}, "no-fund-1 stands 2 times."),
        ({"facts": FIGURE + "  about: [gone-1]\n"}, "no-fund-1: about names gone-1, which is no fact."),
        ({"facts": FIGURE + "  same_as: gone-2\n"}, "no-fund-1: same_as names gone-2, which is no fact."),
        ({"facts": FIGURE + "  includes: [gone-3]\n"}, "no-fund-1: includes names gone-3, which is no fact."),
        ({"facts": FIGURE + "  about: [no-fund-1]\n"}, "no-fund-1: about names the fact itself."),
        (
            {"disputes": DISPUTES.replace("[no-fund-1]", "[gone-4]")},
            "dispute-1: entries names gone-4, which is no fact.",
        ),
        ({"facts": FIGURE.replace("donor: NO", "donor: atlantis")}, "atlantis (in no-fund-1) is no known entity."),
        ({"facts": FIGURE + "  people: [lloyd-austin]\n"}, "lloyd-austin (in no-fund-1) is no known entity."),
        ({"sources": SOURCES + "idle-1: {publisher: A}\n"}, "sources.yaml: nothing rests on idle-1."),
    ],
)
def test_a_mistake_is_told_with_its_file_and_id(tmp_path: Path, changes: dict[str, str], told: str) -> None:
    with pytest.raises(InvalidFact) as caught:
        read(tmp_path, **changes)
    assert any(told in fault for fault in caught.value.faults), caught.value.faults


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidFact) as caught:
        read(tmp_path, facts=FIGURE.replace("unit: USD", "unit:"), disputes=DISPUTES.replace("Rounding.", ""))
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2_300_000_000", 2_300_000_000),
        ("-43", -43),
        ("0.7", Decimal("0.7")),
        ("'2024'", "2024"),
        ("2024-07-02", "2024-07-02"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("~", None),
        ("''", ""),
        ("1e9", "1e9"),
        ("[a, {b: c}]", ["a", {"b": "c"}]),
        ("", None),
    ],
)
def test_only_plain_numbers_and_null_are_special(tmp_path: Path, text: str, value: object) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_yaml(path) == value


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a: 1\nb: 2\na: 3\n", "one.yaml, line 3: a stands twice."),
        (b"a: [1", "one.yaml cannot be read:"),
        (b"\xff\xfe\x00", "one.yaml cannot be read:"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "one.yaml"
    path.write_bytes(content)
    with pytest.raises(InvalidFact, match=told):
        read_yaml(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidFact, match=r"sources\.yaml is missing from the data folder\."):
        read_facts(tmp_path)
