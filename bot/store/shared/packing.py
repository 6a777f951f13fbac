"""Changes as bytes and back: JSON, compressed, in parts of a size that any line and memory can bear."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from bot.store.shared.capture import Row, TableChange

_ROWS = 5_000
"""Rows in one part."""


def pack(changes: Iterable[TableChange]) -> Iterator[bytes]:
    """Give the parts of a change."""
    for change in changes:
        for part in _cut(change):
            told = [part.table, part.columns, part.keys, part.gone, [_written(row) for row in part.rows]]
            yield zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def unpack(parts: Iterable[bytes]) -> Iterator[TableChange]:
    """Read the parts of a change."""
    for part in parts:
        table, columns, keys, gone, rows = json.loads(zlib.decompress(part))
        yield TableChange(table, columns, keys, gone, [[_read(value) for value in row] for row in rows])


def pack_file(chunk: bytes) -> bytes:
    """Write a part of a snapshot."""
    return zlib.compress(chunk, 3)


def unpack_file(part: bytes) -> bytes:
    """Read a part of a snapshot."""
    return zlib.decompress(part)


def _cut(change: TableChange) -> Iterator[TableChange]:
    for at in range(0, max(len(change.gone), len(change.rows)), _ROWS):
        yield replace(change, gone=change.gone[at : at + _ROWS], rows=change.rows[at : at + _ROWS])


def _written(row: Row) -> Row:
    return [{"blob": value.hex()} if isinstance(value, bytes) else value for value in row]


def _read(value: Any) -> Any:
    return bytes.fromhex(value["blob"]) if isinstance(value, dict) else value
