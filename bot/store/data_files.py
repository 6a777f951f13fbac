"""Data files that curators look at before they are imported: kept as they came until applied, dropped or a day old."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from bot.domain.model import Actor
from bot.errors import NotAllowed, StoreUnavailable
from bot.store.failures import DAMAGED
from bot.store.imports import Difference, Imported, apply_import
from bot.store.revising import Circumstances, refuse_others
from bot.store.rows import scope_of, storable
from bot.store.stored import read_json

_MOST_EACH = 3
"""Files that one curator looks at at a time; a further one takes the place of the oldest."""

_KEEP = "INSERT INTO data_files (scope, member, name, wanted, content, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id"
_ROOM = """
    DELETE FROM data_files WHERE member = :member AND id NOT IN (
        SELECT id FROM data_files WHERE member = :member ORDER BY id DESC LIMIT :kept)
"""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that waits: its name, its bytes, and what its curator said of it."""

    id: int
    name: str
    content: bytes
    wanted: Mapping[str, str]


def keep_file(db: Database, name: str, content: bytes, wanted: Mapping[str, str], here: Circumstances) -> int:
    """Keep a file for the curator who brought it; give its number."""
    refuse_others(here)
    told = storable(json.dumps(dict(wanted), ensure_ascii=False))
    values = [here.scope, here.actor.id, storable(name), told, zlib.compress(content, 1), here.moment]
    number = int(db.execute(_KEEP, values).fetchone()[0])
    db.execute(_ROOM, {"member": here.actor.id, "kept": _MOST_EACH})
    return number


def kept_file(db: Database, number: int, actor: Actor, server: int | None) -> DataFile | None:
    """Give a file that waits; None where it is gone. Raises NotAllowed for anybody but the curator who brought it."""
    sql = "SELECT id, name, content, wanted, member FROM data_files WHERE id = ? AND scope = ?"
    row = db.execute(sql, [number, scope_of(server)]).fetchone()
    if row is None:
        return None
    found, name, content, wanted, member = row
    if member != actor.id:
        raise NotAllowed("Only the curator who brought this file decides on it. Bring it yourself with `fact import`.")
    return DataFile(found, name, _unpacked(content), read_json(wanted))


def apply_file(db: Database, number: int, imported: Imported, here: Circumstances) -> tuple[int | None, Difference]:
    """Store what a file that waits changes, and forget the file."""
    applied = apply_import(db, imported, here, replace=False)
    drop_file(db, number, here.actor, here.server)
    return applied


def drop_file(db: Database, number: int, actor: Actor, server: int | None) -> bool:
    """Forget a file that waits; false where it is gone."""
    sql = "DELETE FROM data_files WHERE id = ? AND scope = ? AND member = ? RETURNING id"
    return db.execute(sql, [number, scope_of(server), actor.id]).fetchone() is not None


def forget_files(db: Database, member: int) -> None:
    """Forget every file that a member looks at."""
    db.execute("DELETE FROM data_files WHERE member = ?", [member])


def _unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompress(content)
    except zlib.error as error:
        raise StoreUnavailable(DAMAGED) from error
