"""A clock that jumps back and forth, by hours or years: what is kept, told and planned by it."""

import asyncio
import gc
import json
import random
import shutil
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from benchmarks.faults.children import Line, working
from benchmarks.faults.judging import Score
from benchmarks.faults.trial import Trial
from benchmarks.kills import WHO, figure
from bot.app import App, build_app
from bot.domain.model import Actor
from bot.operation import backups
from bot.operation.backups import Plan, existing, keep_backing_up
from bot.service.asked import Asked
from bot.settings import Settings
from bot.store import following
from bot.store.inbox import open_questions, open_reports
from bot.store.ledger import Ledger
from bot.store.letters import Letter, put_letter
from bot.store.notices import waiting_notices

_BEGIN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
"""A Monday, half an hour after the digests."""
_QUIET, _JUMPING, _AFTER = 3, 24, 15
"""Days with a clock that is right, that jumps, and that is right again."""
_STARTED = 3
"""Days from one start of the bot to the next."""
_WEEKS = (_QUIET + _JUMPING + _AFTER) // 7
_MORE = 2
"""So many digests may come besides: one before its time, and one when the clock is right again."""
_SERVER, _CHANNEL = 111, 5
_CURATOR = Actor(2, "Anna", curator=True, manager=True)
_MEMBER = Actor(3, "Max")
_EVERY = timedelta(hours=24)
_KEPT = 5


