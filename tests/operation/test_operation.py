"""What an operator relies on: numbers and health on a port, backups that are whole, the way back to one."""

import asyncio
import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest

from bot.errors import InvalidSettings, StoreUnavailable
from bot.operation import backups
from bot.operation.backups import Plan, existing, keep_backing_up, made_at, make_backup
from bot.operation.health import served
from bot.operation.metrics import Metrics
from bot.operation.running import operated
from bot.settings import Settings
from bot.store import backup
from bot.store.ledger import Ledger
from bot.store.occupied import occupied
from bot.store.store import Store
from tests.conftest import ROOT
from tests.store.making import HERE, NOON, figure, worth
from tests.test_cli import aidbot, refused


async def get(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as response:
        return response.status, await response.text()


async def test_health_and_numbers_are_served_on_a_port() -> None:
    metrics = Metrics()

    async def measure() -> tuple[dict[str, int], int]:
        return {"letters": 3}, 4096

    async with served(metrics, measure, "127.0.0.1", 0) as port:
        assert (await get(port, "/health"))[0] == 503
        metrics.gateway(0, up=True)
        metrics.answered("figure", 0.002)
        metrics.answered("abstain", 0.02)
        metrics.failed("defect")
        assert await get(port, "/health") == (200, '{"ok": true, "faults": []}')
        _, text = await get(port, "/metrics")
    for said in (
        'aidbot_replies_total{kind="abstain"} 1.0',
        'aidbot_queue_length{queue="letters"} 3.0',
        "aidbot_store_bytes 4096.0",
        'aidbot_gateway_up{shard="0"} 1.0',
        "aidbot_reply_seconds_count 2.0",
    ):
        assert said in text


async def test_each_shard_is_told_of_and_health_is_lost_with_the_last() -> None:
    metrics = Metrics()

    async def measure() -> tuple[dict[str, int], int]:
        return {}, 0

    metrics.runs([4, 5])
    metrics.gateway(4, up=True)
    metrics.gateway(5, up=True)
    metrics.gateway(4, up=False)
    metrics.runs([4, 5])
    text = metrics.text().decode()
    for said in (
        'aidbot_gateway_up{shard="4"} 0.0',
        'aidbot_gateway_up{shard="5"} 1.0',
        'aidbot_gateway_losses_total{shard="4"} 1.0',
        'aidbot_gateway_losses_total{shard="5"} 0.0',
    ):
        assert said in text
    async with served(metrics, measure, "127.0.0.1", 0) as port:
        assert (await get(port, "/health"))[0] == 200
        metrics.gateway(5, up=False)
        assert "no connection to Discord" in (await get(port, "/health"))[1]


async def test_a_store_that_cannot_be_read_is_no_good_health() -> None:
    metrics = Metrics()
    metrics.gateway(0, up=True)

    async def measure() -> tuple[dict[str, int], int]:
        raise StoreUnavailable("The fact store is damaged.")

    async with served(metrics, measure, "127.0.0.1", 0) as port:
        status, text = await get(port, "/health")
        assert (status, "damaged" in text) == (503, True)
        assert 'aidbot_failures_total{sort="store"} 1.0' in (await get(port, "/metrics"))[1]


async def test_a_port_that_is_taken_is_told_as_a_wrong_setting() -> None:
    metrics = Metrics()

    async def measure() -> tuple[dict[str, int], int]:
        return {}, 0

    async with served(metrics, measure, "127.0.0.1", 0) as port:
        with pytest.raises(InvalidSettings, match="METRICS_PORT"):
            async with served(metrics, measure, "127.0.0.1", port):
                pass


async def test_a_loop_that_stands_still_is_noticed() -> None:
    metrics, times = Metrics(), [0.0, 0.06, 0.06, 0.36]
    metrics.gateway(0, up=True)
    with pytest.raises(IndexError):
        await metrics.watch_loop(lambda: times.pop(0))
    assert round(metrics.longest_stall, 2) == 0.25


@pytest.fixture
def store(installed: Path) -> Path:
    aidbot("ask", "us total")
    return installed


def test_backups_are_whole_and_only_the_newest_are_kept(store: Path, tmp_path: Path) -> None:
    plan = Plan(tmp_path / "backups", timedelta(hours=1), keep=2)
    made = [make_backup(store, plan, NOON + timedelta(hours=at)) for at in range(4)]
    (plan.folder / "mine.db").write_text("not theirs")
    assert existing(plan.folder, NOON + timedelta(days=1)) == made[2:]
    with closing(sqlite3.connect(made[-1])) as db:
        assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) > 700 FROM facts").fetchone() == (1,)


def test_a_backup_that_is_not_whole_is_thrown_away(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "looked_through", lambda _: ("page 7 is broken",))
    plan = Plan(tmp_path / "backups", timedelta(hours=1), keep=2)
    with pytest.raises(StoreUnavailable, match="page 7"):
        make_backup(store, plan, NOON)
    assert existing(plan.folder, NOON) == []


