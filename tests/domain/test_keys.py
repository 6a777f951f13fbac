"""What a loose word of a question may stand for: promises for each other, never a promise for a delivery."""

from decimal import Decimal

import pytest

from bot.domain.keys import MEASURE_REPORTERS, MEASURES_OF, PROMISED, kind_fits, measures_for, stage_fits
from bot.domain.model import AidKind, Figure, Precision, Source, Stage
from bot.domain.partial_date import PartialDate

PAGE = Source("press", "Example Press", "https://press.example/page", "A page", PartialDate(2024, 7, 2))


def figure(kind: AidKind) -> Figure:
    return Figure(
        id="one",
        source=PAGE,
        value=Decimal(5),
        unit="USD",
        precision=Precision.EXACT,
        donor="US",
        recipient="UA",
        kind=kind,
        stage=Stage.COMMITTED,
        measure="package",
        sentence="A package.",
    )


@pytest.mark.parametrize("asked", ["announced", "pledged", "committed", "allocated", "provided"])
@pytest.mark.parametrize("stored", sorted(PROMISED))
def test_words_for_promises_are_used_for_each_other(asked: str, stored: Stage) -> None:
    assert stage_fits(asked, stored)


@pytest.mark.parametrize("asked", ["delivered", "disbursed", "repaid", "stolen", "lost", "obligated"])
@pytest.mark.parametrize("stored", sorted(PROMISED))
def test_a_promise_never_answers_for_what_became_of_it(asked: str, stored: Stage) -> None:
    assert not stage_fits(asked, stored)


@pytest.mark.parametrize("stored", sorted(set(Stage) - PROMISED))
def test_what_became_of_it_never_answers_for_a_promise(stored: Stage) -> None:
    assert not stage_fits("committed", stored)
    assert stage_fits(stored.value, stored)


@pytest.mark.parametrize("kind", sorted(AidKind))
def test_a_figure_is_of_its_own_kind(kind: AidKind) -> None:
    assert kind_fits(kind.value, figure(kind)) == (kind is not AidKind.MIXED or kind_fits("mixed", figure(kind)))


def test_a_figure_of_all_aid_is_none_of_military_aid() -> None:
    assert not kind_fits("military", figure(AidKind.ALL))
    assert not kind_fits("humanitarian", figure(AidKind.MILITARY))


def test_all_aid_is_never_one_kind_of_it() -> None:
    assert kind_fits("all", figure(AidKind.ALL))
    assert not kind_fits("all", figure(AidKind.MILITARY))


def test_several_words_ask_for_what_any_of_them_can_mean() -> None:
    assert measures_for(["package", "total"]) == {"package", "running_total"}
    assert measures_for(["requirement"]) == {"requirement"}
    assert measures_for(["weather"]) == frozenset()


def test_appeals_are_filed_under_those_who_report_them() -> None:
    assert set(MEASURE_REPORTERS) <= set(MEASURES_OF)
    assert (MEASURE_REPORTERS["requirement"], MEASURE_REPORTERS["oda"]) == ("ocha", "dac")
