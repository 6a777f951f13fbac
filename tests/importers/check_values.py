"""What the publishers' files hold, counted through the pieces that the importers read them with: a value for each check.

Each function takes the file of a check and its words, and gives the value found. Sums are exact (Decimal).
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.importers import worldbank
from bot.importers.iati import activities
from bot.importers.model import Refusal, amount
from bot.importers.tables import opened
from bot.importers.workbooks import workbook

Row = Mapping[str, str]


def number(text: object) -> Decimal:
    """The number of a cell, as the importers read it; none counts as 0."""
    found = amount(text, "check")
    assert not isinstance(found, Refusal), found
    return found or Decimal()


@lru_cache(maxsize=4)
def table(path: Path, *, escape: bool = False, header: str | None = None) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The columns and rows of a table, lines before its header and the line of HXL tags left out."""
    with opened(path, escape=escape) as lines:
        columns = next(row for _, row in lines if header is None or header in row)
        rows = [dict(zip(columns, row, strict=False)) for _, row in lines]
    return tuple(columns), tuple(row for row in rows if not _is_tagged(row))


def _is_tagged(row: Row) -> bool:
    told = [value for value in row.values() if value]
    return bool(told) and all(value.startswith("#") for value in told)


def total(rows: Iterator[Row] | tuple[Row, ...], column: str) -> Decimal:
    """The sum of a column."""
    return sum((number(row.get(column)) for row in rows), Decimal())


def counts(rows: tuple[Row, ...], column: str) -> dict[str, int]:
    """How many rows there are of each word of a column."""
    return dict(Counter(row[column] for row in rows))


