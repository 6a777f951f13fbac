"""A page of the file that goes bad while the program is running."""

import json
import os
import random
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from benchmarks.faults.children import Line, command, working
from benchmarks.faults.judging import Score, faults_of, state_of
from benchmarks.faults.trial import Trial
from benchmarks.kills import WHO, figure
from bot.app import build_app
from bot.console.talk import Talk, local_actor
from bot.errors import AidbotError
from bot.settings import Settings
from bot.store.ledger import Ledger

WORDS = r"damaged"
_PAGE = 4096
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_DAY = date(2026, 1, 1)
_WAYS = ("noise", "zeros", "another page", "torn", "a few bytes")
QUESTIONS = (
    *(
        "us total ukraine",
        "germany total ukraine",
        "uk total",
        "eu aid to ukraine",
        "sudan 2024 requirement",
        "oda 2024",
    ),
    *("package 2 july 2024", "what was in the july 2 2024 package", "history us", "presidential drawdown authority"),
    *(
        "quote austin",
        "quote zelenskyy patriot",
        "quote von der leyen",
        "quote biden",
        "quote guterres",
        "what is usai",
    ),
    *("norway humanitarian aid", "japan ukraine", "oda 2023 france", "who gives most to ukraine", "aid to gaza 2024"),
    *(
        "how many bombs",
        "denmark military aid",
        "poland refugees",
        "us aid to israel",
        "syria 2024",
        "yemen funding 2023",
    ),
)


def pages_of(path: Path) -> Mapping[str, list[int]]:
    """The pages of each table and index of a store, from 0."""
    found: dict[str, list[int]] = {}
    with closing(sqlite3.connect(path)) as db:
        for name, page in db.execute("SELECT name, pageno FROM dbstat"):
            found.setdefault(name, []).append(page - 1)
    return found


