"""OECD DAC: DAC1 (donor totals), DAC2A (donor by recipient) and CRS (activities), in the classic and the SDMX layout.

Net, gross and grant equivalent stay apart, and so do current and constant prices with their base. Of the many aid types of a
table only those are taken that are totals by themselves: their parts, and what is imputed, are inside or beside them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from bot.domain.kinds import AidKind, Stage
from bot.domain.partial_date import PartialDate
from bot.importers.model import DataSet, Observation, Refusal, amount, year
from bot.importers.names import Parties
from bot.importers.tables import by_column, cell, needed, opened, plain_header

_MILLION = Decimal(10) ** 6
_LICENCE = "CC BY 4.0 (OECD)"
_URL = "https://data-explorer.oecd.org"


def _data_set(code: str, title: str) -> DataSet:
    return DataSet(code=code, publisher="OECD", title=title, url=_URL, licence=_LICENCE)


DAC1 = _data_set("oecd-dac1", "DAC1: official development assistance by donor")
DAC2A = _data_set("oecd-dac2a", "DAC2A: official development assistance by donor and recipient")
CRS = _data_set("oecd-crs", "Creditor Reporting System")

_TOTALS = {("1010", "1140"): "net disbursements", ("11010", "1160"): "grant equivalent"}
"""Aid type and flow of DAC1 that are ODA as a whole; the rest are its parts or other flows."""
_BASES = {"1160": "grant equivalent", "1140": "net disbursements"}
_SHARES = frozenset({"11002", "2"})
"""ODA in percent of GNI: by grant equivalent, and net."""
_NET, _GROSS = "oda: total net", "memo: oda total, gross disbursements"
_DAC2A = {_NET: "net disbursements", _GROSS: "gross disbursements"}
_SDMX_DAC2A = {"206": "net disbursements", "240": "gross disbursements"}
_CONSTANT = re.compile(r"constant.*?(\d{4})", re.IGNORECASE)
_GNI = "percentage of gross national income"


def is_dac1(path: Path) -> bool:
    """Whether a file is DAC1 in the classic codes."""
    return {"aidtypecode", "flowscode", "amounttypecode"} <= plain_header(path)


def is_dac2a(path: Path) -> bool:
    """Whether a file is DAC2A in the classic or the SDMX layout."""
    names = plain_header(path)
    return {"recipient", "donor", "aidtype", "year", "value"} <= names or (
        {"donor", "recipient", "measure", "timeperiod", "obsvalue", "pricebase"} <= names and "sector" not in names
    )


def is_crs(path: Path) -> bool:
    """Whether a file is CRS microdata."""
    return {"crsid", "usdcommitment", "usddisbursement"} <= plain_header(path)


def read_dac1(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """ODA of each donor and year as a whole: net and grant equivalent, current and constant, and its share of GNI."""
    with opened(path) as lines:
        places = by_column(next(lines)[1])
        needed(places, ["donorname", "aidtypecode", "flowscode", "amounttype", "year", "value"], "DAC1")
        for line, row in lines:
            value = amount(cell(row, places["value"]), f"line {line}")
            told = year(cell(row, places["year"]), f"line {line}")
            if isinstance(value, Refusal) or isinstance(told, Refusal):
                yield value if isinstance(value, Refusal) else told  # type: ignore[misc]
            elif value is not None:
                codes = (cell(row, places["aidtypecode"]), cell(row, places["flowscode"]))
                priced = cell(row, places["amounttype"]).casefold()
                found = _of_dac1(codes, priced, value)
                if found:
                    yield _oda(found, told, f"line {line}", parties.named(cell(row, places["donorname"])))


def _of_dac1(codes: tuple[str, str], priced: str, value: Decimal) -> dict[str, object] | None:
    if priced == _GNI:
        if codes[0] not in _SHARES:
            return None
        return {
            "value": value,
            "unit": "percent",
            "measure": "oda_share_of_gni",
            "basis": f"of gross national income, {_BASES.get(codes[1], codes[0])}",
        }
    basis = _TOTALS.get(codes)
    if basis is None or not priced.startswith("current"):
        return None  # constant prices of the year itself tell the same, and those of a later base are another file's
    return {"value": value * _MILLION, "unit": "USD", "measure": "oda_by_donor", "basis": basis}


def _oda(found: dict[str, object], told: int, row: str, donor: str | None, recipient: str | None = None) -> Observation:
    return Observation(
        row=row,
        donor=donor,
        recipient=recipient,
        kind=AidKind.DEVELOPMENT,
        stage=Stage.REPORTED if str(found["basis"]).endswith("grant equivalent") else Stage.DISBURSED,
        start=PartialDate(told),
        end=PartialDate(told),
        **found,  # type: ignore[arg-type]
    )


def read_dac2a(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """ODA from each donor to each recipient and year: net and gross, never its components beside them."""
    with opened(path) as lines:
        places = by_column(next(lines)[1])
        read = _sdmx if "obsvalue" in places else _classic
        for line, row in lines:
            found = read(row, places, f"line {line}")
            if isinstance(found, Refusal):
                yield found
            elif found:
                facts, told, donor, recipient = found
                yield _oda(facts, told, f"line {line}", parties.named(donor), parties.named(recipient))


_Found = tuple[dict[str, object], int, str, str]


def _classic(row: list[str], places: dict[str, int], where: str) -> _Found | Refusal | None:
    basis = _DAC2A.get(cell(row, places["aidtype"]).casefold())
    if basis is None:
        return None
    value, told = amount(cell(row, places["value"]), where), year(cell(row, places["year"]), where)
    if isinstance(value, Refusal) or isinstance(told, Refusal):
        return value if isinstance(value, Refusal) else told  # type: ignore[return-value]
    if value is None:
        return None
    constant = _CONSTANT.search(cell(row, places.get("amounttype")))
    facts = _to_country(value * _MILLION, basis, f"constant {constant[1]} USD" if constant else None)
    return facts, told, cell(row, places["donor"]), cell(row, places["recipient"])


def _sdmx(row: list[str], places: dict[str, int], where: str) -> _Found | Refusal | None:
    basis = _SDMX_DAC2A.get(cell(row, places["measure"]))
    if basis is None or cell(row, places.get("unitmeasure")) not in ("", "USD"):
        return None
    value, told = amount(cell(row, places["obsvalue"]), where), year(cell(row, places["timeperiod"]), where)
    if isinstance(value, Refusal) or isinstance(told, Refusal):
        return value if isinstance(value, Refusal) else told  # type: ignore[return-value]
    if value is None:
        return None
    power = cell(row, places.get("unitmult")) or "6"
    price = f"constant {cell(row, places.get('baseper'))} USD" if cell(row, places["pricebase"]) == "Q" else None
    scaled = value * Decimal(10) ** int(power) if power.isdecimal() else value
    return _to_country(scaled, basis, price), told, cell(row, places["donor"]), cell(row, places["recipient"])


def _to_country(value: Decimal, basis: str, price: str | None) -> dict[str, object]:
    # "ODA" without a word more is net; gross disbursements are what they are called.
    measure = "oda_to_country" if basis.startswith("net") else "disbursements"
    return {"value": value, "unit": "USD", "measure": measure, "basis": basis, "price_base": price}


def read_crs(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """Commitments and disbursements of activities, in current dollars, to be added up by donor, recipient and year."""
    wanted = (
        ("usdcommitment", Stage.COMMITTED, "new_commitments"),
        ("usddisbursement", Stage.DISBURSED, "disbursements"),
    )
    with opened(path) as lines:
        places = by_column(next(lines)[1])
        needed(places, ["year", "donorname", "recipientname", "usdcommitment", "usddisbursement"], "CRS")
        for line, row in lines:
            told = year(cell(row, places["year"]), f"line {line}")
            if isinstance(told, Refusal):
                yield told
                continue
            donor = parties.country(cell(row, places.get("donoriso3code")), cell(row, places["donorname"]))
            recipient = parties.country(cell(row, places.get("recipientiso3code")), cell(row, places["recipientname"]))
            for column, stage, measure in wanted:
                value = amount(cell(row, places[column]), f"line {line}")
                if isinstance(value, Refusal):
                    yield value
                elif value is not None:
                    yield Observation(
                        row=f"line {line}",
                        value=value * _MILLION,
                        unit="USD",
                        donor=donor,
                        recipient=recipient,
                        kind=AidKind.DEVELOPMENT,
                        stage=stage,
                        measure=measure,
                        start=PartialDate(told),
                        end=PartialDate(told),
                        basis="activities reported to the CRS, as far as the file holds them",
                    )
