"""World Bank, World Development Indicators: one indicator as a wide table, a column for each year."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.domain.kinds import AidKind, Stage
from bot.domain.partial_date import PartialDate
from bot.errors import UnreadableDocument
from bot.importers.model import DataSet, Observation, Refusal, amount
from bot.importers.names import Parties
from bot.importers.tables import by_column, cell, head_of, needed, opened

DATA_SET = DataSet(
    code="worldbank-wdi",
    publisher="World Bank",
    title="World Development Indicators",
    url="https://data.worldbank.org/indicator/DT.ODA.ALLD.CD",
    licence="CC BY 4.0 (World Bank)",
)
_CURRENT, _CONSTANT = re.compile(r"current US\$", re.IGNORECASE), re.compile(r"constant (\d{4}) US\$", re.IGNORECASE)
_ODA = re.compile(r"official (?:development assistance|aid)", re.IGNORECASE)
_PER_CAPITA = re.compile(r"per capita|%|share", re.IGNORECASE)
_COLUMNS = ("countryname", "countrycode", "indicatorname")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_UPDATED = re.compile(r'"?Last Updated Date"?,"?(\d{4}-\d{2}-\d{2})')


def is_wide(path: Path) -> bool:
    """Whether a file is an indicator of the WDI, with its lines of title before the header."""
    head = head_of(path)
    return "World Development Indicators" in head[:400] and "Indicator Code" in head


def updated(path: Path) -> date | None:
    """The day on which the file says that it was last updated."""
    found = _UPDATED.search(head_of(path))
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:  # no day of a calendar: who imports the file says which it was
        return None


def read(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """Net ODA received by each country, region and year, in dollars of the year or of a base."""
    with opened(path) as lines:
        header = next((row for _, row in lines if "Indicator Code" in [value.strip() for value in row]), None)
        if header is None:
            raise UnreadableDocument("This World Bank file has no header with “Indicator Code”. Download it again.")
        places = by_column(header)
        needed(places, _COLUMNS, "World Bank")
        country, code, indicator = (places[name] for name in _COLUMNS)
        names = [value.strip() for value in header]
        years = {at: int(name) for at, name in enumerate(names) if _YEAR.fullmatch(name)}
        for line, row in lines:
            titled = cell(row, indicator)
            if not _ODA.search(titled) or _PER_CAPITA.search(titled):
                yield Refusal(f"line {line}", f"{titled[:60]!r} is no indicator of aid in dollars.")
                continue
            recipient = parties.country(cell(row, code), cell(row, country))
            constant = _CONSTANT.search(titled)
            price = f"constant {constant[1]} USD" if constant else None
            for at, told in years.items():
                value = amount(cell(row, at), f"line {line}, {told}")
                if isinstance(value, Refusal):
                    yield value
                elif value is not None:
                    yield Observation(
                        row=f"line {line}, column {told}",
                        value=value,
                        unit="USD",
                        recipient=recipient,
                        kind=AidKind.DEVELOPMENT,
                        stage=Stage.RECEIVED,
                        measure="oda_to_country",
                        start=PartialDate(told),
                        end=PartialDate(told),
                        price_base=price,
                        basis="net ODA and official aid received, all donors",
                    )
