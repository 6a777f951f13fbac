"""From concepts of the lexicon to the keys of the model: which measures, stages and kinds a word of a question can mean."""

from collections.abc import Iterable
from types import MappingProxyType

from bot.domain.model import AidKind, Figure, Stage

MEASURES_OF = MappingProxyType(
    {
        "package": ("package",),
        "total": ("running_total",),
        "annual": ("annual_amount",),
        "requirement": ("requirement",),
        "funding": ("funding", "funding_share"),
        "people_in_need": ("people_in_need",),
        "people_targeted": ("people_targeted",),
        "oda": ("oda_total", "oda_by_donor", "oda_to_country", "oda_to_region"),
        "share_of_gni": ("oda_share_of_gni",),
        "share_of_gdp": ("share_of_gdp",),
        "appropriation": ("appropriation",),
        "loan": ("loan",),
        "valuation_error": ("valuation_error",),
        "fund": ("fund",),
        "pledges": ("pledges",),
        "drawdown_authority_cap": ("drawdown_authority",),
        "remaining": ("remaining_authority", "remaining_funds"),
        "refugee_costs": ("in_donor_refugee_costs",),
        "foreign_assistance": ("foreign_assistance_total",),
        "cancellations": ("cancellations",),
        "heavy_weapons": ("heavy_weapons",),
        "new_commitments": ("new_commitments",),
        "new_allocations": ("new_allocations",),
    }
)

TOTAL, PACKAGE = frozenset({"running_total"}), frozenset({"package"})
"""The two measures that most questions are about, as keys to look up by."""

MEASURE_REPORTERS = MappingProxyType(
    {
        "requirement": "ocha",
        "funding": "ocha",
        "people_in_need": "ocha",
        "people_targeted": "ocha",
        "oda": "dac",
        "refugee_costs": "dac",
    }
)
"""Who a figure of this measure is filed under when a question names nobody."""
REPORTERS = frozenset(MEASURE_REPORTERS.values())
"""Under whom figures of all donors together are filed."""

PROMISED = frozenset(
    {
        Stage.ANNOUNCED,
        Stage.AUTHORIZED,
        Stage.PLEDGED,
        Stage.COMMITTED,
        Stage.ALLOCATED,
        Stage.PROVIDED,
        Stage.REPORTED,
    }
)
"""Stages that people name loosely for each other; an answer tells which one its source counts."""


def names_of_measure(measure: str) -> tuple[str, ...]:
    """The `measure` concepts by which a measure of the model is asked for."""
    return tuple(named for named, measures in MEASURES_OF.items() if measure in measures)


NOT_YET = frozenset({Stage.REQUIRED, Stage.REQUESTED, Stage.TARGETED, Stage.PLANNED})
"""Stages of what somebody needs or means to give: nothing is given or received yet."""

WIDEST = frozenset({AidKind.ALL, AidKind.MIXED})
"""Kinds of a figure that counts all the aid rather than one sort of it."""
_NARROW_KINDS = frozenset(AidKind) - WIDEST - {AidKind.NOT_AID}


def measures_for(concepts: Iterable[str]) -> frozenset[str]:
    """The model's measures that these `measure` concepts can mean."""
    return frozenset(measure for concept in concepts for measure in MEASURES_OF.get(concept, ()))


def kinds_for(concepts: Iterable[str]) -> frozenset[str]:
    """The kinds of aid named; "all" and words that are no kind of the model leave the kind open."""
    return frozenset(concept for concept in concepts if concept in _NARROW_KINDS)


def stages_for(concepts: Iterable[str]) -> frozenset[str]:
    """The stages that answer a question naming these: a promise by any word, anything further only by its own."""
    return frozenset(stage for concept in concepts for stage in _STAGES_FITTING.get(concept, ()))


def stage_fits(asked: str, stage: Stage) -> bool:
    """Whether a figure at this stage answers a question that names a stage."""
    return asked == stage or (asked in PROMISED and stage in PROMISED)


_STAGES_FITTING: dict[str, tuple[Stage, ...]] = {
    asked: tuple(stage for stage in Stage if stage_fits(asked, stage)) for asked in Stage
}


def kind_fits(asked: str, figure: Figure) -> bool:
    """Whether a figure is of the kind of aid a question names; `all` and `mixed` figures are not of one kind."""
    if asked == "all":
        return figure.kind in WIDEST
    return asked == figure.kind.value
