"""A store that another program holds for longer than is waited for."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.faults.children import HalfWay, Line, command, working
from benchmarks.faults.judging import Score, state_of
from benchmarks.faults.trial import Trial
from benchmarks.kills import add_to
from bot.errors import AidbotError
from bot.store.store import Store

WORDS = r"busy|Another program has the store .* open"
_WAIT = 0.05
_CHANGES = 9
_WAYS = ("BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "PRAGMA locking_mode = EXCLUSIVE")
"""A writer; a writer that shuts readers out where there is no log; a program that wants the file for itself."""


@contextmanager
def _held(path: Path, way: str) -> Iterator[Callable[[], object]]:
    """Let another process hold a store until the function that is given is called."""

    async def hold(line: Line) -> None:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=2)) as db:
            db.execute(way)
            if not way.startswith("BEGIN"):
                db.execute("BEGIN IMMEDIATE")
                db.execute("UPDATE meta SET value = value WHERE name = 'label'")
                db.execute("COMMIT")
            line.say("held")
            line.wait()
            if way.startswith("BEGIN"):
                db.execute("ROLLBACK")
        line.say("let go")
        line.wait()

    with working(hold) as worker:
        lines = worker.lines()
        assert (said := next(lines)) == "held", said

        def let_go() -> None:
            worker.go_on()
            assert next(lines) == "let go"

        try:
            yield let_go
        finally:
            worker.go_on()
            worker.go_on()


def commands(trial: Trial, score: Score) -> None:
    """A command meets the lock for as long as it waits; given again afterwards it works."""
    trial.prepared()
    if trial.chance.random() < 0.5:  # as it is while a bot runs; else as a backup is
        Store.open(trial.store).shut()
    before = state_of(trial.store)
    arguments = trial.chance.choice(
        [
            ("ask", "us total ukraine"),
            ("import", str(trial.data / "kiel/website_release_29/total_allocations.csv")),
            ("backup", str(trial.disk.folder / "new.db")),
            ("restore", str(trial.backup)),
            ("upgrade-facts",),
            ("check", "--offline"),
        ]
    )
    way = trial.chance.choice(_WAYS)
    what = f"{arguments[0]} against {way}"
    with _held(trial.store, way) as let_go:
        judge = score.checked if arguments[0] == "check" else score.heard
        done = judge(what, command(*arguments, store=trial.store), WORDS)
        let_go()
    if not done and state_of(trial.store) != before:
        score.half.append(f"{what}: refused, and the store has changed")
    if not done and arguments[0] != "check":
        score.heard(f"{what}, again", command(*arguments, store=trial.store), "", may_fail=False)
    score.acknowledged += 1
    score.whole(what, trial.store)


async def _adding(path: Path, line: Line) -> None:
    """Add facts; wait in the middle for the lock, meet it, and go on when it is gone."""
    store, said = Store.open(path, wait=_WAIT), HalfWay(line, _CHANGES)
    while said.left > 0:
        try:
            await add_to(store, path, said)
        except AidbotError as error:
            line.say(f"refused {error}")
            line.wait()
        except KeyError:
            break
    await store.close()


def while_running(trial: Trial, score: Score) -> None:
    """A program that writes is kept out for longer than it waits, and writes on when the lock is gone."""
    trial.prepared()
    said: list[str] = []
    with working(lambda line: _adding(trial.store, line)) as worker:
        lines = worker.lines()
        said += iter(lines.__next__, "half")
        with _held(trial.store, trial.chance.choice(_WAYS[:2])) as let_go:
            worker.go_on()
            for words in lines:
                said.append(words)
                if words.startswith("refused"):
                    score.told("adding", words, WORDS)
                    score.struck += 1
                    let_go()
                    worker.go_on()
    score.added(said, trial.store)


WORK = {"locked, commands": commands, "locked while running": while_running}
