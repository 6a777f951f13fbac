"""How fast data sets are imported, in how much memory, and what answers cost meanwhile and afterwards.

    python -m benchmarks.imports --data ../shared/data --rows 1000000

Large files are made from the publishers' own rows by a seeded generator: the same rows with other donors, recipients, years
and amounts.
"""

import argparse
import csv
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_SEED = 5
_QUESTIONS = (
    "us total ukraine",
    "how much did the us announce for ukraine on july 2 2024",
    "who promised a bridge to NATO",
    "germany military aid to ukraine",
    "how much did bhutan give ukraine",
)
_DONORS = (
    "Australia Austria Belgium Canada Denmark Finland France Germany Ireland Italy Japan Norway Spain Sweden".split()
)
_PLACES = (
    "Chad Kenya Nepal Peru Mali Niger Haiti Jordan Egypt Fiji Ghana India Yemen Sudan Somalia Uganda Malawi".split()
)
_CODES = "TD KE NP PE ML NE HT JO EG FJ GH IN YE SD SO UG MW".split()


@dataclass(frozen=True, slots=True)
class Run:
    """One import: rows, size of the file, seconds, peak memory."""

    name: str
    rows: int
    size: int
    seconds: float
    memory: int

    def told(self) -> str:
        """A line of the table."""
        rate = self.rows / self.seconds
        size, memory = self.size / 1e6, self.memory / 1e6
        return (
            f"| {self.name} | {self.rows:,} | {size:,.0f} MB | {self.seconds:.1f} s | {rate:,.0f} | {memory:.0f} MB |"
        )


def like_crs(sample: Path, out: Path, rows: int) -> int:
    """Rows of CRS with other donors, recipients, years and amounts."""
    chance = random.Random(_SEED)
    with sample.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        kept, columns = list(reader), reader.fieldnames or []
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for at in range(rows):
            row = dict(kept[at % len(kept)])
            row["donor_name"], row["recipient_name"] = chance.choice(_DONORS), chance.choice(_PLACES)
            row["donor_iso3_code"] = row["recipient_iso3_code"] = ""
            row["year"], row["crs_id"] = str(2003 + at % 20), str(at)
            row["usd_commitment"], row["usd_disbursement"] = f"{chance.random():.6f}", f"{chance.random():.6f}"
            writer.writerow(row)
    return rows


def like_fts(sample: Path, out: Path, rows: int) -> int:
    """Flows with other ids, places, years and amounts."""
    chance = random.Random(_SEED)
    with sample.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        kept, columns = list(reader), reader.fieldnames or []
    places = [column for column in columns if column.startswith("destinationObjects_Location.name")]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for at in range(rows):
            row = dict(kept[at % len(kept)])
            row["id"], row["amountUSD"] = str(at), str(chance.randrange(1, 10**7))
            row |= dict.fromkeys(places, chance.choice(_PLACES))
            writer.writerow(row)
    return rows


def like_iati(sample: Path, out: Path, rows: int) -> int:
    """Activities of a publisher over and over, in other countries, until there are so many transactions."""
    chance = random.Random(_SEED)
    tree = etree.parse(str(sample))
    kept = [activity for activity in tree.getroot() if activity.find("transaction") is not None]
    written = 0
    with out.open("wb") as file:
        file.write(b'<iati-activities version="1.02">')
        while written < rows:
            for activity in kept:
                activity.find("iati-identifier").text = f"X-{written}"
                for place in activity.findall("recipient-country"):
                    place.set("code", chance.choice(_CODES))
                file.write(etree.tostring(activity))
                written += len(activity.findall("transaction"))
        file.write(b"</iati-activities>")
    return written


LARGE: tuple[tuple[str, str, Callable[[Path, Path, int], int]], ...] = (
    ("CRS-like", "oecd/crs_2022_climate_oda.csv", like_crs),
    ("FTS-like", "fts/flows_flat_2027.csv", like_fts),
    ("IATI-like", "iati/iati_100_cafod_drc.xml", like_iati),
)
SAMPLES = (
    "kiel/website_release_29/data_explorer.csv",
    "kiel/ukraine_support_tracker_release_07.xlsx",
    "oecd/dac1_2022.csv",
    "oecd/dac2a_constant_2022.csv",
    "oecd/crs_2022_climate_oda.csv",
    "foreignassistance/us_foreign_aid_country_2025-12.csv",
    "foreignassistance/ukraine_military_transactions.csv",
    "fts/api_flows_pse_2020_page1.json",
    "fts/flows_flat_2027.csv",
    "hxl/fts_incoming_funding_pse_hxl.csv",
    "iati/iati_203_covid_multi_publisher.xml",
    "worldbank/API_DT.ODA.ALLD.CD_DS2_en_csv_v2_6030.csv",
    "usaspending/spending_by_recipient.json",
    "usaid_awards/usaid_awards_2025-03.tsv",
)


def imported(name: str, path: Path, store: Path, rows: int | None = None) -> Run:
    """Import a file as an operator would, in a process of its own."""
    command = [sys.executable, "-m", "bot", "import", "--json", "--published", "2026-01-15", str(path)]
    began = time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | {"FACTS_DB": str(store)}, stdout=subprocess.PIPE)  # noqa: S603
    assert process.stdout is not None
    report = json.loads(process.stdout.read())
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    assert process.returncode == 0, name
    return Run(name, rows or int(report["figures"]), path.stat().st_size, seconds, usage.ru_maxrss * 1024)


def answer_time(store: Path) -> float:
    """The median milliseconds of an answer on a store, as `aidbot ask --batch` tells them."""
    lines = [json.dumps({"id": str(at), "channel_text": _QUESTIONS[at % len(_QUESTIONS)]}) for at in range(300)]
    command = [sys.executable, "-m", "bot", "ask", "--batch", "-"]
    done = subprocess.run(  # noqa: S603
        command,
        input="\n".join(lines),
        env=os.environ | {"FACTS_DB": str(store)},
        check=True,
        capture_output=True,
        text=True,
    )
    return statistics.median(float(json.loads(line)["elapsed_ms"]) for line in done.stdout.splitlines()[50:])


def main() -> None:
    """Import samples and large files, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="The folder of the publishers' files.")
    parser.add_argument("--rows", type=int, default=1_000_000, help="How many rows a large file has.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "facts.db")
        before = answer_time(store)
        print("| file | rows | size | time | rows a second | peak memory |\n| --- | ---: | ---: | ---: | ---: | ---: |")
        for sample in SAMPLES:
            print(imported(sample.rpartition("/")[2], asked.data / sample, store).told(), flush=True)
        for name, sample, make in LARGE:
            path = Path(folder, f"large{Path(sample).suffix}")
            made = make(asked.data / sample, path, asked.rows)
            print(imported(name, path, store, made).told(), flush=True)
            path.unlink()
        print(f"\nMedian of an answer: {before:.2f} ms before these imports, {answer_time(store):.2f} ms after.")


if __name__ == "__main__":
    main()
