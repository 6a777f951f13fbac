"""What waits for curators besides proposals: questions without an answer, and reports of wrong answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from bot.errors import InvalidFact
from bot.store.letters import Letter, put_letter
from bot.store.notices import take_alike
from bot.store.revising import Circumstances, moment, refuse_others, standing
from bot.store.rows import scope_of, server_of, storable
from bot.store.stored import read_json

_LONGEST = 500
_KEPT_QUESTIONS = 2000
"""For each server, so that nobody can fill the disk by asking."""
_MOST_REPORTS = 200
_MOST_REPORTS_EACH = 5

_NOTE = """
    INSERT INTO questions (scope, key, text, first_asked, last_asked) VALUES (:scope, :key, :text, :at, :at)
    ON CONFLICT (scope, key) DO UPDATE SET count = count + 1, text = excluded.text, last_asked = excluded.last_asked
"""
_FORGET = """
    DELETE FROM questions WHERE scope = :scope AND key IN (
        SELECT key FROM questions WHERE scope = :scope AND key <> :key
        ORDER BY count DESC, last_asked DESC LIMIT -1 OFFSET :kept)
"""
_COLUMNS = "id, text, key, count, first_asked, last_asked, state, fact"
_ASKED = f"""
    SELECT {_COLUMNS} FROM questions WHERE scope = ? AND state = 'open'
    ORDER BY count DESC, last_asked DESC LIMIT ? OFFSET ?
