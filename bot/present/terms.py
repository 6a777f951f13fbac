"""The field's terms as people read them: kinds, stages, measures, mechanisms and units in words."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from bot.domain.model import AidKind, Stage
from bot.present.locales import ENGLISH
from bot.present.messages import Messages, mark, speaking

_SOME = 5
"""Stands for any number in the millions, after which nouns have the form that they have after five."""
_MILLION = 10**6

_MEASURES: Mapping[str, str] = MappingProxyType(
    {
        "package": mark("aid package"),
        "running_total": mark("cumulative total"),
        "annual_amount": mark("amount for one year"),
        "multi_year_programme": mark("programme of several years"),
        "fund": mark("fund"),
        "loan": mark("loan"),
        "estimate": mark("estimate"),
        "new_commitments": mark("new commitments"),
        "new_allocations": mark("new allocations"),
        "deliveries": mark("deliveries"),
        "procurement": mark("procurement"),
        "heavy_weapons": mark("heavy weapons"),
        "change": mark("change"),
        "share": mark("share"),
        "share_of_gdp": mark("share of GDP"),
        "gap": mark("gap"),
        "appropriation": mark("money set aside by law"),
        "obligations": mark("contracts signed"),
        "disbursements": mark("payments"),
        "drawdown_authority": mark("legal limit on drawdowns"),
        "remaining_authority": mark("drawdown authority left"),
        "remaining_funds": mark("funds left"),
        "valuation_error": mark("error of valuation"),
        "requirement": mark("requirement of an appeal"),
        "funding": mark("funding of an appeal"),
        "funding_share": mark("share of an appeal that is funded"),
        "pledges": mark("pledges"),
        "people_in_need": mark("people in need"),
        "people_targeted": mark("people to be reached"),
        "oda_total": mark("official development assistance (ODA)"),
        "oda_by_donor": mark("official development assistance (ODA)"),
        "oda_to_country": mark("official development assistance (ODA)"),
        "oda_to_region": mark("official development assistance (ODA)"),
        "oda_share_of_gni": mark("ODA as a share of gross national income"),
        "humanitarian_oda": mark("humanitarian ODA"),
        "in_donor_refugee_costs": mark("refugee costs inside donor countries"),
        "target": mark("target"),
        "foreign_assistance_total": mark("foreign assistance in total"),
        "cancellations": mark("cancellations"),
        "count": mark("count"),
        "count_of_donors": mark("number of donors"),
        "count_of_packages": mark("number of packages"),
    }
)

_KINDS: Mapping[str, str] = MappingProxyType[str, str](
    {
        AidKind.MILITARY: mark("military aid"),
        AidKind.FINANCIAL: mark("financial aid"),
        AidKind.HUMANITARIAN: mark("humanitarian aid"),
        AidKind.DEVELOPMENT: mark("development aid"),
        AidKind.CIVILIAN: mark("civilian aid"),
        AidKind.ENERGY: mark("energy aid"),
        AidKind.REFUGEE_COSTS: mark("refugee costs"),
        AidKind.MILITARY_AND_CIVILIAN: mark("military and civilian aid"),
        AidKind.FINANCIAL_AND_HUMANITARIAN: mark("financial and humanitarian aid"),
        AidKind.ALL: mark("aid of all kinds"),
        AidKind.MIXED: mark("aid of several kinds"),
        AidKind.NOT_AID: mark("a count, not aid"),
    }
)

_STAGES: Mapping[str, str] = MappingProxyType[str, str](
    {
        Stage.APPROPRIATED: mark("appropriated"),
        Stage.AUTHORIZED: mark("authorized"),
        Stage.ANNOUNCED: mark("announced"),
        Stage.PLEDGED: mark("pledged"),
        Stage.PLANNED: mark("planned"),
        Stage.REQUESTED: mark("requested"),
        Stage.TARGETED: mark("targeted"),
        Stage.REQUIRED: mark("required"),
        Stage.COMMITTED: mark("committed"),
        Stage.ALLOCATED: mark("allocated"),
        Stage.OBLIGATED: mark("obligated (contracted)"),
        Stage.DISBURSED: mark("disbursed (paid out)"),
        Stage.DELIVERED: mark("delivered"),
        Stage.RECEIVED: mark("received"),
        Stage.PROVIDED: mark("provided"),
        Stage.REPORTED: mark("reported"),
        Stage.CLAIMED: mark("claimed"),
        Stage.CANCELLED: mark("cancelled"),
    }
)

_MECHANISMS: Mapping[str, str] = MappingProxyType(
    {
        "PDA": mark("presidential drawdown authority (PDA: out of existing US stocks)"),
        "USAI": mark("Ukraine Security Assistance Initiative (USAI: new contracts)"),
        "FMF": mark("Foreign Military Financing (FMF)"),
        "PDA_replacement": mark("replacing drawn-down US stocks"),
        "budget_support": mark("budget support"),
        "forfeited_assets": mark("forfeited assets"),
        "mixed": mark("several mechanisms"),
        "loan": mark("loan"),
        "grant": mark("grant"),
        "humanitarian": mark("humanitarian aid"),
        "demining": mark("demining"),
    }
)

_SHARES: Mapping[str, str] = MappingProxyType(
    {
        "of GDP": mark("of GDP"),
        "of gross national income": mark("of gross national income"),
        "of the requirement": mark("of the requirement"),
    }
)


def measure_words(measure: str, messages: Messages | None = None) -> str:
    """Put a measure in words."""
    return _told(_MEASURES, measure, messages)


def kind_words(kind: AidKind, messages: Messages | None = None) -> str:
    """Put a kind of aid in words."""
    return _told(_KINDS, kind, messages)


def stage_words(stage: str, messages: Messages | None = None) -> str:
    """Put a stage in words."""
    return _told(_STAGES, stage, messages)


def mechanism_words(mechanism: str, messages: Messages | None = None) -> str:
    """Put one or several mechanisms in words."""
    return " + ".join(_told(_MECHANISMS, part, messages) for part in mechanism.split("+"))


def share_words(note: str, messages: Messages) -> str:
    """Say what a percentage is of, as a source's note gives it."""
    return _told(_SHARES, note, messages)


def unit_words(unit: str, value: Decimal, messages: Messages) -> str:
    """Give a counted noun in the form that goes with a number; one that is not known here stays as it is."""
    number = int(value) if value < _MILLION else _SOME
    match unit:
        case "people":
            return messages.count("person", "people", number)
        case "packages":
            return messages.count("package", "packages", number)
        case "donors":
            return messages.count("donor", "donors", number)
        case "contracts":
            return messages.count("contract", "contracts", number)
        case "bombs":
            return messages.count("bomb", "bombs", number)
        case "allies and partners":
            return messages.count("ally or partner", "allies and partners", number)
        case _:
            return unit


def _told(table: Mapping[str, str], term: str, messages: Messages | None) -> str:
    message = table.get(term)
    return (messages or speaking(ENGLISH)).say(message) if message else term.replace("_", " ")
