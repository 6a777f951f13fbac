"""`python -m benchmarks.faults`: try every fault so often, and print what came of it."""

import argparse
import random
import sys
from pathlib import Path

from benchmarks.faults import bad_pages, clocks, forbidden, full, locked
from benchmarks.faults.children import preload
from benchmarks.faults.judging import Score
from benchmarks.faults.rooms import Disk, small_disk
from benchmarks.faults.trial import Trial

_ROOT = Path(__file__).resolve().parent.parent.parent
WORK = full.WORK | forbidden.WORK | locked.WORK | bad_pages.WORK | clocks.WORK


def tried(fault: str, tries: int, seed: int, disk: Disk, data: Path) -> Score:
    """Try one fault so often, each time with another seed, which says all that chance decides."""
    score = Score(fault)
    for at in range(tries):
        WORK[fault](Trial(disk, random.Random(f"{fault} {seed} {at}"), _ROOT / "facts.db", data), score)
        score.tries += 1
    return score


def main() -> None:
    """Try, and end with exit code 1 where anything was lost, by half or unclear."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tries", type=int, default=20, help="How many for each fault.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=_ROOT.parent / "shared" / "data", help="Publishers' files.")
    parser.add_argument("--only", default="", help="Only faults whose name holds this.")
    asked = parser.parse_args()
    preload()
    print(Score.HEAD)
    wrong = 0
    with small_disk() as disk:
        for fault in WORK:
            if asked.only in fault:
                score = tried(fault, asked.tries, asked.seed, disk, asked.data)
                print(score.row(), flush=True)
                for sentence in dict.fromkeys(score.faults()):
                    print(f"  {sentence}", file=sys.stderr)
                wrong += len(score.faults())
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
