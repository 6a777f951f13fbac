"""Feed every entrance for text and files with what a fuzzer makes of samples, guided by which code each input reaches.

    python -m pip install atheris
    python -m benchmarks.fuzz --seconds 120

A finding is any exception but those that the product raises to tell what is wrong with an input, and any input that takes
more than `SLOWEST` seconds or `MOST_MEMORY` megabytes.
"""

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import MappingProxyType

SLOWEST = 5
MOST_MEMORY = 2048
TODAY = date(2026, 1, 1)

One = Callable[[bytes], object]
"""Takes one input; what it gives does not matter."""


def question() -> One:
    """Questions and claims as typed: read, answered from the shipped facts, and put into words."""
    from bot.domain.answering import Answering
    from bot.domain.question import read_question
    from bot.domain.vocabulary import Vocabulary
    from bot.present.compose import compose
    from bot.present.text import pages
    from bot.store.building import load_vocabulary
    from bot.store.store import Store

    path = Path(__file__).resolve().parent.parent / "facts.db"
    store = Store.open(path, read_only=True)
    vocabulary = Vocabulary.from_json(load_vocabulary(path)["vocabulary"])
    answering = Answering(vocabulary)

    def one(data: bytes) -> object:
        with store.reading(None) as shelf:
            reading = read_question(_text(data), vocabulary, TODAY)
            return pages(compose(answering.answer(reading, shelf), vocabulary))

    return one


def numbers() -> One:
    """Amounts and dates in free text, and the one day of a form's field."""
    from bot.domain.amount import read_amounts
    from bot.domain.dates import read_dates, read_day

    def one(data: bytes) -> object:
        text = _text(data)
        return read_amounts(text), read_dates(text, TODAY), read_day(text, TODAY)

    return one


def article() -> One:
    """Articles: the text of a file of any sort, and the facts proposed from it."""
    from bot.documents.reading import text_of
    from bot.domain.extracting import extract
    from bot.domain.vocabulary import Vocabulary
    from bot.store.building import load_vocabulary

    path = Path(__file__).resolve().parent.parent / "facts.db"
    vocabulary = Vocabulary.from_json(load_vocabulary(path)["vocabulary"])
    return lambda data: extract(text_of(data), TODAY, vocabulary)


def form() -> One:
    """Facts typed into a command or a form."""
    from bot.domain.form import read_form, read_quote_form

    def one(data: bytes) -> object:
        text = _text(data)
        return read_form(text), read_quote_form(text)

    return one


def facts(suffix: str) -> Callable[[], One]:
    """Files of facts to load, of one form."""

    def target() -> One:
        from bot.exchange.reading import read_facts

        return _on_file(suffix, lambda path: read_facts([path]))

    return target


def table(suffix: str) -> Callable[[], One]:
    """Publishers' files, and tables of somebody's own, of one form."""

    def target() -> One:
        from bot.domain.vocabulary import Vocabulary
        from bot.service.data_files import Wanted, read_files
        from bot.store.building import load_vocabulary

        path = Path(__file__).resolve().parent.parent / "facts.db"
        vocabulary = Vocabulary.from_json(load_vocabulary(path)["vocabulary"])
        own = Wanted(format="table", publisher="P", url="https://example.org", published=TODAY)

        def read(file: Path) -> object:
            try:
                return read_files([file], Wanted(), vocabulary, lambda _: None)
            except _told():
                return read_files([file], own, vocabulary, lambda _: None)

        return _on_file(suffix, read)

    return target