def test_what_a_killed_backup_left_counts_as_none_and_is_gone_with_the_next(store: Path, tmp_path: Path) -> None:
    plan = Plan(tmp_path / "backups", timedelta(hours=1), keep=2)
    made = [make_backup(store, plan, NOON + timedelta(hours=at)) for at in range(2)]
    left = plan.folder / f".{made[0].name}.01234567.aidbot-new"
    left.write_bytes(made[0].read_bytes()[:5000])
    assert existing(plan.folder, NOON + timedelta(days=1)) == made
    made.append(make_backup(store, plan, NOON + timedelta(hours=2)))
    assert sorted(plan.folder.iterdir()) == made[1:]


async def test_what_killed_programs_left_is_gone_once_the_bot_runs(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.setswitchinterval", lambda _: None)
    settings = Settings.from_env({"FACTS_DB": str(store), "BACKUP_FOLDER": str(tmp_path / "backups")})
    (tmp_path / "backups").mkdir()
    left = [folder / ".x.db.01234567.aidbot-new" for folder in (store.parent, tmp_path / "backups")]
    for each in left:
        each.touch()
    opened = Store.open(store)
    async with operated(opened, settings, lambda: NOON):
        assert [each.exists() for each in left] == [False, False]
    await opened.close()


async def changed(store: Path) -> None:
    opened = Store.open(store)
    await Ledger(opened).add(worth(5), **HERE)
    await opened.close()


async def test_a_backup_is_made_at_the_start_and_whenever_one_is_due(store: Path, tmp_path: Path) -> None:
    plan, told = Plan(tmp_path / "backups", timedelta(hours=24), keep=5), asyncio.Event()
    task = asyncio.create_task(keep_backing_up(store, plan, lambda: NOON, lambda _: told.set()))
    await asyncio.wait_for(told.wait(), 20)
    task.cancel()
    assert [path.name for path in existing(plan.folder, NOON)] == [f"aidbot-{NOON.astimezone(UTC):%Y%m%dT%H%M%SZ}.db"]


async def test_a_clock_that_was_set_far_ahead_stops_no_backups_once_it_is_right(store: Path, tmp_path: Path) -> None:
    plan, told = Plan(tmp_path / "backups", timedelta(hours=24), keep=1), asyncio.Event()
    make_backup(store, plan, NOON + timedelta(days=400))
    task = asyncio.create_task(keep_backing_up(store, plan, lambda: NOON, lambda _: told.set()))
    await asyncio.wait_for(told.wait(), 20)
    task.cancel()
    assert [made_at(path) for path in existing(plan.folder, NOON)] == [NOON.replace(microsecond=0)]


async def test_a_clock_that_jumps_on_makes_no_backup_of_the_same_hour(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, slept, now = Plan(tmp_path / "backups", timedelta(hours=24), keep=3), 0.0, NOON

    async def sleep(seconds: float) -> None:
        nonlocal slept, now
        slept += seconds
        now += timedelta(days=400)
        if slept > 3 * 24 * 3600:
            raise asyncio.CancelledError

    monkeypatch.setattr(backups, "asyncio", SimpleNamespace(sleep=sleep, to_thread=asyncio.to_thread))
    made: list[float] = []
    with pytest.raises(asyncio.CancelledError):
        await keep_backing_up(store, plan, lambda: now, made.append)
    assert len(set(made)) <= 7  # twice as often as planned, at most
    assert len(existing(plan.folder, now)) == 3


async def test_a_change_that_a_clock_dated_ahead_is_no_fault_once_a_later_one_is_right(store: Path) -> None:
    opened = Store.open(store)
    for number, at in enumerate((datetime(2090, 1, 1, tzinfo=UTC), NOON)):
        await Ledger(opened).add(figure(f"f{number}"), **HERE | {"at": at})
    await opened.close()
    assert backup.contents(store).last_change == NOON.isoformat()


def test_a_backup_is_restored_and_what_was_there_is_kept(store: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    assert aidbot("backup", str(backup)).exit_code == 0
    asyncio.run(changed(store))
    dry = aidbot("restore", str(backup), "--dry-run").stdout
    assert "0 changes" in dry
    assert "1 changes" in dry
    assert "Nothing was changed" in dry
    told = aidbot("restore", str(backup)).stdout
    (aside,) = store.parent.glob("facts.db.before-*")
    assert str(aside) in told
    assert "0 changes" in aidbot("restore", "--dry-run", str(store)).stdout
    assert "1 changes" in aidbot("restore", "--dry-run", str(aside)).stdout


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0" + b"x" * 5000, b"a list of things to buy"])
def test_a_backup_is_restored_over_a_store_that_is_gone_or_damaged(
    store: Path, tmp_path: Path, content: bytes | None
) -> None:
    kept = tmp_path / "backup.db"
    aidbot("backup", str(kept))
    for each in store.parent.iterdir():
        each.unlink()
    if content is None:
        store.parent.rmdir()
    else:
        store.write_bytes(content)
    dry = aidbot("restore", str(kept), "--dry-run")
    assert dry.exit_code == 0
    assert (
        "Store: none yet." if content is None else "Store: The fact store is damaged. It would be kept"
    ) in dry.stdout
    told = aidbot("restore", str(kept))
    assert told.exit_code == 0
    asides = list(store.parent.glob("facts.db.before-*")) if content is not None else []
    assert [str(aside) in told.stdout for aside in asides] == [True] * (content is not None)
    assert [aside.read_bytes() for aside in asides] == [content] * (content is not None)
    assert "€64.6 billion" in aidbot("ask", "us total ukraine").stdout


def test_a_backup_with_an_altered_fact_is_refused_by_a_dry_run_too_and_if_wanted_restored_without_showing_it(
    store: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "backup.db"
    aidbot("backup", str(kept))
    with closing(sqlite3.connect(kept)) as db, db:
        db.execute("UPDATE facts SET record = replace(record, '64.6', '94.6') WHERE record LIKE '%64.6 billion%'")
    before = store.read_bytes()
    dry, real = aidbot("restore", str(kept), "--dry-run"), aidbot("restore", str(kept))
    assert refused(dry) == refused(real)
    assert "is not what was written. Take another backup" in refused(real)
    assert store.read_bytes() == before
    assert aidbot("restore", str(kept), "--with-altered").exit_code == 0
    said = aidbot("ask", "us total ukraine").stdout
    assert "94.6" not in said
    assert "damaged" in said
    assert "is not what was written" in aidbot("check", "--offline").stdout


def test_nothing_is_restored_while_a_bot_runs_or_from_what_is_no_backup(store: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    aidbot("backup", str(backup))
    with occupied(store):
        assert "Stop it first" in refused(aidbot("restore", str(backup)))
    backup.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert refused(aidbot("restore", str(backup)))
    assert refused(aidbot("restore", str(tmp_path / "nowhere.db")))
    assert "€64.6 billion" in aidbot("ask", "us total ukraine").stdout


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"DISCORD_TOKEN": "Bot-token"}, "does not look like a bot's token"),
        ({"DISCORD_TOKEN": "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE." + "x" * 30}, "looks like a bot's"),
        ({}, "Backups: none are made"),
        ({"BACKUP_FOLDER": "backups"}, "Backups: none is in backups yet"),
    ],
)
def test_the_checkup_tells_of_token_disk_clock_and_backups(
    store: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], said: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    result = aidbot("check", "--offline")
    assert said in result.stdout
    assert "GB free beside the store" in result.stdout
    assert "Clock: " in result.stdout
    assert result.exit_code == (2 if "does not look" in said else 0)


def test_a_late_backup_and_a_clock_behind_the_last_change_are_faults(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = store.parent / "backups"
    make_backup(store, Plan(folder, timedelta(hours=1), 3), datetime(2020, 1, 1, tzinfo=UTC))
    monkeypatch.setenv("BACKUP_FOLDER", str(folder))
    result = aidbot("check")
    assert "later than planned" in result.stdout
    assert result.exit_code == 2


SERVICE = (ROOT / "ops" / "aidbot.service").read_text("utf-8")
CONTAINER = (ROOT / "ops" / "Containerfile").read_text("utf-8")


def test_the_service_runs_without_rights_it_does_not_need() -> None:
    for line in ("NoNewPrivileges=true", "ProtectSystem=strict", "CapabilityBoundingSet=", "StateDirectory=aidbot"):
        assert f"\n{line}\n" in SERVICE
    assert "RestartPreventExitStatus=2" in SERVICE


def test_the_container_has_no_root_one_volume_and_a_health_check() -> None:
    assert re.search(r"^USER 10001$", CONTAINER, re.MULTILINE)
    assert re.findall(r"^VOLUME (.*)$", CONTAINER, re.MULTILINE) == ["/data"]
    assert "--require-hashes" in CONTAINER
    assert "HEALTHCHECK" in CONTAINER
    assert not re.search(r"^FROM .*:latest", CONTAINER, re.MULTILINE)
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", CONTAINER, re.MULTILINE)
    assert all((ROOT / name).exists() for names in copied for name in names.split())


def test_the_dashboard_asks_only_for_numbers_that_are_served() -> None:
    dashboard: dict[str, Any] = json.loads((ROOT / "ops" / "grafana" / "aidbot.json").read_text("utf-8"))
    metrics = Metrics()
    metrics.runs([0])
    metrics.answered("figure", 0.1)
    metrics.failed("defect")
    metrics.measured({"letters": 1}, 1)
    text = metrics.text().decode()
    asked = {
        name
        for panel in dashboard["panels"]
        for target in panel["targets"]
        for name in re.findall(r"aidbot_\w+", target["expr"])
    }
    assert len(asked) >= 9
    assert [name for name in sorted(asked) if f"\n{name}" not in text] == []
