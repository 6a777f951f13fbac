"""Files and folders that take their place whole, and what killed programs left of them."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.exchange.folders import whole_folder
from bot.files import clear, unfinished_file, unfinished_folder, unfinished_in
from bot.store.backup import back_up
from bot.store.building import build
from bot.store.first_start import copy_shipped
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there nothing is cleared away, for lack of such locks")


SETUP = """
import os, signal, sys
from pathlib import Path
from bot import files

folder = Path(sys.argv[1])
def end(*_): os.kill(os.getpid(), signal.SIGKILL)
"""
OVER_A_FILE = """
with files.unfinished_file(folder / "export.csv") as path:
    path.write_text("half of it")
    path.with_name(path.name + "-journal").write_text("what SQLite keeps beside it")
    end()
"""
OVER_A_FOLDER = """
with files.unfinished_folder(folder / "site") as path:
    (path / "index.html").write_text("half of it")
    end()
"""
OVER_TAKING_A_PLACE = """
files.shutil.move = end
with files.unfinished_folder(folder / "snapshot") as new:
    files.take_place(new, folder / "snapshot")
"""
AT_BOTH = """
with files.unfinished_file(folder / "theirs.db"), files.unfinished_folder(folder / "theirs"):
    print("ready", flush=True)
    sys.stdin.read()
"""


def killed(work: str, folder: Path) -> None:
    """Do some work in another program, which is killed at the end of it."""
    ended = subprocess.run([sys.executable, "-c", SETUP + work, str(folder)], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize("work", [OVER_A_FILE, OVER_A_FOLDER])
def test_what_a_killed_program_left_is_gone_after_the_next_run(work: str, tmp_path: Path) -> None:
    killed(work, tmp_path)
    assert unfinished_in(tmp_path)
    with unfinished_file(tmp_path / "another.csv") as path:
        assert list(tmp_path.iterdir()) == [path]
    assert list(tmp_path.iterdir()) == []


def test_what_a_living_program_is_at_stays(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SETUP + AT_BOTH, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        theirs = unfinished_in(tmp_path)
        with unfinished_file(tmp_path / "mine.db") as mine, unfinished_folder(tmp_path / "mine") as folder:
            clear(tmp_path)
            assert set(unfinished_in(tmp_path)) == {*theirs, mine, folder.parent}
        assert len(theirs) == 2
        other.communicate()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        *("download.new", ".report.new", ".aidbot-new", "x.01234567.aidbot-new", ".x.0123456.aidbot-new"),
        *(".x.01234567.aidbot-new.bak", "aidbot-20250301T120000Z.db", "facts.db", "facts.db-wal", "facts.db-running"),
    ],
)
def test_what_is_not_ours_stays(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("somebody's")
    clear(tmp_path)
    assert (tmp_path / name).read_text() == "somebody's"


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "letter").write_text("dear")
    (tmp_path / ".x.01234567.aidbot-new").symlink_to(tmp_path / "precious")
    clear(tmp_path)
    assert (tmp_path / "precious" / "letter").read_text() == "dear"


def test_a_folder_whose_place_was_being_taken_has_it_again(tmp_path: Path) -> None:
    (tmp_path / "snapshot").mkdir()
    (tmp_path / "snapshot" / "facts.csv").write_text("of last year")
    killed(OVER_TAKING_A_PLACE, tmp_path)
    assert not (tmp_path / "snapshot").exists()
    clear(tmp_path)
    assert (tmp_path / "snapshot" / "facts.csv").read_text() == "of last year"
    assert [each.name for each in tmp_path.iterdir()] == ["snapshot"]


def test_what_takes_its_place_leaves_nothing_beside_it(tmp_path: Path) -> None:
    build(tmp_path / "shipped.db", (), (), {}, "empty")
    copy_shipped(tmp_path / "shipped.db", tmp_path / "facts.db")
    back_up(tmp_path / "facts.db", tmp_path / "backup.db")
    for replace in (False, True):
        with whole_folder(tmp_path / "site", "index.html", replace=replace) as folder:
            (folder / "index.html").write_text("whole")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["backup.db", "facts.db", "shipped.db", "site"]


def test_a_name_of_any_length_finds_room(tmp_path: Path) -> None:
    with unfinished_file(tmp_path / ("ї" * 120)) as path:
        path.write_text("whole")
        path.replace(tmp_path / ("ї" * 120))
    assert (tmp_path / ("ї" * 120)).read_text() == "whole"
