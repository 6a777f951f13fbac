"""Who waits for which answer: kept until it was sent, told at most once, and forgotten when somebody wants that."""

from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from bot.store import Store
from bot.store.connection import connect
from bot.store.notices import (
    Notice,
    begin_notices,
    forget_notices,
    keep_notice,
    settle_notice,
    take_notice,
    waiting_notices,
)
from bot.store.schema import SCHEMA, migrate, migrations, schema_of
from tests.store.making import MEMBER, OTHER_SERVER, SERVER


def notice(text: str = "norway total", **given: Any) -> Notice:
    usual: dict[str, Any] = {
        "texts": ("us total", text),
        "key": text,
        "server": SERVER,
        "member": MEMBER.id,
        "channel": 7,
        "asked_on": date(2025, 3, 1),
    }
    return Notice(**usual | given)


@pytest.fixture
def db(store: Store, path: Path) -> Any:
    with closing(connect(path)) as db:
        yield db


def waiting(db: Database, server: int | None = None) -> list[str]:
    return [each.texts[-1] for each in waiting_notices(db, server)]


def taken(db: Database) -> int:
    """Take the oldest notice that waits; give its number."""
    number = waiting_notices(db, None)[0].id
    assert take_notice(db, number)
    return number


def test_a_notice_comes_back_as_it_was_kept(db: Database) -> None:
    assert keep_notice(db, notice("“ціна” – half a \ud83d character"))
    (kept,) = waiting_notices(db, SERVER)
    assert kept.texts == ("us total", "“ціна” – half a ? character")
    assert (kept.server, kept.member, kept.channel, kept.asked_on) == (SERVER, MEMBER.id, 7, date(2025, 3, 1))


def test_a_change_in_a_server_concerns_its_own_notices_and_a_global_one_all(db: Database) -> None:
    for server, text in ((SERVER, "here"), (OTHER_SERVER, "there"), (None, "directly")):
        keep_notice(db, notice(text, server=server))
    assert waiting(db, SERVER) == ["here"]
    assert waiting(db, None) == ["here", "there", "directly"]


def test_the_same_question_of_the_same_member_is_kept_once(db: Database) -> None:
    keep_notice(db, notice())
    keep_notice(db, notice(channel=8))
    keep_notice(db, notice(member=99))
    assert [(each.member, each.channel) for each in waiting_notices(db, None)] == [(MEMBER.id, 8), (99, 7)]


def test_a_notice_is_taken_once(db: Database) -> None:
    keep_notice(db, notice())
    number = taken(db)
    assert not take_notice(db, number)
    assert waiting(db) == []


def test_what_was_delivered_is_forgotten(db: Database) -> None:
    keep_notice(db, notice())
    settle_notice(db, taken(db), delivered=True)
    assert db.table("notices").count == 0


def test_what_failed_waits_for_the_next_start_and_is_given_up_when_it_fails_again(db: Database) -> None:
    keep_notice(db, notice())
    settle_notice(db, taken(db), delivered=False)
    assert waiting(db) == []
    begin_notices(db)
    assert waiting(db) == ["norway total"]
    settle_notice(db, taken(db), delivered=False)
    begin_notices(db)
    assert db.table("notices").count == 0


def test_what_may_have_been_sent_before_a_crash_is_not_sent_again(db: Database) -> None:
    keep_notice(db, notice())
    taken(db)
    begin_notices(db)
    assert db.table("notices").count == 0


def test_what_waits_goes_on_waiting_over_a_start(db: Database) -> None:
    keep_notice(db, notice())
    begin_notices(db)
    assert waiting(db) == ["norway total"]


def test_a_member_is_forgotten_everywhere_and_nobody_else(db: Database) -> None:
    for server in (SERVER, OTHER_SERVER, None):
        keep_notice(db, notice(server=server))
    keep_notice(db, notice("another", member=99))
    assert forget_notices(db, MEMBER.id) == 3
    assert waiting(db) == ["another"]
    assert forget_notices(db, MEMBER.id) == 0


def test_nobody_can_fill_the_disk_by_waiting(db: Database) -> None:
    kept = [keep_notice(db, notice(f"question {number}")) for number in range(12)]
    assert kept == [True] * 10 + [False] * 2
    assert keep_notice(db, notice("question 3")), "one that waits already is no new one"
    crowd = [keep_notice(db, notice(member=1000 + number)) for number in range(500)]
    assert crowd.count(True) == 490
    assert keep_notice(db, notice(server=OTHER_SERVER, member=77)), "another server has room of its own"


async def test_a_notice_outlives_the_program(store: Store, path: Path, shared_ledger: str | None) -> None:
    await store.write(partial(keep_notice, notice=notice()))
    await store.close()
    again = Store.open(path, ledger=shared_ledger)
    assert [each.member for each in await again.query(partial(waiting_notices, server=SERVER))] == [MEMBER.id]
    await again.close()


def test_a_store_from_before_there_were_notices_gets_them_and_keeps_its_questions(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "old.db", mode="rwc")) as db:
        migrations.apply(db, stop_before="m003_notices")
        assert schema_of(db) == 2
        db.execute("INSERT INTO questions (scope, key, text, first_asked, last_asked) VALUES (0, 'k', 'q', '', '')")
        db.commit()
        migrate(db)
        assert schema_of(db) == SCHEMA
        assert keep_notice(db, notice())
        assert db.table("questions").count == 1
