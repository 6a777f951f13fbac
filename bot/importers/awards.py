"""Lists of US awards: answers and exports of USAspending, and the list of USAID awards of March 2025.

They name firms and universities, not countries that aid went to, so that only their sums are taken: by status of the list.
"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.domain.kinds import AidKind, Stage
from bot.errors import UnreadableDocument
from bot.importers.model import DataSet, Observation, Refusal, amount
from bot.importers.names import Parties
from bot.importers.tables import by_column, cell, head_of, needed, opened, plain_header

USASPENDING = DataSet(
    code="usaspending",
    publisher="US Department of the Treasury",
    title="USAspending",
    url="https://www.usaspending.gov",
    licence="public domain in the US",
)
USAID_LIST = DataSet(
    code="usaid-awards-2025-03",
    publisher="list sent to the US Congress in March 2025, made machine-readable",
    title="USAID awards, terminated and active (a transmitted document, no official data release)",
    url="https://github.com/dreidpath/USAID-defund",
    licence="public domain (Unlicense)",
    published=date(2025, 3, 1),
    label="March 2025",
)
_STATUS = {"funded": ("obligations", "awards kept"), "defunded": ("cancellations", "awards terminated")}
_AMOUNTS = ("Award Amount", "federal_action_obligation", "amount", "total_obligation")


def is_usaid_list(path: Path) -> bool:
    """Whether a file is the list of USAID awards."""
    return {"awardid", "estimatedcost", "obligatedamount", "type"} <= plain_header(path)


def is_usaspending(path: Path) -> bool:
    """Whether a file comes from USAspending."""
    names = plain_header(path)
    start = head_of(path)[:6000]
    api = start.lstrip().startswith("{") and ('"spending_level"' in start or "generated_unique_award_id" in start)
    moved = '"federal_action_obligation"' in start or '"action_date"' in start
    return {"contractawardkey", "totalobligatedamount"} <= names or api or (start.lstrip().startswith("{") and moved)


def read_usaid_list(path: Path, _: Parties) -> Iterator[Observation | Refusal]:
    """What was obligated to awards that were kept and that were terminated; estimated costs are no money spent or saved."""
    with opened(path, escape=True) as lines:
        places = by_column(next(lines)[1])
        needed(places, ["obligatedamount", "type"], "USAID award list")
        for line, row in lines:
            value = amount(cell(row, places["obligatedamount"]), f"line {line}")
            status = _STATUS.get(cell(row, places["type"]).casefold())
            if isinstance(value, Refusal):
                yield value
            elif status is None:
                yield Refusal(f"line {line}", f"{cell(row, places['type'])[:30]!r} is neither funded nor defunded.")
            elif value is not None:
                yield _obligated(f"line {line}", value, status[0], f"{status[1]}: obligated, not estimated cost")


def read_usaspending(path: Path, _: Parties) -> Iterator[Observation | Refusal]:
    """What the awards of one answer or export are obligated, as one sum."""
    if not head_of(path).lstrip().startswith("{"):
        yield from _export(path)
        return
    try:
        data: Any = json.loads(path.read_bytes(), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument("This is no whole JSON answer of USAspending. Download it again.") from error
    rows = data.get("results", [data]) if isinstance(data, dict) else data
    for at, row in enumerate(rows, 1):
        told = next((name for name in _AMOUNTS if name in row), None)
        value = amount(row[told] if told else None, f"result {at}")
        if isinstance(value, Refusal):
            yield value
        elif value is None:
            yield Refusal(f"result {at}", "It has no amount that I know.")
        else:
            yield _obligated(f"result {at}", value, "obligations", "awards of this answer")


def _export(path: Path) -> Iterator[Observation | Refusal]:
    with opened(path) as lines:
        places = by_column(next(lines)[1])
        needed(places, ["totalobligatedamount"], "USAspending")
        for line, row in lines:
            value = amount(cell(row, places["totalobligatedamount"]), f"line {line}")
            if isinstance(value, Refusal):
                yield value
            elif value is not None:
                yield _obligated(f"line {line}", value, "obligations", "awards of this export")


def _obligated(where: str, value: Decimal, measure: str, basis: str) -> Observation:
    return Observation(
        row=where,
        value=value,
        unit="USD",
        donor="US",
        kind=AidKind.ALL,
        stage=Stage.OBLIGATED,
        measure=measure,
        basis=basis,
    )