"""  # noqa: S608
_REPORT = """
    INSERT INTO reports (scope, member, channel, words, asked, answer, read_as, facts, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
"""
_REPORT_COLUMNS = "id, scope, member, channel, words, asked, answer, read_as, facts, at, state"
_CLOSE = f"""
    UPDATE reports SET state = 'closed', settled_by = ?, settled_at = ?
    WHERE id = ? AND scope = ? AND state = 'open' RETURNING {_REPORT_COLUMNS}
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that found no answer, in the words it was last asked in, and how often it was asked between two moments.

    `fact` is the one that a curator points to for it; `state` is open, dismissed or answered.
    """

    id: int
    text: str
    key: str
    count: int
    first_asked: str
    last_asked: str
    state: str
    fact: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What somebody found wrong with an answer. Who it was is only kept to tell them what became of it."""

    server: int | None
    member: int
    channel: int | None
    words: str
    asked: tuple[str, ...]
    """The question, and before it those it goes on from."""
    answer: str
    read_as: str
    facts: tuple[str, ...]
    id: int = 0
    at: str = ""
    state: str = "open"


def note_question(db: Database, text: str, key: str, server: int | None, at: datetime) -> None:
    """Count a question that found no answer, and forget the least asked beyond what is kept."""
    values = {
        "scope": scope_of(server),
        "key": storable(key)[:_LONGEST],
        "text": storable(text)[:_LONGEST],
        "at": moment(at),
    }
    db.execute(_NOTE, values)
    db.execute(_FORGET, values | {"kept": _KEPT_QUESTIONS - 1})


def open_questions(db: Database, server: int | None, limit: int, offset: int = 0) -> Sequence[OpenQuestion]:
    """Give the questions that found no answer, the most asked first."""
    return tuple(OpenQuestion(*row) for row in db.execute(_ASKED, [scope_of(server), limit, offset]))


def count_open(db: Database, server: int | None) -> int:
    """Tell how many questions wait for an answer."""
    sql = "SELECT count(*) FROM questions WHERE scope = ? AND state = 'open'"
    return int(db.execute(sql, [scope_of(server)]).fetchone()[0])


def question(db: Database, number: int, server: int | None) -> OpenQuestion | None:
    """Give one question of a server."""
    sql = f"SELECT {_COLUMNS} FROM questions WHERE id = ? AND scope = ?"  # noqa: S608
    row = db.execute(sql, [number, scope_of(server)]).fetchone()
    return OpenQuestion(*row) if row else None


def pointed_to(db: Database, key: str, server: int | None) -> str | None:
    """Give the fact that a curator of this server points to for a question, None where there is none."""
    sql = "SELECT fact FROM questions WHERE scope = ? AND key = ? AND state = 'answered'"
    row = db.execute(sql, [scope_of(server), storable(key)[:_LONGEST]]).fetchone()
    return row[0] if row else None


def settle_question(db: Database, number: int, state: str, fact: str | None, here: Circumstances) -> OpenQuestion:
    """Dismiss a question, open it again, or point to a fact that answers it; raise InvalidFact where it is not there."""
    refuse_others(here)
    if fact is not None:
        standing(db, fact, here.server)
    sql = f"UPDATE questions SET state = ?, fact = ? WHERE id = ? AND scope = ? RETURNING {_COLUMNS}"  # noqa: S608
    row = db.execute(sql, [state, fact, number, here.scope]).fetchone()
    if row is None:
        raise InvalidFact([f"There is no question q{number} here. See them with `inbox`."])
    return OpenQuestion(*row)


def point_to(db: Database, number: int, fact: str, here: Circumstances) -> int:
    """Point to a fact for a question, and have those told who wait for it; give how many."""
    settled = settle_question(db, number, "answered", fact, here)
    waiting = take_alike(db, settled.key, here.server)
    for each in waiting:
        content = {"about": "pointer", "question": each.texts[-1], "fact": fact}
        letter = Letter(server=each.server, member=each.member, channel=each.channel, content=content)
        put_letter(db, letter, here.at)
    return len(waiting)


def keep_report(db: Database, report: Report, at: datetime) -> int:
    """Keep a report; raise InvalidFact where too many wait."""
    waiting, own = db.execute(
        "SELECT count(*), count(*) FILTER (WHERE member = ?) FROM reports WHERE scope = ? AND state = 'open'",
        [report.member, scope_of(report.server)],
    ).fetchone()
    if waiting >= _MOST_REPORTS or (own >= _MOST_REPORTS_EACH and report.member):
        raise InvalidFact(["Too many reports wait for the curators already. Try again when they have looked at them."])
    row = [
        *(scope_of(report.server), report.member, report.channel, storable(report.words)[: _LONGEST * 2]),
        *(_json(report.asked), storable(report.answer)[:_LONGEST], storable(report.read_as)[:_LONGEST]),
        *(_json(report.facts), moment(at)),
    ]
    return int(db.execute(_REPORT, row).fetchone()[0])


def open_reports(db: Database, server: int | None) -> Sequence[Report]:
    """Give the reports that wait, oldest first."""
    sql = f"SELECT {_REPORT_COLUMNS} FROM reports WHERE scope = ? AND state = 'open' ORDER BY id"  # noqa: S608
    return tuple(_read(row) for row in db.execute(sql, [scope_of(server)]))


def report_of(db: Database, number: int, server: int | None) -> Report | None:
    """Give one report of a server."""
    sql = f"SELECT {_REPORT_COLUMNS} FROM reports WHERE id = ? AND scope = ?"  # noqa: S608
    row = db.execute(sql, [number, scope_of(server)]).fetchone()
    return _read(row) if row else None


def close_report(db: Database, number: int, outcome: str, here: Circumstances) -> bool:
    """Close a report and have who made it told; false where it was closed before."""
    refuse_others(here)
    row = db.execute(_CLOSE, [here.actor.id, here.moment, number, here.scope]).fetchone()
    if row is None:
        return False
    report = _read(row)
    if report.member and (report.channel is not None or report.server is None):
        content = {"about": "report", "question": report.asked[-1] if report.asked else "", "outcome": outcome}
        put_letter(
            db, Letter(server=report.server, member=report.member, channel=report.channel, content=content), here.at
        )
    return True


def _read(row: tuple[Any, ...]) -> Report:
    number, scope, member, channel, words, asked, answer, read_as, facts, at, state = row
    return Report(
        id=number,
        server=server_of(scope),
        member=member,
        channel=channel,
        words=words,
        asked=tuple(read_json(asked)),
        answer=answer,
        read_as=read_as,
        facts=tuple(read_json(facts)),
        at=at,
        state=state,
    )


def _json(texts: Sequence[str]) -> str:
    return json.dumps([storable(text)[:_LONGEST] for text in texts], ensure_ascii=False)
