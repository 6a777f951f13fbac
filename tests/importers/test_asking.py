"""Questions about imported data sets: who gives most, year by year, an appeal against its funding, curated beside imported."""

from pathlib import Path

import pytest

from tests.importers.test_importing import APPEALS, KIEL, imported, told

pytestmark = pytest.mark.usefixtures("installed")

DAC2A = "Recipient,Donor,Aid type,Amount type,Year,Value\n"
NET = "ODA: Total Net,Constant Prices (2022 USD millions)"
DAC1 = "DONOR,Donor Name,AIDTYPE,Aid type,FLOWS,Fund flows,Amounttype,AMOUNTTYPE,Year,Value\n"


@pytest.fixture
def chad(tmp_path: Path, installed: object) -> None:
    """What five donors gave Chad in three years, and all of them together."""
    rows = [
        f"Chad,{donor},{NET},{year},{value}"
        for year, scale in ((2017, 1), (2018, 2), (2019, 3))
        for donor, value in (
            ("Germany", 10 * scale),
            ("France", 30 * scale),
            ("Norway", 5 * scale),
            ("Japan", 7 * scale),
            ("DAC Countries, Total", 52 * scale),
        )
    ]
    path = tmp_path / "dac2a.csv"
    path.write_text(DAC2A + "\n".join(rows) + "\n", encoding="utf-8")
    imported(str(path))


@pytest.fixture
def kiel(tmp_path: Path, installed: object) -> None:
    """What three donors allocated to Ukraine in two years."""
    rows = [
        f"{name},{code},{year},1,{value},1,1,{value - 2},{value + 1},0,1,1"
        for year in (2023, 2024)
        for name, code, value in (("Germany", "DEU", 9), ("Norway", "NOR", 4), ("Iceland", "ISL", 3))
    ]
    path = tmp_path / "kiel.csv"
    path.write_text(KIEL + "\n".join(rows) + "\n", encoding="utf-8")
    imported(str(path))


def lines(question: str) -> list[str]:
    return [line.removeprefix("- ") for line in told(question).splitlines() if line.startswith("- ")]


@pytest.mark.usefixtures("chad")
def test_who_gives_most_is_told_among_those_that_one_data_set_counts_alike() -> None:
    assert lines("who gave chad the most oda in 2019") == [
        "France → Chad: $90 million",
        "Germany → Chad: $30 million",
        "Japan → Chad: $21 million",
        "Norway → Chad: $15 million",
    ]
    assert "among those that it counts alike (4)" in told("top donors to chad in 2019")
    assert "a sum of rows of an imported file" in told("top donors to chad in 2019")
    assert lines("largest donors of oda to chad 2017")[0] == "France → Chad: $30 million"
    assert len(lines("top 2 donors to chad in 2019")) == 2
    assert lines("who gave chad the least in 2019")[0] == "Norway → Chad: $15 million"


@pytest.mark.usefixtures("chad")
def test_sums_of_all_donors_stand_in_no_ranking() -> None:
    assert "DAC" not in "".join(lines("top donors to chad in 2018"))


@pytest.mark.usefixtures("chad")
@pytest.mark.parametrize(
    "question",
    [
        "which nato country gave chad the most oda in 2019",
        "who gave chad the most oda in 1999",
        "who gave chad the most military aid in 2019",
        "who gave chad the most tanks in 2019",
        "who gave peru the most oda in 2019",
        "france gave chad the most oda in 2019",
        "true that germany gave most to chad?",
        "is germany the top donor to chad?",
        "who gave chad the most 3 million in 2019",
    ],
)
def test_nothing_is_ranked_that_the_data_set_does_not_tell(question: str) -> None:
    assert told(question).startswith("No sourced answer")


@pytest.mark.usefixtures("kiel")
def test_without_a_recipient_the_usual_one_is_taken_and_told() -> None:
    answer = told("who gives most")
    assert "taking Ukraine as the recipient" in answer
    assert lines("who gives most")[0] == "Germany → Ukraine: €18 billion"
    assert lines("top donors of military aid to ukraine")[0] == "Germany → Ukraine: €14 billion"
    assert lines("wer gab am meisten für die ukraine")[0] == "Deutschland → Ukraine: 18 Milliarden Euro"


@pytest.mark.usefixtures("chad")
def test_a_series_is_told_year_by_year_the_newest_first() -> None:
    assert lines("germany oda to chad by year") == ["2019: $30 million", "2018: $20 million", "2017: $10 million"]
    assert lines("year by year oda from norway to chad")[-1] == "2017: $5 million"
    assert told("peru oda to chad by year").startswith("No sourced answer")


@pytest.mark.usefixtures("kiel")
def test_what_was_given_in_a_year_is_no_total_of_a_later_day() -> None:
    assert told("norway aid to ukraine in 2023").startswith("€4 billion: Norway → Ukraine, new allocations, 2023")
    assert told("iceland aid to ukraine in 2019").startswith("No sourced answer")


@pytest.mark.usefixtures("kiel")
def test_a_curated_figure_and_an_imported_one_stand_side_by_side() -> None:
    answer = told("how much did germany give ukraine in 2023")
    assert answer.startswith("€9 billion: Germany → Ukraine, new allocations, 2023")
    assert "Also: about €5 billion, military aid, provided" in answer


def test_an_appeal_is_told_against_its_funding(tmp_path: Path) -> None:
    path = tmp_path / "appeals.csv"
    path.write_text(
        f"{APPEALS}TCD,1,Chad Humanitarian Response Plan,HTCD19,4,Plan,2019-01-01,2019-12-31,2019,476600000,250000000,52\n",
        encoding="utf-8",
    )
    imported(str(path), "--published", "2020-01-01")
    assert lines("requirements against funding for chad 2019") == [
        "$476.6 million, requirement of an appeal, required",
        "$250 million, funding of an appeal, committed",
    ]


@pytest.mark.usefixtures("chad")
def test_two_donors_are_compared_by_what_counts_alike() -> None:
    assert lines("compare germany and norway oda 2019") == [
        "Germany → Chad: $30 million",
        "Norway → Chad: $15 million",
    ]
