"""The field's terms as people read them: measures, kinds and mechanisms in words."""

from types import MappingProxyType

from bot.domain.model import AidKind

_MEASURES = MappingProxyType(
    {
        "package": "one package",
        "running_total": "cumulative total",
        "annual_amount": "amount of one year",
        "multi_year_programme": "programme of several years",
        "oda_total": "official development assistance (ODA)",
        "oda_by_donor": "official development assistance (ODA)",
        "oda_to_country": "official development assistance (ODA)",
        "oda_to_region": "official development assistance (ODA)",
        "oda_share_of_gni": "ODA as a share of gross national income",
        "humanitarian_oda": "humanitarian ODA",
        "in_donor_refugee_costs": "refugee costs inside donor countries",
        "share_of_gdp": "share of GDP",
        "drawdown_authority": "legal limit on drawdowns",
        "remaining_authority": "drawdown authority left",
        "remaining_funds": "funds left",
        "requirement": "requirement of an appeal",
        "funding": "funding of an appeal",
        "funding_share": "share of an appeal that is funded",
        "count": "count",
        "count_of_donors": "number of donors",
        "count_of_packages": "number of packages",
    }
)

_KINDS = MappingProxyType(
    {
        AidKind.MILITARY: "military aid",
        AidKind.FINANCIAL: "financial aid",
        AidKind.HUMANITARIAN: "humanitarian aid",
        AidKind.DEVELOPMENT: "development aid",
        AidKind.CIVILIAN: "civilian aid",
        AidKind.ENERGY: "energy aid",
        AidKind.REFUGEE_COSTS: "refugee costs",
        AidKind.MILITARY_AND_CIVILIAN: "military and civilian aid",
        AidKind.FINANCIAL_AND_HUMANITARIAN: "financial and humanitarian aid",
        AidKind.ALL: "aid of all kinds (military, financial and humanitarian)",
        AidKind.MIXED: "aid of several kinds",
        AidKind.NOT_AID: "a count, not aid",
    }
)

_MECHANISMS = MappingProxyType(
    {
        "PDA": "presidential drawdown authority (PDA: out of existing US stocks)",
        "USAI": "Ukraine Security Assistance Initiative (USAI: new contracts)",
        "FMF": "Foreign Military Financing (FMF)",
        "PDA_replacement": "replacing drawn-down US stocks",
        "budget_support": "budget support",
        "forfeited_assets": "forfeited assets",
        "mixed": "several mechanisms",
    }
)


def measure_words(measure: str) -> str:
    """A measure in words."""
    return _MEASURES.get(measure, measure.replace("_", " "))


def kind_words(kind: AidKind) -> str:
    """A kind of aid in words."""
    return _KINDS[kind]




def mechanism_words(mechanism: str) -> str:
    """One or several mechanisms in words."""
    return " and ".join(_MECHANISMS.get(part, part.replace("_", " ")) for part in mechanism.split("+"))
