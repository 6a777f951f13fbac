"""The formats that are known, and which one a file is, by what it holds and never by its name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import UnreadableDocument
from bot.importers import awards, dac, foreignassistance, fts, iati, kiel, kiel_more, worldbank
from bot.importers.model import DataSet, Observation, Refusal
from bot.importers.names import Parties
from bot.importers.tables import plain_header

Reader = Callable[[Path, Parties], Iterator[Observation | Refusal]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is recognised and read, and where its files come from."""

    name: str
    what: str
    recognises: Callable[[Path], bool]
    read: Reader
    data_set: DataSet
    slices: tuple[str, ...] = ()
    """What one file is about where the data set comes in several: facts of other donors, recipients or years are none of its."""
    missing: Callable[[Sequence[Path]], str | None] = lambda _: None
    """Says what is missing where several files are one answer and not all of them are there."""


_PLACE_AND_YEAR = ("recipient", "period_end")

FORMATS = (
    Format("iati", "IATI activities, XML 1.0x to 2.03", iati.is_iati, iati.read, iati.DATA_SET, ("donor",)),
    Format(
        "fts-api",
        "OCHA FTS, answers of the interface",
        fts.is_api,
        fts.read_api,
        fts.DATA_SET,
        _PLACE_AND_YEAR,
        fts.pages_missing,
    ),
    Format(
        "usaspending",
        "USAspending, answers and exports",
        awards.is_usaspending,
        awards.read_usaspending,
        awards.USASPENDING,
    ),
    Format("kiel-workbook", "Kiel tracker, workbook", kiel.is_workbook, kiel.read_workbook, kiel.DATA_SET),
    Format("kiel-website", "Kiel tracker, CSV of the website", kiel.is_website, kiel.read_website, kiel.DATA_SET),
    Format("kiel-weapons", "Kiel tracker, heavy weapons", kiel_more.is_weapons, kiel_more.read_weapons, kiel.DATA_SET),
    Format("kiel-shares", "Kiel tracker, shares of GDP", kiel_more.is_shares, kiel_more.read_shares, kiel.DATA_SET),
    Format("oecd-dac1", "OECD DAC1", dac.is_dac1, dac.read_dac1, dac.DAC1),
    Format("oecd-crs", "OECD CRS", dac.is_crs, dac.read_crs, dac.CRS),
    Format("oecd-dac2a", "OECD DAC2A, classic or SDMX", dac.is_dac2a, dac.read_dac2a, dac.DAC2A),
    Format(
        "us-country",
        "ForeignAssistance.gov, country file",
        foreignassistance.is_country_file,
        foreignassistance.read,
        foreignassistance.DATA_SET,
    ),
    Format(
        "us-transactions",
        "ForeignAssistance.gov, complete data",
        foreignassistance.is_transactions,
        foreignassistance.read,
        foreignassistance.DATA_SET,
    ),
    Format(
        "fts-flows",
        "OCHA FTS, flows as CSV, also with HXL tags",
        fts.is_flows,
        fts.read_flows,
        fts.DATA_SET,
        _PLACE_AND_YEAR,
    ),
    Format(
        "fts-requirements",
        "OCHA FTS, requirements and funding, also with HXL tags",
        fts.is_requirements,
        fts.read_requirements,
        fts.DATA_SET,
        _PLACE_AND_YEAR,
    ),
    Format("worldbank", "World Bank WDI, wide CSV", worldbank.is_wide, worldbank.read, worldbank.DATA_SET),
    Format("usaid-awards", "USAID awards, March 2025", awards.is_usaid_list, awards.read_usaid_list, awards.USAID_LIST),
)


def detected(path: Path) -> Format | None:
    """The format of a file by what it holds; None for one that is none of these."""
    return next((one for one in FORMATS if one.recognises(path)), None)


_WITHOUT_FIGURES: tuple[tuple[frozenset[str], str], ...] = (
    (
        frozenset({"release", "period", "label"}),
        "names a release of the Kiel tracker; give its label with the other files",
    ),
    (
        frozenset({"stockpile", "procurement", "natopurl"}),
        "tells where weapons came from, month by month, for no single donor",
    ),
    (frozenset({"code", "name", "category", "status"}), "is a list of codes"),
    (frozenset({"code", "name", "description"}), "is a list of codes"),
    (frozenset({"countrycode", "region", "incomegroup"}), "describes the countries of a World Bank download"),
    (frozenset({"indicatorcode", "sourceorganization"}), "describes the indicator of a World Bank download"),
    (frozenset({"indicatorcode", "indicatorname", "sourcenote"}), "describes the indicator of a World Bank download"),
)


def told_without_figures(path: Path) -> str | None:
    """What a publisher's file is that comes beside the figures and holds none to import; None for any other."""
    columns = plain_header(path)
    return next((what for known, what in _WITHOUT_FIGURES if known <= columns), None)


def format_named(name: str) -> Format:
    """The format of a name."""
    found = next((one for one in FORMATS if one.name == name), None)
    if found is None:
        known = ", ".join(one.name for one in FORMATS)
        raise UnreadableDocument(f"There is no format {name[:30]!r}. Known are: {known}, table.")
    return found