@lru_cache(maxsize=1)
def _sheets(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with workbook(path) as book:
        read = ("Country Summary", "Bilateral assistance, MAIN DATA")
        return {name: [tuple(row) for _, row in book.rows(name)] if name in read else [] for name in book.sheets}


def kiel_workbook(path: Path, check: str) -> object:
    sheets = _sheets(path)
    if check == "sheets in workbook":
        return len(sheets)
    if check.startswith("Country Summary"):
        by_country = {row[1]: row for row in sheets["Country Summary"]}
        if "Germany" in check:
            return f"{round(by_country['Germany'][6], 6):g} / {round(by_country['Germany'][5], 6):g}"
        return round(by_country["Total"][6], 6)
    header, *every = sheets["Bilateral assistance, MAIN DATA"]
    named = {name: at for at, name in enumerate(header)}
    rows = [row for row in every if row[0] is not None]
    euros = named["Converted Value in EUR"]
    if "data rows" in check:
        return len(rows)
    if "distinct IDs" in check:
        return len({row[0] for row in rows})
    if "numeric" in check:
        return sum(isinstance(row[euros], (int, float)) for row in rows)
    if "is text" in check:
        return sum(isinstance(row[named["Announcement Date"]], str) for row in rows)
    found = re.fullmatch(r"sum Converted Value in EUR, ([^,]+), (\w+) commitments", check)
    assert found, check
    fitting = (row for row in rows if (row[1], row[3]) == (found[1], found[2]) and isinstance(row[euros], (int, float)))
    return round(sum(Decimal(str(row[euros])) for row in fitting), 2)


def kiel_website(path: Path, check: str) -> object:
    _, rows = table(path)
    if check in ("rows", "distinct countries"):
        return len(rows) if check == "rows" else len({row["country"] for row in rows})
    if check == "latest year-month":
        return str(max((int(row["year"]), int(row["month"])) for row in rows))
    if check.startswith("rows with negative"):
        return sum(number(row["to_be_allocated"]) < 0 for row in rows)
    if path.name == "total_allocations.csv":
        year = check.partition("military, ")[2][:4]
        return (
            total(tuple(row for row in rows if row["year"] == year), "military")
            if year
            else total(rows, "total_allocations")
        )
    if path.name == "weapons.csv":
        who, column = check.split(": sum of ")
        return total(tuple(row for row in rows if who in (row["category"], row["donor"])), column)
    if path.name == "eu_aid_shares.csv":
        if check.startswith("sum of"):
            return total(rows, "eu_share_bn")
        return next(number(row["total_pct_gdp"]) for row in rows if check.startswith(row["country"]))
    who, column = check.split(": sum of ")
    return total(tuple(row for row in rows if who in (row["country"], "all donors")), column)


def iati(path: Path, check: str) -> object:
    found = _iati(path)
    if check.startswith("activity "):
        named = check.removeprefix("activity ").partition(":")[0]
        return _sums(each for each in found["values"] if each[0] == named and each[1] in ("3", "D"))
    if check.startswith("sum of transaction value, type "):
        code = re.match(r"sum of transaction value, type (\w+)", check)
        assert code
        return _sums(each for each in found["values"] if each[1] == code[1])
    return found[check]


@lru_cache(maxsize=4)
def _iati(path: Path) -> dict[str, Any]:
    reporters, names, codes = set(), Counter[str](), Counter[str]()
    values: list[tuple[str, str, str, Decimal]] = []
    budgets: list[tuple[str, str, str, Decimal]] = []
    seen = Counter[str]()
    for activity in activities(path):
        name = "".join(activity.findtext("iati-identifier", "").split())
        names[name] += 1
        reporters.add(activity.find("reporting-org").get("ref"))
        usual = activity.get("default-currency")
        seen["activities without default-currency"] += usual is None
        places = {each.get("code") for each in activity.findall("recipient-country")}
        seen["activities with more than one recipient-country"] += len(places) > 1
        for transaction in activity.findall("transaction"):
            kind, value = transaction.find("transaction-type"), transaction.find("value")
            code = str(None) if kind is None else kind.get("code")
            codes[code] += 1
            if value is not None:
                told = number(value.text)
                seen["transactions with a negative value"] += told < 0
                seen["transactions whose value has no @currency"] += value.get("currency") is None
                values.append((name, code, value.get("currency") or usual, told))
        for budget in activity.findall("budget"):
            value = budget.find("value")
            budgets.append((name, "budget", value.get("currency") or usual, number(value.text)))
    return {
        **dict.fromkeys(("transactions with a negative value", "transactions whose value has no @currency"), 0),
        **seen,
        "activities": sum(names.values()),
        "transactions": sum(codes.values()),
        "distinct reporting-org refs": len(reporters),
        "transactions by transaction-type code": dict(codes),
        "duplicate iati-identifiers": sum(count > 1 for count in names.values()),
        "sum of budget values by currency": _sums(iter(budgets)),
        "values": values,
    }


def _sums(values: Iterator[tuple[str, str, str, Decimal]]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for _, _, currency, value in values:
        sums[currency] = sums.get(currency, Decimal()) + value
    return sums


def dac1(path: Path, check: str) -> object:
    _, rows = table(path)
    if check == "rows":
        return len(rows)
    if check == "rows with negative value":
        return sum(number(row["value"]) < 0 for row in rows)
    if check == "rows per amount_type":
        return counts(rows, "amount_type")
    found = re.match(r"(.+): ODA .*aidtype (\d+), flows (\d+), amounttype (\w)", check)
    assert found, check
    who = found[1].replace("DAC countries", "DAC Countries, Total")
    (row,) = (
        row
        for row in rows
        if row["donor_name"].casefold() in (who.casefold(), found[1].casefold())
        and (row["aidtype_code"], row["flows_code"], row["amounttype_code"]) == found.group(2, 3, 4)
        and row["sector_code"] == ""
    )
    return number(row["value"])


def dac2a(path: Path, check: str) -> object:
    _, rows = table(path)
    keys = ("Recipient", "Donor", "Aid type", "Year")
    if check == "rows":
        return len(rows)
    if check.startswith("distinct donors"):
        return f"{len({row['Donor'] for row in rows})} / {len({row['Aid type'] for row in rows})}"
    if check.startswith("rows with negative"):
        return sum(number(row["Value"]) < 0 for row in rows)
    if check.startswith("duplicate"):
        return sum(count > 1 for count in Counter(tuple(row[key] for key in keys) for row in rows).values())
    net = tuple(row for row in rows if row["Aid type"] == "ODA: Total Net")
    if "sum over all" in check:
        return total(tuple(row for row in net if (row["Recipient"], row["Year"]) == ("Ukraine", "2022")), "Value")
    found = re.match(r"(.+) to (.+), (\d{4})", check)
    assert found, check
    wanted = found.group(1, 2, 3)
    return next(number(row["Value"]) for row in net if (row["Donor"], row["Recipient"], row["Year"]) == wanted)


def crs(path: Path, check: str) -> object:
    columns, rows = table(path)
    if check == "columns":
        return len(columns)
    if check == "rows":
        return len(rows)
    if check.startswith("distinct"):
        return len({row["crs_id"] for row in rows})
    if check.startswith("rows per"):
        return counts(rows, "flow_name")
    if check.startswith("rows with empty"):
        return sum(not row["usd_disbursement"] for row in rows)
    if check.startswith("rows with negative"):
        return sum(number(row["usd_commitment"]) < 0 or number(row["usd_disbursement"]) < 0 for row in rows)
    who, column = check.replace(" recipients", "").split(": sum ")
    return total(tuple(row for row in rows if who in (row["donor_name"], row["recipient_name"])), column)


def oda_wide(path: Path, check: str) -> object:
    columns, rows = table(path)
    if check.startswith("rows"):
        return len(rows)
    if check == "empty cells":
        return sum(not row.get(column) for row in rows for column in columns)
    who, year = check.split(", ")
    return next(number(row[who]) for row in rows if row[columns[0]] == year)


def codelists(path: Path, _: str) -> object:
    with workbook(path) as book:
        return list(book.sheets)


def fts_api(path: Path, check: str) -> object:
    data = json.loads(path.read_bytes(), parse_float=Decimal)["data"]
    if check == "flows on this page":
        return len(data["flows"])
    if check.startswith("data.incoming.flowCount"):
        return f"{data['incoming']['flowCount']} / {data['internal']['flowCount']}"
    if check.startswith("data.incoming."):
        return data["incoming"][check.split(".")[2].split()[0]]
    if check == "plans":
        return len(data["plans"])
    if check.startswith("data.totals"):
        return f"{data['totals']['revisedRequirements']} / {data['totals']['totalFunding']}"
    if check.startswith("plan 832"):
        (plan,) = (each for each in data["plans"] if each["id"] == 832)
        return f"{plan['requirements']['revisedRequirements']} / {plan['funding']['totalFunding']}"
    if check.startswith("sum of funding"):
        return sum((each.get("funding") or {}).get("totalFunding") or 0 for each in data["plans"])
    if check.startswith("clusters in"):
        return len(data["requirements"]["objects"])
    if check.startswith("sum of revised"):
        return sum(each["revisedRequirements"] for each in data["requirements"]["objects"])
    return data["report3"]["fundingTotals"]["total"] if "report3" in check else data["requirements"]["totalRevisedReqs"]


def fts_pages(path: Path, check: str) -> object:
    pages = sorted(path.parent.glob("api_flows_pse_2020_page?.json"))
    flows = [flow for page in pages for flow in json.loads(page.read_bytes(), parse_float=Decimal)["data"]["flows"]]
    paid = [flow for flow in flows if flow["status"] in ("commitment", "paid")]
    incoming = [flow for flow in paid if flow["boundary"] == "incoming"]
    by = check.removeprefix("flows by ")
    if by in ("status", "boundary", "flowType"):
        return dict(Counter(flow[by] for flow in flows))
    if check.startswith("incoming (commitment+paid) from first source organisation "):
        who = check.removeprefix("incoming (commitment+paid) from first source organisation ")
        return sum(flow["amountUSD"] for flow in incoming if _first_source(flow) == who)
    known: dict[str, object] = {
        "flows over all pages": len(flows),
        "distinct flow ids over all pages": len({flow["id"] for flow in flows}),
        "flows with negative amountUSD": sum(flow["amountUSD"] < 0 for flow in flows),
        "flows with parentFlowId": sum(flow["parentFlowId"] is not None for flow in flows),
        "sum amountUSD, boundary internal": sum(flow["amountUSD"] for flow in flows if flow["boundary"] == "internal"),
        "sum amountUSD, boundary incoming, status in (commitment, paid), all pages": sum(
            flow["amountUSD"] for flow in incoming
        ),
    }
    single = sum(flow["amountUSD"] for flow in incoming if flow["onBoundary"] == "single")
    return known.get(check, single)


def _first_source(flow: Mapping[str, Any]) -> str | None:
    return next((each["name"] for each in flow["sourceObjects"] if each["type"] == "Organization"), None)


def fts_table(path: Path, check: str) -> object:
    columns, rows = table(path)
    if check == "columns":
        return len(columns)
    if check == "distinct id":
        return len({row["id"] for row in rows})
    if "scientific" in check:
        return sum("e" in row["originalAmount"].casefold() for row in rows)
    if "originalCurrency" in check:
        return dict(Counter(row["originalCurrency"] for row in rows).most_common(3))
    if check == "rows by status":
        return counts(rows, "status")
    if check == "rows" or "rows (" in check or check == "data rows":
        return len(rows)
    if check.startswith("rows with empty"):
        return sum(not row["requirements"] for row in rows)
    if check.startswith("hashtag over column"):
        column = check.rsplit(" ", 1)[1]
        with opened(path) as lines:
            header, tags = next(lines)[1], next(lines)[1]
        return tags[header.index(column)]
    if "Total Delivered" in check:
        return sum((number(row["Total Delivered"].replace(",", "")) for row in rows), Decimal())
    column = "amountUSD" if "amountUSD" in check else check.removeprefix("sum of ")
    if "status paid" in check:
        rows = tuple(row for row in rows if row["status"] == "paid")
    if "srcOrganization" in check:
        rows = tuple(row for row in rows if row["srcOrganization"] == "Germany, Government of")
    return total(rows, column)


def us_country(path: Path, check: str) -> object:
    columns, rows = table(path)
    kind, year = "Transaction Type Name", "Fiscal Year"
    if check.startswith("columns in"):
        return len(columns)
    if check == "rows":
        return len(rows)
    if check.endswith("1976tq"):
        return sum(row[year] == "1976tq" for row in rows)
    if check.startswith("rows with negative"):
        return sum(number(row["current_amount"]) < 0 for row in rows)
    if check.startswith("rows per"):
        return counts(rows, kind)
    if check.startswith("duplicate"):
        keys = Counter((row["Country Code"], row["Country Name"], row[kind], row[year]) for row in rows)
        return sum(count > 1 for count in keys.values())
    found = re.match(r"(\w+|all countries), (\w+), FY (\d+)", check)
    assert found, check
    fitting = tuple(row for row in rows if (row[kind], row[year]) == found.group(2, 3))
    if found[1] == "all countries":
        return total(fitting, "current_amount")
    (row,) = (row for row in fitting if row["Country Code"] == found[1])
    return f"{row['current_amount']} / {row['constant_amount']}"


def us_transactions(path: Path, check: str) -> object:
    _, rows = table(path)
    known: dict[str, Callable[[], object]] = {
        "rows": lambda: len(rows),
        'rows whose Activity Name says "redacted"': lambda: sum(
            "redacted" in row["Activity Name"].casefold() for row in rows
        ),
        "distinct Activity ID": lambda: len({row["Activity ID"] for row in rows}),
        "rows with empty Activity Start Date": lambda: sum(_is_empty(row["Activity Start Date"]) for row in rows),
        "fully identical duplicate rows": lambda: len(rows) - len({tuple(row.items()) for row in rows}),
    }
    if check in known:
        return known[check]()
    if found := re.match(r"FY (\d+): ", check):
        rows = tuple(row for row in rows if row["Fiscal Year"] == found[1])
    elif found := re.match(r"(.+): sum ", check):
        rows = tuple(row for row in rows if found[1] in row.values())
    return total(rows, "Constant Dollar Amount" if "Constant" in check else "Current Dollar Amount")


def _is_empty(text: str) -> bool:
    return text.strip() in ("", "NULL")


def usaspending(path: Path, check: str) -> object:
    if path.suffix == ".csv":
        _, rows = table(path)
        return len(rows) if check == "rows" else total(rows, check.removeprefix("sum "))
    data = json.loads(path.read_bytes(), parse_float=Decimal)
    if check == "results":
        return len(data["results"])
    if check.startswith("generated_internal_id"):
        return data["results"][0]["generated_internal_id"]
    if check.startswith("sum "):
        column = re.sub(r'^sum (?:of )?"?([^"(]+?)"?(?: \(.*)?$', r"\1", check)
        return sum((number(each[column]) for each in data["results"]), Decimal())
    for part in check.split("."):
        data = data[part]
    return data


def world_bank(path: Path, check: str) -> object:
    if check.startswith("line number"):
        with opened(path) as lines:
            return next(line for line, row in lines if "Indicator Code" in row)
    if check == "Last Updated Date":
        return str(worldbank.updated(path))
    columns, rows = table(path, header="Indicator Code")
    years = [column for column in columns if column.isdecimal()]
    if check == "data rows":
        return len(rows)
    if check.startswith("non-empty"):
        return sum(bool(row.get(year)) for row in rows for year in years)
    if check.startswith("rows with at least"):
        return sum(any(number(row.get(year)) < 0 for year in years) for row in rows)
    code, year = check.split(", ")
    (row,) = (row for row in rows if row["Country Code"] == code)
    return number(row[year]) if row[year] else None


def usaid(path: Path, check: str) -> object:
    if check.startswith("lines containing"):
        return sum('\\"' in line for line in path.read_text("utf-8").splitlines())
    _, rows = table(path, escape=True)
    if check == "rows":
        return len(rows)
    if check == "rows per type":
        return counts(rows, "type")
    if check.startswith("distinct"):
        return len({row["award_id"] for row in rows})
    if check.startswith("rows with empty"):
        return sum(row["estimated_cost"] in ("", "NA") for row in rows)
    if check.startswith("rows where"):
        return sum(number(row["obligated_amount"]) > number(row["estimated_cost"]) for row in rows)
    kind = check.partition(":")[0]
    return total(tuple(row for row in rows if row["type"] == kind), "obligated_amount")


READERS: tuple[tuple[str, Callable[[Path, str], object]], ...] = (
    ("kiel/website", kiel_website),
    ("kiel/", kiel_workbook),
    ("iati/", iati),
    ("oecd/dac1", dac1),
    ("oecd/dac2a", dac2a),
    ("oecd/crs", crs),
    ("oecd/oda_totals", oda_wide),
    ("oecd/dac_crs", codelists),
    ("fts/api_flows_pse_2020_page1..3", fts_pages),
    ("fts/api", fts_api),
    ("fts/", fts_table),
    ("hxl/", fts_table),
    ("foreignassistance/us_", us_country),
    ("foreignassistance/ukraine", us_transactions),
    ("usaspending/", usaspending),
    ("worldbank/", world_bank),
    ("usaid_awards/", usaid),
)
"""Which function counts in which file, the first that fits."""


def found_in(folder: Path, file: str, check: str) -> object:
    """What a file holds by one check."""
    reader = next(reader for lead, reader in READERS if file.startswith(lead))
    return reader(folder / file, check)


def plain(value: object) -> object:
    """A value to compare: numbers to a millionth, in whatever they are held."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return str(value) if isinstance(value, datetime) else value
    return round(Decimal(str(value)), 6)
