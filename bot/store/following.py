"""What channels follow: changes since they were last told, gathered into letters, each once; and weekly digests.

The ledger's sequence is the clock here: every change up to the kept sequence has been looked at. Letters and that sequence
move in one transaction, so that no change is told twice or lost over a restart.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from bot.domain.following import Followed, FollowSort, concerned
from bot.domain.form import slug
from bot.domain.naming import Names
from bot.errors import InvalidFact
from bot.store.letters import Letter, put_letter
from bot.store.naming import names_of
from bot.store.revising import Circumstances, moment, refuse_others
from bot.store.rows import GLOBAL, scope_of, server_of, storable
from bot.store.stored import read_json

_MOST_EACH = 25
"""Things that one channel follows."""
_MOST_TOLD = 10
"""Changes that one message tells in full; of more it tells how many."""
_MOST_FAILURES = 5
"""After so many messages that could not be sent, a channel follows nothing any more."""
_LATE = timedelta(days=1)
"""A digest that is later than this is left out; the next one tells its changes."""

_CHANGES = "SELECT sequence, scope, fact_id, action, before, after FROM revisions WHERE sequence > ? ORDER BY sequence"
_HEARING = """
    SELECT channel, scope, label, id FROM follows
    WHERE sort = ? AND key = ? AND (? = 0 OR scope = ?) AND since < ? AND failures < ?
