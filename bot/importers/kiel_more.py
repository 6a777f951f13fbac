"""Kiel Institute, Ukraine Support Tracker: what its website tells beside the money: heavy weapons, and shares of GDP.

Weapons are counted by the tracker's categories; their estimated value is not taken, since the allocations hold it already.
"""

from collections.abc import Iterator
from pathlib import Path

from bot.domain.kinds import AidKind, Precision, Stage
from bot.importers.model import Observation, Refusal, amount
from bot.importers.names import Parties
from bot.importers.tables import by_column, cell, needed, opened, plain_header

_SHARES = {
    "bilateralpctgdp": "of GDP, bilateral aid alone",
    "totalpctgdp": "of GDP, with its share of EU aid",
}


def is_weapons(path: Path) -> bool:
    """Whether a file counts heavy weapons by donor and category."""
    return {"donor", "category", "numberofweapons"} <= plain_header(path)


def is_shares(path: Path) -> bool:
    """Whether a file tells aid in percent of the donors' GDP."""
    return {"country", "bilateralpctgdp", "totalpctgdp"} <= plain_header(path)


def read_weapons(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """How many heavy weapons of each category a donor allocated."""
    with opened(path) as lines:
        places = by_column(next(lines)[1])
        needed(places, ["donor", "category", "numberofweapons"], "Kiel")
        for line, row in lines:
            value, category = (
                amount(cell(row, places["numberofweapons"]), f"line {line}"),
                cell(row, places["category"]),
            )
            if isinstance(value, Refusal):
                yield value
            elif value is not None and category:
                yield Observation(
                    row=f"line {line}",
                    value=value,
                    unit=category.lower(),
                    donor=parties.named(cell(row, places["donor"])),
                    recipient="UA",
                    kind=AidKind.MILITARY,
                    stage=Stage.ALLOCATED,
                    measure="heavy_weapons",
                    precision=Precision.EXACT,
                )


def read_shares(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """Aid to Ukraine in percent of a donor's GDP, bilateral and with its share of what the EU gave."""
    with opened(path) as lines:
        places = by_column(next(lines)[1])
        needed(places, ["country", *_SHARES], "Kiel")
        for line, row in lines:
            donor = parties.country(cell(row, places.get("iso")), cell(row, places["country"]))
            for column, basis in _SHARES.items():
                value = amount(cell(row, places[column]), f"line {line}")
                if isinstance(value, Refusal):
                    yield value
                elif value is not None:
                    yield Observation(
                        row=f"line {line}",
                        value=value,
                        unit="percent",
                        donor=donor,
                        recipient="UA",
                        kind=AidKind.ALL,
                        stage=Stage.ALLOCATED,
                        measure="share_of_gdp",
                        basis=basis,
                    )
