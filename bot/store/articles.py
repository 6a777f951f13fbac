"""Articles that a curator goes through, finding by finding: kept until each is decided, and no longer.

What is kept of an article is what its findings would store, and the sentence each stands in until it is decided.
"""

import json
from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from bot.domain.extracting.findings import KeptFinding
from bot.domain.model import Actor, AnyFact, Revision
from bot.errors import NotAllowed
from bot.store.revising import Circumstances, add, moment, refuse_others
from bot.store.rows import scope_of, storable
from bot.store.stored import read_json

_MOST_EACH = 5
"""Articles that one curator goes through at a time; a further one takes the place of the oldest."""

_KEEP = "INSERT INTO articles (scope, member, title, at) VALUES (?, ?, ?, ?) RETURNING id"
_ROOM = """
    DELETE FROM articles WHERE member = :member AND id NOT IN (
        SELECT id FROM articles WHERE member = :member ORDER BY id DESC LIMIT :kept)
"""
_FINDING = """
    SELECT findings.article, findings.number, articles.title, findings.form, findings.told,
        (SELECT count(*) FROM findings AS others WHERE others.article = findings.article),
        findings.state, articles.member
    FROM findings JOIN articles ON articles.id = findings.article
    WHERE articles.id = ? AND articles.scope = ?
"""


def keep_article(
    db: Database, title: str, findings: Sequence[tuple[Mapping[str, str], Sequence[str]]], here: Circumstances
) -> int:
    """Keep the findings of an article for the curator who brought it; give its number."""
    refuse_others(here)
    row = db.execute(_KEEP, [here.scope, here.actor.id, storable(title), moment(here.at)]).fetchone()
    article = int(row[0])
    rows = [
        (article, number, _written(form), storable(json.dumps(list(told), ensure_ascii=False)))
        for number, (form, told) in enumerate(findings, 1)
    ]
    db.conn.executemany("INSERT INTO findings (article, number, form, told) VALUES (?, ?, ?, ?)", rows)
    db.execute(_ROOM, {"member": here.actor.id, "kept": _MOST_EACH})
    return article


def kept_finding(
    db: Database, article: int, number: int | None, actor: Actor, server: int | None
) -> KeptFinding | None:
    """Give one finding, or with None the first that waits; None where there is none.

    Raises NotAllowed for anybody but the curator who brought the article.
    """
    which = "findings.state = 'waiting'" if number is None else "findings.number = ?"
    values = [article, scope_of(server), *([] if number is None else [number])]
    sql = " ".join((_FINDING, "AND", which, "ORDER BY findings.number LIMIT 1"))
    row = db.execute(sql, values).fetchone()
    if row is None:
        return None
    *fields, state, member = row
    if member != actor.id:
        raise NotAllowed(
            "Only the curator who brought this article decides on its findings. Bring it yourself with `fact from`."
        )
    found, at, title, form, told, count = fields
    return KeptFinding(found, at, title, read_json(form), tuple(read_json(told)), count, state)


def amend_finding(db: Database, finding: KeptFinding, form: Mapping[str, str], here: Circumstances) -> None:
    """Keep another form for a finding that waits."""
    refuse_others(here)
    sql = "UPDATE findings SET form = ? WHERE article = ? AND number = ? AND state = 'waiting'"
    db.execute(sql, [_written(form), finding.article, finding.number])


def approve_finding(db: Database, finding: KeptFinding, fact: AnyFact, here: Circumstances) -> Revision | None:
    """Store the fact of a finding and mark it as approved; None where it was decided already."""
    if not _decide(db, finding, "approved"):
        return None
    return add(db, fact, here)


def skip_finding(db: Database, finding: KeptFinding, here: Circumstances) -> bool:
    """Mark a finding as not wanted; false where it was decided already."""
    refuse_others(here)
    return _decide(db, finding, "skipped")


def drop_article(db: Database, article: int, actor: Actor, server: int | None) -> bool:
    """Forget an article with all that waits of it."""
    sql = "DELETE FROM articles WHERE id = ? AND scope = ? AND member = ? RETURNING id"
    return db.execute(sql, [article, scope_of(server), actor.id]).fetchone() is not None


def forget_articles(db: Database, member: int) -> int:
    """Forget every article that a member goes through; give how many."""
    return len(db.execute("DELETE FROM articles WHERE member = ? RETURNING id", [member]).fetchall())


def last_article(db: Database, actor: Actor, server: int | None) -> int | None:
    """Give the article that a curator brought last and has not finished."""
    sql = "SELECT max(id) FROM articles WHERE scope = ? AND member = ?"
    found = db.execute(sql, [scope_of(server), actor.id]).fetchone()[0]
    return None if found is None else int(found)


def _decide(db: Database, finding: KeptFinding, state: str) -> bool:
    # What it stood in is forgotten with the decision.
    sql = (
        "UPDATE findings SET state = ?, told = '[]', form = '{}' "
        "WHERE article = ? AND number = ? AND state = 'waiting' RETURNING number"
    )
    return db.execute(sql, [state, finding.article, finding.number]).fetchone() is not None


def _written(form: Mapping[str, str]) -> str:
    return storable(json.dumps(dict(form), ensure_ascii=False))
