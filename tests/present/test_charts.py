"""What stands in a chart: every figure with its precision, what it counts, who says so and as of when."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.drawable import Compared, Composed, Grown
from bot.domain.model import AidKind, Figure, Precision, Stage
from bot.present.charts import chart
from bot.present.facts import FactWords
from bot.present.messages import speaking
from bot.present.picture import Bars, Bound, History
from tests.present.making import PACKAGE, TODAY, TOTAL, Names, day, held


def words(language: str = "en") -> FactWords:
    return FactWords(Names(), speaking(language), TODAY)


OLD = replace(TOTAL, id="old", as_of=day("2023-05"), value=Decimal(37_500_000_000), precision=Precision.ABOUT)
PART = replace(OLD, id="part", stage=Stage.DELIVERED, precision=Precision.UP_TO)
GERMAN = replace(TOTAL, id="german", donor="DE", unit="EUR", value=Decimal(28_000_000_000), stage=Stage.COMMITTED)


def history(language: str = "en") -> History:
    drawn = chart(Grown(held(OLD, TOTAL), held(PART)), words(language))
    assert isinstance(drawn, History)
    return drawn


def bars(drawn: Compared | Composed, language: str = "en") -> Bars:
    picture = chart(drawn, words(language))
    assert isinstance(picture, Bars)
    return picture


def test_a_history_tells_what_is_counted_and_as_of_when() -> None:
    picture = history()
    assert picture.title == "United States → Ukraine"
    assert "Military aid" in picture.about
    assert "allocated" in picture.about
    assert "as of 2 July 2024" in picture.about
    assert picture.sources == "Source: Example Wire"
    assert picture.scale == "billion USD"


def test_a_number_never_loses_its_precision() -> None:
    assert [(mark.label, mark.bound) for mark in history().marks] == [
        ("≈ 37.5", Bound.AT),
        ("> 53.5", Bound.ABOVE),
        ("≤ 37.5", Bound.BELOW),
    ]


def test_a_month_is_drawn_as_long_as_it_may_be() -> None:
    first = history().marks[0]
    assert first.end - first.start == 30


def test_what_counts_otherwise_is_marked_and_told() -> None:
    picture = history()
    assert [mark.alike for mark in picture.marks] == [True, True, False]
    assert "Hollow marks count otherwise: up to $37.5 billion (May 2023, delivered)" in picture.notes


def test_a_comparison_tells_of_each_bar_what_it_counts_and_who_says_so() -> None:
    picture = bars(Compared((held(TOTAL), held(GERMAN))))
    (american,), (german,) = picture.groups
    assert (american.label, american.amount) == ("United States → Ukraine", "more than $53.5 billion")
    assert (german.label, german.amount) == ("Germany → Ukraine", "more than €28 billion")
    assert german.detail.endswith("committed, Example Wire")
    assert american.texture != german.texture


def test_a_comparison_of_unlike_figures_says_so_in_the_picture() -> None:
    picture = bars(Compared((held(TOTAL), held(GERMAN))))
    assert "These figures do not all count the same thing." in picture.about
    assert picture.notes == ("Amounts in different currencies or units share no scale.",)
    alike = bars(Compared((held(TOTAL, replace(TOTAL, id="other", donor="DE")),)))
    assert "do not all" not in alike.about
    assert alike.notes == ()
    assert len({bar.texture for bar in alike.groups[0]}) == 1


def test_parts_stand_one_after_the_other_inside_their_whole() -> None:
    money = replace(TOTAL, id="money", kind=AidKind.FINANCIAL, value=Decimal(3_500_000_000))
    arms = replace(TOTAL, id="arms", value=Decimal(50_000_000_000))
    (whole, one, other), *_ = bars(Composed(held(TOTAL)[0], held(arms, money))).groups
    assert (whole.label, whole.start, whole.end) == ("In all", 0, 53.5e9)
    assert (one.label, one.start, one.end) == ("Military aid", 0, 50e9)
    assert (other.label, other.start, other.end) == ("Financial aid", 50e9, 53.5e9)


def test_parts_that_do_not_come_to_the_whole_say_so() -> None:
    (note,) = bars(Composed(held(TOTAL)[0], held(PACKAGE))).notes
    assert note.startswith("The parts do not come to exactly the whole")


@pytest.mark.parametrize("language", ["uk", "ru", "de", "fr", "es", "pl"])
def test_the_words_in_a_chart_are_those_of_the_asker(language: str) -> None:
    english = history()
    other = history(language)
    assert other.alt != english.alt
    assert not other.alt.startswith("Chart")
    assert not other.notes[0].startswith("Hollow")
    assert other.scale.endswith(" USD")
    assert other.scale != english.scale
    assert [mark.value for mark in other.marks] == [mark.value for mark in english.marks]


def test_the_alternative_text_tells_every_figure_and_the_source() -> None:
    alt = history().alt
    assert alt.startswith("Chart: United States → Ukraine")
    for told in ("May 2023: about $37.5 billion", "2 July 2024: more than $53.5 billion", "Source: Example Wire"):
        assert told in alt


def test_the_alternative_text_keeps_to_the_limit_and_counts_what_it_leaves_out() -> None:
    many: list[Figure] = [replace(TOTAL, id=f"t{year}", as_of=day(str(year))) for year in range(1950, 2024)]
    alt = chart(Grown(held(*many)), words()).alt
    assert len(alt.encode("utf-16-le")) // 2 <= 1024
    assert "; +" in alt
    assert alt.endswith("Source: Example Wire.")
