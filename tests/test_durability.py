"""Killed without warning in the middle of any work, the program has lost nothing that it acknowledged."""

import random
from pathlib import Path

import pytest

from benchmarks.kills import WORK, faults_after, killed, prepared
from tests.conftest import ROOT

SHIPPED = ROOT / "facts.db"


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")  # the child is killed anyway
@pytest.mark.parametrize("work", WORK)
def test_a_kill_loses_nothing_that_was_acknowledged_and_leaves_nothing_by_half(work: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    chance = random.Random(work)
    prepared(work, path, SHIPPED, chance)
    for _ in range(4):
        if work == "migrate":
            prepared(work, path, SHIPPED, chance)
        assert faults_after(work, path, killed(work, path, chance)) == []