def bad(path: Path, pages: Mapping[str, list[int]], chance: random.Random) -> tuple[int, bytes]:
    """Overwrite a page at random, half of the times one of facts; give its number from 0, and what it holds now.

    The vocabulary, which most of the file is, is read from the shipped facts alone.
    """
    name = "facts" if chance.random() < 0.5 else chance.choice(sorted(pages.keys() - {"vocabulary"}))
    number, way = chance.choice(pages[name]), chance.choice(_WAYS)
    content = path.read_bytes()
    page = bytearray(content[number * _PAGE : (number + 1) * _PAGE])
    match way:
        case "noise":
            page[:] = chance.randbytes(_PAGE)
        case "zeros":
            page[:] = bytes(_PAGE)
        case "another page":
            other = chance.randrange(len(content) // _PAGE)
            page[:] = content[other * _PAGE : (other + 1) * _PAGE]
        case "torn":
            begin = chance.randrange(0, _PAGE, 512)
            page[begin : begin + 512] = chance.randbytes(512)
        case _:
            begin = chance.randrange(_PAGE - 4)
            page[begin : begin + 4] = chance.randbytes(4)
    with path.open("rb+") as file:
        file.seek(number * _PAGE)
        file.write(page)
        os.fsync(file.fileno())
    return number, bytes(page)


async def _asking(path: Path, line: Line, warm: int) -> None:
    """Answer some questions, wait, answer all of them, then change something."""
    settings = Settings.from_env().model_copy(update={"facts_db": path})
    async with build_app(settings, lambda: _NOW) as app:
        for number, question in enumerate((*QUESTIONS[:warm], "", *QUESTIONS)):
            if not question:
                line.say("warm")
                line.wait()
                continue
            reply = await Talk(app.service, local_actor(False), lambda: _DAY, "!").answer(question)
            if number > warm:
                line.say(json.dumps([question, reply.headline, list(reply.body), list(reply.facts)]))
        try:
            made = await Ledger(app.store).add(figure("kill-1-1", 1), server=None, actor=WHO, at=_NOW, reason="kill")
            line.say(f"added {made.fact_id}")
        except AidbotError as error:
            line.say(f"refused {error}")


def _answers(
    path: Path, warm: int, trial: Trial | None = None
) -> tuple[dict[str, str], list[str], tuple[int, bytes] | None]:
    """What is answered, what else was said, and which page went bad; none where there is no trial."""
    answers, rest, page = {}, [], None
    pages = pages_of(path)
    with working(lambda line: _asking(path, line, warm)) as worker:
        for words in worker.lines():
            if words == "warm":
                page = bad(path, pages, trial.chance) if trial else None
                worker.go_on()
            elif words.startswith("["):
                answers[json.loads(words)[0]] = words
            else:
                rest.append(words)
    return answers, rest, page


@lru_cache(maxsize=1)
def _reference(store: bytes, folder: Path) -> Mapping[str, str]:
    """What a store in good health answers."""
    path = folder / "facts.db"
    path.write_bytes(store)
    return _answers(path, 0)[0]


def running(trial: Trial, score: Score) -> None:
    """A page goes bad; what is asked is answered rightly or refused in words, and `check` tells."""
    trial.prepared()
    command("import", str(trial.data / "kiel/website_release_29/total_allocations.csv"), store=trial.store)
    good = trial.store.read_bytes()
    right = _reference(good, trial.disk.folder)
    trial.store.write_bytes(good)
    before, rows = state_of(trial.store), _rows(trial.store)
    answers, rest, page = _answers(trial.store, trial.chance.randrange(len(QUESTIONS)), trial)
    assert page
    what = f"page {page[0]}"
    refused = False
    for question, said in right.items():
        answer = answers.get(question, "nothing at all")
        if answer != said:
            refused |= "damaged" in answer
            _otherwise(score, f"{what}: {question}", said, answer)
    refused |= _judged(score, what, rest)
    if not any(words.startswith(("added", "refused")) for words in rest):
        score.unclear.append(f"{what}: it ended early: {rest}")
    harmful = refused or _harmed(trial.store, before, rows)
    score.struck += harmful
    told = command("check", "--offline", store=trial.store)
    score.told(f"{what}: check", told.told, rf"Store: |{WORDS}")
    if harmful and "damaged" not in told.told and _still(trial.store, page):
        score.lost.append(f"{what}: check does not tell: {told.told[:200]}")
    score.acknowledged += len(answers)
    _restored(trial, score, what)


def _otherwise(score: Score, what: str, right: str, answer: str) -> None:
    if "Something went wrong" in answer:
        score.unclear.append(f"{what}: {answer}")
    elif "damaged" not in answer:
        score.lost.append(f"{what}: answered {answer[:300]} and not {right[:300]}")


def _judged(score: Score, what: str, rest: list[str]) -> bool:
    for words in rest:
        if not words.startswith("added"):
            score.told(f"{what}: adding", words, WORDS)
    return any(words.startswith("refused") for words in rest)


def _restored(trial: Trial, score: Score, what: str) -> None:
    """Go back to the backup, as the message says."""
    score.heard(f"{what}: restore", command("restore", str(trial.backup), store=trial.store), "", may_fail=False)
    score.half += [f"{what}: after restoring: {fault}" for fault in faults_of(trial.store)]


def _harmed(path: Path, before: Mapping[str, str], rows: Mapping[str, int]) -> bool:
    """Whether the file says something else than before, but for the change that was made since."""
    try:
        after = state_of(path)
        with closing(sqlite3.connect(path)) as db:
            broken = db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok"
        return (
            broken
            or _rows(path) != rows
            or any(after[name] != before[name] for name in before if name not in ("facts", "revisions", "questions"))
        )
    except (sqlite3.DatabaseError, KeyError, TypeError, UnicodeDecodeError):
        return True


def _rows(path: Path) -> dict[str, int]:
    """A number for each row that no change touches."""
    with closing(sqlite3.connect(path)) as db:
        facts = {str(row[0]): hash(row) for row in db.execute("SELECT * FROM facts WHERE id NOT LIKE 'kill-%'")}
        disputes = {f"dispute {row[0]}": hash(row) for row in db.execute("SELECT * FROM disputes")}
    return facts | disputes


def _still(path: Path, page: tuple[int, bytes]) -> bool:
    """Whether the bad page is there as it was put there; a change may have written it anew."""
    with path.open("rb") as file:
        file.seek(page[0] * _PAGE)
        return file.read(_PAGE) == page[1]


WORK = {"a page goes bad": running}
