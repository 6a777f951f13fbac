"""Feed every entrance for text and files with what a fuzzer makes of samples, guided by which code each input reaches.

    python -m pip install atheris
    python -m benchmarks.fuzz --seconds 240

A finding is any exception but those that the product raises to tell what is wrong with an input, any input that takes more
than `SLOWEST` seconds of computing, and any that takes more than `MOST_MEMORY` megabytes more than all before it. A target
goes on after a finding, so that the next one is found too; what was slow is timed again without the fuzzer's own work.
"""

import argparse
import importlib.util
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from pathlib import Path

from benchmarks.fuzz_seeds import LARGEST, repeated, seeds
from benchmarks.fuzz_targets import GUIDED_BY, TARGETS, One, told

SLOWEST = 2.0
MOST_MEMORY = 256
_HANGS = 60
"""Seconds after which an input is given up with its process."""
_ALL_MEMORY = 3072


class Watched:
    """Tries inputs one after the other, and keeps the first of each sort that is a finding."""

    def __init__(self, one: One, folder: Path) -> None:
        self._one, self._folder, self._told = one, folder, told()
        self._known: set[str] = set()
        self._peak = _peak()

    def __call__(self, data: bytes) -> None:
        """Try one input; raises nothing, so that the fuzzer goes on."""
        began = time.process_time()
        try:
            with suppress(*self._told):
                self._one(data)
        except Exception as error:
            self._keep(_place(error), data)
        if (took := time.process_time() - began) > SLOWEST:
            self._keep("slow", data, f"{took:.1f} s")
        peak = _peak()
        if peak - self._peak > MOST_MEMORY:
            self._keep("memory", data, f"{peak - self._peak:.0f} MB")
        self._peak = peak

    def _keep(self, sort: str, data: bytes, more: str = "") -> None:
        if sort in self._known:
            return
        self._known.add(sort)
        number = len(self._known)
        Path(self._folder, f"{number}.input").write_bytes(data)
        Path(self._folder, f"{number}.json").write_text(json.dumps({"sort": sort, "more": more}), "utf-8")


def _place(error: Exception) -> str:
    """What was raised and where: the same finding for every input that leads there."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/bot/" in frame.filename] or frames
    return f"{type(error).__name__} at {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _peak() -> float:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fuzz(name: str, seconds: int, corpus: Path, found: Path) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=GUIDED_BY.get(name, ["bot"])):
        one = TARGETS[name]()
    flags = [f"-max_total_time={seconds}", f"-timeout={_HANGS}", f"-rss_limit_mb={_ALL_MEMORY}", f"-max_len={LARGEST}"]
    watched = Watched(one, found)
    for data in repeated():
        watched(data)
    atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={found}/", str(corpus)], watched)
    atheris.Fuzz()


def again(name: str, file: Path) -> float:
    """Try one input without the fuzzer; give the seconds that it takes."""
    one = TARGETS[name]()
    with suppress(*told()):
        one(b"")
    began = time.process_time()
    with suppress(*told()):
        one(file.read_bytes())
    return time.process_time() - began


def main() -> None:
    """Fuzz each target for so long in a process of its own, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", help=f"Some of {', '.join(TARGETS)}; all if none is named.")
    parser.add_argument("--seconds", type=int, default=60, help="How long for each.")
    parser.add_argument("--keep", type=Path, help="Where to leave the inputs that are findings.")
    parser.add_argument("--again", type=Path, help="Only try this input once more, and tell how long it takes.")
    parser.add_argument("--here", type=Path, nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.again:
        print(f"{again(asked.targets[0], asked.again):.2f}")
        return
    if importlib.util.find_spec("atheris") is None:
        sys.exit("Fuzzing needs atheris: python -m pip install atheris")
    if asked.here:
        fuzz(asked.targets[0], asked.seconds, *asked.here)
    print("| target | seeds | inputs tried | findings |\n| --- | ---: | ---: | --- |", flush=True)
    found = [_in_a_process(name, asked.seconds, asked.keep) for name in asked.targets or TARGETS]
    sys.exit(1 if any(found) else 0)


def _in_a_process(name: str, seconds: int, keep: Path | None) -> bool:
    """Fuzz one target, print its row, and tell whether anything was found."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, found = Path(folder, "corpus"), (keep or Path(folder)) / f"found-{name}"
        corpus.mkdir()
        found.mkdir(parents=True, exist_ok=True)
        count = 0
        for count, sample in enumerate(seeds(name), 1):
            Path(corpus, f"sample-{count}").write_bytes(sample)
        command = [sys.executable, "-m", "benchmarks.fuzz", name, "--seconds", str(seconds)]
        ran = subprocess.run(  # noqa: S603
            [*command, "--here", str(corpus), str(found)],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            env=os.environ,
        )
        tried = max((int(each) for each in re.findall(r"^#(\d+)\s", ran.stderr, re.M)), default=0)
        findings = [*_findings(name, found), *([f"ended with {ran.returncode}"] if ran.returncode else [])]
        print(f"| {name} | {count} | {tried:,} | {'; '.join(findings) or 'none'} |", flush=True)
        if ran.returncode:
            print(ran.stderr[-2000:], file=sys.stderr)
        return bool(findings)


def _findings(name: str, found: Path) -> list[str]:
    """Tell the findings in a folder; what is slow only while it is watched is none."""
    findings = []
    for file in sorted(found.glob("*.json")):
        finding = json.loads(file.read_text("utf-8"))
        if finding["sort"] == "slow":
            command = [sys.executable, "-m", "benchmarks.fuzz", name, "--again", str(file.with_suffix(".input"))]
            took = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
            if took and float(took) <= SLOWEST:
                continue
            finding["more"] += f", {took or 'no'} s by itself"
        findings.append(" ".join(filter(None, (finding["sort"], finding["more"]))))
    return findings


if __name__ == "__main__":
    main()
