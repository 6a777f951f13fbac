"""OCHA Financial Tracking Service: flows as API answers and as CSV, plans with their requirements, and HXL files of both.

Funding is what comes in (boundary incoming), is wholly meant for the place asked about (onBoundary single), and is committed
or paid. Pledges, flows inside the country, and flows shared between countries or years are not added to it. A parked flow and
its children are the same money: the incoming one counts.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.domain.kinds import AidKind, Stage
from bot.domain.partial_date import PartialDate
from bot.errors import UnreadableDocument
from bot.importers.model import DataSet, Observation, Refusal, amount, year
from bot.importers.names import Parties
from bot.importers.tables import by_column, cell, head_of, opened, plain_header

DATA_SET = DataSet(
    code="ocha-fts",
    publisher="UN OCHA",
    title="Financial Tracking Service",
    url="https://fts.unocha.org",
    licence="CC BY 3.0 IGO",
)
_FUNDED = frozenset({"commitment", "paid"})
_LARGEST = 512 * 1024 * 1024
_YEAR = re.compile(r"\b(20\d\d|19\d\d)\b")
_TAGS = {
    "requirement": "#value+funding+required+usd",
    "funding": "#value+funding+total+usd",
    "country": "#country+code",
    "year": "#date+year",
    "plan": "#activity+appeal+name",
    "cluster": "#sector+cluster+name",
}
_HEADERS = {
    "requirement": "requirements",
    "funding": "funding",
    "country": "countrycode",
    "year": "year",
    "plan": "name",
    "cluster": "cluster",
}


def is_api(path: Path) -> bool:
    """Whether a file is an answer of the FTS or HPC interface."""
    start = head_of(path)[:4000]
    wanted = ('"flows"', '"plans"', '"totalRevisedReqs"', '"incoming"')
    return start.lstrip().startswith("{") and any(word in start for word in wanted) and '"data"' in start


def is_flows(path: Path) -> bool:
    """Whether a file is a CSV of flows, flat or curated, or tagged with HXL."""
    names = plain_header(path)
    return "amountusd" in names and "boundary" in names


def is_requirements(path: Path) -> bool:
    """Whether a file tells requirements and funding by plan or cluster, with or without HXL tags."""
    names = plain_header(path)
    return {"countrycode", "requirements", "funding", "year"} <= names


def read_api(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """Flows of one page, plans with requirement and funding, or the clusters of one plan."""
    if path.stat().st_size > _LARGEST:
        raise UnreadableDocument(
            "This answer is too large to be read at once. Ask the interface for fewer flows a page."
        )
    try:
        data = json.loads(path.read_bytes(), parse_float=Decimal)["data"]
    except (ValueError, KeyError, RecursionError) as error:
        raise UnreadableDocument(
            "This is no whole JSON answer of FTS. Download it again: it may be cut off."
        ) from error
    if "flows" in data:
        for at, flow in enumerate(data["flows"], 1):
            yield from _flow(flow, f"flow {flow.get('id', at)}", parties)
    for plan in data.get("plans", ()):
        yield from _plan(plan, parties)


def _flow(flow: Mapping[str, Any], where: str, parties: Parties) -> Iterator[Observation | Refusal]:
    if not _is_counted(flow):
        return
    destination = _objects(flow, "destinationObjects")
    source = _objects(flow, "sourceObjects")
    places, years = destination.get("Location", []), destination.get("UsageYear", [])
    if len(places) != 1 or len(years) != 1:
        yield Refusal(where, "Meant for several countries or years at once, so that no share of it is known.")
        return
    donors = source.get("Organization", [])
    recipient, told = _place(places[0], parties), year(years[0], where)
    value = amount(flow.get("amountUSD"), where)
    for wrong in (told, value):
        if isinstance(wrong, Refusal):
            yield wrong
            return
    if isinstance(told, int) and isinstance(value, Decimal):
        yield from _funded(where, value, recipient, told, parties.named(donors[0]) if len(donors) == 1 else None)


def _place(name: str, parties: Parties) -> str | None:
    """The country of a name, or of the code of three letters that some downloads give in its place."""
    return parties.country(name) if len(name) == 3 and name.isupper() else parties.named(name)


def pages_missing(paths: Sequence[Path]) -> str | None:
    """Say what is missing where pages of flows do not add up to the funding that FTS reports with them."""
    reported, held = None, Decimal()
    for path in paths:
        data = json.loads(path.read_bytes(), parse_float=Decimal)["data"]
        if "flows" not in data:
            continue
        told = (data.get("incoming") or {}).get("fundingTotal")
        reported = reported if told is None else Decimal(str(told))
        held += sum((_amount(flow) for flow in data["flows"] if _is_counted(flow)), Decimal())
    if reported is None or held == reported:
        return None
    return (
        f"These pages hold {held:,} USD of the {reported:,} USD that FTS reports with them. Give all pages of the answer "
        "together, each once."
    )


def _amount(flow: Mapping[str, Any]) -> Decimal:
    found = amount(flow.get("amountUSD"), "")
    return found if isinstance(found, Decimal) else Decimal()


def _is_counted(flow: Mapping[str, Any]) -> bool:
    return _counts(str(flow.get("boundary")), str(flow.get("onBoundary")), str(flow.get("status")))


def _funded(where: str, value: Decimal, recipient: str | None, told: int, donor: str | None) -> Iterator[Observation]:
    """A flow counts once for the whole funding of its place and year, filed under OCHA, and once for its donor."""
    for giver, basis in (("ocha", "all donors, as FTS counts it"), (donor, "from this donor alone")):
        if giver is not None:
            yield Observation(
                row=where,
                value=value,
                unit="USD",
                donor=giver,
                recipient=recipient,
                kind=AidKind.HUMANITARIAN,
                stage=Stage.COMMITTED,
                measure="funding",
                start=PartialDate(told),
                end=PartialDate(told),
                basis=basis,
            )


def _plan(plan: Mapping[str, Any], parties: Parties) -> Iterator[Observation | Refusal]:
    where = f"plan {plan.get('id')}"
    named = _YEAR.search(str(plan.get("startDate", ""))) or _YEAR.search(str(plan.get("name", "")))
    countries = [str(each.get("iso3") or "") for each in plan.get("countries", ())]
    if named is None or len(countries) != 1:
        yield Refusal(where, "For several countries or without a year, so that it is no figure of one country.")
        return
    recipient = parties.country(countries[0])
    requirements, funding = plan.get("requirements") or {}, plan.get("funding") or {}
    for measure, value in (
        ("requirement", requirements.get("revisedRequirements")),
        ("funding", funding.get("totalFunding")),
    ):
        read = amount(value, where)
        if isinstance(read, Refusal):
            yield read
        elif read is not None:
            yield _of_plan(where, read, recipient, int(named[1]), measure, str(plan.get("name", "")))


def _of_plan(where: str, value: Decimal, recipient: str | None, told: int, measure: str, plan: str) -> Observation:
    return Observation(
        row=where,
        value=value,
        unit="USD",
        donor="ocha",
        recipient=recipient,
        kind=AidKind.HUMANITARIAN,
        stage=Stage.REQUIRED if measure == "requirement" else Stage.COMMITTED,
        measure=measure,
        start=PartialDate(told),
        end=PartialDate(told),
        basis=f"plan: {plan}" if plan else "outside any plan",
    )


def read_flows(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """Flows of a CSV; a row of HXL tags is recognised by its signs, never skipped blindly."""
    with opened(path) as lines:
        places = by_column(next(lines)[1])
        for line, row in lines:
            if is_tags(row):
                continue
            yield from _flow(_as_flow(row, places), f"line {line}", parties)


def _as_flow(row: list[str], places: dict[str, int]) -> dict[str, Any]:
    def several(*names: str) -> list[dict[str, str]]:
        text = next((cell(row, places[name]) for name in names if name in places), "")
        return [{"name": part.strip()} for part in re.split(r"[;|]", text) if part.strip() and part.strip() != "NULL"]

    def typed(kind: str, objects: list[dict[str, str]]) -> list[dict[str, str]]:
        return [{"type": kind, **each} for each in objects]

    return {
        "boundary": cell(row, places.get("boundary")),
        "onBoundary": cell(row, places.get("onboundary")),
        "status": cell(row, places.get("status")),
        "amountUSD": cell(row, places.get("amountusd")),
        "sourceObjects": typed("Organization", several("sourceobjectsorganizationname", "srcorganization")),
        "destinationObjects": [
            *typed("Location", several("destinationobjectslocationname", "destlocations")),
            *typed("UsageYear", several("destinationobjectsusageyearname", "destusageyearstart")),
        ],
    }


def read_requirements(path: Path, parties: Parties) -> Iterator[Observation | Refusal]:
    """Requirements and funding by plan, or by cluster of a plan, read by HXL tags where there are any, else by header."""
    with opened(path) as lines:
        header = next(lines)[1]
        places = by_column(header)
        columns = {name: places.get(plain) for name, plain in _HEADERS.items()}
        for line, row in lines:
            if is_tags(row):
                tagged = {tag.strip().replace(" ", ""): at for at, tag in enumerate(row)}
                columns = {name: tagged.get(tag, columns[name]) for name, tag in _TAGS.items()}
                continue
            yield from _requirement(row, columns, f"line {line}", parties)


def _requirement(
    row: list[str], columns: Mapping[str, int | None], where: str, parties: Parties
) -> Iterator[Observation | Refusal]:
    told = year(cell(row, columns["year"]), where)
    if isinstance(told, Refusal):
        yield told
        return
    recipient = parties.country(cell(row, columns["country"]))
    cluster, plan = cell(row, columns["cluster"]), cell(row, columns["plan"])
    for measure in ("requirement", "funding"):
        value = amount(cell(row, columns[measure]), where)
        if isinstance(value, Refusal):
            yield value
        elif value is not None:
            outside = "" if plan == "Not specified" else plan
            named = f"{outside}, cluster {cluster}" if cluster else outside
            yield _of_plan(where, value, recipient, told, measure, named)


def is_tags(row: Sequence[str]) -> bool:
    """Whether a row holds HXL tags: every cell that is filled begins with the sign."""
    filled = [value.strip() for value in row if value.strip()]
    return bool(filled) and all(value.startswith("#") for value in filled)


def _counts(boundary: str, on_boundary: str, status: str) -> bool:
    return boundary in ("incoming", "") and on_boundary in ("single", "") and status in _FUNDED


def _objects(flow: Mapping[str, Any], name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in flow.get(name) or ():
        found.setdefault(str(each.get("type")), []).append(str(each.get("name") or ""))
    return found
