"""A store, its folder or its whole disk where nobody may write."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace

from benchmarks.faults.children import HalfWay, Line, command, mortal, nothing, working
from benchmarks.faults.judging import Score, state_of
from benchmarks.faults.rooms import Disk, brittle_disk
from benchmarks.faults.trial import Trial
from benchmarks.kills import add_to
from bot.errors import AidbotError
from bot.store.store import Store

WORDS = r"write access|cannot be written|cannot be opened|only be read"
_CHANGES = 12


@contextmanager
def _forbidden(trial: Trial, way: str) -> Iterator[Callable[[], object]]:
    """Forbid writing for the length of a with block; give what has to be done in a child for it to count."""
    folder, file = trial.disk.folder, trial.store
    if way == "disk":
        trial.disk.only_read(True)
    if way in ("file", "both"):
        file.chmod(0o444)
    if way in ("folder", "both"):
        folder.chmod(0o555)
    try:
        yield nothing if way == "disk" else mortal
    finally:
        if way == "disk":
            trial.disk.only_read(False)
        folder.chmod(0o755)
        file.chmod(0o644)


def _commands(trial: Trial) -> list[tuple[str, ...]]:
    return [
        ("ask", "us total ukraine"),
        ("import", str(trial.data / "kiel/website_release_29/total_allocations.csv")),
        ("backup", str(trial.disk.folder / "new.db")),
        ("backup", str(trial.backup), "--force"),
        ("restore", str(trial.backup)),
        ("restore", str(trial.backup), "--dry-run"),
        ("check", "--offline"),
        ("upgrade-facts",),
        ("export", "--out", str(trial.disk.folder / "out.csv")),
    ]


def refused(trial: Trial, score: Score) -> None:
    """A command is given where nobody may write; it does what needs no writing, or says why not, and changes nothing."""
    ways = ["file", "folder", "both"] + ["disk"] * trial.disk.mounted
    way, arguments = trial.chance.choice(ways), trial.chance.choice(_commands(trial))
    trial.prepared()
    before, earlier = state_of(trial.store), state_of(trial.backup)
    what = f"{arguments[0]}, {way} read-only"
    with _forbidden(trial, way) as inside:
        ended = command(*arguments, store=trial.store, inside=inside)
    judge = score.checked if arguments[0] == "check" else score.heard
    done = judge(what, ended, WORDS)
    changed = state_of(trial.store) != before
    if changed and not done:
        score.half.append(f"{what}: refused, and the store has changed")
    if state_of(trial.backup) != earlier:
        score.lost.append(f"{what}: the backup has changed")
    score.whole(what, trial.store)
    if not done and arguments[0] != "check":
        score.heard(f"{what}, again", command(*arguments, store=trial.store), "", may_fail=False)
    score.acknowledged += 1


async def _adding(trial: Trial, line: Line) -> None:
    store = Store.open(trial.store)
    try:
        await add_to(store, trial.store, HalfWay(line, _CHANGES))
    except AidbotError as error:
        line.say(f"refused {error}")
    except KeyError:
        pass
    await store.close()


def while_running(trial: Trial, score: Score) -> None:
    """A file or folder is closed to writers while the program writes, and opened again before the next start."""
    trial.prepared()
    way = trial.chance.choice(["file", "folder", "both"])

    @contextmanager
    def closed() -> Iterator[None]:
        with _forbidden(trial, way):
            yield

    _added_through(closed(), trial, score)


def failing(trial: Trial, score: Score) -> None:
    """The disk fails while the program writes, so that it can only be read, and is started anew before the next start.

    Where no such disk is to be had, the folder is closed instead.
    """
    trial.disk.clear()
    with ExitStack() as room:
        try:
            disk = room.enter_context(brittle_disk(trial.disk.folder))
        except (OSError, subprocess.CalledProcessError):
            while_running(trial, score)
            return
        there = replace(trial, disk=Disk(disk.folder, mounted=False))
        there.prepared()

        @contextmanager
        def failed() -> Iterator[None]:
            disk.fail()
            yield

        _added_through(failed(), there, score, disk.mend)


def _added_through(
    fault: AbstractContextManager[None], trial: Trial, score: Score, mend: Callable[[], object] = nothing
) -> None:
    """Add facts; half way through, the fault comes. Judge what came of it once it is mended."""
    said: list[str] = []
    with working(lambda line: _adding(trial, line), mortal) as worker:
        lines = worker.lines()
        said += iter(lines.__next__, "half")
        with fault:
            worker.go_on()
            said += lines
    mend()
    refusals = [words for words in said if words.startswith("refused")]
    for words in refusals:
        score.told("adding", words, WORDS)
    score.struck += bool(refusals)
    score.added(said, trial.store)


WORK = {
    "read-only, commands": refused,
    "closed while running": while_running,
    "disk fails while running": failing,
}
