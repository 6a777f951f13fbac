"""What one transaction changed in the shared tables: each row that it touched, as it stands at the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.store.shared.tables import OWN_META, SHARED

Row = list[Any]


@dataclass(frozen=True, slots=True)
class TableChange:
    """The touched rows of one table: keys of those that are gone, and those that stand, by the names of their columns."""

    table: str
    columns: list[str]
    keys: list[str]
    gone: list[str]
    rows: list[Row]


def watch(db: Database) -> None:
    """Have a connection note every row of the shared tables that it touches, by its key. Others notice nothing."""
    db.execute("CREATE TEMP TABLE touched (name TEXT, key TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID")
    for table in SHARED:
        keys = keys_of(db, table)
        for event, states in (("INSERT", ["NEW"]), ("DELETE", ["OLD"]), ("UPDATE", ["OLD", "NEW"])):
            notes = "".join(_note(table, keys, state) for state in states)
            when = _when(db, table, event)
            db.execute(
                f"CREATE TEMP TRIGGER watch_{table}_{event} AFTER {event} ON main.{table} {when} BEGIN {notes} END"
            )


def forget_touched(db: Database) -> None:
    """Begin anew; what was touched is not to be told."""
    db.execute("DELETE FROM temp.touched")


def captured(db: Database) -> Iterator[TableChange]:
    """Give what was touched since the last `forget_touched`, in the order of SHARED."""
    touched = {row[0] for row in db.execute("SELECT DISTINCT name FROM temp.touched")}
    for table in (each for each in SHARED if each in touched):
        yield _change_of(db, table)
    if touched:
        yield _numbers_of(db, touched)


def keys_of(db: Database, table: str) -> list[str]:
    """Give the columns of a table's primary key, in order."""
    sql = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"
    return [row[0] for row in db.execute(sql, [table])]


def _note(table: str, keys: list[str], state: str) -> str:
    key = ", ".join(f"{state}.{name}" for name in keys)
    # ON CONFLICT of the statement that fired a trigger would override OR IGNORE inside it.
    return (
        f"INSERT INTO touched SELECT '{table}', json_array({key}) "  # noqa: S608
        f"WHERE NOT EXISTS (SELECT 1 FROM touched WHERE name = '{table}' AND key = json_array({key}));"
    )


def _when(db: Database, table: str, event: str) -> str:
    """Leave out what changes nothing, and what is about this file alone."""
    conditions = []
    if event == "UPDATE":
        old, new = (", ".join(f"{state}.{name}" for name in _columns_of(db, table)) for state in ("OLD", "NEW"))
        conditions.append(f"NOT (({old}) IS ({new}))")
    if table == "meta":
        names = ", ".join(f"'{name}'" for name in OWN_META)
        conditions.append(f"{'OLD' if event == 'DELETE' else 'NEW'}.name NOT IN ({names})")
    return f"WHEN {' AND '.join(conditions)}" if conditions else ""


def _columns_of(db: Database, table: str) -> list[str]:
    return [row[0] for row in db.execute("SELECT name FROM pragma_table_info(?)", [table])]


def _change_of(db: Database, table: str) -> TableChange:
    keys = keys_of(db, table)
    columns = _columns_of(db, table)
    same = " AND ".join(f"t.{name} = json_extract(touched.key, '$[{at}]')" for at, name in enumerate(keys))
    shown = ", ".join(f"t.{name}" for name in columns)
    sql = (
        f"SELECT touched.key, t.{keys[0]} IS NULL, {shown} FROM temp.touched AS touched "  # noqa: S608
        f"LEFT JOIN main.{table} AS t ON {same} WHERE touched.name = ?"
    )
    gone: list[str] = []
    rows: list[Row] = []
    for key, is_gone, *row in db.execute(sql, [table]):
        if is_gone:
            gone.append(key)
        else:
            rows.append(row)
    return TableChange(table, columns, keys, gone, rows)


def _numbers_of(db: Database, touched: set[str]) -> TableChange:
    """The highest numbers ever given in the touched tables, so that none is given twice."""
    rows = [[name, seq] for name, seq in db.execute("SELECT name, seq FROM sqlite_sequence") if name in touched]
    return TableChange("sqlite_sequence", ["name", "seq"], ["name"], [], rows)