TARGETS: Mapping[str, Callable[[], One]] = MappingProxyType(
    {
        "question": question,
        "numbers": numbers,
        "article": article,
        "form": form,
        "facts.json": facts(".json"),
        "facts.jsonl": facts(".jsonl"),
        "facts.yaml": facts(".yaml"),
        "facts.csv": facts(".csv"),
        "table.csv": table(".csv"),
        "table.json": table(".json"),
        "table.xml": table(".xml"),
        "table.xlsx": table(".xlsx"),
    }
)
SAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "question": (
            "how much did the us give ukraine as of 2 july 2024",
            "is it true that umerov announced the 2.3 billion package",
            "чи правда, що остін сказав «україна не самотня»",
            "wieviel prozent der 53,5 milliarden sind das",
            "the 27th drawdown, how many strykers",
        ),
        "numbers": (
            "2,3 mil millones de euros",
            "53.5bn",
            "2/7/24",
            "twenty-seventh of june 2024",
            "от 5 до 7 млн",
            "FY2023 Q3",
        ),
        "article": (
            'WASHINGTON, July 2 (AP) - The United States will send $2.3 billion. "Ukraine is not alone," Austin said.',
            "<!doctype html><html><body><p>Germany gave €5 billion in 2023.</p></body></html>",
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        ),
        "form": ("value: $1.25 billion; who: Norway → Ukraine; kind: military; when: 2025-12-20; what: A package.",),
        "facts.json": ('[{"id": "a", "type": "figure", "value": 1, "unit": "USD", "donor": "US"}]',),
        "facts.jsonl": ('{"id": "a", "type": "quote", "text": "x", "speaker": "y", "said_on": "2024-07-02"}\n',),
        "facts.yaml": ("- id: a\n  type: figure\n  value: 1_000\n  unit: USD\n  as_of: 2024-07-02\n",),
        "facts.csv": ("id,type,value,unit\na,figure,1,USD\n",),
        "table.csv": ("Country,Year,Amount,Unit\nGermany,2023,5 000,EUR\n", "donor;year;value\nUS;2022;1,5\n"),
        "table.json": ('{"data": {"report3": {"fundingTotals": {"total": 1}}}}', '[{"country": "Sudan", "value": 1}]'),
        "table.xml": (
            '<iati-activities version="2.03"><iati-activity><iati-identifier>x</iati-identifier></iati-activity>'
            "</iati-activities>",
        ),
        "table.xlsx": ("PK\x03\x04",),
    }
)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape" if data[:1] == b"\xed" else "replace")[:4000]


def _told() -> tuple[type[Exception], ...]:
    from bot.errors import AidbotError

    return (AidbotError,)


def _on_file(suffix: str, read: Callable[[Path], object]) -> One:
    folder = tempfile.mkdtemp()
    file = Path(folder, f"input{suffix}")

    def one(data: bytes) -> object:
        file.write_bytes(data)
        return read(file)

    return one


def fuzz(name: str, seconds: int, folder: Path) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["bot"]):
        one = TARGETS[name]()
    told = _told()

    def check(data: bytes) -> None:
        with suppress(*told):
            one(data)

    flags = [f"-max_total_time={seconds}", f"-timeout={SLOWEST}", f"-rss_limit_mb={MOST_MEMORY}", "-max_len=4096"]
    atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={folder}/found-", str(folder)], check)
    atheris.Fuzz()


def main() -> None:
    """Fuzz each target for so long in a process of its own, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", help=f"Some of {', '.join(TARGETS)}; all if none is named.")
    parser.add_argument("--seconds", type=int, default=60, help="How long for each.")
    parser.add_argument("--here", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        sys.exit("Fuzzing needs atheris: python -m pip install atheris")
    if asked.here:
        fuzz(asked.targets[0], asked.seconds, asked.here)
    print("| target | inputs tried | findings |\n| --- | ---: | --- |")
    found = [_in_a_process(name, asked.seconds) for name in asked.targets or TARGETS]
    sys.exit(1 if any(found) else 0)


def _in_a_process(name: str, seconds: int) -> bool:
    """Fuzz one target, print its row, and tell whether anything was found."""
    with tempfile.TemporaryDirectory() as folder:
        for number, sample in enumerate(SAMPLES[name]):
            Path(folder, f"sample-{number}").write_bytes(sample.encode("latin-1" if name.endswith("xlsx") else "utf-8"))
        command = [sys.executable, "-m", "benchmarks.fuzz", name, "--seconds", str(seconds), "--here", folder]
        ran = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, errors="replace", check=False, env=os.environ
        )
        tried = max((int(each) for each in re.findall(r"^#(\d+)\s", ran.stderr, re.M)), default=0)
        faults = sorted(each.name for each in Path(folder).glob("found-*"))
        told = re.findall(r"^(?:[\w.]+(?:Error|Exception)\b.*|.*(?:timeout|out-of-memory).*)$", ran.stderr, re.M)
        print(f"| {name} | {tried:,} | {'; '.join(told[-2:]) if faults or ran.returncode else 'none'} |", flush=True)
        for each in faults:
            print(f"  {name} {each}: {Path(folder, each).read_bytes()!r}", file=sys.stderr)
        if ran.returncode and not faults:
            print(ran.stderr[-2000:], file=sys.stderr)
        return bool(faults or ran.returncode)


if __name__ == "__main__":
    main()