"""
_FURTHEST = timedelta(days=8)
_DUE = "SELECT channel, scope, weekday, minute, zone, next_at, since FROM digests WHERE next_at <= ? OR next_at > ?"


@dataclass(frozen=True, slots=True)
class Follow:
    """One thing that a channel follows."""

    id: int
    channel: int
    sort: str
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Digest:
    """When a channel gets its weekly digest: weekday (0 is Monday), minute of the day, and time zone by its IANA name."""

    weekday: int
    minute: int
    zone: str
    next_at: str


def follow(db: Database, channel: int, what: Followed, label: str, here: Circumstances) -> bool:
    """Have a channel told from now on; false where it was already. Raises InvalidFact where it follows too much."""
    refuse_others(here)
    if db.execute("SELECT count(*) FROM follows WHERE channel = ?", [channel]).fetchone()[0] >= _MOST_EACH:
        raise InvalidFact([f"This channel follows {_MOST_EACH} things already. Unfollow one first."])
    sql = """
        INSERT INTO follows (scope, channel, sort, key, label, since) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING RETURNING id
    """
    row = db.execute(sql, [here.scope, channel, what.sort.value, what.key, storable(label), _last(db)]).fetchone()
    return row is not None


def unfollow(db: Database, channel: int, number: int | None, here: Circumstances) -> int:
    """Stop following one thing, or with None everything; give how many. Only those of the same server are found."""
    refuse_others(here)
    sql = "DELETE FROM follows WHERE scope = ? AND (id = ? OR (? IS NULL AND channel = ?)) RETURNING id"
    return len(db.execute(sql, [here.scope, number, number, channel]).fetchall())


def follows_of(db: Database, channel: int, server: int | None) -> Sequence[Follow]:
    """Give what a channel follows, oldest first."""
    sql = "SELECT id, channel, sort, key, label FROM follows WHERE channel = ? AND scope = ? ORDER BY id"
    return tuple(Follow(*row) for row in db.execute(sql, [channel, scope_of(server)]))


def set_digest(db: Database, channel: int, digest: Digest | None, here: Circumstances) -> None:
    """Set when a channel gets its digest, or with None that it gets none."""
    refuse_others(here)
    db.execute("DELETE FROM digests WHERE channel = ? AND scope = ?", [channel, here.scope])
    if digest is not None:
        row = [channel, here.scope, digest.weekday, digest.minute, digest.zone, digest.next_at, _last(db)]
        db.execute("INSERT INTO digests VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def digest_of(db: Database, channel: int, server: int | None) -> Digest | None:
    """Give when a channel gets its digest."""
    sql = "SELECT weekday, minute, zone, next_at FROM digests WHERE channel = ? AND scope = ?"
    row = db.execute(sql, [channel, scope_of(server)]).fetchone()
    return Digest(*row) if row else None


def gather(db: Database, at: datetime) -> int:
    """Write letters about every change since the last time to the channels that follow it; give how many letters."""
    seen = _seen(db)
    if db.execute("SELECT 1 FROM follows LIMIT 1").fetchone() is None:
        return 0  # what is not followed by anybody is not looked at; who follows later starts from then
    told: dict[tuple[int, int], dict[str, dict[str, Any]]] = {}
    last = seen
    topics: dict[int, Names] = {}
    for change in db.execute(_CHANGES, [seen]).fetchall():
        last = change[0]
        for channel, scope, label, number in _hearing(db, change, topics):
            _remember(told.setdefault((channel, scope), {}), change, label, number)
    for (channel, scope), facts in told.items():
        content = {"about": "follow", "facts": list(facts.values())[:_MOST_TOLD], "count": len(facts)}
        put_letter(db, Letter(server=server_of(scope), member=None, channel=channel, content=content), at)
    if last != seen:
        db.execute("INSERT INTO meta VALUES ('followed', ?) ON CONFLICT DO UPDATE SET value = excluded.value", [last])
    return len(told)


def gather_digests(db: Database, now: datetime, next_at: Callable[[Digest], str]) -> int:
    """Write the letters of the digests that are due, each once; give how many.

    One planned further ahead than a week was planned by a clock that was wrong, and is planned anew.
    """
    due = db.execute(_DUE, [moment(now), moment(now + _FURTHEST)]).fetchall()
    sent = 0
    for channel, scope, weekday, minute, zone, planned, since in due:
        late = not timedelta(0) <= now - datetime.fromisoformat(planned) <= _LATE
        facts = {} if late else _since(db, channel, scope, since)
        if not late:
            content = {"about": "digest", "facts": list(facts.values())[:_MOST_TOLD], "count": len(facts)}
            put_letter(db, Letter(server=server_of(scope), member=None, channel=channel, content=content), now)
            sent += 1
        after = next_at(Digest(weekday, minute, zone, planned))
        kept = since if late else _last(db)
        db.execute("UPDATE digests SET next_at = ?, since = ? WHERE channel = ?", [after, kept, channel])
    return sent


def next_digest(db: Database) -> str | None:
    """Give when the next digest of any channel is due, None where none is planned."""
    found = db.execute("SELECT min(next_at) FROM digests").fetchone()[0]
    return None if found is None else str(found)


def note_delivery(db: Database, channel: int, *, delivered: bool) -> None:
    """Count what could not be sent to a channel; one that works again starts anew."""
    change = "failures = 0" if delivered else "failures = failures + 1"
    db.execute(f"UPDATE follows SET {change} WHERE channel = ?", [channel])  # noqa: S608


def _since(db: Database, channel: int, scope: int, since: int) -> dict[str, dict[str, Any]]:
    """The changes since a sequence that a channel follows."""
    sql = "SELECT sort, key, label, id FROM follows WHERE channel = ?"
    wanted = {(sort, key): (label, number) for sort, key, label, number in db.execute(sql, [channel])}
    names = names_of(db, server_of(scope))
    found: dict[str, dict[str, Any]] = {}
    for change in db.execute(f"{_CHANGES}", [since]).fetchall():
        if change[1] not in (GLOBAL, scope):
            continue
        for what in _concerned(change, names):
            if followed := wanted.get((what.sort.value, what.key)):
                _remember(found, change, *followed)
    return found


def _hearing(db: Database, change: tuple[Any, ...], topics: dict[int, Names]) -> Iterator[tuple[int, int, str, int]]:
    """The channels that follow something which a change concerns: by key, never all follows."""
    sequence, scope = change[0], change[1]
    if scope not in topics:
        topics[scope] = names_of(db, server_of(scope))
    for what in _concerned(change, topics[scope]):
        values = [what.sort.value, what.key, scope, scope, sequence, _MOST_FAILURES]
        yield from db.execute(_HEARING, values).fetchall()
    if scope == GLOBAL:
        yield from _topics_holding(db, change)


def _topics_holding(db: Database, change: tuple[Any, ...]) -> Iterator[tuple[int, int, str, int]]:
    """Channels that follow a topic of their server into which a global fact was put."""
    sql = """
        SELECT follows.channel, follows.scope, follows.label, follows.id FROM follows
        JOIN namings ON namings.scope = follows.scope AND namings.sort = 'topic' AND namings.key = follows.key
        WHERE follows.sort = 'topic' AND follows.since < ? AND follows.failures < ?
            AND EXISTS (SELECT 1 FROM json_each(namings.record, '$.facts') WHERE json_each.value = ?)
    """
    yield from db.execute(sql, [change[0], _MOST_FAILURES, change[2]]).fetchall()


def _concerned(change: tuple[Any, ...], names: Names) -> frozenset[Followed]:
    _, _, fact_id, _, before, after = change
    record = read_json(after or before or "{}")
    own = frozenset(
        Followed(FollowSort.TOPIC, key)
        for key, topic in names.topics.items()
        if fact_id in topic.facts or slug(topic.name) in (record.get("donor"), record.get("recipient"))
    )
    return concerned(record) | own


def _remember(told: dict[str, dict[str, Any]], change: tuple[Any, ...], label: str, number: int) -> None:
    """Keep a change of a fact, from the first state to the last where it changed several times."""
    _, _, fact_id, action, before, after = change
    earlier: Mapping[str, Any] | None = told.get(fact_id)
    first = earlier["before"] if earlier else read_json(before) if before else None
    told[fact_id] = {
        "id": fact_id,
        "action": action,
        "label": label,
        "follow": number,
        "before": first,
        "after": read_json(after) if after else None,
    }


def _seen(db: Database) -> int:
    row = db.execute("SELECT value FROM meta WHERE name = 'followed'").fetchone()
    return int(row[0]) if row else 0


def _last(db: Database) -> int:
    return int(db.execute("SELECT coalesce(max(sequence), 0) FROM revisions").fetchone()[0])
