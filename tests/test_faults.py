"""Whatever fails around a store, nothing that was acknowledged is lost, nothing is by half, and what people read is clear."""

import random
from pathlib import Path

import pytest

from benchmarks.faults.__main__ import WORK
from benchmarks.faults.judging import Score
from benchmarks.faults.rooms import Disk
from benchmarks.faults.trial import Trial
from tests.conftest import ROOT
from tests.importers.test_publishers import DATA, needs_files

SLOW = {"locked, commands", "clock jumps, asking and telling"}
"""Those that wait for seconds or live through weeks are left to `python -m benchmarks.faults`; tests of their own cover them."""


@needs_files
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("fault", [fault for fault in WORK if fault not in SLOW])
def test_a_fault_loses_nothing_and_is_told_clearly(fault: str, tmp_path: Path) -> None:
    score = Score(fault)
    for at in range(2):
        folder = tmp_path / str(at)
        folder.mkdir()
        chance = random.Random(f"{fault} {at}")
        WORK[fault](Trial(Disk(folder, mounted=False), chance, ROOT / "facts.db", DATA), score)
    assert score.faults() == []
    assert score.acknowledged
