"""The closed lists by which facts are told apart: types, precision, kinds of aid, stages, measures and facets."""

from enum import StrEnum


class FactType(StrEnum):
    """The three kinds of fact."""

    FIGURE = "figure"
    QUOTE = "quote"
    STATEMENT = "statement"


class Precision(StrEnum):
    """How exactly the source gives a number; always shown with it."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"


class AidKind(StrEnum):
    """What aid is for."""

    MILITARY = "military"
    FINANCIAL = "financial"
    HUMANITARIAN = "humanitarian"
    DEVELOPMENT = "development"
    CIVILIAN = "civilian"
    ENERGY = "energy"
    REFUGEE_COSTS = "refugee_costs"
    MILITARY_AND_CIVILIAN = "military_and_civilian"
    FINANCIAL_AND_HUMANITARIAN = "financial_and_humanitarian"
    ALL = "all"
    MIXED = "mixed"
    NOT_AID = "not_aid"
    """A count or amount about the setting of aid (bombs dropped, allies counted), not aid itself."""


class Stage(StrEnum):
    """How far the money or goods have got. Figures of different stages are never compared as if alike."""

    APPROPRIATED = "appropriated"
    AUTHORIZED = "authorized"
    ANNOUNCED = "announced"
    PLEDGED = "pledged"
    PLANNED = "planned"
    REQUESTED = "requested"
    TARGETED = "targeted"
    REQUIRED = "required"
    COMMITTED = "committed"
    ALLOCATED = "allocated"
    OBLIGATED = "obligated"
    DISBURSED = "disbursed"
    DELIVERED = "delivered"
    RECEIVED = "received"
    PROVIDED = "provided"
    REPORTED = "reported"
    CLAIMED = "claimed"
    CANCELLED = "cancelled"


MEASURES = frozenset(
    """
    package running_total annual_amount multi_year_programme fund loan estimate new_commitments
    new_allocations deliveries procurement heavy_weapons change share share_of_gdp gap count_of_donors
    count_of_packages appropriation obligations disbursements drawdown_authority remaining_authority
    remaining_funds valuation_error requirement funding funding_share pledges people_in_need
    people_targeted oda_total oda_by_donor oda_to_country oda_to_region oda_share_of_gni
    humanitarian_oda in_donor_refugee_costs target foreign_assistance_total cancellations count
    """.split()
)
"""What a figure measures (the closed list of the fact base, and `count` for a plain count of things)."""

FACETS = frozenset(
    "mechanism definition contents event person date place request observation context provenance".split()
)
"""What a statement tells."""
