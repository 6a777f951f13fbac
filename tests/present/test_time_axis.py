"""The days named below an axis of time: few, between the first day and the last, in the asker's language."""

from datetime import date

import pytest

from bot.present.picture import Mark
from bot.present.time_axis import ticks


def named(first: str, last: str, language: str = "en") -> list[str]:
    marks = [Mark(d.toordinal(), d.toordinal(), 1, "") for d in map(date.fromisoformat, (first, last))]
    return [tick.label for tick in ticks(marks, language)]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2022-03-01", "2025-06-30", ["2023", "2024", "2025"]),
        ("2023-10-05", "2025-01-09", ["Jan 2024", "Jul 2024", "Jan 2025"]),
        ("2024-01-15", "2024-04-15", ["Feb 2024", "Mar 2024", "Apr 2024"]),
        ("2024-07-02", "2024-07-20", ["2 July 2024", "20 July 2024"]),
        ("1960-01-01", "2024-01-01", ["1960", "1980", "2000", "2020"]),
        ("1500-01-01", "2024-01-01", ["1 January 1500", "1 January 2024"]),
    ],
)
def test_a_few_months_or_years_are_named(first: str, last: str, told: list[str]) -> None:
    assert named(first, last) == told


def test_months_are_named_in_the_language_of_the_asker() -> None:
    assert named("2024-01-15", "2024-03-15", "de") == ["Feb. 2024", "März 2024"]