class Clock:
    """The true time, and what the machine shows: now and then it jumps."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.true = _BEGIN
        self._error = timedelta()

    def __call__(self) -> datetime:
        """What the machine shows."""
        return self.true + self._error

    def jump(self) -> None:
        """Jump half of the times, by an hour to three years and a half, or be right again."""
        if self._chance.random() < 0.5:
            hours = 10 ** self._chance.uniform(0, 4.5)
            self._error = timedelta(hours=self._chance.choice((-1, 0, 1)) * hours)

    def right(self) -> None:
        """Let the clock be right again."""
        self._error = timedelta()


class Bot:
    """The bot over some weeks: what is asked of it and done, what it does of itself, and what it should have told."""

    def __init__(self, path: Path, clock: Clock, chance: random.Random) -> None:
        self._settings = Settings.from_env().model_copy(update={"facts_db": path})
        self._clock = clock
        self._chance = chance
        self._asked: Counter[str] = Counter()
        self._made: list[tuple[str, int]] = []
        self._reports = 0
        self._told = 0
        self._in_digests = 0
        self.digests = 0
        self.faults: list[str] = []
        following.put_letter = self._put  # type: ignore[attr-defined]

    @property
    def acknowledged(self) -> int:
        """How much was acknowledged: changes, questions and reports."""
        return len(self._made) + self._asked.total() + self._reports + 1

    async def live(self) -> None:
        """Three quiet days; then weeks with jumps; then the clock is right for two weeks."""
        async with build_app(self._settings, self._clock) as app:
            await self._asks(app, "!follow donor us", _CURATOR)
            await self._asks(app, "!follow digest monday 09:00 UTC", _CURATOR)
            await self._asks(app, "!aid tellme how many zebras did mars give", _MEMBER)
        for first in range(0, _QUIET + _JUMPING + _AFTER, _STARTED):
            async with build_app(self._settings, self._clock) as app:
                for day in range(first, first + _STARTED):
                    await self._day(app, jumping=_QUIET <= day < _QUIET + _JUMPING)
            gc.unfreeze()
            gc.collect()
        async with build_app(self._settings, self._clock) as app:
            await self._judge(app)

    async def _day(self, app: App, *, jumping: bool) -> None:
        await app.service.forget_old()
        for _ in range(4):
            if jumping:
                await self._something(app)
                self._clock.jump()
            else:
                self._clock.right()
            self._clock.true += timedelta(hours=6)
            await self._of_itself(app)

    async def _something(self, app: App) -> None:
        sort = self._chance.randrange(4)
        if sort == 0:
            words = f"how many {self._chance.choice(('zebras', 'violins', 'glaciers'))} did mars give"
            await self._asks(app, words, _MEMBER)
            await app.service.finish()
            self._asked[words] += 1
        elif sort == 1 or not self._made:
            await self._change(app, f"kill-{len(self._made)}-1")
        elif sort == 2:
            await self._change(app, self._chance.choice(self._made)[0])
        elif self._reports < 5:
            await self._asks(app, "!wrong it is false", Actor(100 + self._reports, "Rita"), "us total ukraine")
            self._reports += 1

    async def _change(self, app: App, name: str) -> None:
        ledger, value = Ledger(app.store), len(self._made) + 1
        held = await ledger.held(name, None)
        here: dict[str, Any] = {"server": None, "actor": WHO, "at": self._clock(), "reason": "kill"}
        if held is None:
            await ledger.add(figure(name, value), **here)
        else:
            await ledger.edit(figure(name, value), expected_version=held.version, **here)
        self._made.append((name, value))

    async def _of_itself(self, app: App) -> None:
        await app.service.gather_digests()
        async for due in app.service.due_notices():
            await app.service.settle_notice(due.id, delivered=True)
        if self._told < len(self._made):
            self.faults.append(f"{len(self._made) - self._told} changes are not told")
            self._told = len(self._made)

    def _put(self, db: Any, letter: Letter, at: datetime) -> None:
        """Hold what a channel is told against what was changed, then let it be told."""
        about, count = letter.content["about"], letter.content["count"]
        since = self._in_digests if about == "digest" else self._told
        expected = len({name for name, _ in self._made[since:]})
        if count != expected:
            self.faults.append(f"a {about} tells {count} facts, and {expected} were changed")
        if about == "digest":
            self.digests += 1
            self._in_digests = len(self._made)
        else:
            self._told = len(self._made)
        put_letter(db, letter, at)

    async def _asks(self, app: App, text: str, actor: Actor, earlier: str | None = None) -> None:
        today = self._clock().date()
        await app.service.respond(
            Asked(text=text, actor=actor, server=_SERVER, today=today, channel=_CHANNEL, earlier=earlier)
        )

    async def _judge(self, app: App) -> None:
        """Hold what is kept against what was done."""
        questions = await app.store.query(lambda db: open_questions(db, _SERVER, 50))
        kept = Counter({each.text: each.count for each in questions})
        self.faults += [
            f"{words}: asked {count} times, kept {kept[words]}"
            for words, count in self._asked.items()
            if kept[words] != count
        ]
        reports = await app.store.query(lambda db: open_reports(db, _SERVER))
        if len(reports) != self._reports:
            self.faults.append(f"of {self._reports} reports {len(reports)} are kept")
        if not await app.store.query(lambda db: waiting_notices(db, _SERVER)):
            self.faults.append("who waits for an answer is forgotten")
        if self._in_digests < len(self._made):
            self.faults.append(f"{len(self._made) - self._in_digests} changes came into no digest")
        for name in {name for name, _ in self._made}:
            history = await Ledger(app.store).history(name, None)
            values = [str((each.after or {}).get("value")) for each in history]
            if values != [str(value) for made, value in self._made if made == name]:
                self.faults.append(f"the history of {name} is {values}")


async def _living(path: Path, chance: random.Random, line: Line) -> None:
    bot = Bot(path, Clock(chance), chance)
    await bot.live()
    line.say(json.dumps([bot.acknowledged, bot.digests, bot.faults]))


def living(trial: Trial, score: Score) -> None:
    """Some weeks of asking, changing and telling; what is planned by the clock comes about as often as it should."""
    trial.prepared()
    with working(lambda line: _living(trial.store, trial.chance, line)) as worker:
        said = list(worker.lines())
    if len(said) != 1 or not said[0].startswith("["):
        score.unclear += said
        return
    acknowledged, digests, faults = json.loads(said[0])
    score.acknowledged += acknowledged
    score.struck += 1
    score.lost += faults
    if digests > _WEEKS + _MORE:
        score.half.append(f"{digests} digests in {_WEEKS} weeks")
    score.whole("clock", trial.store)


async def _scheduled(trial: Trial, line: Line) -> None:
    """Back up for some weeks of a clock that jumps; `asyncio.sleep`, which no clock of the machine moves, is the true time."""
    clock, made, end = Clock(trial.chance), 0, _BEGIN + timedelta(days=_JUMPING)

    async def sleep(seconds: float) -> None:
        clock.true += timedelta(seconds=seconds)
        clock.jump()
        if clock.true > end:
            raise asyncio.CancelledError

    def make(store: Path, plan: Plan, at: datetime) -> Path:
        nonlocal made
        made += 1
        return make_backup(store, plan, at)

    vars(backups)["asyncio"] = SimpleNamespace(sleep=sleep, to_thread=asyncio.to_thread)
    make_backup, backups.make_backup = backups.make_backup, make
    folder = trial.disk.folder / "backups"
    with suppress(asyncio.CancelledError):
        await keep_backing_up(trial.store, Plan(folder, _EVERY, _KEPT), clock, lambda _: None)
    line.say(json.dumps([made, len(existing(folder, clock.true))]))


def scheduled(trial: Trial, score: Score) -> None:
    """Backups on a schedule: not many at once, none left out for long."""
    trial.prepared()
    with working(lambda line: _scheduled(trial, line)) as worker:
        said = list(worker.lines())
    shutil.rmtree(trial.disk.folder / "backups")
    if len(said) != 1 or not said[0].startswith("["):
        score.unclear += said
        return
    made, kept = json.loads(said[0])
    score.struck += 1
    score.acknowledged += made
    if not _JUMPING // 2 <= made <= _JUMPING * 2 + 1:
        score.half.append(f"{made} backups in {_JUMPING} days")
    if kept != _KEPT:
        score.lost.append(f"{kept} backups are kept, and {_KEPT} should be")


WORK = {"clock jumps, asking and telling": living, "clock jumps, backups": scheduled}
